// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/refusal.h"

#include <array>

namespace plimsoll {

std::string_view codeName(RefusalCode code)
{
    static constexpr std::array<std::string_view, refusalCodeCount> names{"UNKNOWN_SUBACCOUNT", "UNKNOWN_SYMBOL",
        "BEFORE_DIFFERS", "BAD_PARAMETER", "ACCOUNT_LIQUIDATING", "ORDER_NOT_FOUND", "TRADING_HALTED",
        "ORDER_BOOK_STATE", "INVALID_QUANTITY", "INVALID_PRICE", "PRICE_OUT_OF_BOUNDS", "NUMBER_OVERFLOW",
        "AUTO_LEND_ENABLED", "LEND_REQUIRES_BORROW_REPAY", "INSUFFICIENT_FUNDS", "MARGIN_DISABLED",
        "BORROW_REQUIRES_LEND_REDEEM", "LEND_LIMIT", "INSUFFICIENT_SUPPLY", "BORROW_LIMIT", "INSUFFICIENT_MARGIN",
        "MAX_LEVERAGE_REACHED"};
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
