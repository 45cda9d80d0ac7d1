// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/projection.h"

#include "domain/base/decimal.h"
#include "domain/exchange/order_amounts.h"
#include "domain/liquidation/queue.h"
#include "domain/liquidation/waterfall.h"
#include "service/host/command_words.h"
#include "simulation/utc_time.h"

namespace plimsoll {

namespace {

/// What is in force after a control: until when, else its value.
std::string afterOf(const ControlChanged& change, Timestamp now)
{
    if (change.until > now)
        return "until " + toText(change.until);
    return change.quantity ? toText(*change.quantity) : change.after;
}

struct Projection {
    const State& state;
    std::uint64_t sequence;
    std::uint32_t part;
    ProjectedRows& rows;

    const std::string& symbol(AssetId asset) const { return state.configuration().assets[asset.value].symbol; }
    const std::string& symbol(MarketId market) const { return state.marketParameters(market).symbol; }
    Usd worth(AssetId asset, Quantity quantity) const { return notional(quantity, state.mark(asset)); }

    EventRow& event(std::string kind, std::optional<SubaccountId> subaccount)
    {
        EventRow& row = rows.events.emplace_back();
        row.sequence = sequence;
        row.part = part;
        row.time = state.now;
        row.kind = std::move(kind);
        row.subaccount = subaccount;
        return row;
    }

    void operator()(const Fill& fill)
    {
        rows.fills.push_back(
            {sequence, part, state.now, symbol(fill.market), fill.takerSubaccount, fill.makerSubaccount,
                fill.takerSide == Side::Bid ? "Bid" : "Ask", fill.price, fill.quantity, fill.takerFee, fill.makerFee});
    }
    void operator()(const LiquidationFill& fill)
    {
        using Kind = LiquidationFill::Kind;
        static constexpr std::string_view stages[] = {"Holdings", "Book", "Fund", "Backstop", "Adl"};
        LiquidationRow row;
        row.sequence = sequence;
        row.part = part;
        row.time = state.now;
        row.subaccount = fill.subaccount;
        row.stage = stages[static_cast<std::size_t>(fill.kind)];
        row.debt = symbol(fill.debt);
        row.paidWith = fill.kind == Kind::FromHoldings ? "" : symbol(fill.collateral);
        row.quantity = fill.debtRepaid;
        row.price = fill.price;
        row.value = worth(fill.debt, fill.debtRepaid);
        row.fee = worth(fill.debt, fill.fee);
        row.marginFractionBefore = fill.marginFractionBefore;
        row.marginFractionAfter = fill.marginFractionAfter;
        if (fill.kind != Kind::FromHoldings)
            row.paidQuantity = fill.collateralQuantity;
        row.counterparty = fill.counterparty;
        rows.liquidations.push_back(std::move(row));
    }
    void operator()(const BorrowLendChanged& change)
    {
        static constexpr std::string_view names[] = {"Borrow", "BorrowRepay", "Lend", "LendRedeem"};
        EventRow& row = event(std::string{names[static_cast<std::size_t>(change.type)]}, change.subaccount);
        row.symbol = symbol(change.asset);
        row.quantity = change.quantity;
        row.value = worth(change.asset, change.quantity);
        row.source = sourceName(change.source);
    }
    void operator()(const InterestCharged& charge)
    {
        EventRow& row = event("InterestCharged", std::nullopt);
        row.symbol = symbol(charge.asset);
        row.quantity = charge.quantity;
        row.source = sourceName(BorrowLendSource::Interest);
    }
    void operator()(const BalanceChanged& change)
    {
        EventRow& row
            = event(change.kind == BalanceChanged::Kind::Deposit ? "Deposit" : "Withdrawal", change.subaccount);
        row.symbol = symbol(change.asset);
        row.quantity = change.quantity;
        row.value = worth(change.asset, change.quantity);
    }
    void operator()(const OrderChanged& change)
    {
        EventRow& row = event("Order" + std::string{statusName(change.status)}, change.subaccount);
        row.symbol = symbol(change.market);
        row.quantity = change.executedQuantity;
        row.source = expiryName(change.expiryReason);
    }
    void operator()(const LiquidationStarted& start)
    {
        event("LiquidationStarted", start.subaccount).value = start.exposure;
    }
    void operator()(const LiquidationEnded& end)
    {
        static constexpr std::string_view hows[] = {"Restored", "NoDebt", "Deficit"};
        event("LiquidationEnded", end.subaccount).source = hows[static_cast<std::size_t>(end.how)];
    }
    void operator()(const DeficitCovered& deficit)
    {
        EventRow& row = event("Deficit", deficit.subaccount);
        row.symbol = symbol(deficit.asset);
        row.quantity = deficit.toFund + deficit.socialised;
        row.value = worth(deficit.asset, deficit.socialised);
        row.source = deficit.socialised.isZero() ? "Fund" : "Socialised";
    }
    void operator()(const ThrottleChanged& change)
    {
        event("ThrottleChanged", std::nullopt).symbol = symbol(change.asset);
    }
    void operator()(const MarkHeld& held) { event("MarkHeld", std::nullopt).symbol = symbol(held.asset); }
    void operator()(const MarkReleased& released)
    {
        event("MarkReleased", std::nullopt).symbol = symbol(released.asset);
    }
    void operator()(const ParameterChanged& change)
    {
        EventRow& row = event("ParameterChanged", std::nullopt);
        row.source = change.path;
        row.before = change.before;
        row.after = change.after;
    }
    void operator()(const ParameterAnnounced& announced)
    {
        EventRow& row = event("ParameterAnnounced", std::nullopt);
        row.source = announced.path;
        row.before = announced.before;
        row.after = announced.after;
    }
    void operator()(const ControlChanged& change)
    {
        static constexpr std::string_view names[] = {"AccountHeld", "AssetHeld", "Released", "HoldExpired", "TakenOver",
            "MatchingHalted", "LiquidationsPaused", "AllCancelled", "ProviderSet", "ThrottleReset", "FundDeposit"};
        EventRow& row = event("ControlChanged", change.subaccount);
        row.source = change.reason;
        row.detail = names[static_cast<std::size_t>(change.what)];
        row.before = change.before;
        row.after = afterOf(change, state.now);
        row.quantity = change.quantity;
        if (!change.asset)
            return;
        row.symbol = symbol(*change.asset);
        if (change.quantity)
            row.value = worth(*change.asset, *change.quantity);
    }
    void operator()(const SubaccountCreated& created) { event("SubaccountCreated", created.subaccount); }
    void operator()(const SettingsUpdated& updated) { event("SettingsUpdated", updated.subaccount); }
};

/// What a command names of the account, the amount and the reason that an operator gave.
struct Subject {
    std::optional<SubaccountId> subaccount;
    std::string reason;
    std::optional<AssetId> asset;
    std::optional<MarketId> market;
    std::optional<Side> side;
    std::optional<Price> price;
    std::optional<Quantity> quantity;
    std::optional<Usd> usd;

