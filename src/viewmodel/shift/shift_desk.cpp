// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/shift/shift_desk.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

#include <QDateTime>

#include <algorithm>

namespace plimsoll {
namespace {

QString nameOf(const ShiftSubject& subject, const view::ViewSnapshot& snapshot)
{
    return subject.asset     ? format::symbol(*subject.asset, snapshot)
        : subject.subaccount ? format::account(*subject.subaccount)
                             : QString();
}

ShiftLine lineOf(const ShiftSubject& subject, const view::ViewSnapshot& snapshot)
{
    ShiftLine line;
    line.subject = nameOf(subject, snapshot);
    if (subject.asset)
        line.asset = subject.asset->value;
    if (subject.subaccount)
        line.subaccount = static_cast<int>(subject.subaccount->value);
    return line;
}

ShiftLine noteLine(const ShiftNote& note, const view::ViewSnapshot& snapshot)
{
    ShiftLine line = lineOf(note.subject, snapshot);
    line.key = line.number = static_cast<int>(note.number);
    line.text = QString::fromStdString(note.text);
    line.by = ShiftDesk::tr("%1, %2").arg(QString::fromStdString(note.author),
        QDateTime::fromMSecsSinceEpoch(note.wallAt.ms).toString(QStringLiteral("d MMM HH:mm")));
    return line;
}

/// How a watched subject stands now.
ShiftLine watchLine(const ShiftSubject& subject, const view::ViewSnapshot& snapshot)
{
    constexpr qint64 accounts = qint64{1} << 33;
    constexpr qint64 assets = qint64{1} << 34;
    ShiftLine line = lineOf(subject, snapshot);
    line.key = subject.asset ? assets + line.asset : accounts + line.subaccount;
    if (subject.asset && subject.asset->value < snapshot.pools.size()) {
        const view::Pool& pool = snapshot.pools[subject.asset->value];
        line.text = ShiftDesk::tr("utilization %1 % · borrow %2 % a year · mark $%3")
                        .arg(format::percent(pool.utilization), format::percent(pool.borrowInterestRate),
                            format::price(snapshot.assets[subject.asset->value].markPrice));
        return line;
    }
    for (const view::AccountRow& row : snapshot.watched) {
        if (row.subaccount != subject.subaccount)
            continue;
        line.band = static_cast<int>(row.band);
        line.text = row.band == view::MmrBand::NoExposure
            ? ShiftDesk::tr("no exposure · equity $%1").arg(format::usdCompact(row.netEquity))
            : ShiftDesk::tr("MMR %1 % · margin fraction %2 % · equity $%3")
                  .arg(row.mmr ? format::percent(*row.mmr) : ShiftDesk::tr("beyond 100"),
                      format::percentOr(row.marginFraction), format::usdCompact(row.netEquity));
    }
    return line;
}

} // namespace

SubjectShift::SubjectShift(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , answer_(session)
{
}

void SubjectShift::follow(const ShiftSubject& subject)
{
    if (subject == subject_)
        return;
    subject_ = subject;
    answer_.clear();
    refresh();
}

void SubjectShift::refresh()
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::vector<ShiftLine> lines;
    for (const ShiftNote& note : snapshot.shift->notes)
        if (note.subject == subject_)
            lines.push_back(noteLine(note, snapshot));
    notes_.assign(lines);
    const auto& list = snapshot.shift->watched;
    const bool watched = std::find(list.begin(), list.end(), subject_) != list.end();
    const QString name = nameOf(subject_, snapshot);
    if (watched == watched_ && name == name_)
        return;
    watched_ = watched;
    name_ = name;
    emit changed();
}

void SubjectShift::watch(bool on)
{
    // Beside a note that is being written: neither waits for the other.
    session_.submit(WatchSubject{subject_, on}, this, [this](const OperatorAnswer& given) {
        if (!given.accepted)
            answer_.refuse(format::refusal(given));
    });
}

void SubjectShift::pin(const QString& text)
{
    answer_.send(PinNote{subject_, text.trimmed().toStdString()}, QString());
}

void SubjectShift::unpin(int number)
{
    answer_.send(UnpinNote{static_cast<std::uint32_t>(number)}, QString());
}

ShiftDesk::ShiftDesk(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , account_(session)
    , pool_(session)
    , answer_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &ShiftDesk::refresh);
}

void ShiftDesk::refresh()
{
    account_.refresh();
    pool_.refresh();
    if (!session_.wanted().shows(view::Page::Overview))
        return;
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::vector<ShiftLine> lines;
    for (const ShiftSubject& subject : snapshot.shift->watched)
        lines.push_back(watchLine(subject, snapshot));
    for (const ShiftNote& note : snapshot.shift->notes)
        lines.push_back(noteLine(note, snapshot));
    lines_.assign(lines);
    const QString summary = lines.empty()
        ? QString()
        : tr("%1 watched · %2")
              .arg(format::count(snapshot.shift->watched.size()),
                  snapshot.shift->notes.size() == 1 ? tr("1 note")
                                                    : tr("%1 notes").arg(format::count(snapshot.shift->notes.size())));
    if (summary == summary_)
        return;
    summary_ = summary;
    emit changed();
}

void ShiftDesk::remove(int row)
{
    if (row < 0 || row >= lines_.count())
        return;
    const ShiftLine& line = lines_.rows()[static_cast<std::size_t>(row)];
    if (line.number > 0) {
        answer_.send(UnpinNote{static_cast<std::uint32_t>(line.number)}, QString());
        return;
    }
    ShiftSubject subject;
    if (line.asset >= 0)
        subject.asset = AssetId{static_cast<std::uint16_t>(line.asset)};
    else
        subject.subaccount = SubaccountId{static_cast<std::uint32_t>(line.subaccount)};
    answer_.send(WatchSubject{subject, false}, QString());
}

} // namespace plimsoll
