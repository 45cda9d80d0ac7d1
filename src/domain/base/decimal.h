// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/numbers.h"

#include <optional>
#include <string>
#include <string_view>

namespace plimsoll {

/// What is wrong with a decimal text.
enum class DecimalFault : std::uint8_t { Malformed, TooFine, TooLarge };

struct ParsedDecimal {
    Int128 raw{};
    std::optional<DecimalFault> fault;
};

/// Reads "-12.5" as a count of 10^-decimals, exactly: no exponent, no sign but '-', no blanks; digits finer than the
/// step are refused unless they are zeros.
ParsedDecimal parseDecimal(std::string_view text, int decimals);

/// Writes a count of 10^-decimals without trailing zeros, "0" for none.
std::string formatDecimal(Int128 raw, int decimals);

template <class Number>
std::string toText(Number number)
{
    return formatDecimal(number.raw, Number::decimals);
}

/// The number, or nothing where the text is not one of this kind.
template <class Number>
std::optional<Number> fromText(std::string_view text)
{
    const ParsedDecimal parsed = parseDecimal(text, Number::decimals);
    if (parsed.fault || parsed.raw > Int128{Number::largest().raw} || parsed.raw < -Int128{Number::largest().raw})
        return std::nullopt;
    return Number::fromRaw(static_cast<typename Number::Representation>(parsed.raw));
}

/// A constant from its text; a defect where the text is wrong.
template <class Number>
Number constant(std::string_view text)
{
    return fromText<Number>(text).value();
}

} // namespace plimsoll