    void operator()(const char*, const SubaccountId& id) { subaccount = id; }
    void operator()(const char*, const std::optional<SubaccountId>& id) { subaccount = id; }
    void operator()(const char*, AssetId id) { asset = id; }
    void operator()(const char*, const std::optional<AssetId>& id) { asset = id; }
    void operator()(const char*, MarketId id) { market = id; }
    void operator()(const char*, Side given) { side = given; }
    void operator()(const char*, const std::optional<Price>& given) { price = given; }
    void operator()(const char*, Quantity given) { quantity = given; }
    void operator()(const char*, Usd given) { usd = given; }
    void operator()(const char* name, const std::string& text)
    {
        if (std::string_view{name} == "reason")
            reason = text;
    }
    template <class Other>
    void operator()(const char*, const Other&)
    {
    }
};

Subject subjectOf(const Command& command)
{
    Subject subject;
    std::visit([&](const auto& each) { std::decay_t<decltype(each)>::fields(each, subject); }, command);
    return subject;
}

/// The asset or market that a command names; a refused one may name what is not there.
std::string symbolOf(const State& state, const Subject& subject)
{
    const RiskConfiguration& risk = state.configuration();
    if (subject.asset && subject.asset->value < risk.assets.size())
        return risk.assets[subject.asset->value].symbol;
    if (subject.market && subject.market->value < risk.markets.size())
        return risk.markets[subject.market->value].symbol;
    return {};
}

/// "borrowLendMarkets.SOL.state": what a command is about, beside its name. A refused one may name what is not there.
std::string objectOf(const State& state, const Command& command, const Subject& subject)
{
    const RiskConfiguration& risk = state.configuration();
    const auto symbol = [&](AssetId asset) {
        return asset.value < risk.assets.size() ? risk.assets[asset.value].symbol : std::to_string(asset.value);
    };
    if (const auto* pool = std::get_if<SetPoolState>(&command))
        return " borrowLendMarkets." + symbol(pool->pool) + ".state";
    if (const auto* market = std::get_if<SetMarketState>(&command)) {
        const std::size_t at = market->market.value;
        return " markets." + (at < risk.markets.size() ? risk.markets[at].symbol : std::to_string(at))
            + ".orderBookState";
    }
    if (const auto* hold = std::get_if<HoldLiquidation>(&command); hold != nullptr && hold->asset)
        return " " + symbol(*hold->asset);
    if (const auto* release = std::get_if<ReleaseLiquidation>(&command); release != nullptr && release->asset)
        return " " + symbol(*release->asset);
    if (const auto* throttle = std::get_if<ResetThrottle>(&command))
        return " " + symbol(throttle->pool);
    if (const auto* deposit = std::get_if<DepositToFund>(&command))
        return " " + symbol(deposit->asset);
    if (const auto* mark = std::get_if<DecideMark>(&command))
        return " " + symbol(mark->asset);
    return subject.subaccount ? " " + std::to_string(subject.subaccount->value) : "";
}

/// "100 USDC", "Bid 2 SOL_USDC at 90", "750 USD": how much, where a command says so.
std::string amountOf(const State& state, const Subject& subject)
{
    const RiskConfiguration& risk = state.configuration();
    if (subject.usd)
        return toText(*subject.usd) + " USD";
    if (!subject.quantity)
        return {};
    std::string text = toText(*subject.quantity);
    if (subject.asset && subject.asset->value < risk.assets.size())
        text += " " + risk.assets[subject.asset->value].symbol;
    if (subject.market && subject.market->value < risk.markets.size())
        text += " " + risk.markets[subject.market->value].symbol;
    if (subject.side)
        text.insert(0, *subject.side == Side::Bid ? "Bid " : "Ask ");
    if (subject.price)
        text += " at " + toText(*subject.price);
    return text;
}

/// "autoLend on, leverageLimit 5": what a command sets of an account's settings.
std::string settingsOf(const UpdateSettings& set)
{
    std::string text;
    const auto add = [&](std::string_view name, const std::string& value) {
        text += (text.empty() ? "" : ", ") + std::string{name} + ' ' + value;
    };
    const auto addFlag = [&](std::string_view name, const std::optional<Flag>& flag) {
        if (flag)
            add(name, *flag == Flag::On ? "on" : "off");
    };
    addFlag("marginEnabled", set.marginEnabled);
    addFlag("autoLend", set.autoLend);
    addFlag("autoRepayBorrows", set.autoRepayBorrows);
    if (set.leverageLimit)
        add("leverageLimit", toText(*set.leverageLimit));
    if (set.borrowLimit)
        add("borrowLimit", *set.borrowLimit == Usd::largest() ? "none" : toText(*set.borrowLimit));
    return text;
}

} // namespace

void project(
    const State& state, std::uint64_t sequence, const Command& command, const Outcome& outcome, ProjectedRows& rows)
{
    if (outcome.refusal) {
        const Refusal& refusal = *outcome.refusal;
        const Subject subject = subjectOf(command);
        rows.refusals.push_back({sequence, state.now, subject.subaccount, std::string{commandName(command)},
            std::string{codeName(refusal.code)}, std::string{valueName(refusal)}, valueText(refusal), refusal.limit,
            std::string{termName(refusal.bindingTerm)}, refusal.maxQuantity, symbolOf(state, subject),
            refusal.announced});
        return;
    }
    for (std::size_t i = 0; i < outcome.events.size(); ++i) {
        Projection projection{state, sequence, static_cast<std::uint32_t>(i), rows};
        std::visit(projection, outcome.events[i]);
    }
    if (endsMinute(state, command, outcome))
        projectMinute(state, sequence, rows);
}

bool endsMinute(const State& after, const Command& command, const Outcome& outcome)
{
    return outcome.accepted() && std::holds_alternative<Tick>(command) && after.now.ms % msPerMinute == 0;
}

void projectMinute(const State& state, std::uint64_t sequence, ProjectedRows& rows)
{
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        const auto asset = AssetId{static_cast<std::uint16_t>(i)};
        const Pool& pool = state.pool(asset);
        const PoolRates rates = pool.rates(state.poolParameters(asset));
        rows.poolMinutes.push_back({sequence, static_cast<std::uint32_t>(i), state.now,
            state.configuration().assets[i].symbol, state.mark(asset), pool.lentQuantity(), pool.borrowedQuantity(),
            pool.utilization(), rates.borrow, rates.lend});
    }
    rows.venueMinutes.push_back(
        {sequence, state.now, state.queue.size(), fundNetAssets(state), state.badDebt, usableCapacity(state)});
}

