// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/world_replay.h"

#include "viewmodel/format/amount_format.h"

#include <QDir>
#include <QRegularExpression>

namespace plimsoll {
namespace {

/// "4711", "4,711", "No. 4711", "21:14:05", "2025-10-10 21:14".
std::optional<Moment> momentOf(const QString& typed, Timestamp now)
{
    static const QRegularExpression number(
        QStringLiteral("^(?:no\\.? ?)?([0-9][0-9,]*)$"), QRegularExpression::CaseInsensitiveOption);
    if (const auto found = number.match(typed.trimmed()); found.hasMatch()) {
        bool isRead = false;
        const qulonglong sequence = found.captured(1).remove(u',').toULongLong(&isRead);
        return isRead ? std::optional<Moment>{std::uint64_t{sequence}} : std::nullopt;
    }
    const auto time = format::timeTyped(typed, now);
    return time ? std::optional<Moment>{*time} : std::nullopt;
}

} // namespace

WorldReplay::WorldReplay(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , answer_(session)
{
}

void WorldReplay::replay(const QString& file, const QString& moment)
{
    const auto wanted = momentOf(moment, session_.snapshot().status.time);
    if (!wanted)
        return answer_.refuse(tr("Neither a number of the journal (4711) nor a time (21:14:05, 2025-10-10 21:14)"));
    answer_.send(BranchWorld{file.toStdString(), *wanted}, [](const OperatorAnswer& answer) {
        return tr("Replayed into %1, which stands at that moment")
            .arg(QDir::toNativeSeparators(QString::fromStdString(answer.file)));
    });
}

void WorldReplay::cancel()
{
    session_.port().cancelBranch();
}

} // namespace plimsoll
