// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/trading_crowd.h"

#include <benchmark/benchmark.h>

namespace plimsoll::test {

namespace {

constexpr std::size_t commandsASide = 1'000;

std::vector<Command> draw(std::size_t commands, std::uint32_t accounts, std::mt19937_64& random)
{
    std::vector<Command> drawn;
    for (std::size_t i = 0; i < commands; ++i)
        drawn.push_back(tradersCommand(accounts, random));
    return drawn;
}

std::size_t perform(State& state, const std::vector<Command>& commands)
{
    std::size_t accepted = 0;
    for (const Command& command : commands)
        accepted += plimsoll::apply(state, command).accepted() ? 1 : 0;
    return accepted;
}

benchmark::Counter perCommand(std::uint64_t total, std::size_t commands)
{
    return benchmark::Counter(static_cast<double>(total) / static_cast<double>(commands));
}

/// Orders, money and borrows of random accounts on both sides of a fork, which then is let go.
void forkInFullBooks(benchmark::State& run)
{
    const auto accounts = static_cast<std::uint32_t>(run.range(0));
    State state = tradingCrowd(accounts);
    std::mt19937_64 random{1};
    std::size_t accepted = 0;
    std::size_t commands = 0;
    pageBytesCopied = 0;
    for (auto _ : run) {
        run.PauseTiming();
        const auto here = draw(commandsASide, accounts, random);
        const auto there = draw(commandsASide, accounts, random);
        run.ResumeTiming();
        State fork = state;
        accepted += perform(fork, there) + perform(state, here);
        commands += here.size() + there.size();
    }
    run.counters["bytes copied a command"] = perCommand(pageBytesCopied, commands);
    run.counters["% accepted"] = perCommand(100 * accepted, commands);
    if (accounts == 100'000)
        run.SetLabel("must: 10 ms");
}

/// The same commands without a fork.
void withoutFork(benchmark::State& run)
{
    const auto accounts = static_cast<std::uint32_t>(run.range(0));
    State state = tradingCrowd(accounts);
    perform(state, {Deposit{SubaccountId{2}, AssetId{0}, Quantity::whole(1)}});
    std::mt19937_64 random{1};
    for (auto _ : run) {
        run.PauseTiming();
        const auto commands = draw(2 * commandsASide, accounts, random);
        run.ResumeTiming();
        benchmark::DoNotOptimize(perform(state, commands));
    }
}

/// Fifty forks alive at once, a hundred commands on each.
void fiftyForks(benchmark::State& run)
{
    const auto accounts = static_cast<std::uint32_t>(run.range(0));
    const State& state = tradingCrowd(accounts);
    std::mt19937_64 random{1};
    std::size_t commands = 0;
    pageBytesCopied = 0;
    for (auto _ : run) {
        std::vector<State> forks;
        forks.reserve(50);
        for (int i = 0; i < 50; ++i) {
            forks.push_back(state);
            benchmark::DoNotOptimize(perform(forks.back(), draw(100, accounts, random)));
            commands += 100;
        }
    }
    run.counters["bytes copied a command"] = perCommand(pageBytesCopied, commands);
}

/// Commands with an undo, as all are once amounts came near the range of numbers.
void commandsWithUndo(benchmark::State& run)
{
    const auto accounts = static_cast<std::uint32_t>(run.range(0));
    State state = tradingCrowd(accounts);
    state.mayOverflow = true;
    std::mt19937_64 random{1};
    for (auto _ : run)
        benchmark::DoNotOptimize(plimsoll::apply(state, tradersCommand(accounts, random)));
    run.SetItemsProcessed(run.iterations());
}

BENCHMARK(forkInFullBooks)
    ->Name("fork, 1,000 random commands on each side, release, full books, accounts")
    ->Arg(1'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(withoutFork)
    ->Name("the same 2,000 commands without a fork, accounts")
    ->Arg(1'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(fiftyForks)
    ->Name("50 live forks, 100 commands on each, accounts")
    ->Arg(1'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(commandsWithUndo)
    ->Name("a command with an undo, accounts")
    ->Arg(1'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMicrosecond);

} // namespace

} // namespace plimsoll::test
