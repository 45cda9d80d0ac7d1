// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/change_draft.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/change_words.h"
#include "viewmodel/parameters/parameter_words.h"

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

/// Steps of a ramp, and minutes between them.
constexpr uint countMax = 1000;

} // namespace

ChangeDraft::ChangeDraft(Session& session, ParameterBook& book, QObject* parent)
    : QObject(parent)
    , session_(session)
    , book_(book)
    , scope_([](const std::string&) { return true; })
{
    connect(&book_, &ParameterBook::changed, this, &ChangeDraft::followBook);
    connect(&book_, &ParameterBook::wordsChanged, this, &ChangeDraft::tell);
    connect(&session_, &Session::snapshotChanged, this, [this] {
        followHolder();
        follow();
        tell();
    });
    connect(&session_, &Session::worldChanged, this, &ChangeDraft::forget);
}

void ChangeDraft::setScope(ParameterBook::Scope scope, const QString& name)
{
    scope_ = std::move(scope);
    scopeName_ = name;
    proposed_.reset();
    answer_.clear();
    refresh();
}

/// What is said of it is found out once, however many ask.
void ChangeDraft::tell()
{
    edits_.reset();
    rails_.reset();
    blocked_.reset();
    emit changed();
}

/// Most drafts are about something else.
void ChangeDraft::followBook()
{
    if (inBook() != read_)
        refresh();
}

ChangeDraft::Read ChangeDraft::inBook() const
{
    Read read{book_.liveVersion(), {}};
    for (const auto& [path, draft] : book_.drafts())
        if (scope_(path))
            read.second.emplace(path, draft);
    return read;
}

void ChangeDraft::refresh()
{
    read_ = inBook();
    std::vector<ChangeLine> lines;
    for (const auto& [path, draft] : read_.second) {
        const std::string name = nameOf(path);
        const ParameterWords words = wordsOf(name);
        ChangeLine line;
        line.key = static_cast<qint64>(qHash(QString::fromStdString(path)));
        line.owner = QString::fromStdString(ownerOf(path));
        line.title = words.title;
        line.path = QString::fromStdString(path);
        const ShownEdit edit = shownEdit(path, draft.before, draft.after.value_or(std::string{}));
        line.before = edit.before;
        line.after = draft.after ? edit.after : draft.typed;
        line.refusal
            = draft.overtaken ? tr("changed meanwhile to %1").arg(shown(words, book_.liveText(path))) : draft.refusal;
        lines.push_back(line);
    }
    if (!lines.empty() && lines_.count() == 0) {
        proposed_.reset();
        answer_.clear();
    }
    if (lines.empty()) {
        railRefused_ = overridesRails_ = false;
        clearWords();
    }
    lines_.assign(lines);
    tell();
}

/// The answer is that of the world before.
void ChangeDraft::forget()
{
    proposed_.reset();
    answer_.clear();
    refused_ = false;
    tell();
}

/// What was answered is for whoever asked.
void ChangeDraft::followHolder()
{
    const view::Status& status = session_.snapshot().status;
    const std::string holder = status.desk == view::DeskState::Open ? status.operatorName : std::string{};
    if (std::exchange(holder_, holder) != holder) {
        pending_ = false;
        railRefused_ = overridesRails_ = false;
        forget();
    }
    if (std::exchange(desk_, status.desk) != status.desk)
        tell();
}

const DraftWords& ChangeDraft::words() const
{
    static const DraftWords none;
    const auto found = book_.words().find(scopeName_);
    return found == book_.words().end() ? none : found->second;
}

/// Steps and minutes stay as they were typed last.
void ChangeDraft::clearWords()
{
    DraftWords left;
    left.steps = steps();
    left.minutes = minutes();
    book_.setWords(scopeName_, left);
}

void ChangeDraft::setReason(const QString& reason)
{
    set(&DraftWords::reason, reason);
}

template <class T>
void ChangeDraft::set(T DraftWords::*word, const T& value)
{
    DraftWords now = words();
    now.*word = value;
    book_.setWords(scopeName_, now);
}

void ChangeDraft::setPlanned(bool planned)
{
    set(&DraftWords::planned, planned);
}
void ChangeDraft::setSteps(const QString& typed)
{
    set(&DraftWords::steps, typed);
}
void ChangeDraft::setMinutes(const QString& typed)
{
    set(&DraftWords::minutes, typed);
}
void ChangeDraft::setAt(const QString& typed)
{
    set(&DraftWords::at, typed);
}
void ChangeDraft::setName(const QString& name)
{
    set(&DraftWords::name, name);
}
void ChangeDraft::setTicket(const QString& ticket)
{
    set(&DraftWords::ticket, ticket);
}
void ChangeDraft::setOverridesRails(bool on)
{
    if (overridesRails_ == on)
        return;
    overridesRails_ = on;
    tell();
}

bool ChangeDraft::appliesDirectly() const
{
    return session_.snapshot().status.environment != view::Environment::Live;
}

QString ChangeDraft::planFault() const
{
    if (!planned())
        return {};
    const auto isCount = [](const QString& typed) {
        bool ok = false;
        const uint number = typed.trimmed().toUInt(&ok);
        return ok && number >= 1 && number <= countMax;
    };
    if (!isCount(steps()))
        return tr("Steps are 1 to %1").arg(countMax);
    if (steps().trimmed() != u"1" && !isCount(minutes()))
        return tr("Minutes between two steps are 1 to %1").arg(countMax);
    if (atRefused())
        return tr("%1 is no time to come, as 21:30").arg(at().trimmed());
    return {};
}

