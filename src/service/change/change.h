// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/impact.h"
#include "analysis/notice_ramp.h"
#include "domain/exchange/command.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

/// Number of a change in its world, from 1.
using ChangeId = Id<struct ChangeKind, std::uint32_t>;

/// Where a change stands in its life.
enum class ChangeStage : std::uint8_t {
    Draft,      ///< its author's own
    Submitted,  ///< waits for approval
    Approved,   ///< may go live
    Scheduled,  ///< goes live at its time
    Ramping,    ///< some of its steps are live
    Live,       ///< all of it is
    Rejected,   ///< by an approver, or withdrawn by its author
    Expired,    ///< nobody approved it, or nobody took it live, in time
    Aborted,    ///< its ramp was ended where it stood
    RolledBack, ///< a later change put back what it replaced
};
std::string_view toText(ChangeStage stage);

/// Simulated seconds of liquidations that an effect plays, with the change and without.
inline constexpr std::uint32_t effectHorizonSeconds = 300;

/// What a fork showed of a change: small enough to be kept, and to be approved.
struct ChangeEffect {
    std::uint64_t sequence{}; ///< of the state that it was found on
    Timestamp time;
    std::uint32_t liquidated{}; ///< accounts beyond MMR 100 % by the change
    Usd liquidatedExposure;
    std::uint32_t autoClosed{};  ///< accounts in liquidation already that it takes into auto-close; behind all else in
                                 ///< the record of its change
    std::uint32_t cannotAdd{};   ///< accounts beyond IMR 100 % by the change
    std::uint32_t mayTakeMore{}; ///< accounts whose free equity grows
    std::uint32_t loosened{};    ///< edits that admit risk which no account shows yet, or that no fork measures
    Usd badDebt;                 ///< more than without the change, within the played horizon
    Usd socialisedLoss;

    /// Accounts that it liquidates or that lose the books by it.
    std::uint32_t hurt() const { return liquidated + autoClosed; }
    bool hurtsSomeone() const { return hurt() > 0 || badDebt.isPositive() || socialisedLoss.isPositive(); }
    bool loosens() const { return mayTakeMore > 0 || loosened > 0; }
    friend bool operator==(const ChangeEffect&, const ChangeEffect&) = default;
    PLIMSOLL_FIELDS(visit("sequence", self.sequence); visit("time", self.time); visit("liquidated", self.liquidated);
                    visit("liquidatedExposure", self.liquidatedExposure); visit("cannotAdd", self.cannotAdd);
                    visit("mayTakeMore", self.mayTakeMore); visit("loosened", self.loosened);
                    visit("badDebt", self.badDebt); visit("socialisedLoss", self.socialisedLoss);)
};
/// From an impact that the engine did not refuse, and what followed it on the fork.
ChangeEffect effectOf(const Impact& impact, const BeforeAfter<Aftermath>& aftermath);

/// From the values replaced to the new ones in equal steps, the first one step's time after the start.
struct Ramp {
    std::uint32_t steps{1};
    std::int64_t stepMs{}; ///< between two steps
    friend bool operator==(const Ramp&, const Ramp&) = default;
    PLIMSOLL_FIELDS(visit("steps", self.steps); visit("stepMs", self.stepMs);)
};

/// What a ramp keeps to that gives notice to whom it liquidates.
struct NoticeTerms {
    std::int64_t noticeMs{24 * msPerHour}; ///< from its start to the step that crosses an account, at least
    std::int64_t intervalMs{msPerHour};    ///< between two steps, at least
    Ratio depthShare{Ratio::fromRaw(powerOfTen(17) * 5)}; ///< of what the books take, that one step may liquidate
    /// By how much of what an account holds a step keeps off it before its notice has run; behind all else in the
    /// record of its change.
    Ratio margin{Ratio::fromRaw(powerOfTen(16))};
    friend bool operator==(const NoticeTerms&, const NoticeTerms&) = default;
    PLIMSOLL_FIELDS(visit("noticeMs", self.noticeMs); visit("intervalMs", self.intervalMs);
                    visit("depthShare", self.depthShare);)
};

/// One step of it, as planned when it started: it comes no earlier, and waits for an empty queue.
struct PlannedStep {
    Timestamp at;
    std::string value;
    std::uint32_t accounts{}; ///< that it crosses or liquidates again (NoticeStep)
    Usd exposure;             ///< what is repaid of their debts
    NoticeStep::Pace pace{};
    std::vector<SubaccountId> setters; ///< accounts that the pace is owed to, at most 20
    PLIMSOLL_FIELDS(visit("at", self.at); visit("value", self.value); visit("accounts", self.accounts);
                    visit("exposure", self.exposure); visit("pace", self.pace); visit("setters", self.setters);)
};

/// A notice ramp as it would be from a moment on.
struct NoticePlan {
    std::vector<PlannedStep> steps; ///< one at least
    Usd depth;                      ///< debt that the books repay inside their bands (Corridor::depth)
    Usd allowed;                    ///< the share of it that the liquidations of one step may repay
    std::uint32_t accounts{};       ///< taken over MMR 100 % by some step of it
    bool isAnew{};                  ///< of a ramp on its way: its steps as they were planned would not do

