// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"

#include <QString>

namespace plimsoll {

/// What a control did, of the name that the engine gives it; a stop or pause that `ends` reads as its end.
enum class ControlMove { Begins, Ends };
QString controlWords(const std::string& control, ControlMove move);

/// What led to an event or came of it, in words: source, expiry, refusal, both sides of a fill. Figures are shortened.
QString eventDetail(const archive::Row& row);

} // namespace plimsoll
