// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/changes/changes_page.h"

#include "analysis/corridor.h"
#include "domain/exchange/parameter_text.h"
#include "viewmodel/access/desk_door.h"
#include "viewmodel/changes/edited_values.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/refusal_words.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/change_words.h"
#include "viewmodel/parameters/parameter_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plimsoll {
namespace {

ChangesPage::Part partOf(ChangeStage stage)
{
    switch (stage) {
    case ChangeStage::Draft:
    case ChangeStage::Submitted:
    case ChangeStage::Approved:
        return ChangesPage::Waiting;
    case ChangeStage::Scheduled:
    case ChangeStage::Ramping:
        return ChangesPage::Running;
    default:
        return ChangesPage::Done;
    }
}

QString refusalOf(const DeskRefusal& refusal)
{
    return format::refusalSentence(refusal.code, refusal.field, refusal.value, refusal.limit);
}

/// What an operator may ask, in the order of the buttons.
struct Offer {
    ChangeVerb verb;
    const char* name;
    bool leads;
};
constexpr std::array offers{
    Offer{ChangeVerb::Submit, "Submit", true},
    Offer{ChangeVerb::Approve, "Approve", true},
    Offer{ChangeVerb::Reject, "Reject", false},
    Offer{ChangeVerb::Launch, "GoLive", true},
    Offer{ChangeVerb::Resume, "Resume", true},
    Offer{ChangeVerb::Pause, "Pause", false},
    Offer{ChangeVerb::Hasten, "Hasten", false},
    Offer{ChangeVerb::Abort, "Abort", false},
    Offer{ChangeVerb::RollBack, "RollBack", true},
};

/// An approval that falls while one looks leaves every action where it was: a press is never taken for another.
bool keepsPlace(ChangeVerb verb, const Change& change)
{
    return change.approvalsNeeded > 0
        && ((verb == ChangeVerb::Approve && change.stage == ChangeStage::Approved)
            || (verb == ChangeVerb::Launch && change.stage == ChangeStage::Submitted));
}

bool isOffered(ChangeVerb verb, const Change& change)
{
    if (!isAllowedIn(change.stage, verb))
        return false;
    if (verb == ChangeVerb::Pause)
        return change.nextStepAt.has_value();
    if (verb == ChangeVerb::RollBack)
        return change.stepsDone > 0;
    return verb != ChangeVerb::Resume || !change.nextStepAt;
}

QString titleOf(ChangeVerb verb, const Change& change, bool byItsAuthor)
{
    switch (verb) {
    case ChangeVerb::Submit:
        return ChangesPage::tr("Submit");
    case ChangeVerb::Approve:
        return ChangesPage::tr("Approve");
    case ChangeVerb::Reject:
        return byItsAuthor ? ChangesPage::tr("Withdraw") : ChangesPage::tr("Reject");
    case ChangeVerb::Launch:
        return change.steps() > 1 ? ChangesPage::tr("Start the ramp") : ChangesPage::tr("Go live");
    case ChangeVerb::Pause:
        return ChangesPage::tr("Pause");
    case ChangeVerb::Resume:
        return ChangesPage::tr("Resume");
    case ChangeVerb::Hasten:
        return ChangesPage::tr("Next step now");
    case ChangeVerb::Abort:
        return ChangesPage::tr("End here");
    default:
        return ChangesPage::tr("Roll back");
    }
}

bool needsReason(ChangeVerb verb, const Change& change, const Operator& who)
{
    return verb == ChangeVerb::Pause || verb == ChangeVerb::Hasten || verb == ChangeVerb::Abort
        || verb == ChangeVerb::RollBack || (verb == ChangeVerb::Reject && who.name != change.author);
}

/// What becomes of steps that are not live yet, by where their change stands.
Rest restOf(ChangeStage stage)
{
    return stage == ChangeStage::Aborted || stage == ChangeStage::RolledBack || stage == ChangeStage::Rejected
            || stage == ChangeStage::Expired
        ? Rest::Never
        : Rest::Comes;
}

/// In whatever an answer says of it.
bool standsAs(const Change& a, const Change& b)
{
    return a.stage == b.stage && a.stepsDone == b.stepsDone && a.nextStepAt == b.nextStepAt
        && a.approvals.size() == b.approvals.size();
}

/// It has gone further than was said: no snapshot need have shown it between.
bool isBeyond(const Change& said, const Change& now)
{
    return now.since > said.since || now.stepsDone > said.stepsDone;
}

} // namespace

