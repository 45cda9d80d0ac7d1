// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/numbers.h"

namespace plimsoll::real {

/// Natural logarithm of a positive normal number, to about 1e-15 relative; only + - * / of doubles, so that every
/// compiler gives the same bits.
double log(double value);

/// e to the power of `exponent`, to about 1e-15 relative, by the same means; exponents are cut to -700 .. 700.
double exp(double exponent);

/// The number nearest to a decimal of the domain.
double of(Price price);
double of(Ratio ratio);

/// The price nearest to `value`, at least one step and at most 9e10.
Price toPrice(double value);

} // namespace plimsoll::real
