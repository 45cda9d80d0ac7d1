// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"

#include <algorithm>

namespace plimsoll {

ParsedDecimal parseDecimal(std::string_view text, int decimals)
{
    ParsedDecimal result;
    const bool negative = !text.empty() && text.front() == '-';
    if (negative)
        text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool digitsOnly
        = std::all_of(whole.begin(), whole.end(), isDigit) && std::all_of(fraction.begin(), fraction.end(), isDigit);
    if (whole.empty() || !digitsOnly || (point != std::string_view::npos && fraction.empty())) {
        result.fault = DecimalFault::Malformed;
        return result;
    }
    while (!fraction.empty() && fraction.back() == '0')
        fraction.remove_suffix(1);
    if (fraction.size() > static_cast<std::size_t>(decimals)) {
        result.fault = DecimalFault::TooFine;
        return result;
    }
    Int128 raw = 0;
    const auto append = [&](int digit) {
        if (__builtin_mul_overflow(raw, Int128{10}, &raw) || __builtin_add_overflow(raw, Int128{digit}, &raw))
            result.fault = DecimalFault::TooLarge;
    };
    for (const char c : whole)
        append(c - '0');
    for (std::size_t i = 0; i < static_cast<std::size_t>(decimals); ++i)
        append(i < fraction.size() ? fraction[i] - '0' : 0);
    if (!result.fault)
        result.raw = negative ? -raw : raw;
    return result;
}

std::string formatDecimal(Int128 raw, int decimals)
{
    const bool negative = raw < 0;
    UInt128 rest = negative ? ~static_cast<UInt128>(raw) + 1 : static_cast<UInt128>(raw);
    std::string text;
    for (int digit = 0; rest != 0 || digit <= decimals; ++digit) {
        if (digit == decimals && decimals > 0 && !text.empty())
            text.push_back('.');
        const char c = static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
        if (digit < decimals && text.empty() && c == '0')
            continue;
        text.push_back(c);
    }
    if (negative)
        text.push_back('-');
    std::reverse(text.begin(), text.end());
    return text;
}

} // namespace plimsoll
