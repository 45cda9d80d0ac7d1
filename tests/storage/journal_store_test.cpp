// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "storage/sqlite_world_files.h"
#include "storage/table_reader.h"
#include "storage/verify.h"
#include "storage/world_archive.h"
#include "support/opaque_world.h"
#include "support/registration.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <atomic>
#include <future>

namespace plimsoll::test {

using storage::SqliteWorldFiles;
using storage::StoreOptions;

namespace {

OperatorAction action(std::uint64_t sequence, const std::string& what, ActionResult result = ActionResult::Accepted)
{
    return {sequence, Timestamp{1000}, Timestamp{2000}, "ann", "a reason", what, "0.9", "0.8", result, {}};
}

mode_t modeOf(const std::string& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0U;
}

} // namespace

class JournalStoreTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    int files_ = 0;

    std::string path() { return folder_.filePath(QString{"world%1.plimsoll"}.arg(++files_)).toStdString(); }

    static std::unique_ptr<Journal> create(const std::string& path, const StoreOptions& options = {})
    {
        auto opened = SqliteWorldFiles{options}.create(path, opaqueRecord(), OpaqueWorld{}.snapshot());
        return opened.ok() ? std::move(opened).value() : nullptr;
    }

    static std::unique_ptr<Journal> open(const std::string& path, const StoreOptions& options = {})
    {
        auto opened = SqliteWorldFiles{options}.open(path);
        return opened.ok() ? std::move(opened).value() : nullptr;
    }

    static storage::VerifyReport verified(const std::string& path)
    {
        OpaqueWorld world;
        const auto report = storage::verify(path, opaqueReplay(world));
        return report.ok() ? report.value() : storage::VerifyReport{};
    }

private slots:
    void givesBackWhatWasAppended()
    {
        const std::string file = path();
        OpaqueWorld world;
        std::vector<JournalBatch> written;
        {
            const auto journal = create(file);
            QVERIFY(journal);
            for (const std::uint32_t count : {1U, 7U, 300U, 1U}) {
                JournalEntry entry = world.next(count);
                written.push_back(entry.batch);
                QCOMPARE(journal->append(entry), AppendResult::Taken);
            }
            QVERIFY(!journal->waitDurable());
            QCOMPARE(journal->durableSequence(), std::uint64_t{309});
        }
        const auto source = SqliteWorldFiles{}.read(file);
        QVERIFY(source.ok());
        QVERIFY(source.value()->world() == opaqueRecord());
        QVERIFY(source.value()->notice().empty());
        std::vector<JournalBatch> read;
        QVERIFY(!source.value()->readBatches(1, [&read](const JournalBatch& batch) {
            read.push_back(batch);
            return true;
        }));
        QVERIFY(read == written);
        QCOMPARE(source.value()->lastSequence().value(), std::uint64_t{309});
        const auto report = verified(file);
        QVERIFY(!report.broken);
        QCOMPARE(report.batches, std::uint64_t{4});
        QVERIFY(report.stateHash == world.hash());
    }

    void goesOnWhereItStopped()
    {
        const std::string file = path();
        OpaqueWorld world;
        for (int start = 0; start < 3; ++start) {
            const auto journal = start == 0 ? create(file) : open(file);
            QVERIFY(journal);
            OpaqueWorld recovered;
            QVERIFY(!recovered.recover(journal->source()));
            QCOMPARE(recovered.sequence(), world.sequence());
            QVERIFY(recovered.hash() == world.hash());
            JournalEntry entry = world.next(10);
            QCOMPARE(journal->append(entry), AppendResult::Taken);
            if (start == 1) {
                StateSnapshot snapshot = world.snapshot(1000);
                QCOMPARE(journal->saveSnapshot(snapshot), AppendResult::Taken);
            }
        }
        const auto report = verified(file);
        QVERIFY(!report.broken);
        QCOMPARE(report.through, std::uint64_t{30});
        QCOMPARE(report.snapshots, std::uint64_t{2});
    }

