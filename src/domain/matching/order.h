// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"

#include <cstdint>

namespace plimsoll {

enum class Side : std::uint8_t { Bid, Ask };

constexpr Side opposite(Side side)
{
    return side == Side::Bid ? Side::Ask : Side::Bid;
}

/// Whether a flag of an order is set; a type, so that it cannot be mistaken for another bool.
enum class Flag : bool { Off, On };

/// What an order may do with its account's lends and debts (RULES.md section 5).
struct AutoFlags {
    Flag autoLendRedeem{Flag::On};
    Flag autoBorrow{Flag::Off};
    Flag autoBorrowRepay{Flag::Off};
    Flag autoLend{Flag::Off};

    friend bool operator==(const AutoFlags&, const AutoFlags&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("autoLendRedeem", self.autoLendRedeem);
        visit("autoBorrow", self.autoBorrow);
        visit("autoBorrowRepay", self.autoBorrowRepay);
        visit("autoLend", self.autoLend);
    }
};

/// One resting order. Sums are kept exactly and rounded when read, so that amounts are rounded over the order
/// (RULES.md section 13).
struct Order {
    OrderId id;
    SubaccountId subaccount;
    Side side{};
    AutoFlags flags;
    Price price;
    Quantity remaining;     ///< base asset
    Quantity executed;      ///< base asset
    QuoteAmount quoteExact; ///< sum of quantity x price of its fills
    FeeAmount feeExact;     ///< sum of the fees of its fills
    Quantity locked;        ///< of the asset it pays with

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("id", self.id);
        visit("subaccount", self.subaccount);
        visit("side", self.side);
        visit("flags", self.flags);
        visit("price", self.price);
        visit("remaining", self.remaining);
        visit("executed", self.executed);
        visit("quoteExact", self.quoteExact);
        visit("feeExact", self.feeExact);
        visit("locked", self.locked);
    }
};

} // namespace plimsoll
