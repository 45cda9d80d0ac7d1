// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/log_damage.h"

#include "service/world_place.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>
#include <string_view>

namespace plimsoll::storage {

namespace {

// https://www.sqlite.org/fileformat2.html#walformat
constexpr std::size_t headerSize = 32;
constexpr std::size_t frameHeaderSize = 24;
constexpr std::uint32_t magic = 0x377f0682; ///< its last bit: checksums are of big-endian words

std::string contentOf(const std::string& file, std::uintmax_t most = std::numeric_limits<std::uintmax_t>::max())
{
    std::error_code none;
    const std::uintmax_t size = std::filesystem::file_size(file, none);
    std::ifstream in{file, std::ios::binary};
    std::string content;
    content.resize(none ? 0 : std::min(size, most));
    in.read(content.data(), static_cast<std::streamsize>(content.size()));
    content.resize(static_cast<std::size_t>(in.gcount()));
    return content;
}

std::uint32_t byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint8_t>(bytes[at]);
}

std::uint32_t bigEndianAt(std::string_view bytes, std::size_t at)
{
    return byteAt(bytes, at) << 24 | byteAt(bytes, at + 1) << 16 | byteAt(bytes, at + 2) << 8 | byteAt(bytes, at + 3);
}

std::uint32_t littleEndianAt(std::string_view bytes, std::size_t at)
{
    return byteAt(bytes, at + 3) << 24 | byteAt(bytes, at + 2) << 16 | byteAt(bytes, at + 1) << 8 | byteAt(bytes, at);
}

struct Checksum {
    std::uint32_t first{};
    std::uint32_t second{};

    void add(std::string_view bytes, bool bigEndian)
    {
        const auto word = bigEndian ? bigEndianAt : littleEndianAt;
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            first += word(bytes, at) + second;
            second += word(bytes, at + 4) + first;
        }
    }
    friend bool operator==(const Checksum&, const Checksum&) = default;
};

Checksum checksumAt(std::string_view bytes, std::size_t at)
{
    return {bigEndianAt(bytes, at), bigEndianAt(bytes, at + 4)};
}

/// Of the file itself, for a log whose header is not to be trusted; 0 where it has none.
std::size_t pageSizeOf(const std::string& path)
{
    constexpr std::size_t place = 16;
    const std::string head = contentOf(path, place + 2);
    if (head.size() < place + 2)
        return 0;
    const std::size_t size = byteAt(head, place) << 8 | byteAt(head, place + 1);
    return size == 1 ? 65536 : size;
}

/// Of the world at `path`, whose log is `file` and reads `log`.
std::string damageIn(const std::string& log, const std::string& file, const std::string& path)
{
    if (log.size() < headerSize + frameHeaderSize)
        return {};
    const std::string_view all{log};
    const std::string_view salt = all.substr(16, 8);
    const bool bigEndian = bigEndianAt(all, 0) == (magic | 1U);
    Checksum ofHeader;
    ofHeader.add(all.substr(0, 24), bigEndian);
    const bool headerHolds = (bigEndianAt(all, 0) | 1U) == (magic | 1U) && ofHeader == checksumAt(all, 24);
    const std::size_t pageSize = headerHolds ? bigEndianAt(all, 8) : pageSizeOf(path);
    if (pageSize == 0)
        return {};
    const std::size_t frameSize = frameHeaderSize + pageSize;
    std::optional<std::size_t> damaged;
    if (!headerHolds)
        damaged = 0;
    Checksum before = checksumAt(all, 24);
    std::string_view saltBefore = salt;
    std::size_t number = 0;
    for (std::size_t at = headerSize; at + frameSize <= all.size(); at += frameSize) {
        const std::string_view frame = all.substr(at, frameSize);
        Checksum sum = before;
        sum.add(frame.substr(0, 8), bigEndian);
        sum.add(frame.substr(frameHeaderSize), bigEndian);
        before = checksumAt(frame, 16);
        // Frames of an earlier round of the log have another salt.
        const bool holds = sum == before && frame.substr(8, 8) == (headerHolds ? salt : saltBefore);
        saltBefore = frame.substr(8, 8);
        ++number;
        const bool commits = bigEndianAt(frame, 4) > 0;
        if (!holds && !damaged)
            damaged = number;
        if (holds && commits && damaged)
            return file + ": damaged " + (*damaged == 0 ? "in its header" : "at frame " + std::to_string(*damaged))
                + ", with whole commits behind; what was written from there on is not in this world.";
    }
    return {};
}

} // namespace

std::string logDamageOf(const std::string& path)
{
    const std::string file = worldFileOf(path) + "-wal";
    const std::string log = contentOf(file);
    const std::string damage = damageIn(log, file, path);
    // Damage stands still; a writer at work may have been met between two frames.
    return damage.empty() || contentOf(file) != log ? std::string{} : damage;
}

} // namespace plimsoll::storage
