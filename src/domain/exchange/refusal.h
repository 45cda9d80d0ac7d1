// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/numbers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plimsoll {

/// Why a command was refused (RULES.md sections 6 and 13). Of several reasons of one command the first is told: the
/// order here is that precedence, but that a held mark too is TradingHalted, told before the pool is asked.
enum class RefusalCode : std::uint8_t {
    UnknownSubaccount,
    UnknownSymbol,
    BeforeDiffers,
    BadParameter,
    AccountLiquidating,
    OrderNotFound,
    TradingHalted,
    OrderBookState,
    InvalidQuantity,
    InvalidPrice,
    PriceOutOfBounds,
    NumberOverflow,
    AutoLendEnabled,
    LendRequiresBorrowRepay,
    InsufficientFunds,
    MarginDisabled,
    BorrowRequiresLendRedeem,
    LendLimit,
    InsufficientSupply,
    BorrowLimit,
    InsufficientMargin,
    MaxLeverageReached,
};
inline constexpr std::size_t refusalCodeCount = 22;

/// The API's name: "INSUFFICIENT_MARGIN".
std::string_view codeName(RefusalCode code);

/// The term of the margin rules that keeps a command from taking more: the one whose relaxation alone, with all others
/// as they are, would let the most pass (RULES.md section 5, The check).
enum class BindingTerm : std::uint8_t {
    None,
    ImfBase,
    LeverageLimit,
    SizeCurve,
    Haircut,
    BorrowLimit,
    PoolLiquidity,
    Throttle,
    Funds,
};
/// "imfBase", "leverageLimit", ...
std::string_view termName(BindingTerm term);

/// Which input is wrong.
enum class Field : std::uint8_t {
    None,
    Subaccount,
    Symbol,
    Market,
    Quantity,
    Price,
    LeverageLimit,
    BorrowLimit,
    OrderId,
    MarkPrice,
    Parameter,
    State,
    Stage,
    Capacity,
    Bound,
    Minutes,
    Time,
    Settings,
};
std::string_view fieldName(Field field);

/// The answer to a command that changed nothing: code, field, value, limit. The engine holds no sentences.
struct Refusal {
    RefusalCode code{};
    Field field{};
    std::string value; ///< decimal text of what was given
    std::string limit; ///< decimal text of what would pass, where that is one number
    BindingTerm bindingTerm{};
    std::optional<Quantity> maxQuantity; ///< largest that would pass, rounded down to the market's step
    /// "assets.SOL.haircutFunction.weight=0.56", by commas: what is announced and not in force yet, and decides here.
    /// Empty where what is in force refuses as well; beside `maxQuantity`, where it alone bounds that.
    std::string announced{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("code", self.code);
        visit("field", self.field);
        visit("value", self.value);
        visit("limit", self.limit);
        visit("bindingTerm", self.bindingTerm);
        visit("maxQuantity", self.maxQuantity);
        visit("announced", self.announced);
    }
};

/// Thrown and caught inside apply() only: ends a handler before it has changed anything.
struct Refused {
    Refusal refusal;
};

[[noreturn]] inline void refuse(
    RefusalCode code, Field field = Field::None, std::string value = {}, std::string limit = {})
{
    throw Refused{{code, field, std::move(value), std::move(limit), BindingTerm::None, std::nullopt}};
}

} // namespace plimsoll
