// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/numbers.h"
#include "service/view_snapshot.h"

#include <QString>

#include <optional>

/// The one place that tells how an MMR looks: its band, and with it shape, colour and tone (RULES.md section 7).
namespace plimsoll::format {

/// None of an MMR where there is exposure is beyond every figure.
view::MmrBand bandOf(const std::optional<Ratio>& mmr, Usd exposure);
view::MmrBand bandOf(const view::QueueRow& row);
int toneOf(view::MmrBand band); ///< tone::Which

/// In percent without the sign; "beyond" where equity is gone.
QString mmr(const std::optional<Ratio>& mmr, view::MmrBand band, int decimals = 2);

} // namespace plimsoll::format
