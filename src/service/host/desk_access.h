// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/access/operator_register.h"
#include "service/host/background.h"
#include "service/host/durable_answer.h"
#include "service/host/live_world.h"
#include "service/view_desk.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

/// Who has the desk of the world that runs. A LIVE world asks for a passphrase, has it hashed aside and keeps in its
/// audit who came, who was refused, and what was changed of an operator; elsewhere anyone takes any role. Belongs to
/// the engine's thread.
class DeskAccess {
public:
    /// Goes on in the name of whoever proved to know their passphrase, with the key that it gives.
    using Proven = std::function<void(OperatorRecord, const Secret& key)>;

    /// `post` runs a task on the engine's thread; `ownName` has the desk where no passphrase is asked for.
    DeskAccess(std::string ownName, AccessTerms terms, std::function<Timestamp()> wallNow,
        std::function<void(std::function<void()>)> post);
    ~DeskAccess() { generation_.fetch_add(1); }

    /// The world goes, and with it who was signed in.
    void close();
    void open(LiveWorld& live);

    bool asksForPassphrases() const { return isGuarded_; }
    view::DeskState state() const { return state_; }
    /// Who may ask; a viewer without a name while nobody may.
    const Operator& who() const { return state_ == view::DeskState::Open ? who_ : nobody_; }
    /// Whose desk it is, locked or not.
    const Operator& holder() const { return who_; }
    /// Why nobody with less than this role may ask at the desk as it is: SIGN_IN, ROLE.
    std::optional<DeskRefusal> roleFault(Role least) const;
    /// An attempt that the desk refused, for the audit of a world that asks for passphrases.
    void noteRefused(OperatorAction action, const DeskRefusal& refusal, const DurableAnswer& answer);

    void signIn(const SignIn& request, DurableAnswer answer);
    void lock(const LockDesk& request, DurableAnswer answer);
    void edit(const EditOperator& request, DurableAnswer answer);
    /// Lets someone else sign one request at the desk, whoever has it: `proven` goes on, with the record after the
    /// sign-in. What fails is recorded and answered; `what` names the request.
    void prove(const std::string& name, const Secret& passphrase, const std::string& what, DurableAnswer answer,
        Proven proven);
    /// The same as an action of the audit that says that it was proven.
    void noteProven(const OperatorRecord& record, const std::string& what);

    /// The operators of a world that asks for passphrases; renewed with each change.
    const std::shared_ptr<const std::vector<view::DeskOperator>>& shown();

    /// Records an attempt of `name`, with the records that it moves, and answers it.
    void refuse(const std::string& name, const std::string& what, const DeskRefusal& refusal, DurableAnswer answer,
        std::vector<OperatorRecord> records = {});

private:
    void answerAtOnce(const DeskRefusal& refusal, DurableAnswer answer) const;
    void take(OperatorRecord record, const Secret& key, std::vector<OperatorAction> actions, DurableAnswer answer);
    void enter(OperatorRecord record, const Secret& key, const SignIn& request, DurableAnswer answer);
    void holdSeed(OperatorRecord& record, const Secret& key);
    void edited(const EditOperator& request, std::optional<NewCredential> made, DurableAnswer answer);
    void keep(std::vector<OperatorAction> actions, std::vector<OperatorRecord> records, DurableAnswer answer);
    /// Runs `work` aside and `then` with what it found on the engine's thread, unless the world is gone by then.
    template <class Work, class Then>
    void aside(const DurableAnswer& answer, Work work, Then then);
    OperatorAction actionOf(const std::string& actor, std::string what) const;
    bool isReadOnly() const { return live_ == nullptr || live_->readOnly(); }

    const AccessTerms terms_;
    const std::function<Timestamp()> wallNow_;
    const std::function<void(std::function<void()>)> post_;
    const Operator own_;
    const Operator nobody_{{}, Role::Viewer};
    LiveWorld* live_{nullptr};
    bool isGuarded_{false};
    view::DeskState state_{view::DeskState::Open};
    Operator who_;
    OperatorRegister register_;
    Secret seed_;                      ///< of the signing key, from an administrator's sign-in until the world closes
    std::optional<AuditKey> newKey_;   ///< to be written with the next record
    std::optional<AuditKey> auditKey_; ///< of the world
    std::shared_ptr<const std::vector<view::DeskOperator>> shown_;
    std::atomic<std::uint64_t> generation_{0}; ///< of worlds; what was hashed for another one is dropped
    Background hashing_;
};

} // namespace plimsoll
