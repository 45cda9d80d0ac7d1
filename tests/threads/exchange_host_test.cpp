// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "service/host/durable_answer.h"
#include "service/host/exchange_host.h"
#include "storage/engine_replay.h"
#include "storage/sqlite_world_files.h"
#include "storage/verify.h"
#include "support/determinism_subject.h"
#include "support/quiet_scenario.h"
#include "support/sample_risk.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <thread>

namespace plimsoll::test {

namespace {

using namespace std::chrono_literals;

int failures = 0;

void check(bool holds, const char* what, int line)
{
    if (holds)
        return;
    ++failures;
    std::printf("line %d: %s does not hold\n", line, what);
}
#define CHECK(condition) check((condition), #condition, __LINE__)

/// A populated market that falls.
class BusyScenario final : public ScenarioCatalogue {
public:
    std::vector<std::string> names() const override { return {"busy"}; }
    Result<Scenario, ScenarioFault> load(const std::string&) const override { return fallingMarket(); }
};

class Folder {
public:
    Folder()
        : path_(std::filesystem::temp_directory_path() / ("plimsoll-host-" + std::to_string(::getpid())))
    {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string file(const std::string& name) const { return (path_ / name).string(); }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

OperatorAnswer ask(ExchangeHost& host, OperatorCommand command)
{
    auto promise = std::make_shared<std::promise<OperatorAnswer>>();
    auto answer = promise->get_future();
    host.submit(std::move(command), [promise](const OperatorAnswer& given) { promise->set_value(given); });
    if (answer.wait_for(30s) != std::future_status::ready) {
        CHECK(!"an answer came");
        return {};
    }
    return answer.get();
}

/// Waits until a snapshot satisfies `wanted`; the last one seen.
template <class Wanted>
std::shared_ptr<const view::ViewSnapshot> seen(ExchangeHost& host, Wanted wanted)
{
    for (int i = 0; i < 1500; ++i) {
        if (const auto view = host.latest(); view && wanted(*view))
            return view;
        std::this_thread::sleep_for(20ms);
    }
    CHECK(!"the snapshot that was waited for came");
    return host.latest();
}

HostOptions paused(const Folder& folder)
{
    HostOptions options;
    options.dataFolder = folder.path();
    options.operatorName = "ada";
    options.speed = 0;
    return options;
}

SetParameters weightChange(const char* before, const char* after)
{
    return {{{"assets.SOL.haircutFunction.weight", before, after}}, "thin books"};
}

std::vector<view::ParameterChange> historyOf(ExchangeHost& host, const std::string& path)
{
    auto promise = std::make_shared<std::promise<std::vector<view::ParameterChange>>>();
    auto history = promise->get_future();
    host.parameterHistory(path, [promise](auto changes) { promise->set_value(std::move(changes)); });
    return history.get();
}

void keepsWhatItAcknowledged()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    std::string path;
    std::uint64_t applied{};
    {
        ExchangeHost host{files, scenarios, paused(folder)};
        const auto first = seen(host, [](const auto&) { return true; });
        path = first->status.worldPath;
        const OperatorAnswer changed = ask(host, weightChange("0.95", "0.9"));
        CHECK(changed.accepted);
        CHECK(seen(host, [&](const auto& v) { return v.status.appliedSequence >= changed.sequence; })
                  ->risk->assets[1]
                  .haircutFunction.weight
            == constant<Ratio>("0.9"));
        CHECK(host.latest()->status.durableSequence >= changed.sequence);

        const OperatorAnswer stale = ask(host, weightChange("0.95", "0.8"));
        CHECK(!stale.accepted);
        CHECK(stale.code == "BEFORE_DIFFERS");
        CHECK(stale.limit == "0.9");
        applied = stale.sequence;
    }
    HostOptions again = paused(folder);
    again.openPath = path;
    ExchangeHost host{files, scenarios, again};
    const auto view = seen(host, [](const auto&) { return true; });
    CHECK(view->status.appliedSequence == applied);
    CHECK(view->risk->assets[1].haircutFunction.weight == constant<Ratio>("0.9"));
    const auto history = historyOf(host, "assets.SOL.haircutFunction.weight");
    CHECK(history.size() == 2);
    CHECK(history.size() == 2 && history[1].actor == "ada" && history[1].reason == "thin books");
}

ChangeRequest requestOf(ChangeVerb verb, std::uint32_t id, const std::string& reason = {})
{
    ChangeRequest request;
    request.verb = verb;
    request.id = ChangeId{id};
    request.reason = reason;
    return request;
}

ChangeRequest draftOf(const SetParameters& set, std::optional<Ramp> ramp = {})
{
    ChangeRequest request = requestOf(ChangeVerb::Save, 0);
    request.content.name = "SOL";
    request.content.reason = set.reason;
    request.content.edits = set.edits;
    request.content.ramp = ramp;
    return request;
}

Change changeIn(const view::ViewSnapshot& view, std::uint32_t id)
{
    for (const Change& change : *view.changes)
        if (change.id.value == id)
            return change;
    return {};
}

/// The change as the screen sees it once it is in `stage`.
Change changeAt(ExchangeHost& host, std::uint32_t id, ChangeStage stage)
{
    return changeIn(*seen(host,
                        [&](const auto& v) {
                            return v.changes && changeIn(v, id).stage == stage && changeIn(v, id).id.value == id;
                        }),
        id);
}

/// A change passes from hand to hand, and each station is there after a restart.
void changesSurviveARestart()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    std::string path;
    const auto begin = [&] {
        HostOptions options = paused(folder);
        options.openPath = path;
        auto host = std::make_unique<ExchangeHost>(files, scenarios, options);
        path = seen(*host, [](const auto&) { return true; })->status.worldPath;
        return host;
    };
    const auto weight = [](const auto& v) { return v.risk->assets[1].haircutFunction.weight; };

    auto host = begin();
    CHECK(ask(*host, draftOf(weightChange("0.95", "0.96"))).accepted);
    host.reset();
    host = begin();
    CHECK(changeAt(*host, 1, ChangeStage::Draft).author == "ada");
    CHECK(ask(*host, requestOf(ChangeVerb::Submit, 1)).accepted);
    host.reset();
    host = begin();
    const Change submitted = changeAt(*host, 1, ChangeStage::Submitted);
    CHECK(submitted.effect && submitted.effect->loosened == 1);
    ChangeRequest approval = requestOf(ChangeVerb::Approve, 1);
    approval.effectSequence = submitted.effect->sequence;
    CHECK(ask(*host, approval).code == "OWN_CHANGE");
    approval.as = "viewer";
    CHECK(ask(*host, approval).code == "ROLE");
    approval.as = "nobody";
    CHECK(ask(*host, approval).code == "UNKNOWN_OPERATOR");
    approval.as = "approver";
    CHECK(ask(*host, approval).accepted);
    host.reset();
    host = begin();
    CHECK(changeAt(*host, 1, ChangeStage::Approved).approvals.size() == 1);
    CHECK(ask(*host, requestOf(ChangeVerb::Launch, 1)).accepted);
    host.reset();
    host = begin();
    changeAt(*host, 1, ChangeStage::Scheduled);
    CHECK(ask(*host, SetClockSpeed{600}).accepted);
    changeAt(*host, 1, ChangeStage::Live);
    CHECK(ask(*host, SetClockSpeed{0}).accepted);
    host.reset();
    host = begin();
    changeAt(*host, 1, ChangeStage::Live);
    CHECK(weight(*host->latest()) == constant<Ratio>("0.96"));