ChangesPage::ChangesPage(
    Session& session, ImpactPort& impacts, const DeskFormats& formats, ArchivePort& archive, QObject* parent)
    : QObject(parent)
    , session_(session)
    , answer_(session)
    , files_(session, impacts, formats, archive, [this] { return chosen(); })
    , rails_(session, formats)
    , notice_(session, impacts)
    , impact_(
          session, impacts, [this] { return editsThatWait(); }, view::Page::Changes)
{
    connect(&files_, &ChangeFiles::drafted, this, &ChangesPage::select);
    connect(&session_, &Session::snapshotChanged, this, &ChangesPage::refresh);
    connect(&answer_, &CommandAnswer::changed, this, &ChangesPage::refreshChosen);
    connect(&notice_, &NoticePlanner::changed, this, &ChangesPage::refreshChosen);
}

void ChangesPage::setPart(int part)
{
    if (part == part_)
        return;
    files_.dismissFaults();
    part_ = part;
    refreshList();
    emit changed();
}

bool ChangesPage::empty() const
{
    return session_.snapshot().changes->empty();
}

void ChangesPage::setReason(const QString& reason)
{
    if (reason == reason_)
        return;
    reason_ = reason;
    refreshChosen();
}

void ChangesPage::setSigner(int signer)
{
    if (signer == signer_)
        return;
    signer_ = signer;
    refreshChosen();
}

void ChangesPage::select(int number)
{
    if (number == selected_)
        return;
    files_.dismissFaults();
    selected_ = number;
    chosenIsSeen_ = false;
    signer_ = 0;
    reason_.clear();
    answer_.clear();
    notice_.close();
    refreshChosen();
}

