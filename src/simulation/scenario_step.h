// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plimsoll {

/// A command of a scenario. A placed order may carry a name, by which it is cancelled and asked about later.
struct ScenarioCommand {
    Command command;
    std::string orderName;     ///< of placeOrder and cancelOrder; empty: none
    std::string unknownName{}; ///< the symbol, market or pool that the risk configuration lacks; empty: none
};

/// Bounds that a figure lies within.
struct ExpectedRange {
    std::optional<std::string> min;
    std::optional<std::string> max;
};

/// One field of an expectation and what it should be: nothing (null), true or false, a text or decimal, or a range.
struct ExpectedField {
    std::string name;
    std::variant<std::monostate, bool, std::string, ExpectedRange> wanted;
};

/// What a scenario expects at a moment (FORMATS.md, Scenario).
struct Expectation {
    enum class Subject : std::uint8_t {
        Answer,  ///< of the command just before: refused or accepted
        Summary, ///< margin summary of a subaccount, and whether it is in liquidation
        Borrow,  ///< of a subaccount in an asset
        Balance, ///< of a subaccount in an asset
        Pool,
        Order,
        Venue, ///< figure `name`
    };
    Subject subject{};
    SubaccountId subaccount;
    AssetId asset;
    std::string name; ///< of the order or of the venue's figure
    std::vector<ExpectedField> fields;
    Ratio tolerance; ///< largest difference of decimals
};

/// One entry of `steps`, in the order of time, then of the file.
struct ScenarioStep {
    Timestamp at;           ///< relative times resolved against the start
    std::size_t position{}; ///< $.steps[position]
    std::variant<ScenarioCommand, Expectation> what;
};

} // namespace plimsoll
