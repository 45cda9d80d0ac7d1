// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/account_view.h"

namespace plimsoll {

/// The price at which an order is checked: its limit, or the worst at which a market order may fill (RULES.md section
/// 13, Orders).
Price checkPrice(const State& state, const PlaceOrder& order);

/// Why an order may not be placed for money or margin; none where it may. Filters, bands and book state are the
/// caller's business. Its term is that of this quantity: what binds an order, and `maxQuantity`, are for nameLargest().
std::optional<Refusal> placementRefusal(const State& state, const Account& account, const PlaceOrder& order);
/// The same of an account whose resting orders are only those of `without`.
std::optional<Refusal> placementRefusal(
    const State& state, const Account& account, const AccountView& without, const PlaceOrder& order);

/// Whether there is no such refusal, nor one for the range of numbers: at a part of the cost, for many tries.
bool mayBePlaced(const State& state, const Account& account, const AccountView& without, const PlaceOrder& order);

/// The most that an order of a market without maxQuantity may ask for.
inline constexpr Quantity largestOrderQuantity = Quantity::whole(1'000'000'000'000'000);

/// Largest quantity that would pass, a multiple of the market's step, at most `ceiling` where given; 0 where none does.
Quantity largestPassing(const State& state, const Account& account, PlaceOrder order, std::optional<Quantity> ceiling);
Quantity largestPassing(const State& state, const Account& account, const AccountView& without, PlaceOrder order,
    std::optional<Quantity> ceiling);

/// Completes the refusal of an order: the largest quantity that would pass, and the term that binds it (RULES.md
/// section 5, The check; binding_term.h).
void nameLargest(const State& state, const Account& account, PlaceOrder order, Refusal& refusal);

/// Why a try may not become true; none where it may. Its term is that of binding_term.h.
std::optional<Refusal> marginRefusal(
    const State& state, const AccountView& with, const AccountView& without, Usd borrowLimit);

/// Why a pool may not supply a borrow after a redemption from it; none where it may.
std::optional<Refusal> supplyRefusal(const State& state, AssetId asset, Quantity redeemed, Quantity borrowed);

/// Borrowing against or of an asset whose mark is held pauses (RULES.md section 9).
std::optional<Refusal> flaggedMarkRefusal(const State& state, const Account& account, AssetId borrowed);

} // namespace plimsoll
