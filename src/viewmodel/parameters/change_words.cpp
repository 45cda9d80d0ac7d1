// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/change_words.h"

#include "domain/exchange/parameter_text.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/refusal_words.h"
#include "viewmodel/parameters/parameter_words.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace plimsoll {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("changes", text);
}

QString pointInWords(const CurvePoint& point)
{
    return tr("%1 at %2").arg(format::percentExact(point.rate), format::percentExact(point.utilization));
}

/// "8 % at 80 %": the points of one curve that the other lacks.
QString pointsBeyond(const std::vector<CurvePoint>& points, const std::vector<CurvePoint>& others)
{
    constexpr qsizetype shownMax = 2;
    QStringList beyond;
    for (const CurvePoint& point : points)
        if (std::find(others.begin(), others.end(), point) == others.end())
            beyond << pointInWords(point);
    if (beyond.isEmpty())
        return format::none();
    const QString more = beyond.size() > shownMax ? tr(" and %1 more").arg(beyond.size() - shownMax) : QString();
    return beyond.mid(0, shownMax).join(QStringLiteral(", ")) + more;
}

} // namespace

ShownEdit shownEdit(const std::string& path, const std::string& before, const std::string& after)
{
    const std::string name = nameOf(path);
    const ParameterWords words = wordsOf(name);
    ShownEdit edit{QString::fromStdString(ownerOf(path)), words.title, {}, {}, words.unit};
    if (name != "utilizationCurve") {
        edit.before = before.empty() ? format::none() : shown(words, before);
        edit.after = after.empty() ? format::none() : shown(words, after);
        return edit;
    }
    const auto old = curvePointsFromText(before);
    const auto made = curvePointsFromText(after);
    if (old && made) {
        edit.before = pointsBeyond(*old, *made);
        edit.after = pointsBeyond(*made, *old);
    } else {
        edit.before = tr("live curve");
        edit.after = format::none();
    }
    return edit;
}

QString curveInWords(const std::string& text)
{
    const auto points = curvePointsFromText(text);
    if (!points)
        return QString::fromStdString(text);
    QStringList words;
    for (const CurvePoint& point : *points)
        words << pointInWords(point);
    return words.join(QStringLiteral(", "));
}

QString titleOf(const std::vector<ParameterEdit>& edits)
{
    if (edits.size() == 1) {
        const ShownEdit edit = shownEdit(edits[0].path, edits[0].before, edits[0].after);
        const QString unit = edit.unit.isEmpty() ? QString() : u' ' + edit.unit;
        return QStringLiteral("%1 %2 %3 → %4%5")
            .arg(edit.owner, edit.title.toLower(), edit.before, edit.after, unit)
            .trimmed();
    }
    if (edits.empty())
        return {}; // what is typed is refused
    QStringList owners;
    for (const ParameterEdit& edit : edits)
        owners << QString::fromStdString(ownerOf(edit.path));
    owners.removeDuplicates();
    constexpr qsizetype shownMax = 4;
    const QString more = owners.size() > shownMax ? QStringLiteral(", …") : QString();
    return tr("%1%2: %3 values").arg(owners.mid(0, shownMax).join(QStringLiteral(", ")), more).arg(edits.size());
}

QStringList brokenRails(const ChangeContent& content, const view::Status& status)
{
    const std::uint32_t steps = content.ramp ? content.ramp->steps : 1;
    const std::int64_t stepMs = content.ramp ? content.ramp->stepMs : 0;
    QStringList words;
    for (const Breach& breach :
        breachesOf(status.railsNow(), content.edits, steps, stepMs, status.time, status.lastLiveNow()))
        words << breachInWords(toText(breach));
    return words;
}

QString breachInWords(const std::string& breach)
{
    const auto valueAt = breach.find(" value=");
    const auto limitAt = breach.find(" limit=");
    const auto blank = breach.find(' ');
    if (valueAt == std::string::npos || limitAt == std::string::npos)
        return QString::fromStdString(breach);
    const std::string path = blank < valueAt ? breach.substr(blank + 1, valueAt - blank - 1) : std::string{};
    const QString said = format::refusalSentence(
        breach.substr(0, blank), path, breach.substr(valueAt + 7, limitAt - valueAt - 7), breach.substr(limitAt + 7));
    return said.isEmpty() ? QString::fromStdString(breach) : said;
}

