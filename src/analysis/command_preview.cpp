// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/command_preview.h"

#include "domain/exchange/apply.h"

#include <algorithm>

namespace plimsoll {

namespace {

/// How often a fork's market is traded to the order's price: each time goes as far as the price bands allow.
constexpr int approachesMax = 20;

AssetEffect& effectOn(std::vector<AssetEffect>& effects, AssetId asset)
{
    const auto at = std::lower_bound(effects.begin(), effects.end(), asset,
        [](const AssetEffect& effect, AssetId wanted) { return effect.asset < wanted; });
    if (at != effects.end() && at->asset == asset)
        return *at;
    return *effects.insert(at, AssetEffect{asset, {}, {}, {}, {}, {}});
}

/// Adds what the events of one command say about account `id`.
struct Collect {
    SubaccountId id;
    PreviewStep& step;

    void operator()(const BorrowLendChanged& change) const
    {
        if (change.subaccount != id)
            return;
        AssetEffect& effect = effectOn(step.effects, change.asset);
        switch (change.type) {
        case BorrowLendEventType::Borrow:
            (change.source == BorrowLendSource::EntryFee ? effect.entryFee : effect.borrowed) += change.quantity;
            break;
        case BorrowLendEventType::BorrowRepay:
            effect.repaid += change.quantity;
            break;
        case BorrowLendEventType::Lend:
            effect.lent += change.quantity;
            break;
        case BorrowLendEventType::LendRedeem:
            effect.redeemed += change.quantity;
            break;
        }
    }
    void operator()(const Fill& fill) const
    {
        if (fill.makerSubaccount != id && fill.takerSubaccount != id)
            return;
        step.filled += fill.quantity;
        step.filledAmount += quoteAmount(fill.quantity, fill.price);
        step.tradingFee += fill.takerSubaccount == id ? fill.takerFee : fill.makerFee;
    }
    void operator()(const OrderChanged& change) const
    {
        if (change.subaccount == id && change.expiryReason != OrderExpiryReason::None)
            step.expired = change.expiryReason;
    }
    template <class Other>
    void operator()(const Other&) const
    {
    }
};

void collect(SubaccountId id, const Outcome& outcome, PreviewStep& step)
{
    for (const Event& event : outcome.events)
        std::visit(Collect{id, step}, event);
}

MarginSummary summaryOf(const State& state, SubaccountId id)
{
    return marginSummary(state, AccountView{state, state.account(id)});
}

/// The order that a command has just left in the book; none where it left none.
std::optional<OpenOrder> restingOrder(const State& state, SubaccountId id, std::uint64_t ordersBefore)
{
    for (const OpenOrder& open : state.account(id).openOrders)
        if (open.id.value > ordersBefore)
            return open;
    return std::nullopt;
}

const Order* orderOf(const State& state, SubaccountId id, OrderId wanted)
{
    for (const OpenOrder& open : state.account(id).openOrders)
        if (open.id == wanted)
            return &state.markets[open.market.value].book.order(open.slot);
    return nullptr;
}

/// What stands before an order and itself, which has to trade before it is filled.
Quantity depthTo(const State& state, MarketId market, const Order& order)
{
    Quantity depth;
    for (const BookLevel& level : state.markets[market.value].book.levels(order.side, ~std::size_t{0})) {
        if (order.side == Side::Bid ? level.price < order.price : level.price > order.price)
            break;
        depth += level.quantity;
    }
    return depth;
}

/// Lets a newcomer on the fork trade against the book until the resting order is filled; none where that cannot be,
/// as in a book that does not match.
std::optional<PreviewStep> fillOnFork(State& fork, SubaccountId id, const OpenOrder& open)
{
    const SubaccountId newcomer{static_cast<std::uint32_t>(fork.accounts.size() + 1)};
    if (!plimsoll::apply(fork, CreateSubaccount{newcomer}).accepted())
        return std::nullopt;
    const MarketParameters& market = fork.marketParameters(open.market);
    PreviewStep step{};
    for (int approach = 0; approach < approachesMax; ++approach) {
        const Order* order = orderOf(fork, id, open.id);
        if (order == nullptr)
            break;
        PlaceOrder taker;
        taker.subaccount = newcomer;
        taker.market = open.market;
        taker.side = opposite(order->side);
        taker.type = OrderType::Limit;
        taker.price = order->price;
        taker.quantity = depthTo(fork, open.market, *order);
        taker.timeInForce = TimeInForce::Ioc;
        // Twice the amount leaves room for any fee.
        const bool pays = taker.side == Side::Bid;
        const Quantity amount = toQuantity(quoteAmount(taker.quantity, order->price), Rounding::Up);
        const Deposit purse{newcomer, pays ? market.quote : market.base, pays ? amount + amount : taker.quantity};
        if (!plimsoll::apply(fork, purse).accepted())
            return std::nullopt;
        const Outcome outcome = plimsoll::apply(fork, taker);
        if (!outcome.accepted())
            return std::nullopt;
        collect(id, outcome, step);
        if (step.expired != OrderExpiryReason::None)
            break;
    }
    if (step.filled.isZero() && step.expired == OrderExpiryReason::None)
        return std::nullopt;
    if (const Order* order = orderOf(fork, id, open.id))
        step.rests = order->remaining;
    step.after = summaryOf(fork, id);
    return step;
}

/// The quantity of commands that have one and no step of a market.
Quantity* quantityOf(Command& command)
{
    if (auto* withdrawal = std::get_if<Withdraw>(&command))
        return &withdrawal->quantity;
    if (auto* lend = std::get_if<Lend>(&command))
        return &lend->quantity;
    if (auto* redeem = std::get_if<Redeem>(&command))
        return &redeem->quantity;
    if (auto* borrow = std::get_if<Borrow>(&command))
        return &borrow->quantity;
    if (auto* repay = std::get_if<Repay>(&command))
        return &repay->quantity;
    return nullptr;
}

/// By halving: what passes is everything up to some quantity. What the next one is refused for is what binds; an
/// order's refusal names it already.
std::optional<Quantity> largestAccepted(const State& state, Command command, Refusal& refusal)
{
    if (std::holds_alternative<PlaceOrder>(command))
        return refusal.maxQuantity;
    Quantity* quantity = quantityOf(command);
    if (quantity == nullptr || !quantity->isPositive())
        return std::nullopt;
    Int128 failing = quantity->raw;
    Int128 passing = 0;
    Refusal binding = refusal;
    while (failing - passing > 1) {
        const Int128 middle = passing + (failing - passing) / 2;
        quantity->raw = middle;
        State fork = state;
        Outcome outcome = plimsoll::apply(fork, command);
        (outcome.accepted() ? passing : failing) = middle;
        if (outcome.refusal)
            binding = std::move(*outcome.refusal);
    }
    if (binding.bindingTerm != BindingTerm::None) {
        refusal.bindingTerm = binding.bindingTerm;
        refusal.announced = binding.announced;
    } else if (binding.code != refusal.code) {
        refusal = std::move(binding);
    }
    return Quantity::fromRaw(passing);
}

CommandPreview tryOut(const State& state, SubaccountId id, const Command& command)
{
    CommandPreview preview;
    preview.before = summaryOf(state, id);
    State fork = state;
    const std::uint64_t ordersBefore = fork.lastOrder;
    Outcome outcome = plimsoll::apply(fork, command);
    if (outcome.refusal) {
        preview.refusal = std::move(outcome.refusal);
        preview.largest = largestAccepted(state, command, *preview.refusal);
        return preview;
    }
    collect(id, outcome, preview.now);
    preview.now.after = summaryOf(fork, id);
    if (const auto open = restingOrder(fork, id, ordersBefore)) {
        preview.now.rests = fork.markets[open->market.value].book.order(open->slot).remaining;
        preview.filled = fillOnFork(fork, id, *open);
    }
    return preview;
}

} // namespace

CommandPreview previewOf(const State& state, SubaccountId id, const Command& command)
{
    try {
        return tryOut(state, id, command);
    } catch (const ArithmeticFault&) {
        CommandPreview preview;
        preview.refusal = Refusal{RefusalCode::NumberOverflow, Field::Quantity, {}, {}, BindingTerm::None, {}};
        return preview;
    }
}

} // namespace plimsoll
