// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/live_world.h"
#include "storage/connection.h"
#include "storage/engine_replay.h"
#include "storage/head_file.h"
#include "storage/sqlite_world_files.h"
#include "storage/verify.h"
#include "support/forged_audit.h"
#include "support/quiet_scenario.h"
#include "support/registration.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

namespace plimsoll::test {

using storage::Connection;

namespace {

constexpr auto weight = "assets.SOL.haircutFunction.weight";
constexpr auto base = "assets.SOL.imfFunction.base";

Command edits(const char* weightBefore)
{
    return SetParameters{{{weight, weightBefore, "0.9"}, {base, "0.1", "0.2"}}, "thin books"};
}

/// What a desk adds to the command that it has carried out.
OperatorAction ofTheDesk(const State& state)
{
    OperatorAction action;
    action.simulatedAt = state.now;
    action.actor = "change 1";
    action.what = "change 1 Step";
    action.record = {1, 2, 3};
    return action;
}

} // namespace

/// Actions of a world without signatures, edited by somebody who writes the chain and the file beside the world anew.
class ForgedActionTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    std::string whole_{folder_.filePath("whole.plimsoll").toStdString()};
    std::string file_{folder_.filePath("forged.plimsoll").toStdString()};

    void forge(const std::string& sql)
    {
        for (const char* suffix : {"", "-wal", "-shm", ".audit"}) {
            std::filesystem::remove(file_ + suffix);
            if (std::filesystem::exists(whole_ + suffix))
                std::filesystem::copy(whole_ + suffix, file_ + suffix);
        }
        Connection{file_, file_, storage::Access::Write}.run(sql);
        linkAnew(file_);
    }

    storage::VerifyReport report() const
    {
        storage::EngineReplay replay;
        return storage::verify(file_, replay.callbacks()).value();
    }

private slots:
    void initTestCase()
    {
        storage::SqliteWorldFiles files;
        auto made = LiveWorld::create(files, whole_, {"quiet", "TRAINING", "quiet", engineFingerprint(), {}},
            QuietScenario{}.load("quiet").value(), {});
        QVERIFY(made.ok());
        LiveWorld& live = *made.value();
        QVERIFY(live.passSecond());
        QVERIFY(live.executeFor(HaltMatching{5, "look"}, {"ann", {1}, {}}).accepted()); // 1
        QVERIFY(live.executeFor(edits("0.95"), {"ann", {2}, {}}).accepted());           // 2, 3
        QVERIFY(!live.executeFor(edits("0.95"), {"ann", {3}, {}}).accepted());          // 4, 5
        QVERIFY(live.passSecond());
        Origin byDesk{"change 1", {4}, {}};
        byDesk.actions = {ofTheDesk(live.state())};
        QVERIFY(live.executeFor(HaltMatching{0, "over"}, std::move(byDesk)).accepted()); // 6, 7
        live.note({"ann", {5}, {}, {{0, {}, {}, "ann", {}, "new world", {}, {}, ActionResult::Refused, "ROLE"}}}); // 8
        QVERIFY(!live.settle());
    }

    void findsNothingWhereOnlyWhoAndWhenOnTheWallDiffer()
    {
        forge("UPDATE actions SET actor = 'eve', wallAt = 7");
        const auto found = report();
        QVERIFY2(!found.broken, found.broken ? found.broken->why.c_str() : "");
        QCOMPARE(found.actions, std::uint64_t{8});
        QCOMPARE(found.notices, std::vector<std::string>{});
    }

    void findsAnActionThatContradictsItsCommand_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<quint64>("number");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, const char* sql, quint64 number, const char* why) {
            QTest::newRow(name) << sql << number << why;
        };
        row("time", "UPDATE actions SET simulatedAt = 5 WHERE number = 1", 1, "its time");
        row("verb", "UPDATE actions SET what = 'haltMatching SOL' WHERE number = 1", 1, "its verb");
        row("reason", "UPDATE actions SET reason = '' WHERE number = 1", 1, "its reason");
        row("before", "UPDATE actions SET before = '0.8' WHERE number = 2", 2, "its value before");
        row("after", "UPDATE actions SET after = '0.91' WHERE number = 2", 2, "its value after");
        row("result", "UPDATE actions SET accepted = 0 WHERE number = 1", 1, "its result");
        row("refusal", "UPDATE actions SET accepted = 1 WHERE number = 4", 4, "its result");
        row("detail", "UPDATE actions SET detail = 'ROLE' WHERE number = 4", 4, "its detail");
        row("record", "UPDATE actions SET record = x'01' WHERE number = 3", 3, "its record");
        row("another command", "UPDATE actions SET sequence = 1 WHERE number = 1", 1, "");
        row("no command", "UPDATE actions SET sequence = 0 WHERE number = 1", 1, "names no command");
        row("of the desk, without its record", "UPDATE actions SET record = x'' WHERE number = 7", 7, "did not leave");
        row("of the desk, by another name", "UPDATE actions SET what = 'deposit' WHERE number = 7", 7, "did not leave");
        row("of the desk, at another time", "UPDATE actions SET simulatedAt = 5 WHERE number = 7", 7, "its time");
        row("taken out", "DELETE FROM actions WHERE number = 1", 1, "is missing before it");
        row("one edit taken out", "DELETE FROM actions WHERE number = 3", 3, "");
        row("the last ones taken out", "DELETE FROM actions WHERE number > 5", 6, "is missing at the end");
        row("in another order",
            "UPDATE actions SET number = 0 WHERE number = 6; UPDATE actions SET number = number + 10 WHERE number > 0",
            1, "");
        row("added",
            "INSERT INTO actions SELECT 9, sequence, simulatedAt, wallAt, actor, reason, what, before, after, 1, "
            "detail, hashBefore, hash, record FROM actions WHERE number = 1",
            9, "");
    }
    void findsAnActionThatContradictsItsCommand()
    {
        QFETCH(QString, sql);
        QFETCH(quint64, number);
        QFETCH(QString, why);
        forge(sql.toStdString());
        const auto broken = report().broken;
        QVERIFY(broken);
        QCOMPARE(broken->table, "actions");
        QCOMPARE(quint64{broken->sequence}, number);
        QVERIFY2(QString::fromStdString(broken->why).contains(why), broken->why.c_str());
    }
};

PLIMSOLL_TEST(ForgedActionTest);

} // namespace plimsoll::test

#include "forged_action_test.moc"
