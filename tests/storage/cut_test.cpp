// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_world_files.h"
#include "storage/verify.h"
#include "support/cut_vfs.h"
#include "support/exchange_world.h"
#include "support/registration.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <random>

namespace plimsoll::test {

using storage::SqliteWorldFiles;
using storage::StoreOptions;

namespace {

/// What was promised to somebody before the cut.
struct Acknowledged {
    std::atomic<std::uint64_t> sequence{0};
    std::atomic<std::uint64_t> actions{0};
};

/// A small world, so that a run meets checkpoints, snapshots in parts, thinning and pruning.
StoreOptions smallWorld(const std::string& vfs)
{
    StoreOptions options;
    options.sizeMax = 1 << 20;
    options.groupCommitMs = 1;
    options.commandsPerSnapshot = 400;
    options.snapshotsKept = 4;
    options.snapshotPartBytes = 4 << 10;
    options.vfs = vfs;
    return options;
}

/// Appends until the workload ends or the journal is read-only.
void work(Journal& journal, std::uint64_t seed, Acknowledged& acknowledged)
{
    std::mt19937_64 random{seed};
    ExchangeWorld world{seed};
    std::uint64_t actions = 0;
    for (int i = 0; i < 120; ++i) {
        const auto count = static_cast<std::uint32_t>(1 + random() % 100);
        JournalEntry entry = world.next(count, random() % 3 == 0 ? Urgency::Now : Urgency::Group);
        const std::uint64_t last = entry.batch.lastSequence();
        actions += entry.actions.size();
        entry.settled = [&acknowledged, last, actions](const JournalFault* fault) {
            if (fault)
                return;
            acknowledged.sequence = last;
            acknowledged.actions = actions;
        };
        if (journal.append(entry) != AppendResult::Taken)
            return;
        if (random() % 4 == 0 && journal.waitDurable())
            return;
        if (journal.wantsSnapshot()) {
            StateSnapshot snapshot = world.snapshot();
            if (journal.saveSnapshot(snapshot) == AppendResult::ReadOnly)
                return;
        }
    }
    static_cast<void>(journal.waitDurable());
}

/// Empty, or what was lost or broken.
std::string lossIn(const std::string& path, const Acknowledged& acknowledged)
{
    storage::EngineReplay engine;
    const auto report = storage::verify(path, engine.callbacks());
    if (!report.ok())
        return toText(report.error());
    if (const auto& broken = report.value().broken)
        return broken->table + " " + std::to_string(broken->sequence) + ": " + broken->why;
    if (report.value().through < acknowledged.sequence)
        return "acknowledged " + std::to_string(acknowledged.sequence) + ", kept "
            + std::to_string(report.value().through);
    if (report.value().actions < acknowledged.actions)
        return "an acknowledged action is lost";
    const auto source = SqliteWorldFiles{}.read(path);
    if (!source.ok() || source.value()->projectedSequence().value() > report.value().through)
        return "rows of commands that never were";
    return {};
}

} // namespace

class CutTest : public QObject {
    Q_OBJECT

private:
    CutVfs vfs_{"cut"};
    QTemporaryDir folder_;

    std::string path(std::uint64_t seed) { return folder_.filePath(QString{"cut%1.plimsoll"}.arg(seed)).toStdString(); }

