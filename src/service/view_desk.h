// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/numbers.h"
#include "service/change/operators.h"

#include <cstdint>
#include <optional>
#include <string>

namespace plimsoll::view {

/// Whether whoever sits at the desk may ask for anything. The figures go on in every state.
enum class DeskState : std::uint8_t {
    Open,
    NoOperators, ///< the world asks for passphrases, and nobody can sign in yet: its first administrator is to be made
    SignedOut,
    Locked, ///< by whoever has the desk, or because nobody touched it
};

/// An operator of a world that asks for passphrases.
struct DeskOperator {
    std::string name;
    Role role{};
    bool enabled{};
    bool owesPassphrase{};                ///< chooses a new one at the next sign-in
    std::uint32_t failures{};             ///< wrong passphrases in a row
    std::optional<Timestamp> lockedUntil; ///< wall clock
    friend bool operator==(const DeskOperator&, const DeskOperator&) = default;
};

} // namespace plimsoll::view
