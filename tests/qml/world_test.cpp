// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour.h"
#include "qml/console_driver.h"
#include "qml/host_driver.h"
#include "support/registration.h"
#include "viewmodel/format/amount_format.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

#include <sys/stat.h>

namespace plimsoll::test {

/// Worlds in files, by the menu's dialogs and by what stands there when one cannot be opened.
class WorldTest : public QObject {
    Q_OBJECT

    static QFileDialog* asked()
    {
        QFileDialog* found = nullptr;
        const auto look = [&] {
            for (QWidget* widget : QApplication::topLevelWidgets())
                if (auto* dialog = qobject_cast<QFileDialog*>(widget); dialog != nullptr && dialog->isVisible())
                    found = dialog;
            return found != nullptr;
        };
        return QTest::qWaitFor(look, patienceMs) ? found : nullptr;
    }
    template <class Driver>
    static QFileDialog* ask(Driver& driver, const char* entry)
    {
        driver.click("worldButton");
        driver.click(entry);
        return asked();
    }
    static QLineEdit* nameOf(QFileDialog* dialog)
    {
        return dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    }

    /// Locks on a file, as the kernel lists them.
    static int locksOn(const QString& path)
    {
        struct stat file {};
        QFile locks(QStringLiteral("/proc/locks"));
        if (::stat(QFile::encodeName(path).constData(), &file) != 0 || !locks.open(QIODevice::ReadOnly))
            return 0;
        return int(locks.readAll().count(':' + QByteArray::number(qulonglong(file.st_ino)) + ' '));
    }

