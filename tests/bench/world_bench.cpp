// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/apply.h"
#include "formats/scenario_reader.h"
#include "simulation/state_view.h"
#include "simulation/world.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>

namespace plimsoll::test {

namespace {

/// Of the processor, so that others on the machine do not count.
double milliseconds()
{
    std::timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The world that opens by itself, from 20:48 to 22:00 on 10 October 2025, second by second.
void defaultWorld(benchmark::State& run)
{
    std::vector<std::string> ignored;
    auto read = readScenarioFile(PLIMSOLL_SOURCE_DIR "/resources/scenarios/2025-10-10-crash.json", ignored);
    if (!read.ok()) {
        run.SkipWithError("the scenario cannot be read");
        return;
    }
    const Scenario scenario = std::move(read).value();
    std::vector<double> seconds;
    std::size_t queueMax = 0;
    for (auto _ : run) {
        run.PauseTiming();
        World world{scenario};
        State state = State::begin(world.startingRisk(), world.start());
        for (std::size_t stage = 0; stage < World::openingStages; ++stage)
            for (const Command& command : world.opening(stage, StateView{state}))
                plimsoll::apply(state, command);
        seconds.clear();
        run.ResumeTiming();
        while (world.nextSecond() <= scenario.end) {
            const double begin = milliseconds();
            plimsoll::apply(state, world.tick(StateView{state}));
            for (const Command& command : world.actions(StateView{state}))
                plimsoll::apply(state, command);
            seconds.push_back(milliseconds() - begin);
            queueMax = std::max(queueMax, state.queue.size());
        }
    }
    std::sort(seconds.begin(), seconds.end());
    run.counters["ms p50"] = seconds[seconds.size() / 2];
    run.counters["ms p99"] = seconds[seconds.size() * 99 / 100];
    run.counters["ms worst second"] = seconds.back();
    run.counters["longest queue"] = static_cast<double>(queueMax);
    run.SetLabel("must: 16.7 ms a second at 60x");
}

BENCHMARK(defaultWorld)
    ->Name("the default world through its fall, 4,320 simulated seconds")
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

} // namespace

} // namespace plimsoll::test
