// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/change/change_desk.h"
#include "service/host/background.h"
#include "service/host/durable_answer.h"
#include "service/host/live_world.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <vector>

namespace plimsoll {

/// The change desk of the world that runs: has effects found on forks aside, carries decisions out and hands them to
/// the journal together with the command that they make. Belongs to the engine's thread.
class LiveChanges {
public:
    /// A change that entered another stage, by whom (empty: by the desk itself) and why.
    using Moved = std::function<void(const Change& change, const std::string& before, const std::string& actor)>;

    /// `post` runs a task on the engine's thread; `perform` applies a command there in somebody's name; `moved` is told
    /// what the desk kept.
    LiveChanges(std::function<void(std::function<void()>)> post, std::function<Outcome(const Command&, Origin)> perform,
        Moved moved);
    /// Stops what is being found.
    ~LiveChanges() { stop(); }

    /// The world goes; what was asked about it is refused when its effect comes.
    void close();
    /// Reads the changes of a world, in place of the one before.
    void open(LiveWorld& live, const GuardRails& rails);
    /// Other rails from now on, for what is on its way too.
    void keepTo(const GuardRails& rails);

    /// What operators asked of that change and is still being judged is refused with CANCELLED.
    void cancel(ChangeId id);
    void ask(const ChangeRequest& request, const Operator& who, Timestamp wallAt, DurableAnswer answer);
    /// After each simulated second: steps of ramps, launches whose time has come, changes that expire.
    void carryOutDue(Timestamp wallAt);
    /// Finds the effects of changes that wait again, one at a time and aside, and moves those whose figures moved by
    /// more than the rails tolerate. Called while the engine keeps up; what it costs is bounded by the wall's clock.
    void renewEffects(Timestamp wallAt);
    /// A notice ramp is being planned: shownTo() says how far that is.
    bool isPlanning() const;
    /// An edit went live outside of a change.
    void noteLive(const SetParameters& set, Timestamp at);

    /// As they stand, newest first, without the drafts of others; renewed with each change.
    const std::shared_ptr<const std::vector<Change>>& shownTo(const std::string& name);
    /// When parameters last went live; renewed likewise.
    const std::shared_ptr<const LastLive>& lastLive();

private:
    struct Asked {
        ChangeRequest request;
        Operator who;
        Timestamp wallAt;
        std::optional<DurableAnswer> answer; ///< none for what the desk does by itself
        bool isAgain{};                      ///< it was judged on what is no more
    };

    /// What was found of it on a fork.
    struct Judged {
        std::vector<ParameterEdit> edits;
        std::shared_ptr<const RiskInForce> risk; ///< in force there
        std::optional<Refusal> refusal;
        std::optional<ChangeEffect> effect;
        std::optional<NoticePlan> plan;
    };

    /// A fork on which the effect of one request is being found.
    struct Work {
        ChangeId change;
        bool isAsked{};                                 ///< by an operator
        std::shared_ptr<std::atomic<double>> planned{}; ///< of a notice ramp's way; none where none is planned
        std::stop_source stop{};

        Judging shown() const { return {isAsked, planned ? std::optional{planned->load()} : std::nullopt}; }
    };

    void stop();
    std::optional<std::vector<ParameterEdit>> wanted(const Asked& asked) const;
    void take(Asked asked, const Judged& judged, std::uint64_t work);
    void consider(Asked asked);
    const Change* nextToRenew() const;
    void takeRenewed(ChangeId id, const ChangeEffect& effect, Timestamp wallAt);
    void finish(Asked asked, const std::optional<ChangeEffect>& effect, const std::optional<NoticePlan>& plan);
    void refuse(Asked asked, const DeskRefusal& refusal, std::vector<DeskRefusal> refusedToo = {});
    void keep(const ChangeDesk::Decision& decision, const std::string& actor);
    std::string stageOf(ChangeId id) const;
    std::vector<OperatorAction> actionsOf(const Asked& asked, const ChangeDesk::Decision& decision) const;

    std::function<void(std::function<void()>)> post_;
    std::function<Outcome(const Command&, Origin)> perform_;
    Moved moved_;
    LiveWorld* live_{nullptr};
    ChangeDesk desk_;
    int again_{0};                        ///< operators' requests that are judged again
    bool isJudging_{false};               ///< an effect that the desk itself asked for is on its way
    std::map<std::uint64_t, Work> works_; ///< on their way, by a number that no two have
    std::uint64_t lastWork_{0};
    bool isRenewing_{false};                   ///< an effect of a change that waits is being found again
    std::map<ChangeId, ChangeEffect> renewed_; ///< as found last of those that wait
    ChangeId lastRenewed_;
    std::chrono::steady_clock::time_point nextRenewal_;
    std::shared_ptr<const std::vector<Change>> shown_; ///< null after a move
    std::string shownTo_;
    std::shared_ptr<const LastLive> lastLive_; ///< null after a move
    std::uint64_t generation_{0};              ///< of worlds; an effect found again for another one is dropped
    std::stop_source stop_;                    ///< of what is found again for this one
    Background effects_;
    Background renewals_; ///< no operator's question waits for these
};

} // namespace plimsoll
