// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/corridor.h"
#include "analysis/curve_corridor.h"
#include "analysis/impact.h"
#include "analysis/limit_corridor.h"
#include "bench/trading_crowd.h"

#include <benchmark/benchmark.h>

namespace plimsoll::test {

namespace {

constexpr AssetId usdc{0};
constexpr AssetId sol{1};

/// A haircut that falls by a tenth, tried on a fork: all lines, assets, pools and every account that crosses.
void impactOfHaircut(benchmark::State& run)
{
    const State& state = tradingCrowd(static_cast<std::uint32_t>(run.range(0)));
    const std::vector<ParameterEdit> edits{{"assets.SOL.haircutFunction.weight", "0.95", "0.855"}};
    std::size_t crossings = 0;
    for (auto _ : run) {
        const auto impact = impactOf(state, edits);
        if (!impact || impact->refusal) {
            run.SkipWithError("the change is refused");
            return;
        }
        crossings = impact->crossings.size();
    }
    run.counters["accounts that cross"] = static_cast<double>(crossings);
}

/// How far the haircut may fall before each account crosses its line: once a draft begins.
void corridorOfHaircut(benchmark::State& run)
{
    const State& state = tradingCrowd(static_cast<std::uint32_t>(run.range(0)));
    for (auto _ : run)
        benchmark::DoNotOptimize(corridorOf(state, sol, "haircutFunction.weight", Ratio{}));
}

/// From where a limit refuses what resting orders would borrow: a look at every account with orders.
void corridorOfLimit(benchmark::State& run)
{
    const State& state = tradingCrowd(static_cast<std::uint32_t>(run.range(0)));
    for (auto _ : run)
        benchmark::DoNotOptimize(limitCorridorOf(state, usdc, "maxUtilization"));
}

/// While it is dragged, at each move: how many are beyond the line, and what they owe.
void reachInCorridor(benchmark::State& run)
{
    const State& state = tradingCrowd(static_cast<std::uint32_t>(run.range(0)));
    const auto corridor = corridorOf(state, sol, "haircutFunction.weight", Ratio{});
    std::int64_t raw = 0;
    for (auto _ : run) {
        raw = (raw + 7'919) % 950;
        benchmark::DoNotOptimize(corridor->at(Ratio::fromRaw(Ratio::scale / 1'000 * raw)));
    }
    if (run.range(0) <= 100'000)
        run.SetLabel(run.range(0) == 100'000 ? "must: 10 ms" : "must: 1 ms");
}

/// The corridor of the curve that most of the crowd borrows from: one look at every account.
void corridorOfCurve(benchmark::State& run)
{
    const State& state = tradingCrowd(static_cast<std::uint32_t>(run.range(0)));
    for (auto _ : run)
        benchmark::DoNotOptimize(curveCorridorOf(state, usdc, {}));
}

/// While a point is dragged, at each move: how far every point may go, and what the draft breaks.
void moveInCurveCorridor(benchmark::State& run)
{
    const State& state = tradingCrowd(static_cast<std::uint32_t>(run.range(0)));
    const auto corridor = curveCorridorOf(state, usdc, {});
    const UtilizationCurve& live = state.poolParameters(usdc).utilizationCurve;
    const Ratio fee = state.poolParameters(usdc).fee;
    std::int64_t step = 0;
    for (auto _ : run) {
        step = (step + 17) % 100;
        std::vector<CurvePoint> points = live.points();
        points[1].rate = points[1].rate + Ratio::fromRaw(Ratio::scale / 2'000 * step);
        const UtilizationCurve draft = UtilizationCurve::make(std::move(points)).value();
        benchmark::DoNotOptimize(corridor->points(draft, fee));
        benchmark::DoNotOptimize(corridor->breaches(draft, fee));
    }
    if (run.range(0) <= 100'000)
        run.SetLabel("must: 16 ms");
}

BENCHMARK(impactOfHaircut)
    ->Name("impact of a haircut, before and after, accounts")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(corridorOfHaircut)
    ->Name("corridor of a haircut, accounts")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(corridorOfLimit)
    ->Name("corridor of a pool's limit, accounts")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(corridorOfCurve)
    ->Name("corridor of a curve, accounts")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(moveInCurveCorridor)
    ->Name("one move of a curve's point in its corridor, accounts")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(reachInCorridor)
    ->Name("one move of a haircut along its corridor, accounts")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMicrosecond);

// A million at the end, all on one crowd, which takes longer to bring in than to look at.
constexpr std::int64_t million = 1'000'000;
constexpr int fewTimes = 3;
BENCHMARK(impactOfHaircut)
    ->Name("impact of a haircut, before and after, accounts")
    ->Arg(million)
    ->Iterations(1)
    ->Repetitions(fewTimes)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(corridorOfHaircut)
    ->Name("corridor of a haircut, accounts")
    ->Arg(million)
    ->Iterations(1)
    ->Repetitions(fewTimes)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(corridorOfLimit)
    ->Name("corridor of a pool's limit, accounts")
    ->Arg(million)
    ->Iterations(1)
    ->Repetitions(fewTimes)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(corridorOfCurve)
    ->Name("corridor of a curve, accounts")
    ->Arg(million)
    ->Iterations(1)
    ->Repetitions(fewTimes)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(moveInCurveCorridor)
    ->Name("one move of a curve's point in its corridor, accounts")
    ->Arg(million)
    ->Iterations(1'000)
    ->Repetitions(fewTimes)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(reachInCorridor)
    ->Name("one move of a haircut along its corridor, accounts")
    ->Arg(million)
    ->Iterations(1'000'000)
    ->Repetitions(fewTimes)
    ->Unit(benchmark::kMicrosecond);

} // namespace

} // namespace plimsoll::test
