// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/change/change.h"

#include <QByteArray>
#include <QString>

namespace plimsoll {

/// The report of a change (DeskFormats::reportText) set on A4 pages; `risk` is what its edits were judged on. Beneath
/// its edits stand charts: each curve that is edited, and weight and requirements against size of each asset whose
/// functions are, before and after, and what a ramp does to its parameters over time. The end of the audit stands on a
/// page of its own, on lines that can be copied whole. No row of a table is cut, unless it is higher than a page. Any
/// thread.
QByteArray reportPdf(const QString& markdown, const Change& change, const RiskConfiguration& risk);

} // namespace plimsoll
