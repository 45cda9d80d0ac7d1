// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/desk_access.h"

#include <utility>

namespace plimsoll {

namespace {

std::string verbOf(const EditOperator& request)
{
    static constexpr std::string_view verbs[] = {"first", "add", "role", "enable", "disable", "passphrase"};
    return "operator " + request.name + ' ' + std::string{verbs[static_cast<std::size_t>(request.verb)]};
}

/// Names that nobody checked yet are kept short.
std::string shortened(const std::string& name)
{
    constexpr std::size_t longest = 32;
    return name.substr(0, longest);
}

} // namespace

DeskAccess::DeskAccess(std::string ownName, AccessTerms terms, std::function<Timestamp()> wallNow,
    std::function<void(std::function<void()>)> post)
    : terms_(terms)
    , wallNow_(std::move(wallNow))
    , post_(std::move(post))
    , own_(practiceOperator(ownName).value_or(Operator{ownName, Role::Operator}))
    , who_(own_)
{
}

void DeskAccess::close()
{
    generation_.fetch_add(1);
    live_ = nullptr;
    seed_ = {};
    auditKey_.reset();
    newKey_.reset();
}

void DeskAccess::open(LiveWorld& live)
{
    close();
    live_ = &live;
    shown_.reset();
    register_ = OperatorRegister{};
    state_ = view::DeskState::Open;
    if (auto kept = live.source()->operators(); kept.ok())
        register_ = OperatorRegister{terms_, std::move(kept).value()};
    // It is what its operators made it, whatever someone made of the word in its record.
    const bool wasGuarded
        = std::exchange(isGuarded_, live.record().environment == "LIVE" || !register_.records().empty());
    if (!isGuarded_) {
        if (wasGuarded)
            who_ = own_;
        return;
    }
    if (const auto key = live.source()->auditKey(); key.ok())
        auditKey_ = key.value();
    who_ = nobody_;
    state_ = register_.records().empty() ? view::DeskState::NoOperators : view::DeskState::SignedOut;
}

std::optional<DeskRefusal> DeskAccess::roleFault(Role least) const
{
    if (state_ != view::DeskState::Open)
        return DeskRefusal{"SIGN_IN", "name", who_.name, {}};
    if (who_.role >= least)
        return std::nullopt;
    std::string needed{toText(least)};
    needed.front() = static_cast<char>(needed.front() - 'A' + 'a');
    return DeskRefusal{"ROLE", "role", std::string{toText(who_.role)}, needed};
}

OperatorAction DeskAccess::actionOf(const std::string& actor, std::string what) const
{
    OperatorAction action;
    action.simulatedAt = live_->state().now;
    action.wallAt = wallNow_();
    action.actor = actor;
    action.what = std::move(what);
    return action;
}

void DeskAccess::answerAtOnce(const DeskRefusal& refusal, DurableAnswer answer) const
{
    answer.refuse(refusal);
    answer.ready();
    answer.settled()(nullptr);
}

/// In one transaction: what is found of an operator later is what the audit says.
void DeskAccess::keep(std::vector<OperatorAction> actions, std::vector<OperatorRecord> records, DurableAnswer answer)
{
    for (const OperatorRecord& record : records)
        register_.keep(record);
    shown_.reset();
    Origin origin{{}, wallNow_(), answer.settled(), std::move(actions)};
    origin.operators = std::move(records);
    origin.auditKey = std::exchange(newKey_, std::nullopt);
    live_->note(std::move(origin));
    answer.ready();
}

void DeskAccess::refuse(const std::string& name, const std::string& what, const DeskRefusal& refusal,
    DurableAnswer answer, std::vector<OperatorRecord> records)
{
    if (isReadOnly()) {
        answerAtOnce({"READ_ONLY", {}, {}, {}}, std::move(answer));
        return;
    }
    OperatorAction action = actionOf(shortened(name), what);
    action.result = ActionResult::Refused;
    action.detail = toText(DeskRefusal{refusal.code, refusal.field, shortened(refusal.value), refusal.limit});
    answer.refuse(refusal);
    keep({std::move(action)}, std::move(records), std::move(answer));
}

void DeskAccess::noteRefused(OperatorAction action, const DeskRefusal& refusal, const DurableAnswer& answer)
{
    if (!isGuarded_ || isReadOnly()) {
        answerAtOnce(refusal, answer);
        return;
    }
    action.simulatedAt = live_->state().now;
    action.wallAt = wallNow_();
    action.actor = who_.name;
    action.result = ActionResult::Refused;
    action.detail = toText(refusal) + (action.detail.empty() ? "" : "; ") + action.detail;
    DurableAnswer waiting = answer;
    waiting.refuse(refusal);
    keep({std::move(action)}, {}, std::move(waiting));
}

template <class Work, class Then>
void DeskAccess::aside(const DurableAnswer& answer, Work work, Then then)
{
    hashing_.post([this, answer, work = std::move(work), then = std::move(then), at = generation_.load()] {
        auto found = work();
        post_([this, answer, then, at, found = std::move(found)]() mutable {
            if (at == generation_.load())
                then(std::move(found));
            else
                answerAtOnce({"WORLD_CLOSED", {}, {}, {}}, answer);
        });
    });
}

void DeskAccess::prove(
    const std::string& name, const Secret& passphrase, const std::string& what, DurableAnswer answer, Proven proven)
{
    if (const auto fault = register_.trialFault(name, wallNow_())) {
        refuse(name, what, *fault, std::move(answer));
        return;
    }
    const Credential credential = register_.find(name)->credential;
    aside(
        answer, [credential, passphrase] { return keyFor(credential, passphrase); },
        [this, name, what, credential, answer, proven = std::move(proven)](const std::optional<Secret>& key) {
            // Others were tried meanwhile, and may have locked out this one too.
            if (const auto fault = register_.trialFault(name, wallNow_())) {
                refuse(name, what, *fault, answer);
                return;
            }
            OperatorRecord record = *register_.find(name);
            if (!key || record.credential != credential) {
                record = register_.failed(std::move(record), wallNow_());
                const std::string until
                    = record.lockedUntil.ms > wallNow_().ms ? std::to_string(record.lockedUntil.ms) : "";
                refuse(name, what, {"WRONG_PASSPHRASE", "failures", std::to_string(record.failures), until}, answer,
                    {record});
                return;
            }
            record.failures = 0;
            record.lockedUntil = {};
            proven(std::move(record), *key);
        });
}

void DeskAccess::noteProven(const OperatorRecord& record, const std::string& what)
{
    OperatorAction action = actionOf(record.name, what);
    action.after = toText(record.role);
    register_.keep(record);
    shown_.reset();
    Origin origin{{}, wallNow_(), {}, {std::move(action)}};
    origin.operators = {record};
    live_->note(std::move(origin));
}

void DeskAccess::signIn(const SignIn& request, DurableAnswer answer)
{
    if (!isGuarded_) {
        const auto found = practiceOperator(request.name);
        if (!found && request.name != own_.name) {
            answerAtOnce({"UNKNOWN_OPERATOR", "name", request.name, {}}, std::move(answer));
            return;
        }
        who_ = found.value_or(own_);
        answer.content().accepted = true;
        answer.ready();
        answer.settled()(nullptr);
        return;
    }
    prove(request.name, request.passphrase, "sign in", answer,
        [this, request, answer](
            OperatorRecord record, const Secret& key) { enter(std::move(record), key, request, answer); });
}

/// The seed of the signing key goes from administrator to administrator: each has it sealed under a key of their own.
/// The first makes it; later ones get theirs while an earlier one has signed in since the world was opened.
void DeskAccess::holdSeed(OperatorRecord& record, const Secret& key)
{
    if (record.role != Role::Administrator) {
        record.sealedKey.clear();
        return;
    }
    if (const auto own = unseal(record.sealedKey, key))
        seed_ = *own;
    else if (!auditKey_)
        seed_ = newSigningSeed();
    if (seed_.empty())
        return;
    if (!auditKey_)
        newKey_ = auditKey_ = publicKeyOf(seed_);
    if (!unseal(record.sealedKey, key))
        record.sealedKey = seal(seed_, key);
    // A seed that is not the world's signs nothing.
    if (publicKeyOf(seed_) == *auditKey_)
        live_->signHeads(seed_);
}

/// Whoever it is knows the passphrase; where it is one that an administrator chose, or is to be another, that comes
/// first.
void DeskAccess::enter(OperatorRecord record, const Secret& key, const SignIn& request, DurableAnswer answer)
{
    const Secret& chosen = request.newPassphrase;
    if (chosen.empty()) {
        if (record.owesPassphrase == Flag::On)
            refuse(record.name, "sign in", {"PASSPHRASE_OWED", "newPassphrase", {}, {}}, answer, {record});
        else
            take(std::move(record), key, {}, std::move(answer));
        return;
    }
    if (chosen.equals(request.passphrase)) {
        refuse(record.name, "sign in", {"PASSPHRASE_SAME", "newPassphrase", {}, {}}, answer, {record});
        return;
    }
    if (const auto fault = register_.passphraseFault(chosen)) {
        refuse(record.name, "sign in", *fault, answer, {record});
        return;
    }
    aside(
        answer, [chosen, cost = terms_.cost] { return credentialOf(chosen, cost); },
        [this, record = std::move(record), key, answer](const NewCredential& made) mutable {
            OperatorAction action = actionOf(record.name, "operator " + record.name + " passphrase");
            action.before = standingOf(record);
            record.credential = made.credential;
            record.owesPassphrase = Flag::Off;
            if (const auto seed = unseal(record.sealedKey, key))
                record.sealedKey = seal(*seed, made.key);
            action.after = standingOf(record);
            take(std::move(record), made.key, {std::move(action)}, answer);
        });
}

void DeskAccess::take(
    OperatorRecord record, const Secret& key, std::vector<OperatorAction> actions, DurableAnswer answer)
{
    // Disabled, or of another role, since the passphrase was asked for.
    const OperatorRecord* present = register_.find(record.name);
    if (present != nullptr && (present->enabled != record.enabled || present->role != record.role)) {
        refuse(record.name, "sign in", {"OPERATOR_DISABLED", "name", record.name, {}}, std::move(answer));
        return;
    }
    who_ = {record.name, record.role};
    state_ = view::DeskState::Open;
    OperatorAction sealed = actionOf(record.name, "operator " + record.name + " key");
    sealed.before = standingOf(record);
    holdSeed(record, key);
    sealed.after = standingOf(record);
    if (sealed.after != sealed.before)
        actions.push_back(std::move(sealed));
    OperatorAction action = actionOf(record.name, "sign in");
    action.after = toText(record.role);
    actions.push_back(std::move(action));
    answer.content().accepted = true;
    keep(std::move(actions), {std::move(record)}, std::move(answer));
}

void DeskAccess::lock(const LockDesk& request, DurableAnswer answer)
{
    answer.content().accepted = true;
    if (!isGuarded_ || isReadOnly() || state_ != view::DeskState::Open) {
        answer.ready();
        answer.settled()(nullptr);
        return;
    }
    state_ = view::DeskState::Locked;
    OperatorAction action = actionOf(who_.name, "lock desk");
    action.reason = request.cause == LockCause::Idle ? "nobody touched it" : "";
    keep({std::move(action)}, {}, std::move(answer));
}

void DeskAccess::edit(const EditOperator& request, DurableAnswer answer)
{
    if (!isGuarded_ || isReadOnly()) {
        answerAtOnce({isGuarded_ ? "READ_ONLY" : "NO_PASSPHRASES", {}, {}, {}}, std::move(answer));
        return;
    }
    auto fault = request.verb == OperatorVerb::MakeFirst ? std::nullopt : roleFault(Role::Administrator);
    if (!fault)
        fault = register_.editFault(request, who());
    if (fault) {
        refuse(who_.name, verbOf(request), *fault, std::move(answer));
        return;
    }
    if (request.passphrase.empty()) {
        edited(request, std::nullopt, std::move(answer));
        return;
    }
    aside(
        answer, [passphrase = request.passphrase, cost = terms_.cost] { return credentialOf(passphrase, cost); },
        [this, request, answer](const NewCredential& made) {
            // The desk may have been locked, or the first administrator made, while the passphrase was hashed.
            const bool first = request.verb == OperatorVerb::MakeFirst;
            auto late = first ? std::nullopt : roleFault(Role::Administrator);
            if (!late)
                late = register_.editFault(request, who());
            if (late)
                refuse(who_.name, verbOf(request), *late, answer);
            else
                edited(request, made, answer);
        });
}

void DeskAccess::edited(const EditOperator& request, std::optional<NewCredential> made, DurableAnswer answer)
{
    const bool first = request.verb == OperatorVerb::MakeFirst;
    const OperatorRecord* before = register_.find(request.name);
    OperatorRecord record = before != nullptr ? *before : OperatorRecord{};
    OperatorAction action = actionOf(first ? request.name : who_.name, verbOf(request));
    action.before = before != nullptr ? standingOf(record) : "";
    record.name = request.name;
    if (made) {
        record.credential = made->credential;
        record.owesPassphrase = first ? Flag::Off : Flag::On;
        record.failures = 0;
        record.lockedUntil = {};
    }
    if (first)
        record.role = Role::Administrator;
    else if (request.verb == OperatorVerb::Add || request.verb == OperatorVerb::SetRole)
        record.role = request.role;
    else if (request.verb == OperatorVerb::Enable || request.verb == OperatorVerb::Disable)
        record.enabled = request.verb == OperatorVerb::Enable ? Flag::On : Flag::Off;
    // Under a passphrase that someone else chose, or in another role, the old seal opens nothing.
    if (made || record.role != Role::Administrator)
        record.sealedKey.clear();
    if (first)
        holdSeed(record, made->key);
    action.after = standingOf(record);
    if (first) {
        who_ = {record.name, record.role};
        state_ = view::DeskState::Open;
    } else if (record.name == who_.name) {
        who_.role = record.role;
        if (record.enabled == Flag::Off)
            state_ = view::DeskState::SignedOut;
    }
    answer.content().accepted = true;
    keep({std::move(action)}, {std::move(record)}, std::move(answer));
}

const std::shared_ptr<const std::vector<view::DeskOperator>>& DeskAccess::shown()
{
    if (shown_)
        return shown_;
    auto shown = std::make_shared<std::vector<view::DeskOperator>>();
    for (const auto& [name, record] : register_.records())
        shown->push_back({name, record.role, record.enabled == Flag::On, record.owesPassphrase == Flag::On,
            record.failures, record.lockedUntil.ms > 0 ? std::optional{record.lockedUntil} : std::nullopt});
    shown_ = std::move(shown);
    return shown_;
}

} // namespace plimsoll