    static QString textOf(const QAbstractListModel* model, int row)
    {
        return model->data(model->index(row), model->roleNames().key("text")).toString();
    }

private slots:
    void backsUpToTheFileThatIsTyped()
    {
        HostDriver driver;
        QFileDialog* dialog = ask(driver, "worldBackUp");
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->windowTitle(), QString("Back up this world"));
        QCOMPARE(dialog->labelText(QFileDialog::Accept), QString("Save"));
        const QString file = driver.folder.filePath("kept.plimsoll");
        QLineEdit* name = nameOf(dialog);
        QCOMPARE(name->text(), QString("empty-backup.plimsoll"));
        name->selectAll();
        QTest::keyClicks(name, driver.folder.filePath("kept"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(driver.reads("toastText", "Backed up to " + file));
        QVERIFY(QFile::exists(file));
        QCOMPARE(QDir(driver.folder.path()).entryList({"*.plimsoll"}, QDir::Files),
            QStringList({"empty.plimsoll", "kept.plimsoll"}));
    }

    /// Whoever closes a file that SQLite holds locks on, in the same process, ends them.
    void looksIntoNoFileOfTheOpenWorld()
    {
        HostDriver driver;
        const QString world = driver.folder.filePath("empty.plimsoll");
        const auto held = [&] { return locksOn(world) + locksOn(world + "-shm"); };
        const int before = held();
        if (before == 0)
            QSKIP("no locks to be seen on this file system");
        QFileDialog* dialog = ask(driver, "worldOpen");
        QVERIFY(dialog != nullptr);
        QTest::qWait(300); // its own thread lists the folder
        QCOMPARE(held(), before);
        dialog->reject();
        QCOMPARE(held(), before);
    }

    void duplicatesUnderTheProposedNameByEnterAlone()
    {
        HostDriver driver;
        QFileDialog* dialog = ask(driver, "worldDuplicate");
        QVERIFY(dialog != nullptr);
        QTest::keyClick(nameOf(dialog), Qt::Key_Return);
        const QString file = driver.folder.filePath("empty-copy.plimsoll");
        QVERIFY(driver.reads("toastText", "Duplicated to " + file));
        QVERIFY(QFile::exists(file));
        QCOMPARE(driver.console.console().worldFile("copy"), driver.folder.filePath("empty-copy-2.plimsoll"));
    }

    void aDuplicateKeepsItsName()
    {
        HostDriver driver;
        const QString copy = driver.folder.filePath("empty-copy.plimsoll");
        driver.console.console().duplicateWorld(copy);
        QVERIFY(driver.reads("toastText", "Duplicated to " + copy));
        driver.console.console().openWorld(copy, false);
        QVERIFY(driver.reads("worldFileName", "empty-copy"));
        QCOMPARE(driver.property("worldButton", "text"), QString("Empty"));
    }

    void makesAWorldOfAnyKindFromAScenario()
    {
        HostDriver driver;
        driver.console.console().newTrainingWorld(0);
        QVERIFY(driver.reads("environmentWord", "TRAINING"));
        driver.console.console().restartWorld();
        QVERIFY(driver.reads("worldFileName", "empty-3"));
        QCOMPARE(driver.text("environmentWord"), QString("TRAINING"));
        driver.console.console().newDemoWorld(0);
        QVERIFY(driver.reads("environmentWord", "DEMO"));
    }

    void replaysToAMomentIntoAWorldOfItsOwn()
    {
        HostDriver driver;
        const QString world = driver.folder.filePath("empty.plimsoll");
        const auto before = driver.act(Deposit{SubaccountId{1}, HostDriver::usdc, Quantity::whole(1)}).sequence;
        driver.click("worldButton");
        driver.click("worldReplay");
        const auto replay = [&](const QString& moment) {
            driver.type("replayMoment", moment);
            driver.press(Qt::Key_Return);
        };
        replay("tomorrow");
        QVERIFY(driver.reads(
            "replayAnswer", "Neither a number of the journal (4711) nor a time (21:14:05, 2025-10-10 21:14)"));
        replay("No. 4,711");
        QVERIFY(driver.reads(
            "replayAnswer", QString("The journal of this world ends at No. %1; No. 4,711 is later").arg(before)));
        replay("2025-10-09 08:59");
        QVERIFY(driver.reads("replayAnswer",
            "The journal of this world begins at 2025-10-09 09:00:00; 2025-10-09 08:59:00 lies before"));
        QCOMPARE(QDir(driver.folder.path()).entryList({"*.plimsoll"}, QDir::Files), QStringList("empty.plimsoll"));
        // Account 1 was made, nobody has anything yet.
        replay("1");
        QVERIFY(driver.reads("environmentWord", "REPLAY"));
        QVERIFY(driver.reads("worldFileName", "empty-from-1"));
        QVERIFY(!driver.shows("replayMoment"));
        QCOMPARE(driver.property("worldButton", "text"), QString("Empty from No. 1"));
        QCOMPARE(driver.host.latest()->status.appliedSequence, std::uint64_t{1});
        QCOMPARE(driver.host.latest()->status.speedAsked, 0U);
        QVERIFY(driver.act(Deposit{SubaccountId{1}, HostDriver::usdc, Quantity::whole(5)}).accepted);
        QVERIFY(!driver.act(Deposit{SubaccountId{2}, HostDriver::usdc, Quantity::whole(5)}).accepted);
        // The branch is a world like any other, and so is the one that it left.
        driver.console.console().openWorld(world, false);
        QVERIFY(driver.reads("environmentWord", "DEMO"));
        QCOMPARE(driver.host.latest()->status.appliedSequence, before);
    }

    void offersToReplayToAnEntryOfTheJournal()
    {
        HostDriver driver;
        JournalPage& journal = *driver.console.console().journal();
        driver.press(Qt::Key_8, Qt::ControlModifier);
        journal.setTable(int(archive::Table::Commands));
        QTRY_VERIFY_WITH_TIMEOUT(journal.rows()->rowCount() > 4, patienceMs);
        journal.open(journal.rows()->rowCount() - 4); // the fourth from the beginning
        driver.click("replayEntry");
        QCOMPARE(driver.text("replayMoment"), QString("4"));
        driver.click("replayBegin");
        QVERIFY(driver.reads("worldFileName", "empty-from-4"));
        QCOMPARE(driver.host.latest()->status.appliedSequence, std::uint64_t{4});
    }

    /// An action has a number of its own in the audit: replayed is to its command.
    void offersToReplayToTheCommandOfAnAction()
    {
        HostDriver driver;
        const OperatorAnswer answer
            = driver.ask(Command{SetParameters{{{"assets.SOL.haircutFunction.weight", "0.95", "0.94"}}, "thin books"}});
        QVERIFY(answer.accepted && answer.sequence > 1);
        JournalPage& journal = *driver.console.console().journal();
        driver.press(Qt::Key_8, Qt::ControlModifier);
        journal.setTable(int(archive::Table::Actions));
        QTRY_VERIFY_WITH_TIMEOUT(journal.rows()->rowCount() > 0, patienceMs);
        journal.open(0);
        driver.click("replayEntry");
        QCOMPARE(driver.text("replayMoment"), format::count(answer.sequence));
    }

    void cancelsALongReplay()
    {
        ConsoleDriver driver;
        driver.exchange.holdAnswers();
        emit driver.console.console().replay()->asked("1,234");
        driver.click("replayBegin");
        driver.click("replayCancel");
        QCOMPARE(driver.exchange.branchesCancelled, 1);
    }

    void opensAWorldByItsName()
    {
        HostDriver driver;
        driver.console.console().backUpWorld(driver.folder.filePath("other.plimsoll"));
        QVERIFY(driver.reads("toastText", "Backed up to " + driver.folder.filePath("other.plimsoll")));
        QFileDialog* dialog = ask(driver, "worldOpenReadOnly");
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->directory().path(), driver.folder.path());
        QTest::keyClicks(nameOf(dialog), "other.plimsoll");
        QTest::keyClick(nameOf(dialog), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("environmentWord"), QString("DEMO · READ-ONLY"), patienceMs);
        QVERIFY(driver.shows("toast"));
    }