    // A ramp, cut off in its middle.
    CHECK(ask(*host, draftOf(weightChange("0.96", "0.9"), Ramp{3, 60'000})).accepted);
    CHECK(ask(*host, requestOf(ChangeVerb::Submit, 2)).accepted);
    CHECK(ask(*host, requestOf(ChangeVerb::Launch, 2)).accepted);
    for (int i = 0; i < 70; ++i)
        CHECK(ask(*host, StepClock{}).accepted);
    CHECK(changeIn(*seen(*host, [&](const auto& v) { return changeIn(v, 2).stepsDone == 1; }), 2).stage
        == ChangeStage::Ramping);
    host.reset();
    host = begin();
    CHECK(changeAt(*host, 2, ChangeStage::Ramping).stepsDone == 1);
    CHECK(weight(*host->latest()) == constant<Ratio>("0.94"));
    // Each step is judged beside the clock, and the next is due a minute after it was taken.
    for (const std::uint32_t step : {2U, 3U}) {
        for (int i = 0; i < 61; ++i)
            CHECK(ask(*host, StepClock{}).accepted);
        seen(*host, [&](const auto& v) { return changeIn(v, 2).stepsDone == step; });
    }
    CHECK(weight(*seen(*host, [&](const auto& v) { return changeIn(v, 2).stage == ChangeStage::Live; }))
        == constant<Ratio>("0.9"));

    // Nobody acts without the role.
    CHECK(ask(*host, SignIn{"viewer"}).accepted);
    CHECK(ask(*host, weightChange("0.9", "0.8")).code == "ROLE");
    CHECK(ask(*host, draftOf(weightChange("0.9", "0.8"))).code == "ROLE");
    CHECK(ask(*host, SignIn{"stranger"}).code == "UNKNOWN_OPERATOR");
}

void stepsOneSecondWhilePaused()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    ExchangeHost host{files, scenarios, paused(folder)};
    const std::int64_t start = seen(host, [](const auto&) { return true; })->status.time.ms;
    CHECK(ask(host, StepClock{}).accepted);
    CHECK(ask(host, StepClock{}).accepted);
    CHECK(seen(host, [&](const auto& v) { return v.status.time.ms > start + 1000; })->status.time.ms == start + 2000);
    CHECK(ask(host, SetClockSpeed{600}).accepted);
    seen(host, [&](const auto& v) { return v.status.time.ms > start + 60'000; });
    CHECK(ask(host, SetClockSpeed{0}).accepted);
    const auto stopped = seen(host, [](const auto& v) { return v.status.speedAsked == 0; });
    std::this_thread::sleep_for(200ms);
    CHECK(host.latest()->status.time.ms == stopped->status.time.ms);
}

bool same(const view::Series& one, const view::Series& other)
{
    return one.first.ms == other.first.ms && one.stepMs == other.stepMs && one.values == other.values;
}

/// What charts drew when a world was closed they draw when it is opened again; who was at risk is not kept.
void givesBackItsHistories()
{
    const Folder folder;
    storage::StoreOptions often;
    often.commandsPerSnapshot = 1000; // so that a start replays little of what was
    storage::SqliteWorldFiles files{often};
    const BusyScenario scenarios;
    constexpr AssetId asset{1};
    view::ViewRequest wanted;
    wanted.pool = asset;
    std::shared_ptr<const view::ViewSnapshot> before;
    {
        ExchangeHost host{files, scenarios, paused(folder)};
        const std::int64_t start = seen(host, [](const auto&) { return true; })->status.time.ms;
        host.request(wanted);
        CHECK(ask(host, SlowForQueue{false}).accepted);
        CHECK(ask(host, SetClockSpeed{600}).accepted);
        seen(host, [&](const auto& v) { return v.status.time.ms > start + 8 * msPerMinute; });
        CHECK(ask(host, SetClockSpeed{0}).accepted);
        before = seen(host, [](const auto& v) { return v.status.speedAsked == 0 && v.pool; });
    }
    CHECK(before->overview.lentHour.values.size() >= 8);
    HostOptions again = paused(folder);
    again.openPath = before->status.worldPath;
    ExchangeHost host{files, scenarios, again};
    host.request(wanted);
    const auto after = seen(host, [](const auto& v) { return v.pool.has_value(); });
    CHECK(after->status.time.ms == before->status.time.ms);
    for (const auto series : {&view::Overview::lentHour, &view::Overview::borrowedHour,
             &view::Overview::worstUtilizationHour, &view::Overview::queueHour, &view::Overview::fundLessBadDebtHour})
        CHECK(same(after->overview.*series, before->overview.*series));
    CHECK(same(after->pool->utilization, before->pool->utilization));
    CHECK(same(after->pool->borrowInterestRate, before->pool->borrowInterestRate));
    CHECK(same(after->pool->lendInterestRate, before->pool->lendInterestRate));
    CHECK(same(after->pools[asset.value].utilizationHour, before->pools[asset.value].utilizationHour));
    CHECK(same(after->liquidations.fundHistory, before->liquidations.fundHistory));
    CHECK(after->assets[asset.value].changeOneHour.has_value());
    CHECK(after->assets[asset.value].changeOneHour == before->assets[asset.value].changeOneHour);
    CHECK(after->overview.accountsAtRiskHour.values.empty());
    CHECK(before->overview.accountsAtRiskHour.values.size() == before->overview.lentHour.values.size());
}

void hasOneWriter()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    ExchangeHost writer{files, scenarios, paused(folder)};
    const std::string path = seen(writer, [](const auto&) { return true; })->status.worldPath;
    CHECK(ask(writer, weightChange("0.95", "0.9")).accepted);

    HostOptions looking = paused(folder);
    looking.openPath = path;
    looking.openReadOnly = true;
    ExchangeHost reader{files, scenarios, looking};
    CHECK(seen(reader, [](const auto&) { return true; })->status.readOnly == view::ReadOnly::OpenedReadOnly);
    CHECK(ask(reader, weightChange("0.9", "0.8")).code == "READ_ONLY");
    CHECK(ask(reader, OpenWorld{path, false}).code == "LOCKED");
    CHECK(ask(writer, weightChange("0.9", "0.8")).accepted);
}

/// What stands there of a world that cannot be opened at the start, until another one is.
void saysWhyItCannotOpen()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    ExchangeHost writer{files, scenarios, paused(folder)};
    const std::string path = seen(writer, [](const auto&) { return true; })->status.worldPath;
    const auto faultOf = [&](const std::string& file) {
        HostOptions options = paused(folder);
        options.openPath = file;
        ExchangeHost host{files, scenarios, options};
        for (int tries = 0; tries < 1000 && !host.openFault(); ++tries)
            std::this_thread::sleep_for(10ms);
        CHECK(host.openFault().has_value());
        CHECK(host.openFault()->file == file);
        CHECK(host.latest() == nullptr);
        const std::string code = host.openFault()->code;
        CHECK(ask(host, OpenWorld{path, true}).accepted);
        CHECK(!host.openFault());
        CHECK(seen(host, [](const auto&) { return true; })->status.worldPath == path);
        return code;
    };
    CHECK(faultOf(path) == "LOCKED");
    CHECK(faultOf(folder.file("nowhere.plimsoll")) == "MISSING");
    std::ofstream{folder.file("letter.plimsoll")} << "Dear exchange,";
    CHECK(faultOf(folder.file("letter.plimsoll")) == "NOT_A_WORLD");
}

void copiesWorlds()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    ExchangeHost host{files, scenarios, paused(folder)};
    const std::string path = seen(host, [](const auto&) { return true; })->status.worldPath;
    CHECK(ask(host, weightChange("0.95", "0.9")).accepted);
    CHECK(ask(host, BackUpWorld{folder.file("kept.plimsoll")}).accepted);
    CHECK(ask(host, BackUpWorld{folder.file("kept.plimsoll")}).code == "ALREADY_THERE");
    CHECK(ask(host, BackUpWorld{{}}).code == "NO_FILE");
    CHECK(ask(host, DuplicateWorld{{}}).code == "NO_FILE");
    CHECK(ask(host, OpenWorld{{}, false}).code == "NO_FILE");
    CHECK(ask(host, DuplicateWorld{folder.file("twin.plimsoll")}).file == folder.file("twin.plimsoll"));
    CHECK(ask(host, OpenWorld{folder.file("./") + "twin.plimsoll", false}).accepted);
    CHECK(ask(host, OpenWorld{folder.file("twin.plimsoll"), false}).accepted);
    CHECK(ask(host, OpenWorld{path, false}).file == path);
    CHECK(ask(host, weightChange("0.9", "0.8")).accepted);
    CHECK(ask(host, RestartWorld{}).accepted);
    CHECK(seen(host, [&](const auto& v) {
        return v.status.worldPath != path && v.risk->assets[1].haircutFunction.weight == constant<Ratio>("0.95");
    }) != nullptr);
    CHECK(ask(host, RestoreWorld{folder.file("kept.plimsoll")}).accepted);
    CHECK(seen(host, [](const auto& v) { return v.risk->assets[1].haircutFunction.weight == constant<Ratio>("0.9"); })
        != nullptr);
    CHECK(ask(host, OpenWorld{folder.file("twin.plimsoll"), false}).accepted);
    CHECK(ask(host, NewWorld{"loud", {}}).code == "BAD_SCENARIO");
}

/// Whoever paused to look opens another world to look.
void keepsThePauseWhenAnotherWorldOpens()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    HostOptions options = paused(folder);
    options.speed = 1;
    ExchangeHost host{files, scenarios, options};
    seen(host, [](const auto&) { return true; });
    CHECK(ask(host, DuplicateWorld{folder.file("twin.plimsoll")}).accepted);
    CHECK(ask(host, DuplicateWorld{folder.file("third.plimsoll")}).accepted);
    const auto speedIn = [&](const char* name) {
        const std::string path = folder.file(name);
        CHECK(ask(host, OpenWorld{path, false}).accepted);
        return seen(host, [&](const auto& v) { return v.status.worldPath == path; })->status.speedAsked;
    };
    CHECK(speedIn("twin.plimsoll") == 1);
    CHECK(ask(host, SetClockSpeed{0}).accepted);
    CHECK(speedIn("third.plimsoll") == 0);
    CHECK(ask(host, SetClockSpeed{1}).accepted);
    // A world that was left paused is found so.
    CHECK(speedIn("twin.plimsoll") == 0);
    CHECK(speedIn("third.plimsoll") == 0);
    CHECK(ask(host, SetClockSpeed{1}).accepted);
    CHECK(speedIn("twin.plimsoll") == 0);
    CHECK(speedIn("third.plimsoll") == 0);
}

void opensAWorldAsItWasLeft()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    HostOptions options = paused(folder);
    options.speed = 1;
    for (const bool isPaused : {true, false}) {
        const std::string path = [&] {
            ExchangeHost host{files, scenarios, options};
            CHECK(ask(host, SetClockSpeed{isPaused ? 0U : 10U}).accepted);
            return seen(host, [](const auto&) { return true; })->status.worldPath;
        }();
        HostOptions again = options;
        again.openPath = path;
        ExchangeHost host{files, scenarios, again};
        const auto speed = seen(host, [](const auto&) { return true; })->status.speedAsked;
        CHECK(speed == (isPaused ? 0U : 1U));
    }
}

/// Whoever asks for no speed finds the one that was reached, also where that had been asked for at a start.
void opensAWorldAtTheSpeedItWasLeftAt()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    HostOptions options = paused(folder);
    const auto startedWith = [&](std::uint32_t speed, bool keeps) {
        options.speed = speed;
        options.keepsSpeed = keeps;
        ExchangeHost host{files, scenarios, options};
        const auto first = seen(host, [](const auto&) { return true; });
        options.openPath = first->status.worldPath;
        return first->status.speedAsked;
    };
    CHECK(startedWith(60, false) == 60);
    CHECK(startedWith(10, true) == 60);
    CHECK(startedWith(1, false) == 1);
    CHECK(startedWith(10, true) == 1);
}

/// A start without a wish goes on with the world that was open last; where that cannot be opened, it says why and
/// begins a new one.
void goesOnWithTheWorldThatWasLeft()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    HostOptions options = paused(folder);
    options.goesOn = true;
    const auto pathOf
        = [](ExchangeHost& host) { return seen(host, [](const auto&) { return true; })->status.worldPath; };
    std::string first;
    {
        ExchangeHost host{files, scenarios, options};
        first = pathOf(host);
        CHECK(!host.passedOver());
        CHECK(ask(host, weightChange("0.95", "0.9")).accepted);
    }
    {
        ExchangeHost host{files, scenarios, options};
        const auto view = seen(host, [](const auto&) { return true; });
        CHECK(view->status.worldPath == first);
        CHECK(view->risk->assets[1].haircutFunction.weight == constant<Ratio>("0.9"));
        const NewWorld second{"quiet", folder.file("second.plimsoll")};
        const OpenWorld look{folder.file("copy.plimsoll"), true};
        CHECK(ask(host, second).accepted);
        CHECK(ask(host, DuplicateWorld{look.path}).accepted);
        CHECK(ask(host, look).accepted);
    }
    {
        // A look at another world is not to leave this one.
        ExchangeHost host{files, scenarios, options};
        CHECK(pathOf(host) == folder.file("second.plimsoll"));
        // While it is open here, another start says so and begins anew; a wish for a world or a scenario comes first.
        HostOptions wishes = options;
        wishes.goesOn = false;
        wishes.openPath = first;
        {
            ExchangeHost other{files, scenarios, wishes};
            CHECK(pathOf(other) == first);
        }
        ExchangeHost other{files, scenarios, options};
        CHECK(pathOf(other) == folder.file("quiet-2.plimsoll"));
        const auto passed = other.passedOver();
        CHECK(passed && passed->code == "LOCKED" && passed->file == folder.file("second.plimsoll"));
    }
    {
        // What stood in for it meanwhile does not stay the last one.
        ExchangeHost host{files, scenarios, options};
        CHECK(pathOf(host) == folder.file("second.plimsoll"));
    }
    HostOptions scenario = options;
    scenario.scenario = "quiet";
    ExchangeHost host{files, scenarios, scenario};
    CHECK(pathOf(host) == folder.file("quiet-3.plimsoll"));
    CHECK(!host.passedOver());
}

