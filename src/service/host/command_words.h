// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"
#include "domain/exchange/refusal.h"

#include <string>
#include <string_view>

namespace plimsoll {

/// Whether a command is of those that operators give (RULES.md section 8) and that the audit keeps.
bool isOperators(const Command& command);

/// Names what a refusal's value is: its field, or "imr" where that is what the requirement would come to.
std::string_view valueName(const Refusal& refusal);
/// The value as people read it: "null" for a requirement without positive equity.
std::string valueText(const Refusal& refusal);

} // namespace plimsoll
