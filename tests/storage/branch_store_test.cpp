// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/operator_rows.h"
#include "storage/sqlite_world_files.h"
#include "support/exchange_world.h"
#include "support/registration.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace plimsoll::test {

using storage::SqliteWorldFiles;

/// A world of 2,000 random commands in batches of 100, branched.
class BranchStoreTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    SqliteWorldFiles files_;
    std::string world_ = folder_.filePath("world.plimsoll").toStdString();
    std::map<std::uint64_t, std::pair<Hash, Timestamp>> reached_;

    static OperatorAction desks(const char* what)
    {
        return {0, {}, {2}, "ann", {}, what, {}, {}, ActionResult::Accepted, {}};
    }

    Result<bool, JournalFault> branch(const std::string& to, std::uint64_t sequence)
    {
        WorldRecord record = exchangeRecord();
        record.name = "branch";
        record.environment = "REPLAY";
        return files_.branch(world_, to, sequence, record, [](std::uint64_t, std::uint64_t) { return true; });
    }

    static storage::VerifyReport verified(const std::string& file)
    {
        storage::EngineReplay replay;
        const auto report = storage::verify(file, replay.callbacks());
        return report.ok() ? report.value() : storage::VerifyReport{};
    }

    static std::uint64_t countOf(const std::string& file, const std::string& table, const std::string& condition)
    {
        storage::Connection connection{file, file, storage::Access::Read};
        return static_cast<std::uint64_t>(connection.number("SELECT count(*) FROM " + table + " WHERE " + condition));
    }