/// Who placed a stop or a hold and why is read again where nobody saw it.
void remembersWhoStoppedWhatAndWhy()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    HostOptions options = paused(folder);
    options.openPath = [&] {
        ExchangeHost host{files, scenarios, options};
        const HaltMatching before{5, "another drill"};
        const HaltMatching halt{15, "drill"};
        const PauseLiquidations pause{5, "shaky feed"};
        CHECK(ask(host, before).accepted);
        CHECK(ask(host, halt).accepted);
        CHECK(ask(host, pause).accepted);
        HoldLiquidation hold;
        hold.asset = AssetId{1};
        hold.minutes = 5;
        hold.reason = "thin books";
        CHECK(ask(host, hold).accepted);
        return seen(host, [](const auto&) { return true; })->status.worldPath;
    }();
    ExchangeHost host{files, scenarios, options};
    const auto opened = seen(host, [](const auto&) { return true; });
    CHECK(opened->feed.size() >= 4 && opened->feed[1].kind == view::FeedKind::StopPlaced
        && opened->feed[1].actor == "ada" && opened->feed[1].reason == "shaky feed");
    const view::Liquidations page = opened->liquidations;
    CHECK(page.matchingHalted && page.matchingHalted->actor == "ada" && page.matchingHalted->reason == "drill");
    CHECK(page.liquidationsPaused && page.liquidationsPaused->reason == "shaky feed");
    CHECK(
        page.assetHolds.size() == 1 && page.assetHolds[0].actor == "ada" && page.assetHolds[0].reason == "thin books");
}

