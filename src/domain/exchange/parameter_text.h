// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/decimal.h"
#include "domain/exchange/risk_configuration.h"

#include <optional>
#include <string>
#include <string_view>

namespace plimsoll {

/// What a decimal text would have to be: "a decimal number", "step 0.00000001", "at most 92233720368.54775807".
template <class Number>
std::string limitText(DecimalFault fault)
{
    switch (fault) {
    case DecimalFault::Malformed:
        return "a decimal number";
    case DecimalFault::TooFine:
        return "step " + formatDecimal(1, Number::decimals);
    case DecimalFault::TooLarge:
        break;
    }
    return "at most " + formatDecimal(Number::largest().raw, Number::decimals);
}

/// Takes a number from its text, or says what would pass.
template <class Number>
std::optional<std::string> assignText(Number& number, std::string_view text)
{
    const ParsedDecimal parsed = parseDecimal(text, Number::decimals);
    if (parsed.fault)
        return limitText<Number>(*parsed.fault);
    const std::optional<Number> read = fromText<Number>(text);
    if (!read)
        return limitText<Number>(DecimalFault::TooLarge);
    number = *read;
    return std::nullopt;
}

/// Decimals of a fee in basis points: one basis point is 1e-4 of the quote amount.
inline constexpr int basisPointDecimals = FeeFraction::decimals - 4;

/// A trading fee in basis points, as the files and the API state it.
std::string basisPointText(FeeFraction fee);
std::optional<std::string> assignBasisPointText(FeeFraction& fee, std::string_view text);

/// A whole number up to 4294967295 from its digits.
std::optional<std::string> assignText(std::uint32_t& count, std::string_view text);

/// Reads `[["0","0"],["1","0.5"]]`; nothing where the text has another form or a number is not one.
std::optional<std::vector<CurvePoint>> curvePointsFromText(std::string_view text);
std::string toText(const UtilizationCurve& curve);

/// What a curve rule asks of the point, in the words of a limit: "above 0.7".
std::string limitText(const CurveFault& fault, const std::vector<CurvePoint>& points);
/// The value that breaks it.
std::string valueText(const CurveFault& fault, const std::vector<CurvePoint>& points);

/// The API's names, as they stand in a risk file.
std::string_view toText(PoolState state);
std::string_view toText(OrderBookState state);
std::string_view toText(HaircutFunction::Kind kind);

/// Takes one of the API's names, or lists those that would pass.
std::optional<std::string> assignText(PoolState& state, std::string_view text);
std::optional<std::string> assignText(OrderBookState& state, std::string_view text);
std::optional<std::string> assignText(HaircutFunction::Kind& kind, std::string_view text);

} // namespace plimsoll
