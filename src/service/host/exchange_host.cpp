// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/exchange_host.h"

#include "domain/base/decimal.h"
#include "domain/base/plain_text.h"
#include "service/alert_rules.h"
#include "service/customer_command.h"
#include "service/host/account_rows.h"
#include "service/host/last_world.h"
#include "service/host/projection.h"
#include "service/host/shift_text.h"
#include "service/host/thread_priority.h"
#include "service/world_place.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <utility>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

constexpr auto publishEvery = 100ms;
constexpr auto publishAtLeast = 1000ms;
constexpr auto flushEvery = 50ms;
constexpr auto workAtATime = 15ms;

Timestamp wallNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

OperatorAnswer faultAnswer(const std::string& code, const std::string& detail)
{
    OperatorAnswer answer;
    answer.code = code;
    answer.detail = detail;
    return answer;
}

OperatorAnswer faultAnswer(const JournalFault& fault)
{
    switch (fault.kind) {
    case JournalFaultKind::Locked:
        return faultAnswer("LOCKED", toText(fault));
    case JournalFaultKind::NewerSchema:
        return faultAnswer("NEWER_SCHEMA", toText(fault));
    case JournalFaultKind::AnotherEngine:
        return faultAnswer("ANOTHER_ENGINE", toText(fault));
    case JournalFaultKind::ReadOnlyMedium:
        return faultAnswer("READ_ONLY_MEDIUM", toText(fault));
    case JournalFaultKind::AlreadyThere:
        return faultAnswer("ALREADY_THERE", toText(fault));
    case JournalFaultKind::Missing:
    case JournalFaultKind::Displaced:
    case JournalFaultKind::NoFolder:
        return faultAnswer("MISSING", toText(fault));
    case JournalFaultKind::Torn:
        return faultAnswer("TORN", toText(fault));
    case JournalFaultKind::NotAWorld:
        return faultAnswer("NOT_A_WORLD", toText(fault));
    case JournalFaultKind::CannotOpen:
        return faultAnswer("CANNOT_OPEN", toText(fault));
    case JournalFaultKind::DiskFull:
    case JournalFaultKind::InputOutput:
        break;
    }
    return faultAnswer("IO_FAULT", toText(fault));
}

std::vector<LiquidationFill> fillsOf(const Outcome& outcome)
{
    std::vector<LiquidationFill> fills;
    for (const Event& event : outcome.events)
        if (const auto* fill = std::get_if<LiquidationFill>(&event))
            fills.push_back(*fill);
    return fills;
}

/// In a LIVE world only the change desk asks for it.
bool movesParameters(const Command& command)
{
    return std::holds_alternative<SetParameters>(command) || std::holds_alternative<AnnounceParameters>(command)
        || std::holds_alternative<SetPoolState>(command) || std::holds_alternative<SetMarketState>(command);
}

OperatorAnswer bookFull(std::size_t most)
{
    OperatorAnswer answer = faultAnswer("SHIFT_BOOK_FULL", {});
    answer.limit = std::to_string(most);
    return answer;
}

/// What each provider of the backstop was granted last: by hand or by a step, else at the opening of the world.
std::map<SubaccountId, Usd> grantsOf(LiveWorld& live, const std::vector<OperatorAction>& actions)
{
    static const std::string verb = "setBackstopProvider ";
    std::map<SubaccountId, Usd> grants;
    for (const auto& [provider, left] : live.state().providers)
        grants[provider] = live.world().scenario().population.backstopCapacity;
    for (const OperatorAction& action : actions) {
        std::uint32_t provider = 0;
        const char* const end = action.what.data() + action.what.size();
        const auto capacity = fromText<Usd>(action.after);
        if (action.result == ActionResult::Accepted && action.what.starts_with(verb) && capacity
            && std::from_chars(action.what.data() + verb.size(), end, provider).ptr == end)
            grants[SubaccountId{provider}] = *capacity;
    }
    return grants;
}

/// Under what a world keeps what an operator typed (JournalEntry::left).
std::string draftKey(const std::string& name)
{
    return "draft " + name;
}

/// Of a world that is begun again; a branch begins where its scenario does.
WorldKind kindOf(const WorldRecord& record)
{
    if (record.environment == "LIVE")
        return WorldKind::Live;
    return record.environment == "DEMO" ? WorldKind::Demo : WorldKind::Training;
}

/// The command that a moment lies behind, or why the journal does not reach there.
Result<std::uint64_t, OperatorAnswer> sequenceOf(JournalSource& source, const Moment& moment)
{
    const auto horizon = source.horizon();
    const auto last = source.lastSequence();
    if (!horizon.ok() || !last.ok())
        return faultAnswer(horizon.ok() ? last.error() : horizon.error());
    const auto beyond = [](const char* code, const char* field, const std::string& value, const std::string& limit) {
        OperatorAnswer answer = faultAnswer(code, {});
        answer.field = field;
        answer.value = value;
        answer.limit = limit;
        return answer;
    };
    if (const auto* sequence = std::get_if<std::uint64_t>(&moment)) {
        const std::string value = std::to_string(*sequence);
        if (*sequence < horizon.value())
            return beyond("BEFORE_HORIZON", "sequence", value, std::to_string(horizon.value()));
        if (*sequence > last.value())
            return beyond("BEHIND_END", "sequence", value, std::to_string(last.value()));
        return *sequence;
    }
    const Timestamp time = std::get<Timestamp>(moment);
    const auto reached = source.reachedAt(time);
    if (!reached.ok())
        return faultAnswer(reached.error());
    const auto& [sequence, at] = reached.value();
    if (at > time)
        return beyond("BEFORE_HORIZON", "time", std::to_string(time.ms), std::to_string(at.ms));
    if (at < time && sequence == last.value())
        return beyond("BEHIND_END", "time", std::to_string(time.ms), std::to_string(at.ms));
    return sequence;
}

/// What the audit calls them.
std::string auditName(const RefuseFile& verb)
{
    static constexpr std::string_view names[] = {"import change ", "compare configuration ", "import guard rails "};
    return std::string{names[static_cast<std::size_t>(verb.as)]} + unseenEscaped(verb.file.substr(0, 120));
}
/// Of a file with many faults the first few say enough.
std::string faultsOf(const RefuseFile& verb)
{
    constexpr std::size_t toldMost = 5;
    constexpr std::size_t longest = 240;
    std::string why;
    for (std::size_t at = 0; at < std::min(verb.faults.size(), toldMost); ++at)
        why += (at == 0 ? "" : "; ") + unseenEscaped(verb.faults[at].substr(0, longest));
    if (verb.faults.size() > toldMost)
        why += "; " + std::to_string(verb.faults.size() - toldMost) + " more";
    return why;
}
std::string auditName(const ExportFile& verb)
{
    return "export " + unseenEscaped(verb.what.substr(0, 240));
}

/// Of what is left with the world for its next start.
const std::string clockKey = "clock";
const std::string sourcesKey = "sources";
constexpr std::string_view pausedWord = "paused";

