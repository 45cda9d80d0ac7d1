// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/access/audit_head.h"

#include "domain/base/codec.h"
#include "domain/base/ensure.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace plimsoll {

namespace {

constexpr std::string_view mark = "plimsoll-head";
constexpr std::string_view noSignature = "unsigned";

static_assert(std::tuple_size_v<AuditKey> == crypto_sign_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<AuditSignature> == crypto_sign_BYTES);

/// What is signed; the first word keeps it from being taken for anything else.
Bytes messageOf(const AuditHead& head)
{
    Bytes message;
    Encoder encoder{message};
    encoder.write(std::string{head.record.empty() ? "plimsoll audit head" : "plimsoll audit head 2"});
    encoder.write(head.number);
    encoder.write(head.link);
    if (!head.record.empty())
        encoder.write(toText(head.record));
    return message;
}

Secret secretKeyOf(const Secret& seed, AuditKey& key)
{
    ENSURE(seed.size() == crypto_sign_SEEDBYTES, "a signing seed has 32 bytes");
    Secret whole{std::size_t{crypto_sign_SECRETKEYBYTES}};
    crypto_sign_seed_keypair(key.data(), whole.fill(), seed.bytes());
    return whole;
}

/// Reads on over white space wherever it stands: lines that are copied out of a page end within words.
class HeadReader {
public:
    explicit HeadReader(std::string_view text)
        : rest_(text)
    {
    }

    /// Up to so many characters of `letters`.
    std::string take(std::size_t most, std::string_view letters)
    {
        std::string taken;
        for (skipSpace(); taken.size() < most && !rest_.empty() && letters.find(rest_.front()) != letters.npos;
             skipSpace()) {
            taken += rest_.front();
            rest_.remove_prefix(1);
        }
        return taken;
    }
    /// A word in one piece.
    std::string word(std::string_view letters)
    {
        skipSpace();
        std::string found{rest_.substr(0, rest_.find_first_not_of(letters))};
        rest_.remove_prefix(found.size());
        return found;
    }
    bool skip(std::string_view word)
    {
        skipSpace();
        if (!rest_.starts_with(word))
            return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    template <std::size_t size>
    std::optional<std::array<std::uint8_t, size>> hex()
    {
        return fromHex<size>(take(2 * size, "0123456789abcdef"));
    }
    /// "createdAt:HEX,environment:HEX"; empty where no such list begins.
    std::string record()
    {
        static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        std::string list;
        do {
            const std::string key = take(rest_.size(), letters);
            if (key.empty() || !skip(":"))
                break;
            list += (list.empty() ? "" : ",") + key + ':' + take(32, "0123456789abcdef");
        } while (skip(","));
        return list;
    }

private:
    void skipSpace() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n\f\v"), rest_.size())); }

    std::string_view rest_;
};

} // namespace

template <std::size_t size>
std::string toHex(const std::array<std::uint8_t, size>& bytes)
{
    std::array<char, 2 * size + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return hex.data();
}

template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> fromHex(std::string_view text)
{
    std::array<std::uint8_t, size> bytes{};
    std::size_t read = 0;
    if (text.size() != 2 * size
        || sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &read, nullptr) != 0
        || read != size)
        return std::nullopt;
    return bytes;
}

template std::string toHex(const std::array<std::uint8_t, 16>&);
template std::string toHex(const std::array<std::uint8_t, 32>&);
template std::string toHex(const std::array<std::uint8_t, 64>&);
template std::optional<std::array<std::uint8_t, 16>> fromHex<16>(std::string_view);
template std::optional<std::array<std::uint8_t, 32>> fromHex<32>(std::string_view);
template std::optional<std::array<std::uint8_t, 64>> fromHex<64>(std::string_view);

Secret newSigningSeed()
{
    Secret seed{std::size_t{crypto_sign_SEEDBYTES}};
    randombytes_buf(seed.fill(), seed.size());
    return seed;
}

AuditKey publicKeyOf(const Secret& seed)
{
    AuditKey key{};
    secretKeyOf(seed, key);
    return key;
}

AuditHead signedHead(
    std::uint64_t number, const std::array<std::uint8_t, 32>& link, RecordMarks record, const Secret& seed)
{
    AuditHead head{number, link, AuditSignature{}, AuditKey{}, std::move(record)};
    const Secret whole = secretKeyOf(seed, *head.key);
    const Bytes message = messageOf(head);
    ENSURE(crypto_sign_detached(head.signature->data(), nullptr, message.data(), message.size(), whole.bytes()) == 0,
        "Ed25519 signs every message");
    return head;
}

bool isSignedBy(const AuditHead& head, const AuditKey& key)
{
    const Bytes message = messageOf(head);
    return head.signature
        && crypto_sign_verify_detached(head.signature->data(), message.data(), message.size(), key.data()) == 0;
}

std::string toText(const AuditHead& head)
{
    std::string text{mark};
    text += ' ' + std::to_string(head.number) + ' ' + toHex(head.link) + ' ';
    if (head.signature && head.key)
        return text + toHex(*head.signature) + ' ' + toHex(*head.key)
            + (head.record.empty() ? "" : ' ' + toText(head.record));
    return text + std::string{noSignature};
}

std::string toText(const RecordMarks& record)
{
    std::string text;
    for (const auto& [key, hash] : record)
        text += (text.empty() ? "" : ",") + key + ':' + toHex(hash);
    return text;
}

std::optional<RecordMarks> recordMarksIn(std::string_view text)
{
    RecordMarks record;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view entry = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(entry.size() + 1, rest.size()));
        const std::size_t colon = entry.find(':');
        const auto hash = colon == std::string_view::npos ? std::nullopt : fromHex<16>(entry.substr(colon + 1));
        if (!hash)
            return std::nullopt;
        record.emplace(entry.substr(0, colon), *hash);
    }
    return toText(record) == text ? std::optional{std::move(record)} : std::nullopt;
}

std::optional<AuditHead> auditHeadIn(std::string_view text)
{
    const std::size_t at = text.rfind(mark);
    if (at == std::string_view::npos)
        return std::nullopt;
    HeadReader reader{text.substr(at + mark.size())};
    AuditHead head;
    const std::string number = reader.word("0123456789");
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), head.number);
    const auto link = reader.hex<32>();
    if (error != std::errc{} || end != number.data() + number.size() || !link)
        return std::nullopt;
    head.link = *link;
    if (reader.skip(noSignature))
        return head;
    head.signature = reader.hex<64>();
    head.key = reader.hex<32>();
    auto marks = recordMarksIn(reader.record());
    if (!head.signature || !head.key || !marks)
        return std::nullopt;
    head.record = *std::move(marks);
    return head;
}

} // namespace plimsoll
