// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/account_view.h"

namespace plimsoll {

/// Of lines that margin refuses: the term without which they would have the most netEquityAvailable. Terms are set
/// aside one at a time, for every asset, while all else stays: weights become 1 (haircut), or there is no
/// leverageLimit, no imf base, no imf factor (size curve). Of equals the first of imfBase, leverageLimit, sizeCurve,
/// haircut. Where none alone leaves more, as where two bind at once, it is what sets the imf of the largest debt.
BindingTerm bindingTerm(const std::vector<MarginLine>& lines, const MarginTerms& terms);

/// What bounds an order.
struct OrderBound {
    BindingTerm term{};
    std::string announced{}; ///< as Refusal::announced
};

/// The term that binds an order of which `largest` is the most that passes: the one without which, alone, the largest
/// order would pass (RULES.md section 5, The check). Pool, borrowLimit and own funds are named where one step more
/// meets them; margin's own terms are set aside as in bindingTerm(), which decides where none alone lets one step more
/// pass. None where one step more passes too or is out of range.
OrderBound boundBeyond(
    const State& state, const Account& account, const AccountView& without, PlaceOrder order, Quantity largest);

} // namespace plimsoll
