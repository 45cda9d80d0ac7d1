// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/event.h"

#include <array>

namespace plimsoll {

std::string_view commandName(const Command& command)
{
    static constexpr std::array<std::string_view, std::variant_size_v<Command>> names{"tick", "setMarkPrice",
        "createSubaccount", "updateSettings", "deposit", "withdraw", "lend", "redeem", "borrow", "repay", "placeOrder",
        "cancelOrder", "cancelAll", "setParameter", "setPoolState", "setMarketState", "holdLiquidation",
        "releaseLiquidation", "takeOverLiquidation", "liquidateStep", "setBackstopProvider", "depositToFund",
        "decideMark", "haltMatching", "pauseLiquidations", "cancelAllOrders", "resetThrottle", "announceParameter"};
    return names[command.index()];
}

std::string_view eventName(const Event& event)
{
    static constexpr std::array<std::string_view, std::variant_size_v<Event>> names{"borrowLendChanged",
        "interestCharged", "balanceChanged", "subaccountCreated", "settingsUpdated", "orderChanged", "fill",
        "parameterChanged", "markHeld", "markReleased", "liquidationStarted", "liquidationEnded", "liquidationFill",
        "deficitCovered", "controlChanged", "throttleChanged"};
    return names[event.index()];
}

std::string_view sourceName(BorrowLendSource source)
{
    static constexpr std::array<std::string_view, 12> names{"AdlProvider", "AutoBorrowRepay", "AutoLend",
        "BackstopProvider", "EntryFee", "Interest", "Liquidation", "LiquidationAdl", "LiquidationBackstop", "Manual",
        "SpotMargin", "Withdrawal"};
    return names[static_cast<std::size_t>(source)];
}

std::string_view statusName(OrderStatus status)
{
    static constexpr std::array<std::string_view, 5> names{"New", "PartiallyFilled", "Filled", "Cancelled", "Expired"};
    return names[static_cast<std::size_t>(status)];
}

std::string_view expiryName(OrderExpiryReason reason)
{
    static constexpr std::array<std::string_view, 11> names{"", "FillOrKill", "ImmediateOrCancel",
        "InsufficientBorrowableQuantity", "InsufficientFunds", "InsufficientMargin", "Liquidation", "PostOnlyTaker",
        "PriceImpact", "PriceOutOfBounds", "SelfTradePrevention"};
    return names[static_cast<std::size_t>(reason)];
}

} // namespace plimsoll