    void listsRecentWorlds()
    {
        HostDriver driver;
        Console& console = driver.console.console();
        const QString other = driver.folder.filePath("other.plimsoll");
        console.duplicateWorld(other);
        QVERIFY(driver.reads("toastText", "Duplicated to " + other));
        QCOMPARE(console.recentWorlds(), QStringList(other));
        QCOMPARE(console.worldsHere(), QStringList({driver.folder.filePath("empty.plimsoll"), other}));
        QTRY_VERIFY_WITH_TIMEOUT(
            console.worldTitle(other).startsWith(QString::fromUtf8("other · DEMO · 20")), patienceMs);
        QVERIFY(console.worldTitle(console.worldsHere()[0]).startsWith(QString::fromUtf8("empty · DEMO · 20")));
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("recent other");
        QCOMPARE(driver.property("paletteList", "count"), QString("1"));
        driver.press(Qt::Key_Escape);
        console.openWorld(other, false);
        QTRY_COMPARE_WITH_TIMEOUT(console.status().worldFile, other, patienceMs);
        QCOMPARE(console.recentWorlds(), QStringList(driver.folder.filePath("empty.plimsoll")));
    }

    void neverOverwritesAndNeverWritesWithoutAName()
    {
        HostDriver driver;
        driver.console.console().backUpWorld(driver.folder.filePath("empty.plimsoll"));
        QVERIFY(driver.reads("toastText",
            driver.folder.filePath("empty.plimsoll")
                + ": There is already a file at this place; it is not overwritten."));
        driver.console.console().backUpWorld({});
        driver.console.console().duplicateWorld({});
        const QAbstractListModel* toasts = driver.console.console().toasts();
        QTRY_COMPARE_WITH_TIMEOUT(toasts->rowCount(), 3, patienceMs);
        for (const int row : {1, 2})
            QCOMPARE(textOf(toasts, row), QString("No file was named; nothing was done"));
        QCOMPARE(QDir(driver.folder.path()).entryList({"*.plimsoll"}, QDir::Files), QStringList("empty.plimsoll"));
    }

    void saysWhyAWorldDoesNotOpenAndWhatOneCanDo()
    {
        ConsoleDriver driver;
        OperatorAnswer fault;
        fault.code = "LOCKED";
        fault.detail
            = "/home/a/w.plimsoll: Another Plimsoll has this world open for writing. It can be opened read-only.";
        fault.file = "/home/a/w.plimsoll";
        driver.exchange.fault = fault;
        driver.exchange.publish();
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("worldFault"), patienceMs);
        QCOMPARE(driver.text("worldFault"), QString::fromStdString(fault.detail));
        driver.settle();
        driver.click("faultReadOnly");
        QVERIFY(driver.exchange.last<OpenWorld>() != nullptr);
        QCOMPARE(driver.exchange.last<OpenWorld>()->path, fault.file);
        QVERIFY(driver.exchange.last<OpenWorld>()->readOnly);
        driver.click("faultNew");
        QVERIFY(driver.exchange.last<NewWorld>() != nullptr);
        driver.click("faultOpen");
        QFileDialog* dialog = asked();
        QVERIFY(dialog != nullptr);
        dialog->reject();
        driver.exchange.fault.reset();
        driver.exchange.publish();
        QTRY_VERIFY_WITH_TIMEOUT(!driver.shows("worldFault"), patienceMs);
    }

    void saysWhyNoPicturesCanBeDrawnThere()
    {
        const QTemporaryDir folder;
        QCOMPARE(folderFault(QDir(folder.filePath("new/below"))), QString());
        QVERIFY(QDir(folder.filePath("new/below")).isEmpty());
        QCOMPARE(folderFault(QDir("/dev/null/below")), QString("Not a directory"));
        QVERIFY(!folderFault(QDir("/proc/self/fd")).isEmpty());
    }

    void offersNoLookAtWhatIsNotThere()
    {
        ConsoleDriver driver;
        OperatorAnswer fault;
        fault.code = "MISSING";
        fault.detail = "w.plimsoll: There is no world at this place.";
        fault.file = "w.plimsoll";
        driver.exchange.fault = fault;
        driver.exchange.publish();
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("faultOpen"), patienceMs);
        QVERIFY(!driver.shows("faultReadOnly"));
    }
};

PLIMSOLL_TEST(WorldTest);

} // namespace plimsoll::test

#include "world_test.moc"