/// Of those in the queue on whom steps are taken: the others are in somebody's hands.
std::size_t movingInQueue(const State& state)
{
    std::size_t moving = 0;
    for (const auto& [id, entry] : state.queue)
        moving += !entry.takenOver && entry.heldUntil <= state.now ? 1 : 0;
    return moving;
}

view::Environment environmentOf(const std::string& name)
{
    if (name == "TRAINING")
        return view::Environment::Training;
    if (name == "REPLAY")
        return view::Environment::Replay;
    return name == "LIVE" ? view::Environment::Live : view::Environment::Demo;
}

} // namespace

ExchangeHost::ExchangeHost(WorldFiles& files, const ScenarioCatalogue& catalogue, HostOptions options)
    : files_(files)
    , catalogue_(catalogue)
    , options_(std::move(options))
    , builder_(aside())
    , access_(options_.operatorName, options_.access, options_.wallClock ? options_.wallClock : wallNow,
          [this](Task task) {
              post([this, task = std::move(task)] {
                  task();
                  publishNow_ = true;
              });
          })
    , rails_(options_.rails)
    , changes_([this](Task task) { post(std::move(task)); },
          [this](const Command& command, Origin origin) { return perform(command, std::move(origin)); },
          [this](const Change& change, const std::string& before, const std::string& actor) {
              noteChange(change, before, actor);
          })
{
    thread_ = std::thread{[this] { run(); }};
}

ExchangeHost::~ExchangeHost()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

std::shared_ptr<const view::ViewSnapshot> ExchangeHost::latest() const
{
    const std::lock_guard lock{mutex_};
    return latest_;
}

std::optional<OperatorAnswer> ExchangeHost::openFault() const
{
    const std::lock_guard lock{mutex_};
    return openFault_;
}

std::optional<WorldOpening> ExchangeHost::opening() const
{
    const std::lock_guard lock{mutex_};
    return opening_;
}

std::optional<OperatorAnswer> ExchangeHost::passedOver() const
{
    const std::lock_guard lock{mutex_};
    return passedOver_;
}

void ExchangeHost::onPublished(Notify notify)
{
    const std::lock_guard lock{notifyMutex_};
    notify_ = std::move(notify);
}

void ExchangeHost::request(const view::ViewRequest& wanted)
{
    post([this, wanted] {
        wanted_ = wanted;
        publishNow_ = true;
    });
}

void ExchangeHost::parameterHistory(const std::string& path, HistoryTo history)
{
    post([this, path, history = std::move(history)] {
        std::vector<view::ParameterChange> changes;
        if (live_) {
            const std::string wanted = "setParameter " + path;
            if (auto actions = live_->source()->actionsAbout(wanted); actions.ok())
                for (const OperatorAction& action : actions.value()) {
                    if (action.result != ActionResult::Accepted || action.what != wanted)
                        continue;
                    if (changes.empty())
                        changes.push_back({0, {}, {}, {}, {}, action.before});
                    changes.push_back({action.sequence, action.simulatedAt, action.actor, action.reason, action.before,
                        action.after});
                }
            if (changes.empty())
                changes = builder_.historyOf(live_->state(), path);
            for (view::ParameterChange& change : changes)
                if (change.sequence == 0)
                    change.time = live_->world().start();
        }
        history(std::move(changes));
    });
}

void ExchangeHost::marginCalls(MarginCallsTo calls)
{
    post([this, calls = std::move(calls)] {
        calls(live_ ? builder_.marginCalls(live_->state()) : std::vector<view::MarginCall>{});
    });
}

struct ExchangeHost::RowsUnderWay {
    State fork;
    view::AccountTableRequest table;
    AccountRowsTo answer;
    std::vector<SubaccountId> ids;
    std::vector<view::AccountRow> rows{};
};

void ExchangeHost::accountRows(const view::AccountTableRequest& table, AccountRowsTo rows)
{
    post([this, table, rows = std::move(rows)] {
        if (!live_)
            return;
        background_.post([this, fork = live_->state(), table, rows, order = builder_.ordering(live_->state(), table)] {
            valueRows(std::make_shared<RowsUnderWay>(RowsUnderWay{fork, table, rows, order()}));
        });
    });
}

/// A part of them, then whatever else waits: the page's own order does not wait for the last of 100,000 rows.
void ExchangeHost::valueRows(std::shared_ptr<RowsUnderWay> under)
{
    constexpr std::size_t part = 2000;
    const std::size_t end = std::min(under->rows.size() + part, under->ids.size());
    while (under->rows.size() < end)
        under->rows.push_back(accountRow(under->fork, under->ids[under->rows.size()]));
    if (end < under->ids.size()) {
        background_.post([this, under = std::move(under)] { valueRows(under); });
        return;
    }
    sortRows(under->rows, under->table);
    under->answer(std::move(under->rows));
}

void ExchangeHost::balanceSheet(BalanceSheetTo sheet)
{
    post([this, sheet = std::move(sheet)] {
        if (live_)
            background_.post([fork = live_->state(), answer = inJournal(std::move(sheet))] {
                answer(plimsoll::balanceSheet(fork));
            });
    });
}

std::vector<ScenarioTitle> ExchangeHost::scenarios() const
{
    std::vector<ScenarioTitle> scenarios;
    for (const std::string& name : catalogue_.names())
        scenarios.push_back({name, catalogue_.title(name)});
    return scenarios;
}

void ExchangeHost::preview(SubaccountId id, const Command& command, PreviewTo preview)
{
    {
        const std::lock_guard lock{mutex_};
        previewWanted_ = [this, id, command, preview = std::move(preview)] {
            if (live_ && live_->state().has(id)) {
                preview(previewOf(live_->state(), id, command));
                return;
            }
            CommandPreview unknown;
            unknown.refusal = Refusal{
                RefusalCode::UnknownSubaccount, Field::Subaccount, std::to_string(id.value), {}, BindingTerm::None, {}};
            preview(unknown);
        };
    }
    wake_.notify_all();
}

/// The state counts accepted commands only, the screen names places in the journal: `answer` gets the newest of these.
template <class Answer>
std::function<void(const Answer&)> ExchangeHost::inJournal(std::function<void(const Answer&)> answer) const
{
    return [answer = std::move(answer), sequence = live_->appliedSequence()](Answer found) {
        found.sequence = sequence;
        answer(found);
    };
}

void ExchangeHost::impact(
    view::Page asker, std::vector<ParameterEdit> edits, std::uint32_t seconds, ImpactTo impact, AftermathTo aftermath)
{
    post([this, edits = std::move(edits), seconds, impact = std::move(impact), aftermath = std::move(aftermath),
             stop = impacts_.renewImpact(asker)] {
        if (live_)
            impacts_.impact(live_->state(), live_->appliedSequence(), edits, seconds, impact, aftermath, stop);
    });
}

