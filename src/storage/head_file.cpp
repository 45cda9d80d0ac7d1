// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/head_file.h"

#include "domain/base/ensure.h"
#include "service/world_place.h"

#include <sodium.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <string_view>
#include <utility>

namespace plimsoll::storage {

namespace {

constexpr std::size_t hexSize = 2 * std::tuple_size_v<ChainHash> + 1;

std::string lineOf(const std::string& name, const ChainHash& hash)
{
    return name + ' ' + toHex(hash) + '\n';
}

std::string lineOf(const AuditHead& head)
{
    return std::to_string(head.number) + ' ' + toHex(head.link) + (head.signature ? ' ' + toHex(*head.signature) : "")
        + (head.signature && !head.record.empty() ? ' ' + toText(head.record) : "") + '\n';
}

/// " SIGNATURE" or " SIGNATURE RECORD", behind number and link; false where it is neither.
bool readSignature(std::string_view text, AuditHead& head)
{
    constexpr std::size_t signatureSize = 2 * std::tuple_size_v<AuditSignature>;
    if (text.front() != ' ')
        return false;
    head.signature = fromHex<std::tuple_size_v<AuditSignature>>(text.substr(1, signatureSize));
    text.remove_prefix(std::min(1 + signatureSize, text.size()));
    if (!head.signature || text.empty())
        return head.signature.has_value();
    auto marks = text.front() == ' ' ? recordMarksIn(text.substr(1)) : std::nullopt;
    if (!marks || marks->empty())
        return false;
    head.record = *std::move(marks);
    return true;
}

/// Before the number of actions that were there before the file.
constexpr char begunMark = '+';

/// Of a key or of the number of an action.
bool readLine(std::string_view line, std::size_t place, Heads& heads)
{
    const std::size_t end = line.find(' ');
    if (end == 0 || end == std::string_view::npos || line.size() < end + hexSize)
        return false;
    AuditHead head;
    if (line.size() > end + hexSize && !readSignature(line.substr(end + hexSize), head))
        return false;
    const auto hash = fromHex<std::tuple_size_v<ChainHash>>(line.substr(end + 1, hexSize - 1));
    if (!hash)
        return false;
    const bool begun = line.front() == begunMark;
    std::uint64_t number = 0;
    const auto [digits, error] = std::from_chars(line.data() + (begun ? 1 : 0), line.data() + end, number);
    if (error != std::errc{} || digits != line.data() + end)
        return !begun && !head.signature && heads.world.emplace(line.substr(0, end), *hash).second;
    if (number == 0 && head.signature) // there is nothing to sign before the first row
        return false;
    if (begun)
        heads.begunAt = number;
    const std::uint64_t highest = heads.links.empty() ? 0 : heads.links.rbegin()->first;
    if (number <= highest && number > 0 && !heads.outOfOrder)
        heads.outOfOrder = Heads::OutOfOrder{place, number, highest};
    if (number > 0)
        heads.links.insert_or_assign(number, *hash);
    head.number = number;
    head.link = *hash;
    if (head.signature)
        heads.signedHeads.insert_or_assign(number, std::move(head));
    return true;
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

Heads headsIn(const std::string& file, std::string_view content)
{
    Heads heads;
    heads.exist = true;
    std::size_t lines = 0;
    for (std::size_t end = content.find('\n'); end != std::string_view::npos; end = content.find('\n')) {
        ++lines;
        if (!readLine(content.substr(0, end), lines, heads))
            throw FaultRaised{{JournalFaultKind::Torn, file,
                "its line " + std::to_string(lines) + " is neither a row of a world's record nor a head of its chain"}};
        content.remove_prefix(end + 1);
    }
    return heads;
}

} // namespace

std::string headFileOf(const std::string& path)
{
    return worldFileOf(path) + ".audit";
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
        Heads heads = headsIn(path_, content);
        isNew_ = heads.empty();
        world_ = std::move(heads.world);
        last_ = heads.links.empty() ? 0 : heads.links.rbegin()->first;
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

HeadFile::~HeadFile()
{
    ::close(descriptor_);
}

void HeadFile::ensureInPlace() const
{
    struct stat opened {};
    struct stat there {};
    if (::fstat(descriptor_, &opened) != 0)
        throw FaultRaised{systemFault(path_, errno)};
    if (::stat(path_.c_str(), &there) != 0 || there.st_ino != opened.st_ino || there.st_dev != opened.st_dev)
        throw FaultRaised{{JournalFaultKind::Displaced, path_,
            "the audit beside a world; without it the audit says at the next opening that it was missing"}};
}

void HeadFile::beginAt(std::uint64_t number, const ChainHash& link)
{
    add(lineOf(begunMark + std::to_string(number), link));
    last_ = number;
}

void HeadFile::keep(const AuditHead& head)
{
    if (head.number == last_)
        return;
    add(lineOf(head));
    last_ = head.number;
}

void HeadFile::keepWorld(const WorldRows& rows)
{
    std::string lines;
    for (const auto& [key, hash] : rows)
        if (world_.emplace(key, hash).second)
            lines += lineOf(key, hash);
    if (!lines.empty())
        add(lines);
}

void HeadFile::add(const std::string& lines)
{
    if (::write(descriptor_, lines.data(), lines.size()) != static_cast<ssize_t>(lines.size())
        || ::fdatasync(descriptor_) != 0)
        throw FaultRaised{systemFault(path_, errno)};
}

WorldRows worldRowsIn(Connection& connection)
{
    ENSURE(sodium_init() >= 0, "the hashes of a world's record need libsodium");
    WorldRows rows;
    // A key is a word: what else stands there is not ours.
    Statement select{connection, "SELECT key, value FROM world WHERE key NOT GLOB '*[^a-zA-Z]*' AND key <> ''"};
    while (select.step()) {
        const std::string value = select.text(1);
        ChainHash hash{};
        ENSURE(crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(value.data()),
                   value.size(), nullptr, 0)
                == 0,
            "BLAKE2b accepts every content and this length");
        rows.emplace(select.text(0), hash);
    }
    return rows;
}

RecordMarks marksOf(const WorldRows& rows)
{
    RecordMarks marks;
    for (const auto& [key, hash] : rows)
        if (key != "name")
            std::copy_n(hash.begin(), marks[key].size(), marks[key].begin());
    return marks;
}

Heads readHeads(const std::string& path)
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
