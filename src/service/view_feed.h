// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"

#include <cstdint>
#include <optional>
#include <string>

namespace plimsoll::view {

/// Stages of a liquidation, from nearly to over (RULES.md section 7).
enum class LiquidationStage : std::uint8_t { Watch, Book, Backstop, Adl, Done };

/// What a line of the feed is about; the screen makes the sentence.
enum class FeedKind : std::uint8_t {
    LiquidationStarted, ///< subaccount, value = exposure at trigger, ratio = marginFraction
    LiquidationFill,    ///< subaccount, asset = debt repaid, quantity, price, value, stage
    LiquidationEnded,   ///< subaccount, ratio = marginFraction at the end if it has one, path = "Deficit" if in one
    DeficitToFund,      ///< subaccount, asset, quantity, value
    SocialisedLoss,     ///< asset, quantity, value
    ThrottleEntered,    ///< asset, ratio = utilization
    ThrottleLeft,       ///< asset, ratio = utilization
    MarkHeld,           ///< asset, price
    ParameterChanged,   ///< actor, path, before, after, reason
    StateChanged,       ///< actor, path, before, after, reason
    ParameterAnnounced, ///< actor, path, before, after = what order checks reckon with from now on, reason
    HoldPlaced,         ///< actor, subaccount or asset, reason
    HoldReleased,       ///< actor (empty: by expiry), subaccount or asset, reason
    TakenOver,          ///< actor, subaccount, reason
    StopPlaced,         ///< actor, path = "matching" or "liquidations", after = minutes, reason
    StopEnded,          ///< actor, path, reason
    OrdersCancelled,    ///< actor, reason
    ProviderSet,        ///< actor, subaccount, value = capacity, reason
    FundDeposit,        ///< actor, asset, quantity, value, reason
    ThrottleReset,      ///< actor, asset, ratio = bound, reason
    MarkReleased,       ///< actor (empty: by itself), asset, price in force, reason
    ClockChanged,       ///< after = speed in words of the configuration, as "60x"; actor empty: by itself
    ChangeMoved,        ///< actor (empty: by itself), path = the change, before and after = its stages, reason
    Borrow,             ///< subaccount, asset, quantity, value (stories of accounts)
    BorrowRepay,
    Lend,
    LendRedeem,
    PaidInKind, ///< subaccount = lender or provider, counterparty = who is liquidated, asset = debt, quantity, stage,
                ///< paidAsset, paid = what it got
    Fill,       ///< subaccount, asset = base, quantity, price, value of what was paid, path = side, "Bid" or "Ask"
    OrderExpired, ///< subaccount, asset = base, quantity that was left, price if it had one, path = side, reason = why
    Deposit,
    Withdrawal,
};

/// One line of the feed or of an account's story; fields that a kind does not name are empty.
struct FeedEntry {
    std::uint64_t sequence = 0; ///< journal sequence of the command
    std::uint32_t part = 0;     ///< which event of that command; (sequence, part) identifies the line
    Timestamp time{};
    FeedKind kind = FeedKind::LiquidationStarted;
    std::optional<SubaccountId> subaccount;
    std::optional<AssetId> asset;
    std::optional<SubaccountId> counterparty; ///< provider or lender of a liquidation fill
    std::optional<LiquidationStage> stage;
    std::optional<Quantity> quantity;
    std::optional<Price> price;
    std::optional<Usd> value;
    std::optional<Ratio> ratio;
    std::string actor;
    std::string path;
    std::string before;
    std::string after;
    std::string reason;
    std::optional<AssetId> paidAsset{};
    std::optional<Quantity> paid{};
};

/// A state of the world that asks for a hand, listed while it lasts; most severe first.
enum class AlertKind : std::uint8_t {
    HostReadOnly,
    TimeRefused,      ///< the exchange refuses the next second, as where a sum leaves its range: the clock stands
    MarkHeld,         ///< asset
    QueueLong,        ///< count
    BadDebtGrew,      ///< value
    FundLow,          ///< value
    AccountsNear,     ///< count, ratio = share of the accounts with exposure
    PoolThrottled,    ///< asset, ratio = utilization
    HoldExpires,      ///< subaccount or asset
    EngineBehind,     ///< ratio = speed achieved of speed asked
    PoolAboveOptimal, ///< asset, ratio = utilization
    BackstopSpent,    ///< value = what providers can take now, ratio = of what they granted; ADL is next
};

enum class AlertSeverity : std::uint8_t { Notice, Warning, Critical };

/// What an alert is about: there is one of each at a time.
struct AlertKey {
    AlertKind kind = AlertKind::PoolAboveOptimal;
    std::optional<AssetId> asset;
    std::optional<SubaccountId> subaccount;
    auto operator<=>(const AlertKey&) const = default;
};

struct Alert {
    AlertKind kind = AlertKind::PoolAboveOptimal;
    AlertSeverity severity = AlertSeverity::Notice;
    Timestamp since{};
    std::optional<AssetId> asset;
    std::optional<SubaccountId> subaccount;
    std::optional<Ratio> ratio;
    std::optional<Usd> value;
    std::uint32_t count = 0;
    /// What raised it has passed: a critical one is listed, with the worst that it came to, until someone acknowledges
    /// it.
    bool over = false;
    std::optional<Timestamp> again{}; ///< it had ended since, and nobody had acknowledged it: when it came back last

    AlertKey key() const { return {kind, asset, subaccount}; }
};

} // namespace plimsoll::view