void ExchangeHost::corridors(Watcher watcher, AssetId asset, std::vector<Track> tracks, TracksTo answer)
{
    post(
        [this, asset, tracks = std::move(tracks), answer = std::move(answer), stop = impacts_.renewCorridors(watcher)] {
            if (live_ && asset.value < live_->state().assets.size())
                impacts_.corridors(live_->state(), asset, tracks, inJournal(answer), stop);
        });
}

void ExchangeHost::curveCorridor(AssetId asset, CurveTo answer)
{
    post([this, asset, answer = std::move(answer), stop = impacts_.renewCurve()] {
        if (live_ && asset.value < live_->state().assets.size())
            impacts_.curveCorridor(live_->state(), asset, inJournal(answer), stop);
    });
}

void ExchangeHost::noticePlan(
    ChangeContent content, const NoticeTerms& terms, std::function<void(double)> share, NoticeTo answer)
{
    post([this, content = std::move(content), terms, share = std::move(share), answer = std::move(answer),
             stop = impacts_.renewPlan()] {
        if (live_)
            impacts_.noticePlan(live_->state(), content, terms, rails_.now(), share, inJournal(answer), stop);
    });
}

void ExchangeHost::past(
    std::vector<ParameterEdit> edits, std::uint32_t hours, std::function<void(double)> share, PastTo answer)
{
    post([this, edits = std::move(edits), hours, share = std::move(share), answer = std::move(answer),
             stop = impacts_.renewPast()] {
        if (live_)
            impacts_.past(files_, path_, live_->state(), edits, hours, share, answer, stop);
        else
            answer(JournalFault{JournalFaultKind::Missing, path_, "no world is open"});
    });
}

void ExchangeHost::pastImpact(
    std::string world, std::uint64_t sequence, std::vector<ParameterEdit> edits, PastImpactTo answer)
{
    impacts_.pastImpact(files_, std::move(world), sequence, std::move(edits), std::move(answer));
}

void ExchangeHost::post(Task task)
{
    {
        const std::lock_guard lock{mutex_};
        tasks_.push_back(std::move(task));
    }
    wake_.notify_all();
}

/// What each command of an operator does, on the engine thread; answers at once where no journal has to be waited for.
struct ExchangeHost::Verbs {
    ExchangeHost& host;
    Ticket ticket;
    const AnswerTo& answer;

    void done(std::optional<OperatorAnswer> fault, const std::string& file = {}) const
    {
        OperatorAnswer reply = fault.value_or(OperatorAnswer{});
        reply.ticket = ticket;
        reply.file = file;
        reply.accepted = !fault.has_value();
        answer(reply);
        host.publishNow_ = true;
    }

    void operator()(const Command& command) const { host.carryOut(ticket, command, answer); }
    void operator()(const SetClockSpeed& verb) const
    {
        host.setSpeed(verb.speed, false);
        done(std::nullopt);
    }
    void operator()(const StepClock&) const
    {
        if (!host.live_ || host.live_->readOnly()) {
            done(faultAnswer("READ_ONLY", {}));
            return;
        }
        host.setSpeed(0, false);
        host.live_->passSecond();
        host.changes_.carryOutDue(wallNow());
        host.builder_.beginRound();
        done(std::nullopt);
    }
    void operator()(const SlowForQueue& verb) const
    {
        host.pace_.slowForQueue(verb.on);
        host.publishNow_ = true;
        done(std::nullopt);
    }
    void operator()(const NewWorld& verb) const { opened(host.startNew(verb.scenario, verb.path, verb.kind)); }
    void operator()(const RestartWorld&) const
    {
        opened(host.live_ ? host.startNew(host.live_->record().scenario, {}, kindOf(host.live_->record()))
                          : faultAnswer("MISSING", {}));
    }
    void operator()(const DuplicateWorld& verb) const { done(host.copyWorld(host.path_, verb.path), verb.path); }
    void operator()(const BranchWorld& verb) const
    {
        std::string target;
        auto fault = host.branchWorld(verb, target);
        done(std::move(fault), target);
    }
    void operator()(const ChangeRequest& request) const { host.askDesk(ticket, request, answer); }
    void operator()(const CancelJudging& verb) const
    {
        host.changes_.cancel(verb.change);
        done(std::nullopt);
    }
    void operator()(const SignIn& verb) const
    {
        host.access_.signIn(verb, DurableAnswer{ticket, answer});
        host.publishNow_ = true;
    }
    void operator()(const LockDesk& verb) const
    {
        host.access_.lock(verb, DurableAnswer{ticket, answer});
        host.publishNow_ = true;
    }
    void operator()(const EditOperator& verb) const { host.access_.edit(verb, DurableAnswer{ticket, answer}); }
    void operator()(const EditRails& verb) const
    {
        if (!host.live_) {
            done(faultAnswer("MISSING", {}));
            return;
        }
        host.rails_.edit(verb, host.access_.who().name, wallNow(), DurableAnswer{ticket, answer});
        host.changes_.keepTo(host.rails_.now());
        host.publishNow_ = true;
    }
    void operator()(const AcknowledgeAlert& verb) const
    {
        if (!host.live_ || host.live_->readOnly())
            done(faultAnswer("READ_ONLY", host.live_ ? host.live_->notice() : std::string{}));
        else if (const auto alert = host.builder_.acknowledge(verb.alert))
            host.noteAcknowledged(ticket, *alert, answer);
        else
            done(std::nullopt);
    }
    void operator()(const PinNote& verb) const
    {
        shift([&](ShiftBook& book) { return host.pin(verb, book); });
    }
    void operator()(const UnpinNote& verb) const
    {
        shift([&](ShiftBook& book) {
            std::erase_if(book.notes, [&](const ShiftNote& note) { return note.number == verb.number; });
            return std::optional<OperatorAnswer>{};
        });
    }
    void operator()(const WatchSubject& verb) const
    {
        shift([&](ShiftBook& book) {
            std::erase(book.watched, verb.subject);
            if (verb.on)
                book.watched.push_back(verb.subject);
            return book.watched.size() > ShiftBook::watchedMax ? std::optional{bookFull(ShiftBook::watchedMax)}
                                                               : std::nullopt;
        });
    }
    void operator()(const KeepDraft& verb) const { done(host.keepDraft(verb)); }
    void operator()(const RefuseFile& verb) const { host.noteRefused(ticket, verb, answer); }
    void operator()(const ExportFile& verb) const { host.noteExport(ticket, verb, answer); }
    template <class Edit>
    void shift(Edit edit) const
    {
        if (!host.live_ || host.live_->readOnly()) {
            done(faultAnswer("READ_ONLY", host.live_ ? host.live_->notice() : std::string{}));
            return;
        }
        auto book = std::make_shared<ShiftBook>(*host.shift_);
        if (auto fault = edit(*book))
            done(std::move(fault));
        else
            host.writeShift(ticket, std::move(book), answer);
    }
    void operator()(const OpenWorld& verb) const { done(host.openWorld(verb.path, verb.readOnly), verb.path); }
    void operator()(const BackUpWorld& verb) const { done(host.copyWorld(host.path_, verb.path), verb.path); }
    void operator()(const RestoreWorld& verb) const
    {
        const std::string target = host.freshPath(std::filesystem::path{verb.path}.stem().string());
        if (auto fault = host.copyWorld(verb.path, target))
            done(fault, verb.path);
        else
            done(host.openWorld(target, false), target);
    }
    void opened(const std::optional<OperatorAnswer>& fault) const { done(fault, fault ? std::string{} : host.path_); }
};