void saysHowFarAnOpeningHasCome()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const BusyScenario scenarios;
    HostOptions options = paused(folder);
    const auto [path, applied] = [&] {
        ExchangeHost host{files, scenarios, options};
        const std::int64_t start = seen(host, [](const auto&) { return true; })->status.time.ms;
        CHECK(ask(host, SlowForQueue{false}).accepted);
        CHECK(ask(host, SetClockSpeed{600}).accepted);
        seen(host, [&](const auto& v) { return v.status.time.ms > start + 5 * msPerMinute; });
        CHECK(ask(host, SetClockSpeed{0}).accepted);
        const auto stopped = seen(host, [](const auto& v) { return v.status.speedAsked == 0; });
        return std::pair{stopped->status.worldPath, stopped->status.appliedSequence};
    }();
    ExchangeHost host{files, scenarios, options};
    seen(host, [](const auto&) { return true; });
    std::mutex mutex;
    std::vector<WorldOpening> told;
    host.onPublished([&] {
        const std::lock_guard lock{mutex};
        if (const auto opening = host.opening(); opening && (told.empty() || told.back() != *opening))
            told.push_back(*opening);
    });
    const OpenWorld again{path, false};
    CHECK(ask(host, again).accepted);
    host.onPublished({});
    CHECK(!host.opening());
    const WorldOpening beginning{path, 0, 0, view::Environment::Demo};
    CHECK(!told.empty() && told.front() == beginning);
    CHECK(told.size() >= 2 && told.back().of > 0 && told.back().done <= told.back().of && told.back().of <= applied);
    for (std::size_t i = 1; i < told.size(); ++i)
        CHECK(told[i].done > told[i - 1].done);
}

/// What one shift leaves to the next lies with the world.
void handsNotesAndTheWatchListToTheNextShift()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    HostOptions options = paused(folder);
    const ShiftSubject account{SubaccountId{1}, {}};
    const ShiftSubject asset{{}, AssetId{1}};
    const WatchSubject watchAsset{asset, true};
    const WatchSubject watchAccount{account, true};
    const WatchSubject leaveAccount{account, false};
    const std::string text = "calls back at 9:\n\\ \"no\" sale ";
    const auto shift = [](const view::ViewSnapshot& v) -> const ShiftBook& { return *v.shift; };
    options.openPath = [&] {
        ExchangeHost host{files, scenarios, options};
        CHECK(ask(host, CreateSubaccount{SubaccountId{1}}).accepted);
        const auto pin = [&](const ShiftSubject& subject, const std::string& said) {
            return ask(host, PinNote{subject, said});
        };
        CHECK(pin(account, text).accepted);
        CHECK(pin(asset, "thin").accepted);
        CHECK(pin(asset, " \n").code == "NOTE_BLANK");
        CHECK(pin(asset, std::string(ShiftBook::textMax + 1, 'x')).code == "NOTE_LONG");
        for (const WatchSubject& verb : {watchAsset, watchAccount, watchAsset})
            CHECK(ask(host, verb).accepted);
        return seen(host, [&](const auto& v) { return shift(v).watched.size() == 2; })->status.worldPath;
    }();
    {
        ExchangeHost host{files, scenarios, options};
        const auto view = seen(host, [](const auto&) { return true; });
        const ShiftBook& book = shift(*view);
        const std::vector<ShiftSubject> both{account, asset};
        CHECK(book.watched == both);
        CHECK(book.notes.size() == 2 && book.notes[1].text == text && book.notes[1].author == "ada");
        CHECK(book.notes.size() == 2 && book.notes[0].number == 2 && book.notes[0].subject == asset);
        CHECK(view->watched.size() == 1 && view->watched[0].subaccount == SubaccountId{1});
        CHECK(ask(host, UnpinNote{1}).accepted);
        CHECK(ask(host, leaveAccount).accepted);
        const auto watch = [](std::uint32_t id) { return WatchSubject{{SubaccountId{id}, {}}, true}; };
        for (std::uint32_t id = 1; id < ShiftBook::watchedMax; ++id)
            CHECK(ask(host, watch(id)).accepted);
        CHECK(ask(host, watch(99)).code == "SHIFT_BOOK_FULL");
        CHECK(ask(host, SignIn{"viewer"}).accepted);
        const PinNote mine{asset, "mine"};
        CHECK(ask(host, mine).code == "ROLE");
    }
    ExchangeHost host{files, scenarios, options};
    const auto view = seen(host, [](const auto&) { return true; });
    CHECK(shift(*view).notes.size() == 1 && shift(*view).watched.size() == ShiftBook::watchedMax);
    const NewWorld anew{"quiet", {}};
    CHECK(ask(host, anew).accepted);
    seen(host, [&](const auto& v) { return shift(v).notes.empty() && shift(v).watched.empty(); });
}

