// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/console_port.h"
#include "service/host/background.h"
#include "service/host/desk_access.h"
#include "service/host/impact_desk.h"
#include "service/host/live_changes.h"
#include "service/host/live_world.h"
#include "service/host/pace.h"
#include "service/host/scenario_catalogue.h"
#include "service/host/view_builder.h"
#include "service/host/world_rails.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace plimsoll {

struct HostOptions {
    std::string dataFolder;   ///< where new worlds are made
    std::string operatorName; ///< who acts, until operators sign in
    std::string openPath;     ///< a world to open at the start
    /// Without openPath, scenario and kind: goes on with the world that was open last in the data folder, and
    /// notes there which one is. Else, or where that cannot be opened, a new one is begun.
    bool goesOn{false};
    bool openReadOnly{false};
    std::string scenario;   ///< of a new world; empty: the catalogue's first, or to go on
    std::uint32_t speed{1}; ///< 0 pauses, else 1, 10, 60, 600
    /// A world goes on at the speed that it was left at, where one is known, rather than at `speed`.
    bool keepsSpeed{false};
    GuardRails rails; ///< that a world begins with
    /// Of the new world; none: to go on, else a demo of the catalogue's first scenario or a training of another.
    std::optional<WorldKind> kind;
    AccessTerms access;                     ///< that sign-ins keep to
    std::function<Timestamp()> wallClock{}; ///< that they go by; empty: the system's
};

/// The running exchange behind the operator's port: one thread that owns the state, takes commands from a queue, moves
/// simulated time at the asked speed and publishes what the screen wants. Callers never wait for it, nor it for them.
class ExchangeHost final : public ConsolePort {
public:
    /// Starts the thread; files and catalogue must outlive the host.
    ExchangeHost(WorldFiles& files, const ScenarioCatalogue& catalogue, HostOptions options);
    /// Makes durable what was applied and ends the thread.
    ~ExchangeHost() override;

    std::shared_ptr<const view::ViewSnapshot> latest() const override;
    std::optional<OperatorAnswer> openFault() const override;
    std::optional<WorldOpening> opening() const override;
    void cancelBranch() override { branchCancelled_ = true; }
    std::optional<OperatorAnswer> passedOver() const override;
    void onPublished(Notify notify) override;
    void request(const view::ViewRequest& wanted) override;
    Ticket submit(OperatorCommand command, AnswerTo answer) override;
    void parameterHistory(const std::string& path, HistoryTo history) override;
    void marginCalls(MarginCallsTo calls) override;
    void accountRows(const view::AccountTableRequest& table, AccountRowsTo rows) override;
    void balanceSheet(BalanceSheetTo sheet) override;
    std::vector<ScenarioTitle> scenarios() const override;
    void preview(SubaccountId id, const Command& command, PreviewTo preview) override;
    void impact(view::Page asker, std::vector<ParameterEdit> edits, std::uint32_t seconds, ImpactTo impact,
        AftermathTo aftermath) override;
    void corridors(Watcher watcher, AssetId asset, std::vector<Track> tracks, TracksTo answer) override;
    void curveCorridor(AssetId asset, CurveTo answer) override;
    void noticePlan(
        ChangeContent content, const NoticeTerms& terms, std::function<void(double)> share, NoticeTo answer) override;
    void past(std::vector<ParameterEdit> edits, std::uint32_t hours, std::function<void(double)> share,
        PastTo answer) override;
    void forgetPast() override { impacts_.renewPast(); }
    void pastImpact(
        std::string world, std::uint64_t sequence, std::vector<ParameterEdit> edits, PastImpactTo answer) override;

private:
    using Clock = Pace::Clock;
    using Task = std::function<void()>;
    struct Verbs;

    void post(Task task);
    void run();
    void runTasks();
    void begin();
    void advance(Clock::time_point now);
    void publish(Clock::time_point now);
    void renew(Clock::time_point now);
    view::Status status();
    const std::shared_ptr<const std::string>& draftOf(const std::string& name);
    view::ReadOnly readOnlyReason() const;
    std::vector<view::PriceSource> priceSources() const;
    void measureLag(Clock::time_point now);