Ticket ExchangeHost::submit(OperatorCommand command, AnswerTo answer)
{
    Ticket ticket{};
    {
        const std::lock_guard lock{mutex_};
        ticket = ++lastTicket_;
        tasks_.push_back([this, ticket, command = std::move(command), answer = std::move(answer)] {
            if (const auto fault = roleFault(command))
                refuse(command, *fault, DurableAnswer{ticket, answer});
            else
                std::visit(Verbs{*this, ticket, answer}, command);
        });
    }
    wake_.notify_all();
    return ticket;
}

void ExchangeHost::run()
{
    standBack(StandBack::ForScreen); // and with it the threads that a world's file begins from here
    begin();
    lastFlush_ = Clock::now();
    pace_.skip(lastFlush_);
    for (;;) {
        runTasks();
        const auto now = Clock::now();
        advance(now);
        if (live_ && now - lastFlush_ >= flushEvery) {
            lastFlush_ = now;
            if (live_->unflushed() > 0)
                flushed_.emplace_back(live_->appliedSequence(), now);
            live_->flush();
        }
        measureLag(now);
        pace_.measure(now);
        const bool catchesUp = live_ && pace_.stands() && builder_.isBehind();
        if (catchesUp) {
            builder_.catchUp(live_->state());
            publishNow_ = true;
        }
        const auto sincePublish = Clock::now() - lastPublish_;
        if (sincePublish >= publishAtLeast
            || (sincePublish >= publishEvery && !catchesUp
                && (!pace_.stands() || publishNow_ || changes_.isPlanning())))
            publish(Clock::now());
        std::unique_lock lock{mutex_};
        if (stopping_)
            break;
        const bool busy = catchesUp || pace_.owesSecond();
        if (tasks_.empty() && !previewWanted_ && !busy)
            wake_.wait_for(lock, pace_.asked() > 60 ? 1ms : 10ms);
    }
    runTasks(); // what was asked before the end
    if (live_) {
        live_->settle();
        noteAsLast(); // another window may have noted its own meanwhile
    }
    live_.reset();
}

/// The world to begin with: the one that was asked for, the one that was left, or a new one.
void ExchangeHost::begin()
{
    const auto opens = [this](const std::string& path) {
        auto fault = openOther(path, options_.openReadOnly);
        if (fault)
            fault->file = path;
        return fault;
    };
    if (!options_.openPath.empty()) {
        failOpen(opens(options_.openPath));
        return;
    }
    if (const std::string last = lastWorldIn(options_.dataFolder);
        options_.goesOn && options_.scenario.empty() && !options_.kind && !last.empty()) {
        auto fault = opens(last);
        if (!fault)
            return;
        const std::lock_guard lock{mutex_};
        passedOver_ = std::move(fault);
        stopgap_ = passedOver_->code == "LOCKED";
    }
    const auto& names = catalogue_.names();
    const bool isDefault = options_.scenario.empty() || (!names.empty() && options_.scenario == names.front());
    failOpen(
        startNew(options_.scenario, {}, options_.kind.value_or(isDefault ? WorldKind::Demo : WorldKind::Training)));
}

void ExchangeHost::runTasks()
{
    std::deque<Task> tasks;
    {
        const std::lock_guard lock{mutex_};
        tasks.swap(tasks_);
        if (previewWanted_)
            tasks.push_back(std::exchange(previewWanted_, {}));
    }
    for (const Task& task : tasks)
        task();
}

void ExchangeHost::advance(Clock::time_point now)
{
    if (!live_ || live_->readOnly() || pace_.stands()) {
        pace_.skip(now);
        return;
    }
    if (pace_.owe(now) == Pace::Passed::Gap) {
        setSpeed(0, true);
        return;
    }
    const auto deadline = Clock::now() + workAtATime;
    while (pace_.owesSecond() && Clock::now() < deadline) {
        const auto begun = Clock::now();
        const std::uint64_t before = live_->appliedSequence();
        if (!live_->passSecond()) {
            // It would be refused again and again: the operator has to change something first.
            if (live_->stoppedBy())
                setSpeed(0, true);
            return;
        }
        pace_.secondPassed(live_->appliedSequence() - before, Clock::now() - begun);
        changes_.carryOutDue(wallNow());
        if (pace_.shouldSlow(movingInQueue(live_->state()))) {
            setSpeed(1, true);
            pace_.noteSlowed();
        }
    }
}

void ExchangeHost::measureLag(Clock::time_point now)
{
    while (live_ && !flushed_.empty() && flushed_.front().first <= live_->durableSequence()) {
        durableLagUs_ = std::chrono::duration_cast<std::chrono::microseconds>(now - flushed_.front().second).count();
        flushed_.pop_front();
    }
}

void ExchangeHost::setSpeed(std::uint32_t speed, bool byItself)
{
    if (speed == pace_.asked())
        return;
    pace_.ask(speed);
    if (!live_)
        return;
    leaveClock();
    // What stands still is looked at as a whole: its counts have to agree with each other.
    if (speed == 0)
        builder_.beginRound();
    view::FeedEntry entry;
    entry.sequence = live_->appliedSequence();
    entry.part = 0xFFFF;
    entry.time = live_->state().now;
    entry.kind = view::FeedKind::ClockChanged;
    entry.after = speed == 0 ? "pause" : std::to_string(speed) + "x";
    entry.actor = byItself ? "" : access_.who().name;
    builder_.note(std::move(entry));
}

/// Whoever opens the world next finds its clock so.
void ExchangeHost::leaveClock()
{
    const std::string word = pace_.stands() ? std::string{pausedWord} : std::to_string(pace_.asked());
    if (!live_->readOnly() && std::exchange(clockLeft_, word) != word)
        live_->leave(clockKey, word);
}

/// Paused it stays, whatever speed was asked for at the start; earlier versions kept of the others that it runs.
std::optional<std::uint32_t> ExchangeHost::speedLeft() const
{
    if (clockLeft_ == pausedWord)
        return 0;
    for (const std::uint32_t speed : {1U, 10U, 60U, 600U})
        if (options_.keepsSpeed && clockLeft_ == std::to_string(speed))
            return speed;
    return std::nullopt;
}

