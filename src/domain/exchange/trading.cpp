// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/trading.h"

#include "domain/base/decimal.h"
#include "domain/exchange/margin_bounds.h"
#include "domain/exchange/order_amounts.h"
#include "domain/exchange/parameter_text.h"
#include "domain/exchange/placement.h"
#include "domain/exchange/prices.h"

#include <algorithm>

namespace plimsoll {

namespace {

/// An incoming order on its way through a book.
struct Taker {
    Order order;
    FeeFraction fee;
    SelfTradePrevention selfTradePrevention{};
    Price limit;
    bool isLiquidation{false};
    bool isMarket{false}; ///< its limit is the end of its bands
    OrderExpiryReason expiry{};
};

struct MarketContext {
    Ledger& ledger;
    MarketId id;
    const MarketParameters& parameters;

    OrderBook& book() const { return ledger.state.markets[id.value].book; }
    AssetId pays(Side side) const { return side == Side::Bid ? parameters.quote : parameters.base; }
    AssetId receives(Side side) const { return side == Side::Bid ? parameters.base : parameters.quote; }
};

bool crosses(Side takerSide, Price makerPrice, Price limit)
{
    return takerSide == Side::Bid ? makerPrice <= limit : makerPrice >= limit;
}

void tellOrder(const MarketContext& market, const Order& order, OrderStatus status, OrderExpiryReason reason,
    std::optional<Price> price)
{
    market.ledger.events.emplace_back(OrderChanged{order.id, order.subaccount, market.id, order.side, status, reason,
        order.executed + order.remaining, order.executed, price});
}

void forgetOpenOrder(Ledger& ledger, SubaccountId id, OrderId order)
{
    ledger.edit(id).openOrders.eraseIf([&](const OpenOrder& open) { return open.id == order; });
}

/// What an order had locked and needs no longer becomes available and arrives again.
void release(const MarketContext& market, const Order& order, Quantity quantity)
{
    const AssetId asset = market.pays(order.side);
    market.ledger.unlock(order.subaccount, asset, quantity);
    market.ledger.arrive(order.subaccount, asset, quantity, market.ledger.arrivalRules(order.subaccount, order.flags));
}

void endResting(const MarketContext& market, OrderSlot slot, OrderStatus status, OrderExpiryReason reason)
{
    const Order order = market.book().remove(slot);
    forgetOpenOrder(market.ledger, order.subaccount, order.id);
    tellOrder(market, order, status, reason, order.price);
    release(market, order, order.locked);
}

/// Makes `quantity` available out of lends, then a borrow. None on success, else why not; changes nothing then.
std::optional<OrderExpiryReason> whyUnfunded(
    const MarketContext& market, SubaccountId id, AssetId asset, Quantity missing, AutoFlags flags, bool isLiquidation)
{
    const Ledger& ledger = market.ledger;
    missing -= std::min(missing, ledger.available(id, asset));
    if (missing.isZero())
        return std::nullopt;
    const Quantity lent = ledger.lendOf(id, asset);
    const Quantity redeemed = flags.autoLendRedeem == Flag::On ? std::min(missing, lent) : Quantity{};
    if (isLiquidation)
        return redeemed == missing && ledger.state.pool(asset).cash >= redeemed
            ? std::nullopt
            : std::optional{OrderExpiryReason::InsufficientFunds};
    const Quantity borrowed = missing - redeemed;
    if (borrowed.isPositive()) {
        const bool mayBorrow
            = flags.autoBorrow == Flag::On && ledger.account(id).settings.marginEnabled == Flag::On && redeemed == lent;
        if (!mayBorrow)
            return OrderExpiryReason::InsufficientFunds;
    }
    if (borrowed.isPositive() && flaggedMarkRefusal(ledger.state, ledger.account(id), asset))
        return OrderExpiryReason::InsufficientBorrowableQuantity;
    if (supplyRefusal(ledger.state, asset, redeemed, borrowed))
        return OrderExpiryReason::InsufficientBorrowableQuantity;
    return std::nullopt;
}

void payOut(
    const MarketContext& market, SubaccountId id, AssetId asset, Quantity quantity, AutoFlags flags, bool isLiquidation)
{
    Ledger& ledger = market.ledger;
    Quantity missing = quantity - std::min(quantity, ledger.available(id, asset));
    if (missing.isPositive() && flags.autoLendRedeem == Flag::On) {
        const Quantity redeemed = std::min(missing, ledger.lendOf(id, asset));
        ledger.redeem(
            id, asset, redeemed, isLiquidation ? BorrowLendSource::Liquidation : BorrowLendSource::SpotMargin);
        missing -= redeemed;
    }
    if (missing.isPositive())
        ledger.borrow(id, asset, missing, BorrowLendSource::SpotMargin);
    ledger.debit(id, asset, quantity);
}

Quantity costOf(const Order& order, Quantity quantity, Price price, FeeFraction fee)
{
    return order.side == Side::Bid ? cost(order, quantity, price, fee) : quantity;
}

/// Why a resting order may not fill now (RULES.md section 5, At the fill); none where it may.
std::optional<OrderExpiryReason> makerRefusal(const MarketContext& market, const Order& maker, Quantity quantity)
{
    const Account& account = market.ledger.account(maker.subaccount);
    if (account.liquidating)
        return OrderExpiryReason::Liquidation;
    const FeeFraction fee = market.parameters.makerFee;
    const Quantity due = costOf(maker, quantity, maker.price, fee);
    const Quantity beyondLock = due - std::min(due, maker.locked);
    const AssetId pays = market.pays(maker.side);
    if (beyondLock.isPositive())
        if (auto reason = whyUnfunded(market, maker.subaccount, pays, beyondLock, maker.flags, false))
            return reason;
    const State& state = market.ledger.state;
    const auto owes = [](const Position& position) { return !position.debtShares.isZero(); };
    const auto wouldBorrow = [&](const OpenOrder& open) {
        const Order& order = state.markets[open.market.value].book.order(open.slot);
        return order.locked < need(order, state.marketParameters(open.market).makerFee);
    };
    const bool mayMoveMargin = beyondLock.isPositive()
        || std::any_of(account.positions.begin(), account.positions.end(), owes)
        || std::any_of(account.openOrders.begin(), account.openOrders.end(), wouldBorrow);
    if (!mayMoveMargin)
        return std::nullopt;
    if (MarginBounds{state, account}.coverInitial(Usd::largest()))
        return std::nullopt;
    AccountView view{state, account};
    const MarginSums before = view.resting();
    view.fill(maker.id, quantity, maker.price);
    const MarginSums after = view.resting();
    if (!after.coversInitial() && after.compareMarginFraction(before) < 0)
        return OrderExpiryReason::InsufficientMargin;
    return std::nullopt;
}

struct Settled {
    Quantity paid;     ///< quote, by the buyer
    Quantity received; ///< quote, by the seller
};

/// Books one side's sums of a fill and returns the quote that moved and the fee in it.
Quantity bookFill(Order& order, Quantity quantity, Price price, FeeFraction fee, Settled& settled)
{
    const Quantity feeBefore = toQuantity(order.feeExact, Rounding::Up);
    if (order.side == Side::Bid)
        settled.paid = cost(order, quantity, price, fee);
    else
        settled.received = proceeds(order, quantity, price, fee);
    const QuoteAmount amount = quoteAmount(quantity, price);
    order.quoteExact += amount;
    order.feeExact += feeAmount(amount, fee);
    return toQuantity(order.feeExact, Rounding::Up) - feeBefore;
}

/// Trades `quantity` between the taker and the resting order at `slot`, at the maker's price.
void executeFill(const MarketContext& market, Taker& taker, OrderSlot slot, Quantity quantity)
{
    Ledger& ledger = market.ledger;
    OrderBook& book = market.book();
    const Order maker = book.order(slot);
    const Price price = maker.price;
    const FeeFraction makerFee = market.parameters.makerFee;
    const Quantity makerDue = costOf(maker, quantity, price, makerFee);
    const Quantity takerDue = costOf(taker.order, quantity, price, taker.fee);

    const Quantity fromLock = std::min(makerDue, maker.locked);
    ledger.unlock(maker.subaccount, market.pays(maker.side), fromLock);
    payOut(market, maker.subaccount, market.pays(maker.side), makerDue, maker.flags, false);
    const AssetId takerPays = market.pays(taker.order.side);
    const Quantity takerFromLock = std::min(takerDue, taker.order.locked);
    ledger.unlock(taker.order.subaccount, takerPays, takerFromLock);
    taker.order.locked -= takerFromLock;
    payOut(market, taker.order.subaccount, takerPays, takerDue, taker.order.flags, taker.isLiquidation);

    Settled settled;
    Order& resting = book.editOrder(slot);
    const Quantity makerFeePaid = bookFill(resting, quantity, price, makerFee, settled);
    const Quantity takerFeePaid = bookFill(taker.order, quantity, price, taker.fee, settled);
    resting.locked -= fromLock;
    book.reduce(slot, quantity);
    taker.order.remaining -= quantity;
    taker.order.executed += quantity;

    const bool takerBuys = taker.order.side == Side::Bid;
    const SubaccountId buyer = takerBuys ? taker.order.subaccount : maker.subaccount;
    const SubaccountId seller = takerBuys ? maker.subaccount : taker.order.subaccount;
    ledger.credit(buyer, market.parameters.base, quantity);
    ledger.credit(seller, market.parameters.quote, settled.received);
    ledger.credit(treasuryId, market.parameters.quote, settled.paid - settled.received);
    ledger.events.emplace_back(Fill{market.id, taker.order.side, maker.id, taker.order.id, maker.subaccount,
        taker.order.subaccount, price, quantity, makerFeePaid, takerFeePaid});

    Market& state = ledger.state.markets[market.id.value];
    state.lastTradePrice = price;
    state.lastTradeTime = ledger.state.now;

    const auto arrived = [&](Side side) { return side == Side::Bid ? quantity : settled.received; };
    ledger.arrive(maker.subaccount, market.receives(maker.side), arrived(maker.side),
        ledger.arrivalRules(maker.subaccount, maker.flags));
    if (!taker.isLiquidation)
        ledger.arrive(taker.order.subaccount, market.receives(taker.order.side), arrived(taker.order.side),
            ledger.arrivalRules(taker.order.subaccount, taker.order.flags));

    const Order after = book.order(slot);
    if (after.remaining.isZero()) {
        book.remove(slot);
        forgetOpenOrder(ledger, after.subaccount, after.id);
        tellOrder(market, after, OrderStatus::Filled, OrderExpiryReason::None, price);
        release(market, after, after.locked);
        return;
    }
    tellOrder(market, after, OrderStatus::PartiallyFilled, OrderExpiryReason::None, price);
    const Quantity stillNeeded = need(after, makerFee);
    if (after.locked > stillNeeded) {
        const Quantity excess = after.locked - stillNeeded;
        book.editOrder(slot).locked = stillNeeded;
        release(market, after, excess);
    }
}

/// Prevents a trade with oneself; true where the taker is stopped.
bool stopsAtOwnOrder(const MarketContext& market, Taker& taker, OrderSlot slot)
{
    if (taker.selfTradePrevention != SelfTradePrevention::RejectTaker)
        endResting(market, slot, OrderStatus::Expired, OrderExpiryReason::SelfTradePrevention);
    if (taker.selfTradePrevention == SelfTradePrevention::RejectMaker)
        return false;
    taker.expiry = OrderExpiryReason::SelfTradePrevention;
    return true;
}

/// Fills the taker against the book until nothing is left, nothing crosses, or something stops it (taker.expiry).
void match(const MarketContext& market, Taker& taker)
{
    const Side makers = opposite(taker.order.side);
    auto best = market.book().best(makers);
    if (!best)
        return;
    const Price bound = taker.isLiquidation ? taker.limit : worstPrice(market.parameters, taker.order.side, *best);
    for (; best && taker.order.remaining.isPositive() && taker.expiry == OrderExpiryReason::None;
         best = market.book().best(makers)) {
        if (!crosses(taker.order.side, *best, taker.limit)) {
            if (taker.isMarket)
                taker.expiry = OrderExpiryReason::PriceImpact;
            return;
        }
        if (!crosses(taker.order.side, *best, bound)) {
            taker.expiry = OrderExpiryReason::PriceImpact;
            return;
        }
        const OrderSlot slot = *market.book().front(makers);
        const Order& maker = market.book().order(slot);
        if (maker.subaccount == taker.order.subaccount && !taker.isLiquidation) {
            if (stopsAtOwnOrder(market, taker, slot))
                return;
            continue;
        }
        const Quantity quantity = std::min(taker.order.remaining, maker.remaining);
        if (const auto reason = makerRefusal(market, maker, quantity)) {
            endResting(market, slot, OrderStatus::Expired, *reason);
            continue;
        }
        const Quantity due = costOf(taker.order, quantity, maker.price, taker.fee);
        const Quantity beyondLock = due - std::min(due, taker.order.locked);
        if (const auto reason = whyUnfunded(market, taker.order.subaccount, market.pays(taker.order.side), beyondLock,
                taker.order.flags, taker.isLiquidation)) {
            taker.expiry = *reason;
            return;
        }
        executeFill(market, taker, slot, quantity);
    }
}

/// Locks what a new order needs at the larger fee, out of available and of lends, which are redeemed for it.
void lockNeed(const MarketContext& market, Order& order)
{
    Ledger& ledger = market.ledger;
    const AssetId asset = market.pays(order.side);
    const Quantity wanted = need(order, std::max(market.parameters.makerFee, market.parameters.takerFee));
    if (order.flags.autoLendRedeem == Flag::On) {
        const Quantity beyond = wanted - std::min(wanted, ledger.available(order.subaccount, asset));
        ledger.redeem(order.subaccount, asset, std::min(beyond, ledger.lendOf(order.subaccount, asset)),
            BorrowLendSource::SpotMargin);
    }
    order.locked = std::min(wanted, ledger.available(order.subaccount, asset));
    ledger.lock(order.subaccount, asset, order.locked);
}

/// Rests what is left, with its lock reduced to what it needs as a maker.
void rest(const MarketContext& market, Order order)
{
    const Quantity excess = order.locked - std::min(order.locked, need(order, market.parameters.makerFee));
    order.locked -= excess;
    const OrderSlot slot = market.book().add(order);
    market.ledger.edit(order.subaccount).openOrders.push_back({order.id, market.id, slot});
    release(market, order, excess);
}

void checkState(const State& state, const PlaceOrder& request)
{
    if (state.matchingHaltedUntil > state.now)
        refuse(RefusalCode::TradingHalted, Field::Market);
    const OrderBookState book = state.marketParameters(request.market).orderBookState;
    const bool taken = book == OrderBookState::Open
        || (book == OrderBookState::PostOnly && request.postOnly == PostOnly::Yes)
        || (book == OrderBookState::LimitOnly && request.type == OrderType::Limit);
    if (!taken)
        refuse(RefusalCode::OrderBookState, Field::Market, std::string{toText(book)});
}

void checkFilters(const State& state, const PlaceOrder& request)
{
    const MarketParameters& market = state.marketParameters(request.market);
    const auto badQuantity = [&](const std::string& limit) {
        refuse(RefusalCode::InvalidQuantity, Field::Quantity, toText(request.quantity), limit);
    };
    if (request.quantity < market.minQuantity || !request.quantity.isPositive())
        badQuantity(toText(market.minQuantity));
    if (market.maxQuantity && request.quantity > *market.maxQuantity)
        badQuantity(toText(*market.maxQuantity));
    if (request.quantity.raw % market.stepSize.raw != 0)
        badQuantity(toText(market.stepSize));
    const bool isLimit = request.type == OrderType::Limit;
    if (isLimit != request.price.has_value() || (!isLimit && request.postOnly == PostOnly::Yes))
        refuse(RefusalCode::InvalidPrice, Field::Price);
    if (!isLimit)
        return;
    const Price price = *request.price;
    if (!price.isPositive() || (market.minPrice && price < *market.minPrice))
        refuse(
            RefusalCode::InvalidPrice, Field::Price, toText(price), market.minPrice ? toText(*market.minPrice) : "0");
    if (market.maxPrice && price > *market.maxPrice)
        refuse(RefusalCode::InvalidPrice, Field::Price, toText(price), toText(*market.maxPrice));
    if (price.raw % market.tickSize.raw != 0)
        refuse(RefusalCode::InvalidPrice, Field::Price, toText(price), toText(market.tickSize));
    const Price active = activePrice(state, request.market);
    if (!isWithin(price, active, market.minMultiplier, Bound::Low))
        refuse(RefusalCode::PriceOutOfBounds, Field::Price, toText(price),
            toText(Price::fromRaw(
                static_cast<std::int64_t>(mulDiv(active.raw, market.minMultiplier.raw, Ratio::scale, Rounding::Up)))));
    if (!isWithin(price, active, market.maxMultiplier, Bound::High))
        refuse(RefusalCode::PriceOutOfBounds, Field::Price, toText(price),
            toText(Price::fromRaw(static_cast<std::int64_t>(
                mulDiv(active.raw, market.maxMultiplier.raw, Ratio::scale, Rounding::Down)))));
}

} // namespace

std::optional<Refusal> marketRefusal(const State& state, const PlaceOrder& order)
{
    try {
        checkState(state, order);
        checkFilters(state, order);
    } catch (Refused& refused) {
        return std::move(refused.refusal);
    }
    return std::nullopt;
}

bool canMatch(const State& state, MarketId market)
{
    const OrderBookState book = state.marketParameters(market).orderBookState;
    return state.matchingHaltedUntil <= state.now
        && (book == OrderBookState::Open || book == OrderBookState::LimitOnly);
}

void placeOrder(Ledger& ledger, const PlaceOrder& request)
{
    State& state = ledger.state;
    checkState(state, request);
    checkFilters(state, request);
    const Account& account = state.account(request.subaccount);
    if (auto refusal = placementRefusal(state, account, request)) {
        nameLargest(state, account, request, *refusal);
        throw Refused{std::move(*refusal)};
    }
    const MarketContext market{ledger, request.market, state.marketParameters(request.market)};
    const Price price = checkPrice(state, request);
    Taker taker;
    taker.order.id = OrderId{++state.lastOrder};
    taker.order.subaccount = request.subaccount;
    taker.order.side = request.side;
    taker.order.flags = request.flags;
    taker.order.price = price;
    taker.order.remaining = request.quantity;
    taker.fee = market.parameters.takerFee;
    taker.selfTradePrevention = request.selfTradePrevention;
    taker.limit = price;
    taker.isMarket = request.type == OrderType::Market;
    tellOrder(market, taker.order, OrderStatus::New, OrderExpiryReason::None, request.price);

    const auto best = market.book().best(opposite(request.side));
    std::optional<Ledger::Checkpoint> saved;
    if (request.timeInForce == TimeInForce::Fok)
        saved = ledger.checkpoint();
    if (request.postOnly == PostOnly::Yes && best && crosses(request.side, *best, price)) {
        taker.expiry = OrderExpiryReason::PostOnlyTaker;
    } else {
        lockNeed(market, taker.order);
        if (request.postOnly == PostOnly::No)
            match(market, taker);
    }
    Order& order = taker.order;
    if (saved && order.remaining.isPositive() && taker.expiry != OrderExpiryReason::PostOnlyTaker) {
        ledger.restore(std::move(*saved));
        order.remaining = request.quantity;
        order.executed = Quantity{};
        order.locked = Quantity{};
        taker.expiry = OrderExpiryReason::FillOrKill;
    }
    const bool rests = request.type == OrderType::Limit && request.timeInForce == TimeInForce::Gtc;
    if (order.remaining.isPositive() && taker.expiry == OrderExpiryReason::None && !rests)
        taker.expiry = OrderExpiryReason::ImmediateOrCancel;
    if (order.remaining.isPositive() && taker.expiry == OrderExpiryReason::None) {
        if (order.executed.isPositive())
            tellOrder(market, order, OrderStatus::PartiallyFilled, OrderExpiryReason::None, request.price);
        rest(market, order);
    } else {
        const bool filled = order.remaining.isZero();
        tellOrder(market, order, filled ? OrderStatus::Filled : OrderStatus::Expired,
            filled ? OrderExpiryReason::None : taker.expiry, request.price);
        release(market, order, order.locked);
    }
    ledger.edit(request.subaccount);
    ledger.chargeEntryFees();
}

void cancelOrder(Ledger& ledger, const CancelOrder& request)
{
    const Account& account = ledger.account(request.subaccount);
    const auto open = std::find_if(account.openOrders.begin(), account.openOrders.end(),
        [&](const OpenOrder& each) { return each.id == request.order; });
    if (open == account.openOrders.end())
        refuse(RefusalCode::OrderNotFound, Field::OrderId, std::to_string(request.order.value));
    const MarketContext market{ledger, open->market, ledger.state.marketParameters(open->market)};
    if (market.parameters.orderBookState == OrderBookState::Closed)
        refuse(RefusalCode::OrderBookState, Field::Market, std::string{toText(OrderBookState::Closed)});
    endResting(market, open->slot, OrderStatus::Cancelled, OrderExpiryReason::None);
}

void cancelAll(Ledger& ledger, const CancelAll& request)
{
    const Account& account = ledger.account(request.subaccount);
    for (const OpenOrder& open : account.openOrders)
        if ((!request.market || open.market == *request.market)
            && ledger.state.marketParameters(open.market).orderBookState == OrderBookState::Closed)
            refuse(RefusalCode::OrderBookState, Field::Market, std::string{toText(OrderBookState::Closed)});
    withdrawOrders(ledger, request.subaccount, OrderStatus::Cancelled, OrderExpiryReason::None, request.market);
}

void withdrawOrders(
    Ledger& ledger, SubaccountId id, OrderStatus status, OrderExpiryReason reason, std::optional<MarketId> market)
{
    const OpenOrders open = ledger.account(id).openOrders;
    for (const OpenOrder& order : open)
        if (!market || order.market == *market)
            endResting({ledger, order.market, ledger.state.marketParameters(order.market)}, order.slot, status, reason);
}

void reduceLocks(Ledger& ledger, MarketId id)
{
    const MarketContext market{ledger, id, ledger.state.marketParameters(id)};
    for (std::uint32_t i = 1; i <= ledger.state.accounts.size(); ++i) {
        const OpenOrders open = ledger.account(SubaccountId{i}).openOrders;
        for (const OpenOrder& each : open) {
            if (each.market != id)
                continue;
            const Order order = market.book().order(each.slot);
            const Quantity excess = order.locked - std::min(order.locked, need(order, market.parameters.makerFee));
            if (excess.isZero())
                continue;
            market.book().editOrder(each.slot).locked -= excess;
            release(market, order, excess);
        }
    }
}

LiquidationTrade tradeForLiquidation(
    Ledger& ledger, SubaccountId id, MarketId marketId, Side side, Quantity quantity, Price limit)
{
    const MarketContext market{ledger, marketId, ledger.state.marketParameters(marketId)};
    Taker taker;
    taker.order.subaccount = id;
    taker.order.side = side;
    taker.order.price = limit;
    taker.order.remaining = quantity;
    taker.fee = market.parameters.takerFee;
    taker.limit = limit;
    taker.isLiquidation = true;
    match(market, taker);
    const Order& order = taker.order;
    return {order.executed,
        side == Side::Bid ? quotePaid(order.quoteExact, order.feeExact)
                          : quoteReceived(order.quoteExact, order.feeExact)};
}

} // namespace plimsoll
