// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/margin_summary.h"
#include "domain/exchange/event.h"

#include <optional>
#include <vector>

namespace plimsoll {

/// What a command moves of one asset in one account; every quantity in units of that asset, none negative.
struct AssetEffect {
    AssetId asset;
    Quantity borrowed; ///< without its entry fee
    Quantity entryFee; ///< interest to the next full hour, added to the debt (RULES.md section 6)
    Quantity repaid;
    Quantity redeemed;
    Quantity lent;
};

/// One thing that happens: what fills, what moves, and how the account stands afterwards.
struct PreviewStep {
    Quantity filled;                  ///< base asset
    QuoteAmount filledAmount;         ///< sum of quantity x price of the fills
    Quantity tradingFee;              ///< quote asset
    Quantity rests;                   ///< base asset that stays in the book
    OrderExpiryReason expired{};      ///< why what is left of an order is gone
    std::vector<AssetEffect> effects; ///< in asset order, none empty
    MarginSummary after;
};

/// What would come of a command now. Computed by apply() on a fork, so it is what happens if nothing comes between.
struct CommandPreview {
    MarginSummary before;
    /// Its term is the one that keeps more than `largest` from passing; where that has no term, it is the refusal of
    /// that.
    std::optional<Refusal> refusal;
    /// Of a refused command with a quantity: the largest that passes, 0 where none does.
    std::optional<Quantity> largest;
    PreviewStep now; ///< of an accepted command
    /// Of an order that rests: when the market comes to its price and fills it.
    std::optional<PreviewStep> filled;
};

/// Tries `command` for account `id`, which must exist, on forks of `state`; the state stays as it is.
CommandPreview previewOf(const State& state, SubaccountId id, const Command& command);

} // namespace plimsoll
