// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/order_stream.h"
#include "support/streamed_book.h"

#include <benchmark/benchmark.h>

#include <ctime>

namespace plimsoll::test {

namespace {

/// A neutral stream with what its books must come to.
struct Course {
    const char* name;
    std::uint32_t symbols;
    std::size_t warm;
    std::uint64_t fills;
    std::uint64_t hash;
    std::size_t resting;
};
constexpr std::size_t requestCount = 2'000'000;
constexpr Course deep{"deep", 1, 100'000, 794'912, 0x87A3AF48F258D47F, 101'823};
constexpr Course ten{"ten symbols", 10, 100'000, 793'618, 0x99A45FDA91C60837, 103'098};
constexpr Course shallow{"shallow", 1, 2'000, 794'550, 0xA9DD3D2752BD59C1, 4'064};

const OrderStream& streamOf(const Course& course)
{
    static std::map<std::string, OrderStream> streams;
    const auto found = streams.find(course.name);
    return found != streams.end()
        ? found->second
        : streams.emplace(course.name, OrderStream::draw(course.symbols, requestCount, course.warm)).first->second;
}

/// Seconds that this thread has run: the machine may be shared.
double secondsRun()
{
    std::timespec ran{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ran);
    return static_cast<double>(ran.tv_sec) + static_cast<double>(ran.tv_nsec) * 1e-9;
}

/// Books of any kind under one stream: warmed untimed, then all requests; fills must agree with the stream's.
template <class Book>
void matching(benchmark::State& run, const Course& course)
{
    const OrderStream& stream = streamOf(course);
    for (auto _ : run) {
        std::vector<Book> books(stream.symbols);
        FillCheck fills;
        for (const StreamRequest& request : stream.warm)
            books[request.symbol].add(request, fills);
        const double start = secondsRun();
        for (const StreamRequest& request : stream.requests)
            if (request.kind == StreamRequest::Kind::Add)
                books[request.symbol].add(request, fills);
            else
                books[request.symbol].cancel(request.id);
        run.SetIterationTime(secondsRun() - start);
        std::size_t resting = 0;
        for (const Book& book : books)
            resting += book.resting();
        if (fills.count() != course.fills || fills.hash() != course.hash || resting != course.resting)
            run.SkipWithError("the fills are not those of the stream");
    }
    run.SetItemsProcessed(run.iterations() * static_cast<std::int64_t>(stream.requests.size()));
}

void registerCourse(const Course& course, const char* must)
{
    benchmark::RegisterBenchmark((std::string{"matching, "} + course.name).c_str(),
        [&course, must](benchmark::State& run) {
            run.SetLabel(must);
            matching<StreamedBook>(run, course);
        })
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark((std::string{"matching in a std::map, "} + course.name).c_str(),
        [&course](benchmark::State& run) { matching<MapBook>(run, course); })
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
}

const bool registered = [] {
    registerCourse(deep, "must: 12 M/s");
    registerCourse(ten, "must: 10 M/s");
    registerCourse(shallow, "must: 20 M/s");
    return true;
}();

} // namespace

} // namespace plimsoll::test