bool ChangeDraft::atRefused() const
{
    return !at().trimmed().isEmpty() && !laterTime(at(), session_.snapshot().status.time);
}

QString ChangeDraft::closed() const
{
    const view::Status& status = session_.snapshot().status;
    return status.desk == view::DeskState::Open ? QString() : format::whyNotNow(status);
}

const QString& ChangeDraft::blocked() const
{
    if (!blocked_)
        blocked_ = whyBlocked();
    return *blocked_;
}

QString ChangeDraft::whyBlocked() const
{
    const QString never = format::whyNotNow(session_.snapshot().status);
    if (!never.isEmpty())
        return never;
    const auto faulty = std::count_if(
        lines_.rows().begin(), lines_.rows().end(), [](const ChangeLine& line) { return !line.refusal.isEmpty(); });
    if (faulty > 0)
        return faulty == 1 ? tr("1 value is refused") : tr("%1 values are refused").arg(faulty);
    if (count() > 0 && reason().trimmed().isEmpty())
        return rails().isEmpty() ? tr("Give a reason") : tr("Give a reason. %1").arg(rails());
    return {};
}

void ChangeDraft::apply()
{
    if (!canApply())
        return;
    pending_ = true;
    proposed_.reset();
    answer_.clear();
    tell();
    book_.apply(scope_, reason(), this, [this, asker = book_.holder()](const OperatorAnswer& answer) {
        if (book_.holder() == asker)
            conclude(answer, tr("Applied and stored, seq %1").arg(format::count(answer.sequence)));
    });
}

ChangeContent ChangeDraft::content() const
{
    ChangeContent content;
    content.edits = edits();
    const QString typed = name().trimmed();
    content.name = (typed.isEmpty() ? titleOf(content.edits) : typed).toStdString();
    content.ticket = ticket().trimmed().toStdString();
    content.reason = reason().trimmed().toStdString();
    content.overridesRails = overridesRails_ ? Flag::On : Flag::Off;
    if (!planned())
        return content;
    if (const uint count = steps().trimmed().toUInt(); count > 1)
        content.ramp = Ramp{count, static_cast<std::int64_t>(minutes().trimmed().toUInt()) * msPerMinute};
    content.goLiveAt = laterTime(at(), session_.snapshot().status.time);
    return content;
}

const QString& ChangeDraft::rails() const
{
    if (!rails_) {
        const QStringList broken
            = count() == 0 || overridesRails_ ? QStringList{} : brokenRails(content(), session_.snapshot().status);
        rails_ = broken.isEmpty() ? QString() : tr("Refused if proposed so: %1").arg(broken.join(QStringLiteral(". ")));
    }
    return *rails_;
}

const std::vector<ParameterEdit>& ChangeDraft::edits() const
{
    if (!edits_)
        edits_ = book_.editsIn(scope_);
    return *edits_;
}

QString ChangeDraft::nameOfEdits() const
{
    return titleOf(edits());
}

void ChangeDraft::propose()
{
    if (!canPropose())
        return;
    pending_ = true;
    proposed_.reset();
    answer_.clear();
    tell();
    ChangeRequest ask;
    ask.verb = ChangeVerb::Submit;
    ask.content = content();
    ask.reason = ask.content.reason;
    session_.submit(ask, this, [this, edits = ask.content.edits, asker = book_.holder()](const OperatorAnswer& answer) {
        if (answer.accepted)
            book_.settle(asker, edits);
        if (book_.holder() != asker)
            return;
        railRefused_ = answer.code.starts_with("RAIL_");
        conclude(answer, answer.change ? stageSentence(*answer.change) : QString());
        // The desk names the first; what an override would pass is told whole.
        if (const QStringList broken
            = railRefused_ ? brokenRails(content(), session_.snapshot().status) : QStringList{};
            broken.size() > 1) {
            answer_ = broken.join(QStringLiteral(". "));
            tell();
        }
        if (answer.accepted && answer.change)
            proposed_ = answer.change->id;
    });
}

void ChangeDraft::conclude(const OperatorAnswer& answer, const QString& words)
{
    pending_ = false;
    proposed_.reset();
    refused_ = !answer.accepted;
    answer_ = refused_ ? format::refusal(answer) : words;
    if (!refused_)
        clearWords();
    tell();
}

/// What was said of a proposal follows it on its way, and goes when that is over.
void ChangeDraft::follow()
{
    if (!proposed_)
        return;
    const auto& changes = *session_.snapshot().changes;
    const auto found = std::find_if(
        changes.begin(), changes.end(), [this](const Change& change) { return change.id == *proposed_; });
    // It may not have come with a snapshot yet.
    if (found == changes.end() || found->stage == ChangeStage::Draft)
        return;
    if (found->stage <= ChangeStage::Ramping) {
        answer_ = stageSentence(*found);
        return;
    }
    proposed_.reset();
    answer_.clear();
}

void ChangeDraft::discard()
{
    book_.discard(scope_);
}

void ChangeDraft::undo()
{
    book_.undo([this](const std::string& path) { return scope_(path) && nameOf(path) != "utilizationCurve"; });
}

void ChangeDraft::discardOne(const QString& path)
{
    book_.discard([wanted = path.toStdString()](const std::string& other) { return other == wanted; });
}

} // namespace plimsoll
