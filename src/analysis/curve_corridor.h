// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/state.h"

#include <array>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace plimsoll {

/// What a utilization curve may not do to those in its pool while nobody acts and no mark moves.
enum class CurveBound : std::uint8_t {
    Rule,   ///< the curve's own: rates never fall, and are 0 to 10,000 % (RULES.md section 6)
    Cost,   ///< no borrower's hourly cost more than doubles
    Yield,  ///< no lender's yield falls by more than half
    Margin, ///< interest alone takes no account over MMR 100 % within 24 hours
};

struct CurveBreach {
    CurveBound bound{};
    SubaccountId account; ///< of Margin: the first that goes over
    std::uint32_t hour{}; ///< of Margin: after so many full hours, 1 .. 24
    friend bool operator==(const CurveBreach&, const CurveBreach&) = default;
};

/// How far the rate of one point may go, all others as they are in the draft.
struct PointCorridor {
    Ratio lowest;
    Ratio highest;
    CurveBreach below; ///< what breaks first there
    CurveBreach above;
};

/// The corridor of one pool's curve: what its bounds are at, found with one look at every account in the pool. After
/// that any draft is answered from the pool alone, whatever the number of accounts.
///
/// Hourly cost and yield are those of the next full hour: at the utilization of now, which nothing but interest moves.
/// Interest is played by the pool's own arithmetic, minute by minute, so its indices are those of the exchange.
/// Accounts that the live curve takes over the line as well are counted and bound nothing. Orders rest and count as
/// cancelled (RULES.md section 7, stage 0); the liquidation queue stands still.
class CurveCorridor {
public:
    static constexpr std::size_t hours = 24;
    /// Ends that are no rule's are found to this: there a bound holds, one step further it does not.
    static constexpr Ratio step = Ratio::fromRaw(powerOfTen(12));

    std::uint64_t sequence{}; ///< accepted commands at the state that it was found on
    std::uint32_t borrowers{};
    std::uint32_t lenders{};
    std::uint32_t anyway{}; ///< accounts in the pool that go over the line under the live curve too

    const PoolParameters& live() const { return live_; }
    /// At the utilization of now, under a draft of curve and fee.
    PoolRates ratesUnder(const UtilizationCurve& curve, Ratio fee) const;
    /// What a draft breaks: at most one of each bound, in the order of the bounds.
    std::vector<CurveBreach> breaches(const UtilizationCurve& curve, Ratio fee) const;
    /// One a point of the draft; none where no rate of that point alone keeps all bounds.
    std::vector<std::optional<PointCorridor>> points(const UtilizationCurve& curve, Ratio fee) const;

private:
    friend class CurveCorridorSearch;
    /// The account that an index of this pool takes over the line first, after one of the hours; 0: no lawful one does.
    struct Critical {
        Index index;
        SubaccountId account;
    };
    using Criticals = std::array<Critical, hours>;

    std::optional<CurveBreach> costlier(const PoolParameters& draft) const;
    std::optional<CurveBreach> poorer(const PoolParameters& draft) const;
    std::optional<CurveBreach> debtorOver(const PoolParameters& draft) const;
    std::optional<CurveBreach> lenderOver(const PoolParameters& draft) const;
    PoolParameters drafted(const UtilizationCurve& curve, Ratio fee) const;

    Pool pool_;
    PoolParameters live_;
    Timestamp now_;
    Criticals debtors_; ///< at this borrow index and above
    Criticals lenders_; ///< at this lend index and below
    bool boundByLenders_{};
};

/// None when stopped. One look at every account, at some of those in the pool a closer one.
std::optional<CurveCorridor> curveCorridorOf(const State& state, AssetId asset, std::stop_token stop = {});

} // namespace plimsoll