/// What someone typed is theirs: it comes back with them, over a restart too, and never with another.
void keepsADraftForWhoeverTypedIt()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    HostOptions options = paused(folder);
    const std::string text = "{\"edits\": \"0.9\\n'\"}";
    const auto draft = [](const view::ViewSnapshot& v) { return v.status.draft ? *v.status.draft : "none"; };
    options.openPath = [&] {
        ExchangeHost host{files, scenarios, options};
        seen(host, [&](const auto& v) { return draft(v).empty(); });
        const std::string world = host.latest()->status.worldPath;
        const KeepDraft adas{world, "ada", text};
        const KeepDraft another{world, "operator", text};
        const KeepDraft nobodys{world, "", text};
        const KeepDraft ofElsewhere{world + "-2", "ada", text};
        const KeepDraft large{world, "ada", std::string(KeepDraft::textMax + 1, 'x')};
        CHECK(ask(host, ofElsewhere).code == "NOT_AT_DESK");
        CHECK(ask(host, another).code == "NOT_AT_DESK");
        CHECK(ask(host, nobodys).code == "NOT_AT_DESK");
        CHECK(ask(host, large).code == "DRAFT_LONG");
        CHECK(ask(host, adas).accepted);
        seen(host, [&](const auto& v) { return draft(v) == text; });
        CHECK(ask(host, SignIn{"operator"}).accepted);
        seen(host, [&](const auto& v) { return v.status.operatorName == "operator" && draft(v).empty(); });
        CHECK(ask(host, adas).code == "NOT_AT_DESK");
        // A desk that is left in the same breath: what was asked before the end is done.
        host.submit(KeepDraft{world, "operator", "theirs"}, [](const OperatorAnswer&) {});
        return host.latest()->status.worldPath;
    }();
    CHECK(files.read(options.openPath).value()->actionsAbout("").value().empty());
    ExchangeHost host{files, scenarios, options};
    seen(host, [&](const auto& v) { return v.status.operatorName == "ada" && draft(v) == text; });
    CHECK(ask(host, SignIn{"operator"}).accepted);
    seen(host, [&](const auto& v) { return draft(v) == "theirs"; });
    const NewWorld anew{"quiet", {}};
    CHECK(ask(host, anew).accepted);
    seen(host, [&](const auto& v) { return draft(v).empty(); });
}

/// Both sides of each asset come to the same while the market falls.
void balancesWhatItHoldsAgainstWhatItOwes()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const BusyScenario scenarios;
    ExchangeHost host{files, scenarios, paused(folder)};
    seen(host, [](const auto&) { return true; });
    CHECK(ask(host, SetClockSpeed{600}).accepted);
    for (int look = 0; look < 5; ++look) {
        auto promise = std::make_shared<std::promise<BalanceSheet>>();
        auto answer = promise->get_future();
        host.balanceSheet([promise](const BalanceSheet& sheet) { promise->set_value(sheet); });
        const BalanceSheet sheet = answer.get();
        CHECK(sheet.accounts > 0 && sheet.sequence > 0 && !sheet.assets.empty());
        for (const AssetBalance& asset : sheet.assets) {
            CHECK(asset.difference() == Quantity{});
            CHECK(asset.holds().isPositive());
        }
        std::this_thread::sleep_for(100ms);
    }
}

void keepsCriticalAlertsUntilSomeoneAcknowledgesThem()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    HostOptions options = paused(folder);
    const view::AlertKey held{view::AlertKind::MarkHeld, AssetId{1}, {}};
    const auto lists = [&](bool over) {
        return [&held, over](const view::ViewSnapshot& v) {
            return std::any_of(v.alerts.begin(), v.alerts.end(),
                [&](const view::Alert& alert) { return alert.key() == held && alert.over == over; });
        };
    };
    const auto listsNone = [](const view::ViewSnapshot& v) { return v.alerts.empty(); };
    options.openPath = [&] {
        ExchangeHost host{files, scenarios, options};
        CHECK(ask(host, Command{SetParameters{{{"venue.markGuard.maxStep", "", "0.2"}}, "shaky feed"}}).accepted);
        CHECK(ask(host, Command{SetMarkPrice{{{AssetId{1}, Price::whole(50)}}}}).accepted);
        seen(host, lists(false));
        CHECK(ask(host, Command{DecideMark{AssetId{1}, MarkDecision::Accept, "true"}}).accepted);
        return seen(host, lists(true))->status.worldPath;
    }();
    {
        ExchangeHost host{files, scenarios, options};
        seen(host, lists(true));
        CHECK(ask(host, AcknowledgeAlert{held}).accepted);
        seen(host, listsNone);
        CHECK(ask(host, AcknowledgeAlert{held}).accepted); // once more: nothing was left to be seen
    }
    // Who silenced what is on record, and once.
    const auto actions = files.read(options.openPath).value()->actionsAbout("acknowledge alert ").value();
    CHECK(actions.size() == 1);
    CHECK(actions.size() == 1 && actions[0].what == "acknowledge alert markHeld SOL" && actions[0].actor == "ada");
    storage::EngineReplay replay;
    CHECK(!storage::verify(options.openPath, replay.callbacks()).value().broken);
    ExchangeHost host{files, scenarios, options};
    CHECK(listsNone(*seen(host, [](const auto&) { return true; })));
    HostOptions looking = options;
    looking.openReadOnly = true;
    ExchangeHost looked{files, scenarios, looking};
    CHECK(ask(looked, AcknowledgeAlert{held}).code == "READ_ONLY");
}

void standsStillWhereTimeIsRefused()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    ExchangeHost host{files, scenarios, paused(folder)};
    const Timestamp start = seen(host, [](const auto&) { return true; })->status.time;
    CHECK(ask(host, Tick{{start.ms + msPerHour}, {}}).accepted);
    CHECK(ask(host, SetClockSpeed{600}).accepted);
    const auto stands
        = seen(host, [](const auto& v) { return !v.status.stoppedBy.empty() && v.status.speedAsked == 0; });
    CHECK(!stands->alerts.empty() && stands->alerts.front().kind == view::AlertKind::TimeRefused);
    CHECK(!stands->alerts.empty() && stands->alerts.front().severity == view::AlertSeverity::Critical);
    std::this_thread::sleep_for(200ms);
    CHECK(host.latest()->status.appliedSequence == stands->status.appliedSequence);
}

CommandPreview previewed(ExchangeHost& host, SubaccountId id, const Command& command)
{
    auto promise = std::make_shared<std::promise<CommandPreview>>();
    auto preview = promise->get_future();
    host.preview(id, command, [promise](const CommandPreview& given) { promise->set_value(given); });
    if (preview.wait_for(30s) != std::future_status::ready) {
        CHECK(!"a preview came");
        return {};
    }
    return preview.get();
}