int ChangesPage::selectedRow() const
{
    const auto& rows = rows_.rows();
    const auto found
        = std::find_if(rows.begin(), rows.end(), [this](const DeskLine& row) { return row.number == selected_; });
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

/// What is live is measured by what comes; what was judged stands with the change.
std::optional<std::vector<ParameterEdit>> ChangesPage::editsThatWait() const
{
    const Change* change = chosen();
    if (change == nullptr || (partOf(change->stage) != Waiting && change->stage != ChangeStage::Scheduled))
        return std::nullopt;
    return change->content.edits;
}

const Change* ChangesPage::chosen() const
{
    return numbered(ChangeId{static_cast<std::uint32_t>(selected_)});
}

const Change* ChangesPage::numbered(ChangeId id) const
{
    const auto& changes = *session_.snapshot().changes;
    const auto found
        = std::find_if(changes.begin(), changes.end(), [&](const Change& change) { return change.id == id; });
    return found == changes.end() ? nullptr : &*found;
}

bool ChangesPage::mayCancel() const
{
    const Change* asked = answer_.pending() ? numbered(askedOf_) : nullptr;
    return asked != nullptr && asked->judging && asked->judging->isAsked;
}

void ChangesPage::cancel()
{
    if (mayCancel())
        session_.submit(CancelJudging{askedOf_}, this, {});
}

int ChangesPage::asset() const
{
    const Change* change = chosen();
    const auto& assets = session_.snapshot().assets;
    if (change != nullptr)
        for (const ParameterEdit& edit : change->content.edits) {
            const auto found = std::find_if(assets.begin(), assets.end(),
                [owner = ownerOf(edit.path)](const view::Asset& asset) { return asset.symbol == owner; });
            if (found != assets.end())
                return static_cast<int>(found - assets.begin());
        }
    return -1;
}

Operator ChangesPage::atTheDesk() const
{
    const view::Status& status = session_.snapshot().status;
    return {status.operatorName, status.role};
}

/// Who may sign beside whoever has the desk.
std::vector<Operator> ChangesPage::approvers() const
{
    const view::Status& status = session_.snapshot().status;
    std::vector<Operator> all = status.asksForPassphrases ? std::vector<Operator>{} : practiceOperators();
    if (status.asksForPassphrases && status.operators)
        for (const view::DeskOperator& one : *status.operators)
            if (one.enabled)
                all.push_back({one.name, one.role});
    std::erase_if(all, [&](const Operator& one) { return !one.mayApprove() || one.name == status.operatorName; });
    return all;
}

bool ChangesPage::trailIsUnsigned() const
{
    return format::isTrailUnsigned(session_.snapshot().status);
}

bool ChangesPage::takesPassphrase() const
{
    return takesSigner_ && session_.snapshot().status.asksForPassphrases;
}

bool ChangesPage::asksSigner() const
{
    return signer_ > 0 && session_.snapshot().status.asksForPassphrases;
}

void ChangesPage::setHasPassphrase(bool has)
{
    if (has == hasPassphrase_)
        return;
    hasPassphrase_ = has;
    refreshChosen();
}

/// Whoever may not sign at the desk is offered another's hand: to decide on it, to start a notice ramp beyond its
/// share, or to hasten a ramp. All that may be asked there is then the other's.
bool ChangesPage::waitsForSigners(ChangeStage stage) const
{
    return stage == ChangeStage::Submitted || stage == ChangeStage::Ramping || notice_.beyondShare();
}

Operator ChangesPage::signing() const
{
    const std::vector<Operator> others = approvers();
    return signer_ > 0 && static_cast<std::size_t>(signer_) <= others.size()
        ? others[static_cast<std::size_t>(signer_) - 1]
        : atTheDesk();
}

void ChangesPage::refresh()
{
    const bool isLookedAt = session_.wanted().shows(view::Page::Changes) && session_.hasSnapshot();
    if (isLookedAt)
        follow();
    else if (isLookedAt_)
        files_.dismissFaults();
    isLookedAt_ = isLookedAt;
    if (!isLookedAt)
        return;
    refreshList();
    if (const Change* asked = numbered(askedOf_))
        answer_.waitFor(judgingSentence(*asked));
    refreshChosen();
}

/// Numbers begin anew with each world. What was proposed meanwhile on another page is what one comes to see.
void ChangesPage::follow()
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    const int newest = snapshot.changes->empty() ? 0 : static_cast<int>(snapshot.changes->front().id.value);
    if (worldPath_ != snapshot.status.worldPath)
        selected_ = newestSeen_ = 0;
    worldPath_ = snapshot.status.worldPath;
    if (!isLookedAt_ && newest > newestSeen_)
        select(newest);
    newestSeen_ = newest;
}

void ChangesPage::refreshList()
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::vector<DeskLine> lines;
    std::array<int, Done + 1> counts{};
    for (const Change& change : *snapshot.changes) {
        const Part part = partOf(change.stage);
        ++counts[part];
        if (part_ == All || part_ == part)
            lines.push_back(deskLine(change, snapshot));
    }
    rows_.assign(lines);
    waiting_ = QString::number(counts[Waiting]);
    running_ = QString::number(counts[Running]);
}

