// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/access/credential.h"

#include "domain/base/ensure.h"

#include <sodium.h>

namespace plimsoll {

namespace {

constexpr std::size_t half = 32;
static_assert(half == crypto_secretbox_KEYBYTES);
static_assert(std::tuple_size_v<decltype(Credential::salt)> == crypto_pwhash_SALTBYTES);

/// Both halves of what Argon2id makes of the passphrase; none where there is no memory for its cost.
std::optional<Secret> derive(const Credential& credential, const Secret& passphrase)
{
    Secret made{2 * half};
    const char* text = passphrase.empty() ? "" : passphrase.text().data(); // an address is asked for even of nothing
    if (crypto_pwhash(made.fill(), made.size(), text, passphrase.size(), credential.salt.data(), credential.cost.passes,
            credential.cost.bytes, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return std::nullopt;
    return made;
}

std::array<std::uint8_t, half> verifierOf(const Secret& made)
{
    std::array<std::uint8_t, half> verifier{};
    ENSURE(crypto_generichash(verifier.data(), verifier.size(), made.bytes(), half, nullptr, 0) == 0,
        "BLAKE2b accepts every content and this length");
    return verifier;
}

Secret keyOf(const Secret& made)
{
    return Secret{made.text().substr(half)};
}

} // namespace

NewCredential credentialOf(const Secret& passphrase, const HashCost& cost)
{
    NewCredential made;
    made.credential.cost = cost;
    randombytes_buf(made.credential.salt.data(), made.credential.salt.size());
    const auto derived = derive(made.credential, passphrase);
    ENSURE(derived.has_value(), "there is memory for Argon2id at the cost that we state ourselves");
    made.credential.verifier = verifierOf(*derived);
    made.key = keyOf(*derived);
    return made;
}

std::optional<Secret> keyFor(const Credential& credential, const Secret& passphrase)
{
    const auto derived = derive(credential, passphrase);
    if (!derived)
        return std::nullopt;
    const auto verifier = verifierOf(*derived);
    if (sodium_memcmp(verifier.data(), credential.verifier.data(), verifier.size()) != 0)
        return std::nullopt;
    return keyOf(*derived);
}

Bytes seal(const Secret& content, const Secret& key)
{
    Bytes sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + content.size());
    randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(
        sealed.data() + crypto_secretbox_NONCEBYTES, content.bytes(), content.size(), sealed.data(), key.bytes());
    return sealed;
}

std::optional<Secret> unseal(const Bytes& sealed, const Secret& key)
{
    constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.size() <= around)
        return std::nullopt;
    Secret content{sealed.size() - around};
    if (crypto_secretbox_open_easy(content.fill(), sealed.data() + crypto_secretbox_NONCEBYTES,
            sealed.size() - crypto_secretbox_NONCEBYTES, sealed.data(), key.bytes())
        != 0)
        return std::nullopt;
    return content;
}

} // namespace plimsoll
