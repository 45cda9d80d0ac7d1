// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/trading_crowd.h"

#include <benchmark/benchmark.h>

#include <malloc.h>
#include <unistd.h>

#include <fstream>

namespace plimsoll::test {

namespace {

struct Memory {
    double resident{}; ///< bytes, as the kernel counts them
    double heap{};     ///< bytes in use, as the allocator counts them
};

Memory memoryNow()
{
    ::malloc_trim(0);
    std::ifstream counts{"/proc/self/statm"};
    double total{};
    double resident{};
    counts >> total >> resident;
    const struct mallinfo2 heap = ::mallinfo2();
    return {resident * static_cast<double>(::sysconf(_SC_PAGESIZE)), static_cast<double>(heap.uordblks + heap.hblkhd)};
}

/// What a state with its books and all that is derived from it takes, an account.
void memoryOfAccounts(benchmark::State& run)
{
    const auto accounts = static_cast<std::uint32_t>(run.range(0));
    tradingCrowd(8);
    for (auto _ : run) {
        const Memory before = memoryNow();
        const State state = makeTradingCrowd(accounts);
        const Memory after = memoryNow();
        run.counters["resident bytes an account"] = (after.resident - before.resident) / accounts;
        run.counters["heap bytes an account"] = (after.heap - before.heap) / accounts;
        benchmark::DoNotOptimize(state.accounts.size());
    }
}

BENCHMARK(memoryOfAccounts)
    ->Name("bringing accounts in, memory, accounts")
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kSecond);

} // namespace

} // namespace plimsoll::test
