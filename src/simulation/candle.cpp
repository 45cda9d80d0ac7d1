// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/candle.h"

#include "domain/base/decimal.h"
#include "simulation/utc_time.h"

#include <algorithm>
#include <array>
#include <optional>

namespace plimsoll {
namespace {

constexpr std::string_view header = "timestamp,open,high,low,close,volume";
constexpr std::array<std::string_view, 6> columns{"timestamp", "open", "high", "low", "close", "volume"};
constexpr std::size_t rowCountMax = 200'000;
constexpr std::size_t rowLengthMax = 200;
constexpr std::size_t digitCountMax = 30;
using Fields = std::array<std::string_view, columns.size()>;

constexpr std::string_view priceRange = "a decimal above 0, at least 0.00000001 and below 90000000000";
constexpr std::string_view priceStep = "step 0.00000001";

/// A price, or the limit that it breaks. Zeros behind its step are no digits.
Result<Price, std::string_view> priceOf(std::string_view text)
{
    if (text.size() > digitCountMax)
        return priceRange;
    const std::size_t point = text.find('.');
    const std::size_t kept = std::min(text.size(), point == text.npos ? text.size() : point + 1 + Price::decimals);
    const std::string_view finer = text.substr(kept);
    if (!std::all_of(finer.begin(), finer.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return priceRange;
    if (finer.find_first_not_of('0') != finer.npos)
        return priceStep;
    const std::optional<Price> price = fromText<Price>(text.substr(0, kept));
    if (!price || !price->isPositive())
        return priceRange;
    return *price;
}

bool isVolume(std::string_view text)
{
    const ParsedDecimal parsed = parseDecimal(text.substr(0, text.find('.')), 0);
    const std::string_view fraction = text.substr(std::min(text.size(), text.find('.')));
    return text.size() <= digitCountMax && !parsed.fault && parsed.raw >= 0 && fraction != "."
        && std::all_of(
            fraction.begin() + (fraction.empty() ? 0 : 1), fraction.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Reads one file line by line and keeps the first fault.
class CandleReader {
public:
    Result<std::vector<Candle>, CandleFault> read(std::string_view text)
    {
        if (text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
        while (!text.empty() && !fault_) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            std::string_view line = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            ++line_;
            readLine(line);
        }
        if (!fault_ && candles_.empty()) {
            ++line_;
            fail("", "", line_ == 1 ? header : "at least one candle");
        }
        if (fault_)
            return *fault_;
        return std::move(candles_);
    }

private:
    void fail(std::string_view column, std::string_view value, std::string_view limit)
    {
        if (!fault_)
            fault_ = CandleFault{
                line_, std::string(column), std::string(value.substr(0, rowLengthMax)), std::string(limit)};
    }

    void readLine(std::string_view line)
    {
        if (line.size() > rowLengthMax)
            fail("", line, "at most 200 characters");
        else if (line_ == 1 && line != header)
            fail("", line, header);
        else if (line_ > rowCountMax + 1)
            fail("", line, "at most 200000 candles");
        else if (line_ > 1)
            readRow(line);
    }

    void readRow(std::string_view line)
    {
        Fields fields;
        if (static_cast<std::size_t>(std::count(line.begin(), line.end(), ',')) != fields.size() - 1)
            return fail("", line, "6 fields");
        for (std::string_view& field : fields) {
            const std::size_t end = std::min(line.find(','), line.size());
            field = line.substr(0, end);
            line.remove_prefix(std::min(end + 1, line.size()));
        }
        Candle candle;
        readTime(fields[0], candle.start);
        Price* const prices[] = {&candle.open, &candle.high, &candle.low, &candle.close};
        for (std::size_t i = 0; i < std::size(prices); ++i)
            readPrice(fields[i + 1], columns[i + 1], *prices[i]);
        if (candle.low > std::min(candle.open, candle.close))
            fail("low", fields[3], "at most open and close");
        if (candle.high < std::max(candle.open, candle.close))
            fail("high", fields[2], "at least open and close");
        if (!isVolume(fields[5]))
            fail("volume", fields[5], "a decimal, 0 or more");
        if (!fault_)
            candles_.push_back(candle);
    }

    void readTime(std::string_view text, Timestamp& time)
    {
        const std::optional<Timestamp> read = timestampOf(text);
        if (!read || read->ms % msPerSecond != 0)
            return fail("timestamp", text, "a whole second, as 2025-10-10T21:00:00Z or Unix seconds");
        time = *read;
        if (candles_.empty())
            return;
        const std::int64_t step = time.ms - candles_.back().start.ms;
        if (candles_.size() > 1 && step != candles_[1].start.ms - candles_[0].start.ms)
            fail("timestamp", text, "one step after the line before");
        if (step < msPerMinute || step > 24 * msPerHour)
            fail("timestamp", text, "a minute to a day after the line before");
    }

    void readPrice(std::string_view text, std::string_view column, Price& price)
    {
        const auto read = priceOf(text);
        if (!read.ok())
            return fail(column, text, read.error());
        price = read.value();
    }

    std::size_t line_{};
    std::vector<Candle> candles_;
    std::optional<CandleFault> fault_;
};

} // namespace

Result<std::vector<Candle>, CandleFault> readCandles(std::string_view text)
{
    return CandleReader{}.read(text);
}

} // namespace plimsoll
