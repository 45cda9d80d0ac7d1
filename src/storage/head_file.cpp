// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/head_file.h"

#include "storage/connection.h"

#include <sodium.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <string_view>

namespace plimsoll::storage {

namespace {

constexpr std::size_t hexSize = 2 * std::tuple_size_v<ChainHash> + 1;

std::string lineOf(std::uint64_t number, const ChainHash& link)
{
    std::array<char, hexSize> hex{};
    sodium_bin2hex(hex.data(), hex.size(), link.data(), link.size());
    return std::to_string(number) + ' ' + hex.data() + '\n';
}

bool readLine(std::string_view line, std::uint64_t& number, ChainHash& link)
{
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    const auto digits = static_cast<std::size_t>(end - line.data());
    if (error != std::errc{} || line.size() != digits + hexSize || line[digits] != ' ')
        return false;
    std::size_t size = 0;
    return sodium_hex2bin(link.data(), link.size(), line.data() + digits + 1, hexSize - 1, nullptr, &size, nullptr) == 0
        && size == link.size();
}

std::string contentOf(const std::string& file, int descriptor)
{
    std::string content;
    std::array<char, 1U << 16U> part{};
    for (;;) {
        const ssize_t size = ::pread(descriptor, part.data(), part.size(), static_cast<off_t>(content.size()));
        if (size < 0)
            throw FaultRaised{systemFault(file, errno)};
        if (size == 0)
            return content;
        content.append(part.data(), static_cast<std::size_t>(size));
    }
}

std::map<std::uint64_t, ChainHash> headsIn(const std::string& file, std::string_view content)
{
    std::map<std::uint64_t, ChainHash> heads;
    for (std::size_t end = content.find('\n'); end != std::string_view::npos; end = content.find('\n')) {
        std::uint64_t number = 0;
        ChainHash link{};
        if (!readLine(content.substr(0, end), number, link))
            throw FaultRaised{{JournalFaultKind::Torn, file,
                "its line " + std::to_string(heads.size() + 1) + " is no head of an audit chain"}};
        heads.insert_or_assign(number, link);
        content.remove_prefix(end + 1);
    }
    return heads;
}

} // namespace

std::string headFileOf(const std::string& path)
{
    return path + ".audit";
}

HeadFile::HeadFile(const std::string& path)
    : path_(headFileOf(path))
    , descriptor_(::open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR))
{
    if (descriptor_ < 0)
        throw FaultRaised{systemFault(path_, errno)};
    try {
        const std::string content = contentOf(path_, descriptor_);
        // An unfinished line would spoil the next one.
        const std::size_t whole = content.rfind('\n') + 1;
        if (whole != content.size() && ::ftruncate(descriptor_, static_cast<off_t>(whole)) != 0)
            throw FaultRaised{systemFault(path_, errno)};
        const auto heads = headsIn(path_, content);
        last_ = heads.empty() ? 0 : heads.rbegin()->first;
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

HeadFile::~HeadFile()
{
    ::close(descriptor_);
}

void HeadFile::keep(std::uint64_t number, const ChainHash& link)
{
    if (number == last_)
        return;
    const std::string line = lineOf(number, link);
    if (::write(descriptor_, line.data(), line.size()) != static_cast<ssize_t>(line.size())
        || ::fdatasync(descriptor_) != 0)
        throw FaultRaised{systemFault(path_, errno)};
    last_ = number;
}

std::map<std::uint64_t, ChainHash> readHeads(const std::string& path)
{
    const std::string file = headFileOf(path);
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        if (errno == ENOENT)
            return {};
        throw FaultRaised{systemFault(file, errno)};
    }
    std::string content;
    try {
        content = contentOf(file, descriptor);
    } catch (...) {
        ::close(descriptor);
        throw;
    }
    ::close(descriptor);
    return headsIn(file, content);
}

} // namespace plimsoll::storage
