// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/change/emergency.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"

namespace plimsoll {

namespace {

/// Whether the value narrows what is live; none where the parameter is not moved in an emergency.
std::optional<bool> tightens(const RiskConfiguration& live, const Parameter& parameter, const ParameterEdit& edit)
{
    const std::string_view name = parameter.kind->name;
    const ParameterGroup group = parameter.kind->group;
    const auto falls = [&] {
        const ParsedDecimal before = parseDecimal(parameter.text(live), Ratio::decimals);
        const ParsedDecimal after = parseDecimal(edit.after, Ratio::decimals);
        return !before.fault && !after.fault && !edit.after.empty() && after.raw < before.raw;
    };
    if (group == ParameterGroup::Assets && name == "haircutFunction.weight")
        return falls();
    if (group == ParameterGroup::BorrowLendMarkets && name == "openBorrowLendLimit")
        return falls();
    RiskConfiguration changed = live;
    parameter.kind->write(changed, parameter.owner, edit.after);
    if (group == ParameterGroup::BorrowLendMarkets && name == "state")
        return edit.after == "RepayOnly" && changed.pools[parameter.owner].state > live.pools[parameter.owner].state;
    if (group == ParameterGroup::Markets && name == "orderBookState")
        return (edit.after == "CancelOnly" || edit.after == "PostOnly")
            && changed.markets[parameter.owner].orderBookState > live.markets[parameter.owner].orderBookState;
    return std::nullopt;
}

} // namespace

std::optional<DeskRefusal> emergencyFault(const RiskConfiguration& live, const std::vector<ParameterEdit>& edits)
{
    for (const ParameterEdit& edit : edits) {
        const auto parameter = parameterAt(live, edit.path);
        if (!parameter)
            continue; // the exchange names it
        const auto is = tightens(live, *parameter, edit);
        if (!is)
            return DeskRefusal{"NOT_EMERGENCY", edit.path, edit.after, {}};
        if (!*is)
            return DeskRefusal{"NOT_TIGHTER", edit.path, edit.after, parameter->text(live)};
    }
    return std::nullopt;
}

std::optional<DeskRefusal> budgetFault(const ChangeEffect& effect, std::uint32_t budget)
{
    if (effect.hurt() <= budget && !effect.badDebt.isPositive() && !effect.socialisedLoss.isPositive())
        return std::nullopt;
    const auto dollars = [](Usd amount) { return "$" + formatDecimal(amount.raw / powerOfTen(16), 2); };
    // The loss of lenders is a part of the bad debt.
    if (effect.hurt() <= budget)
        return DeskRefusal{"OVER_BUDGET", "badDebt", dollars(effect.badDebt), "0"};
    return DeskRefusal{"OVER_BUDGET", "liquidated",
        std::to_string(effect.liquidated) + (effect.liquidated == 1 ? " account" : " accounts") + ", exposure "
            + dollars(effect.liquidatedExposure)
            + (effect.autoClosed == 0 ? "" : ", " + std::to_string(effect.autoClosed) + " into auto-close")
            + ", bad debt " + dollars(effect.badDebt),
        std::to_string(budget)};
}

} // namespace plimsoll
