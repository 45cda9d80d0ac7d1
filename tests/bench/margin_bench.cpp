// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/trading_crowd.h"
#include "domain/liquidation/queue.h"

#include <benchmark/benchmark.h>

namespace plimsoll::test {

namespace {

/// Every account valued exactly, with the orders that three in eight of them have.
void fullPass(benchmark::State& run)
{
    const State& state = tradingCrowd(static_cast<std::uint32_t>(run.range(0)));
    std::int64_t accounts = 0;
    for (auto _ : run) {
        std::size_t liquidatable = 0;
        for (std::uint32_t i = 1; i <= state.accounts.size(); ++i)
            liquidatable += restingSums(state, state.account(SubaccountId{i})).isLiquidatable() ? 1 : 0;
        benchmark::DoNotOptimize(liquidatable);
        accounts += run.range(0);
    }
    run.SetItemsProcessed(accounts);
    run.SetLabel(accounts > 0 && run.range(0) == 1'000'000 ? "must: 200 ms" : "must: 20 ms");
}

/// Marks that walk in steps of 0.5 % between 91 and 100: whoever they can reach is tested and filed anew.
void marksWalk(benchmark::State& run)
{
    State state = tradingCrowd(static_cast<std::uint32_t>(run.range(0)));
    constexpr std::int64_t top = 100 * Price::scale;
    constexpr std::int64_t half = Price::scale / 2;
    constexpr std::int64_t stepsDown = 18;
    std::int64_t step = 0;
    accountsTested = 0;
    for (auto _ : run) {
        step = (step + 1) % (2 * stepsDown);
        const std::int64_t below = step <= stepsDown ? step : 2 * stepsDown - step;
        const SetMarkPrice mark{{{AssetId{1}, Price::fromRaw(top - below * half)}}};
        benchmark::DoNotOptimize(plimsoll::apply(state, mark));
    }
    run.counters["accounts tested"]
        = benchmark::Counter(static_cast<double>(accountsTested), benchmark::Counter::kAvgIterations);
    run.SetLabel(run.range(0) == 1'000'000 ? "must: 10 ms" : "must: 1 ms");
}

/// A fall of 9 % at once, on a fork that nobody wrote to: all whom it may have reached are tested.
void markFalls(benchmark::State& run)
{
    const State& state = tradingCrowd(static_cast<std::uint32_t>(run.range(0)));
    accountsTested = 0;
    for (auto _ : run) {
        run.PauseTiming();
        State fork = state;
        run.ResumeTiming();
        benchmark::DoNotOptimize(plimsoll::apply(fork, SetMarkPrice{{{AssetId{1}, Price::whole(91)}}}));
    }
    run.counters["accounts tested"]
        = benchmark::Counter(static_cast<double>(accountsTested), benchmark::Counter::kAvgIterations);
}

BENCHMARK(fullPass)
    ->Name("every account valued exactly, accounts")
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(marksWalk)
    ->Name("a mark walks by 0.5 % within 9 %, accounts")
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(markFalls)
    ->Name("a mark falls by 9 % at once, accounts")
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond);

} // namespace

} // namespace plimsoll::test