    void carryOut(Ticket ticket, const Command& command, const AnswerTo& answer);
    Outcome perform(const Command& command, Origin origin);
    void noteChange(const Change& change, const std::string& before, const std::string& actor);
    void askDesk(Ticket ticket, const ChangeRequest& request, const AnswerTo& answer);
    std::optional<DeskRefusal> roleFault(const OperatorCommand& command) const;
    std::optional<DeskRefusal> deskFault(const Command& command) const;
    /// Into the audit, where operators sign in.
    void refuse(const OperatorCommand& command, const DeskRefusal& fault, const DurableAnswer& answer);
    std::optional<OperatorAnswer> pin(const PinNote& verb, ShiftBook& book) const;
    std::optional<OperatorAnswer> keepDraft(const KeepDraft& verb);
    void noteRefused(Ticket ticket, const RefuseFile& verb, const AnswerTo& answer);
    void noteAcknowledged(Ticket ticket, const view::Alert& alert, const AnswerTo& answer);
    void noteExport(Ticket ticket, const ExportFile& verb, const AnswerTo& answer);
    void noteByHand(
        std::string what, ActionResult result, std::string detail, OperatorAnswer reply, const AnswerTo& answer);
    void writeShift(Ticket ticket, std::shared_ptr<const ShiftBook> book, const AnswerTo& answer);
    template <class Answer>
    std::function<void(const Answer&)> inJournal(std::function<void(const Answer&)> answer) const;
    void setSpeed(std::uint32_t speed, bool byItself);
    void leaveClock();
    std::optional<std::uint32_t> speedLeft() const;
    bool isOpen(const std::string& path) const;
    void failOpen(const std::optional<OperatorAnswer>& fault);
    std::optional<OperatorAnswer> startNew(const std::string& scenario, const std::string& path, WorldKind kind);
    std::optional<OperatorAnswer> openWorld(const std::string& path, bool readOnly);
    std::optional<OperatorAnswer> openOther(const std::string& path, bool readOnly);
    std::optional<OperatorAnswer> copyWorld(const std::string& from, const std::string& to);
    std::optional<OperatorAnswer> branchWorld(const BranchWorld& verb, std::string& target);
    void tellOpening(std::optional<WorldOpening> opening);
    void noteReplayed(std::uint64_t sequence);
    void notify();
    std::string freshPath(const std::string& name) const;
    struct RowsUnderWay;
    void valueRows(std::shared_ptr<RowsUnderWay> under);
    Survey::Defer aside();
    LiveWorld::Observe observer();
    LiveWorld::LeftWithSnapshot leaver();
    void noteAsLast();
    void noteTrailGap();
    void adopt(std::unique_ptr<LiveWorld> live, const std::string& path, bool readOnly);

    WorldFiles& files_;
    const ScenarioCatalogue& catalogue_;
    const HostOptions options_;

    // Owned by the engine thread.
    std::unique_ptr<LiveWorld> live_;
    std::string path_;
    bool openedReadOnly_{false};
    bool stopgap_{false};   ///< the next world only stands in for the last one, which is open elsewhere
    bool isStopgap_{false}; ///< the open one does
    ViewBuilder builder_;
    std::string actor_;
    Pace pace_;
    std::string clockLeft_; ///< how the next start finds the clock of the open world
    Clock::time_point lastFlush_;
    Clock::time_point lastPublish_;
    std::int64_t durableLagUs_{0};
    std::deque<std::pair<std::uint64_t, Clock::time_point>> flushed_;
    view::ViewRequest wanted_;
    std::uint32_t changesNoted_{0};
    std::map<std::string, std::shared_ptr<const std::string>> drafts_; ///< by whose they are, as far as asked for
    std::shared_ptr<const ShiftBook> shift_{std::make_shared<const ShiftBook>()};
    std::optional<WorldOpening> opens_; ///< as last told
    std::uint64_t firstReplayed_{0};
    std::uint64_t lastToReplay_{0};
    Clock::time_point lastTold_;
    std::atomic<bool> branchCancelled_{false};
    std::string alertsLeft_; ///< with the world, for whoever opens it next
    bool publishNow_{false};

    mutable std::mutex mutex_; ///< guards the eight below
    std::condition_variable wake_;
    std::deque<Task> tasks_;
    Task previewWanted_; ///< the newest; empty once begun
    std::shared_ptr<const view::ViewSnapshot> latest_;
    std::optional<OperatorAnswer> openFault_; ///< none while live_ is there
    std::optional<WorldOpening> opening_;
    std::optional<OperatorAnswer> passedOver_;
    bool stopping_{false};
    Ticket lastTicket_{0};
    std::mutex notifyMutex_;
    Notify notify_;

    Background background_;
    ImpactDesk impacts_;
    DeskAccess access_; ///< of the engine's thread, as are the next two
    WorldRails rails_;
    LiveChanges changes_;
    std::thread thread_;
};

} // namespace plimsoll
