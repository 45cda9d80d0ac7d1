// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/parameter.h"
#include "service/change/change.h"

#include <QList>
#include <QPointF>

#include <string>
#include <vector>

namespace plimsoll {

/// The configuration with one side of each edit, `&ParameterEdit::before` or `&ParameterEdit::after`; an edit of what
/// it does not have, or that is no value, is passed over.
RiskConfiguration withEdits(
    RiskConfiguration risk, const std::vector<ParameterEdit>& edits, std::string ParameterEdit::*side);
/// The edits of a change as far as they went: of a ramp that was ended, or rolled back then, up to where it stood.
std::vector<ParameterEdit> editsThatWent(const Change& change, const RiskConfiguration& risk);
/// The points of a utilization curve in the text form of FORMATS.md, both axes in per cent, for drawing; none where it
/// is no list of points.
QList<QPointF> curvePoints(const std::string& text);

} // namespace plimsoll
