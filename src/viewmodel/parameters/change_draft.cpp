// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/change_draft.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/parameter_words.h"

#include <algorithm>

namespace plimsoll {

ChangeDraft::ChangeDraft(Session& session, ParameterBook& book, QObject* parent)
    : QObject(parent)
    , session_(session)
    , book_(book)
    , scope_([](const std::string&) { return true; })
{
    connect(&book_, &ParameterBook::changed, this, &ChangeDraft::refresh);
    connect(&session_, &Session::snapshotChanged, this, &ChangeDraft::changed);
}

void ChangeDraft::setScope(ParameterBook::Scope scope)
{
    scope_ = std::move(scope);
    answer_.clear();
    refresh();
}

void ChangeDraft::refresh()
{
    std::vector<ChangeLine> lines;
    for (const auto& [path, draft] : book_.drafts()) {
        if (!scope_(path))
            continue;
        const std::string name = nameOf(path);
        const ParameterWords words = wordsOf(name);
        ChangeLine line;
        line.key = static_cast<qint64>(qHash(QString::fromStdString(path)));
        line.owner = QString::fromStdString(ownerOf(path));
        line.title = words.title;
        line.path = QString::fromStdString(path);
        const bool curve = name == "utilizationCurve";
        line.before = curve ? tr("live") : shown(words, draft.before);
        line.after = curve ? tr("draft") : draft.after ? shown(words, *draft.after) : draft.typed;
        line.refusal
            = draft.overtaken ? tr("changed meanwhile to %1").arg(shown(words, book_.liveText(path))) : draft.refusal;
        lines.push_back(line);
    }
    if (!lines.empty() && lines_.count() == 0)
        answer_.clear();
    lines_.assign(lines);
    emit changed();
}

void ChangeDraft::setReason(const QString& reason)
{
    if (reason == reason_)
        return;
    reason_ = reason;
    emit changed();
}

QString ChangeDraft::blocked() const
{
    const QString readOnly = format::readOnlyReason(session_.snapshot().status);
    if (!readOnly.isEmpty())
        return readOnly;
    const auto faulty = std::count_if(
        lines_.rows().begin(), lines_.rows().end(), [](const ChangeLine& line) { return !line.refusal.isEmpty(); });
    if (faulty > 0)
        return faulty == 1 ? tr("1 value is refused") : tr("%1 values are refused").arg(faulty);
    if (count() > 0 && reason_.trimmed().isEmpty())
        return tr("Give a reason");
    return {};
}

void ChangeDraft::apply()
{
    if (!canApply())
        return;
    pending_ = true;
    answer_.clear();
    emit changed();
    book_.apply(scope_, reason_, this, [this](const OperatorAnswer& answer) {
        pending_ = false;
        refused_ = !answer.accepted;
        answer_
            = refused_ ? format::refusal(answer) : tr("Applied and stored, seq %1").arg(format::count(answer.sequence));
        if (!refused_)
            reason_.clear();
        emit changed();
    });
}

void ChangeDraft::discard()
{
    book_.discard(scope_);
}

void ChangeDraft::discardOne(const QString& path)
{
    book_.discard([wanted = path.toStdString()](const std::string& other) { return other == wanted; });
}

} // namespace plimsoll
