// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/account_view.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

/// One held asset as the venue's /api/v1/capital/collateral shows it.
struct CollateralFigures {
    AssetId asset;
    Price assetMarkPrice;
    Quantity totalQuantity;
    Usd balanceNotional; ///< before the haircut
    Ratio collateralWeight;
    Usd collateralValue;
    Quantity openOrderQuantity;
    Quantity lendQuantity;
    Quantity availableQuantity;
    std::optional<Price> estLiquidationPrice;
};

/// One asset that is owed, or that resting orders would borrow.
struct BorrowFigures {
    AssetId asset;
    Quantity quantity;       ///< owed
    Usd netExposureNotional; ///< owed and would-be borrowed
    Price markPrice;
    Ratio imf; ///< with 1/leverageLimit
    Ratio mmf;
    std::optional<Price> estLiquidationPrice;
};

/// The margin figures of one account, each rounded once for showing (RULES.md sections 4 and 13, Numbers).
struct MarginSummary {
    Usd assetsValue;
    Usd borrowLiability;
    Usd netEquity;
    Usd netEquityLocked;
    Usd netEquityAvailable;
    Usd totalExposure;
    Ratio imf;
    Ratio mmf;
    Ratio acmf;
    std::optional<Ratio> marginFraction; ///< none without exposure
    std::optional<Ratio> imr;            ///< none where netEquity is not positive
    std::optional<Ratio> mmr;
    std::vector<CollateralFigures> collateral; ///< in asset order
    std::vector<BorrowFigures> borrows;        ///< in asset order
};

/// With all orders of the view resting. Throws ArithmeticFault where a figure leaves its range.
MarginSummary marginSummary(const State& state, const AccountView& view);

/// A named figure as text; none where it is null.
struct NamedFigure {
    std::string_view name;
    std::optional<std::string> text;
};

/// The scalar figures under the names of FORMATS.md, in its order; futures are reported as "0".
std::vector<NamedFigure> namedFigures(const MarginSummary& summary);
std::vector<NamedFigure> namedFigures(const CollateralFigures& collateral);
std::vector<NamedFigure> namedFigures(const BorrowFigures& borrow);

} // namespace plimsoll
