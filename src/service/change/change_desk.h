// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/access/secret.h"
#include "service/change/change.h"
#include "service/change/guard_rails.h"
#include "service/change/operators.h"

#include <map>

namespace plimsoll {

enum class ChangeVerb : std::uint8_t {
    Save,    ///< a draft, new or again
    Submit,  ///< asks for the approvals that its effect needs; none needed: it is approved
    Approve, ///< by someone else than its author, on the effect that was shown
    Reject,  ///< by an approver; by its author: withdraw
    Launch,  ///< live now, at its time, or by its ramp
    Pause,   ///< a ramp stands
    Resume,
    Hasten,   ///< the next step of a ramp comes now
    Abort,    ///< a ramp ends where it stands
    RollBack, ///< submits a new change that puts back what this one replaced
    Tighten,  ///< an emergency: narrows what is live at once, with a reason, within the liquidation budget
    GoLive,   ///< the desk's own: its time has come
    Step,     ///< the desk's own: the next step of a ramp
    Expire,   ///< the desk's own
    Renew,    ///< the desk's own: what it waits with has moved by more than the rails tolerate
};
std::string_view toText(ChangeVerb verb);
/// Whether `now` lies in hours in which it does not go live; of a rollback none do.
std::optional<Breach> quietBreach(const GuardRails& rails, const Change& change, Timestamp now);
/// When the rails let its next step come; none where none of them says so, of a rollback, and where approvers let the
/// time between two steps pass.
std::optional<Timestamp> allowedFrom(const GuardRails& rails, const Change& change, const LastLive& lastLive);
/// What the desk does by itself.
bool isDesksOwn(ChangeVerb verb);

struct ChangeRequest {
    ChangeVerb verb{};
    ChangeId id;                       ///< 0 saves or submits a new one; Tighten always makes one
    ChangeContent content;             ///< of Save, Tighten and a new one; where that is refused nothing is kept
    std::string reason;                ///< of Reject, Pause, Hasten, Abort and RollBack; may come with any other
    std::uint64_t effectSequence{};    ///< of Approve: of the effect that was shown
    std::optional<NoticeTerms> notice; ///< of Launch: as a notice ramp
    std::string as;                    ///< who signs in for this one request; empty: whoever has the desk asks it
    Secret passphrase{};               ///< theirs, where the world asks for one
};

/// What the audit calls a change, "change 3", and what was asked of it, "change 3 submit"; "new change submit" of one
/// that was refused before it had a number.
std::string auditName(ChangeId id);
std::string auditName(ChangeId id, ChangeVerb verb);

/// Why a request was not granted: code, field, value, limit.
struct DeskRefusal {
    std::string code; ///< "OWN_CHANGE", "NOT_IN_STAGE", "EFFECT_MOVED", "RAIL_STEP"...
    std::string field;
    std::string value;
    std::string limit;
};

/// As the audit keeps it: "RAIL_STEP assets.SOL.haircutFunction.weight=0.5 limit=0.85 .. 1"; what stands for no field
/// is called value.
std::string toText(const DeskRefusal& refusal);

/// Of a text that holds what nobody sees.
DeskRefusal unseenRefusal(const std::string& field, const std::string& text);

/// Whether a verb may be asked of a change in that stage.
bool isAllowedIn(ChangeStage stage, ChangeVerb verb);
/// Why `who` may not ask it of this change, by role or by being its author; none where they may.
std::optional<DeskRefusal> roleFault(ChangeVerb verb, const Operator& who, const Change& change);

/// The changes of one world and the rules that they move by. It decides, and changes nothing by itself: what it decided
/// is taken over by keep(), after the exchange has accepted the command and together with it. Belongs to one thread.
class ChangeDesk {
public:
    /// What comes of a request. A refused one may still move its change: an approval that no longer holds falls.
    struct Decision {
        std::optional<DeskRefusal> refusal;
        std::vector<DeskRefusal> refusedToo; ///< beside it: the other rails that it breaks
        std::optional<Command> command;      ///< the exchange must accept it first
        std::vector<Change> changes;         ///< as they stand then; the first is the one asked about
    };

    ChangeDesk() = default;
    ChangeDesk(GuardRails rails, std::vector<Change> kept);

    /// Whether it asks about another's draft, of which nobody else knows.
    bool isHidden(const ChangeRequest& request, const std::string& who) const;
    /// The change whose effect has to be found before the request can be decided; none where none has.
    std::optional<std::vector<ParameterEdit>> needsEffect(const ChangeRequest& request, const State& live) const;
    /// What the request's notice ramp has to keep to; its plan has to be found where the effect is (noticePlan). None
    /// where it has none.
    std::optional<NoticeTerms> needsPlan(const ChangeRequest& request) const;
    /// `effect` where needsEffect() asked for it, found on a fork of `live` or of a state before it; `plan` from the
    /// same fork, where needsPlan() did and there is one, and of a notice ramp's Step what comes (nextOfNoticeRamp).
    Decision decide(const ChangeRequest& request, const Operator& who, const State& live,
        const std::optional<ChangeEffect>& effect, const std::optional<NoticePlan>& plan = {}) const;
    /// The exchange (or its fork) refused what the desk did by itself: the change ends where it stands.
    Decision failed(const ChangeRequest& request, const State& live, const std::string& why) const;
    /// What the desk has to do by itself now, one request at a time; none while nothing is due. A ramp waits while
    /// accounts are in the liquidation queue.
    std::optional<ChangeRequest> due(const State& live) const;
    /// Whether one of these, judged meanwhile, is so still.
    bool isDue(const ChangeRequest& request, const State& live) const;
    /// Whether it waits for people or its time with an effect that may move meanwhile.
    static bool waitsWithEffect(const Change& change);
    /// Whether more is hurt by what was found anew than by what the change is bound to, by more than the rails
    /// tolerate.
    bool isOvertaken(const Change& change, const ChangeEffect& found) const;
    /// What an effect found anew does to a change that waits: where it is overtaken, approvals that were given fall,
    /// and so does an approval that was not needed. None where it stands; what nobody has approved keeps the effect
    /// that was shown until somebody does, who is told then that it has moved.
    std::optional<Decision> renewed(ChangeId id, const State& live, const ChangeEffect& effect) const;
    void keep(const Decision& decision);
    /// The parameter at `path` went live, by a change or without.
    void noteLive(const std::string& path, Timestamp at) { lastLive_[path] = at; }
    void keepTo(GuardRails rails) { rails_ = std::move(rails); }

    const std::map<ChangeId, Change>& changes() const { return changes_; }
    const GuardRails& rails() const { return rails_; }
    const LastLive& lastLive() const { return lastLive_; }

private:
    struct Asked;

    std::optional<ChangeVerb> dueVerb(const Change& change, const State& live) const;

    GuardRails rails_;
    std::map<ChangeId, Change> changes_;
    LastLive lastLive_;
};

} // namespace plimsoll
