// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"
#include "qml/live_driver.h"
#include "support/registration.h"

namespace plimsoll::test {

/// What is typed and not asked for: it stays its author's, whoever comes to the desk and whatever ends.
class DraftTest : public QObject {
    Q_OBJECT

private slots:
    void goesWithItsAuthorAndComesBackWithThem()
    {
        HostDriver driver;
        typeTwo(driver);
        QVERIFY(driver.ask(SignIn{"operator"}).accepted);
        QVERIFY(driver.reads("changeTitle", "No draft"));
        driver.type("field_mmfFunction.base", "0.06");
        QVERIFY(driver.reads("changeTitle", "1 change, not live"));

        driver.console.console().signIn("approver");
        QVERIFY(driver.reads("changeTitle", "No draft"));
        driver.console.console().signIn("operator");
        QVERIFY(driver.reads("changeTitle", "1 change, not live"));
        QCOMPARE(driver.text("field_mmfFunction.base"), QString("0.06"));
    }

    /// A console that begins anew on the same world.
    void isThereAgainAfterARestart()
    {
        HostDriver driver;
        typeTwo(driver);
        driver.type("nameField", "Summer");
        driver.type("ticketField", "RISK-7");
        driver.press(Qt::Key_2, Qt::ControlModifier);
        driver.click("pool_SOL");
        driver.type("curveRate1", "9");
        driver.type("reasonField", "Thin books, dear loans");
        QTRY_VERIFY_WITH_TIMEOUT(keptFor(driver).find("dear loans") != std::string::npos, patienceMs);

        const JsonDeskFormats formats;
        Console again(driver.port, driver.archive, formats);
        QTRY_COMPARE_WITH_TIMEOUT(again.risk()->change()->count(), 3, patienceMs);
        QCOMPARE(again.risk()->change()->reason(), QString());
        QCOMPARE(again.risk()->change()->name(), QString("Summer"));
        QCOMPARE(again.risk()->change()->ticket(), QString("RISK-7"));
        again.openPool(1);
        QTRY_COMPARE_WITH_TIMEOUT(again.lending()->change()->reason(), QString("Thin books, dear loans"), patienceMs);
        const CurveEditor& curve = *again.lending()->curve();
        QTRY_VERIFY_WITH_TIMEOUT(curve.property("modified").toBool(), patienceMs);
        QCOMPARE(curve.property("draftBorrow").value<QList<QPointF>>().value(1).y(), 9.0);
    }

    /// Whoever restarts the world leaves drafts behind knowingly; where there is none nobody is asked.
    void isNotLeftBehindUnasked()
    {
        ConsoleDriver driver;
        typeTwo(driver);
        driver.click("worldButton");
        driver.click("worldRestart");
        QVERIFY(driver.text("restartQuestion").startsWith("2 drafts were typed and not applied"));
        driver.press(Qt::Key_Return);
        QVERIFY(driver.exchange.last<RestartWorld>() == nullptr);
        QVERIFY(!driver.shows("restartQuestion"));
        driver.click("worldButton");
        driver.click("worldRestart");
        driver.click("restartYes");
        QVERIFY(driver.exchange.last<RestartWorld>() != nullptr);
        QVERIFY(!driver.shows("restartQuestion"));
    }

    /// What was applied is no draft.
    void leavesNothingBehindWhenItWasApplied()
    {
        HostDriver driver;
        typeTwo(driver);
        driver.type("reasonField", "Thin books");
        driver.click("applyButton");
        QVERIFY(driver.reads("changeTitle", "No draft"));
        QTRY_COMPARE_WITH_TIMEOUT(keptFor(driver), std::string(), patienceMs);
    }

