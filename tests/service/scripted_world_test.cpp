// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "formats/scenario_reader.h"
#include "service/host/live_world.h"
#include "simulation/scenario_runner.h"
#include "simulation/utc_time.h"
#include "storage/connection.h"
#include "storage/engine_replay.h"
#include "storage/head_file.h"
#include "storage/sqlite_world_files.h"
#include "storage/verify.h"
#include "support/registration.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace plimsoll::test {
namespace {

/// People, prices that move, and steps: one between two seconds, and an order cancelled by its name much later.
constexpr std::string_view busyScript = R"json({
 "name":"steps among people","seed":5,"start":"2025-10-10T20:00:00Z","end":"2025-10-10T20:01:30Z",
 "risk":"RISK",
 "prices":{"SOL":{"anchors":[["2025-10-10T20:00:00Z","200"],["2025-10-10T20:01:00Z","180"]]}},
 "population":{"traders":30,"marketMakers":2,"lenders":5},
 "steps":[
  {"at":"PT0S","command":"createSubaccount","subaccount":2},
  {"at":"PT0S","command":"deposit","subaccount":1,"symbol":"USDC","quantity":"1000"},
  {"at":"PT10S","command":"placeOrder","orderId":"low","subaccount":1,"market":"SOL_USDC","side":"Bid","price":"160","quantity":"1"},
  {"at":"PT10S","command":"placeOrder","orderId":"lower","subaccount":1,"market":"SOL_USDC","side":"Bid","price":"160","quantity":"1"},
  {"at":"PT20.5S","command":"deposit","subaccount":2,"symbol":"USDC","quantity":"500"},
  {"at":"PT50S","command":"haltMatching","minutes":1,"reason":"drill"},
  {"at":"PT70S","command":"cancelOrder","orderId":"low","subaccount":1},
  {"at":"PT70S","command":"createSubaccount","subaccount":2}]})json";

Scenario scenarioOf(const std::string& path)
{
    std::vector<std::string> ignored;
    const auto read = readScenarioFile(path, ignored);
    if (!read.ok())
        qFatal("%s", read.error().text().c_str());
    return read.value();
}

Scenario shipped(const QString& name)
{
    return scenarioOf(PLIMSOLL_SOURCE_DIR "/resources/scenarios/" + name.toStdString() + ".json");
}

State played(const Scenario& scenario)
{
    ScenarioRunner runner(scenario);
    State state = runner.beginning();
    runner.play(state, [&](const Command& command, CommandOrigin) { return apply(state, command); });
    return state;
}

} // namespace

/// The steps of a scenario in a world that runs, as they happen in `plimsollctl run`.
class ScriptedWorldTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    storage::SqliteWorldFiles files_;

    std::string file(const char* name) const { return folder_.filePath(name).toStdString(); }

    Scenario busy() const
    {
        std::string text{busyScript};
        text.replace(text.find("RISK"), 4, PLIMSOLL_SOURCE_DIR "/resources/risk/example.json");
        std::ofstream{file("busy.json")} << text;
        return scenarioOf(file("busy.json"));
    }

    std::unique_ptr<LiveWorld> begin(const std::string& path, const Scenario& scenario)
    {
        const WorldRecord record{scenario.name, "TRAINING", scenario.name, engineFingerprint(), {}};
        auto live = LiveWorld::create(files_, path, record, scenario, {});
        return live.ok() ? std::move(live).value() : nullptr;
    }
    std::unique_ptr<LiveWorld> goOn(const std::string& path, const Scenario& scenario)
    {
        auto live = LiveWorld::open(files_, path, scenario, {});
        return live.ok() ? std::move(live).value() : nullptr;
    }
    static void runUntil(LiveWorld& live, Timestamp end)
    {
        while (live.state().now < end)
            live.passSecond();
    }

    /// Every file of a folder with what is in it.
    static std::map<std::string, std::string> contentOf(const std::filesystem::path& folder)
    {
        std::map<std::string, std::string> content;
        for (const auto& entry : std::filesystem::directory_iterator{folder}) {
            std::ifstream in{entry.path(), std::ios::binary};
            content[entry.path().filename().string()] = {std::istreambuf_iterator<char>{in}, {}};
        }
        return content;
    }

    static void withoutLine(const std::string& path, const std::string& beginning)
    {
        std::string rest;
        {
            std::ifstream in{path};
            for (std::string line; std::getline(in, line);)
                if (!line.starts_with(beginning))
                    rest += line + '\n';
        }
        std::ofstream{path, std::ios::trunc} << rest;
    }

