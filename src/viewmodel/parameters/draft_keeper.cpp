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
    connect(&session_, &Session::worldChanged, this, [this] {
        empty();
        behind_.clear();
    });
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
    if (holder_ && unkept_)
        behind_[*holder_] = text();
    empty();
    holder_ = holder;
    if (!holder_)
        return;
    const QByteArray world = status.draft ? QByteArray::fromStdString(*status.draft) : QByteArray();
    const auto behind = behind_.extract(*holder_);
    restore(behind ? behind.mapped() : world);
    kept_ = world;
    // What was asked for before they left is no draft any more.
    if (text() != kept_)
        note();
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
    const view::Status& status = session_.snapshot().status;
    QByteArray now = text();
    if (now == kept_ || status.readOnly != view::ReadOnly::No)
        return;
    kept_ = std::move(now);
    session_.submit(KeepDraft{status.worldPath, *holder_, kept_.toStdString()}, this,
        [this, sent = kept_](const OperatorAnswer& answer) {
            // Nothing is there of it: the next key tries again.
            if (!answer.accepted && kept_ == sent)
                kept_.clear();
        });
}

QByteArray DraftKeeper::text() const
{
    QJsonArray edits;
    for (const ParameterEdit& edit : book_.editsIn([](const std::string&) { return true; }))
        edits.append(
            QJsonObject{{"path", jsonOf(edit.path)}, {"before", jsonOf(edit.before)}, {"after", jsonOf(edit.after)}});
    if (edits.isEmpty())
        return {};
    QJsonObject said;
    for (const auto& [of, words] : book_.words())
        said.insert(of,
            QJsonObject{{"reason", words.reason}, {"name", words.name}, {"ticket", words.ticket},
                {"planned", words.planned}, {"steps", words.steps}, {"minutes", words.minutes}, {"at", words.at}});
    return QJsonDocument(QJsonObject{{"edits", edits}, {"words", said}}).toJson(QJsonDocument::Compact);
}

void DraftKeeper::restore(const QByteArray& left)
{
    const QJsonObject draft = QJsonDocument::fromJson(left).object();
    if (draft.isEmpty())
        return;
    std::vector<ParameterEdit> edits;
    for (const QJsonValue& edit : draft["edits"].toArray())
        edits.push_back({textOf(edit["path"]), textOf(edit["before"]), textOf(edit["after"])});
    ParameterBook::Words words;
    const QJsonObject said = draft["words"].toObject();
    for (auto of = said.begin(); of != said.end(); ++of) {
        const QJsonObject each = of.value().toObject();
        words[of.key()] = {each["reason"].toString(), each["name"].toString(), each["ticket"].toString(),
            each["planned"].toBool(), each["steps"].toString(), each["minutes"].toString(), each["at"].toString()};
    }
    taking_ = true;
    book_.restore(edits, words);
    taking_ = false;
}

} // namespace plimsoll