    /// Steps that repay more than is allowed.
    std::uint32_t beyondShare() const;
};

/// What its author writes.
struct ChangeContent {
    std::string name;
    std::string ticket; ///< reference to a ticket elsewhere; may be empty
    std::string reason;
    std::vector<ParameterEdit> edits;
    std::optional<Ramp> ramp;          ///< all at once where absent
    std::optional<Timestamp> goLiveAt; ///< as soon as it may where absent
    Flag overridesRails{Flag::Off};
    PLIMSOLL_FIELDS(visit("name", self.name); visit("ticket", self.ticket); visit("reason", self.reason);
                    visit("edits", self.edits); visit("ramp", self.ramp); visit("goLiveAt", self.goLiveAt);
                    visit("overridesRails", self.overridesRails);)
};

struct Approval {
    std::string approver;
    Timestamp at;
    std::string reason{}; ///< may be empty; behind all else in the record of its change
    PLIMSOLL_FIELDS(visit("approver", self.approver); visit("at", self.at);)
};

/// A request to the desk that waits for what its change would do on a fork.
struct Judging {
    bool isAsked{};                  ///< by an operator, who may cancel it; else the desk's own
    std::optional<double> planned{}; ///< of a notice ramp that is planned: how much of its way, 0 to 1
    friend bool operator==(const Judging&, const Judging&) = default;
};

/// A set of edits on its way to the exchange. Times are those of the exchange.
struct Change {
    ChangeId id;
    ChangeContent content;
    std::string author;
    ChangeStage stage{};
    Timestamp since;                    ///< in this stage
    std::optional<ChangeEffect> effect; ///< that approvals are bound to
    std::uint32_t approvalsNeeded{};
    std::vector<Approval> approvals;
    /// Guard rails that were overridden, and the share of the books that its notice ramp keeps to, as sentences of
    /// code, value and limit.
    std::vector<std::string> breaches;
    std::optional<Timestamp> earliest; ///< it may not go live before
    std::uint32_t stepsDone{};
    std::optional<Timestamp> nextStepAt; ///< of a ramp; none while paused
    std::optional<Timestamp> liveAt;     ///< when the last step of it went live
    std::optional<ChangeId> rollsBack;
    std::string outcome; ///< why it was rejected, aborted, refused by the exchange, or has to be approved again
    std::optional<NoticeTerms> notice;    ///< it is launched as a notice ramp
    std::vector<PlannedStep> schedule;    ///< of it, once it ramps
    std::optional<ChangeEffect> latest{}; ///< as last found while it waits, after `effect`; no part of its record
    bool isOvertaken{};                   ///< by `latest`: more is hurt than the rails tolerate; neither is this
    std::optional<Judging> judging{};     ///< what it would do is being found to answer a request; nor is this

    /// Nobody but its author has seen it: whatever is handed in has an effect.
    bool isPrivate() const { return stage == ChangeStage::Draft || (stage == ChangeStage::Rejected && !effect); }
    /// By an emergency tightening: nothing else goes live that was never approved.
    bool isEmergency() const { return liveAt && !earliest; }
    std::uint32_t steps() const
    {
        if (!schedule.empty())
            return static_cast<std::uint32_t>(schedule.size());
        return content.ramp ? content.ramp->steps : 1;
    }
    /// What the exchange holds of one of its edits after some of its steps; none where that cannot be written.
    std::optional<std::string> valueAfter(
        const RiskConfiguration& risk, const ParameterEdit& edit, std::uint32_t step) const;
    PLIMSOLL_FIELDS(
        visit("id", self.id); visit("content", self.content); visit("author", self.author); visit("stage", self.stage);
        visit("since", self.since); visit("effect", self.effect); visit("approvalsNeeded", self.approvalsNeeded);
        visit("approvals", self.approvals); visit("breaches", self.breaches); visit("earliest", self.earliest);
        visit("stepsDone", self.stepsDone); visit("nextStepAt", self.nextStepAt); visit("liveAt", self.liveAt);
        visit("rollsBack", self.rollsBack); visit("outcome", self.outcome); visit("notice", self.notice);
        visit("schedule", self.schedule); for (auto& approval
                                               : self.approvals) visit("approvalReason", approval.reason);
        if (self.notice) visit("noticeMargin", self.notice->margin);
        if (self.effect) visit("autoClosed", self.effect->autoClosed);)
};

/// The value of an edit after `step` of `steps` equal steps, rounded towards the value replaced to the decimals that
/// its parameter takes; none where the parameter is not a number.
std::optional<std::string> rampValue(
    const RiskConfiguration& risk, const ParameterEdit& edit, std::uint32_t step, std::uint32_t steps);

/// A change as the journal keeps it; records from before there were notice ramps end before their members, those from
/// before approvals had reasons before these, those from before notice ramps kept a margin before that, and those from
/// before effects counted auto-close before its count.
std::optional<Change> changeOf(const Bytes& record);

} // namespace plimsoll
