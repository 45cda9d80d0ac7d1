// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/scenario_figures.h"

#include "analysis/margin_summary.h"
#include "domain/base/decimal.h"
#include "domain/exchange/parameter_text.h"

#include <algorithm>

namespace plimsoll {
namespace {

FigureValue valueOf(const std::vector<NamedFigure>& figures, const std::string& field)
{
    const auto found
        = std::find_if(figures.begin(), figures.end(), [&](const auto& each) { return each.name == field; });
    if (found == figures.end() || !found->text)
        return std::monostate{};
    return *found->text;
}

/// One that nobody opened is compared as an empty one: asking opens none.
Account accountOf(const State& state, SubaccountId subaccount)
{
    if (state.has(subaccount))
        return state.account(subaccount);
    Account empty;
    empty.settings.leverageLimit = state.configuration().venue.leverageLimitMax;
    return empty;
}

MarginSummary summaryOf(const State& state, const Account& account)
{
    return marginSummary(state, AccountView{state, account});
}

FigureValue summaryFigure(const State& state, SubaccountId subaccount, const std::string& field)
{
    const Account account = accountOf(state, subaccount);
    if (field == "liquidating")
        return account.liquidating;
    return valueOf(namedFigures(summaryOf(state, account)), field);
}

FigureValue borrowFigure(const State& state, const Expectation& asked, const std::string& field)
{
    const Account account = accountOf(state, asked.subaccount);
    const Position* position = account.find(asked.asset);
    const Quantity owed = position != nullptr ? state.pool(asked.asset).debtOf(position->debtShares) : Quantity{};
    if (field == "quantity")
        return toText(owed);
    if (field == "cumulativeInterest")
        return toText(position != nullptr ? owed - position->netBorrowed : Quantity{});
    const MarginSummary summary = summaryOf(state, account);
    for (const BorrowFigures& borrow : summary.borrows)
        if (borrow.asset == asked.asset)
            return valueOf(namedFigures(borrow), field);
    return std::monostate{};
}

FigureValue balanceFigure(const State& state, const Expectation& asked, const std::string& field)
{
    const Position none{};
    const Account account = accountOf(state, asked.subaccount);
    const Position* held = account.find(asked.asset);
    const Position& position = held != nullptr ? *held : none;
    const Quantity lent = state.pool(asked.asset).lendOf(position.lendShares);
    if (field == "availableQuantity")
        return toText(position.available);
    if (field == "openOrderQuantity")
        return toText(position.locked);
    if (field == "lendQuantity")
        return toText(lent);
    if (field == "totalQuantity")
        return toText(position.available + position.locked + lent);
    const MarginSummary summary = summaryOf(state, account);
    for (const CollateralFigures& collateral : summary.collateral)
        if (collateral.asset == asked.asset)
            return valueOf(namedFigures(collateral), field);
    return std::monostate{};
}

FigureValue poolFigure(const State& state, AssetId asset, const std::string& field)
{
    const Pool& pool = state.pool(asset);
    const PoolParameters& parameters = state.poolParameters(asset);
    if (field == "utilization")
        return toText(pool.utilization());
    if (field == "borrowInterestRate")
        return toText(pool.rates(parameters).borrow);
    if (field == "lendInterestRate")
        return toText(pool.rates(parameters).lend);
    if (field == "borrowedQuantity")
        return toText(pool.borrowedQuantity());
    if (field == "lentQuantity")
        return toText(pool.lentQuantity());
    if (field == "throttleUtilizationBound")
        return toText(pool.throttleBound);
    return std::string{toText(parameters.state)};
}

FigureValue orderFigure(const ScenarioMemory& memory, const std::string& name, const std::string& field)
{
    const auto found = memory.orders.find(name);
    if (found == memory.orders.end())
        return std::monostate{};
    const OrderChanged& order = found->second;
    if (field == "status")
        return std::string{statusName(order.status)};
    if (field == "executedQuantity")
        return toText(order.executedQuantity);
    if (field == "quantity")
        return toText(order.quantity);
    if (order.expiryReason == OrderExpiryReason::None)
        return std::monostate{};
    return std::string{expiryName(order.expiryReason)};
}

FigureValue venueFigure(const State& state, const std::string& name)
{
    if (name == "badDebt")
        return toText(state.badDebt);
    if (name == "socialisedLoss")
        return toText(state.socialisedLoss);
    if (name == "backstopFund")
        return toText(backstopFundValue(state));
    if (name == "treasury")
        return toText(treasuryValue(state));
    return std::to_string(state.queue.size());
}

FigureValue answerFigure(const ScenarioMemory& memory, const std::string& field)
{
    if (field == "accepted")
        return !memory.lastRefusal.has_value();
    if (!memory.lastRefusal)
        return false;
    return std::string{codeName(memory.lastRefusal->code)};
}

/// A decimal at the finest step that figures have; none where the text is no decimal.
std::optional<Int256> exactly(const std::string& text)
{
    const ParsedDecimal parsed = parseDecimal(text, Ratio::decimals);
    return parsed.fault ? std::nullopt : std::optional{Int256{parsed.raw}};
}

bool isWithin(const std::string& wanted, const std::string& actual, Ratio tolerance)
{
    const auto a = exactly(wanted);
    const auto b = exactly(actual);
    if (!a || !b)
        return wanted == actual;
    const Int256 difference = *a - *b;
    return (difference.isNegative() ? -difference : difference) <= Int256{tolerance.raw};
}

bool isInside(const ExpectedRange& range, const std::string& actual)
{
    const auto value = exactly(actual);
    return value && (!range.min || *exactly(*range.min) <= *value) && (!range.max || *value <= *exactly(*range.max));
}

} // namespace

FigureValue figureOf(
    const State& state, const ScenarioMemory& memory, const Expectation& expectation, const std::string& field)
{
    using enum Expectation::Subject;
    switch (expectation.subject) {
    case Answer:
        return answerFigure(memory, field);
    case Summary:
        return summaryFigure(state, expectation.subaccount, field);
    case Borrow:
        return borrowFigure(state, expectation, field);
    case Balance:
        return balanceFigure(state, expectation, field);
    case Pool:
        return poolFigure(state, expectation.asset, field);
    case Order:
        return orderFigure(memory, expectation.name, field);
    case Venue:
        break;
    }
    return venueFigure(state, expectation.name);
}

bool isAsExpected(const ExpectedField& expected, const FigureValue& actual, Ratio tolerance)
{
    const auto* text = std::get_if<std::string>(&actual);
    if (std::holds_alternative<std::monostate>(expected.wanted))
        return std::holds_alternative<std::monostate>(actual);
    if (const bool* wanted = std::get_if<bool>(&expected.wanted)) {
        const bool* flag = std::get_if<bool>(&actual);
        // `refused: true` is any code.
        return flag != nullptr ? *flag == *wanted : text != nullptr && expected.name == "refused" && *wanted;
    }
    if (text == nullptr)
        return false;
    if (const auto* range = std::get_if<ExpectedRange>(&expected.wanted))
        return isInside(*range, *text);
    return isWithin(std::get<std::string>(expected.wanted), *text, tolerance);
}

Usd backstopFundValue(const State& state)
{
    Usd sum;
    for (const Position& position : state.backstopFund.positions) {
        const Pool& pool = state.pool(position.asset);
        const Quantity net = position.available + position.locked + pool.lendOf(position.lendShares)
            - pool.debtOf(position.debtShares);
        sum += notional(net, state.mark(position.asset));
    }
    return sum;
}

Usd treasuryValue(const State& state)
{
    Usd sum;
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        const AssetId asset{static_cast<std::uint16_t>(i)};
        const Position* position = state.treasury.find(asset);
        const Quantity available = position != nullptr ? position->available : Quantity{};
        sum += notional(available + state.pool(asset).treasuryLend(), state.mark(asset));
    }
    return sum;
}

} // namespace plimsoll
