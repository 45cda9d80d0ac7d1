// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/lone_account.h"
#include "formats/json_value.h"

#include <optional>

namespace plimsoll {

/// Reads an account that stands alone (FORMATS.md, Account); every key but symbols and quantities is optional.
std::optional<AccountTerms> readAccount(const JsonValue& value, const RiskConfiguration& risk, InputFaults& faults);

} // namespace plimsoll
