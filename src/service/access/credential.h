// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/codec.h"
#include "domain/exchange/command.h"
#include "service/access/secret.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace plimsoll {

/// What Argon2id takes for one passphrase: passes over so much memory.
struct HashCost {
    std::uint64_t passes{3};
    std::uint64_t bytes{64ULL * 1024 * 1024};
    friend bool operator==(const HashCost&, const HashCost&) = default;
    PLIMSOLL_FIELDS(visit("passes", self.passes); visit("bytes", self.bytes);)
};

/// What is kept of a passphrase: enough to know it again, not to find it or the key that it gives.
struct Credential {
    std::array<std::uint8_t, 16> salt{};
    HashCost cost;
    std::array<std::uint8_t, 32>
        verifier{}; ///< BLAKE2b of the first half of what Argon2id makes; the second is the key
    friend bool operator==(const Credential&, const Credential&) = default;
    PLIMSOLL_FIELDS(visit("salt", self.salt); visit("cost", self.cost); visit("verifier", self.verifier);)
};

struct NewCredential {
    Credential credential;
    Secret key; ///< 32 bytes that seal what belongs to whoever knows the passphrase
};

/// Under a fresh salt. Takes the time and memory of `cost`; any thread.
NewCredential credentialOf(const Secret& passphrase, const HashCost& cost);

/// The key of whoever knows the passphrase; none where it is another one, or the memory of its cost is not there. Takes
/// the time of that cost; any thread.
std::optional<Secret> keyFor(const Credential& credential, const Secret& passphrase);

/// Bytes that only the key opens, XSalsa20-Poly1305 under a fresh nonce.
Bytes seal(const Secret& content, const Secret& key);
/// None where the key is another one, or the bytes are not what was sealed.
std::optional<Secret> unseal(const Bytes& sealed, const Secret& key);

} // namespace plimsoll
