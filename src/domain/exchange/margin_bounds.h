// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/small_vector.h"
#include "domain/exchange/state.h"

namespace plimsoll {

/// Bounds in doubles on what the exact margin tests would find, for whichever of an account's orders fill: a filter
/// that settles the clear cases in a fraction of the time. What it does not settle is tested exactly, so it never
/// changes a result (RULES.md section 1).
///
/// Orders are taken at their worst: those that lose by filling fill, all shortfalls are borrowed at the curve's highest
/// rate, and nothing that arrives repays. Parameters are those in force, not what is announced. Doubles are off by less
/// than 1e-12 of the sums; the tests keep 1e-9 of them. Amounts that come near the range of numbers are never settled
/// here.
class MarginBounds {
public:
    MarginBounds(const State& state, const Account& account);
    /// One more order of the account, which needs `need` and would borrow `shortfall` of it.
    void add(const Order& order, MarketId market, FeeFraction fee, Quantity need, Quantity shortfall);

    /// Surely IMR at most 100 % and totalExposure at most `borrowLimit`, resting and in every filled view.
    bool coverInitial(Usd borrowLimit) const;
    /// Surely MMR below 100 % with all orders resting.
    bool coverMaintenance() const;

    double assets() const;                                                ///< USD after haircuts, at least
    double owed() const { return sums().liability + sums().maintenance; } ///< liabilities and maintenance, at most
    bool hasExposure() const;
    AssetIds wouldBorrow() const;

private:
    /// USD at marks.
    struct Line {
        AssetId asset;
        double held{};
        double owed{};
        double shortfall{};
        double arrives{};
    };
    struct Filling {
        AssetId pays;
        AssetId receives;
        double own{}; ///< paid out of what is held
        double shortfall{};
        double arrives{};
    };
    struct Sums {
        double assets{};
        double liability{};
        double exposure{};
        double initial{};
        double maintenance{};
    };

    double worth(AssetId asset, double raw);
    Line& line(AssetId asset);
    Sums sums() const;
    double largestLoss() const;

    const State* state_;
    double leastImf_; ///< 1 / leverageLimit
    bool known_;
    SmallVector<Line, 8> lines_;
    SmallVector<Filling, 4> fillings_;
};

} // namespace plimsoll