QString effectInShort(const ChangeEffect& effect)
{
    QStringList parts;
    if (effect.liquidated > 0)
        parts << tr("liquidates %1").arg(format::accounts(effect.liquidated));
    if (effect.autoClosed > 0)
        parts << tr("takes %1 into auto-close").arg(format::accounts(effect.autoClosed));
    if (effect.badDebt.isPositive())
        parts << tr("bad debt $%1").arg(format::usdCompact(effect.badDebt));
    if (effect.socialisedLoss.isPositive())
        parts << tr("lenders lose $%1").arg(format::usdCompact(effect.socialisedLoss));
    if (effect.mayTakeMore > 0)
        parts << tr("%1 may take more").arg(format::accounts(effect.mayTakeMore));
    else if (effect.loosened > 0)
        parts << tr("admits more risk");
    if (parts.isEmpty() && effect.cannotAdd > 0)
        parts << tr("%1 may not add exposure").arg(format::accounts(effect.cannotAdd));
    return parts.isEmpty() ? tr("nobody is hurt") : parts.join(QStringLiteral(", "));
}

QString stageSentence(const Change& change)
{
    const QString title = tr("Change %1").arg(change.id.value);
    const QString effect = change.effect ? effectInShort(*change.effect) : QString();
    switch (change.stage) {
    case ChangeStage::Draft:
        return tr("%1 is kept as your draft").arg(title);
    case ChangeStage::Submitted: {
        const std::size_t left
            = change.approvalsNeeded - std::min<std::size_t>(change.approvalsNeeded, change.approvals.size());
        return left > 1                ? tr("%1 waits for %2 more people: %3").arg(title).arg(left).arg(effect)
            : change.approvals.empty() ? tr("%1 waits for a second person: %2").arg(title, effect)
                                       : tr("%1 waits for one more person: %2").arg(title, effect);
    }
    case ChangeStage::Approved:
        return tr("%1 is approved: %2").arg(title, effect);
    case ChangeStage::Scheduled:
        return tr("%1 goes live at %2")
            .arg(title, change.earliest ? momentOf(*change.earliest, change.since) : format::none());
    case ChangeStage::Ramping:
        return change.nextStepAt
            ? tr("%1 moves in %2 steps, the next at %3")
                  .arg(title)
                  .arg(change.steps())
                  .arg(momentOf(*change.nextStepAt, change.since))
            : tr("%1 is paused after %2 of %3 steps").arg(title).arg(change.stepsDone).arg(change.steps());
    case ChangeStage::Live:
        return tr("%1 is live").arg(title);
    case ChangeStage::Rejected:
        return (change.isPrivate() ? tr("%1 is withdrawn") : tr("%1 is rejected")).arg(title);
    case ChangeStage::Expired:
        return tr("%1 has expired").arg(title);
    case ChangeStage::Aborted:
        return tr("%1 ended after %2 of %3 steps").arg(title).arg(change.stepsDone).arg(change.steps());
    case ChangeStage::RolledBack:
        return tr("%1 is rolled back").arg(title);
    }
    return {};
}

QString momentOf(Timestamp time, Timestamp now)
{
    constexpr std::int64_t dayMs = 24 * msPerHour;
    return time.ms / dayMs == now.ms / dayMs ? format::clock(time) : format::dateTime(time);
}

std::optional<Timestamp> laterTime(const QString& typed, Timestamp now)
{
    const QString text = typed.trimmed();
    for (const QString& form : {QStringLiteral("HH:mm"), QStringLiteral("HH:mm:ss")})
        if (const QTime time = QTime::fromString(text, form); time.isValid()) {
            const QDateTime today = QDateTime::fromMSecsSinceEpoch(now.ms, Qt::UTC);
            QDateTime at(today.date(), time, Qt::UTC);
            if (at <= today)
                at = at.addDays(1);
            return Timestamp{at.toMSecsSinceEpoch()};
        }
    for (const QString& form : {QStringLiteral("yyyy-MM-dd HH:mm"), QStringLiteral("yyyy-MM-dd HH:mm:ss")})
        if (QDateTime at = QDateTime::fromString(text, form); at.isValid()) {
            at.setTimeSpec(Qt::UTC);
            if (at.toMSecsSinceEpoch() > now.ms)
                return Timestamp{at.toMSecsSinceEpoch()};
        }
    return std::nullopt;
}

} // namespace plimsoll
