// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/command_search.h"

#include "storage/journal_reader.h"
#include "storage/sqlite_world_files.h"
#include "support/opaque_world.h"
#include "support/registration.h"

#include <QTemporaryDir>
#include <QTest>

namespace plimsoll::test {

/// How far a search of commands goes, and where the next one begins.
class CommandSearchTest : public QObject {
    Q_OBJECT

private:
    static constexpr std::uint64_t batches = 50;
    static constexpr std::uint32_t perBatch = 10;
    QTemporaryDir folder_;
    std::string file_ = folder_.filePath("world.plimsoll").toStdString();
    storage::CommandSearch search_;

    /// Commands 1 to 500: deposits of account 7, and at every fiftieth one of account 9.
    void write()
    {
        auto opened = storage::SqliteWorldFiles{}.create(file_, opaqueRecord(), OpaqueWorld{}.snapshot());
        QVERIFY(opened.ok());
        const auto journal = std::move(opened).value();
        OpaqueWorld world;
        for (std::uint64_t batch = 0; batch < batches; ++batch) {
            JournalEntry entry = world.next(perBatch);
            entry.batch.commands.clear();
            Encoder encoder{entry.batch.commands};
            for (std::uint64_t at = 0; at < perBatch; ++at) {
                const std::uint64_t sequence = batch * perBatch + at + 1;
                encoder.write(Command{Deposit{SubaccountId{sequence % 50 == 0 ? 9U : 7U}, AssetId{0}, {}}});
            }
            QCOMPARE(journal->append(entry), AppendResult::Taken);
        }
        QVERIFY(!journal->waitDurable());
    }
    archive::Page ask(std::uint64_t through, std::uint32_t count, std::uint64_t reach = 1000, bool awaited = false)
    {
        storage::JournalReader reader{file_};
        archive::Page page;
        page.query.path = file_;
        page.query.table = archive::Table::Commands;
        page.query.filter.subaccount = SubaccountId{9};
        page.query.through = through;
        page.query.count = count;
        page.query.reach = reach;
        search_.answer(reader, page, [awaited] { return awaited; });
        return page;
    }

private slots:
    void initTestCase() { write(); }
    void init() { search_.forget(); }

    void findsNewestFirst()
    {
        const archive::Page all = ask(500, 100);
        QCOMPARE(all.total, std::uint64_t{10});
        QCOMPARE(all.lookedTo, std::uint64_t{0});
        QCOMPARE(all.rows.front().sequence, std::uint64_t{500});
        QCOMPARE(all.rows.back().sequence, std::uint64_t{50});
    }
    void looksNoFurtherThanAPageOrTheReach()
    {
        QCOMPARE(ask(500, 2).lookedTo, std::uint64_t{441});
        search_.forget();
        const archive::Page near = ask(500, 100, 120);
        QCOMPARE(near.lookedTo, std::uint64_t{381});
        QCOMPARE(near.total, std::uint64_t{3});
        // The next goes on from there.
        QCOMPARE(ask(500, 100).total, std::uint64_t{10});
    }
    void stopsWhereSomeoneWaits()
    {
        const archive::Page stopped = ask(495, 100, 1000, true);
        QCOMPARE(stopped.lookedTo, std::uint64_t{491});
        QCOMPARE(stopped.total, std::uint64_t{0});
        QCOMPARE(ask(495, 100).total, std::uint64_t{9});
    }
    void takesWhatCameSinceOnTop()
    {
        QCOMPARE(ask(430, 100, 60).total, std::uint64_t{1});
        const archive::Page grown = ask(500, 100, 60);
        QCOMPARE(grown.total, std::uint64_t{3});
        QCOMPARE(grown.rows.front().sequence, std::uint64_t{500});
        QCOMPARE(grown.lookedTo, std::uint64_t{371});
    }
    void exportsAllThatMatch()
    {
        storage::JournalReader reader{file_};
        archive::Query query;
        query.filter.subaccount = SubaccountId{9};
        query.through = 450;
        std::vector<std::uint64_t> exported;
        eachCommandFound(reader, query, [&](const archive::Row& row) { exported.push_back(row.sequence); });
        QCOMPARE(exported.size(), std::size_t{9});
        QCOMPARE(exported.front(), std::uint64_t{50});
    }
};
PLIMSOLL_TEST(CommandSearchTest);

} // namespace plimsoll::test

#include "command_search_test.moc"
