// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/draft_keeper.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace plimsoll {
namespace {

constexpr int restMs = 300;

QJsonValue jsonOf(const std::string& text)
{
    return QString::fromStdString(text);
}

std::string textOf(const QJsonValue& value)
{
    return value.toString().toStdString();
}

} // namespace

DraftKeeper::DraftKeeper(Session& session, ParameterBook& book, QObject* parent)
    : QObject(parent)
    , session_(session)
    , book_(book)
{
    rest_.setSingleShot(true);
    rest_.setInterval(restMs);
    connect(&rest_, &QTimer::timeout, this, &DraftKeeper::keep);
    connect(&book_, &ParameterBook::changed, this, &DraftKeeper::note);
    connect(&book_, &ParameterBook::wordsChanged, this, &DraftKeeper::note);
    connect(&session_, &Session::asking, this, &DraftKeeper::keep);
    connect(&session_, &Session::worldChanged, this, &DraftKeeper::empty);
    connect(&session_, &Session::snapshotChanged, this, &DraftKeeper::follow);
}

DraftKeeper::~DraftKeeper()
{
    keep();
}

/// Lets the desk's next holder find what is theirs, and nothing else.
void DraftKeeper::follow()
{
    const view::Status& status = session_.snapshot().status;
    const auto holder
        = status.desk == view::DeskState::Open ? std::optional(status.operatorName) : std::optional<std::string>{};
    if (holder == holder_)
        return;
    empty();
    holder_ = holder;
    if (holder_ && status.draft)
        restore(*status.draft);
}

void DraftKeeper::empty()
{
    taking_ = true;
    unkept_ = false;
    rest_.stop();
    holder_.reset();
    kept_.clear();
    book_.restore({}, {});
    taking_ = false;
}

void DraftKeeper::note()
{
    if (taking_ || !holder_)
        return;
    unkept_ = true;
    rest_.start();
}

void DraftKeeper::keep()
{
    if (!std::exchange(unkept_, false))
        return;
    rest_.stop();
    QByteArray now = text();
    if (now == kept_ || session_.snapshot().status.readOnly != view::ReadOnly::No)
        return;
    kept_ = std::move(now);
    session_.submit(KeepDraft{*holder_, kept_.toStdString()}, this, {});
}

QByteArray DraftKeeper::text() const
{
    QJsonArray edits;
    for (const ParameterEdit& edit : book_.editsIn([](const std::string&) { return true; }))
        edits.append(
            QJsonObject{{"path", jsonOf(edit.path)}, {"before", jsonOf(edit.before)}, {"after", jsonOf(edit.after)}});
    const DraftWords& words = book_.words();
    if (edits.isEmpty() && words == DraftWords{})
        return {};
    return QJsonDocument(
        QJsonObject{{"edits", edits}, {"reason", words.reason}, {"ticket", words.ticket}, {"planned", words.planned},
            {"steps", words.steps}, {"minutes", words.minutes}, {"at", words.at}})
        .toJson(QJsonDocument::Compact);
}

void DraftKeeper::restore(const std::string& text)
{
    const QByteArray left = QByteArray::fromStdString(text);
    const QJsonObject draft = QJsonDocument::fromJson(left).object();
    if (draft.isEmpty())
        return;
    std::vector<ParameterEdit> edits;
    for (const QJsonValue& edit : draft["edits"].toArray())
        edits.push_back({textOf(edit["path"]), textOf(edit["before"]), textOf(edit["after"])});
    taking_ = true;
    kept_ = left;
    book_.restore(edits,
        {draft["reason"].toString(), draft["ticket"].toString(), draft["planned"].toBool(), draft["steps"].toString(),
            draft["minutes"].toString(), draft["at"].toString()});
    taking_ = false;
}

} // namespace plimsoll
