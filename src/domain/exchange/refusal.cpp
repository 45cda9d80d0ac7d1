// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/refusal.h"

#include <array>

namespace plimsoll {

std::string_view codeName(RefusalCode code)
{
    static constexpr std::array<std::string_view, refusalCodeCount> names{"UNKNOWN_SYMBOL", "UNKNOWN_SUBACCOUNT",
        "INVALID_QUANTITY", "INVALID_PRICE", "NUMBER_OVERFLOW", "BAD_PARAMETER", "BEFORE_DIFFERS", "ORDER_NOT_FOUND",
        "ACCOUNT_LIQUIDATING", "TRADING_HALTED", "ORDER_BOOK_STATE", "PRICE_OUT_OF_BOUNDS", "AUTO_LEND_ENABLED",
        "MARGIN_DISABLED", "BORROW_REQUIRES_LEND_REDEEM", "LEND_REQUIRES_BORROW_REPAY", "INSUFFICIENT_FUNDS",
        "LEND_LIMIT", "INSUFFICIENT_SUPPLY", "BORROW_LIMIT", "INSUFFICIENT_MARGIN", "MAX_LEVERAGE_REACHED"};
    return names[static_cast<std::size_t>(code)];
}

std::string_view termName(BindingTerm term)
{
    static constexpr std::array<std::string_view, 9> names{
        "", "imfBase", "leverageLimit", "sizeCurve", "haircut", "borrowLimit", "poolLiquidity", "throttle", "funds"};
    return names[static_cast<std::size_t>(term)];
}

std::string_view fieldName(Field field)
{
    static constexpr std::array<std::string_view, 18> names{"", "subaccount", "symbol", "market", "quantity", "price",
        "leverageLimit", "borrowLimit", "orderId", "markPrice", "parameter", "state", "stage", "capacity", "bound",
        "minutes", "time", "settings"};
    return names[static_cast<std::size_t>(field)];
}

} // namespace plimsoll
