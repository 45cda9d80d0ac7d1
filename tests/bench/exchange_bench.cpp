// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "domain/liquidation/queue.h"
#include "support/sample_risk.h"

#include <benchmark/benchmark.h>

#include <random>

namespace plimsoll::test {

namespace {

constexpr AssetId usdc{0};
constexpr AssetId sol{1};
constexpr SubaccountId lender{1};

Quantity units(std::int64_t count)
{
    return Quantity::whole(count);
}

/// `count` subaccounts, every second one with 100 SOL at 100 and 1,000 to 8,000 USDC owed, and a book with 1,000
/// orders on each side.
State crowd(std::uint32_t count)
{
    std::mt19937 random{20261122};
    RiskConfiguration risk = sampleRisk();
    for (PoolParameters& pool : risk.pools)
        pool.openBorrowLendLimit = units(1'000'000'000'000);
    risk.markPrices[sol.value] = Price::whole(100);
    State state = State::begin(std::move(risk), {1'760'000'400'000});
    const auto take = [&](const Command& command) {
        if (!plimsoll::apply(state, command).accepted())
            throw std::logic_error("the crowd of a benchmark is refused something");
    };
    for (std::uint32_t i = 1; i <= count; ++i)
        take(CreateSubaccount{SubaccountId{i}});
    take(Deposit{lender, usdc, units(10'000'000'000)});
    take(Lend{lender, usdc, units(9'000'000'000)});
    take(Deposit{lender, sol, units(100'000'000)});
    for (std::uint32_t i = 2; i <= count; ++i) {
        const SubaccountId id{i};
        if (i % 2 == 0) {
            take(Deposit{id, usdc, units(1'000)});
            continue;
        }
        const Quantity borrowed = units(1'000 + random() % 7'000);
        take(Deposit{id, sol, units(100)});
        take(Borrow{id, usdc, borrowed});
        take(Withdraw{id, usdc, borrowed, Flag::Off, Flag::On});
    }
    for (std::uint32_t i = 0; i < 1'000; ++i) {
        PlaceOrder order{
            lender, MarketId{0}, Side::Ask, OrderType::Limit, Price::whole(101 + i % 20), units(1), {}, {}, {}, {}};
        take(order);
        order.side = Side::Bid;
        order.price = Price::whole(99 - i % 20);
        take(order);
    }
    take(SetMarkPrice{{{sol, Price::whole(100)}}});
    return state;
}

const State& crowdOf(std::uint32_t count)
{
    static std::map<std::uint32_t, State> crowds;
    const auto found = crowds.find(count);
    return found != crowds.end() ? found->second : crowds.emplace(count, crowd(count)).first->second;
}

/// Orders that rest, with a borrow for their shortfall: the whole margin check, then a cancel.
void ordersWithMarginCheck(benchmark::State& run)
{
    State state = crowdOf(static_cast<std::uint32_t>(run.range(0)));
    std::mt19937 random{1};
    const auto accounts = static_cast<std::uint32_t>(run.range(0));
    std::int64_t commands = 0;
    for (auto _ : run) {
        const SubaccountId id{3 + 2 * (static_cast<std::uint32_t>(random()) % (accounts / 2 - 2))};
        PlaceOrder order{id, MarketId{0}, Side::Bid, OrderType::Limit, Price::whole(90), units(1), {}, {}, {}, {}};
        order.flags.autoBorrow = Flag::On;
        const bool rested = plimsoll::apply(state, order).accepted();
        const bool cancelled = plimsoll::apply(state, CancelAll{id, std::nullopt}).accepted();
        if (!rested || !cancelled)
            run.SkipWithError("an order is refused");
        commands += 2;
    }
    run.SetItemsProcessed(commands);
}

/// One mark that falls by 2.5 % and comes back, nobody liquidated.
void oneMark(benchmark::State& run)
{
    State state = crowdOf(static_cast<std::uint32_t>(run.range(0)));
    bool down = false;
    accountsTested = 0;
    for (auto _ : run) {
        down = !down;
        benchmark::DoNotOptimize(
            plimsoll::apply(state, SetMarkPrice{{{sol, down ? constant<Price>("97.5") : Price::whole(100)}}}));
    }
    run.counters["visited"]
        = benchmark::Counter(static_cast<double>(accountsTested), benchmark::Counter::kAvgIterations);
}

/// The naive version: every account tested.
void everyAccount(benchmark::State& run)
{
    const State& state = crowdOf(static_cast<std::uint32_t>(run.range(0)));
    std::int64_t accounts = 0;
    for (auto _ : run) {
        std::size_t liquidatable = 0;
        for (std::uint32_t i = 1; i <= state.accounts.size(); ++i)
            liquidatable += restingSums(state, state.account(SubaccountId{i})).isLiquidatable() ? 1 : 0;
        benchmark::DoNotOptimize(liquidatable);
        accounts += static_cast<std::int64_t>(state.accounts.size());
    }
    run.SetItemsProcessed(accounts);
}

void fork(benchmark::State& run)
{
    const State& state = crowdOf(static_cast<std::uint32_t>(run.range(0)));
    for (auto _ : run) {
        State copy = state;
        benchmark::DoNotOptimize(copy);
    }
}

/// Fork, a thousand deposits on each side, release.
void forkAndDiverge(benchmark::State& run)
{
    State state = crowdOf(static_cast<std::uint32_t>(run.range(0)));
    const auto accounts = static_cast<std::uint32_t>(run.range(0));
    std::mt19937 random{1};
    pageBytesCopied = 0;
    for (auto _ : run) {
        State copy = state;
        for (int i = 0; i < 1'000; ++i) {
            const SubaccountId id{1 + static_cast<std::uint32_t>(random()) % accounts};
            benchmark::DoNotOptimize(plimsoll::apply(copy, Deposit{id, usdc, units(1)}));
            benchmark::DoNotOptimize(plimsoll::apply(state, Deposit{id, usdc, units(1)}));
        }
    }
    run.counters["copied"]
        = benchmark::Counter(static_cast<double>(pageBytesCopied), benchmark::Counter::kAvgIterations);
}

BENCHMARK(ordersWithMarginCheck)->Name("orders with margin check, accounts")->Arg(1'000)->Arg(100'000);
BENCHMARK(oneMark)->Name("one mark moves, accounts")->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(everyAccount)
    ->Name("every account tested, accounts")
    ->Arg(1'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(fork)->Name("fork, accounts")->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(forkAndDiverge)
    ->Name("fork, 1,000 commands on each side, release, accounts")
    ->Arg(1'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace plimsoll::test