    void answersAnOperatorOnlyWhenDurable()
    {
        const std::string file = path();
        StoreOptions options;
        options.groupCommitMs = 60'000;
        const auto journal = create(file, options);
        QVERIFY(journal);
        OpaqueWorld world;
        std::atomic<int> groupSettled{0};
        std::atomic<std::uint64_t> seenByReader{0};
        JournalEntry simulated = world.next(5);
        simulated.settled = [&](const JournalFault*) { ++groupSettled; };
        QCOMPARE(journal->append(simulated), AppendResult::Taken);
        QTest::qWait(30);
        QCOMPARE(groupSettled.load(), 0);

        JournalEntry wanted = world.next(1);
        wanted.urgency = Urgency::Now;
        wanted.actions.push_back(action(6, "setParameter x"));
        wanted.settled = [&](const JournalFault* fault) {
            auto source = SqliteWorldFiles{}.read(file);
            if (!fault && source.ok())
                seenByReader = source.value()->lastSequence().value();
        };
        QCOMPARE(journal->append(wanted), AppendResult::Taken);
        QTRY_COMPARE(seenByReader.load(), std::uint64_t{6});
        QCOMPARE(groupSettled.load(), 1);
    }

    void keepsOperatorsActionsInAChain()
    {
        const std::string file = path();
        {
            const auto journal = create(file);
            OpaqueWorld world;
            JournalEntry entry = world.next(1);
            entry.actions.push_back(action(1, "setParameter assets.SOL.haircutFunction.weight"));
            QCOMPARE(journal->append(entry), AppendResult::Taken);
            JournalEntry refused;
            refused.urgency = Urgency::Now;
            refused.actions.push_back(action(0, "setState SOL", ActionResult::Refused));
            QCOMPARE(journal->append(refused), AppendResult::Taken);
            QVERIFY(!journal->waitDurable());
            const auto found = journal->source().actionsAbout("assets.SOL");
            QCOMPARE(found.value().size(), std::size_t{1});
            QVERIFY(found.value().front() == action(1, "setParameter assets.SOL.haircutFunction.weight"));
        }
        QCOMPARE(verified(file).actions, std::uint64_t{2});
        QVERIFY(!verified(file).broken);
    }

    /// What began and ended a liquidation, and what was left over, is no step of it, and is listed with them.
    void listsTheStepsOfLiquidationsAndWhatIsAboutThem()
    {
        const std::string file = path();
        {
            const auto journal = create(file);
            OpaqueWorld world;
            JournalEntry entry = world.next(4);
            const SubaccountId one{1};
            entry.rows.liquidations.push_back(
                {2, 0, Timestamp{20}, one, "Book", "USDC", "SOL", constant("7"), constant("1"), constant("7"),
                    constant("0.07"), std::nullopt, std::nullopt, std::nullopt, std::nullopt});
            entry.rows.events.push_back({1, 0, Timestamp{10}, "LiquidationStarted", one, "", {}, constant("7"), ""});
            entry.rows.events.push_back(
                {2, 1, Timestamp{20}, "Deficit", one, "USDC", constant("3"), constant("2"), "Socialised"});
            entry.rows.events.push_back({3, 0, Timestamp{30}, "Borrow", one, "USDC", constant("7"), {}, "SpotMargin"});
            entry.rows.events.push_back({4, 0, Timestamp{40}, "LiquidationEnded", one, "", {}, {}, "Deficit"});
            QCOMPARE(journal->append(entry), AppendResult::Taken);
        }
        storage::WorldArchive archive;
        archive::Query query;
        query.path = file;
        query.table = archive::Table::Liquidations;
        query.filter.subaccount = SubaccountId{1};
        query.count = 10;
        std::promise<archive::Page> found;
        archive.rows(query, [&](const archive::Page& page) { found.set_value(page); });
        const archive::Page page = found.get_future().get();
        QVERIFY(!page.fault);
        QCOMPARE(page.total, std::uint64_t{4});
        QStringList kinds;
        for (const archive::Row& row : page.rows)
            kinds << QString::fromStdString(row.kind);
        QCOMPARE(kinds, QStringList({"LiquidationEnded", "Deficit", "LiquidationBook", "LiquidationStarted"}));
    }

