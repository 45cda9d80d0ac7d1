// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/console_window.h"

#include <QDir>
#include <QString>

namespace plimsoll {

/// Why no file can be written into `folder`, which is made where it is not there; empty where one can.
QString folderFault(const QDir& folder);

/// Draws every page, state and popup, dark and light, at 1280x800 and 2560x1440, into PNG files in `folder`, and names
/// each on stdout. Returns how many pictures could not be drawn or stored.
int runTour(ConsoleWindow& console, const QDir& folder);

/// The same of the Risk page where bad debt begins on the way of a weight: in a world whose books are sold into far
/// below the mark.
int runLossTour(ConsoleWindow& console, const QDir& folder);

/// The same of a live world that has no operators yet: its door, and the dialogs of who may open it.
int runDoorTour(ConsoleWindow& console, const QDir& folder);

/// The same of a world that is open for looking only, or of one that cannot be opened: whichever the window shows.
int runStateTour(ConsoleWindow& console, const QDir& folder);

/// Opens every page in both themes and lets the console run for a moment.
/// Returns the number of QML warnings, written to stderr; also counts a window that did not load.
int runSelfTest(ConsoleWindow& console);

} // namespace plimsoll