void ExchangeHost::carryOut(Ticket ticket, const Command& command, const AnswerTo& answer)
{
    OperatorAnswer reply;
    reply.ticket = ticket;
    if (!live_ || live_->readOnly()) {
        reply.code = "READ_ONLY";
        reply.detail = live_ ? live_->notice() : std::string{};
        answer(reply);
        return;
    }
    DurableAnswer waiting{ticket, answer};
    if (const auto fault = deskFault(command)) {
        refuse(command, *fault, waiting);
        return;
    }
    const Outcome outcome = perform(command, {access_.who().name, wallNow(), waiting.settled()});
    OperatorAnswer& content = waiting.content();
    content.accepted = outcome.accepted();
    content.sequence = live_->appliedSequence();
    if (outcome.refusal) {
        content.code = codeName(outcome.refusal->code);
        content.field = fieldName(outcome.refusal->field);
        content.value = outcome.refusal->value;
        content.limit = outcome.refusal->limit;
        content.announced = outcome.refusal->announced;
    } else if (const auto* set = std::get_if<SetParameters>(&command)) {
        changes_.noteLive(*set, live_->state().now);
    }
    if (outcome.accepted() && std::holds_alternative<LiquidateStep>(command))
        content.fills = fillsOf(outcome);
    waiting.ready();
    publishNow_ = true;
}

Outcome ExchangeHost::perform(const Command& command, Origin origin)
{
    actor_ = origin.operatorName;
    Outcome outcome = live_->executeFor(command, std::move(origin));
    actor_.clear();
    return outcome;
}

/// One line of the feed for each stage; an author's own draft is nobody else's to read of.
void ExchangeHost::noteChange(const Change& change, const std::string& before, const std::string& actor)
{
    publishNow_ = true;
    if (change.isPrivate())
        return;
    constexpr std::uint32_t firstPart = 0x10000;
    view::FeedEntry entry;
    entry.sequence = live_->appliedSequence();
    entry.part = firstPart + changesNoted_++ % firstPart;
    entry.time = live_->state().now;
    entry.kind = view::FeedKind::ChangeMoved;
    entry.actor = actor;
    entry.path = std::to_string(change.id.value) + ' ' + change.content.name;
    entry.before = before;
    entry.after = toText(change.stage);
    entry.reason = change.outcome.empty() ? change.content.reason : change.outcome;
    builder_.note(std::move(entry));
}

void ExchangeHost::askDesk(Ticket ticket, const ChangeRequest& request, const AnswerTo& answer)
{
    OperatorAnswer reply;
    reply.ticket = ticket;
    if (!live_ || live_->readOnly()) {
        reply.code = "READ_ONLY";
        reply.detail = live_ ? live_->notice() : std::string{};
        answer(reply);
        return;
    }
    if (request.as.empty()) {
        changes_.ask(request, access_.who(), wallNow(), DurableAnswer{ticket, answer});
        publishNow_ = true;
        return;
    }
    if (access_.asksForPassphrases()) {
        const std::string what = "sign for " + auditName(request.id) + " at the desk of " + access_.who().name;
        access_.prove(request.as, request.passphrase, what, DurableAnswer{ticket, answer},
            [this, ticket, request, answer, what](const OperatorRecord& record, const Secret&) {
                if (record.owesPassphrase == Flag::On) {
                    access_.refuse(record.name, what, {"PASSPHRASE_OWED", "newPassphrase", {}, {}},
                        DurableAnswer{ticket, answer}, {record});
                    return;
                }
                access_.noteProven(record, what);
                changes_.ask(request, {record.name, record.role}, wallNow(), DurableAnswer{ticket, answer});
            });
        return;
    }
    const auto other = practiceOperator(request.as);
    if (!other) {
        reply.code = "UNKNOWN_OPERATOR";
        reply.value = request.as;
        answer(reply);
        return;
    }
    changes_.ask(request, *other, wallNow(), DurableAnswer{ticket, answer});
    publishNow_ = true;
}

/// Puts a note into the book, where it may go there.
std::optional<OperatorAnswer> ExchangeHost::pin(const PinNote& verb, ShiftBook& book) const
{
    OperatorAnswer refusal;
    const bool isBlank = verb.text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (isBlank || verb.text.size() > ShiftBook::textMax) {
        refusal = faultAnswer(isBlank ? "NOTE_BLANK" : "NOTE_LONG", {});
        refusal.limit = std::to_string(ShiftBook::textMax);
        return refusal;
    }
    if (book.notes.size() == ShiftBook::notesMax)
        return bookFull(ShiftBook::notesMax);
    ShiftNote note{1, verb.subject, verb.text, access_.who().name, wallNow(), live_->state().now};
    for (const ShiftNote& before : book.notes)
        note.number = std::max(note.number, before.number + 1);
    book.notes.insert(book.notes.begin(), std::move(note));
    return std::nullopt;
}

/// With the next batch: nobody waits for it.
std::optional<OperatorAnswer> ExchangeHost::keepDraft(const KeepDraft& verb)
{
    if (!live_ || live_->readOnly())
        return faultAnswer("READ_ONLY", live_ ? live_->notice() : std::string{});
    if (verb.world != path_ || verb.of.empty() || verb.of != access_.who().name)
        return faultAnswer("NOT_AT_DESK", {});
    if (verb.text.size() > KeepDraft::textMax)
        return faultAnswer("DRAFT_LONG", {});
    drafts_[verb.of] = std::make_shared<const std::string>(verb.text);
    live_->leave(draftKey(verb.of), verb.text);
    return std::nullopt;
}

const std::shared_ptr<const std::string>& ExchangeHost::draftOf(const std::string& name)
{
    const auto [entry, unknown] = drafts_.try_emplace(name);
    if (unknown)
        entry->second = std::make_shared<const std::string>(live_->left(draftKey(name)));
    return entry->second;
}

void ExchangeHost::writeShift(Ticket ticket, std::shared_ptr<const ShiftBook> book, const AnswerTo& answer)
{
    shift_ = std::move(book);
    builder_.show(shift_);
    live_->leave("shift", shiftText(*shift_));
    DurableAnswer waiting{ticket, answer};
    waiting.content().accepted = true;
    waiting.ready();
    live_->note({access_.who().name, wallNow(), waiting.settled()});
    publishNow_ = true;
}

void ExchangeHost::noteRefused(Ticket ticket, const RefuseFile& verb, const AnswerTo& answer)
{
    OperatorAnswer reply = faultAnswer(!live_ || live_->readOnly() ? "READ_ONLY" : "FILE_REFUSED", {});
    reply.ticket = ticket;
    noteByHand(auditName(verb), ActionResult::Refused, faultsOf(verb), std::move(reply), answer);
}

void ExchangeHost::noteExport(Ticket ticket, const ExportFile& verb, const AnswerTo& answer)
{
    OperatorAnswer reply;
    reply.ticket = ticket;
    reply.accepted = true;
    reply.file = verb.file;
    noteByHand(auditName(verb), ActionResult::Accepted, unseenEscaped("to " + verb.file), std::move(reply), answer);
}