    /// What is said of one draft is not said of another, and not of the next one either.
    void keepsItsWordsToItself()
    {
        HostDriver driver;
        typeTwo(driver);
        driver.type("reasonField", "Of haircuts");
        driver.press(Qt::Key_2, Qt::ControlModifier);
        driver.click("pool_USDC");
        driver.type("field_fee", "16");
        QCOMPARE(driver.property("reasonField", "text"), QString());
        QVERIFY(!driver.enabled("applyButton"));
        driver.type("reasonField", "Of fees");
        driver.click("applyButton");
        QVERIFY(driver.reads("changeTitle", "No draft"));
        QCOMPARE(driver.port.last<SetParameters>()->reason, std::string("Of fees"));
        driver.press(Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(driver.property("reasonField", "text"), QString("Of haircuts"));
        driver.click("discardButton");
        driver.type("field_imfFunction.base", "0.2");
        QCOMPARE(driver.property("reasonField", "text"), QString());
    }

    void isOutOfSightWhileTheDeskIsLocked()
    {
        LiveDriver driver;
        driver.staff();
        typeTwo(driver);
        driver.console.console().door()->lock();
        QVERIFY(driver.reads("changeTitle", "No draft"));
        // Said before anything is typed, and nothing is taken.
        QVERIFY(driver.reads("changeAnswer", "The desk is locked: sign in to act (Ctrl+L)"));
        driver.type("field_mmfFunction.base", "0.06");
        QCOMPARE(driver.text("changeTitle"), QString("No draft"));
        QVERIFY(!driver.item("slider_haircutFunction.weight")->isEnabled());
        QVERIFY(driver.ask(SignIn{"ada", Secret{adasWords}}).accepted);
        QVERIFY(driver.reads("changeTitle", "2 changes, not live"));
        QVERIFY(driver.item("slider_haircutFunction.weight")->isEnabled());
    }

    /// The answer comes when nobody, or another, is at the desk.
    void isNoneAnyMoreOnceItWasProposed()
    {
        LiveDriver driver;
        driver.staff();
        typeTwo(driver);
        driver.type("reasonField", "Thin books");
        driver.console.console().risk()->change()->propose();
        driver.console.console().door()->lock();
        QTRY_VERIFY_WITH_TIMEOUT(driver.host.latest()->status.desk == view::DeskState::Locked, patienceMs);
        QVERIFY(driver.ask(SignIn{"ada", Secret{adasWords}}).accepted);
        QTRY_COMPARE_WITH_TIMEOUT(driver.host.latest()->changes->size(), std::size_t{1}, patienceMs);
        QVERIFY(driver.reads("changeTitle", "No draft"));
        QTRY_COMPARE_WITH_TIMEOUT(keptFor(driver), std::string(), patienceMs);
    }

    /// The desk is locked between the answer and the moment when the draft would have been taken back.
    void isNoneAnyMoreWhereALockCameBeforeItWasTakenBack()
    {
        ConsoleDriver driver;
        typeTwo(driver);
        driver.type("reasonField", "Thin books");
        ChangeDraft& draft = *driver.console.console().risk()->change();
        draft.propose();
        QTRY_COMPARE_WITH_TIMEOUT(draft.count(), 0, patienceMs);
        view::Status& status = driver.exchange.world().status;
        QVERIFY(status.draft && !status.draft->empty());
        status.desk = view::DeskState::Locked;
        driver.exchange.publish();
        QTRY_COMPARE_WITH_TIMEOUT(
            driver.console.console().session()->snapshot().status.desk, view::DeskState::Locked, patienceMs);
        status.desk = view::DeskState::Open;
        driver.exchange.publish();
        QTRY_VERIFY_WITH_TIMEOUT(status.draft->empty(), patienceMs);
        QCOMPARE(draft.count(), 0);
    }

    void whatTheDeskAnsweredLeavesWithItsOperator()
    {
        LiveDriver driver;
        driver.staff();
        driver.press(Qt::Key_6, Qt::ControlModifier);
        ChangeFiles& files = *driver.console.console().changes()->files();
        files.exportConfiguration(driver.folder.filePath("risk.json"));
        QTRY_VERIFY_WITH_TIMEOUT(files.answer()->text().startsWith("Written: "), patienceMs);
        driver.console.console().door()->lock();
        QTRY_VERIFY_WITH_TIMEOUT(files.answer()->text().isEmpty(), patienceMs);
    }

private:
    /// A snapshot that was made between two operators has nobody's.
    template <class Driver>
    static std::string keptFor(Driver& driver)
    {
        const auto latest = driver.host.latest();
        return latest->status.draft ? *latest->status.draft : "nobody's";
    }
    template <class Driver>
    static void typeTwo(Driver& driver)
    {
        driver.press(Qt::Key_5, Qt::ControlModifier);
        driver.click("riskOwner_SOL");
        driver.type("field_haircutFunction.weight", "0.9");
        driver.type("field_imfFunction.base", "0.25");
        QCOMPARE(driver.text("changeTitle"), QString("2 changes, not live"));
    }
};

PLIMSOLL_TEST(DraftTest);

} // namespace plimsoll::test

#include "draft_test.moc"
