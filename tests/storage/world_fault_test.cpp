// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"
#include "storage/head_file.h"
#include "storage/open_store.h"
#include "storage/schema.h"
#include "storage/sqlite_world_files.h"
#include "storage/verify.h"
#include "support/opaque_world.h"
#include "support/registration.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace plimsoll::test {

using storage::SqliteWorldFiles;

namespace {

constexpr uid_t nobody = 65534;

/// Runs as somebody whom permissions bind, also where the tests run as root.
class AsNobody {
public:
    AsNobody()
    {
        if (::geteuid() == 0)
            changed_ = ::seteuid(nobody) == 0;
    }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;
    ~AsNobody()
    {
        if (changed_)
            static_cast<void>(::seteuid(0));
    }

private:
    bool changed_ = false;
};

} // namespace

class WorldFaultTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    int files_ = 0;

    std::string path() { return folder_.filePath(QString{"world%1.plimsoll"}.arg(++files_)).toStdString(); }

    /// One of its own, so that all that lies beside a world is in sight.
    std::string folder()
    {
        const std::string place = path() + ".folder";
        std::filesystem::create_directory(place);
        return place;
    }

    /// A world with batches, two snapshots and three actions.
    std::string madeWorld()
    {
        const std::string file = path();
        auto created = SqliteWorldFiles{}.create(file, opaqueRecord(), OpaqueWorld{}.snapshot());
        OpaqueWorld world;
        for (int i = 0; i < 3; ++i) {
            JournalEntry entry = world.next(10);
            entry.actions.push_back({world.sequence(), Timestamp{1}, Timestamp{2}, "ann", "calm", "setState", "Open",
                "Closed", ActionResult::Accepted, "none", i == 1 ? Bytes{1, 2, 3} : Bytes{}});
            if (created.value()->append(entry) != AppendResult::Taken)
                return {};
            if (i == 1) {
                StateSnapshot snapshot = world.snapshot(100);
                if (created.value()->saveSnapshot(snapshot) != AppendResult::Taken)
                    return {};
            }
        }
        if (created.value()->waitDurable())
            return {};
        return file;
    }

    static void edit(const std::string& file, const std::string& sql)
    {
        storage::Connection connection{file, file, storage::Access::Write};
        connection.run(sql);
    }

    static storage::VerifyReport verified(const std::string& file)
    {
        OpaqueWorld world;
        const auto report = storage::verify(file, opaqueReplay(world));
        return report.ok() ? report.value() : storage::VerifyReport{};
    }

    /// A row of the record under another key: without some of them the file is no world at all.
    static void compareLostRow(const std::string& file, const QString& key)
    {
        OpaqueWorld world;
        const auto report = storage::verify(file, opaqueReplay(world));
        QVERIFY(!report.ok() || report.value().broken);
        const std::string said = report.ok() ? report.value().broken->why : toText(report.error());
        const QString name = key.section(QLatin1Char{'\''}, 1, 1);
        QVERIFY2(QString::fromStdString(said).contains(name), said.c_str());
    }

    static void compareFault(const JournalFault& fault, JournalFaultKind kind, const std::string& file)
    {
        QCOMPARE(fault.kind, kind);
        const QString text = QString::fromStdString(toText(fault));
        QVERIFY2(text.startsWith(QString::fromStdString(file)), qPrintable(text));
    }