/// Who takes notice of what, in the words of the alert's kind, what it is about and the worst that it came to.
void ExchangeHost::noteAcknowledged(Ticket ticket, const view::Alert& alert, const AnswerTo& answer)
{
    OperatorAnswer reply;
    reply.ticket = ticket;
    reply.accepted = true;
    std::string what = "acknowledge alert " + std::string{alertRule(alert.kind).name};
    if (alert.asset)
        what += " " + live_->state().configuration().assets[alert.asset->value].symbol;
    const std::string worst = alert.value ? "$" + toText(*alert.value)
        : alert.count > 0                 ? std::to_string(alert.count)
                                          : std::string{};
    noteByHand(
        std::move(what), ActionResult::Accepted, worst.empty() ? worst : "worst " + worst, std::move(reply), answer);
}

/// What somebody did at the desk that moves nothing; of a world for looking only nothing is kept.
void ExchangeHost::noteByHand(
    std::string what, ActionResult result, std::string detail, OperatorAnswer reply, const AnswerTo& answer)
{
    if (!live_ || live_->readOnly()) {
        answer(reply);
        return;
    }
    OperatorAction action;
    action.simulatedAt = live_->state().now;
    action.wallAt = wallNow();
    action.actor = access_.who().name;
    action.what = std::move(what);
    action.result = result;
    action.detail = std::move(detail);
    DurableAnswer waiting{reply.ticket, answer};
    waiting.content() = std::move(reply);
    live_->note({action.actor, action.wallAt, waiting.settled(), {action}});
    waiting.ready();
    publishNow_ = true;
}

namespace {

/// A command has its own action; who signs in, locks, edits operators or types is not asked for a role before.
template <class Verb>
constexpr bool isNeverRefusedByName
    = std::is_same_v<Verb,
          Command> || std::is_same_v<Verb, SignIn> || std::is_same_v<Verb, LockDesk> || std::is_same_v<Verb, EditOperator> || std::is_same_v<Verb, KeepDraft>;

/// What the audit calls a verb that is no command to the exchange.
struct VerbNames {
    template <class Verb>
    requires isNeverRefusedByName<Verb> std::string operator()(const Verb&) const { return {}; }
    std::string operator()(const SetClockSpeed&) const { return "set clock"; }
    std::string operator()(const StepClock&) const { return "step clock"; }
    std::string operator()(const SlowForQueue&) const { return "slow for queue"; }
    std::string operator()(const NewWorld&) const { return "new world"; }
    std::string operator()(const RestartWorld&) const { return "restart world"; }
    std::string operator()(const DuplicateWorld&) const { return "duplicate world"; }
    std::string operator()(const BranchWorld&) const { return "branch world"; }
    std::string operator()(const OpenWorld&) const { return "open world"; }
    std::string operator()(const BackUpWorld&) const { return "back up world"; }
    std::string operator()(const RestoreWorld&) const { return "restore world"; }
    std::string operator()(const ChangeRequest& request) const { return auditName(request.id, request.verb); }
    std::string operator()(const CancelJudging& verb) const { return "cancel " + auditName(verb.change); }
    std::string operator()(const EditRails&) const { return "guard rails"; }
    std::string operator()(const AcknowledgeAlert&) const { return "acknowledge alert"; }
    std::string operator()(const PinNote&) const { return "pin note"; }
    std::string operator()(const UnpinNote&) const { return "unpin note"; }
    std::string operator()(const WatchSubject&) const { return "watch"; }
    std::string operator()(const RefuseFile& verb) const { return auditName(verb); }
    std::string operator()(const ExportFile& verb) const { return auditName(verb); }
};

/// The least role that a verb of a world takes; none where it is asked elsewhere.
std::optional<Role> leastRole(const OperatorCommand& command, bool asksForPassphrases)
{
    const auto is
        = [&]<class... Verb>(std::type_identity<Verb>...) { return (std::holds_alternative<Verb>(command) || ...); };
    if (is(std::type_identity<SignIn>{}, std::type_identity<LockDesk>{}, std::type_identity<EditOperator>{},
            std::type_identity<KeepDraft>{}))
        return std::nullopt;
    // The desk has its own rules, by verb and stage.
    if (is(std::type_identity<ChangeRequest>{}, std::type_identity<CancelJudging>{}, std::type_identity<RefuseFile>{},
            std::type_identity<ExportFile>{}))
        return Role::Viewer;
    if (is(std::type_identity<EditRails>{}))
        return Role::Administrator;
    // Whoever opens another world ends this one's exchange.
    const bool leaves = is(std::type_identity<NewWorld>{}, std::type_identity<RestartWorld>{},
        std::type_identity<OpenWorld>{}, std::type_identity<RestoreWorld>{}, std::type_identity<BranchWorld>{});
    return leaves && !asksForPassphrases ? Role::Viewer : Role::Operator;
}

} // namespace

std::optional<DeskRefusal> ExchangeHost::roleFault(const OperatorCommand& command) const
{
    // What is open for looking only takes nothing anyway, and nobody has to sign in to leave it.
    if (!live_ || live_->readOnly())
        return std::nullopt;
    const auto least = leastRole(command, access_.asksForPassphrases());
    // Nor has anybody yet who opened it by mistake, before it has an operator.
    const bool leaves = std::holds_alternative<NewWorld>(command) || std::holds_alternative<OpenWorld>(command);
    if (!least || (leaves && access_.state() == view::DeskState::NoOperators))
        return std::nullopt;
    return access_.roleFault(*least);
}

/// What the desk does not pass on to the engine.
std::optional<DeskRefusal> ExchangeHost::deskFault(const Command& command) const
{
    if (access_.asksForPassphrases() && actsAsCustomer(command))
        return DeskRefusal{"LIVE_WORLD", {}, {}, {}};
    if (access_.asksForPassphrases() && movesParameters(command))
        return DeskRefusal{"NEEDS_CHANGE", {}, {}, {}};
    const std::string reason = reasonOf(command);
    return hasUnseen(reason) ? std::optional{unseenRefusal("reason", reason)} : std::nullopt;
}

void ExchangeHost::refuse(const OperatorCommand& command, const DeskRefusal& fault, const DurableAnswer& answer)
{
    OperatorAction action;
    action.what = std::visit(VerbNames{}, command);
    if (const auto* given = std::get_if<Command>(&command)) {
        action = actionsOf(live_->state(), 0, *given, {}, {}, {}).front();
        action.reason = unseenEscaped(action.reason);
        action.detail.clear();
    } else if (const auto* file = std::get_if<RefuseFile>(&command)) {
        action.detail = faultsOf(*file);
    }
    access_.noteRefused(std::move(action), fault, answer);
}

/// Off this thread; what comes of it is on screen with the next publication.
Survey::Defer ExchangeHost::aside()
{
    return [this](Survey::Task task) {
        background_.post([this, task = std::move(task)] {
            task();
            post([this] { publishNow_ = true; });
        });
    };
}

LiveWorld::Observe ExchangeHost::observer()
{
    return [this](const State& after, std::uint64_t sequence, const Command& command, const Outcome& outcome) {
        builder_.observe(after, sequence, command, outcome, actor_);
        if (opens_)
            noteReplayed(sequence);
    };
}

