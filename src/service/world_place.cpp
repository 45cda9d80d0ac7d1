// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/world_place.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string_view>

namespace plimsoll {

namespace {

std::optional<std::string> firstWithContent(const std::string& file, std::initializer_list<const char*> suffixes)
{
    for (const char* suffix : suffixes) {
        const std::string beside = file + suffix;
        std::error_code none;
        const auto status = std::filesystem::symlink_status(beside, none);
        const bool isEmpty
            = std::filesystem::is_regular_file(status) && std::filesystem::file_size(beside, none) == 0 && !none;
        if (std::filesystem::exists(status) && !isEmpty)
            return beside;
    }
    return std::nullopt;
}

/// Whether a killed process may have left it: nothing yet, or what carries the mark of a world.
bool isBegunWorld(const std::string& draft)
{
    constexpr std::size_t markAt = 68;
    std::error_code none;
    if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(draft, none)))
        return false;
    std::array<char, markAt + sizeof worldMark> header{};
    std::ifstream file{draft, std::ios::binary};
    if (!file.read(header.data(), header.size()))
        return file.gcount() == 0;
    std::uint32_t mark = 0;
    for (std::size_t i = markAt; i < header.size(); ++i)
        mark = mark << 8U | static_cast<unsigned char>(header[i]);
    return std::string_view{header.data()} == "SQLite format 3" && mark == worldMark;
}

} // namespace

std::string worldFileOf(const std::string& path)
{
    std::error_code none;
    if (!std::filesystem::is_symlink(path, none))
        return path;
    const std::string file = std::filesystem::weakly_canonical(path, none).string();
    return file.empty() ? path : file;
}

std::optional<std::string> leftoverAt(const std::string& path)
{
    const auto left = firstWithContent(worldFileOf(path), {"-wal", "-journal", "-shm", ".audit"});
    return left ? left : draftLeftAt(path);
}

std::optional<std::string> draftLeftAt(const std::string& path)
{
    const std::string file = worldFileOf(path);
    if (isBegunWorld(file + ".new"))
        return std::nullopt;
    return firstWithContent(file, {".new", ".new-wal", ".new-journal", ".new-shm"});
}

} // namespace plimsoll