void ChangesPage::refreshChosen()
{
    refreshSigners();
    // One that was just made may not have come with a snapshot yet; one that was seen is somebody else's draft now.
    if (chosen() == nullptr && (selected_ <= newestSeen_ || chosenIsSeen_)) {
        selected_ = rows_.rows().empty() ? 0 : rows_.rows().front().number;
        chosenIsSeen_ = false;
    }
    const Change* change = chosen();
    chosenIsSeen_ = chosenIsSeen_ || change != nullptr;
    if (change == nullptr) {
        line_ = {};
        byline_.clear();
        ramp_.clear();
        edits_.assign({});
        facts_.assign({});
        schedule_.assign({});
        actions_.assign({});
        refreshPlot(nullptr);
        impact_.renew();
        emit changed();
        return;
    }
    // A rail that refused it where it stood before says nothing of it now.
    if (answer_.refused() && answer_.code().starts_with("RAIL_") && change->stage != askedIn_) {
        answer_.clear(); // comes back here
        return;
    }
    if (said_ && said_->id == change->id) {
        const bool isSaid = standsAs(*said_, *change);
        if (!isSaid && (saidIsSeen_ || isBeyond(*said_, *change))) {
            said_.reset();
            answer_.clear(); // comes back here
            return;
        }
        saidIsSeen_ = saidIsSeen_ || isSaid;
    }
    const view::ViewSnapshot& snapshot = session_.snapshot();
    line_ = deskLine(*change, snapshot);
    byline_ = tr("by %1 · in this stage since %2").arg(line_.author, format::dateTime(change->since));
    edits_.assign(deskEdits(*change));
    refreshPlot(change);
    impact_.renew();
    facts_.assign(deskFacts(*change, snapshot));
    schedule_.assign(planLines(change->schedule, change->stepsDone, restOf(change->stage)));
    ramp_ = rampSentence(*change, snapshot);
    rampDone_ = static_cast<double>(change->stepsDone) / change->steps();
    refreshActions(*change);
    emit changed();
}

void ChangesPage::refreshSigners()
{
    QStringList signers{QString::fromStdString(atTheDesk().name)};
    for (const Operator& one : approvers())
        signers << QString::fromStdString(one.name);
    const bool anotherHasTheDesk = !signers_.isEmpty() && signers.first() != signers_.first();
    renew(signers_, signers, &ChangesPage::signersChanged);
    if (anotherHasTheDesk) { // what was begun is not theirs
        signer_ = 0;
        reason_.clear();
    }
    const view::DeskState desk = session_.snapshot().status.desk;
    const bool wasLocked = std::exchange(desk_, desk) != desk && desk != view::DeskState::Open;
    if (anotherHasTheDesk || wasLocked) { // nor are its answers
        said_.reset();
        files_.dismissFaults();
        files_.answer()->clear();
        answer_.clear();
    }
}

/// Drawn anew for another change, and when the configuration around its edits is another.
void ChangesPage::refreshPlot(const Change* change)
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::string edits;
    const std::vector<ParameterEdit> drawn
        = change == nullptr ? std::vector<ParameterEdit>{} : editsThatWent(*change, *snapshot.risk);
    if (change != nullptr)
        for (const ParameterEdit& edit : drawn)
            edits += edit.path + ' ' + edit.before + ' ' + edit.after + '\n';
    if (plotOf_ == edits && plotRisk_ == snapshot.risk)
        return;
    plotRisk_ = snapshot.risk;
    plots_ = reviewPlotsOf(drawn, snapshot);
    if (plotOf_ != edits)
        plotAt_ = 0;
    plotOf_ = std::move(edits);
    emit plotChanged();
}

QString ChangesPage::plotNumber() const
{
    return plots_.size() < 2 ? QString() : tr("%1 of %2").arg(plotAt_ + 1).arg(plots_.size());
}

void ChangesPage::nextPlot()
{
    if (plots_.size() < 2)
        return;
    plotAt_ = (plotAt_ + 1) % plots_.size();
    emit plotChanged();
}

/// Lists that QML takes as a whole are told anew only when they differ, or an open choice would close under the hand.
void ChangesPage::renew(QStringList& list, const QStringList& now, void (ChangesPage::*signal)())
{
    if (list == now)
        return;
    list = now;
    emit(this->*signal)();
}

QString ChangesPage::whyNot(ChangeVerb verb, const Change& change) const
{
    const Operator who = signing();
    if (const QString readOnly = format::readOnlyReason(session_.snapshot().status); !readOnly.isEmpty())
        return readOnly;
    if (session_.snapshot().status.desk != view::DeskState::Open)
        return format::whyNotNow(session_.snapshot().status);
    if (const auto fault = roleFault(verb, who, change))
        return refusalOf(*fault);
    if (verb == ChangeVerb::Approve)
        for (const Approval& approval : change.approvals)
            if (approval.approver == who.name)
                return refusalOf({"ALREADY_APPROVED", "approver", who.name, {}});
    if (verb == ChangeVerb::Launch || verb == ChangeVerb::Submit)
        if (const QString why = outdated(change, session_.snapshot()); !why.isEmpty())
            return why;
    if (asksSigner() && !hasPassphrase_)
        return tr("%1 types their passphrase").arg(QString::fromStdString(who.name));
    return needsReason(verb, change, who) && reason_.trimmed().isEmpty() ? tr("Give a reason") : QString();
}