void previewsWithoutChangingAnything()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    ExchangeHost host{files, scenarios, paused(folder)};
    CHECK(ask(host, CreateSubaccount{SubaccountId{1}}).accepted);
    CHECK(ask(host, Deposit{SubaccountId{1}, AssetId{0}, Quantity::whole(1000)}).accepted);
    const OperatorAnswer last = ask(host, CreateSubaccount{SubaccountId{2}});

    const CommandPreview lends
        = previewed(host, SubaccountId{1}, Lend{SubaccountId{1}, AssetId{0}, Quantity::whole(400)});
    CHECK(!lends.refusal && lends.now.effects.size() == 1 && lends.now.effects[0].lent == Quantity::whole(400));
    const CommandPreview refused
        = previewed(host, SubaccountId{1}, Lend{SubaccountId{1}, AssetId{0}, Quantity::whole(1400)});
    CHECK(refused.refusal && refused.refusal->code == RefusalCode::InsufficientFunds);
    CHECK(refused.largest == Quantity::whole(1000));
    const CommandPreview unknown
        = previewed(host, SubaccountId{9}, Lend{SubaccountId{9}, AssetId{0}, Quantity::whole(1)});
    CHECK(unknown.refusal && unknown.refusal->code == RefusalCode::UnknownSubaccount);

    view::ViewRequest wanted;
    wanted.number = 1;
    wanted.page = view::Page::Exchange;
    wanted.market = MarketId{0};
    wanted.trader = SubaccountId{1};
    host.request(wanted);
    const auto view = seen(host, [](const auto& v) { return v.exchange.trader.has_value(); });
    CHECK(view->status.appliedSequence == last.sequence);
    CHECK(view->exchange.trader->balances.size() == 1);
    CHECK(view->exchange.trader->balances[0].available == Quantity::whole(1000));
    CHECK(view->exchange.market->activePrice == Price::whole(100));
}

/// Order and holders come from another thread, which shares the state's pages while simulated time goes on.
void surveysWhileTimePasses()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const BusyScenario scenarios;
    HostOptions options = paused(folder);
    options.speed = 600;
    ExchangeHost host{files, scenarios, options};
    view::ViewRequest wanted;
    wanted.page = view::Page::Margin;
    wanted.table.count = 60;
    wanted.pool = AssetId{0};
    host.request(wanted);
    const auto first = seen(host, [](const auto& v) { return v.accounts.orderVersion > 0 && v.pool->lenders > 0; });
    CHECK(!first->accounts.rows.empty());
    CHECK(first->accounts.matching == first->accounts.accounts);
    const auto renewed
        = seen(host, [&](const auto& v) { return v.accounts.orderVersion > first->accounts.orderVersion; });
    CHECK(renewed->status.time > first->status.time);
    wanted.table.sort = view::AccountSort::Subaccount;
    wanted.table.direction = view::SortDirection::Descending;
    host.request(wanted);
    const auto last = seen(host, [](const auto& v) { return v.request.table.sort == view::AccountSort::Subaccount; });
    CHECK(last->accounts.rows.front().subaccount.value == last->accounts.accounts);
    // Pausing looks at every account again, in parts: then all counts are of the same moment.
    CHECK(ask(host, SetClockSpeed{0}).accepted);
    const auto still = seen(host, [](const auto& v) { return v.status.speedAsked == 0; });
    std::uint32_t counted = 0;
    for (const std::uint32_t accounts : still->overview.accountsByBand)
        counted += accounts;
    CHECK(counted == still->accounts.accounts);
}

/// The journal may end under a command, and be told so on the engine's own thread before the answer is complete.
void tellsAFaultBeforeTheAnswerIsComplete()
{
    OperatorAnswer told;
    DurableAnswer answer{7, [&told](const OperatorAnswer& given) { told = given; }};
    answer.content().accepted = true;
    const JournalFault fault{JournalFaultKind::Displaced, "world.plimsoll.audit", "it was moved"};
    answer.settled()(&fault);
    CHECK(told.code == "IO_FAULT" && told.ticket == 7 && !told.accepted);
}

void takesNoCustomersCommandInALiveWorld()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    const std::string path = folder.file("live.plimsoll");
    {
        const Scenario scenario = scenarios.load("quiet").value();
        const State state = State::begin(scenario.risk, scenario.start);
        const WorldRecord record{"live", "LIVE", "quiet", engineFingerprint(), scenario.start};
        CHECK(files.create(path, record, {0, encodeState(state), hashOf(state)}).ok());
    }
    HostOptions options = paused(folder);
    options.openPath = path;
    ExchangeHost host{files, scenarios, options};
    CHECK(seen(host, [](const auto&) { return true; })->status.environment == view::Environment::Live);
    CHECK(ask(host, CreateSubaccount{SubaccountId{1}}).code == "SIGN_IN");
    CHECK(ask(host, EditOperator{OperatorVerb::MakeFirst, "ada", {}, Secret{"twelve letters"}}).accepted);
    CHECK(ask(host, CreateSubaccount{SubaccountId{1}}).code == "LIVE_WORLD");
    CHECK(ask(host, CancelAll{SubaccountId{1}, std::nullopt}).code == "LIVE_WORLD");
    CHECK(ask(host, weightChange("0.95", "0.9")).code == "NEEDS_CHANGE");
    CHECK(ask(host, SetPoolState{AssetId{1}, {}, PoolState::RepayOnly, "x"}).code == "NEEDS_CHANGE");
    CHECK(ask(host, SetMarketState{MarketId{0}, {}, OrderBookState::Open, "x"}).code == "NEEDS_CHANGE");
    HoldLiquidation unseen{};
    unseen.asset = AssetId{1};
    unseen.minutes = 5;
    unseen.reason = "thin \u202ebooks";
    CHECK(ask(host, Command{unseen}).code == "TEXT_UNSEEN");
    CHECK(ask(host, AnnounceParameters{weightChange("0.95", "0.9").edits, "a ramp"}).code == "NEEDS_CHANGE");
    const OperatorAnswer saved = ask(host, draftOf(weightChange("0.95", "0.9")));
    CHECK(saved.accepted && saved.change && saved.change->id == ChangeId{1});
    CHECK(ask(host, requestOf(ChangeVerb::Submit, 1)).accepted);
    const OperatorAnswer launched = ask(host, requestOf(ChangeVerb::Launch, 1));
    CHECK(launched.accepted && launched.change && launched.change->stage == ChangeStage::Live);
}

