// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/change/change.h"

#include <QByteArray>
#include <QString>

namespace plimsoll {

/// The report of a change (DeskFormats::reportText) set on A4 pages. Beneath its edits stand charts: each curve that is
/// edited, before and after, and what a planned ramp does to its parameter over time. For the screen's thread.
QByteArray reportPdf(const QString& markdown, const Change& change);

} // namespace plimsoll
