// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"
#include "domain/base/codec.h"
#include "domain/base/decimal.h"
#include "service/change/guard_rails.h"
#include "storage/connection.h"
#include "storage/sqlite_world_files.h"
#include "support/exchange_world.h"
#include "support/registration.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace plimsoll::test {

using nlohmann::json;

namespace {

struct Said {
    int exitCode = 0;
    std::string out;
    std::string err;
};

Said plimsollctl(std::vector<const char*> arguments)
{
    arguments.insert(arguments.begin(), "plimsollctl");
    std::ostringstream out;
    std::ostringstream err;
    const int code = ctl::runProgram("0.0.0", static_cast<int>(arguments.size()), arguments.data(), out, err);
    return {code, out.str(), err.str()};
}

} // namespace

class StoreCommandsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    std::string file_;
    ExchangeWorld world_{7};
    std::string rows_; ///< the same world with a liquidation that it did not see
    int liquidations_{1};
    int events_{1}; ///< fills, liquidations and refusals among them

private slots:
    void initTestCase()
    {
        file_ = folder_.filePath("world.plimsoll").toStdString();
        auto journal = storage::SqliteWorldFiles{}.create(file_, exchangeRecord(), ExchangeWorld{7}.snapshot());
        QVERIFY(journal.ok());
        for (int i = 0; i < 20; ++i) {
            JournalEntry entry = world_.next(50, Urgency::Now);
            entry.actions.front().wallAt = Timestamp{1'760'126'400'001};
            entry.actions.front().actor = "ann, at the desk";
            liquidations_ += static_cast<int>(entry.rows.liquidations.size());
            const ProjectedRows& rows = entry.rows;
            events_ += static_cast<int>(
                rows.fills.size() + rows.liquidations.size() + rows.refusals.size() + rows.events.size());
            QCOMPARE(journal.value()->append(entry), AppendResult::Taken);
        }
        journal = Result<std::unique_ptr<Journal>, JournalFault>{nullptr};
        rows_ = folder_.filePath("rows.plimsoll").toStdString();
        QVERIFY(!storage::SqliteWorldFiles{}.copy(file_, rows_, Existing::Keep, std::nullopt));
        storage::Connection{rows_, rows_, storage::Access::Write}.run(
            "INSERT INTO liquidations VALUES (1000, 99, 1760126400000, 1, 'Book', 'USDC', 'SOL', '3', '1', '3', '0', "
            "NULL, NULL, '3', NULL)");
    }

    void verifiesAWorldThatHolds()
    {
        const Said said = plimsollctl({"verify", file_.c_str()});
        QCOMPARE(said.exitCode, 0);
        const json document = json::parse(said.out);
        QCOMPARE(document["verified"].get<bool>(), true);
        QCOMPARE(document["through"].get<int>(), 1000);
        QCOMPARE(document["actions"].get<int>(), 20);
        QCOMPARE(document["stateHash"].get<std::string>(), toText(world_.hash()));
        QVERIFY(document["broken"].is_null());
        // No notice of this world alone, but said of each where nobody signs.
        QVERIFY(document["notices"].empty());
        QVERIFY2(QString::fromStdString(said.err).endsWith("(--head REPORT).\n"), said.err.c_str());
    }

    void namesWhatIsBroken()
    {
        const std::string copy = folder_.filePath("broken.plimsoll").toStdString();
        QVERIFY(!storage::SqliteWorldFiles{}.copy(file_, copy, Existing::Keep, std::nullopt));
        storage::Connection{copy, copy, storage::Access::Write}.run(
            "UPDATE actions SET reason = 'none' WHERE number = 5");
        const Said said = plimsollctl({"verify", copy.c_str()});
        QCOMPARE(said.exitCode, 1);
        const json broken = json::parse(said.out)["broken"];
        QCOMPARE(broken["table"].get<std::string>(), std::string{"actions"});
        QCOMPARE(broken["sequence"].get<int>(), 5);
    }

    /// A world that was open in a console has rails of its own, whatever ships with the program.
    void aNoticeRampKeepsToTheRailsOfItsWorld()
    {
        const std::string file = folder_.filePath("long.plimsoll").toStdString();
        QCOMPARE(
            plimsollctl({"run", PLIMSOLL_SOURCE_DIR "/resources/scenarios/margin-long.json", "--store", file.c_str()})
                .exitCode,
            0);
        const std::string change = folder_.filePath("change.json").toStdString();
        std::ofstream{change}
            << R"({"name":"SOL","edits":[{"path":"assets.SOL.haircutFunction.weight","after":"0.5"}]})";
        const auto steps = [&] {
            const Said said
                = plimsollctl({"impact", "--store", file.c_str(), "--change", change.c_str(), "--notice", "24"});
            return said.exitCode == 0 ? json::parse(said.out)["noticeRamp"].size() : 0;
        };
        QCOMPARE(steps(), std::size_t{6});
        for (const char* step : {"0.2", "0.4"}) {
            GuardRails rails;
            rails.rails = {{"assets.*.haircutFunction.weight", fromText<Ratio>(step), false, 600, true}};
            JournalEntry entry;
            entry.batch.firstSequence = storage::SqliteWorldFiles{}.read(file).value()->lastSequence().value() + 1;
            OperatorAction action;
            action.actor = "ada";
            action.what = "guard rails 1";
            action.record = encoded(rails);
            entry.actions = {std::move(action)};
            entry.urgency = Urgency::Now;
            QCOMPARE(storage::SqliteWorldFiles{}.open(file).value()->append(entry), AppendResult::Taken);
            QCOMPARE(steps(), step == std::string{"0.2"} ? std::size_t{4} : std::size_t{3});
        }
    }

    void refusesWhatIsNoWorld()
    {
        const Said missing = plimsollctl({"verify", "/nowhere/world.plimsoll"});
        QCOMPARE(missing.exitCode, 2);
        QVERIFY(missing.out.empty());
        QVERIFY(missing.err.find("/nowhere/world.plimsoll") == 0);
        QCOMPARE(std::count(missing.err.begin(), missing.err.end(), '\n'), std::ptrdiff_t{1});
        for (const char* what : {"accounts", "audit"})
            QCOMPARE(plimsollctl({"export", "/nowhere", "--what", what, "--format", "csv"}).exitCode, 2);
        QCOMPARE(plimsollctl({"export", file_.c_str(), "--what", "all", "--format", "csv"}).exitCode, 2);
    }

    void exportsRows_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("rows");
        QTest::addColumn<QString>("header");
        const auto accounts = static_cast<int>(world_.state().accounts.size());
        QTest::newRow("accounts") << "accounts" << accounts << "subaccount,liquidating,marginEnabled,";
        QTest::newRow("pools") << "pools" << 2 << "symbol,state,markPrice,lentQuantity,";
        QTest::newRow("liquidations") << "liquidations" << liquidations_ << "sequence,part,time,subaccount,stage,debt,";
        QTest::newRow("audit") << "audit" << 20 << "number,sequence,simulatedAt,wallAt,actor,reason,";
        QTest::newRow("events") << "events" << events_ << "sequence,part,time,kind,subaccount,symbol,";
    }

    void exportsRows()
    {
        QFETCH(QString, what);
        QFETCH(int, rows);
        QFETCH(QString, header);
        QVERIFY(rows > 0);
        const std::string table = what.toStdString();
        const Said asCsv = plimsollctl({"export", rows_.c_str(), "--what", table.c_str(), "--format", "csv"});
        QCOMPARE(asCsv.exitCode, 0);
        QVERIFY(QString::fromStdString(asCsv.out).startsWith(header));
        QCOMPARE(std::count(asCsv.out.begin(), asCsv.out.end(), '\n'), std::ptrdiff_t{rows + 1});
        const Said asJson = plimsollctl({"export", rows_.c_str(), "--what", table.c_str(), "--format", "json"});
        QCOMPARE(asJson.exitCode, 0);
        QCOMPARE(json::parse(asJson.out).size(), static_cast<std::size_t>(rows));
    }

    void writesExactTextAndTimes()
    {
        const Said audit = plimsollctl({"export", file_.c_str(), "--what", "audit", "--format", "csv"});
        QVERIFY(audit.out.find("Z,2025-10-10T20:00:00.001Z,\"ann, at the desk\",") != std::string::npos);
        const Said pools = plimsollctl({"export", file_.c_str(), "--what", "pools", "--format", "json"});
        QCOMPARE(json::parse(pools.out)[1]["lentQuantity"].get<std::string>(),
            toText(world_.state().pool(AssetId{1}).lentQuantity()));
    }
};

PLIMSOLL_TEST(StoreCommandsTest);

} // namespace plimsoll::test

#include "store_commands_test.moc"
