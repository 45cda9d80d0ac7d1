// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"
#include "domain/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

/// What one asset traded at from `start` until the next candle starts; USD per unit.
struct Candle {
    Timestamp start;
    Price open;
    Price high;
    Price low;
    Price close;

    friend bool operator==(const Candle&, const Candle&) = default;
};

/// Where a candle file is wrong: line from 1 (the header), the column's name ("" for the whole line), what stands
/// there, and what would pass.
struct CandleFault {
    std::size_t line{};
    std::string column;
    std::string value;
    std::string limit;
};

/// Reads CSV text with the header `timestamp,open,high,low,close,volume`, any provider's: times ISO 8601 UTC, or Unix
/// seconds or milliseconds, rising by one constant step of whole seconds from 1 s to one day; prices above zero,
/// rounded half up to 1e-8 where they are finer; low <= open, close <= high; volume a number that is not negative (not
/// kept). At most 200,000 rows of at most 200 characters.
Result<std::vector<Candle>, CandleFault> readCandles(std::string_view text);

} // namespace plimsoll
