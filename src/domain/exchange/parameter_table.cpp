// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/parameter.h"
#include "domain/exchange/parameter_text.h"

#include <type_traits>

namespace plimsoll {
namespace {

std::string textOf(const auto& value)
{
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_same_v<Value, FeeFraction>)
        return basisPointText(value);
    else if constexpr (std::is_same_v<Value, std::uint32_t>)
        return std::to_string(value);
    else if constexpr (requires { value.has_value(); })
        return value ? textOf(*value) : std::string{};
    else
        return std::string{toText(value)};
}

std::optional<std::string> assign(UtilizationCurve& curve, std::string_view text)
{
    const auto points = curvePointsFromText(text);
    if (!points)
        return R"([["0","rate"], ... ["1","rate"]])";
    auto made = UtilizationCurve::make(*points);
    if (!made.ok())
        return "point " + std::to_string(made.error().point + 1) + ": " + limitText(made.error(), *points);
    curve = std::move(made).value();
    return std::nullopt;
}

std::optional<std::string> assign(FeeFraction& fee, std::string_view text)
{
    return assignBasisPointText(fee, text);
}

template <class Value>
std::optional<std::string> assign(Value& value, std::string_view text)
{
    return assignText(value, text);
}

template <class Value>
std::optional<std::string> assign(std::optional<Value>& value, std::string_view text)
{
    if (text.empty()) {
        value.reset();
        return std::nullopt;
    }
    Value given{};
    auto limit = assign(given, text);
    if (!limit)
        value = given;
    return limit;
}

/// A row whose value lies where `Access` (risk, owner) points.
template <class Access>
ParameterKind row(ParameterKind kind, Access)
{
    kind.read = [](const RiskConfiguration& risk, std::size_t owner) { return textOf(Access{}(risk, owner)); };
    kind.write = [](RiskConfiguration& risk, std::size_t owner, std::string_view text) {
        return assign(Access{}(risk, owner), text);
    };
    return kind;
}

#define PLIMSOLL_AT(part)                                                                                              \
    [](auto& risk, [[maybe_unused]] std::size_t owner) -> auto&                                                        \
    {                                                                                                                  \
        return risk.part;                                                                                              \
    }

using enum ParameterGroup;
using enum ParameterForm;

void addAssets(std::vector<ParameterKind>& table)
{
    const auto add = [&](ParameterKind kind, auto access) { table.push_back(row(kind, access)); };
    add({Assets, "haircutFunction.weight", Decimal, "ratio", "0", "1", false, false, "0.01", {},
            "share of a small balance that counts as collateral"},
        PLIMSOLL_AT(assets[owner].haircutFunction.weight));
    add({Assets, "haircutFunction.kind.type", Choice, {}, {}, {}, false, false, {}, "identity or inverseSqrt",
            "whether the weight falls with the size of the balance"},
        PLIMSOLL_AT(assets[owner].haircutFunction.kind));
    add({Assets, "haircutFunction.kind.base", Decimal, "ratio", "0", "1000", false, false, "0.01", {},
            "numerator of the size curve: base / (1 + positiveCurvePenalty x sqrt(notional))"},
        PLIMSOLL_AT(assets[owner].haircutFunction.base));
    add({Assets, "haircutFunction.kind.positiveCurvePenalty", Decimal, "per sqrt(USD)", "0", "1000", false, false,
            "0.00001", {}, "how fast the weight falls with the root of the balance's notional"},
        PLIMSOLL_AT(assets[owner].haircutFunction.positiveCurvePenalty));
    add({Assets, "imfFunction.base", Decimal, "ratio", "0", "1000", true, false, "0.01", {},
            "smallest initial requirement on a borrow"},
        PLIMSOLL_AT(assets[owner].imfFunction.base));
    add({Assets, "imfFunction.factor", Decimal, "per sqrt(USD)", "0", "1000", false, false, "0.00001", {},
            "initial requirement per root of the borrow's notional"},
        PLIMSOLL_AT(assets[owner].imfFunction.factor));
    add({Assets, "mmfFunction.base", Decimal, "ratio", "0", "1000", false, false, "0.01", {},
            "smallest maintenance requirement on a borrow"},
        PLIMSOLL_AT(assets[owner].mmfFunction.base));
    add({Assets, "mmfFunction.factor", Decimal, "per sqrt(USD)", "0", "1000", false, false, "0.00001", {},
            "maintenance requirement per root of the borrow's notional"},
        PLIMSOLL_AT(assets[owner].mmfFunction.factor));
}

void addPools(std::vector<ParameterKind>& table)
{
    const auto add = [&](ParameterKind kind, auto access) { table.push_back(row(kind, access)); };
    const auto addShare = [&](std::string_view name, std::string_view description, auto access) {
        add({BorrowLendMarkets, name, Decimal, "ratio", "0", "1", false, false, "0.01", {}, description}, access);
    };
    add({BorrowLendMarkets, "state", Choice, {}, {}, {}, false, false, {}, "Open, RepayOnly or Closed",
            "what the pool takes"},
        PLIMSOLL_AT(pools[owner].state));
    add({BorrowLendMarkets, "utilizationCurve", Curve, {}, {}, {}, false, false, {}, {},
            "annual borrow rate over utilization"},
        PLIMSOLL_AT(pools[owner].utilizationCurve));
    add({BorrowLendMarkets, "optimalUtilization", Decimal, "ratio", "0", "1", true, true, "0.01", {},
            "the interior point of the curve that is marked as its kink"},
        PLIMSOLL_AT(pools[owner].optimalUtilization));
    addShare("fee", "share of the interest that goes to the treasury", PLIMSOLL_AT(pools[owner].fee));
    addShare("maxUtilization", "utilization that borrows and redemptions may not pass",
        PLIMSOLL_AT(pools[owner].maxUtilization));
    addShare("throttleUtilizationThreshold", "utilization below which nothing is throttled",
        PLIMSOLL_AT(pools[owner].throttleUtilizationThreshold));
    addShare("throttleUtilizationBound", "start value of the throttle's bound",
        PLIMSOLL_AT(pools[owner].throttleUtilizationBound));
    addShare("throttleUpdateFraction", "part of the way to maxUtilization that opens at each update",
        PLIMSOLL_AT(pools[owner].throttleUpdateFraction));
    // No more than what a number of 18 decimals holds: rails and corridors reckon in these.
    add({BorrowLendMarkets, "openBorrowLendLimit", Decimal, "units", "0", "100000000000000000000", false, false, "1000",
            {}, "no new lends or borrows beyond it"},
        PLIMSOLL_AT(pools[owner].openBorrowLendLimit));
}

void addMarkets(std::vector<ParameterKind>& table)
{
    const auto add = [&](ParameterKind kind, auto access) { table.push_back(row(kind, access)); };
    add({Markets, "orderBookState", Choice, {}, {}, {}, false, false, {},
            "Open, PostOnly, LimitOnly, CancelOnly or Closed", "what the order book takes"},
        PLIMSOLL_AT(markets[owner].orderBookState));
    add({Markets, "makerFee", Decimal, "bps", "0", "10000", false, false, "1", {}, "fee of a resting order's fills"},
        PLIMSOLL_AT(markets[owner].makerFee));
    add({Markets, "takerFee", Decimal, "bps", "0", "10000", false, false, "1", {}, "fee of an arriving order's fills"},
        PLIMSOLL_AT(markets[owner].takerFee));
    add({Markets, "filters.price.tickSize", Decimal, "quote", "0", {}, true, false, "0.01", {}, "step of limit prices"},
        PLIMSOLL_AT(markets[owner].tickSize));
    add({Markets, "filters.price.minPrice", Decimal, "quote", "0", {}, false, true, "0.01", {}, "lowest limit price"},
        PLIMSOLL_AT(markets[owner].minPrice));
    add({Markets, "filters.price.maxPrice", Decimal, "quote", "0", {}, true, true, "0.01", {}, "highest limit price"},
        PLIMSOLL_AT(markets[owner].maxPrice));
    add({Markets, "filters.price.minMultiplier", Decimal, "x active price", "0", "1", false, false, "0.01", {},
            "lower end of the limit price band"},
        PLIMSOLL_AT(markets[owner].minMultiplier));
    add({Markets, "filters.price.maxMultiplier", Decimal, "x active price", "1", "1000", false, false, "0.01", {},
            "upper end of the limit price band"},
        PLIMSOLL_AT(markets[owner].maxMultiplier));
    add({Markets, "filters.price.minImpactMultiplier", Decimal, "x best offer", "0", "1", false, false, "0.01", {},
            "how far below the best bid a taker sells"},
        PLIMSOLL_AT(markets[owner].minImpactMultiplier));
    add({Markets, "filters.price.maxImpactMultiplier", Decimal, "x best offer", "1", "1000", false, false, "0.01", {},
            "how far above the best ask a taker buys"},
        PLIMSOLL_AT(markets[owner].maxImpactMultiplier));
    add({Markets, "filters.quantity.stepSize", Decimal, "base", "0", {}, true, false, "0.01", {},
            "step of order quantities"},
        PLIMSOLL_AT(markets[owner].stepSize));
    add({Markets, "filters.quantity.minQuantity", Decimal, "base", "0", {}, false, false, "0.01", {}, "smallest order"},
        PLIMSOLL_AT(markets[owner].minQuantity));
    add({Markets, "filters.quantity.maxQuantity", Decimal, "base", "0", {}, true, true, "1", {}, "largest order"},
        PLIMSOLL_AT(markets[owner].maxQuantity));
}

void addVenue(std::vector<ParameterKind>& table)
{
    const auto add = [&](ParameterKind kind, auto access) { table.push_back(row(kind, access)); };
    const auto addCount = [&](std::string_view name, std::string_view unit, std::string_view highest,
                              std::string_view description, auto access) {
        add({Venue, name, Count, unit, "1", highest, false, false, "1", {}, description}, access);
    };
    add({Venue, "leverageLimitMax", Decimal, "x", "1", "1000", false, false, "1", {},
            "largest leverage limit of a subaccount"},
        PLIMSOLL_AT(venue.leverageLimitMax));
    add({Venue, "acmfDivisor", Decimal, "ratio", "0", "1000", true, false, "0.1", {},
            "auto-close fraction is at least the mmf divided by this"},
        PLIMSOLL_AT(venue.acmfDivisor));
    add({Venue, "acmfOffset", Decimal, "ratio", "0", "1000", false, false, "0.01", {},
            "auto-close fraction is at least the mmf less this"},
        PLIMSOLL_AT(venue.acmfOffset));
    add({Venue, "liquidationSlice", Decimal, "ratio", "0", "1", true, false, "0.01", {},
            "share of the exposure at trigger that one liquidation step repays"},
        PLIMSOLL_AT(venue.liquidationSlice));
    add({Venue, "liquidationBuffer", Decimal, "x mmf", "1", "1000", false, false, "0.01", {},
            "margin fraction at which an account leaves the queue"},
        PLIMSOLL_AT(venue.liquidationBuffer));
    add({Venue, "liquidationFee", Decimal, "ratio", "0", "1", false, false, "0.001", {},
            "fee on debt repaid by a liquidation fill"},
        PLIMSOLL_AT(venue.liquidationFee));
    add({Venue, "liquidationWholeBelow", Decimal, "USD", "0", "1000000000000", false, false, "10", {},
            "debts under it are closed whole"},
        PLIMSOLL_AT(venue.liquidationWholeBelow));
    addCount("liquidationStalledSteps", "steps", "1000000", "empty book steps before the backstop takes over",
        PLIMSOLL_AT(venue.liquidationStalledSteps));
    addCount("liquidationStepSeconds", "s", "3600", "time between liquidation steps",
        PLIMSOLL_AT(venue.liquidationStepSeconds));
    addCount("throttleMinutes", "min", "1440", "time between updates of the throttle's bound",
        PLIMSOLL_AT(venue.throttleMinutes));
    add({Venue, "backstopDiscountMax", Decimal, "ratio", "0", "1", false, false, "0.01", {},
            "largest discount of collateral that backstop providers take"},
        PLIMSOLL_AT(venue.backstopDiscountMax));
    add({Venue, "backstopDiscountFundShare", Decimal, "ratio", "0", "1", false, false, "0.01", {},
            "part of that discount that goes to the backstop fund"},
        PLIMSOLL_AT(venue.backstopDiscountFundShare));
    addCount("liquidationHoldMinutes", "min", "10080", "time after which a hold is released by itself",
        PLIMSOLL_AT(venue.liquidationHoldMinutes));
}

/// The guard is on as soon as one of its two limits is set, and off when one is emptied.
void addMarkGuard(std::vector<ParameterKind>& table)
{
    const auto add = [&]<class Member>(ParameterKind kind, Member) {
        kind.read = [](const RiskConfiguration& risk, std::size_t) {
            return risk.venue.markGuard ? textOf((*risk.venue.markGuard).*Member::value) : std::string{};
        };
        kind.write = [](RiskConfiguration& risk, std::size_t, std::string_view text) -> std::optional<std::string> {
            if (text.empty()) {
                risk.venue.markGuard.reset();
                return std::nullopt;
            }
            MarkGuard guard = risk.venue.markGuard.value_or(MarkGuard{});
            auto limit = assign(guard.*Member::value, text);
            if (!limit)
                risk.venue.markGuard = guard;
            return limit;
        };
        table.push_back(kind);
    };
    add({Venue, "markGuard.maxAgeSeconds", Count, "s", "1", "86400", false, true, "1", {},
            "age from which a mark is held"},
        std::integral_constant<std::uint32_t MarkGuard::*, &MarkGuard::maxAgeSeconds>{});
    add({Venue, "markGuard.maxStep", Decimal, "ratio", "0", "1000", true, true, "0.01", {},
            "move of one update from which a mark is held"},
        std::integral_constant<Ratio MarkGuard::*, &MarkGuard::maxStep>{});
}

} // namespace

std::span<const ParameterKind> parameterKinds()
{
    static const std::vector<ParameterKind> table = [] {
        std::vector<ParameterKind> rows;
        addAssets(rows);
        addPools(rows);
        addMarkets(rows);
        addVenue(rows);
        addMarkGuard(rows);
        return rows;
    }();
    return table;
}

} // namespace plimsoll