void showsWhatOperatorsControl()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    ExchangeHost host{files, scenarios, paused(folder)};
    seen(host, [](const auto&) { return true; });

    CHECK(ask(host, Command{HaltMatching{5, "index is down"}}).accepted);
    const auto halted = seen(host, [](const auto& v) { return v.liquidations.matchingHalted.has_value(); });
    CHECK(halted->liquidations.matchingHalted->reason == "index is down");
    CHECK(halted->liquidations.matchingHalted->actor == "ada");
    CHECK(halted->liquidations.matchingHalted->until.ms == halted->status.time.ms + 5 * msPerMinute);
    CHECK(ask(host, Command{HaltMatching{0, "it is back"}}).accepted);
    CHECK(ask(host, Command{PauseLiquidations{1, "look first"}}).accepted);
    const auto after = seen(host, [](const auto& v) { return v.liquidations.liquidationsPaused.has_value(); });
    CHECK(!after->liquidations.matchingHalted);
    CHECK(after->feed.size() >= 3 && after->feed.front().kind == view::FeedKind::StopPlaced
        && after->feed.front().path == "liquidations" && after->feed.front().after == "1");

    CHECK(ask(host, Command{CreateSubaccount{SubaccountId{1}}}).accepted);
    CHECK(ask(host, Command{SetBackstopProvider{SubaccountId{1}, Usd::whole(750), "agreed"}}).accepted);
    CHECK(ask(host, Command{DepositToFund{AssetId{0}, Quantity::whole(1000), "top up"}}).accepted);
    const auto backed = seen(host, [](const auto& v) { return v.liquidations.backstopFund == Usd::whole(1000); });
    CHECK(backed->liquidations.providers.size() == 1 && backed->liquidations.providers[0].usable
        && backed->liquidations.providers[0].capacity == Usd::whole(750));
    CHECK(backed->feed.front().kind == view::FeedKind::FundDeposit
        && backed->feed.front().quantity == Quantity::whole(1000));

    const std::uint64_t version = backed->riskVersion;
    CHECK(ask(host, Command{SetParameters{{{"venue.markGuard.maxStep", "", "0.2"}}, "shaky feed"}}).accepted);
    CHECK(ask(host, Command{SetMarkPrice{{{AssetId{1}, Price::whole(50)}}}}).accepted);
    const auto held = seen(host, [](const auto& v) { return v.assets[1].pendingMark.has_value(); });
    CHECK(held->riskVersion > version);
    CHECK(held->assets[1].pendingMark == Price::whole(50) && held->assets[1].markPrice == Price::whole(100));
    CHECK(!held->alerts.empty() && held->alerts.front().kind == view::AlertKind::MarkHeld);
    CHECK(ask(host, Command{DecideMark{AssetId{1}, MarkDecision::Accept, "true"}}).accepted);
    CHECK(seen(host, [](const auto& v) { return !v.assets[1].pendingMark; })->assets[1].markPrice == Price::whole(50));
}

/// Refused commands have a place in the journal too: an impact of now names the newest one.
void namesTheJournalsPlaceOfAnImpact()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    ExchangeHost host{files, scenarios, paused(folder)};
    CHECK(ask(host, weightChange("0.95", "0.9")).accepted);
    CHECK(!ask(host, weightChange("0.95", "0.8")).accepted);
    auto promise = std::make_shared<std::promise<std::uint64_t>>();
    auto sequence = promise->get_future();
    const SetParameters change = weightChange("0.9", "0.8");
    host.impact(
        view::Page::Risk, change.edits, 1, [promise](const Impact& impact) { promise->set_value(impact.sequence); },
        [](const auto&) {});
    const std::uint64_t named = sequence.get();
    // A page that asks does not stop another's question.
    std::array<std::future<void>, 2> played;
    for (const view::Page asker : {view::Page::Risk, view::Page::Changes}) {
        auto end = std::make_shared<std::promise<void>>();
        played[asker == view::Page::Changes] = end->get_future();
        host.impact(
            asker, change.edits, 300, [](const auto&) {}, [end](const auto&) { end->set_value(); });
    }
    for (auto& end : played)
        CHECK(end.wait_for(30s) == std::future_status::ready);
    // Nor does the sheet that tightens stop the sliders' corridors.
    std::array<std::future<void>, 2> found;
    for (const auto watcher : {ImpactPort::Watcher::Risk, ImpactPort::Watcher::Tightening}) {
        auto end = std::make_shared<std::promise<void>>();
        found[watcher == ImpactPort::Watcher::Tightening] = end->get_future();
        host.corridors(watcher, AssetId{1}, {{"haircutFunction.weight", Ratio{}}},
            [end](const ImpactPort::Tracks&) { end->set_value(); });
    }
    for (auto& end : found)
        CHECK(end.wait_for(30s) == std::future_status::ready);
    CHECK(seen(host, [&](const auto& v) { return v.status.appliedSequence == named; }) != nullptr);
}

/// Whoever is still busy with the liquidations that the last movement led to does not keep the next one waiting.
void answersWhileLiquidationsArePlayed()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    std::promise<void> played;
    std::promise<void> mayEnd;
    std::promise<void> second;
    ExchangeHost host{files, scenarios, paused(folder)};
    CHECK(ask(host, StepClock{}).accepted);
    host.impact(
        view::Page::Risk, weightChange("0.95", "0.8").edits, 60, [](const Impact&) {},
        [&, wait = mayEnd.get_future().share()](const auto&) {
            played.set_value();
            wait.wait_for(30s);
        });
    CHECK(played.get_future().wait_for(30s) == std::future_status::ready);
    host.impact(
        view::Page::Risk, weightChange("0.95", "0.7").edits, 60, [&](const Impact&) { second.set_value(); },
        [](const auto&) {});
    CHECK(second.get_future().wait_for(20s) == std::future_status::ready);
    mayEnd.set_value();
}

/// Account 1 owes 7,000 USDC against 100 SOL at 100; account 2 lent them.
void makeALong(ExchangeHost& host)
{
    for (const std::uint32_t id : {1U, 2U})
        CHECK(ask(host, Command{CreateSubaccount{SubaccountId{id}}}).accepted);
    CHECK(ask(host, Command{Deposit{SubaccountId{2}, AssetId{0}, Quantity::whole(100000)}}).accepted);
    CHECK(ask(host, Command{Lend{SubaccountId{2}, AssetId{0}, Quantity::whole(100000)}}).accepted);
    CHECK(ask(host, Command{Deposit{SubaccountId{1}, AssetId{1}, Quantity::whole(100)}}).accepted);
    UpdateSettings margin{};
    margin.subaccount = SubaccountId{1};
    margin.marginEnabled = Flag::On;
    CHECK(ask(host, Command{margin}).accepted);
    CHECK(ask(host, Command{Borrow{SubaccountId{1}, AssetId{0}, Quantity::whole(7000)}}).accepted);
    CHECK(ask(host, Command{Withdraw{SubaccountId{1}, AssetId{0}, Quantity::whole(7000)}}).accepted);
}

storage::StoreOptions snapshotsOften()
{
    storage::StoreOptions options;
    options.commandsPerSnapshot = 3;
    return options;
}

/// Lets seconds pass until the next start begins behind what is applied now.
void leaveBehindASnapshot(ExchangeHost& host, storage::SqliteWorldFiles& files)
{
    const view::Status status = host.latest()->status;
    const auto begins = [&] {
        const auto source = files.read(status.worldPath);
        return source.value()->snapshotUpTo(~std::uint64_t{0} >> 1).value()->sequence;
    };
    for (int look = 0; look < 500 && begins() <= status.appliedSequence; ++look) {
        CHECK(ask(host, StepClock{}).accepted);
        std::this_thread::sleep_for(10ms);
    }
    CHECK(begins() > status.appliedSequence);
}

