// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/order_passage.h"
#include "domain/exchange/command.h"
#include "domain/exchange/event.h"
#include "domain/exchange/refusal.h"
#include "domain/exchange/state.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace plimsoll {

/// The same figure with the parameters in force and with the change.
template <class T>
struct BeforeAfter {
    T before{};
    T after{};

    BeforeAfter& operator+=(const BeforeAfter& other)
    {
        before += other.before;
        after += other.after;
        return *this;
    }
};

/// Accounts beyond each line, at the marks of now and with their orders resting.
struct LineCounts {
    std::uint32_t initial{};     ///< IMR above 100 %
    std::uint32_t watch{};       ///< MMR at 80 % and more
    std::uint32_t liquidation{}; ///< MMR at 100 % and more
    std::uint32_t autoClose{};   ///< at or below the auto-close fraction

    LineCounts& operator+=(const LineCounts& other)
    {
        initial += other.initial;
        watch += other.watch;
        liquidation += other.liquidation;
        autoClose += other.autoClose;
        return *this;
    }
};

/// An account that a change takes across a line.
struct AccountImpact {
    SubaccountId subaccount;
    Usd exposure;
    BeforeAfter<Usd> netEquity;
    BeforeAfter<std::optional<Ratio>> imr; ///< none where netEquity is not positive
    BeforeAfter<std::optional<Ratio>> mmr;
    bool liquidated{}; ///< beyond 100 % MMR by the change, and not in liquidation already
    bool autoClose{};  ///< at auto-close by the change and in liquidation: the backstop has it before the books
    bool cannotAdd{};  ///< beyond 100 % IMR by the change
    bool marginCall{}; ///< beyond 80 % MMR by the change
    bool isHealed{};   ///< beyond 100 % MMR without it only
};

struct AssetImpact {
    AssetId asset;
    BeforeAfter<Usd> collateral; ///< of all subaccounts, after the haircut
    /// Sum of n x the larger of imf and 1 / leverageLimit of debts and would-be borrows in it, rounded down; 1 /
    /// leverageLimit rounded up (RULES.md section 4).
    BeforeAfter<Usd> initial;
    BeforeAfter<Usd> maintenance; ///< the same of n x mmf
};

/// What one borrower pays a pool.
struct BorrowerImpact {
    SubaccountId subaccount;
    Quantity owed;
    BeforeAfter<Usd> hourlyCost;
    BeforeAfter<Usd> yearlyCost;
};

/// How far a pool may be used.
struct PoolRoom {
    Ratio threshold; ///< below it nothing is throttled
    Ratio ceiling;   ///< in force: Pool::ceiling
    Ratio maxUtilization;
    Quantity headroom; ///< that may be borrowed under the ceiling
    Quantity limit;    ///< openBorrowLendLimit
    PoolState state{};

    bool operator==(const PoolRoom&) const = default;
};

/// A pool at the utilization of now. Costs and revenue are in USD at the mark.
struct PoolImpact {
    static constexpr std::size_t borrowersListed = 20;

    AssetId asset;
    BeforeAfter<Ratio> borrowInterestRate; ///< a year
    BeforeAfter<Ratio> lendInterestRate;
    BeforeAfter<Usd> hourlyCost; ///< of all its borrowers together
    BeforeAfter<Usd> yearlyCost;
    BeforeAfter<Usd> hourlyToLenders; ///< of it, the treasury's own lend included
    BeforeAfter<Usd> hourlyToVenue;   ///< of it, the fee
    Quantity borrowed{};
    Quantity lent{};
    Ratio utilization{};
    BeforeAfter<PoolRoom> room;
    std::uint32_t borrowerCount{};         ///< subaccounts that owe to it
    std::vector<BorrowerImpact> borrowers; ///< the largest of them
};

/// What a change of parameters does to the accounts and pools as they are, nothing else moving.
struct Impact {
    std::uint64_t sequence{}; ///< in the journal, of the state that it was computed on
    Timestamp time;
    std::optional<Refusal> refusal; ///< the engine's own answer to the change; all else is empty then
    BeforeAfter<LineCounts> lines;
    std::uint32_t accounts{};             ///< that have exposure
    std::vector<AccountImpact> crossings; ///< worst line first, then by exposure
    std::vector<AssetImpact> assets;      ///< those that change, by asset
    std::vector<PoolImpact> pools;        ///< those whose rates or room change, by asset
    std::vector<OrderImpact> orders;      ///< that rest and would no longer be taken
    Usd liquidatedExposure;               ///< of those liquidated by the change
    std::uint32_t mayTakeMore{};          ///< accounts whose netEquityAvailable grows
    std::vector<std::string> loosened; ///< paths whose new value lets someone take or hold more risk, account or not;
                                       ///< of markets and the venue all, since no valuation shows what they do
};

/// Runs the change on a fork of `live`, which stands at `sequence` of its journal (the state itself counts accepted
/// commands only), through apply(). None when stopped. Two valuations of every account with exposure, on
/// this thread and one of its own.
std::optional<Impact> impactOf(
    const State& live, const std::vector<ParameterEdit>& edits, std::uint64_t sequence = 0, std::stop_token stop = {});

/// What liquidations do on a fork while marks and books stand still and nobody acts: the queue against the books as
/// they are, then backstop and ADL.
struct Aftermath {
    std::uint32_t seconds{}; ///< simulated, until the queue was empty or the limit reached
    std::uint32_t entered{}; ///< accounts that came into the queue, those in it at the start included
    std::uint32_t stillQueued{};
    Usd repaidOnBook; ///< debt repaid, at mark
    Usd repaidByBackstop;
    Usd repaidByAdl;
    Usd slippage; ///< what the prices in the books took from the accounts against marks, without fees; below 0: gave
    Usd badDebt;
    Usd socialisedLoss;
};

/// The one of a report's three sums that a liquidation fill of this kind goes into.
template <class Figures>
Usd& repaidIn(Figures& figures, LiquidationFill::Kind kind)
{
    if (kind == LiquidationFill::Kind::Backstop)
        return figures.repaidByBackstop;
    return kind == LiquidationFill::Kind::Adl ? figures.repaidByAdl : figures.repaidOnBook;
}

/// Both ways from the same state: with the parameters in force and with the change.
std::optional<BeforeAfter<Aftermath>> aftermathOf(
    const State& live, const std::vector<ParameterEdit>& edits, std::uint32_t seconds, std::stop_token stop = {});

} // namespace plimsoll