Usd usableCapacity(const State& state)
{
    Usd usable;
    for (const auto& [id, capacity] : state.providers) {
        const Account& provider = state.account(id);
        if (!provider.liquidating && restingSums(state, provider).coversInitial())
            usable += capacity;
    }
    return usable;
}

std::string refusalText(const Refusal& refusal)
{
    std::string text{codeName(refusal.code)};
    if (refusal.field != Field::None)
        text += " " + std::string{valueName(refusal)};
    if (const std::string value = valueText(refusal); !value.empty())
        text += "=" + value;
    if (!refusal.limit.empty())
        text += " limit=" + refusal.limit;
    if (refusal.bindingTerm != BindingTerm::None)
        text += " bindingTerm=" + std::string{termName(refusal.bindingTerm)};
    if (refusal.maxQuantity)
        text += " maxQuantity=" + toText(*refusal.maxQuantity);
    if (!refusal.announced.empty())
        text += " announced: " + refusal.announced;
    return text;
}

std::string reasonOf(const Command& command)
{
    return subjectOf(command).reason;
}

std::vector<OperatorAction> actionsOf(const State& state, std::uint64_t sequence, const Command& command,
    const Outcome& outcome, const std::string& actor, Timestamp wallAt)
{
    const Subject subject = subjectOf(command);
    OperatorAction action;
    action.sequence = sequence;
    action.simulatedAt = state.now;
    action.wallAt = wallAt;
    action.actor = actor;
    action.reason = subject.reason;
    action.result = outcome.accepted() ? ActionResult::Accepted : ActionResult::Refused;
    action.detail = outcome.refusal ? refusalText(*outcome.refusal) : "";
    std::vector<OperatorAction> actions;
    const auto eachOf = [&](const std::vector<ParameterEdit>& edits, const std::string& verb) {
        for (const ParameterEdit& edit : edits) {
            action.what = verb + ' ' + edit.path;
            action.before = edit.before;
            action.after = edit.after;
            actions.push_back(action);
        }
        return actions;
    };
    if (const auto* set = std::get_if<SetParameters>(&command)) {
        // As they were made, with what a curve moved besides; of what was refused, as they were asked.
        std::vector<ParameterEdit> made;
        for (const Event& event : outcome.events)
            if (const auto* changed = std::get_if<ParameterChanged>(&event))
                made.push_back({changed->path, changed->before, changed->after});
        return eachOf(made.empty() ? set->edits : made, "setParameter");
    }
    if (const auto* announced = std::get_if<AnnounceParameters>(&command))
        return eachOf(announced->edits, "announceParameter");
    action.what = std::string{commandName(command)} + objectOf(state, command, subject);
    for (const Event& event : outcome.events)
        if (const auto* changed = std::get_if<ParameterChanged>(&event)) {
            action.before = changed->before;
            action.after = changed->after;
        } else if (const auto* control = std::get_if<ControlChanged>(&event)) {
            action.before = control->before;
            action.after = afterOf(*control, state.now);
            const bool stop = control->what == ControlChanged::What::MatchingHalted
                || control->what == ControlChanged::What::LiquidationsPaused;
            if (stop && action.after.empty())
                action.after = "ended";
        }
    if (const auto* settings = std::get_if<UpdateSettings>(&command))
        action.after = settingsOf(*settings);
    if (action.after.empty())
        action.after = amountOf(state, subject);
    actions.push_back(std::move(action));
    return actions;
}

} // namespace plimsoll