void knowsAfterAReopeningWhatProvidersWereGranted()
{
    const Folder folder;
    storage::SqliteWorldFiles files{snapshotsOften()};
    const QuietScenario scenarios;
    const auto used = [](const view::ViewSnapshot& v) {
        return !v.liquidations.providers.empty() && v.liquidations.providers[0].capacity < Usd::whole(20000);
    };
    HostOptions options = paused(folder);
    options.openPath = [&] {
        ExchangeHost host{files, scenarios, options};
        makeALong(host);
        CHECK(ask(host, Command{CreateSubaccount{SubaccountId{3}}}).accepted);
        CHECK(ask(host, Command{Deposit{SubaccountId{3}, AssetId{0}, Quantity::whole(100000)}}).accepted);
        CHECK(ask(host, Command{SetBackstopProvider{SubaccountId{3}, Usd::whole(20000), "agreed"}}).accepted);
        CHECK(ask(host, Command{SetMarkPrice{{{AssetId{1}, Price::whole(76)}}}}).accepted);
        for (int second = 0; second < 30; ++second)
            CHECK(ask(host, StepClock{}).accepted);
        const auto granted = seen(host, used);
        leaveBehindASnapshot(host, files);
        return granted->status.worldPath;
    }();
    ExchangeHost host{files, scenarios, options};
    const auto opened = seen(host, used);
    CHECK(opened->liquidations.providers[0].granted == Usd::whole(20000));
    CHECK(opened->liquidations.backstopCapacityTotal == Usd::whole(20000));
}

/// What led to a debt is known behind the snapshot that a start begins at, and what came after it is added.
void knowsAfterAReopeningByWhatADebtGrew()
{
    const Folder folder;
    storage::SqliteWorldFiles files{snapshotsOften()};
    const QuietScenario scenarios;
    view::ViewRequest wanted;
    wanted.account = SubaccountId{1};
    const auto owes = [](const view::ViewSnapshot& v) { return v.account && !v.account->borrows.empty(); };
    HostOptions options = paused(folder);
    options.openPath = [&] {
        ExchangeHost host{files, scenarios, options};
        makeALong(host);
        host.request(wanted);
        const auto borrowed = seen(host, owes);
        leaveBehindASnapshot(host, files);
        return borrowed->status.worldPath;
    }();
    ExchangeHost host{files, scenarios, options};
    host.request(wanted);
    CHECK(seen(host, owes)->account->borrows[0].sources == "Manual");
}

/// Out of the journal, beside its writer: at half the weight the borrow that was liquidated would have been refused.
void playsThePastUnderAChange()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    ExchangeHost host{files, scenarios, paused(folder)};
    CHECK(ask(host, StepClock{}).accepted);
    CHECK(ask(host, StepClock{}).accepted);
    makeALong(host);
    CHECK(ask(host, Command{SetMarkPrice{{{AssetId{1}, Price::whole(70)}}}}).accepted);
    CHECK(ask(host, StepClock{}).accepted);
    auto promise = std::make_shared<std::promise<PastUnder>>();
    auto answer = promise->get_future();
    host.past(
        weightChange("0.95", "0.5").edits, 1, [](double) {},
        [promise](const Result<PastUnder, JournalFault>& past) {
            promise->set_value(past.ok() ? past.value() : PastUnder{});
        });
    const PastUnder past = answer.get();
    CHECK(!past.refusal && past.commands > 0);
    CHECK(past.figures.before.liquidations == 1 && past.figures.after.liquidations == 0);
}

void listsMarginCalls()
{
    const Folder folder;
    storage::SqliteWorldFiles files;
    const QuietScenario scenarios;
    ExchangeHost host{files, scenarios, paused(folder)};
    makeALong(host);
    CHECK(ask(host, Command{SetMarkPrice{{{AssetId{1}, Price::whole(78)}}}}).accepted);
    auto promise = std::make_shared<std::promise<std::vector<view::MarginCall>>>();
    auto answer = promise->get_future();
    host.marginCalls([promise](auto calls) { promise->set_value(std::move(calls)); });
    const auto calls = answer.get();
    CHECK(calls.size() == 1);
    if (calls.size() != 1)
        return;
    const view::AccountRow& row = calls[0].row;
    CHECK(row.subaccount == SubaccountId{1} && row.band == view::MmrBand::Danger);
    // With that much more in cash its MMR is 80 %: maintenance is 80 % of equity.
    const Usd equity = row.netEquity + calls[0].toDeposit;
    const Usd maintenance = multiply(row.netEquity, *row.mmr, Rounding::Up);
    const Usd off = maintenance - multiply(equity, constant<Ratio>("0.8"), Rounding::Down);
    CHECK(off < constant<Usd>("0.000000001") && -off < constant<Usd>("0.000000001"));
    // Whoever pays it is there.
    const Quantity cash = Quantity::fromRaw(calls[0].toDeposit.raw / powerOfTen(Usd::decimals - Quantity::decimals));
    CHECK(notional(cash, Price::whole(1)) == calls[0].toDeposit);
    CHECK(ask(host, Command{Deposit{SubaccountId{1}, AssetId{0}, cash}}).accepted);
    auto paid = std::make_shared<std::promise<std::vector<view::MarginCall>>>();
    auto after = paid->get_future();
    host.marginCalls([paid](auto left) { paid->set_value(std::move(left)); });
    const auto left = after.get();
    CHECK(left.empty() || left[0].row.mmr <= constant<Ratio>("0.8"));
}

} // namespace

} // namespace plimsoll::test

int main()
{
    using namespace plimsoll::test;
    keepsWhatItAcknowledged();
    changesSurviveARestart();
    stepsOneSecondWhilePaused();
    givesBackItsHistories();
    hasOneWriter();
    saysWhyItCannotOpen();
    copiesWorlds();
    keepsThePauseWhenAnotherWorldOpens();
    opensAWorldAsItWasLeft();
    opensAWorldAtTheSpeedItWasLeftAt();
    goesOnWithTheWorldThatWasLeft();
    remembersWhoStoppedWhatAndWhy();
    saysHowFarAnOpeningHasCome();
    handsNotesAndTheWatchListToTheNextShift();
    keepsADraftForWhoeverTypedIt();
    balancesWhatItHoldsAgainstWhatItOwes();
    knowsAfterAReopeningWhatProvidersWereGranted();
    knowsAfterAReopeningByWhatADebtGrew();
    keepsCriticalAlertsUntilSomeoneAcknowledgesThem();
    standsStillWhereTimeIsRefused();
    previewsWithoutChangingAnything();
    surveysWhileTimePasses();
    tellsAFaultBeforeTheAnswerIsComplete();
    takesNoCustomersCommandInALiveWorld();
    showsWhatOperatorsControl();
    namesTheJournalsPlaceOfAnImpact();
    answersWhileLiquidationsArePlayed();
    playsThePastUnderAChange();
    listsMarginCalls();
    std::printf("exchange host: %d checks failed\n", failures);
    return failures == 0 ? 0 : 1;
}
