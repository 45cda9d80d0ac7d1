// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"

#include <QString>

#include <string>

namespace plimsoll {

/// The name of a command or event, as "orderPartiallyFilled" or "LiquidationBook", in an operator's words.
QString kindWords(const std::string& name);

/// What an operator's action did, as the audit names it: "setParameter assets.SOL.haircutFunction.weight",
/// "change 1 launch", "operator bea role", "holdLiquidation 12".
QString actionWords(const std::string& what);

/// The same of a whole row of Table::Actions: what happened, where its name alone says what was asked.
QString actionWords(const archive::Row& row);

/// The parameter that an action sets, announces or switches; empty where it is about none.
std::string parameterOf(const std::string& what);

/// "SOL collateral weight".
QString parameterWords(const std::string& path);

/// The first of guard rails that were added or taken away, and how many more: "Collateral weight at most 5 % a step".
QString railsInWords(const std::string& lines);

/// "buy 1.000000 SOL / USDC at 90.00" of "Bid 1 SOL_USDC at 90"; empty where it is no amount.
QString amountInWords(const std::string& amount);

/// "auto-lend on, leverage limit 5" of "autoLend on, leverageLimit 5".
QString settingsInWords(const std::string& settings);

/// A value before or after an action: a stage, a role, an operator's standing or a state in words, all else as it is.
QString actionValue(const std::string& value);

} // namespace plimsoll
