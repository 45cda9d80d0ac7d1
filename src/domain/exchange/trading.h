// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/ledger.h"

namespace plimsoll {

/// Places, matches and rests an order, or refuses it (RULES.md section 5).
void placeOrder(Ledger& ledger, const PlaceOrder& request);
void cancelOrder(Ledger& ledger, const CancelOrder& request);
void cancelAll(Ledger& ledger, const CancelAll& request);

/// Takes all open orders of an account out of their books; what they had locked arrives again.
void withdrawOrders(Ledger& ledger, SubaccountId id, OrderStatus status, OrderExpiryReason reason,
    std::optional<MarketId> market = std::nullopt);

/// Gives back what the resting orders of a market hold beyond their need, after its fees have fallen.
void reduceLocks(Ledger& ledger, MarketId market);

/// What a liquidation traded: base quantity, and quote paid or received after fees.
struct LiquidationTrade {
    Quantity base;
    Quantity quote;
};
/// An immediate order of a liquidation: fills up to `quantity` no worse than `limit`, fees as usual, out of and into
/// available; no margin check and no auto flags (RULES.md section 7, stage 1).
LiquidationTrade tradeForLiquidation(
    Ledger& ledger, SubaccountId id, MarketId market, Side side, Quantity quantity, Price limit);

/// What a halt, the state of the book or a filter of the market says against an order, whoever places it.
std::optional<Refusal> marketRefusal(const State& state, const PlaceOrder& order);

/// Whether a book matches now: its state lets limit orders take, as liquidations do, and no halt is in force.
bool canMatch(const State& state, MarketId market);

} // namespace plimsoll