    /// Runs the workload of `seed` under `plan` and cuts; the loss, if any.
    std::string run(const CutPlan& plan, Acknowledged& acknowledged, const std::string& file)
    {
        const StoreOptions options = smallWorld(vfs_.name());
        auto created = SqliteWorldFiles{}.create(file, exchangeRecord(), ExchangeWorld{}.snapshot());
        if (!created.ok())
            return toText(created.error());
        created = Result<std::unique_ptr<Journal>, JournalFault>{nullptr};
        vfs_.begin(plan);
        {
            auto opened = SqliteWorldFiles{options}.open(file);
            if (opened.ok())
                work(*opened.value(), plan.seed, acknowledged);
        }
        vfs_.settle();
        return lossIn(file, acknowledged);
    }

private slots:
    void losesNothingAcknowledgedWhenThePowerGoes()
    {
        const int runs
            = qEnvironmentVariableIntValue("PLIMSOLL_CUTS") > 0 ? qEnvironmentVariableIntValue("PLIMSOLL_CUTS") : 25;
        Acknowledged whole;
        QCOMPARE(run({1, 0, 0, true}, whole, path(0)), std::string{});
        const std::uint64_t operations = vfs_.operations();
        QVERIFY(operations > 500);
        std::uint64_t acknowledgedBefore = 0;
        int cuts = 0;
        for (int seed = 1; seed <= runs; ++seed) {
            std::mt19937_64 random{static_cast<std::uint64_t>(seed)};
            const CutPlan plan{static_cast<std::uint64_t>(seed), 1 + random() % operations, 0, true};
            const std::string file = path(plan.seed);
            Acknowledged acknowledged;
            const std::string loss = run(plan, acknowledged, file);
            QVERIFY2(loss.empty(), ("seed " + std::to_string(seed) + ": " + loss).c_str());
            acknowledgedBefore += acknowledged.sequence;
            cuts += vfs_.isCut() ? 1 : 0;
            goesOnAfter(file);
        }
        qInfo("%d runs, %d cut, %llu operations in a whole one, %llu commands acknowledged", runs, cuts,
            static_cast<unsigned long long>(operations), static_cast<unsigned long long>(acknowledgedBefore));
        QVERIFY(cuts * 2 > runs);
        QVERIFY(acknowledgedBefore > 0);
    }

    void noticesADiskThatDoesNotSync()
    {
        // The other test would pass without any sync if its cuts were too gentle.
        int losses = 0;
        for (std::uint64_t seed = 1000; seed < 1012; ++seed) {
            Acknowledged acknowledged;
            losses += run({seed, 400 + 10 * (seed % 20), 0, false}, acknowledged, path(seed)).empty() ? 0 : 1;
        }
        QVERIFY2(losses > 6, std::to_string(losses).c_str());
    }

    void turnsReadOnlyWhenTheDiskIsFull()
    {
        const std::string file = path(2000);
        QVERIFY(SqliteWorldFiles{}.create(file, exchangeRecord(), ExchangeWorld{}.snapshot()).ok());
        vfs_.begin({1, 0, 300, true});
        Acknowledged acknowledged;
        {
            auto opened = SqliteWorldFiles{smallWorld(vfs_.name())}.open(file);
            QVERIFY(opened.ok());
            Journal& journal = *opened.value();
            int notified = 0;
            journal.onProgress([&] { notified += journal.fault() ? 1 : 0; });
            work(journal, 3, acknowledged);
            QVERIFY(journal.waitDurable());
            QTRY_VERIFY(notified > 0);
            QCOMPARE(journal.fault()->kind, JournalFaultKind::DiskFull);
            const QString said = QString::fromStdString(toText(*journal.fault()));
            QVERIFY2(said.contains(QString::fromStdString(file)) && said.contains("full"), qPrintable(said));
            ExchangeWorld world;
            JournalEntry entry = world.next(1);
            QCOMPARE(journal.append(entry), AppendResult::ReadOnly);
            QVERIFY(acknowledged.sequence > 0);
            journal.onProgress({});
        }
        QCOMPARE(lossIn(file, acknowledged), std::string{});
        goesOnAfter(file);
    }

private:
    void goesOnAfter(const std::string& file)
    {
        {
            auto opened = SqliteWorldFiles{}.open(file);
            QVERIFY2(opened.ok(), opened.ok() ? "" : toText(opened.error()).c_str());
            ExchangeWorld world;
            QVERIFY(!world.recover(*opened.value()));
            JournalEntry entry = world.next(10);
            QCOMPARE(opened.value()->append(entry), AppendResult::Taken);
            QVERIFY(!opened.value()->waitDurable());
        }
        QCOMPARE(lossIn(file, {}), std::string{});
    }
};

PLIMSOLL_TEST(CutTest);

} // namespace plimsoll::test

#include "cut_test.moc"
