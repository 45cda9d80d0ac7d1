// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/random_world.h"

#include "domain/base/decimal.h"
#include "domain/exchange/account_view.h"
#include "domain/exchange/parameter.h"
#include "domain/exchange/prices.h"
#include "support/draw.h"
#include "support/sample_risk.h"

#include <array>
#include <functional>

namespace plimsoll::test {

namespace {

constexpr AssetId usdc{0};
constexpr AssetId sol{1};
constexpr AssetId untraded{4};
constexpr SubaccountId firstMaker{1};
constexpr SubaccountId secondMaker{2};
constexpr SubaccountId lender{3};
constexpr SubaccountId provider{4};
constexpr std::uint32_t firstUser = 5;
constexpr std::uint32_t subaccountsMax = 14;

constexpr std::array<std::int64_t, 5> anchors{
    100'000'000, 10'000'000'000, 5'000'000'000'000, 1'000, 250'000'000}; // marks at 1e-8

Ratio percent(std::int64_t hundredths)
{
    return Ratio::fromRaw(powerOfTen(16) * hundredths);
}

AssetParameters asset(const char* symbol, Draw& draw)
{
    AssetParameters own;
    own.symbol = symbol;
    own.displayName = symbol;
    own.haircutFunction.weight = percent(draw.between(70, 100));
    if (draw.chance(50)) {
        own.haircutFunction.kind = HaircutFunction::Kind::InverseSqrt;
        own.haircutFunction.base = percent(draw.between(95, 120));
        own.haircutFunction.positiveCurvePenalty = Ratio::fromRaw(powerOfTen(14) * draw.between(0, 20));
    }
    own.mmfFunction.base = percent(draw.between(2, 6));
    own.imfFunction.base = own.mmfFunction.base + percent(draw.between(1, 8));
    if (draw.chance(60)) {
        own.mmfFunction.factor = Ratio::fromRaw(powerOfTen(12) * draw.between(100, 500));
        own.imfFunction.factor = own.mmfFunction.factor + Ratio::fromRaw(powerOfTen(12) * draw.between(1, 500));
    }
    return own;
}

MarketParameters market(const char* symbol, AssetId base, AssetId quote, const char* tick, const char* step, Draw& draw)
{
    MarketParameters own;
    own.symbol = symbol;
    own.base = base;
    own.quote = quote;
    own.makerFee = FeeFraction::fromRaw(draw.chance(30) ? 0 : draw.between(0, 100'000));
    own.takerFee = FeeFraction::fromRaw(draw.chance(30) ? 0 : draw.between(0, 200'000));
    own.tickSize = constant<Price>(tick);
    own.minMultiplier = percent(draw.chance(50) ? 75 : 10);
    own.maxMultiplier = percent(draw.chance(50) ? 125 : 1000);
    own.minImpactMultiplier = percent(draw.between(90, 98));
    own.maxImpactMultiplier = percent(draw.between(102, 110));
    own.stepSize = constant<Quantity>(step);
    own.minQuantity = own.stepSize;
    return own;
}

} // namespace

std::string_view themeName(Theme theme)
{
    static constexpr std::array<std::string_view, themeCount> names{"Trading", "Lending", "Crash", "Backstop",
        "ThinBooks", "Dust", "EmptyFund", "LostPool", "Guarded", "Operators", "Huge", "Makers"};
    return names[static_cast<std::size_t>(theme)];
}

RiskConfiguration randomRisk(Theme theme, std::uint64_t seed)
{
    Draw draw{seed};
    RiskConfiguration risk = sampleRisk();
    const PoolParameters pool = risk.pools.front();
    risk.assets.clear();
    risk.pools.clear();
    risk.markPrices.clear();
    for (const char* symbol : {"USDC", "SOL", "BTC", "PEPE", "XYZ"}) {
        risk.assets.push_back(asset(symbol, draw));
        PoolParameters own = pool;
        own.fee = percent(draw.chance(30) ? 0 : draw.between(0, 30));
        own.throttleUtilizationThreshold = percent(draw.between(30, 90));
        own.throttleUtilizationBound = percent(draw.between(30, 100));
        own.maxUtilization = percent(draw.between(90, 100));
        own.throttleUpdateFraction = percent(draw.between(1, 50));
        own.openBorrowLendLimit = Quantity::whole(draw.chance(80) ? 1'000'000'000'000 : draw.between(100, 100'000));
        risk.markPrices.push_back(Price::fromRaw(anchors[risk.pools.size()]));
        risk.pools.push_back(own);
    }
    risk.assets[0].haircutFunction = {percent(100), HaircutFunction::Kind::Identity, {}, {}};
    risk.markets = {market("SOL_USDC", sol, usdc, "0.01", "0.01", draw),
        market("BTC_USDC", AssetId{2}, usdc, "0.1", "0.00001", draw),
        market("PEPE_USDC", AssetId{3}, usdc, "0.00000001", "1000", draw),
        market("SOL_BTC", sol, AssetId{2}, "0.00000001", "0.1", draw)};
    VenueParameters& venue = risk.venue;
    venue.leverageLimitMax = Ratio::whole(draw.chance(50) ? 10 : draw.between(2, 50));
    venue.liquidationSlice = percent(draw.chance(50) ? 10 : draw.between(1, 100));
    venue.liquidationStalledSteps = static_cast<std::uint32_t>(draw.between(1, 10));
    venue.liquidationWholeBelow = Usd::whole(draw.chance(50) ? 100 : draw.between(0, 1000));
    if (theme == Theme::Guarded)
        venue.markGuard = MarkGuard{static_cast<std::uint32_t>(draw.between(5, 90)), percent(draw.between(5, 30))};
    if (theme == Theme::ThinBooks || theme == Theme::LostPool)
        venue.liquidationStalledSteps = 1;
    if (theme == Theme::Dust) {
        risk.markets[0].minQuantity = Quantity::whole(50);
        risk.markets[1].minQuantity = constant<Quantity>("0.1");
        risk.markets[2].minQuantity = Quantity::whole(500'000'000);
        venue.liquidationWholeBelow = Usd::whole(5000);
        venue.liquidationStalledSteps = 3;
    }
    if (theme == Theme::LostPool || theme == Theme::EmptyFund)
        for (PoolParameters& own : risk.pools) {
            own.throttleUtilizationBound = percent(100);
            own.maxUtilization = percent(100);
            own.openBorrowLendLimit = Quantity::whole(1'000'000'000'000);
        }
    return risk;
}

namespace {

/// One choice at one state.
class Hand {
public:
    Hand(const State& state, Theme theme, std::uint64_t choice)
        : state_(state)
        , theme_(theme)
        , draw_(choice)
    {
    }

    Command play();

    // Who, what and how much.
    SubaccountId someone();
    SubaccountId user();
    SubaccountId queued();
    AssetId someAsset() { return AssetId{static_cast<std::uint16_t>(draw_.below(state_.assets.size()))}; }
    AssetId heldAsset(SubaccountId id);
    AssetId owedAsset(SubaccountId id);
    MarketId someMarket() { return MarketId{static_cast<std::uint16_t>(draw_.below(state_.markets.size()))}; }
    Quantity worth(AssetId asset, std::int64_t usdLow, std::int64_t usdHigh);
    Quantity part(Quantity whole);
    Quantity available(SubaccountId id, AssetId asset) const;
    Quantity lent(SubaccountId id, AssetId asset) const;
    Quantity owed(SubaccountId id, AssetId asset) const;
    Price scaled(Price price, std::int64_t thousandthsLow, std::int64_t thousandthsHigh);
    Price anchor(AssetId asset) const { return Price::fromRaw(anchors[asset.value]); }
    Timestamp later(std::int64_t ms) const { return {state_.now.ms + ms}; }

    // Commands.
    Command depositSome();
    Command withdrawSome();
    Command lendSome();
    Command redeemSome();
    Command borrowSome();
    Command borrowMost();
    Command repaySome();
    Command quote();
    Command order();
    Command strangeOrder();
    Command leveragedOrder();
    Command lockedShort();
    Command leveragedRest();
    Command rescue();
    Command hit();
    Command shake();
    Command marginOff();
    Command cancel();
    Command cancelEverything();
    Command settings();
    Command second();
    Command minutes();
    Command hours();
    Command calm();
    Command drift();
    Command crash();
    Command bankrupt();
    Command parameter();
    ParameterEdit edit(const RiskConfiguration& risk, const std::vector<Parameter>& parameters);
    Command announcement();
    Command restoreState();
    Command poolState();
    Command marketState();
    Command hold();
    Command release();
    Command takeOver();
    Command byHand();
    Command providerCapacity();
    Command fundDeposit();
    Command decide();
    Command halt();
    Command pause();
    Command cancelAllOrders();
    Command throttle();
    Command create();
    Command unknown();
    Command hugeAmount();
    Command losePool();

private:
    MarkPrice markOf(AssetId asset, Price price) const { return {asset, std::max(Price::fromRaw(1), price)}; }
    Command marks(std::vector<MarkPrice> marks);
    PlaceOrder orderAt(SubaccountId id, MarketId market, Side side, Price price, Quantity quantity);
    Quantity stepped(MarketId market, Quantity quantity);
    std::optional<SubaccountId> borrower();

    const State& state_;
    Theme theme_;
    Draw draw_;
};

SubaccountId Hand::someone()
{
    return {static_cast<std::uint32_t>(1 + draw_.below(state_.accounts.size()))};
}

SubaccountId Hand::user()
{
    const auto users = state_.accounts.size() - (firstUser - 1);
    const SubaccountId drawn{static_cast<std::uint32_t>(firstUser + draw_.below(users))};
    // Most commands go to accounts that may act.
    if (state_.account(drawn).liquidating && draw_.chance(85))
        return draw_.chance(50) ? someone() : SubaccountId{static_cast<std::uint32_t>(firstUser + draw_.below(users))};
    return drawn;
}

SubaccountId Hand::queued()
{
    if (state_.queue.empty() || draw_.chance(5))
        return someone();
    auto entry = state_.queue.begin();
    std::advance(entry, static_cast<std::ptrdiff_t>(draw_.below(state_.queue.size())));
    return entry->first;
}

AssetId Hand::heldAsset(SubaccountId id)
{
    std::vector<AssetId> held;
    for (const Position& position : state_.account(id).positions)
        if (position.available.isPositive() || position.lendShares.isPositive())
            held.push_back(position.asset);
    return held.empty() ? someAsset() : draw_.pick(held);
}

AssetId Hand::owedAsset(SubaccountId id)
{
    std::vector<AssetId> owed;
    for (const Position& position : state_.account(id).positions)
        if (position.debtShares.isPositive())
            owed.push_back(position.asset);
    return owed.empty() ? someAsset() : draw_.pick(owed);
}

Quantity Hand::worth(AssetId asset, std::int64_t usdLow, std::int64_t usdHigh)
{
    const Usd value = Usd::fromRaw(powerOfTen(16) * draw_.between(usdLow * 100, usdHigh * 100));
    const Quantity exact = quantityWorth(value, state_.mark(asset), Rounding::Down);
    return std::max(Quantity::fromRaw(1), exact);
}

Quantity Hand::part(Quantity whole)
{
    if (draw_.chance(25))
        return whole;
    return Quantity::fromRaw(mulDiv(whole.raw, draw_.between(1, 1000), 1000, Rounding::Down));
}

Quantity Hand::available(SubaccountId id, AssetId asset) const
{
    return AccountView{state_, state_.account(id)}.available(asset);
}

Quantity Hand::lent(SubaccountId id, AssetId asset) const
{
    return AccountView{state_, state_.account(id)}.lent(asset);
}

Quantity Hand::owed(SubaccountId id, AssetId asset) const
{
    return AccountView{state_, state_.account(id)}.owed(asset);
}

Price Hand::scaled(Price price, std::int64_t thousandthsLow, std::int64_t thousandthsHigh)
{
    const Int128 raw = Int128{price.raw} * draw_.between(thousandthsLow, thousandthsHigh) / 1000;
    return Price::fromRaw(static_cast<std::int64_t>(std::clamp<Int128>(raw, 1, Price::largest().raw / 4)));
}

Quantity Hand::stepped(MarketId market, Quantity quantity)
{
    const MarketParameters& parameters = state_.marketParameters(market);
    return std::max(floorToStep(quantity, parameters.stepSize),
        ceilToStep(std::max(parameters.minQuantity, Quantity::fromRaw(1)), parameters.stepSize));
}

std::optional<SubaccountId> Hand::borrower()
{
    std::vector<SubaccountId> borrowers;
    for (std::uint32_t i = 1; i <= state_.accounts.size(); ++i)
        if (!state_.queue.contains(SubaccountId{i}))
            for (const Position& position : state_.account(SubaccountId{i}).positions)
                if (position.debtShares.isPositive()) {
                    borrowers.push_back(SubaccountId{i});
                    break;
                }
    return borrowers.empty() ? std::nullopt : std::optional{draw_.pick(borrowers)};
}

Command Hand::depositSome()
{
    const SubaccountId id = user();
    const AssetId asset = draw_.chance(50) ? usdc : someAsset();
    if (draw_.chance(2))
        return Deposit{id, asset, Quantity::fromRaw(draw_.between(-1, 0))};
    if (draw_.chance(10))
        return Deposit{id, asset, Quantity::fromRaw(draw_.between(1, 1000))};
    return Deposit{id, asset, worth(asset, 10, 5000)};
}

Command Hand::withdrawSome()
{
    const SubaccountId id = user();
    const AssetId asset = draw_.chance(70) ? heldAsset(id) : someAsset();
    Withdraw request{id, asset, part(available(id, asset) + lent(id, asset)), Flag::Off, Flag::On};
    if (draw_.chance(30)) {
        request.autoBorrow = Flag::On;
        request.quantity += worth(asset, 1, 2000);
    }
    if (draw_.chance(15))
        request.autoLendRedeem = Flag::Off;
    return request;
}

Command Hand::lendSome()
{
    const SubaccountId id = draw_.chance(30) ? someone() : user();
    const AssetId asset = draw_.chance(85) ? heldAsset(id) : someAsset();
    return Lend{id, asset, draw_.chance(90) ? part(available(id, asset)) : worth(asset, 1, 100'000)};
}

Command Hand::redeemSome()
{
    const SubaccountId id = draw_.chance(30) ? someone() : user();
    const AssetId asset = draw_.chance(85) ? heldAsset(id) : someAsset();
    return Redeem{id, asset, draw_.chance(90) ? part(lent(id, asset)) : worth(asset, 1, 1000)};
}

Command Hand::borrowSome()
{
    const AssetId asset = someAsset();
    return Borrow{user(), asset, worth(asset, 1, 5000)};
}

/// All that an account may borrow, or all that its pool may give.
Command Hand::borrowMost()
{
    const SubaccountId id = user();
    const AssetId asset = someAsset();
    const Pool& pool = state_.pool(asset);
    const Quantity room = std::min(pool.cash, pool.headroom(state_.poolParameters(asset)));
    const MarginSums sums = AccountView{state_, state_.account(id)}.resting();
    const Usd free = std::max(Usd{}, sums.netEquityAvailable());
    const Quantity most = quantityWorth(
        multiply(free, percent(draw_.between(100, 900)), Rounding::Down), state_.mark(asset), Rounding::Down);
    return Borrow{id, asset, std::max(Quantity::fromRaw(1), draw_.chance(50) ? std::min(most, room) : most)};
}

Command Hand::repaySome()
{
    const SubaccountId id = borrower().value_or(user());
    const AssetId asset = owedAsset(id);
    return Repay{id, asset,
        draw_.chance(90) ? std::max(Quantity::fromRaw(1), part(std::min(owed(id, asset), available(id, asset))))
                         : worth(asset, 1, 1000)};
}

PlaceOrder Hand::orderAt(SubaccountId id, MarketId market, Side side, Price price, Quantity quantity)
{
    PlaceOrder order;
    order.subaccount = id;
    order.market = market;
    order.side = side;
    const Price tick = state_.marketParameters(market).tickSize;
    order.price = std::max(tick, floorToStep(price, tick));
    order.quantity = stepped(market, quantity);
    return order;
}

/// A maker's order at or around the mark.
Command Hand::quote()
{
    const MarketId market = someMarket();
    const SubaccountId id = draw_.chance(50) ? firstMaker : secondMaker;
    const Side side = draw_.chance(50) ? Side::Bid : Side::Ask;
    const Price reference = markRatio(state_, market);
    const Price price = side == Side::Bid ? scaled(reference, 970, 1000) : scaled(reference, 1000, 1030);
    PlaceOrder order = orderAt(id, market, side, price, worth(state_.marketParameters(market).base, 100, 20'000));
    order.selfTradePrevention = SelfTradePrevention::RejectMaker;
    order.flags.autoBorrow = draw_.chance(50) ? Flag::On : Flag::Off;
    return order;
}

Command Hand::order()
{
    const MarketId market = someMarket();
    const SubaccountId id = draw_.chance(80) ? user() : someone();
    const Side side = draw_.chance(50) ? Side::Bid : Side::Ask;
    const auto best = state_.markets[market.value].book.best(opposite(side));
    const Price reference = best && draw_.chance(70) ? *best : markRatio(state_, market);
    PlaceOrder order = orderAt(id, market, side, scaled(reference, 950, 1050),
        worth(state_.marketParameters(market).base, 5, draw_.chance(20) ? 20'000 : 2'000));
    if (draw_.chance(25)) {
        order.type = OrderType::Market;
        order.price.reset();
    }
    const std::uint64_t kind = draw_.below(10);
    order.timeInForce = kind < 6 ? TimeInForce::Gtc : kind < 8 ? TimeInForce::Ioc : TimeInForce::Fok;
    order.postOnly = order.type == OrderType::Limit && draw_.chance(15) ? PostOnly::Yes : PostOnly::No;
    order.selfTradePrevention = static_cast<SelfTradePrevention>(draw_.below(3));
    if (draw_.chance(55)) {
        order.flags.autoBorrow = Flag::On;
        order.flags.autoBorrowRepay = draw_.chance(80) ? Flag::On : Flag::Off;
    }
    order.flags.autoLend = draw_.chance(20) ? Flag::On : Flag::Off;
    order.flags.autoLendRedeem = draw_.chance(85) ? Flag::On : Flag::Off;
    return order;
}

/// Off tick or step, too far away, of no quantity.
Command Hand::strangeOrder()
{
    Command command = order();
    auto& order = std::get<PlaceOrder>(command);
    switch (draw_.below(5)) {
    case 0:
        order.quantity = Quantity::fromRaw(draw_.between(-1, 1));
        break;
    case 1:
        order.quantity += Quantity::fromRaw(1);
        break;
    case 2:
        if (order.price)
            *order.price += Price::fromRaw(1);
        break;
    case 3:
        if (order.price)
            order.price
                = floorToStep(scaled(*order.price, 20'000, 90'000), state_.marketParameters(order.market).tickSize);
        break;
    default:
        if (order.price)
            order.price = Price::fromRaw(draw_.between(-1, 1));
    }
    return command;
}

/// As much leverage as the account gets: an order worth several times its equity, or with all of its requirement.
Command Hand::leveragedOrder()
{
    Command command = order();
    auto& order = std::get<PlaceOrder>(command);
    order.subaccount = user();
    order.flags = {Flag::On, Flag::On, Flag::On, Flag::Off};
    order.postOnly = PostOnly::No;
    const MarginSums sums = AccountView{state_, state_.account(order.subaccount)}.resting();
    const AssetId base = state_.marketParameters(order.market).base;
    const Usd free = std::max(Usd{}, sums.netEquityAvailable());
    order.quantity = stepped(order.market,
        quantityWorth(
            multiply(free, percent(draw_.between(50, 400)), Rounding::Down), state_.mark(base), Rounding::Down));
    return command;
}

/// A resting order that needs a borrow when it fills.
Command Hand::lockedShort()
{
    const MarketId market = someMarket();
    const SubaccountId id = user();
    const Side side = draw_.chance(50) ? Side::Bid : Side::Ask;
    const Price reference = markRatio(state_, market);
    const Price price = side == Side::Bid ? scaled(reference, 980, 1000) : scaled(reference, 1000, 1020);
    PlaceOrder order = orderAt(id, market, side, price, worth(state_.marketParameters(market).base, 50, 3000));
    order.flags.autoBorrow = Flag::On;
    return order;
}

/// The same with as much leverage as there is.
Command Hand::leveragedRest()
{
    Command command = lockedShort();
    auto& order = std::get<PlaceOrder>(command);
    const Usd free
        = std::max(Usd{}, AccountView{state_, state_.account(order.subaccount)}.resting().netEquityAvailable());
    order.quantity = stepped(order.market,
        quantityWorth(multiply(free, percent(draw_.between(100, 500)), Rounding::Down),
            state_.mark(state_.marketParameters(order.market).base), Rounding::Down));
    return command;
}

/// A deposit that pays a debt in the queue.
Command Hand::rescue()
{
    const SubaccountId id = queued();
    const AssetId asset = owedAsset(id);
    return Deposit{id, asset, owed(id, asset) + worth(asset, 1, 100)};
}

/// A rich account takes what somebody rests.
Command Hand::hit()
{
    const MarketId market = someMarket();
    const Side side = draw_.chance(50) ? Side::Bid : Side::Ask;
    const auto best = state_.markets[market.value].book.best(opposite(side));
    const Price price = best ? *best : markRatio(state_, market);
    PlaceOrder order = orderAt(firstMaker, market, side, price, worth(state_.marketParameters(market).base, 100, 3000));
    order.timeInForce = TimeInForce::Ioc;
    order.selfTradePrevention = SelfTradePrevention::RejectMaker;
    return order;
}

/// Several marks move far enough to take the room of orders that rest.
Command Hand::shake()
{
    std::vector<MarkPrice> all;
    for (std::uint16_t i = 0; i < state_.assets.size(); ++i)
        if (draw_.chance(60))
            all.push_back(markOf(AssetId{i}, scaled(anchor(AssetId{i}), 850, 1150)));
    return marks(std::move(all));
}

Command Hand::marginOff()
{
    UpdateSettings request;
    request.subaccount = user();
    request.marginEnabled = draw_.chance(60) ? Flag::Off : Flag::On;
    return request;
}

Command Hand::cancel()
{
    std::vector<SubaccountId> withOrders;
    for (std::uint32_t i = 1; i <= state_.accounts.size(); ++i)
        if (!state_.account(SubaccountId{i}).openOrders.empty())
            withOrders.push_back(SubaccountId{i});
    if (withOrders.empty() || draw_.chance(5))
        return CancelOrder{someone(), OrderId{draw_.below(state_.lastOrder + 2)}};
    const SubaccountId id = draw_.pick(withOrders);
    return CancelOrder{id, draw_.pick(state_.account(id).openOrders).id};
}

Command Hand::cancelEverything()
{
    const auto market = draw_.chance(50) ? std::optional{someMarket()} : std::nullopt;
    return CancelAll{draw_.chance(50) ? (draw_.chance(50) ? firstMaker : secondMaker) : someone(), market};
}

Command Hand::settings()
{
    UpdateSettings request;
    request.subaccount = user();
    const auto flag = [&](unsigned on) { return draw_.chance(on) ? Flag::On : Flag::Off; };
    switch (draw_.below(5)) {
    case 0:
        request.marginEnabled = flag(80);
        break;
    case 1:
        request.autoLend = flag(30);
        break;
    case 2:
        request.autoRepayBorrows = flag(40);
        break;
    case 3:
        request.leverageLimit = percent(draw_.between(80, 1200));
        break;
    default:
        request.borrowLimit = draw_.chance(80) ? Usd::largest() : Usd::whole(draw_.between(-1, 3000));
    }
    return request;
}

Command Hand::marks(std::vector<MarkPrice> marks)
{
    if (draw_.chance(50))
        return SetMarkPrice{std::move(marks)};
    return Tick{later(draw_.between(0, 3000)), std::move(marks)};
}

Command Hand::second()
{
    if (draw_.chance(2))
        return Tick{later(-draw_.between(1, 5000)), {}};
    return Tick{later(draw_.chance(70) ? 1000 : draw_.between(0, 5000)), {}};
}

Command Hand::minutes()
{
    return Tick{later(draw_.between(1, 5 * msPerMinute)), {}};
}

Command Hand::hours()
{
    return Tick{later(draw_.between(msPerMinute * 10, 2 * msPerHour)), {}};
}

/// All marks back around their anchors, as a feed.
Command Hand::calm()
{
    std::vector<MarkPrice> all;
    for (std::uint16_t i = 0; i < state_.assets.size(); ++i)
        all.push_back(
            markOf(AssetId{i}, i == 0 ? scaled(anchor(usdc), 990, 1010) : scaled(anchor(AssetId{i}), 800, 1250)));
    return Tick{later(1000), std::move(all)};
}

Command Hand::drift()
{
    const AssetId asset = someAsset();
    return marks({markOf(asset, scaled(state_.mark(asset), 970, 1030))});
}

/// To just beyond the mark at which some account is liquidated.
Command Hand::crash()
{
    const auto id = borrower();
    if (!id)
        return drift();
    const Account& account = state_.account(*id);
    const AccountView view{state_, account};
    const AssetId asset = account.positions[draw_.below(account.positions.size())].asset;
    const auto price = liquidationPrice(view.restingLines(), asset, view.terms());
    if (!price)
        return drift();
    const bool held = view.owed(asset).isZero();
    const Price beyond = held ? scaled(*price, 950, 1000) : scaled(*price, 1000, 1050);
    return marks(
        {markOf(asset, std::clamp(beyond, scaled(anchor(asset), 50, 50), scaled(anchor(asset), 20'000, 20'000)))});
}

/// So far that nothing covers the debts.
Command Hand::bankrupt()
{
    const auto id = borrower();
    if (!id)
        return drift();
    const AssetId owes = owedAsset(*id);
    const AssetId holds = heldAsset(*id);
    if (draw_.chance(50) && holds != owes)
        return marks({markOf(holds, scaled(anchor(holds), 50, 300))});
    return marks({markOf(owes, scaled(anchor(owes), 3000, 10'000))});
}

/// A parameter out of `parameters` towards something near, now and then far or wrong.
ParameterEdit Hand::edit(const RiskConfiguration& risk, const std::vector<Parameter>& parameters)
{
    const Parameter& drawn = draw_.pick(parameters);
    const std::string before = drawn.text(risk);
    std::string after = before;
    switch (drawn.kind->form) {
    case ParameterForm::Choice: {
        static const std::vector<std::string> choices{
            "Open", "Open", "RepayOnly", "Closed", "PostOnly", "LimitOnly", "CancelOnly", "identity", "inverseSqrt"};
        after = draw_.pick(choices);
        break;
    }
    case ParameterForm::Curve:
        after = draw_.chance(50) ? R"([["0","0"],["0.7","0.1"],["1","2"]])" : R"([["0","0.01"],["1","0.5"]])";
        break;
    default:
        if (const auto number = fromText<Ratio>(before)) {
            Ratio scaledNumber = Ratio::fromRaw(number->raw / 1000 * draw_.between(800, 1200));
            if (draw_.chance(20))
                scaledNumber = percent(draw_.between(-5, 150));
            after = toText(scaledNumber);
            // Most are cut to few digits, so that coarse steps take them.
            if (const auto point = after.find('.'); point != std::string::npos && draw_.chance(80))
                after.resize(std::min(after.size(), point + 5));
        }
    }
    std::string named = before;
    if (draw_.chance(5))
        named += "1";
    const std::string path = draw_.chance(3) ? "assets.NONE.haircutFunction.weight" : drawn.path(risk);
    return {path, named, after};
}

Command Hand::parameter()
{
    const RiskConfiguration& risk = state_.configuration();
    return SetParameters{{edit(risk, parametersOf(risk))}, "random"};
}

/// What becomes of a margin parameter, or that nothing does.
Command Hand::announcement()
{
    const RiskConfiguration coming = state_.risk->coming();
    std::vector<Parameter> parameters = parametersOf(coming);
    if (draw_.chance(95))
        std::erase_if(parameters, [](const Parameter& each) { return each.kind->group != ParameterGroup::Assets; });
    ParameterEdit drawn = edit(coming, parameters);
    if (!state_.risk->announced.empty() && draw_.chance(60)) {
        const ParameterTarget& target = draw_.pick(state_.risk->announced);
        const RiskConfiguration& risk = state_.configuration();
        drawn = {target.path, target.value, parameterAt(risk, target.path)->text(risk)};
    }
    return AnnounceParameters{{drawn}, "random"};
}

/// A parameter back to what the theme began with, for what a random one may have broken.
Command Hand::restoreState()
{
    for (std::uint16_t i = 0; i < state_.assets.size(); ++i)
        if (state_.configuration().pools[i].state != PoolState::Open)
            return SetPoolState{AssetId{i}, std::nullopt, PoolState::Open, "reopen"};
    for (std::uint16_t i = 0; i < state_.markets.size(); ++i)
        if (state_.configuration().markets[i].orderBookState != OrderBookState::Open)
            return SetMarketState{MarketId{i}, std::nullopt, OrderBookState::Open, "reopen"};
    return HaltMatching{0, "resume"};
}

Command Hand::poolState()
{
    const AssetId asset = someAsset();
    const auto before = draw_.chance(50) ? std::optional{static_cast<PoolState>(draw_.below(3))} : std::nullopt;
    return SetPoolState{asset, before, static_cast<PoolState>(draw_.below(3)), "random"};
}

Command Hand::marketState()
{
    const auto before = draw_.chance(50) ? std::optional{static_cast<OrderBookState>(draw_.below(5))} : std::nullopt;
    return SetMarketState{someMarket(), before, static_cast<OrderBookState>(draw_.below(5)), "random"};
}

Command Hand::hold()
{
    HoldLiquidation request;
    if (draw_.chance(70))
        request.subaccount = queued();
    else
        request.asset = someAsset();
    if (draw_.chance(70))
        request.minutes = static_cast<std::uint32_t>(draw_.below(3));
    request.reason = "random";
    return request;
}

Command Hand::release()
{
    if (draw_.chance(70))
        return ReleaseLiquidation{queued(), std::nullopt, "random"};
    return ReleaseLiquidation{std::nullopt, someAsset(), "random"};
}

Command Hand::takeOver()
{
    return TakeOverLiquidation{queued(), "random"};
}

Command Hand::byHand()
{
    std::vector<SubaccountId> taken;
    for (const auto& [id, entry] : state_.queue)
        if (entry.takenOver)
            taken.push_back(id);
    if (taken.empty())
        return takeOver();
    const SubaccountId id = draw_.pick(taken);
    const AssetId asset = owedAsset(id);
    return LiquidateStep{id, static_cast<LiquidationStage>(draw_.below(3)), asset,
        draw_.chance(95) ? std::max(Quantity::fromRaw(1), part(owed(id, asset))) : Quantity{}};
}

Command Hand::providerCapacity()
{
    return SetBackstopProvider{
        draw_.chance(80) ? provider : user(), Usd::whole(draw_.between(-50, 3000) * 10), "random"};
}

Command Hand::fundDeposit()
{
    const AssetId asset = draw_.chance(60) ? usdc : someAsset();
    return DepositToFund{asset, draw_.chance(95) ? worth(asset, 1, 3000) : Quantity{}, "random"};
}

Command Hand::decide()
{
    for (std::uint16_t i = 0; i < state_.assets.size(); ++i)
        if (state_.assets[i].pendingMark)
            return DecideMark{AssetId{i}, draw_.chance(60) ? MarkDecision::Accept : MarkDecision::Reject, "random"};
    return DecideMark{someAsset(), MarkDecision::Accept, "random"};
}

Command Hand::halt()
{
    return HaltMatching{static_cast<std::uint32_t>(draw_.below(2)), "random"};
}

Command Hand::pause()
{
    return PauseLiquidations{static_cast<std::uint32_t>(draw_.below(2)), "random"};
}

Command Hand::cancelAllOrders()
{
    return CancelAllOrders{static_cast<std::uint32_t>(draw_.chance(20) ? 1 : 0), "random"};
}

Command Hand::throttle()
{
    return ResetThrottle{someAsset(), percent(draw_.between(-2, 102)), "random"};
}

Command Hand::create()
{
    const auto next = static_cast<std::uint32_t>(state_.accounts.size() + 1);
    if (next > subaccountsMax)
        return CreateSubaccount{SubaccountId{next + 1}};
    return CreateSubaccount{SubaccountId{next}};
}

Command Hand::unknown()
{
    switch (draw_.below(4)) {
    case 0:
        return Deposit{SubaccountId{draw_.chance(50) ? 0 : 99U}, usdc, Quantity::whole(1)};
    case 1:
        return Borrow{user(), AssetId{99}, Quantity::whole(1)};
    case 2:
        return CancelAll{someone(), MarketId{99}};
    default:
        return SetMarkPrice{{markOf(AssetId{77}, Price::whole(1))}};
    }
}

Command Hand::hugeAmount()
{
    const AssetId asset = someAsset();
    const Quantity huge = Quantity::fromRaw(powerOfTen(static_cast<int>(draw_.between(20, 37))));
    switch (draw_.below(5)) {
    case 0:
        return Borrow{user(), asset, huge};
    case 1: {
        PlaceOrder request = orderAt(user(), someMarket(), Side::Bid, Price::whole(1), huge);
        request.price = scaled(activePrice(state_, request.market), 900, 1000);
        return request;
    }
    case 2:
        return SetMarkPrice{{markOf(asset, Price::fromRaw(draw_.chance(50) ? Price::largest().raw : 1))}};
    default:
        return Deposit{user(), asset, huge};
    }
}

/// One step towards a pool whose debts nobody pays: lend all, borrow all, take it away, let its price rise tenfold.
Command Hand::losePool()
{
    const AssetId asset = untraded;
    const Pool& pool = state_.pool(asset);
    if (!state_.queue.empty())
        return second();
    SubaccountId thief{firstUser};
    for (std::uint32_t i = firstUser; i <= state_.accounts.size(); ++i)
        if (available(SubaccountId{i}, usdc) > available(thief, usdc))
            thief = SubaccountId{i};
    if (draw_.chance(30))
        thief = user();
    if (state_.mark(asset) != anchor(asset) && pool.debtShares.isZero())
        return SetMarkPrice{{markOf(asset, anchor(asset))}};
    if (pool.lendShares.isZero())
        return available(lender, asset) >= Quantity::whole(100) ? Command{Lend{lender, asset, Quantity::whole(100)}}
                                                                : Command{Deposit{lender, asset, Quantity::whole(200)}};
    if (pool.cash.isPositive()) {
        const Quantity needed = quantityWorth(notional(pool.cash, state_.mark(asset)), state_.mark(usdc), Rounding::Up);
        if (available(thief, usdc) < needed)
            return Deposit{thief, usdc, needed};
        return Borrow{thief, asset, pool.cash};
    }
    for (std::uint32_t i = 1; i <= state_.accounts.size(); ++i)
        if (SubaccountId{i} != lender && available(SubaccountId{i}, asset).isPositive()
            && owed(SubaccountId{i}, asset).isPositive())
            return Withdraw{SubaccountId{i}, asset, available(SubaccountId{i}, asset), Flag::Off, Flag::Off};
    return SetMarkPrice{{markOf(asset, scaled(anchor(asset), 50'000, 900'000))}};
}

struct Weighted {
    unsigned weight;
    Command (Hand::*move)();
};

const std::vector<Weighted>& movesOf(Theme theme)
{
    static const std::vector<Weighted> common{{1, &Hand::create}, {1, &Hand::unknown}, {3, &Hand::settings},
        {6, &Hand::second}, {1, &Hand::minutes}, {3, &Hand::depositSome}, {2, &Hand::withdrawSome}, {2, &Hand::drift},
        {1, &Hand::cancel}, {2, &Hand::restoreState}};
    static const auto with = [](std::vector<Weighted> own) {
        own.insert(own.end(), common.begin(), common.end());
        return own;
    };
    static const std::array<std::vector<Weighted>, themeCount> moves{
        // Trading
        with({{20, &Hand::quote}, {30, &Hand::order}, {4, &Hand::strangeOrder}, {8, &Hand::leveragedOrder},
            {8, &Hand::lockedShort}, {4, &Hand::cancel}, {2, &Hand::cancelEverything}, {3, &Hand::crash},
            {2, &Hand::calm}, {2, &Hand::lendSome}, {1, &Hand::halt}, {1, &Hand::marketState}, {1, &Hand::hours}}),
        // Lending
        with({{15, &Hand::lendSome}, {10, &Hand::redeemSome}, {12, &Hand::borrowSome}, {8, &Hand::borrowMost},
            {10, &Hand::repaySome}, {6, &Hand::withdrawSome}, {6, &Hand::settings}, {4, &Hand::minutes},
            {4, &Hand::hours}, {4, &Hand::order}, {4, &Hand::lockedShort}, {3, &Hand::quote}, {2, &Hand::poolState},
            {1, &Hand::throttle}, {1, &Hand::calm}}),
        // Crash
        with({{20, &Hand::quote}, {12, &Hand::leveragedOrder}, {6, &Hand::borrowMost}, {10, &Hand::crash},
            {15, &Hand::second}, {3, &Hand::calm}, {2, &Hand::cancelEverything}, {5, &Hand::order},
            {1, &Hand::lendSome}, {2, &Hand::rescue}}),
        // Backstop
        with({{6, &Hand::quote}, {6, &Hand::leveragedOrder}, {10, &Hand::borrowMost}, {5, &Hand::withdrawSome},
            {10, &Hand::crash}, {4, &Hand::bankrupt}, {20, &Hand::second}, {6, &Hand::providerCapacity},
            {3, &Hand::rescue}, {3, &Hand::calm}, {3, &Hand::depositSome}}),
        // ThinBooks
        with({{10, &Hand::borrowMost}, {6, &Hand::withdrawSome}, {3, &Hand::leveragedOrder}, {2, &Hand::quote},
            {8, &Hand::crash}, {3, &Hand::bankrupt}, {20, &Hand::second}, {3, &Hand::calm}, {4, &Hand::lendSome},
            {3, &Hand::depositSome}}),
        // Dust
        with({{10, &Hand::quote}, {10, &Hand::borrowSome}, {4, &Hand::withdrawSome}, {10, &Hand::crash},
            {15, &Hand::second}, {3, &Hand::calm}, {4, &Hand::fundDeposit}, {4, &Hand::leveragedOrder},
            {4, &Hand::rescue}}),
        // EmptyFund
        with({{10, &Hand::borrowMost}, {8, &Hand::withdrawSome}, {4, &Hand::quote}, {6, &Hand::bankrupt},
            {20, &Hand::second}, {3, &Hand::calm}, {2, &Hand::fundDeposit}, {3, &Hand::depositSome},
            {2, &Hand::lendSome}, {2, &Hand::hours}}),
        // LostPool
        with({{120, &Hand::losePool}, {2, &Hand::hours}, {1, &Hand::minutes}}),
        // Guarded
        with({{10, &Hand::calm}, {8, &Hand::crash}, {6, &Hand::decide}, {8, &Hand::borrowSome}, {10, &Hand::quote},
            {8, &Hand::leveragedOrder}, {8, &Hand::second}, {3, &Hand::minutes}, {4, &Hand::bankrupt}}),
        // Operators
        with({{12, &Hand::parameter}, {6, &Hand::announcement}, {3, &Hand::poolState}, {3, &Hand::marketState},
            {6, &Hand::restoreState}, {6, &Hand::hold}, {6, &Hand::release}, {6, &Hand::takeOver}, {10, &Hand::byHand},
            {5, &Hand::providerCapacity}, {5, &Hand::fundDeposit}, {2, &Hand::halt}, {3, &Hand::pause},
            {2, &Hand::cancelAllOrders}, {3, &Hand::throttle}, {10, &Hand::quote}, {8, &Hand::leveragedOrder},
            {8, &Hand::borrowMost}, {8, &Hand::crash}, {3, &Hand::calm}, {4, &Hand::order}, {2, &Hand::hours}}),
        // Huge
        with({{20, &Hand::hugeAmount}, {5, &Hand::order}, {5, &Hand::quote}, {5, &Hand::borrowMost},
            {3, &Hand::lendSome}, {3, &Hand::crash}, {3, &Hand::second}, {1, &Hand::hours}, {3, &Hand::withdrawSome},
            {2, &Hand::calm}}),
        // Makers
        with({{20, &Hand::lockedShort}, {12, &Hand::leveragedRest}, {25, &Hand::hit}, {8, &Hand::shake},
            {6, &Hand::marginOff}, {6, &Hand::borrowMost}, {5, &Hand::poolState}, {8, &Hand::throttle},
            {2, &Hand::cancelEverything}, {3, &Hand::lendSome}}),
    };
    return moves[static_cast<std::size_t>(theme)];
}

Command Hand::play()
{
    const std::vector<Weighted>& moves = movesOf(theme_);
    unsigned total = 0;
    for (const Weighted& each : moves)
        total += each.weight;
    auto drawn = static_cast<unsigned>(draw_.below(total));
    for (const Weighted& each : moves) {
        if (drawn < each.weight)
            return (this->*each.move)();
        drawn -= each.weight;
    }
    return second();
}

} // namespace

std::vector<Command> opening(Theme theme, std::uint64_t seed)
{
    Draw draw{seed ^ 0x0BE41};
    std::vector<Command> commands;
    const auto give = [&](SubaccountId id, AssetId asset, std::int64_t usd) {
        const Usd value = Usd::whole(usd);
        commands.emplace_back(
            Deposit{id, asset, quantityWorth(value, Price::fromRaw(anchors[asset.value]), Rounding::Down)});
    };
    const auto accounts = static_cast<std::uint32_t>(firstUser + draw.between(2, 6));
    for (std::uint32_t i = 1; i <= accounts; ++i)
        commands.emplace_back(CreateSubaccount{SubaccountId{i}});
    const bool pools = theme != Theme::LostPool;
    for (std::uint16_t i = 0; i < anchors.size(); ++i) {
        const AssetId asset{i};
        give(firstMaker, asset, 200'000);
        give(secondMaker, asset, 50'000);
        const std::int64_t lends = draw.between(5, theme == Theme::Lending ? 50 : 500) * 1000;
        if (pools || asset != untraded) {
            give(lender, asset, lends);
            commands.emplace_back(
                Lend{lender, asset, quantityWorth(Usd::whole(lends), Price::fromRaw(anchors[i]), Rounding::Down)});
        }
    }
    give(provider, usdc, 20'000);
    if (theme == Theme::Backstop)
        commands.emplace_back(SetBackstopProvider{provider, Usd::whole(draw.between(1, 50) * 1000), "opening"});
    if (theme != Theme::EmptyFund && theme != Theme::LostPool)
        commands.emplace_back(DepositToFund{usdc, Quantity::whole(draw.between(0, 5000) + 1), "opening"});
    for (std::uint32_t i = firstUser; i <= accounts; ++i) {
        if (draw.chance(30)) {
            UpdateSettings repays;
            repays.subaccount = SubaccountId{i};
            repays.autoRepayBorrows = Flag::On;
            commands.emplace_back(repays);
        }
        give(SubaccountId{i}, AssetId{static_cast<std::uint16_t>(draw.chance(60) ? 0 : draw.below(anchors.size()))},
            draw.between(100, 20'000));
    }
    return commands;
}

Command nextCommand(const State& state, Theme theme, std::uint64_t choice)
{
    try {
        return Hand{state, theme, choice}.play();
    } catch (const ArithmeticFault&) {
        return Tick{{state.now.ms + msPerSecond}, {}};
    }
}

State randomState(Theme theme, std::uint64_t seed)
{
    State state = State::begin(randomRisk(theme, seed), Timestamp{1'760'000'000'000});
    for (const Command& command : opening(theme, seed))
        plimsoll::apply(state, command);
    for (std::uint64_t i = 0; i < 1500; ++i)
        plimsoll::apply(state, nextCommand(state, theme, seed * 7919 + i * 104729));
    return state;
}

} // namespace plimsoll::test
