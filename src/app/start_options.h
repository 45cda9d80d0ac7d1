// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineParser>
#include <QSize>

namespace plimsoll {

void addStartOptions(QCommandLineParser& parser);

/// Why a start that was asked for so is refused: option, value and what is allowed, in one line; empty where it is not.
QString usageFault(const QCommandLineParser& parser);

/// What `--size` asks for; an empty size where it is no size, or not given.
QSize windowSize(const QCommandLineParser& parser);

} // namespace plimsoll