    void projectsRowsOnceAndFindsThem()
    {
        const std::string file = path();
        OpaqueWorld world;
        ProjectedRows rows;
        rows.fills.push_back(
            {1, 0, Timestamp{10}, "SOL_USDC", {1}, {2}, "Bid", constant("100.5"), constant("2"), {}, {}});
        rows.liquidations.push_back({2, 0, Timestamp{20}, {1}, "Book", "USDC", "SOL", constant("7"), constant("1"),
            constant("7"), constant("0.07"), fraction("0.04"), std::nullopt, std::nullopt, std::nullopt});
        rows.refusals.push_back(
            {3, Timestamp{30}, SubaccountId{2}, "placeOrder", "INVALID_PRICE", "price", "0", "0.01"});
        rows.events.push_back(
            {4, 1, Timestamp{40}, "Borrow", SubaccountId{1}, "USDC", constant("7"), {}, "SpotMargin"});
        {
            const auto journal = create(file);
            JournalEntry entry = world.next(4);
            entry.rows = rows;
            QCOMPARE(journal->append(entry), AppendResult::Taken);
        }
        {
            const auto journal = open(file);
            QCOMPARE(journal->source().projectedSequence().value(), std::uint64_t{4});
            ProjectedRows again = rows;
            QCOMPARE(journal->project(4, again), AppendResult::Taken);
        }
        QCOMPARE(rowsOf(file, storage::Table::Fills, {}), 1);
        QCOMPARE(rowsOf(file, storage::Table::Liquidations, {}), 1);
        QCOMPARE(rowsOf(file, storage::Table::Refusals, {}), 1);
        QCOMPARE(rowsOf(file, storage::Table::Events, {}), 4);
        storage::RowFilter ofTwo;
        ofTwo.subaccount = SubaccountId{2};
        QCOMPARE(rowsOf(file, storage::Table::Fills, ofTwo), 1);
        QCOMPARE(rowsOf(file, storage::Table::Liquidations, ofTwo), 0);
        storage::RowFilter late;
        late.symbol = "USDC";
        late.from = Timestamp{21};
        QCOMPARE(rowsOf(file, storage::Table::Events, late), 1);
        storage::RowFilter newest;
        newest.limit = 2;
        std::vector<storage::Row> last;
        QVERIFY(!storage::readTable(file, storage::Table::Events, newest, [&](const storage::Row& row) {
            last.push_back(row);
            return true;
        }));
        QCOMPARE(last.size(), std::size_t{2});
        QVERIFY(last.front()[0] == storage::Cell{std::int64_t{3}});
        QVERIFY(last.back()[6] == storage::Cell{std::string{"7"}});
    }

    void isReadableByItsOwnerOnly()
    {
        const std::string file = path();
        const auto journal = create(file);
        OpaqueWorld world;
        JournalEntry entry = world.next(1);
        QCOMPARE(journal->append(entry), AppendResult::Taken);
        QVERIFY(!journal->waitDurable());
        for (const char* suffix : {"", "-wal", "-shm", ".lock"})
            QCOMPARE(modeOf(file + suffix), mode_t{0600});
    }

    void takesABoundedQueueOnly()
    {
        StoreOptions options;
        options.groupCommitMs = 60'000;
        options.queueBytesMax = 4000;
        const auto journal = create(path(), options);
        OpaqueWorld world;
        JournalEntry first = world.next(1);
        QCOMPARE(journal->append(first), AppendResult::Taken);
        JournalEntry second = world.next(60);
        QCOMPARE(journal->append(second), AppendResult::Full);
        QCOMPARE(second.batch.count, 60U);
        QVERIFY(!journal->waitDurable());
        QCOMPARE(journal->append(second), AppendResult::Taken);
        QVERIFY(!journal->waitDurable());
        QCOMPARE(journal->durableSequence(), std::uint64_t{61});
    }

