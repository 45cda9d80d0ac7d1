// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/apply.h"

#include "domain/base/ensure.h"
#include "domain/exchange/balances.h"
#include "domain/exchange/controls.h"
#include "domain/exchange/ledger.h"
#include "domain/exchange/passage.h"
#include "domain/exchange/trading.h"
#include "domain/liquidation/queue.h"
#include "domain/liquidation/waterfall.h"

namespace plimsoll {

namespace {

/// Amounts up to here cannot leave the range of any formula; past them a command runs with an undo.
constexpr Quantity carefulQuantity = Quantity::whole(1'000'000'000'000);
constexpr Price carefulPrice = Price::whole(10'000'000);
constexpr Int128 carefulWorth = powerOfTen(14) * Usd::scale;

/// Room for the events of nearly every command, so that they are not moved while it runs.
constexpr std::size_t usualEvents = 4;

void checkSubaccount(const State& state, SubaccountId id)
{
    if (!state.has(id))
        refuse(RefusalCode::UnknownSubaccount, Field::Subaccount, std::to_string(id.value),
            std::to_string(state.accounts.size()));
}

void checkAsset(const State& state, AssetId asset)
{
    if (asset.value >= state.assets.size())
        refuse(RefusalCode::UnknownSymbol, Field::Symbol, std::to_string(asset.value));
}

void checkMarket(const State& state, MarketId market)
{
    if (market.value >= state.markets.size())
        refuse(RefusalCode::UnknownSymbol, Field::Market, std::to_string(market.value));
}

/// What a command names must exist, whatever it is.
struct Existence {
    const State& state;

    void operator()(const char*, const SubaccountId& id) { checkSubaccount(state, id); }
    void operator()(const char*, const AssetId& asset) { checkAsset(state, asset); }
    void operator()(const char*, const MarketId& market) { checkMarket(state, market); }
    template <class Id>
    void operator()(const char* name, const std::optional<Id>& named)
    {
        if (named)
            (*this)(name, *named);
    }
    template <class Other>
    void operator()(const char*, const Other&)
    {
    }
};

bool isLarge(const Quantity& quantity)
{
    return quantity > carefulQuantity;
}

struct Largeness {
    bool large{false};

    void operator()(const char*, const Quantity& quantity) { large = large || isLarge(quantity); }
    void operator()(const char*, const std::optional<Price>& price)
    {
        large = large || (price && *price > carefulPrice);
    }
    void operator()(const char*, const std::vector<MarkPrice>& marks)
    {
        for (const MarkPrice& mark : marks)
            large = large || mark.price > carefulPrice;
    }
    template <class Other>
    void operator()(const char*, const Other&)
    {
    }
};

/// Whether any supply or its worth came so far that sums need watching from now on.
bool nearsItsRange(const State& state)
{
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        const AssetState& own = state.assets[i];
        const Quantity supply = std::max(own.deposits - own.withdrawals, own.pool.lentQuantity());
        const Int256 worth = Int256::product(supply.raw, state.marks[i].raw);
        if (isLarge(supply) || worth > Int256{carefulWorth} || own.pool.borrowIndex > Index::whole(1'000'000))
            return true;
    }
    return false;
}

void createSubaccount(Ledger& ledger, const CreateSubaccount& request)
{
    State& state = ledger.state;
    const std::size_t next = state.accounts.size() + 1;
    if (request.subaccount.value != next || next >= treasuryId.value)
        refuse(RefusalCode::UnknownSubaccount, Field::Subaccount, std::to_string(request.subaccount.value),
            std::to_string(next));
    Account account;
    account.settings.leverageLimit = state.configuration().venue.leverageLimitMax;
    state.accounts.append(std::move(account));
    ledger.events.emplace_back(SubaccountCreated{request.subaccount});
}

struct Transition {
    Ledger& ledger;

