// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/changes/edited_values.h"

#include "domain/exchange/parameter_text.h"
#include "viewmodel/format/amount_format.h"

namespace plimsoll {

RiskConfiguration withEdits(
    RiskConfiguration risk, const std::vector<ParameterEdit>& edits, std::string ParameterEdit::*side)
{
    for (const ParameterEdit& edit : edits)
        if (const auto parameter = parameterAt(risk, edit.path))
            parameter->kind->write(risk, parameter->owner, edit.*side);
    return risk;
}

QList<QPointF> curvePoints(const std::string& text)
{
    QList<QPointF> points;
    if (const auto read = curvePointsFromText(text))
        for (const CurvePoint& point : *read)
            points << QPointF(format::toDouble(point.utilization) * 100, format::toDouble(point.rate) * 100);
    return points;
}

std::vector<ParameterEdit> editsThatWent(const Change& change, const RiskConfiguration& risk)
{
    std::vector<ParameterEdit> edits = change.content.edits;
    const bool hasEnded = change.stage == ChangeStage::Aborted || change.stage == ChangeStage::RolledBack;
    if (hasEnded && change.stepsDone < change.steps())
        for (ParameterEdit& edit : edits)
            edit.after = change.valueAfter(risk, edit, change.stepsDone).value_or(edit.after);
    return edits;
}

} // namespace plimsoll
