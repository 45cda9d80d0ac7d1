// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/small_vector.h"
#include "domain/lending/pool.h"
#include "domain/margin/margin.h"
#include "domain/matching/order_book.h"

namespace plimsoll {

/// The treasury and the backstop fund, exempt from margin (RULES.md section 2).
inline constexpr SubaccountId treasuryId{0xFFFFFFFEU};
inline constexpr SubaccountId backstopFundId{0xFFFFFFFFU};

/// What an account has and owes of one asset.
struct Position {
    AssetId asset;
    Quantity available;
    Quantity locked; ///< in its resting orders
    Shares lendShares;
    Shares debtShares;
    Quantity netBorrowed; ///< borrowed less repaid, without interest: reading less this is cumulativeInterest

    bool isEmpty() const { return available.isZero() && locked.isZero() && lendShares.isZero() && debtShares.isZero(); }
    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("asset", self.asset);
        visit("available", self.available);
        visit("locked", self.locked);
        visit("lendShares", self.lendShares);
        visit("debtShares", self.debtShares);
        visit("netBorrowed", self.netBorrowed);
    }
};

struct Settings {
    Flag marginEnabled{Flag::On};
    Flag autoLend{Flag::Off};
    Flag autoRepayBorrows{Flag::Off};
    Ratio leverageLimit{Ratio::whole(10)}; ///< 1 .. leverageLimitMax
    Usd borrowLimit{Usd::largest()};       ///< bounds totalExposure

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("marginEnabled", self.marginEnabled);
        visit("autoLend", self.autoLend);
        visit("autoRepayBorrows", self.autoRepayBorrows);
        visit("leverageLimit", self.leverageLimit);
        visit("borrowLimit", self.borrowLimit);
    }
};

struct OpenOrder {
    OrderId id;
    MarketId market;
    OrderSlot slot{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("id", self.id);
        visit("market", self.market);
        visit("slot", self.slot);
    }
};

/// Most accounts have so few that copying them reads and allocates nothing elsewhere.
using Positions = SmallVector<Position, 2>;
using OpenOrders = SmallVector<OpenOrder, 2>;

/// A subaccount, or the treasury, or the fund.
struct Account {
    Settings settings;
    bool liquidating{false};
    Positions positions;   ///< by asset, none empty
    OpenOrders openOrders; ///< by id

    std::size_t heapBytes() const { return positions.heapBytes() + openOrders.heapBytes(); }

    const Position* find(AssetId asset) const;
    /// The position of an asset, made where there is none.
    Position& at(AssetId asset);
    void dropEmptyPositions();

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("settings", self.settings);
        visit("liquidating", self.liquidating);
        visit("positions", self.positions);
        visit("openOrders", self.openOrders);
    }
};

} // namespace plimsoll
