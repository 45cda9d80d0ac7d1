// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/limit_corridor.h"

#include "analysis/first_beyond.h"
#include "domain/exchange/account_view.h"
#include "domain/exchange/placement.h"

#include <algorithm>
#include <array>

namespace plimsoll {
namespace {

constexpr Int128 perStep = powerOfTen(Ratio::decimals - Quantity::decimals);

struct Limit {
    std::string_view name;
    Ratio (*of)(const PoolParameters&);
    void (*set)(PoolParameters&, Ratio);
};

constexpr std::array<Limit, 3> limits{{
    {"maxUtilization", [](const PoolParameters& pool) { return pool.maxUtilization; },
        [](PoolParameters& pool, Ratio value) { pool.maxUtilization = value; }},
    {"throttleUtilizationThreshold", [](const PoolParameters& pool) { return pool.throttleUtilizationThreshold; },
        [](PoolParameters& pool, Ratio value) { pool.throttleUtilizationThreshold = value; }},
    {"openBorrowLendLimit",
        [](const PoolParameters& pool) { return Ratio::fromRaw(pool.openBorrowLendLimit.raw * perStep); },
        [](PoolParameters& pool, Ratio value) { pool.openBorrowLendLimit = Quantity::fromRaw(value.raw / perStep); }},
}};

const Limit* limitOf(std::string_view parameter)
{
    const auto limit = std::find_if(limits.begin(), limits.end(), [&](const Limit& l) { return l.name == parameter; });
    return limit == limits.end() ? nullptr : &*limit;
}

} // namespace

bool isPoolLimit(std::string_view parameter)
{
    return limitOf(parameter) != nullptr;
}

std::optional<Corridor> limitCorridorOf(
    const State& state, AssetId asset, std::string_view parameter, std::stop_token stop)
{
    const Limit* limit = limitOf(parameter);
    if (limit == nullptr)
        return std::nullopt;
    const Pool& pool = state.pool(asset);
    const PoolParameters& live = state.poolParameters(asset);
    Corridor corridor;
    corridor.line = CorridorLine::Borrow;
    corridor.hurts = Hurts::Falling;
    corridor.now = limit->of(live);
    // The first value that refuses the borrow; none where no value does, or where it is refused already.
    const auto refusedFrom = [&](Quantity borrow) -> std::optional<Ratio> {
        const auto refuses = [&](Ratio value) {
            PoolParameters tried = live;
            limit->set(tried, value);
            return pool.borrowedQuantity() + borrow > tried.openBorrowLendLimit
                || !pool.borrowKeepsCeiling(tried, borrow);
        };
        if (supplyRefusal(state, asset, {}, borrow) || !refuses(corridor.extreme))
            return std::nullopt;
        return firstBeyond(corridor.now, corridor.extreme, refuses);
    };
    const Quantity least = Quantity::fromRaw(1);
    corridor.noBorrowFrom = supplyRefusal(state, asset, {}, least) ? corridor.now : refusedFrom(least);
    if (limit->name == "openBorrowLendLimit")
        corridor.noLendFrom = std::min(corridor.now, Ratio::fromRaw(pool.lentQuantity().raw * perStep));
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i) {
        if (i % 256 == 0 && stop.stop_requested())
            return std::nullopt;
        const Account& account = state.account(SubaccountId{i});
        if (account.openOrders.empty() || account.liquidating)
            continue;
        for (const MarginLine& line : AccountView{state, account}.restingLines())
            if (line.asset == asset && line.wouldBorrow.isPositive())
                if (const auto value = refusedFrom(line.wouldBorrow))
                    corridor.crossings.push_back(
                        {SubaccountId{i}, *value, notional(line.wouldBorrow, state.marks[asset.value])});
    }
    corridor.arrange();
    return corridor;
}

} // namespace plimsoll
