// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/controls.h"

#include "domain/base/decimal.h"
#include "domain/exchange/moved_functions.h"
#include "domain/exchange/parameter.h"
#include "domain/exchange/prices.h"
#include "domain/exchange/trading.h"
#include "domain/liquidation/queue.h"

namespace plimsoll {

namespace {

using What = ControlChanged::What;

void tell(Ledger& ledger, What what, std::optional<SubaccountId> subaccount, std::optional<AssetId> asset,
    Timestamp until, const std::string& reason)
{
    ledger.events.emplace_back(ControlChanged{what, subaccount, asset, until, reason});
}

Timestamp inMinutes(const State& state, std::uint32_t minutes)
{
    return {state.now.ms + std::int64_t{minutes} * msPerMinute};
}

[[noreturn]] void refuseParameter(const ParameterFault& fault)
{
    throw Refused{{RefusalCode::BadParameter, Field::Parameter, fault.path + "=" + fault.value, fault.limit,
        BindingTerm::None, std::nullopt}};
}

/// Makes an edit in a configuration; the same with both values in their one text form.
ParameterEdit make(const ParameterEdit& edit, RiskConfiguration& configuration)
{
    const auto parameter = parameterAt(configuration, edit.path);
    if (!parameter)
        refuse(RefusalCode::UnknownSymbol, Field::Parameter, edit.path);
    std::string before = parameter->text(configuration);
    if (!isCurrentValue(configuration, *parameter, edit.before))
        refuse(RefusalCode::BeforeDiffers, Field::Parameter, edit.path + "=" + edit.before, before);
    if (const auto fault = setParameter(configuration, *parameter, edit.after))
        refuseParameter(*fault);
    return {edit.path, std::move(before), parameter->text(configuration)};
}

/// The marked kink that a curve takes with it; none of another parameter.
std::optional<std::string> kinkBehind(const std::string& path, const RiskConfiguration& configuration)
{
    const auto parameter = parameterAt(configuration, path);
    if (!parameter || parameter->kind->form != ParameterForm::Curve)
        return std::nullopt;
    return path.substr(0, path.rfind('.') + 1) + "optimalUtilization";
}

std::string textAt(const RiskConfiguration& configuration, const std::string& path)
{
    return parameterAt(configuration, path)->text(configuration);
}

/// Puts a changed configuration in force; whomever that may move is tested under it. Refused where what is announced
/// would no longer go with it.
void putInForce(Ledger& ledger, RiskConfiguration configuration)
{
    State& state = ledger.state;
    if (auto fault = comingFault(configuration, state.risk->announced)) {
        fault->limit += " as announced";
        refuseParameter(*fault);
    }
    const std::shared_ptr<const RiskInForce> before = state.risk;
    state.risk = std::make_shared<const RiskInForce>(std::move(configuration), before->announced);
    for (std::uint16_t i = 0; i < state.markets.size(); ++i) {
        const MarketParameters& now = state.marketParameters(MarketId{i});
        const MarketParameters& was = before->configuration.markets[i];
        if (now.tickSize != was.tickSize)
            state.markets[i].book.setTick(now.tickSize);
        if (now.makerFee < was.makerFee)
            reduceLocks(ledger, MarketId{i});
    }
    if (state.configuration().venue.leverageLimitMax != before->configuration.venue.leverageLimitMax)
        testAll(ledger);
    else
        testHolders(ledger, movedFunctions(before->assetRisks, state.risk->assetRisks));
}

void checkSubject(
    const State& state, const std::optional<SubaccountId>& subaccount, const std::optional<AssetId>& asset)
{
    if (subaccount.has_value() == asset.has_value())
        refuse(RefusalCode::BadParameter, Field::Subaccount);
    if (subaccount && !state.queue.contains(*subaccount))
        refuse(RefusalCode::BadParameter, Field::Subaccount, std::to_string(subaccount->value), "the queue");
}

} // namespace

void setParameters(Ledger& ledger, const SetParameters& request)
{
    RiskConfiguration configuration = ledger.state.configuration();
    std::vector<ParameterChanged> changes;
    if (request.edits.empty())
        refuse(RefusalCode::BadParameter, Field::Parameter);
    for (const ParameterEdit& edit : request.edits) {
        const std::optional<std::string> kink = kinkBehind(edit.path, configuration);
        const std::string before = kink ? textAt(configuration, *kink) : std::string{};
        ParameterEdit made = make(edit, configuration);
        changes.push_back({std::move(made.path), std::move(made.before), std::move(made.after)});
        if (!kink)
            continue;
        if (std::string after = textAt(configuration, *kink); after != before)
            changes.push_back({*kink, before, std::move(after)});
    }
    for (ParameterChanged& change : changes)
        ledger.events.emplace_back(std::move(change));
    putInForce(ledger, std::move(configuration));
}

void announceParameters(Ledger& ledger, const AnnounceParameters& request)
{
    const RiskConfiguration& inForce = ledger.state.configuration();
    RiskConfiguration coming = ledger.state.risk->coming();
    std::vector<ParameterTarget> announced = ledger.state.risk->announced;
    std::vector<ParameterAnnounced> changes;
    if (request.edits.empty())
        refuse(RefusalCode::BadParameter, Field::Parameter);
    for (const ParameterEdit& edit : request.edits) {
        if (const auto named = parameterAt(coming, edit.path); named && named->kind->group != ParameterGroup::Assets)
            refuse(RefusalCode::BadParameter, Field::Parameter, edit.path, "a margin parameter of an asset");
        ParameterEdit made = make(edit, coming);
        std::erase_if(announced, [&](const ParameterTarget& each) { return each.path == made.path; });
        announced.push_back({made.path, made.after});
        changes.push_back({std::move(made.path), std::move(made.before), std::move(made.after)});
    }
    for (ParameterAnnounced& change : changes)
        ledger.events.emplace_back(std::move(change));
    ledger.state.risk = std::make_shared<const RiskInForce>(inForce, std::move(announced));
}

void setPoolState(Ledger& ledger, const SetPoolState& request)
{
    RiskConfiguration configuration = ledger.state.configuration();
    const auto parameter
        = parameterAt(configuration, "borrowLendMarkets." + configuration.assets[request.pool.value].symbol + ".state");
    const std::string before = parameter->text(configuration);
    if (request.before && *request.before != configuration.pools[request.pool.value].state)
        refuse(RefusalCode::BeforeDiffers, Field::State, {}, before);
    configuration.pools[request.pool.value].state = request.state;
    ledger.events.emplace_back(
        ParameterChanged{parameter->path(configuration), before, parameter->text(configuration)});
    putInForce(ledger, std::move(configuration));
}

void setMarketState(Ledger& ledger, const SetMarketState& request)
{
    RiskConfiguration configuration = ledger.state.configuration();
    MarketParameters& market = configuration.markets[request.market.value];
    const auto parameter = parameterAt(configuration, "markets." + market.symbol + ".orderBookState");
    const std::string before = parameter->text(configuration);
    if (request.before && *request.before != market.orderBookState)
        refuse(RefusalCode::BeforeDiffers, Field::State, {}, before);
    market.orderBookState = request.state;
    ledger.events.emplace_back(
        ParameterChanged{parameter->path(configuration), before, parameter->text(configuration)});
    putInForce(ledger, std::move(configuration));
}

void holdLiquidation(Ledger& ledger, const HoldLiquidation& request)
{
    State& state = ledger.state;
    checkSubject(state, request.subaccount, request.asset);
    const std::uint32_t minutes = request.minutes.value_or(state.configuration().venue.liquidationHoldMinutes);
    if (minutes == 0)
        refuse(RefusalCode::BadParameter, Field::Minutes, "0", "1");
    const Timestamp until = inMinutes(state, minutes);
    if (request.subaccount)
        state.queue.edit().at(*request.subaccount).heldUntil = until;
    else
        state.assets[request.asset->value].heldUntil = until;
    tell(ledger, request.subaccount ? What::AccountHeld : What::AssetHeld, request.subaccount, request.asset, until,
        request.reason);
}

void releaseLiquidation(Ledger& ledger, const ReleaseLiquidation& request)
{
    State& state = ledger.state;
    checkSubject(state, request.subaccount, request.asset);
    if (request.subaccount) {
        LiquidationEntry& entry = state.queue.edit().at(*request.subaccount);
        entry.heldUntil = {};
        entry.takenOver = false;
    } else {
        state.assets[request.asset->value].heldUntil = {};
    }
    tell(ledger, What::Released, request.subaccount, request.asset, state.now, request.reason);
}

void takeOverLiquidation(Ledger& ledger, const TakeOverLiquidation& request)
{
    checkSubject(ledger.state, request.subaccount, std::nullopt);
    ledger.state.queue.edit().at(request.subaccount).takenOver = true;
    tell(ledger, What::TakenOver, request.subaccount, std::nullopt, {}, request.reason);
}

void setBackstopProvider(Ledger& ledger, const SetBackstopProvider& request)
{
    if (request.capacity.isNegative())
        refuse(RefusalCode::BadParameter, Field::Capacity, toText(request.capacity), "0");
    const auto known = ledger.state.providers.find(request.subaccount);
    const std::string before = toText(known == ledger.state.providers.end() ? Usd{} : known->second);
    if (request.capacity.isZero())
        ledger.state.providers.edit().erase(request.subaccount);
    else
        ledger.state.providers.edit()[request.subaccount] = request.capacity;
    ledger.events.emplace_back(ControlChanged{What::ProviderSet, request.subaccount, std::nullopt, {}, request.reason,
        std::nullopt, before, toText(request.capacity)});
}

void depositToFund(Ledger& ledger, const DepositToFund& request)
{
    if (!request.quantity.isPositive())
        refuse(RefusalCode::InvalidQuantity, Field::Quantity, toText(request.quantity), toText(Quantity::fromRaw(1)));
    if (const Quantity room = roomFor(ledger.state, request.asset); request.quantity > room)
        refuse(RefusalCode::NumberOverflow, Field::Quantity, toText(request.quantity), toText(room));
    ledger.state.assets[request.asset.value].deposits += request.quantity;
    ledger.credit(backstopFundId, request.asset, request.quantity);
    ledger.events.emplace_back(
        ControlChanged{What::FundDeposit, backstopFundId, request.asset, {}, request.reason, request.quantity, {}, {}});
}

void haltMatching(Ledger& ledger, const HaltMatching& request)
{
    ledger.state.matchingHaltedUntil = inMinutes(ledger.state, request.minutes);
    tell(ledger, What::MatchingHalted, std::nullopt, std::nullopt, ledger.state.matchingHaltedUntil, request.reason);
}

void pauseLiquidations(Ledger& ledger, const PauseLiquidations& request)
{
    ledger.state.liquidationsPausedUntil = inMinutes(ledger.state, request.minutes);
    tell(ledger, What::LiquidationsPaused, std::nullopt, std::nullopt, ledger.state.liquidationsPausedUntil,
        request.reason);
}

void cancelAllOrders(Ledger& ledger, const CancelAllOrders& request)
{
    State& state = ledger.state;
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i)
        if (!state.account(SubaccountId{i}).openOrders.empty())
            withdrawOrders(ledger, SubaccountId{i}, OrderStatus::Cancelled, OrderExpiryReason::None);
    // A halt that lasts longer goes on.
    if (request.minutes != 0)
        state.matchingHaltedUntil = std::max(state.matchingHaltedUntil, inMinutes(state, request.minutes));
    tell(ledger, What::AllCancelled, std::nullopt, std::nullopt, state.matchingHaltedUntil, request.reason);
}

void resetThrottle(Ledger& ledger, const ResetThrottle& request)
{
    const PoolParameters& parameters = ledger.state.poolParameters(request.pool);
    if (request.bound.isNegative() || request.bound > parameters.maxUtilization)
        refuse(RefusalCode::BadParameter, Field::Bound, toText(request.bound),
            "0 .. " + toText(parameters.maxUtilization));
    const std::string before = toText(ledger.state.pool(request.pool).throttleBound);
    ledger.state.pool(request.pool).throttleBound = request.bound;
    ledger.events.emplace_back(ControlChanged{What::ThrottleReset, std::nullopt, request.pool, {}, request.reason,
        std::nullopt, before, toText(request.bound)});
}

} // namespace plimsoll
