// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/access/secret.h"
#include "service/change/operators.h"

#include <cstdint>
#include <string>

namespace plimsoll {

/// Another operator takes the desk, or the one who locked it comes back. In worlds for practice the names of
/// practiceOperators() need no passphrase.
struct SignIn {
    std::string name;
    Secret passphrase{};
    Secret newPassphrase{}; ///< takes the place of the other; empty: it stays
};

enum class LockCause : std::uint8_t { Asked, Idle };

/// Nothing may be asked at the desk until someone signs in. In worlds for practice it does nothing.
struct LockDesk {
    LockCause cause{};
};

enum class OperatorVerb : std::uint8_t {
    MakeFirst, ///< the first administrator of a world that has no operators, who signs in by that
    Add,
    SetRole,
    Enable,
    Disable,
    ResetPassphrase,
};

/// What an administrator changes of an operator.
struct EditOperator {
    OperatorVerb verb{};
    std::string name;
    Role role{};         ///< of Add and SetRole
    Secret passphrase{}; ///< of MakeFirst, Add and ResetPassphrase
};

} // namespace plimsoll