LiveWorld::LeftWithSnapshot ExchangeHost::leaver()
{
    return [this] { return std::map<std::string, std::string>{{sourcesKey, builder_.keptSources()}}; };
}

void ExchangeHost::tellOpening(std::optional<WorldOpening> opening)
{
    opens_ = opening;
    lastTold_ = Clock::now();
    {
        const std::lock_guard lock{mutex_};
        opening_ = std::move(opening);
    }
    notify();
}

/// Of a world that is being opened: says from time to time how far its replay has come.
void ExchangeHost::noteReplayed(std::uint64_t sequence)
{
    constexpr std::uint64_t lookEvery = 256;
    if (firstReplayed_ == 0)
        firstReplayed_ = sequence;
    else if (sequence % lookEvery != 0 || Clock::now() - lastTold_ < publishEvery)
        return;
    WorldOpening opening = *opens_;
    opening.done = sequence + 1 - firstReplayed_;
    opening.of = std::max(lastToReplay_, sequence) + 1 - firstReplayed_;
    tellOpening(std::move(opening));
}

/// For the next start: a world to look at, or one in place of the last that is open elsewhere, is not to leave that.
void ExchangeHost::noteAsLast()
{
    if (options_.goesOn && !openedReadOnly_ && !isStopgap_)
        noteLastWorld(options_.dataFolder, path_);
}

/// Whoever took from the trail, or from the file of heads beside it: that it was so stays in the audit.
void ExchangeHost::noteTrailGap()
{
    const auto gap = live_->trailGap();
    if (!gap || live_->readOnly())
        return;
    OperatorAction action;
    action.simulatedAt = live_->state().now;
    action.wallAt = wallNow();
    action.actor = "scenario";
    action.what = gap->heads == 0 ? "audit heads begun anew" : std::string{auditCutShort};
    action.detail = gap->heads == 0
        ? "after action " + std::to_string(gap->actions) + ": what the file beside the world named is lost"
        : "after action " + std::to_string(gap->actions) + ": the file beside the world names "
            + std::to_string(gap->heads);
    live_->note({"scenario", action.wallAt, {}, {std::move(action)}});
}

void ExchangeHost::adopt(std::unique_ptr<LiveWorld> live, const std::string& path, bool readOnly)
{
    live_ = std::move(live);
    path_ = path;
    openedReadOnly_ = readOnly;
    failOpen(std::nullopt);
    isStopgap_ = std::exchange(stopgap_, false);
    noteAsLast();
    drafts_.clear();
    alertsLeft_ = live_->left("alerts");
    builder_.resumeAlerts(alertsLeft_);
    flushed_.clear();
    access_.open(*live_);
    noteTrailGap();
    // Where one signs in nobody may act yet: time goes no faster than those who come can follow.
    const bool isManned = access_.state() == view::DeskState::Open;
    clockLeft_ = live_->left(clockKey);
    const std::uint32_t speed = speedLeft().value_or(options_.speed);
    pace_.begin(readOnly ? 0 : isManned ? speed : std::min(speed, 1U), Clock::now());
    if (speedLeft())
        pace_.goOn(movingInQueue(live_->state()));
    if (isManned)
        leaveClock();
    rails_.open(*live_, wallNow());
    changes_.open(*live_, rails_.now());
    const auto read = live_->source()->actionsAbout({});
    const std::vector<OperatorAction> actions = read.ok() ? read.value() : std::vector<OperatorAction>{};
    builder_.remember(grantsOf(*live_, actions));
    builder_.remember(controlsBefore(live_->state(), actions));
    builder_.remember(actions);
    shift_ = std::make_shared<const ShiftBook>(shiftBook(live_->left("shift")));
    builder_.show(shift_);
    builder_.countAll(live_->state());
    builder_.worldBegan(live_->world().start(), live_->world().startingRisk().markPrices);
}

std::optional<OperatorAnswer> ExchangeHost::startNew(
    const std::string& scenario, const std::string& path, WorldKind kind)
{
    const std::string name = scenario.empty() && !catalogue_.names().empty() ? catalogue_.names().front() : scenario;
    auto loaded = catalogue_.load(name);
    if (!loaded.ok())
        return faultAnswer("BAD_SCENARIO", loaded.error().text);
    WorldRecord record;
    record.name = loaded.value().name;
    record.environment = kind == WorldKind::Live ? "LIVE" : kind == WorldKind::Demo ? "DEMO" : "TRAINING";
    record.scenario = name;
    record.engineFingerprint = engineFingerprint();
    record.createdAt = wallNow();
    const std::string suffix = kind == WorldKind::Live ? "-live" : "";
    const std::string target = path.empty() ? freshPath(std::filesystem::path{name}.stem().string() + suffix) : path;
    if (live_)
        live_->settle();
    ViewBuilder before = std::move(builder_);
    builder_ = ViewBuilder{aside()};
    auto live = LiveWorld::create(files_, target, record, std::move(loaded).value(), observer(), leaver());
    if (!live.ok()) {
        builder_ = std::move(before);
        return faultAnswer(live.error());
    }
    adopt(std::move(live).value(), target, false);
    return std::nullopt;
}

/// What the screen says in place of a world, while there is none.
void ExchangeHost::failOpen(const std::optional<OperatorAnswer>& fault)
{
    const std::lock_guard lock{mutex_};
    openFault_ = fault;
}

bool ExchangeHost::isOpen(const std::string& path) const
{
    std::error_code ignored;
    return live_ && (path == path_ || std::filesystem::equivalent(path, path_, ignored));
}

std::optional<OperatorAnswer> ExchangeHost::openWorld(const std::string& path, bool readOnly)
{
    auto fault = openOther(path, readOnly);
    if (fault && !live_) {
        fault->file = path;
        failOpen(fault);
    }
    return fault;
}

std::optional<OperatorAnswer> ExchangeHost::openOther(const std::string& path, bool readOnly)
{
    if (path.empty())
        return faultAnswer("NO_FILE", {});
    // The record names the scenario; a look at it does not hinder a writer.
    auto source = files_.read(path);
    if (!source.ok())
        return faultAnswer(source.error());
    auto scenario = catalogue_.load(source.value()->world().scenario);
    if (!scenario.ok())
        return faultAnswer("BAD_SCENARIO", scenario.error().text);
    // Whoever paused to look opens another world to look.
    const bool pauses = live_ && !openedReadOnly_ && pace_.stands();
    if (isOpen(path)) {
        live_->settle();
        access_.close();
        changes_.close();
        live_.reset();
    }
    const view::Environment environment = environmentOf(source.value()->world().environment);
    const auto last = source.value()->lastSequence();
    lastToReplay_ = last.ok() ? last.value() : 0;
    firstReplayed_ = 0;
    const auto minutes = source.value()->lastMinutes(SeriesRecorder::samplesMax);
    const auto sources = source.value()->left(sourcesKey);
    std::unique_ptr<JournalSource>{std::move(source).value()}.reset();
    ViewBuilder before = std::move(builder_);
    builder_ = ViewBuilder{aside()};
    if (minutes.ok()) // else charts begin anew, which is no reason to keep a world shut
        builder_.remember(minutes.value());
    if (sources.ok())
        builder_.resumeSources(sources.value());
    tellOpening(WorldOpening{path, 0, 0, environment});
    auto live = readOnly ? LiveWorld::openReadOnly(files_, path, std::move(scenario).value(), observer())
                         : LiveWorld::open(files_, path, std::move(scenario).value(), observer(), leaver());
    tellOpening(std::nullopt);
    if (!live.ok()) {
        builder_ = std::move(before);
        return faultAnswer(live.error());
    }
    if (live_)
        live_->settle();
    adopt(std::move(live).value(), path, readOnly);
    if (pauses) {
        pace_.ask(0);
        leaveClock();
    }
    return std::nullopt;
}

