// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/input_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace plimsoll {
namespace {

InputFault fileFault(const std::string& path, std::string value, std::string limit)
{
    InputFaults faults{path};
    faults.add("$", std::move(value), std::move(limit));
    return faults.first();
}

} // namespace

Result<std::string, InputFault> readTextFile(const std::string& path, std::size_t bytesMax)
{
    errno = 0;
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return fileFault(path, std::strerror(errno), "a file that can be read");
    std::string text;
    std::string block(std::size_t{1} << 16U, '\0');
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0) {
        text.append(block, 0, static_cast<std::size_t>(file.gcount()));
        if (text.size() > bytesMax)
            return fileFault(path, "a larger file", "at most " + std::to_string(bytesMax) + " bytes");
    }
    if (file.bad())
        return fileFault(path, std::strerror(errno), "a file that can be read");
    return text;
}

Result<JsonValue, InputFault> readJsonFile(const std::string& path, const JsonLimits& limits)
{
    auto text = readTextFile(path, limits.bytesMax);
    if (!text.ok())
        return text.error();
    return parseJson(text.value(), path, limits);
}

} // namespace plimsoll