private slots:
    void initTestCase()
    {
        ExchangeWorld world{7};
        const auto made = files_.create(world_, exchangeRecord(), world.snapshot());
        QVERIFY(made.ok());
        ExchangeWorld twin{7};
        reached_[0] = {twin.hash(), twin.state().now};
        for (int batch = 0; batch < 20; ++batch) {
            JournalEntry entry = world.next(100, Urgency::Now);
            for (int i = 0; i < 100; ++i) {
                twin.execute();
                reached_[twin.sequence()] = {twin.hash(), twin.state().now};
            }
            QCOMPARE(twin.hash(), world.hash());
            if (batch == 3) {
                entry.actions.insert(entry.actions.begin(), {desks("operator ann added"), desks("sign in")});
                entry.operators.push_back(OperatorRecord{});
                entry.operators.back().name = "ann";
                entry.auditKey = AuditKey{1};
                entry.left["draft ann"] = "nobody else's";
            }
            QCOMPARE(made.value()->append(entry), AppendResult::Taken);
            if (batch == 9) {
                StateSnapshot snapshot = world.snapshot();
                QCOMPARE(made.value()->saveSnapshot(snapshot), AppendResult::Taken);
            }
        }
        QVERIFY(!made.value()->waitDurable());
    }

    void endsWhereItWasAsked_data()
    {
        QTest::addColumn<std::uint64_t>("sequence");
        for (const std::uint64_t sequence : {0U, 1U, 399U, 400U, 1000U, 1001U, 1234U, 2000U})
            QTest::addRow("%d", int(sequence)) << sequence;
    }
    void endsWhereItWasAsked()
    {
        QFETCH(std::uint64_t, sequence);
        const std::string file = folder_.filePath(QString("branch-%1.plimsoll").arg(sequence)).toStdString();
        const auto made = branch(file, sequence);
        QVERIFY2(made.ok(), made.ok() ? "" : toText(made.error()).c_str());
        QVERIFY(made.value());
        const auto end = storage::endOf(file);
        QVERIFY(end.ok());
        QCOMPARE(end.value().sequence, sequence);
        QCOMPARE(hashOf(end.value().state), reached_[sequence].first);

        const auto report = verified(file);
        QVERIFY2(!report.broken, report.broken ? (report.broken->table + ": " + report.broken->why).c_str() : "");
        QCOMPARE(report.through, sequence);
        QCOMPARE(report.notices, std::vector<std::string>{});
        QCOMPARE(report.actions, countOf(world_, "actions", "sequence BETWEEN 1 AND " + std::to_string(sequence)));
        for (const char* table : {"events", "fills", "refusals"})
            QCOMPARE(countOf(file, table, "true"), countOf(world_, table, "sequence <= " + std::to_string(sequence)));
        QCOMPARE(countOf(file, "operators", "true"), std::uint64_t{0});
        QCOMPARE(countOf(file, "world", "key = 'auditKey'"), std::uint64_t{0});
        QCOMPARE(countOf(file, "console", "key <> 'clock'"), std::uint64_t{0});
        QFile bytes{QString::fromStdString(file)};
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        QVERIFY(!bytes.readAll().contains("nobody else's"));
    }

    void goesOnFromThere()
    {
        const std::string file = folder_.filePath("goes-on.plimsoll").toStdString();
        QVERIFY(branch(file, 1234).ok());
        ExchangeWorld other{8};
        {
            const auto opened = files_.open(file);
            QVERIFY(opened.ok());
            QVERIFY(!opened.value()->trailGap());
            const auto fault = other.recover(*opened.value());
            QVERIFY2(!fault, fault ? fault->c_str() : "");
            QCOMPARE(other.sequence(), std::uint64_t{1234});
            JournalEntry entry = other.next(50, Urgency::Now);
            QCOMPARE(opened.value()->append(entry), AppendResult::Taken);
            QVERIFY(!opened.value()->waitDurable());
        }
        const auto report = verified(file);
        QVERIFY2(!report.broken, report.broken ? report.broken->why.c_str() : "");
        QCOMPARE(report.through, std::uint64_t{1284});
        QVERIFY(report.stateHash != reached_[1284].first);
    }

    void leavesNothingWhereItIsCancelledOrCannotBe()
    {
        const std::string file = folder_.filePath("none.plimsoll").toStdString();
        const QStringList before = QDir(folder_.path()).entryList(QDir::Files);
        std::uint64_t told = 0;
        const auto cancelled
            = files_.branch(world_, file, 1900, exchangeRecord(), [&](std::uint64_t done, std::uint64_t of) {
                  told = done;
                  return of == 900 && done < 300;
              });
        QVERIFY(cancelled.ok());
        QVERIFY(!cancelled.value());
        QCOMPARE(told, std::uint64_t{300});
        QVERIFY(!branch(file, 2001).ok());
        QVERIFY(!branch(world_, 100).ok());
        QStringList left = QDir(folder_.path()).entryList(QDir::Files);
        left.removeAll("none.plimsoll.lock");
        QCOMPARE(left, before);
    }

    void findsTheLastCommandOfATime()
    {
        const auto source = files_.read(world_);
        QVERIFY(source.ok());
        QCOMPARE(source.value()->horizon().value(), std::uint64_t{0});
        const Timestamp begin = reached_[0].second;
        const Timestamp end = reached_[2000].second;
        QVERIFY(begin < end);
        for (const std::int64_t part : {0, 1, 37, 50, 99, 100}) {
            const Timestamp time{begin.ms + (end.ms - begin.ms) / 100 * part};
            std::uint64_t expected = 0;
            for (const auto& [sequence, at] : reached_)
                if (at.second <= time)
                    expected = sequence;
            const auto found = source.value()->reachedAt(time);
            QVERIFY(found.ok());
            QCOMPARE(found.value().sequence, expected);
            QCOMPARE(found.value().time, reached_[expected].second);
        }
        QCOMPARE(source.value()->reachedAt({begin.ms - 1}).value().time, begin);
        QCOMPARE(source.value()->reachedAt({end.ms + 1}).value().sequence, std::uint64_t{2000});
    }
};

PLIMSOLL_TEST(BranchStoreTest);

} // namespace plimsoll::test

#include "branch_store_test.moc"