void ChangesPage::refreshActions(const Change& change)
{
    std::vector<DeskAction> lines;
    std::vector<std::pair<QString, QStringList>> reasons;
    takesReason_ = takesSigner_ = false;
    if (!waitsForSigners(change.stage))
        signer_ = 0;
    const Operator who = signing();
    for (const Offer& offer : offers) {
        const bool isPlaced = keepsPlace(offer.verb, change);
        if (!isPlaced && !isOffered(offer.verb, change))
            continue;
        DeskAction line;
        line.key = line.verb = int(offer.verb);
        line.name = QString::fromLatin1(offer.name);
        line.title = titleOf(offer.verb, change, who.name == change.author);
        line.leads = offer.leads && !isPlaced
            && std::none_of(lines.begin(), lines.end(), [](const DeskAction& before) { return before.leads; });
        if (isPlaced) {
            line.why = offer.verb == ChangeVerb::Approve ? tr("It is approved") : tr("Not approved yet");
            lines.push_back(line);
            continue;
        }
        line.why = answer_.pending() ? tr("Storing…") : whyNot(offer.verb, change);
        takesSigner_ = takesSigner_ || waitsForSigners(change.stage);
        // Whoever is chosen to sign: the field does not come and go with the choice.
        takesReason_ = takesReason_ || takesSigner_ || needsReason(offer.verb, change, who);
        if (!line.why.isEmpty() && !answer_.pending()) {
            const auto same = std::find_if(
                reasons.begin(), reasons.end(), [&](const auto& reason) { return reason.first == line.why; });
            if (same == reasons.end())
                reasons.push_back({line.why, {line.title}});
            else
                same->second << line.title;
        }
        lines.push_back(line);
    }
    QStringList blocked;
    for (const auto& [why, titles] : reasons)
        blocked << tr("%1: %2").arg(titles.join(QStringLiteral(", ")), why);
    if (mayOverride())
        if (const QStringList broken = brokenRails(change.content, session_.snapshot().status); broken.size() > 1)
            blocked << tr("Override the rail passes %1: %2").arg(broken.size()).arg(broken.join(QStringLiteral("; ")));
    actions_.assign(lines);
    renew(blocked_, blocked, &ChangesPage::blockedChanged);
}

void ChangesPage::ask(int verb, const QString& passphrase)
{
    const Change* change = chosen();
    const auto wanted = static_cast<ChangeVerb>(verb);
    if (change == nullptr || answer_.pending() || !isOffered(wanted, *change) || !whyNot(wanted, *change).isEmpty())
        return;
    ChangeRequest request = signedBy(wanted, passphrase);
    if (change->effect)
        request.effectSequence = change->effect->sequence;
    send(std::move(request));
}

/// Of the chosen change, in the name of whoever signs.
ChangeRequest ChangesPage::signedBy(ChangeVerb verb, const QString& passphrase) const
{
    ChangeRequest request;
    request.verb = verb;
    request.id = chosen()->id;
    request.reason = reason_.trimmed().toStdString();
    if (signing().name != atTheDesk().name)
        request.as = signing().name;
    if (!request.as.empty() && asksSigner())
        request.passphrase = secretOf(passphrase);
    return request;
}

bool ChangesPage::mayOverride() const
{
    const Change* change = chosen();
    return change != nullptr && isOffered(ChangeVerb::Submit, *change) && answer_.refused()
        && answer_.code().starts_with("RAIL_") && whyNot(ChangeVerb::Submit, *change).isEmpty();
}

