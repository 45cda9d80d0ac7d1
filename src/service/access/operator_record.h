// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/numbers.h"
#include "service/access/credential.h"
#include "service/change/operators.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace plimsoll {

/// An operator of a world that asks for passphrases, as it is kept with the world.
struct OperatorRecord {
    std::string name; ///< isOperatorName()
    Role role{Role::Viewer};
    Flag enabled{Flag::On};
    Flag owesPassphrase{Flag::Off}; ///< an administrator chose the present one: the next sign-in chooses another
    Credential credential;
    Bytes sealedKey;           ///< of an administrator: the world's signing key, under their passphrase; may be empty
    std::uint32_t failures{0}; ///< wrong passphrases in a row
    Timestamp lockedUntil{};   ///< wall clock: no passphrase is tried before

    friend bool operator==(const OperatorRecord&, const OperatorRecord&) = default;
    PLIMSOLL_FIELDS(visit("name", self.name); visit("role", self.role); visit("enabled", self.enabled);
                    visit("owesPassphrase", self.owesPassphrase); visit("credential", self.credential);
                    visit("sealedKey", self.sealedKey); visit("failures", self.failures);
                    visit("lockedUntil", self.lockedUntil);)
};

/// 1 to 32 letters, digits, dots, dashes and underscores.
bool isOperatorName(std::string_view name);

/// "approver, enabled, 3f0a...": role, state, and a digest (BLAKE2b, 128 bits, hex) of all but failures and lock-out.
/// The audit keeps it with each change of an operator, so that an edit of the record itself is found.
std::string standingOf(const OperatorRecord& record);

} // namespace plimsoll
