// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/margin/margin.h"

#include <algorithm>
#include <numeric>

namespace plimsoll {

namespace {

/// An account while one mark moves and all else stands still.
class MovingMark {
public:
    MovingMark(const std::vector<MarginLine>& lines, AssetId asset, const MarginTerms& terms)
        : lines_(lines)
        , asset_(asset)
        , marks_(terms.marks)
        , terms_{marks_, terms.risks, terms.leverageLimit}
    {
    }

    /// Equity less maintenance in steps of 1e-36, concave in the mark; none beyond the range of numbers.
    std::optional<Int256> excessAt(std::int64_t mark)
    {
        marks_[asset_.value] = Price::fromRaw(mark);
        try {
            const MarginSums sums = marginSums(lines_, terms_);
            return Int256::product(sums.netEquity().raw, Ratio::scale) - sums.maintenanceRequirement;
        } catch (const ArithmeticFault&) {
            return std::nullopt;
        }
    }
    bool isHealthyAt(std::int64_t mark)
    {
        const auto excess = excessAt(mark);
        return excess && *excess > Int256{};
    }

private:
    const std::vector<MarginLine>& lines_;
    AssetId asset_;
    std::vector<Price> marks_;
    MarginTerms terms_;
};

constexpr std::int64_t largestMark = Price::largest().raw;

std::int64_t doubled(std::int64_t mark)
{
    return mark > largestMark / 2 ? largestMark : mark * 2;
}

/// A healthy mark, sought where the excess is greatest; none where there is none.
std::optional<std::int64_t> healthyMark(MovingMark& account, std::int64_t from)
{
    const auto rises = [&](std::int64_t left, std::int64_t right) {
        const auto a = account.excessAt(left);
        const auto b = account.excessAt(right);
        return b && (!a || *a < *b);
    };
    std::int64_t low = 1;
    std::int64_t high = from;
    while (high < largestMark && rises(high, doubled(high))) {
        high = doubled(high);
        if (account.isHealthyAt(high))
            return high;
    }
    high = doubled(high);
    while (high - low > 2) {
        const std::int64_t left = low + (high - low) / 3;
        const std::int64_t right = high - (high - low) / 3;
        if (account.isHealthyAt(left))
            return left;
        if (rises(left, right))
            low = left;
        else
            high = right;
    }
    for (const std::int64_t mark : {low, low + (high - low) / 2, high})
        if (account.isHealthyAt(mark))
            return mark;
    return std::nullopt;
}

/// The unhealthy mark next to the healthy ones that `healthy` belongs to, towards `unhealthy`.
std::int64_t boundary(MovingMark& account, std::int64_t healthy, std::int64_t unhealthy)
{
    while (std::max(healthy, unhealthy) - std::min(healthy, unhealthy) > 1) {
        const std::int64_t middle = std::midpoint(std::min(healthy, unhealthy), std::max(healthy, unhealthy));
        (account.isHealthyAt(middle) ? healthy : unhealthy) = middle;
    }
    return unhealthy;
}

std::optional<Price> lowerEnd(MovingMark& account, std::int64_t inside)
{
    if (account.isHealthyAt(1))
        return std::nullopt;
    return Price::fromRaw(boundary(account, inside, 1));
}

std::optional<Price> upperEnd(MovingMark& account, std::int64_t inside)
{
    for (std::int64_t mark = inside; mark < largestMark;) {
        const std::int64_t further = doubled(mark);
        const auto excess = account.excessAt(further);
        if (!excess)
            return std::nullopt; // no mark of this world
        if (*excess <= Int256{})
            return Price::fromRaw(boundary(account, inside, further));
        mark = further;
    }
    return std::nullopt;
}

} // namespace

std::optional<Price> liquidationPrice(const std::vector<MarginLine>& lines, AssetId asset, const MarginTerms& terms)
{
    const auto own
        = std::find_if(lines.begin(), lines.end(), [&](const MarginLine& line) { return line.asset == asset; });
    if (own == lines.end() || own->isEmpty() || !marginSums(lines, terms).hasExposure())
        return std::nullopt;
    MovingMark account{lines, asset, terms};
    const std::int64_t now = terms.marks[asset.value].raw;
    const auto inside = account.isHealthyAt(now) ? now : healthyMark(account, now);
    if (!inside)
        return std::nullopt;
    const std::optional<Price> lower = lowerEnd(account, *inside);
    const std::optional<Price> upper = upperEnd(account, *inside);
    if (!lower || !upper)
        return lower ? lower : upper;
    const Price mark = terms.marks[asset.value];
    return *upper - mark < mark - *lower ? upper : lower;
}

} // namespace plimsoll
