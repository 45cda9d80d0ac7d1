// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/parameter_text.h"

#include <array>

namespace plimsoll {
namespace {

constexpr std::array<std::string_view, 3> poolStates{"Open", "RepayOnly", "Closed"};
constexpr std::array<std::string_view, 5> orderBookStates{"Open", "PostOnly", "LimitOnly", "CancelOnly", "Closed"};
constexpr std::array<std::string_view, 2> haircutKinds{"identity", "inverseSqrt"};

template <class Enum, std::size_t N>
std::optional<std::string> assignName(Enum& value, std::string_view text, const std::array<std::string_view, N>& names)
{
    std::string limit;
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == text) {
            value = static_cast<Enum>(i);
            return std::nullopt;
        }
        limit += i == 0 ? "" : (i + 1 == N ? " or " : ", ");
        limit += names[i];
    }
    return limit;
}

/// Reads the one text form of a curve from left to right.
class CurveText {
public:
    explicit CurveText(std::string_view text)
        : rest_(text)
    {
    }

    std::optional<std::vector<CurvePoint>> points()
    {
        std::vector<CurvePoint> points;
        if (!take('['))
            return std::nullopt;
        do {
            CurvePoint point;
            if (!take('[') || !number(point.utilization) || !take(',') || !number(point.rate) || !take(']'))
                return std::nullopt;
            points.push_back(point);
        } while (take(','));
        if (!take(']'))
            return std::nullopt;
        skipBlanks();
        return rest_.empty() ? std::optional{points} : std::nullopt;
    }

private:
    void skipBlanks()
    {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n' || rest_.front() == '\t'))
            rest_.remove_prefix(1);
    }
    bool take(char c)
    {
        skipBlanks();
        if (rest_.empty() || rest_.front() != c)
            return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool number(Ratio& ratio)
    {
        if (!take('"'))
            return false;
        const std::size_t end = rest_.find('"');
        if (end == std::string_view::npos || assignText(ratio, rest_.substr(0, end)))
            return false;
        rest_.remove_prefix(end + 1);
        return true;
    }

    std::string_view rest_;
};

} // namespace

std::string basisPointText(FeeFraction fee)
{
    return formatDecimal(fee.raw, basisPointDecimals);
}

std::optional<std::string> assignBasisPointText(FeeFraction& fee, std::string_view text)
{
    using BasisPoints = Fixed<struct BasisPointKind, std::int64_t, basisPointDecimals>;
    BasisPoints points;
    const auto limit = assignText(points, text);
    if (!limit)
        fee = FeeFraction::fromRaw(points.raw);
    return limit;
}

std::optional<std::string> assignText(std::uint32_t& count, std::string_view text)
{
    constexpr Int128 largest = std::numeric_limits<std::uint32_t>::max();
    const ParsedDecimal parsed = parseDecimal(text, 0);
    if (parsed.fault == DecimalFault::Malformed || parsed.fault == DecimalFault::TooFine || parsed.raw < 0)
        return "a whole number";
    if (parsed.fault || parsed.raw > largest)
        return "at most " + formatDecimal(largest, 0);
    count = static_cast<std::uint32_t>(parsed.raw);
    return std::nullopt;
}

std::optional<std::vector<CurvePoint>> curvePointsFromText(std::string_view text)
{
    return CurveText{text}.points();
}

std::string toText(const UtilizationCurve& curve)
{
    std::string text = "[";
    for (const CurvePoint& point : curve.points())
        text += (text.size() > 1 ? ",[\"" : "[\"") + toText(point.utilization) + "\",\"" + toText(point.rate) + "\"]";
    return text + "]";
}

std::string limitText(const CurveFault& fault, const std::vector<CurvePoint>& points)
{
    using Rule = CurveFault::Rule;
    switch (fault.rule) {
    case Rule::PointCount:
        return "2 to 16 points";
    case Rule::FirstUtilization:
        return "0, the first point";
    case Rule::LastUtilization:
        return "1, the last point";
    case Rule::UtilizationNotRising:
        return "above " + toText(points[fault.point - 1].utilization);
    case Rule::RateFalls:
        return "at least " + toText(points[fault.point - 1].rate);
    case Rule::RateOutOfRange:
        break;
    }
    return "0 .. " + toText(UtilizationCurve::rateMax);
}

std::string valueText(const CurveFault& fault, const std::vector<CurvePoint>& points)
{
    using Rule = CurveFault::Rule;
    if (fault.rule == Rule::PointCount)
        return std::to_string(points.size());
    const bool ofRate = fault.rule == Rule::RateFalls || fault.rule == Rule::RateOutOfRange;
    return toText(ofRate ? points[fault.point].rate : points[fault.point].utilization);
}

std::string_view toText(PoolState state)
{
    return poolStates[static_cast<std::size_t>(state)];
}

std::string_view toText(OrderBookState state)
{
    return orderBookStates[static_cast<std::size_t>(state)];
}

std::string_view toText(HaircutFunction::Kind kind)
{
    return haircutKinds[static_cast<std::size_t>(kind)];
}

std::optional<std::string> assignText(PoolState& state, std::string_view text)
{
    return assignName(state, text, poolStates);
}

std::optional<std::string> assignText(OrderBookState& state, std::string_view text)
{
    return assignName(state, text, orderBookStates);
}

std::optional<std::string> assignText(HaircutFunction::Kind& kind, std::string_view text)
{
    return assignName(kind, text, haircutKinds);
}

} // namespace plimsoll