private slots:
    void leavesAWorldOfAnotherEngineAsItIs()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("old.plimsoll").toStdString();
        const Scenario scenario = busy();
        const WorldRecord record{scenario.name, "TRAINING", scenario.name, "exchange 1, commands 27", {}};
        QVERIFY(LiveWorld::create(files_, path, record, scenario, {}).ok());
        {
            storage::Connection connection{path, path, storage::Access::Write};
            connection.run("PRAGMA user_version=3");
        }
        std::filesystem::remove(storage::headFileOf(path));
        const auto before = contentOf(folder.path().toStdString());
        const auto written = LiveWorld::open(files_, path, scenario, {});
        const auto read = LiveWorld::openReadOnly(files_, path, scenario, {});
        QVERIFY(!written.ok() && !read.ok());
        for (const JournalFault& fault : {written.error(), read.error()}) {
            QCOMPARE(fault.kind, JournalFaultKind::AnotherEngine);
            QCOMPARE(QString::fromStdString(fault.cause),
                QString::fromStdString("exchange 1, commands 27; this one is " + engineFingerprint()));
        }
        // Reading leaves an index and an empty log beside the world, and nothing else.
        auto after = contentOf(folder.path().toStdString());
        after.erase("old.plimsoll-shm");
        if (const auto log = after.find("old.plimsoll-wal"); log != after.end() && log->second.empty())
            after.erase(log);
        QVERIFY(after == before);
    }

    void comesToWhatARunComesTo_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
            {"adl-and-socialised-loss", "margin-long", "margin-long-is-liquidated", "throttled-pool"})
            QTest::newRow(name) << name;
    }
    void comesToWhatARunComesTo()
    {
        QFETCH(QString, name);
        const Scenario scenario = shipped(name);
        const State expected = played(scenario);
        const auto live = begin(file("shipped.plimsoll") + name.toStdString(), scenario);
        runUntil(*live, scenario.end);
        const State& state = live->state();
        QCOMPARE(state.accounts.size(), expected.accounts.size());
        QCOMPARE(toText(state.badDebt), toText(expected.badDebt));
        QCOMPARE(toText(state.socialisedLoss), toText(expected.socialisedLoss));
        QCOMPARE(toText(backstopFundValue(state)), toText(backstopFundValue(expected)));
        for (std::size_t i = 0; i < state.assets.size(); ++i) {
            const Pool& pool = state.assets[i].pool;
            const Pool& wanted = expected.assets[i].pool;
            QVERIFY(state.marks[i] == expected.marks[i]);
            QCOMPARE(toText(pool.lentQuantity()), toText(wanted.lentQuantity()));
            QCOMPARE(toText(pool.borrowedQuantity()), toText(wanted.borrowedQuantity()));
        }
    }

    void goesOnAfterARestartAsIfNothingHadHappened()
    {
        const Scenario scenario = busy();
        const Hash expected = hashOf(played(scenario));
        const auto whole = begin(file("whole.plimsoll"), scenario);
        runUntil(*whole, scenario.end);
        QVERIFY(hashOf(whole->state()) == expected);

        auto live = begin(file("cut.plimsoll"), scenario);
        for (const int second : {0, 9, 10, 20, 21, 49, 50, 69, 70, 90}) {
            runUntil(*live, {scenario.start.ms + second * msPerSecond});
            QVERIFY(!live->settle());
            live.reset();
            live = goOn(file("cut.plimsoll"), scenario);
            QVERIFY(live != nullptr);
        }
        QVERIFY(hashOf(live->state()) == expected);
    }

    /// A world whose minutes were written without the capacity of the backstop, and its steps without what they paid,
    /// opens, keeps both from then on, and is verified from there; that earlier rows were not compared is said.
    void goesOnWithAWorldWhoseRowsSaidLess()
    {
        const std::string path = file("older.plimsoll");
        Scenario scenario = busy();
        auto live = begin(path, scenario);
        runUntil(*live, {scenario.start.ms + 70 * msPerSecond});
        QVERIFY(!live->settle());
        live.reset();
        {
            storage::Connection connection{path, path, storage::Access::Write};
            connection.run("ALTER TABLE venueMinutes DROP COLUMN backstopCapacity;"
                           "ALTER TABLE liquidations DROP COLUMN paidQuantity;"
                           "ALTER TABLE liquidations DROP COLUMN counterparty;"
                           "DELETE FROM world WHERE key IN ('capacitiesAfter', 'paymentsAfter');"
                           "PRAGMA user_version = 7");
        }
        withoutLine(storage::headFileOf(path), "capacitiesAfter ");
        withoutLine(storage::headFileOf(path), "paymentsAfter ");
        storage::EngineReplay asItWas;
        const auto older = storage::verify(path, asItWas.callbacks());
        QVERIFY(older.ok() && !older.value().broken);

        live = goOn(path, scenario);
        QVERIFY(live != nullptr);
        runUntil(*live, {scenario.start.ms + 130 * msPerSecond});
        QVERIFY(!live->settle());
        live.reset();
        storage::Connection connection{path, path, storage::Access::Read};
        QCOMPARE(
            connection.number("SELECT COUNT(*) FROM venueMinutes WHERE backstopCapacity IS NULL"), std::int64_t{1});
        QCOMPARE(connection.number("SELECT COUNT(*) FROM venueMinutes WHERE backstopCapacity = '0'"), std::int64_t{1});
        storage::EngineReplay now;
        const auto report = storage::verify(path, now.callbacks());
        QVERIFY(report.ok());
        QVERIFY2(!report.value().broken, report.value().broken ? report.value().broken->why.c_str() : "");
        const auto said = [&](const char* what) {
            const auto& notices = report.value().notices;
            return std::any_of(notices.begin(), notices.end(),
                [&](const std::string& notice) { return notice.find(what) != std::string::npos; });
        };
        QVERIFY(said("the minutes of the venue of commands up to "));
        QVERIFY(said("the steps of liquidations of commands up to "));
        {
            storage::Connection forged{path, path, storage::Access::Write};
            forged.run("UPDATE venueMinutes SET backstopCapacity = '9' WHERE backstopCapacity = '0'");
        }
        storage::EngineReplay after;
        const auto found = storage::verify(path, after.callbacks());
        QVERIFY(found.ok() && found.value().broken);
        QCOMPARE(found.value().broken->table, std::string{"venueMinutes"});
    }

    void opensNoSubaccountForAComparison()
    {
        const Scenario scenario = busy();
        const auto live = begin(file("few.plimsoll"), scenario);
        QCOMPARE(live->state().accounts.size(), std::size_t{2 + 30 + 2 + 5});
    }
};
PLIMSOLL_TEST(ScriptedWorldTest);

} // namespace plimsoll::test

#include "scripted_world_test.moc"
