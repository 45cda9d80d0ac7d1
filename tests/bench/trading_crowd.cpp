// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/trading_crowd.h"

#include "domain/base/ensure.h"
#include "support/crowd.h"
#include "support/sample_risk.h"

#include <memory>

namespace plimsoll::test {

namespace {

constexpr SubaccountId supplier{1};
constexpr Price cent = Price::fromRaw(Price::scale / 100);

Quantity units(std::uint64_t count)
{
    return Quantity::whole(static_cast<std::int64_t>(count));
}

/// Inside the bands and never crossing: bids from 75.01 to 99.90, asks from 100.10 to 124.99.
PlaceOrder restingOrder(SubaccountId id, Side side, std::mt19937_64& random)
{
    const auto cents = static_cast<std::int64_t>((side == Side::Bid ? 7'501 : 10'010) + random() % 2'490);
    return {id, MarketId{0}, side, OrderType::Limit, Price::fromRaw(cent.raw * cents), units(1), {}, {}, {}, {}};
}

RiskConfiguration crowdRisk()
{
    RiskConfiguration risk = sampleRisk();
    for (PoolParameters& pool : risk.pools)
        pool.openBorrowLendLimit = units(1'000'000'000'000);
    return risk;
}

} // namespace

State makeTradingCrowd(std::uint32_t count)
{
    std::mt19937_64 random{20261122};
    State state = State::begin(crowdRisk(), Timestamp{1'760'000'400'000});
    const auto take = [&](const Command& command) {
        ENSURE(plimsoll::apply(state, command).accepted(), "the exchange refuses the crowd");
    };
    for (std::uint32_t i = 1; i <= count; ++i)
        take(CreateSubaccount{SubaccountId{i}});
    take(Deposit{supplier, usdc, units(11'000'000'000)});
    take(Lend{supplier, usdc, units(10'000'000'000)});
    take(Deposit{supplier, sol, units(60'000'000)});
    take(Lend{supplier, sol, units(50'000'000)});
    for (const Side side : {Side::Bid, Side::Ask}) {
        const Price price = side == Side::Bid ? Price::whole(100) - cent : Price::whole(100) + cent;
        take(PlaceOrder{supplier, MarketId{0}, side, OrderType::Limit, price, units(1'000'000), {}, {}, {}, {}});
    }
    for (std::uint32_t i = 2; i <= count; ++i) {
        const SubaccountId id{i};
        if (i % 4 == 0) {
            take(Deposit{id, usdc, units(1'000)});
            take(Lend{id, usdc, units(200)});
        } else if (i % 4 == 1) {
            take(Deposit{id, sol, units(100)});
            take(Withdraw{id, usdc, units(1'000 + random() % 6'900), Flag::On, Flag::On});
            if (i % 8 == 1)
                take(restingOrder(id, Side::Ask, random));
        } else if (i % 4 == 2) {
            take(Deposit{id, usdc, units(1'000)});
            take(restingOrder(id, Side::Bid, random));
        } else {
            take(Deposit{id, usdc, units(1'000)});
            take(Withdraw{id, sol, units(5), Flag::On, Flag::On});
        }
    }
    take(SetMarkPrice{{{sol, Price::whole(100)}}});
    return state;
}

const State& tradingCrowd(std::uint32_t count)
{
    static std::unique_ptr<const State> kept;
    if (!kept || kept->accounts.size() != count) {
        kept.reset();
        kept = std::make_unique<const State>(makeTradingCrowd(count));
    }
    return *kept;
}

Command tradersCommand(std::uint32_t count, std::mt19937_64& random)
{
    const SubaccountId id{2 + static_cast<std::uint32_t>(random() % (count - 1))};
    const std::uint64_t kind = random() % 100;
    if (kind < 35) {
        PlaceOrder order = restingOrder(id, random() % 2 == 0 ? Side::Bid : Side::Ask, random);
        order.flags.autoBorrow = Flag::On;
        return order;
    }
    if (kind < 50) {
        PlaceOrder order{id, MarketId{0}, random() % 2 == 0 ? Side::Bid : Side::Ask, OrderType::Market, {}, units(1),
            {}, {}, {}, {}};
        order.flags.autoBorrow = Flag::On;
        return order;
    }
    if (kind < 65)
        return CancelAll{id, std::nullopt};
    if (kind < 75)
        return Deposit{id, usdc, units(1)};
    if (kind < 85)
        return Withdraw{id, usdc, units(1), Flag::Off, Flag::On};
    if (kind < 93)
        return Borrow{id, usdc, units(1)};
    return Repay{id, usdc, units(1)};
}

} // namespace plimsoll::test