void ChangesPage::submitOverriding()
{
    if (!mayOverride() || answer_.pending())
        return;
    ChangeRequest request;
    request.verb = ChangeVerb::Submit;
    request.id = chosen()->id;
    request.reason = reason_.trimmed().toStdString();
    request.content.overridesRails = Flag::On;
    send(std::move(request));
}

bool ChangesPage::mayDraftAgain() const
{
    using enum ChangeStage;
    const Change* change = chosen();
    return change != nullptr
        && (change->stage == Expired || change->stage == Rejected || change->stage == Aborted
            || !outdated(*change, session_.snapshot()).isEmpty())
        && atTheDesk().mayAuthor() && format::whyNotNow(session_.snapshot().status).isEmpty();
}

/// From the values that are live now: those of then may have moved.
void ChangesPage::draftAgain()
{
    if (!mayDraftAgain() || answer_.pending())
        return;
    RiskConfiguration risk = *session_.snapshot().risk;
    ChangeRequest request;
    request.verb = ChangeVerb::Save;
    request.content = chosen()->content;
    request.content.overridesRails = Flag::Off;
    if (request.content.goLiveAt < session_.snapshot().status.time)
        request.content.goLiveAt.reset();
    for (ParameterEdit& edit : request.content.edits)
        if (const auto parameter = parameterAt(risk, edit.path)) {
            edit.before = parameter->text(risk);
            setParameter(risk, *parameter, edit.after); // of what follows a curve the kink is where it moved it
        }
    std::erase_if(request.content.edits, [](const ParameterEdit& edit) { return edit.before == edit.after; });
    send(std::move(request));
}

bool ChangesPage::mayGiveNotice() const
{
    const Change* change = chosen();
    return change != nullptr && change->content.edits.size() == 1 && hurtsOf(nameOf(change->content.edits.front().path))
        && isOffered(ChangeVerb::Launch, *change) && !change->rollsBack
        && whyNot(ChangeVerb::Launch, *change).isEmpty();
}

void ChangesPage::planNotice()
{
    if (mayGiveNotice())
        notice_.begin(chosen()->content);
}

QString ChangesPage::whyNoNotice() const
{
    const Change* change = chosen();
    if (change == nullptr || !notice_.planned())
        return {};
    if (notice_.beyondShare()) {
        if (const auto fault = roleFault(ChangeVerb::Approve, signing(), *change))
            return tr("An approver other than its author starts what takes more than the share of the books");
        if (reason_.trimmed().isEmpty())
            return tr("Give a reason: that it takes more than the share of the books is marked for good");
    }
    return whyNot(ChangeVerb::Launch, *change);
}

void ChangesPage::startNotice(const QString& passphrase)
{
    const auto terms = notice_.terms();
    if (!mayGiveNotice() || !notice_.planned() || !whyNoNotice().isEmpty() || !terms || answer_.pending())
        return;
    ChangeRequest request = signedBy(ChangeVerb::Launch, passphrase);
    request.notice = terms;
    request.content.overridesRails = Flag{notice_.beyondShare()};
    notice_.close();
    send(std::move(request));
}

void ChangesPage::send(ChangeRequest request)
{
    files_.dismissFaults();
    files_.answer()->clear();
    askedOf_ = chosen()->id;
    askedIn_ = chosen()->stage;
    said_.reset();
    answer_.send(request, [this, asked = request.verb](const OperatorAnswer& answer) {
        reason_.clear();
        signer_ = 0;
        if (!answer.change)
            return QString();
        // A rollback, or what is drafted again, is a change of its own: it is what one looks at next.
        if (asked == ChangeVerb::RollBack || asked == ChangeVerb::Save) {
            selected_ = static_cast<int>(answer.change->id.value);
            chosenIsSeen_ = false;
            if (part_ != All)
                setPart(partOf(answer.change->stage));
        }
        said_ = answer.change;
        saidIsSeen_ = false;
        return asked == ChangeVerb::Hasten
            ? tr("Change %1: %2").arg(answer.change->id.value).arg(rampSentence(*answer.change, session_.snapshot()))
            : stageSentence(*answer.change);
    });
}

} // namespace plimsoll
