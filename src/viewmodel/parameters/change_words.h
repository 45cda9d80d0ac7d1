// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/operator_port.h"
#include "service/view_snapshot.h"

#include <QString>
#include <QStringList>

namespace plimsoll {

/// A value replaced and the new one as they are shown. Of curves only the points that differ; where one of the two is
/// no curve, that and no more.
struct ShownEdit {
    QString owner; ///< "SOL", "Venue"
    QString title;
    QString before;
    QString after;
    QString unit;
};
ShownEdit shownEdit(const std::string& path, const std::string& before, const std::string& after);

/// Every point of a curve: "0 % at 0 %, 8 % at 80 %"; what is no curve as it is.
QString curveInWords(const std::string& text);
/// "SOL collateral weight 0.95 → 0.9"; "SOL, ETH: 3 values" where there are several.
QString titleOf(const std::vector<ParameterEdit>& edits);
/// A breach of a guard rail as the desk keeps it ("RAIL_STEP path value=0.5 limit=0.85 .. 1") in the words of its
/// refusal.
QString breachInWords(const std::string& breach);
/// Every rail that the change would break if it were handed in now, as the desk judges it: who overrides passes them
/// all.
QStringList brokenRails(const ChangeContent& content, const view::Status& status);
/// "liquidates 12 accounts, bad debt $1.2k"; "nobody is hurt".
QString effectInShort(const ChangeEffect& effect);
/// What became of a change: "Change 3 waits for a second person: liquidates 12 accounts".
QString stageSentence(const Change& change);

/// "21:14:05", with its date where that is not the day of `now`; UTC.
QString momentOf(Timestamp time, Timestamp now);
/// Time of the day for later today or tomorrow, or a date and time, as they are typed; in UTC, after `now`.
std::optional<Timestamp> laterTime(const QString& typed, Timestamp now);

} // namespace plimsoll
