// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/placement.h"

#include "domain/base/decimal.h"
#include "domain/exchange/binding_term.h"
#include "domain/exchange/margin_bounds.h"
#include "domain/exchange/order_amounts.h"
#include "domain/exchange/prices.h"

#include <algorithm>

namespace plimsoll {

namespace {

Refusal refusal(RefusalCode code, Field field, Quantity value, BindingTerm term = BindingTerm::None)
{
    return {code, field, toText(value), {}, term, std::nullopt};
}

Order orderOf(const PlaceOrder& request, SubaccountId subaccount, Price price)
{
    Order order;
    order.subaccount = subaccount;
    order.side = request.side;
    order.flags = request.flags;
    order.price = price;
    order.remaining = request.quantity;
    return order;
}

/// Whether somebody will read what a refusal says: to find the term costs more than the check.
enum class Naming : std::uint8_t { Full, None };

/// As far as the throttle lets lenders out.
Quantity redeemableUnderCeiling(const Pool& pool, const PoolParameters& parameters)
{
    const Quantity borrowed = pool.borrowedQuantity();
    if (borrowed.isZero())
        return pool.lentQuantity();
    const Ratio ceiling = pool.ceiling(parameters);
    if (!ceiling.isPositive())
        return Quantity{};
    const Quantity kept = Quantity::fromRaw(mulDiv(borrowed.raw, Ratio::scale, ceiling.raw, Rounding::Up));
    return std::max(Quantity{}, pool.lentQuantity() - kept);
}

/// Of more than a pool gives: what the nearer of its bounds leaves, and which that is.
Refusal overPool(RefusalCode code, Quantity value, Quantity stock, Quantity underCeiling)
{
    Refusal over = refusal(
        code, Field::Quantity, value, underCeiling < stock ? BindingTerm::Throttle : BindingTerm::PoolLiquidity);
    over.limit = toText(std::max(Quantity{}, std::min(stock, underCeiling)));
    return over;
}

/// What a check that failed tells the user.
std::optional<Refusal> refusalOf(
    const AccountView::Check& check, const AccountView& with, Usd borrowLimit, Naming naming)
{
    if (naming == Naming::None && check.failure != AccountView::Failure::None)
        return Refusal{};
    switch (check.failure) {
    case AccountView::Failure::None:
        return std::nullopt;
    case AccountView::Failure::BorrowLimit:
        return Refusal{RefusalCode::BorrowLimit, Field::BorrowLimit,
            toText(marginSums(check.lines, with.termsOf(check)).totalExposure), toText(borrowLimit),
            BindingTerm::BorrowLimit, std::nullopt, with.announcedBehind(check)};
    case AccountView::Failure::Margin:
        break;
    }
    const MarginSums sums = marginSums(check.lines, with.termsOf(check));
    const auto imr = sums.imr();
    return Refusal{RefusalCode::InsufficientMargin, Field::Quantity, imr ? toText(*imr) : "", "1",
        bindingTerm(check.lines, with.termsOf(check)), std::nullopt, with.announcedBehind(check)};
}

/// Whether an order passes all of placementRefusal() by a wide margin, without an AccountView; false where in doubt.
bool surelyPasses(const State& state, const Account& account, const PlaceOrder& order)
{
    if (!state.risk->announced.empty())
        return false;
    const MarketParameters& market = state.marketParameters(order.market);
    const AssetId pays = order.side == Side::Bid ? market.quote : market.base;
    const FeeFraction fee = std::max(market.makerFee, market.takerFee);
    const Order tried = orderOf(order, order.subaccount, checkPrice(state, order));
    const Quantity needed = need(tried, fee);
    Quantity shortfall = needed;
    Quantity redeemed;
    if (const Position* own = account.find(pays); own != nullptr) {
        shortfall -= std::min(shortfall, own->available);
        if (shortfall.isPositive() && !own->lendShares.isZero()) {
            if (order.flags.autoLendRedeem == Flag::Off)
                return false;
            redeemed = std::min(shortfall, state.pool(pays).lendOf(own->lendShares));
            shortfall -= redeemed;
        }
    }
    if (shortfall.isPositive()
        && (order.flags.autoBorrow == Flag::Off || account.settings.marginEnabled == Flag::Off
            || (account.settings.autoLend == Flag::On && order.flags.autoLendRedeem == Flag::Off)
            || flaggedMarkRefusal(state, account, pays)))
        return false;
    if (supplyRefusal(state, pays, redeemed, shortfall))
        return false;
    MarginBounds bounds{state, account};
    bounds.add(tried, order.market, fee, needed, shortfall);
    return bounds.coverInitial(account.settings.borrowLimit);
}

/// placementRefusal().
std::optional<Refusal> refusalOfPlacing(
    const State& state, const Account& account, const AccountView& without, const PlaceOrder& order, Naming naming)
{
    const MarketParameters& market = state.marketParameters(order.market);
    const AssetId pays = order.side == Side::Bid ? market.quote : market.base;
    AccountView with = without;
    const Quantity lentBefore = without.lent(pays);
    const Order tried = orderOf(order, order.subaccount, checkPrice(state, order));
    const Quantity shortfall = with.place(tried, order.market, std::max(market.makerFee, market.takerFee));
    if (shortfall.isPositive()) {
        const bool paysFromAvailableOnly
            = account.settings.autoLend == Flag::On && order.flags.autoLendRedeem == Flag::Off;
        if (order.flags.autoBorrow == Flag::Off || paysFromAvailableOnly)
            return refusal(RefusalCode::InsufficientFunds, Field::Quantity, order.quantity, BindingTerm::Funds);
        if (account.settings.marginEnabled == Flag::Off)
            return refusal(RefusalCode::MarginDisabled, Field::Settings, order.quantity, BindingTerm::Funds);
        if (with.lent(pays).isPositive())
            return refusal(RefusalCode::BorrowRequiresLendRedeem, Field::Quantity, shortfall, BindingTerm::Funds);
        if (auto flagged = flaggedMarkRefusal(state, account, pays))
            return flagged;
    }
    if (auto supply = supplyRefusal(state, pays, lentBefore - with.lent(pays), shortfall))
        return supply;
    const Usd borrowLimit = account.settings.borrowLimit;
    if (auto margin = refusalOf(with.checkAgainst(without, borrowLimit), with, borrowLimit, naming))
        return margin;
    const auto best = state.markets[order.market.value].book.best(opposite(order.side));
    const bool fillsNow = order.postOnly == PostOnly::No && best
        && (order.side == Side::Bid ? *best <= tried.price : *best >= tried.price);
    if (!fillsNow)
        return std::nullopt;
    return refusalOf(with.checkFilledAlone(tried.id, without, borrowLimit), with, borrowLimit, naming);
}

} // namespace

Price checkPrice(const State& state, const PlaceOrder& order)
{
    if (order.price && order.type == OrderType::Limit)
        return *order.price;
    const auto best = state.markets[order.market.value].book.best(opposite(order.side));
    return worstPrice(
        state.marketParameters(order.market), order.side, best ? *best : activePrice(state, order.market));
}

std::optional<Refusal> flaggedMarkRefusal(const State& state, const Account& account, AssetId borrowed)
{
    const auto flagged = [&](AssetId asset) { return state.assets[asset.value].isFlagged(); };
    const bool holdsFlagged = std::any_of(account.positions.begin(), account.positions.end(),
        [&](const Position& position) { return flagged(position.asset); });
    if (!holdsFlagged && !flagged(borrowed))
        return std::nullopt;
    return Refusal{RefusalCode::TradingHalted, Field::MarkPrice, {}, {}, BindingTerm::None, std::nullopt};
}

std::optional<Refusal> supplyRefusal(const State& state, AssetId asset, Quantity redeemed, Quantity borrowed)
{
    if (!redeemed.isPositive() && !borrowed.isPositive())
        return std::nullopt;
    Pool pool = state.pool(asset);
    const PoolParameters& parameters = state.poolParameters(asset);
    if (redeemed.isPositive()) {
        if (parameters.state == PoolState::Closed)
            return refusal(RefusalCode::InsufficientSupply, Field::Quantity, redeemed, BindingTerm::PoolLiquidity);
        if (pool.cash < redeemed || !pool.redeemKeepsCeiling(parameters, redeemed))
            return overPool(
                RefusalCode::InsufficientSupply, redeemed, pool.cash, redeemableUnderCeiling(pool, parameters));
        pool.cash -= redeemed;
    }
    if (!borrowed.isPositive())
        return std::nullopt;
    if (parameters.state != PoolState::Open)
        return refusal(RefusalCode::BorrowLimit, Field::State, borrowed, BindingTerm::PoolLiquidity);
    const Quantity room = parameters.openBorrowLendLimit - pool.borrowedQuantity();
    const bool isOverLimit = room < borrowed;
    if (!isOverLimit && pool.cash >= borrowed && pool.borrowKeepsCeiling(parameters, borrowed))
        return std::nullopt;
    const bool isOverCash = !isOverLimit && pool.cash < borrowed;
    return overPool(isOverCash ? RefusalCode::InsufficientSupply : RefusalCode::BorrowLimit, borrowed,
        std::min(room, pool.cash), pool.headroom(parameters));
}

std::optional<Refusal> marginRefusal(
    const State& state, const AccountView& with, const AccountView& without, Usd borrowLimit)
{
    (void)state;
    return refusalOf(with.checkAgainst(without, borrowLimit), with, borrowLimit, Naming::Full);
}

std::optional<Refusal> placementRefusal(const State& state, const Account& account, const PlaceOrder& order)
{
    if (surelyPasses(state, account, order))
        return std::nullopt;
    return placementRefusal(state, account, AccountView{state, account}, order);
}

std::optional<Refusal> placementRefusal(
    const State& state, const Account& account, const AccountView& without, const PlaceOrder& order)
{
    return refusalOfPlacing(state, account, without, order, Naming::Full);
}

bool mayBePlaced(const State& state, const Account& account, const AccountView& without, const PlaceOrder& order)
{
    try {
        return !refusalOfPlacing(state, account, without, order, Naming::None).has_value();
    } catch (const ArithmeticFault&) {
        return false;
    }
}

Quantity largestPassing(const State& state, const Account& account, PlaceOrder order, std::optional<Quantity> ceiling)
{
    return largestPassing(state, account, AccountView{state, account}, std::move(order), ceiling);
}

Quantity largestPassing(const State& state, const Account& account, const AccountView& without, PlaceOrder order,
    std::optional<Quantity> ceiling)
{
    const MarketParameters& market = state.marketParameters(order.market);
    const Int128 step = market.stepSize.raw;
    const auto passes = [&](Int128 steps) {
        order.quantity = Quantity::fromRaw(steps * step);
        return mayBePlaced(state, account, without, order);
    };
    Quantity most = market.maxQuantity.value_or(largestOrderQuantity);
    if (ceiling)
        most = std::min(most, *ceiling);
    const Int128 last = most.raw / step;
    Int128 passing = 0;
    Int128 failing = 1;
    while (failing <= last && passes(failing)) {
        passing = failing;
        failing *= 2;
    }
    failing = std::min(failing, last + 1);
    while (failing - passing > 1) {
        const Int128 middle = passing + (failing - passing) / 2;
        (passes(middle) ? passing : failing) = middle;
    }
    const Quantity largest = Quantity::fromRaw(passing * step);
    return largest < market.minQuantity ? Quantity{} : largest;
}

void nameLargest(const State& state, const Account& account, PlaceOrder order, Refusal& refusal)
{
    const AccountView without{state, account};
    const Quantity largest = largestPassing(state, account, without, order, order.quantity);
    refusal.maxQuantity = largest;
    const OrderBound bound = boundBeyond(state, account, without, std::move(order), largest);
    if (bound.term == BindingTerm::None)
        return;
    refusal.bindingTerm = bound.term;
    refusal.announced = bound.announced;
}

} // namespace plimsoll