std::optional<OperatorAnswer> ExchangeHost::copyWorld(const std::string& from, const std::string& to)
{
    if (from.empty() || to.empty())
        return faultAnswer("NO_FILE", {});
    if (live_)
        live_->settle();
    // A duplicate keeps its name, which tells what it is; its file tells it from the others.
    if (auto fault = files_.copy(from, to, Existing::Keep, std::nullopt))
        return faultAnswer(*fault);
    return std::nullopt;
}

/// The engine stands for the while, as it does when a world is opened.
std::optional<OperatorAnswer> ExchangeHost::branchWorld(const BranchWorld& verb, std::string& target)
{
    if (verb.path.empty())
        return faultAnswer("NO_FILE", {});
    branchCancelled_ = false;
    if (isOpen(verb.path))
        live_->settle();
    auto source = files_.read(verb.path);
    if (!source.ok())
        return faultAnswer(source.error());
    const auto sequence = sequenceOf(*source.value(), verb.moment);
    if (!sequence.ok())
        return sequence.error();
    const std::string ending = std::to_string(sequence.value());
    WorldRecord branch = source.value()->world();
    branch.name += " from No. " + ending;
    branch.environment = "REPLAY";
    branch.createdAt = wallNow();
    target = freshPath(std::filesystem::path{verb.path}.stem().string() + "-from-" + ending);
    const auto made
        = files_.branch(verb.path, target, sequence.value(), branch, [&](std::uint64_t done, std::uint64_t of) {
              if (done == 0 || Clock::now() - lastTold_ >= publishEvery)
                  tellOpening(WorldOpening{target, done, of, view::Environment::Replay});
              return !branchCancelled_;
          });
    tellOpening(std::nullopt);
    pace_.skip(Clock::now());
    if (!made.ok())
        return faultAnswer(made.error());
    if (!made.value())
        return faultAnswer("CANCELLED", {});
    return openWorld(target, false);
}

std::string ExchangeHost::freshPath(const std::string& name) const
{
    const std::filesystem::path folder{options_.dataFolder};
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    std::filesystem::path path = folder / (name + ".plimsoll");
    const auto isTaken = [&] {
        return path == path_ || std::filesystem::exists(std::filesystem::symlink_status(path, ignored))
            || leftoverAt(path.string());
    };
    for (int number = 2; isTaken(); ++number)
        path = folder / (name + "-" + std::to_string(number) + ".plimsoll");
    return path.string();
}

view::ReadOnly ExchangeHost::readOnlyReason() const
{
    if (!live_)
        return view::ReadOnly::OpenedReadOnly;
    if (live_->fault())
        return view::ReadOnly::JournalFault;
    return openedReadOnly_ ? view::ReadOnly::OpenedReadOnly : view::ReadOnly::No;
}

view::Status ExchangeHost::status()
{
    view::Status status;
    status.environment = environmentOf(live_->record().environment);
    status.readOnly = readOnlyReason();
    status.readOnlyDetail = live_->notice();
    if (live_->fault()) {
        // Its folder would take the room of the cause; Settings has the whole path.
        JournalFault fault = *live_->fault();
        fault.file = std::filesystem::path(fault.file).filename().string();
        status.readOnlyDetail = toText(fault);
    }
    status.worldName = live_->record().name;
    status.worldPath = path_;
    status.operatorName = access_.holder().name;
    status.role = access_.who().role;
    status.desk = access_.state();
    status.asksForPassphrases = access_.asksForPassphrases();
    if (status.desk == view::DeskState::Open)
        status.draft = draftOf(access_.who().name);
    if (const auto head = live_->head())
        status.auditHead = toText(*head);
    status.rails = rails_.versions();
    status.lastLive = changes_.lastLive();
    status.time = live_->state().now;
    status.speedAsked = pace_.asked();
    status.speedAchieved = pace_.achieved();
    status.slowedByQueue = pace_.slowedByQueue();
    if (live_->stoppedBy())
        status.stoppedBy = refusalText(*live_->stoppedBy());
    status.slowsForQueue = pace_.slowsForQueue();
    status.recordedUntil = live_->world().recordedUntil();
    status.appliedSequence = live_->appliedSequence();
    status.durableSequence = live_->durableSequence();
    status.applyNanoseconds = pace_.perCommand().count();
    status.durableLagMicroseconds = durableLagUs_;
    status.commandsPerSecond = pace_.commandsPerSecond();
    return status;
}

std::vector<view::PriceSource> ExchangeHost::priceSources() const
{
    std::vector<view::PriceSource> sources;
    for (std::size_t i = 0; i < live_->state().assets.size(); ++i)
        switch (live_->world().origin(AssetId{static_cast<std::uint16_t>(i)})) {
        case PriceOrigin::Fixed:
            sources.push_back(view::PriceSource::Fixed);
            break;
        case PriceOrigin::Recorded:
            sources.push_back(view::PriceSource::Recorded);
            break;
        case PriceOrigin::FollowsBitcoin:
            sources.push_back(view::PriceSource::FollowsBitcoin);
            break;
        case PriceOrigin::Seeded:
            sources.push_back(view::PriceSource::Seeded);
            break;
        }
    return sources;
}

void ExchangeHost::publish(Clock::time_point now)
{
    lastPublish_ = now;
    publishNow_ = false;
    if (live_)
        renew(now);
    if (live_ && !pace_.owesSecond())
        changes_.renewEffects(wallNow());
    notify();
}

void ExchangeHost::notify()
{
    const std::lock_guard lock{notifyMutex_};
    if (notify_)
        notify_();
}

void ExchangeHost::renew(Clock::time_point now)
{
    const std::int64_t wallMs = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
    view::Status shown = status();
    if (shown.asksForPassphrases)
        shown.operators = access_.shown();
    auto view
        = builder_.build(live_->state(), wanted_, shown, priceSources(), changes_.shownTo(access_.who().name), wallMs);
    if (std::string kept = builder_.keptAlerts(); kept != alertsLeft_) {
        alertsLeft_ = std::move(kept);
        live_->leave("alerts", alertsLeft_);
    }
    const std::lock_guard lock{mutex_};
    latest_ = std::move(view);
}

} // namespace plimsoll