private slots:
    void tellsASecondWriterWhoHoldsIt()
    {
        const std::string file = madeWorld();
        auto first = SqliteWorldFiles{}.open(file);
        QVERIFY(first.ok());
        const auto second = SqliteWorldFiles{}.open(file);
        QVERIFY(!second.ok());
        compareFault(second.error(), JournalFaultKind::Locked, file);
        QVERIFY(second.error().cause.find(std::to_string(::getpid())) != std::string::npos);
        const auto reader = SqliteWorldFiles{}.read(file);
        QVERIFY(reader.ok());
        QCOMPARE(reader.value()->lastSequence().value(), std::uint64_t{30});

        OpaqueWorld world;
        QVERIFY(!world.recover(first.value()->source()));
        JournalEntry entry = world.next(1);
        QCOMPARE(first.value()->append(entry), AppendResult::Taken);
        QVERIFY(!first.value()->waitDurable());
        QCOMPARE(reader.value()->lastSequence().value(), std::uint64_t{31});
    }

    void givesTheLockBackWhenItCloses()
    {
        const std::string file = madeWorld();
        for (int i = 0; i < 3; ++i)
            QVERIFY(SqliteWorldFiles{}.open(file).ok());
    }

    void opensANewerSchemaForReadingOnly()
    {
        const std::string file = madeWorld();
        edit(file, "PRAGMA user_version=99");
        const auto writer = SqliteWorldFiles{}.open(file);
        QVERIFY(!writer.ok());
        compareFault(writer.error(), JournalFaultKind::NewerSchema, file);
        const auto reader = SqliteWorldFiles{}.read(file);
        QVERIFY(reader.ok());
        QVERIFY(!reader.value()->notice().empty());
        QCOMPARE(reader.value()->lastSequence().value(), std::uint64_t{30});
    }

    void refusesWhatIsNotAWorld_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray{};
        QTest::newRow("text") << QByteArray{"timestamp,open,high,low,close,volume\n"}.repeated(200);
        QTest::newRow("half a header") << QByteArray{"SQLite format 3", 16};
    }

    void refusesWhatIsNotAWorld()
    {
        QFETCH(QByteArray, content);
        const std::string file = path();
        QFile made{QString::fromStdString(file)};
        QVERIFY(made.open(QIODevice::WriteOnly));
        made.write(content);
        made.close();
        const auto writer = SqliteWorldFiles{}.open(file);
        QVERIFY(!writer.ok());
        compareFault(writer.error(), JournalFaultKind::NotAWorld, file);
        const auto reader = SqliteWorldFiles{}.read(file);
        QVERIFY(!reader.ok());
        compareFault(reader.error(), JournalFaultKind::NotAWorld, file);
        QVERIFY(made.open(QIODevice::ReadOnly));
        QCOMPARE(made.readAll(), content);
    }

    void refusesOtherPeoplesDatabases()
    {
        const std::string file = path();
        {
            storage::Connection other{file, file, storage::Access::Create};
            other.run("CREATE TABLE batches (firstSequence INTEGER)");
        }
        const auto writer = SqliteWorldFiles{}.open(file);
        QVERIFY(!writer.ok());
        compareFault(writer.error(), JournalFaultKind::NotAWorld, file);
    }

    void neitherFindsNorOverwrites()
    {
        const std::string nowhere = path();
        const auto missing = SqliteWorldFiles{}.open(nowhere);
        QVERIFY(!missing.ok());
        compareFault(missing.error(), JournalFaultKind::Missing, nowhere);
        const std::string inNoFolder = nowhere + ".folder/world.plimsoll";
        const auto made = SqliteWorldFiles{}.create(inNoFolder, opaqueRecord(), OpaqueWorld{}.snapshot());
        QVERIFY(!made.ok());
        compareFault(made.error(), JournalFaultKind::NoFolder, inNoFolder);
        const std::string file = madeWorld();
        const auto again = SqliteWorldFiles{}.create(file, opaqueRecord(), OpaqueWorld{}.snapshot());
        QVERIFY(!again.ok());
        compareFault(again.error(), JournalFaultKind::AlreadyThere, file);
        QCOMPARE(verified(file).through, std::uint64_t{30});
    }

    void makesNoWorldAmongWhatAnotherLeft_data()
    {
        QTest::addColumn<QByteArray>("suffix");
        for (const char* suffix :
            {"-wal", "-journal", "-shm", ".audit", ".new", ".new-wal", ".new-journal", ".new-shm"})
            QTest::newRow(suffix) << QByteArray{suffix};
    }
    void makesNoWorldAmongWhatAnotherLeft()
    {
        QFETCH(const QByteArray, suffix);
        const std::string source = madeWorld();
        const std::string place = folder();
        const std::string file = place + "/world.plimsoll";
        const std::string beside = file + suffix.toStdString();
        std::ofstream{beside} << "left";
        const auto isLeftAlone = [&] {
            std::ifstream left{beside};
            std::string content;
            std::getline(left, content);
            return content == "left" && !std::filesystem::exists(file);
        };
        const auto made = SqliteWorldFiles{}.create(file, opaqueRecord(), OpaqueWorld{}.snapshot());
        QVERIFY(!made.ok());
        compareFault(made.error(), JournalFaultKind::AlreadyThere, beside + ": ");
        QVERIFY(isLeftAlone());
        for (const Existing existing : {Existing::Keep, Existing::Replace}) {
            const auto copied = SqliteWorldFiles{}.copy(source, file, existing, "twin");
            QVERIFY(copied);
            compareFault(*copied, JournalFaultKind::AlreadyThere, beside + ": ");
            QVERIFY(isLeftAlone());
        }
        std::ofstream{beside, std::ios::trunc}.flush();
        QVERIFY(SqliteWorldFiles{}.create(file, opaqueRecord(), OpaqueWorld{}.snapshot()).ok());
        QVERIFY(!verified(file).broken);
    }

    /// Nobody holds the lock of its name, and it is known for the beginning of a world.
    void takesAwayWhatAKillLeftOfAMaking_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {0, 100, 9000})
            QTest::addRow("%d", bytes) << bytes;
    }
    void takesAwayWhatAKillLeftOfAMaking()
    {
        QFETCH(const int, bytes);
        const std::string source = madeWorld();
        const std::string place = folder();
        const std::string file = place + "/world.plimsoll";
        const auto leaveDraft = [&] {
            std::filesystem::copy_file(source, file + ".new");
            std::filesystem::resize_file(file + ".new", static_cast<std::uintmax_t>(bytes));
            for (const char* suffix : {"-wal", "-journal", "-shm"})
                std::ofstream{file + ".new" + suffix} << "left";
        };
        leaveDraft();
        QVERIFY(SqliteWorldFiles{}.create(file, opaqueRecord(), OpaqueWorld{}.snapshot()).ok());
        leaveDraft();
        QVERIFY(!SqliteWorldFiles{}.copy(source, file, Existing::Replace, "twin"));
        QVERIFY(!verified(file).broken);
        const QStringList left = QDir{QString::fromStdString(place)}.entryList({"*.new*"}, QDir::Files);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(' ')));
    }

    /// A journal that a kill leaves could be rolled back by a writer only.
    void givesAWorldItsLogBeforeItsName()
    {
        const std::string file = path();
        storage::createStore(file, opaqueRecord(), OpaqueWorld{}.snapshot(), {});
        const std::string twin = path();
        QVERIFY(!SqliteWorldFiles{}.copy(file, twin, Existing::Keep, "twin"));
        for (const std::string& made : {file, twin}) {
            QFile header{QString::fromStdString(made)};
            QVERIFY(header.open(QIODevice::ReadOnly));
            QCOMPARE(header.read(20).mid(18), QByteArray(2, 2)); // written and read with a write-ahead log
            QVERIFY(!std::filesystem::exists(made + "-journal"));
        }
    }

    /// A kill right behind its making leaves it so.
    void takesAWorldInWhichNobodyActedWithAnEmptyAudit()
    {
        const std::string file = path();
        storage::createStore(file, opaqueRecord(), OpaqueWorld{}.snapshot(), {});
        std::filesystem::resize_file(file + ".audit", 0);
        QVERIFY(!verified(file).broken);
        std::filesystem::remove(file + ".audit");
        QVERIFY(!verified(file).broken);
    }

    void keepsNothingInAFileThatIsNoLongerItsOwn_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"deleted", "moved", "replaced", "log deleted", "heads moved", "heads replaced",
                 "folder moved", "folder deleted"})
            QTest::newRow(how) << how;
    }
    void keepsNothingInAFileThatIsNoLongerItsOwn()
    {
        QFETCH(const QString, how);
        const std::string place = folder();
        const std::string file = place + "/world.plimsoll";
        const std::string heads = storage::headFileOf(file);
        auto created = SqliteWorldFiles{}.create(file, opaqueRecord(), OpaqueWorld{}.snapshot());
        QVERIFY(created.ok());
        Journal& journal = *created.value();
        OpaqueWorld world;
        JournalEntry entry; // which writes nothing
        QCOMPARE(journal.append(entry), AppendResult::Taken);
        QVERIFY(!journal.waitDurable());
        entry = world.next(10);
        QCOMPARE(journal.append(entry), AppendResult::Taken);
        QVERIFY(!journal.waitDurable());
        if (how == "deleted")
            std::filesystem::remove(file);
        else if (how == "moved")
            std::filesystem::rename(file, file + ".away");
        else if (how == "replaced")
            std::filesystem::rename(madeWorld(), file);
        else if (how == "log deleted")
            std::filesystem::remove(file + "-wal");
        else if (how == "heads moved")
            std::filesystem::rename(heads, heads + ".away");
        else if (how == "heads replaced") {
            std::filesystem::copy_file(heads, heads + ".twin");
            std::filesystem::rename(heads + ".twin", heads);
        } else if (how == "folder moved")
            std::filesystem::rename(place, place + ".away");
        else
            std::filesystem::remove_all(place);
        entry = world.next(10);
        std::optional<JournalFault> told;
        entry.settled = [&told](const JournalFault* fault) { told = fault ? std::optional{*fault} : std::nullopt; };
        QCOMPARE(journal.append(entry), AppendResult::Taken);
        const auto fault = journal.waitDurable();
        QVERIFY(fault);
        compareFault(*fault, JournalFaultKind::Displaced, how.startsWith("heads") ? heads : file);
        QVERIFY(toText(*fault).find("moved or deleted") != std::string::npos);
        QCOMPARE(journal.durableSequence(), std::uint64_t{10});
        entry = world.next(10);
        QCOMPARE(journal.append(entry), AppendResult::ReadOnly);
        created = Result<std::unique_ptr<Journal>, JournalFault>{nullptr};
        QVERIFY(told && told->kind == JournalFaultKind::Displaced);
        if (how == "log deleted")
            QVERIFY(verified(file).through >= 10);
        if (how == "folder moved") {
            const std::string away = place + ".away/world.plimsoll";
            QVERIFY(SqliteWorldFiles{}.open(away).ok());
            QVERIFY(verified(away).through >= 10);
        }
    }

    void locksTheFileThatALinkLeadsTo()
    {
        const std::string file = madeWorld();
        const std::string link = path();
        std::filesystem::create_symlink(file, link);
        {
            const auto first = SqliteWorldFiles{}.open(file);
            QVERIFY(first.ok());
            const auto second = SqliteWorldFiles{}.open(link);
            QVERIFY(!second.ok());
            compareFault(second.error(), JournalFaultKind::Locked, link);
        }
        const auto first = SqliteWorldFiles{}.open(link);
        QVERIFY(first.ok());
        QVERIFY(!SqliteWorldFiles{}.open(file).ok());
        QVERIFY(!std::filesystem::exists(link + ".lock"));
    }

    void readsWhereNothingCanBeWritten_data()
    {
        QTest::addColumn<bool>("leftOpen");
        QTest::newRow("closed in order") << false;
        QTest::newRow("with its write-ahead log") << true;
    }

    void readsWhereNothingCanBeWritten()
    {
        QFETCH(bool, leftOpen);
        const QString place = folder_.filePath(leftOpen ? "medium with log?" : "medium");
        QVERIFY(QDir{}.mkpath(place));
        const std::string file = place.toStdString() + "/world.plimsoll";
        const std::string made = madeWorld();
        {
            const auto journal = SqliteWorldFiles{}.open(made);
            QVERIFY(journal.ok());
            OpaqueWorld world;
            QVERIFY(!world.recover(journal.value()->source()));
            JournalEntry entry = world.next(12);
            QCOMPARE(journal.value()->append(entry), AppendResult::Taken);
            QVERIFY(!journal.value()->waitDurable());
            std::filesystem::copy_file(made, file);
            if (leftOpen)
                std::filesystem::copy_file(made + "-wal", file + "-wal");
        }
        if (!leftOpen)
            std::filesystem::copy_file(made, file, std::filesystem::copy_options::overwrite_existing);
        std::filesystem::copy_file(storage::headFileOf(made), storage::headFileOf(file));
        std::filesystem::permissions(folder_.path().toStdString(), std::filesystem::perms{0755});
        std::filesystem::permissions(storage::headFileOf(file), std::filesystem::perms{0444});
        std::filesystem::permissions(file, std::filesystem::perms{0444});
        if (leftOpen)
            std::filesystem::permissions(file + "-wal", std::filesystem::perms{0444});
        std::filesystem::permissions(place.toStdString(), std::filesystem::perms{0555});
        {
            const AsNobody unprivileged;
            const auto writer = SqliteWorldFiles{}.open(file);
            QVERIFY(!writer.ok());
            compareFault(writer.error(), JournalFaultKind::ReadOnlyMedium, file);
            const auto reader = SqliteWorldFiles{}.read(file);
            QVERIFY2(reader.ok(), reader.ok() ? "" : toText(reader.error()).c_str());
            QVERIFY(!reader.value()->notice().empty());
            QCOMPARE(reader.value()->lastSequence().value(), std::uint64_t{42});
            QVERIFY(!verified(file).broken);
            QCOMPARE(verified(file).through, std::uint64_t{42});
        }
        std::filesystem::permissions(place.toStdString(), std::filesystem::perms{0755});
        QCOMPARE(QDir{place}.entryList(QDir::Files).size(), leftOpen ? 3 : 2);
    }

    void findsAnEditInEveryColumn_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("key");
        for (const char* column : {"firstSequence", "count", "commands", "stateHash", "actionsThrough", "checksum"})
            QTest::addRow("batches.%s", column) << "batches" << column << "firstSequence = 11";
        for (const char* column : {"sequence", "parts", "size", "stateHash", "checksum"})
            QTest::addRow("snapshots.%s", column) << "snapshots" << column << "sequence = 20";
        for (const char* column : {"sequence", "part", "bytes"})
            QTest::addRow("snapshotParts.%s", column) << "snapshotParts" << column << "sequence = 20";
        for (const char* column : {"number", "sequence", "simulatedAt", "wallAt", "actor", "reason", "what", "before",
                 "after", "accepted", "detail", "hashBefore", "hash", "record"})
            QTest::addRow("actions.%s", column) << "actions" << column << "number = 2";
        for (const char* key : {"name", "environment", "scenario", "engineFingerprint", "createdAt",
                 "narrowRowsThrough", "minutesAfter", "symbolsAfter", "capacitiesAfter", "paymentsAfter"})
            for (const char* column : {"key", "value"})
                QTest::addRow("world.%s of %s", column, key) << "world" << column << QString{"key = '%1'"}.arg(key);
    }

    void findsAnEditInEveryColumn()
    {
        QFETCH(QString, table);
        QFETCH(QString, column);
        QFETCH(QString, key);
        const std::string file = madeWorld();
        QVERIFY(!verified(file).broken);
        // Another number, one letter more, or another last byte, as the type demands.
        const std::string name = column.toStdString();
        const std::string number = name + (name == "number" ? " + 100" : " - 1");
        const std::string bytes = "CAST(substr(" + name + ", 1, length(" + name + ") - 1) || CASE WHEN substr(" + name
            + ", -1) = x'00' THEN x'01' ELSE x'00' END AS BLOB)";
        edit(file,
            "UPDATE " + table.toStdString() + " SET " + name + " = CASE typeof(" + name + ") WHEN 'integer' THEN "
                + number + " WHEN 'text' THEN " + name + " || '.' ELSE " + bytes + " END WHERE " + key.toStdString());
        if (table == "world" && column == "key")
            return compareLostRow(file, key);
        const auto report = verified(file);
        QVERIFY(report.broken);
        const std::string expected = table == "snapshotParts" ? "snapshots" : table.toStdString();
        QCOMPARE(report.broken->table, expected);
        if (table == "world")
            QVERIFY2(key.contains(QString::fromStdString(report.broken->why).section(' ', 0, 0)),
                report.broken->why.c_str());
        else
            QVERIFY(report.broken->sequence >= 1 && report.broken->sequence <= 20);
    }

    void findsMissingRows_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("condition");
        QTest::addColumn<quint64>("sequence");
        QTest::newRow("a batch in the middle") << "batches"
                                               << "firstSequence = 11" << quint64{11};
        QTest::newRow("the first batch") << "batches"
                                         << "firstSequence = 1" << quint64{1};
        QTest::newRow("the first action") << "actions"
                                          << "number = 1" << quint64{1};
        QTest::newRow("the last action") << "actions"
                                         << "number = 3" << quint64{3};
        QTest::newRow("a part of a snapshot") << "snapshotParts"
                                              << "sequence = 20" << quint64{20};
        QTest::newRow("all snapshots") << "snapshots"
                                       << "1" << quint64{0};
    }

    void findsMissingRows()
    {
        QFETCH(QString, table);
        QFETCH(QString, condition);
        QFETCH(quint64, sequence);
        const std::string file = madeWorld();
        edit(file, "DELETE FROM " + table.toStdString() + " WHERE " + condition.toStdString());
        const auto report = verified(file);
        QVERIFY(report.broken);
        QCOMPARE(report.broken->sequence, std::uint64_t{sequence});
    }

    void findsATailThatWasCutOff()
    {
        // The file as it was two actions ago, whole in itself.
        const std::string file = madeWorld();
        const std::string early = file + ".early";
        {
            const std::string younger = file + ".younger";
            QVERIFY(!SqliteWorldFiles{}.copy(file, younger, Existing::Keep, std::nullopt));
            QVERIFY(!verified(younger).broken);
            QCOMPARE(verified(younger).headsThrough, std::uint64_t{3});
        }
        std::filesystem::copy_file(file, early);
        OpaqueWorld world;
        {
            const auto writer = SqliteWorldFiles{}.open(file);
            QVERIFY(!world.recover(writer.value()->source()));
            for (int i = 0; i < 2; ++i) {
                JournalEntry entry = world.next(1);
                entry.actions.push_back({world.sequence(), Timestamp{1}, Timestamp{2}, "ann", "calm", "setState",
                    "Open", "Closed", ActionResult::Accepted, ""});
                QCOMPARE(writer.value()->append(entry), AppendResult::Taken);
                QVERIFY(!writer.value()->waitDurable());
            }
        }
        QVERIFY(!verified(file).broken);
        QCOMPARE(verified(file).headsThrough, std::uint64_t{5});
        std::filesystem::copy_file(early, file, std::filesystem::copy_options::overwrite_existing);
        const auto report = verified(file);
        QVERIFY(report.broken);
        QCOMPARE(report.broken->table, std::string{"actions"});
        QCOMPARE(report.broken->sequence, std::uint64_t{4});
    }

    void findsAnEditOfTheRecord_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("why");
        for (const char* key : {"name", "environment", "scenario", "engineFingerprint", "createdAt",
                 "narrowRowsThrough", "minutesAfter", "symbolsAfter", "capacitiesAfter", "paymentsAfter"})
            QTest::newRow(key) << QString{"UPDATE world SET value = '99' WHERE key = '%1'"}.arg(key)
                               << QString{key} + " is not what was written";
        QTest::newRow("missing") << "DELETE FROM world WHERE key = 'narrowRowsThrough'"
                                 << "narrowRowsThrough is missing";
    }

    void findsAnEditOfTheRecord()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, why);
        const std::string file = madeWorld();
        edit(file, sql.toStdString());
        // Neither opening nor copying makes it the truth.
        QVERIFY(SqliteWorldFiles{}.open(file).ok());
        const std::string twin = path();
        QVERIFY(!SqliteWorldFiles{}.copy(file, twin, Existing::Keep, std::nullopt));
        for (const std::string& each : {file, twin}) {
            const auto report = verified(each);
            QVERIFY(report.broken);
            QCOMPARE(report.broken->table, std::string{"world"});
            QCOMPARE(QString::fromStdString(report.broken->why), why);
        }
    }

    /// A world from before its record was kept beside it opens, and keeps it from then on; that it had none is said
    /// ever after, of its copies too.
    void keepsTheRecordOfAnOlderWorld()
    {
        const std::string file = madeWorld();
        QVERIFY(verified(file).notices.empty());
        std::filesystem::remove(storage::headFileOf(file));
        const std::string twin = path();
        QVERIFY(!SqliteWorldFiles{}.copy(file, twin, Existing::Keep, std::nullopt));
        QVERIFY(SqliteWorldFiles{}.open(file).ok());
        QVERIFY(SqliteWorldFiles{}.open(file).ok());
        const std::string copyOfIt = path();
        QVERIFY(!SqliteWorldFiles{}.copy(file, copyOfIt, Existing::Keep, std::nullopt));
        for (const std::string& each : {file, twin, copyOfIt}) {
            const auto report = verified(each);
            QVERIFY(!report.broken);
            QCOMPARE(report.notices.size(), std::size_t{1});
            QVERIFY(QString::fromStdString(report.notices.front()).contains("with 3 actions"));
            edit(each, "UPDATE world SET value = 'LIVE' WHERE key = 'environment'");
            QVERIFY(verified(each).broken);
        }
    }

    void saysWhatNothingIsKeptOf()
    {
        const std::string file = path();
        QVERIFY(SqliteWorldFiles{}.create(file, opaqueRecord(), OpaqueWorld{}.snapshot()).ok());
        QVERIFY(verified(file).notices.empty());
        std::filesystem::remove(storage::headFileOf(file));
        const auto report = verified(file);
        QVERIFY(!report.broken);
        QCOMPARE(report.notices.size(), std::size_t{1});
    }

    void findsThatWhatWasKeptIsGone_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::newRow("removed") << QByteArray();
        QTest::newRow("emptied") << QByteArray("");
        QTest::newRow("no line") << QByteArray("\377\000hello", 7);
        QTest::newRow("no such line") << QByteArray("two\n");
    }
    void findsThatWhatWasKeptIsGone()
    {
        QFETCH(const QByteArray, left);
        const std::string file = madeWorld();
        QFile::remove(QString::fromStdString(storage::headFileOf(file)));
        if (!left.isNull()) {
            QFile kept{QString::fromStdString(storage::headFileOf(file))};
            QVERIFY(kept.open(QIODevice::WriteOnly));
            kept.write(left);
        }
        const auto report = verified(file);
        QVERIFY(report.broken);
        QCOMPARE(report.broken->table, std::string{"audit"});
    }

    void findsThatTheSchemaIsNotTheOneOfItsNumber_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("why");
        QTest::newRow("an older number") << "PRAGMA user_version = 3"
                                         << "schema 3 has no table";
        QTest::newRow("a trigger") << "CREATE TRIGGER spoil AFTER INSERT ON fills BEGIN DELETE FROM fills; END"
                                   << "has no trigger spoil";
        QTest::newRow("an index") << "DROP INDEX fillsByTaker"
                                  << "lacks its index fillsByTaker";
    }
    void findsThatTheSchemaIsNotTheOneOfItsNumber()
    {
        QFETCH(const QString, sql);
        QFETCH(const QString, why);
        const std::string file = madeWorld();
        edit(file, sql.toStdString());
        const auto report = verified(file);
        QVERIFY(report.broken);
        QCOMPARE(report.broken->table, std::string{"file"});
        QVERIFY2(QString::fromStdString(report.broken->why).contains(why), report.broken->why.c_str());
    }

    void leavesATornWorldOfAnOlderSchemaAsItIs()
    {
        const std::string file = madeWorld();
        edit(file,
            "DROP TABLE operators; DROP TABLE console; ALTER TABLE refusals DROP COLUMN symbol; "
            "ALTER TABLE refusals DROP COLUMN announced; ALTER TABLE venueMinutes DROP COLUMN backstopCapacity; "
            "ALTER TABLE liquidations DROP COLUMN paidQuantity; ALTER TABLE liquidations DROP COLUMN counterparty; "
            "DELETE FROM world WHERE key IN ('symbolsAfter', 'capacitiesAfter', 'paymentsAfter');"
            "PRAGMA user_version = 4");
        const std::string torn = path();
        std::filesystem::copy_file(file, torn);
        edit(torn, "UPDATE batches SET commands = x'00' WHERE firstSequence = 21");
        QVERIFY(SqliteWorldFiles{}.open(file).ok());
        const auto refused = SqliteWorldFiles{}.open(torn);
        QVERIFY(!refused.ok());
        compareFault(refused.error(), JournalFaultKind::Torn, torn);
        storage::Connection connection{torn, torn, storage::Access::Read};
        QCOMPARE(connection.number("PRAGMA user_version"), std::int64_t{4});
        QVERIFY(!std::filesystem::exists(storage::headFileOf(torn)));
    }

    void saysThatItIsOfAnotherEngine()
    {
        const std::string file = madeWorld();
        OpaqueWorld world;
        storage::Replay replay = opaqueReplay(world);
        replay.engine = "opaque-2";
        const auto report = storage::verify(file, replay);
        QVERIFY(!report.ok());
        QCOMPARE(report.error().kind, JournalFaultKind::AnotherEngine);
        QCOMPARE(report.error().cause, std::string{"opaque-1; this one is opaque-2"});
    }

    void findsAnotherHeadThanItsOwn()
    {
        const std::string file = madeWorld();
        {
            std::ifstream kept{storage::headFileOf(file)};
            std::string last;
            for (std::string line; std::getline(kept, line);)
                last = line;
            QVERIFY(last.starts_with("3 "));
        }
        std::ofstream{storage::headFileOf(file), std::ios::trunc} << "2 " << std::string(64, 'a') << "\n3 dead";
        const auto report = verified(file);
        QVERIFY(report.broken);
        QCOMPARE(report.broken->sequence, std::uint64_t{2});
        // Its own line is spoilt, which opening it for writing says too.
        std::ofstream{storage::headFileOf(file), std::ios::trunc} << "two\n";
        QCOMPARE(SqliteWorldFiles{}.open(file).error().kind, JournalFaultKind::Torn);
    }

    void findsAStateThatReplayDoesNotReach()
    {
        const std::string file = madeWorld();
        OpaqueWorld world;
        storage::Replay replay = opaqueReplay(world);
        replay.apply = [&world](const JournalBatch& batch) -> Result<Hash, std::string> {
            world.apply(batch);
            return batch.firstSequence == 21 ? Hash{1, 2} : world.hash();
        };
        const auto report = storage::verify(file, replay);
        QVERIFY(report.value().broken);
        QCOMPARE(report.value().broken->table, std::string{"state"});
        QCOMPARE(report.value().broken->sequence, std::uint64_t{30});
        replay = opaqueReplay(world);
        replay.invariants = [] { return std::optional<std::string>{"invariant 3"}; };
        QCOMPARE(storage::verify(file, replay).value().broken->why, std::string{"invariant 3"});
    }

    void readsUpToATornRowAndNamesIt()
    {
        const std::string file = madeWorld();
        edit(file, "UPDATE batches SET commands = x'00' WHERE firstSequence = 21");
        const auto journal = SqliteWorldFiles{}.open(file);
        QVERIFY(journal.ok());
        std::uint64_t last = 0;
        const auto fault = journal.value()->source().readBatches(1, [&last](const JournalBatch& batch) {
            last = batch.lastSequence();
            return true;
        });
        QCOMPARE(last, std::uint64_t{20});
        QVERIFY(fault);
        compareFault(*fault, JournalFaultKind::Torn, file);
        QVERIFY(fault->cause.find("21") != std::string::npos);
    }

    void startsFromAnOlderSnapshotWhereTheNewestIsTorn()
    {
        const std::string file = madeWorld();
        edit(file, "UPDATE snapshotParts SET bytes = x'00' WHERE sequence = 20");
        const auto reader = SqliteWorldFiles{}.read(file);
        OpaqueWorld world;
        QVERIFY(!world.recover(*reader.value()));
        QCOMPARE(world.sequence(), std::uint64_t{30});
    }

    void saysWhenTheFileItselfIsTorn()
    {
        const std::string file = madeWorld();
        std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
        OpaqueWorld world;
        const auto report = storage::verify(file, opaqueReplay(world));
        if (report.ok())
            QVERIFY(report.value().broken);
        else
            compareFault(report.error(), JournalFaultKind::Torn, file);
    }

    void takesTheStepsOfTheSchemaOnce()
    {
        const std::string file = path();
        storage::Connection connection{file, file, storage::Access::Create};
        storage::migrate(connection, storage::schemaSteps());
        const auto present = static_cast<std::int64_t>(storage::schemaSteps().size());
        QCOMPARE(connection.number("PRAGMA user_version"), present);
        auto steps = storage::schemaSteps();
        steps.push_back("ALTER TABLE world ADD COLUMN note TEXT; UPDATE world SET note = key;");
        writeWorld(connection, opaqueRecord());
        storage::migrate(connection, steps);
        storage::migrate(connection, steps);
        QCOMPARE(connection.number("PRAGMA user_version"), present + 1);
        QCOMPARE(connection.text("SELECT note FROM world WHERE key = 'name'"), std::string{"name"});
        steps.push_back("CREATE TABLE half (a INTEGER) STRICT; CREATE TABLE half (a INTEGER) STRICT;");
        const auto fault = storage::faultOf([&] { storage::migrate(connection, steps); });
        QVERIFY(fault);
        QCOMPARE(connection.number("PRAGMA user_version"), present + 1);
        QCOMPARE(connection.number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), std::int64_t{0});
    }

    void keepsEveryTableStrict()
    {
        const std::string file = madeWorld();
        storage::Connection connection{file, file, storage::Access::Read};
        QVERIFY(connection.number("SELECT count(*) FROM pragma_table_list WHERE schema = 'main'") > 5);
        QCOMPARE(connection.text("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT "
                                 "LIKE 'sqlite_%'"),
            std::string{});
        QCOMPARE(connection.number("PRAGMA application_id"), std::int64_t{0x504C494D});
    }

    void backsUpARunningWorldAndRestoresIt()
    {
        const std::string file = madeWorld();
        const std::string backup = path();
        OpaqueWorld world;
        {
            const auto journal = SqliteWorldFiles{}.open(file);
            QVERIFY(!world.recover(journal.value()->source()));
            QVERIFY(!SqliteWorldFiles{}.copy(file, backup, Existing::Keep, std::nullopt));
            JournalEntry entry = world.next(5);
            QCOMPARE(journal.value()->append(entry), AppendResult::Taken);
            QVERIFY(!journal.value()->waitDurable());
            const auto onto = SqliteWorldFiles{}.copy(backup, file, Existing::Replace, std::nullopt);
            QVERIFY(onto);
            compareFault(*onto, JournalFaultKind::Locked, file);
        }
        QCOMPARE(verified(backup).through, std::uint64_t{30});
        QCOMPARE(verified(file).through, std::uint64_t{35});
        const auto kept = SqliteWorldFiles{}.copy(backup, file, Existing::Keep, std::nullopt);
        QVERIFY(kept);
        compareFault(*kept, JournalFaultKind::AlreadyThere, file);
        QVERIFY(!SqliteWorldFiles{}.copy(backup, file, Existing::Replace, std::nullopt));
        QCOMPARE(verified(file).through, std::uint64_t{30});
        QVERIFY(!verified(file).broken);
        QCOMPARE(std::filesystem::status(backup).permissions(), std::filesystem::perms{0600});
    }

    void duplicatesUnderANewName()
    {
        const std::string file = madeWorld();
        const std::string twin = path();
        QVERIFY(!SqliteWorldFiles{}.copy(file, twin, Existing::Keep, "twin"));
        QCOMPARE(SqliteWorldFiles{}.read(twin).value()->world().name, std::string{"twin"});
        QCOMPARE(SqliteWorldFiles{}.read(file).value()->world().name, std::string{"opaque"});
        QVERIFY(!verified(twin).broken);
        const QStringList left = QDir{folder_.path()}.entryList({"*.new*"}, QDir::Files);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(' ')));
    }

    void hasASentenceForEveryFault()
    {
        for (int kind = 0; kind <= static_cast<int>(JournalFaultKind::CannotOpen); ++kind) {
            const auto text = toText({static_cast<JournalFaultKind>(kind), "/a/world", "cause"});
            QVERIFY(text.find("/a/world: ") == 0 && text.find("(cause)") != std::string::npos && text.size() > 30);
        }
    }
};

PLIMSOLL_TEST(WorldFaultTest);

} // namespace plimsoll::test

#include "world_fault_test.moc"