    void operator()(const Tick& c) const { passTime(ledger, c); }
    void operator()(const SetMarkPrice& c) const { setMarks(ledger, c.marks); }
    void operator()(const CreateSubaccount& c) const { createSubaccount(ledger, c); }
    void operator()(const UpdateSettings& c) const { asUser(c, updateSettings); }
    void operator()(const Deposit& c) const { deposit(ledger, c); }
    void operator()(const Withdraw& c) const { asUser(c, withdraw); }
    void operator()(const Lend& c) const { asUser(c, lend); }
    void operator()(const Redeem& c) const { asUser(c, redeem); }
    void operator()(const Borrow& c) const { asUser(c, borrow); }
    void operator()(const Repay& c) const { asUser(c, repay); }
    void operator()(const PlaceOrder& c) const { asUser(c, placeOrder); }
    void operator()(const CancelOrder& c) const { asUser(c, cancelOrder); }
    void operator()(const CancelAll& c) const { asUser(c, cancelAll); }
    void operator()(const SetParameters& c) const { setParameters(ledger, c); }
    void operator()(const SetPoolState& c) const { setPoolState(ledger, c); }
    void operator()(const SetMarketState& c) const { setMarketState(ledger, c); }
    void operator()(const HoldLiquidation& c) const { holdLiquidation(ledger, c); }
    void operator()(const ReleaseLiquidation& c) const { releaseLiquidation(ledger, c); }
    void operator()(const TakeOverLiquidation& c) const { takeOverLiquidation(ledger, c); }
    void operator()(const LiquidateStep& c) const { liquidateByHand(ledger, c); }
    void operator()(const SetBackstopProvider& c) const { setBackstopProvider(ledger, c); }
    void operator()(const DepositToFund& c) const { depositToFund(ledger, c); }
    void operator()(const DecideMark& c) const { decideMark(ledger, c); }
    void operator()(const HaltMatching& c) const { haltMatching(ledger, c); }
    void operator()(const PauseLiquidations& c) const { pauseLiquidations(ledger, c); }
    void operator()(const CancelAllOrders& c) const { cancelAllOrders(ledger, c); }
    void operator()(const ResetThrottle& c) const { resetThrottle(ledger, c); }
    void operator()(const AnnounceParameters& c) const { announceParameters(ledger, c); }

    template <class Request>
    void asUser(const Request& request, void (*handle)(Ledger&, const Request&)) const
    {
        if (ledger.account(request.subaccount).liquidating)
            refuse(RefusalCode::AccountLiquidating, Field::Subaccount, std::to_string(request.subaccount.value));
        handle(ledger, request);
    }
};

void checkNames(const State& state, const Command& command)
{
    if (std::holds_alternative<CreateSubaccount>(command))
        return;
    Existence existence{state};
    std::visit([&](const auto& each) { std::decay_t<decltype(each)>::fields(each, existence); }, command);
}

bool movesAmounts(const Command& command)
{
    return std::holds_alternative<Deposit>(command) || std::holds_alternative<DepositToFund>(command)
        || std::holds_alternative<Tick>(command) || std::holds_alternative<SetMarkPrice>(command)
        || std::holds_alternative<DecideMark>(command);
}

} // namespace

Outcome apply(State& state, const Command& command)
{
    Outcome outcome;
    outcome.events.reserve(usualEvents);
    Ledger ledger{state, outcome.events};
    Largeness largeness;
    std::visit([&](const auto& each) { std::decay_t<decltype(each)>::fields(each, largeness); }, command);
    std::optional<Ledger::Checkpoint> saved;
    // New parameters meet everybody whom they move, and announced ones each order check: any sum may leave its range
    // under them.
    if (state.mayOverflow || largeness.large || !state.risk->announced.empty()
        || std::holds_alternative<SetParameters>(command))
        saved = ledger.checkpoint();
    try {
        checkNames(state, command);
        std::visit(Transition{ledger}, command);
        testMoved(ledger);
        if (!state.mayOverflow && movesAmounts(command))
            state.mayOverflow = nearsItsRange(state);
        ++state.sequence;
    } catch (const Refused& refused) {
        if (saved)
            ledger.restore(std::move(*saved));
        outcome.events.clear();
        outcome.refusal = refused.refusal;
    } catch (const ArithmeticFault& fault) {
        const bool untouched = ledger.moved.empty() && outcome.events.empty();
        ENSURE(saved || untouched, "a sum left its range where no undo was kept");
        if (saved)
            ledger.restore(std::move(*saved));
        outcome.events.clear();
        outcome.refusal
            = Refusal{RefusalCode::NumberOverflow, Field::None, fault.what(), {}, BindingTerm::None, std::nullopt};
    }
    return outcome;
}

} // namespace plimsoll
