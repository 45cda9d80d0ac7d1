// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/ensure.h"
#include "simulation/candle.h"
#include "simulation/price_path.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Whatever stands in a candle file: a fault that names its place, or candles from which a path stays inside them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace plimsoll;
    const auto read = readCandles({reinterpret_cast<const char*>(bytes), size});
    if (!read.ok()) {
        ENSURE(read.error().line > 0, "a fault has its line");
        ENSURE(!read.error().limit.empty(), "a fault says what would pass");
        return 0;
    }
    RecordedPrice price;
    price.candles = read.value();
    const std::int64_t start = price.candles.front().start.ms / msPerSecond;
    PricePath path(waypointsOf(price, 1), 1, start);
    for (int second = 0; second < 120; ++second) {
        path.advance({second % 2 == 0 ? 3.0 : -3.0, 0});
        ENSURE(path.price().isPositive(), "a mark is above zero");
    }
    return 0;
}
