// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineParser>

namespace plimsoll {

void addStartOptions(QCommandLineParser& parser);

/// Why a start that was asked for so is refused: option, value and what is allowed, in one line; empty where it is not.
QString usageFault(const QCommandLineParser& parser);

} // namespace plimsoll
