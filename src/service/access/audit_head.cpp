// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/access/audit_head.h"

#include "domain/base/codec.h"
#include "domain/base/ensure.h"

#include <sodium.h>

#include <charconv>

namespace plimsoll {

namespace {

constexpr std::string_view mark = "plimsoll-head ";
constexpr std::string_view noSignature = "unsigned";

static_assert(std::tuple_size_v<AuditKey> == crypto_sign_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<AuditSignature> == crypto_sign_BYTES);

/// What is signed; the first word keeps it from being taken for anything else.
Bytes messageOf(const AuditHead& head)
{
    Bytes message;
    Encoder encoder{message};
    encoder.write(std::string{"plimsoll audit head"});
    encoder.write(head.number);
    encoder.write(head.link);
    return message;
}

Secret secretKeyOf(const Secret& seed, AuditKey& key)
{
    ENSURE(seed.size() == crypto_sign_SEEDBYTES, "a signing seed has 32 bytes");
    Secret whole{std::size_t{crypto_sign_SECRETKEYBYTES}};
    crypto_sign_seed_keypair(key.data(), whole.fill(), seed.bytes());
    return whole;
}

/// Up to the next character that is no part of a word; takes the word and one space off the text.
std::string_view nextWord(std::string_view& text)
{
    const std::size_t end = text.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz");
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(word.size());
    if (text.starts_with(' '))
        text.remove_prefix(1);
    return word;
}

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

AuditHead signedHead(std::uint64_t number, const std::array<std::uint8_t, 32>& link, const Secret& seed)
{
    AuditHead head{number, link, AuditSignature{}, AuditKey{}};
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
    text += std::to_string(head.number) + ' ' + toHex(head.link) + ' ';
    if (head.signature && head.key)
        return text + toHex(*head.signature) + ' ' + toHex(*head.key);
    return text + std::string{noSignature};
}

std::optional<AuditHead> auditHeadIn(std::string_view text)
{
    const std::size_t at = text.rfind(mark);
    if (at == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(at + mark.size());
    AuditHead head;
    const std::string_view number = nextWord(text);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), head.number);
    const auto link = fromHex<32>(nextWord(text));
    const std::string_view signature = nextWord(text);
    if (error != std::errc{} || end != number.data() + number.size() || !link)
        return std::nullopt;
    head.link = *link;
    if (signature == noSignature)
        return head;
    head.signature = fromHex<64>(signature);
    head.key = fromHex<32>(nextWord(text));
    return head.signature && head.key ? std::optional{head} : std::nullopt;
}

} // namespace plimsoll