    void staysWithinAStatedSizeAndKeepsEveryAction()
    {
        const std::string file = path();
        StoreOptions options;
        options.sizeMax = 4 << 20;
        options.commandsPerSnapshot = 2000;
        options.snapshotPartBytes = 64 << 10;
        OpaqueWorld world;
        constexpr std::uint64_t batches = 500;
        off_t largest = 0;
        {
            const auto journal = create(file, options);
            for (std::uint64_t i = 0; i < batches; ++i) {
                JournalEntry entry = world.next(200);
                entry.actions.push_back(action(entry.batch.firstSequence, "setParameter x"));
                entry.rows.refusals.push_back({entry.batch.firstSequence, {}, {}, "lend", "LEND_LIMIT", "", "", ""});
                QCOMPARE(journal->append(entry), AppendResult::Taken);
                if (i % 5 == 4)
                    QVERIFY(!journal->waitDurable());
                if (journal->wantsSnapshot()) {
                    StateSnapshot snapshot = world.snapshot(100'000);
                    QVERIFY(journal->saveSnapshot(snapshot) != AppendResult::ReadOnly);
                }
                struct stat status {};
                off_t size = 0; // of file and log
                for (const char* suffix : {"", "-wal"})
                    size += ::stat((file + suffix).c_str(), &status) == 0 ? status.st_size : 0;
                largest = std::max(largest, size);
            }
        }
        qInfo("6.4 MB of commands, largest size on disk %lld", static_cast<long long>(largest));
        QVERIFY(largest <= static_cast<off_t>(options.sizeMax));
        const auto report = verified(file);
        QVERIFY2(!report.broken, report.broken ? report.broken->why.c_str() : "");
        QVERIFY(report.horizon > 0);
        QCOMPARE(report.notices.size(), std::size_t{1});
        QVERIFY(report.notices.front().find("is taken on trust") != std::string::npos);
        QCOMPARE(report.through, batches * 200);
        QCOMPARE(report.actions, batches);
        QVERIFY(rowsOf(file, storage::Table::Refusals, {}) < static_cast<int>(batches));
    }

    void keepsTheLogShortWhileRowsAreWritten()
    {
        const std::string file = path();
        const StoreOptions options;
        constexpr std::uint32_t rowsEach = 2000;
        constexpr int pieces = 60;
        OpaqueWorld world;
        const auto journal = create(file, options);
        QVERIFY(journal);
        off_t longest = 0;
        const auto measure = [&] {
            struct stat status {};
            if (::stat((file + "-wal").c_str(), &status) == 0)
                longest = std::max(longest, status.st_size);
        };
        // Accounts in no order, so that rows touch pages all over the indices, and more of them than the writer commits
        // for: the last ones are written while no command comes any more.
        std::uint64_t account = 1;
        for (int piece = 0; piece < pieces; ++piece) {
            JournalEntry entry = world.next(1);
            const std::uint64_t sequence = entry.batch.firstSequence;
            for (std::uint32_t part = 0; part < rowsEach; ++part) {
                account = account * 48271 % 2147483647;
                entry.rows.events.push_back({sequence, part, Timestamp{static_cast<std::int64_t>(sequence)}, "Borrow",
                    SubaccountId{static_cast<std::uint32_t>(account)}, "USDC", constant("7"), {}, "SpotMargin"});
            }
            QCOMPARE(journal->append(entry), AppendResult::Taken);
            QVERIFY(!journal->waitDurable());
            measure();
        }
        while (journal->source().projectedSequence().value() < std::uint64_t{pieces}) {
            measure();
            QTest::qWait(5);
        }
        measure();
        qInfo("120,000 rows, longest log %lld", static_cast<long long>(longest));
        // What one transaction adds comes on top.
        QVERIFY(longest <= static_cast<off_t>(options.walBytes() + options.walBytes() / 2));
    }

private:
    /// Converts to whatever exact number is asked for.
    struct Text {
        const char* text;
        template <class Number>
        operator Number() const
        {
            return plimsoll::constant<Number>(text);
        }
    };
    static Text constant(const char* text) { return {text}; }
    static std::optional<Ratio> fraction(const char* text) { return plimsoll::constant<Ratio>(text); }

    static int rowsOf(const std::string& path, storage::Table table, const storage::RowFilter& filter)
    {
        int count = 0;
        const auto fault = storage::readTable(path, table, filter, [&count](const storage::Row&) {
            ++count;
            return true;
        });
        return fault ? -1 : count;
    }
};

PLIMSOLL_TEST(JournalStoreTest);

} // namespace plimsoll::test

#include "journal_store_test.moc"
