// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace plimsoll {

/// The line that accounts cross when a parameter moves.
enum class CorridorLine : std::uint8_t {
    Liquidation, ///< MMR 100 %, their orders cancelled (RULES.md section 7, stage 0)
    Initial,     ///< IMR 100 % with their orders resting: nothing more that adds exposure
    Borrow,      ///< what one of their resting orders would borrow is refused: it expires at its fill
};

/// Which way a parameter has to move for an account to come closer to its line.
enum class Hurts : std::uint8_t { Falling, Rising };

/// How far one parameter of one asset can move before accounts cross a line, marks and everything else standing still.
/// The values are exact: at `value` the account is beyond the line, one step of 1e-18 before it is not.
class Corridor {
public:
    struct Crossing {
        SubaccountId subaccount;
        Ratio value;
        Usd exposure; ///< what the account owes (Borrow: would borrow), with all other accounts that cross no later
    };

    CorridorLine line{};
    Hurts hurts{};
    Ratio now;     ///< in force
    Ratio extreme; ///< searched as far as this
    /// Debt that the books repay inside their bands, as they stand: what the bids pay for holdings after the fee, or
    /// what the asks offer of a debt at its mark. Holdings of the settlement asset are not sold: they buy from the asks
    /// what is owed by whoever crosses or is in liquidation.
    Usd depth;
    /// Of that, what accounts in liquidation now will take: they stand before whoever crosses.
    Usd queued;
    std::vector<Crossing> crossings; ///< the first to be crossed first; accounts beyond the line already are not there
    /// The first value that liquidates an account whose debts could outlast what it holds: sold and bought back at the
    /// last prices inside the bands, with taker fees, it would not do. None where bad debt begins nowhere on the way.
    std::optional<Ratio> lossFrom;
    /// The first value that takes somebody in the queue to auto-close: the backstop has them before the books do.
    std::optional<Ratio> autoCloseFrom;
    /// Of a limit: the first value at which the pool takes no borrow at all, however small.
    std::optional<Ratio> noBorrowFrom;
    /// Of openBorrowLendLimit: the first value at which nothing more is lent.
    std::optional<Ratio> noLendFrom;

    struct Reach {
        std::uint32_t accounts{};
        Usd exposure;
    };
    /// Who is beyond the line at `value` and is not now. A search in the sorted crossings: for every move of a hand.
    Reach at(Ratio value) const;
    bool autoClosesAt(Ratio value) const;
    /// Whether it hurts nobody as far as `extreme`.
    bool isSafeThroughout() const { return crossings.empty() && !autoCloseFrom; }
    /// The last value at which nobody new is beyond the line and nobody in the queue goes to auto-close; `extreme`
    /// where nobody ever does.
    Ratio safeUntil() const;
    /// What is left of `depth` for whoever crosses.
    Usd free() const { return depth > queued ? depth - queued : Usd{}; }
    /// The last value at which the exposure of those beyond the line is within free().
    Ratio absorbedUntil() const;
    /// The last value at which nobody is liquidated whose debts could outlast what they hold.
    Ratio withoutLossUntil() const;

    /// Sorts crossings whose exposures are each account's own, and sums these up.
    void arrange();

private:
    bool isReached(Ratio line, Ratio value) const;
    Ratio before(Ratio value) const;
};

/// An account on a corridor's way and the first value at which it is beyond the line; the one in force where it is
/// there already.
struct FirstMet {
    SubaccountId subaccount;
    Ratio value;
};

/// None for a parameter without a corridor.
std::optional<Hurts> hurtsOf(std::string_view parameter);

/// The corridor of "haircutFunction.weight", ".kind.base", ".kind.positiveCurvePenalty", "imfFunction.base", ".factor",
/// "mmfFunction.base" or ".factor" of an asset, up to `extreme`; none for another parameter, for an `extreme` on the
/// side that hurts nobody, or when stopped. One pass over the accounts.
std::optional<Corridor> corridorOf(
    const State& state, AssetId asset, std::string_view parameter, Ratio extreme, std::stop_token stop = {});

/// Whom that parameter would meet first on its way to the corridor's end if all that each account holds were worth
/// `margin` (a share, below 1) less, after haircuts: also one that the end itself stops short of. None where it meets
/// nobody, or when stopped.
std::optional<FirstMet> firstMetWithLess(const State& state, AssetId asset, std::string_view parameter,
    const Corridor& corridor, Ratio margin, std::stop_token stop = {});

} // namespace plimsoll
