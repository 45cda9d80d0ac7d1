// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/live_driver.h"
#include "support/registration.h"
#include "viewmodel/access/hidden_text.h"
#include "viewmodel/format/enumerations.h"

#include "domain/exchange/parameter.h"

#include <QAccessible>
#include <QQuickItem>

namespace plimsoll::test {

/// Signing in, locking and the list of operators, by keys and clicks.
class DoorTest : public QObject {
    Q_OBJECT

private slots:
    void makesTheFirstAdministratorByKeys()
    {
        LiveDriver driver;
        QVERIFY(driver.reads("doorTitle", "No operators yet"));
        QCOMPARE(driver.text("environmentWord"), QString("LIVE · LOCKED"));
        driver.press(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(driver.text("signInTitle"), QString("The first administrator"));
        driver.keys("ada");
        driver.press(Qt::Key_Return);
        driver.keys("too short");
        driver.press(Qt::Key_Return);
        driver.keys("too shirt");
        QCOMPARE(driver.text("signInDiffer"), QString());
        const double button = driver.item("signInApply")->mapToScene(QPointF()).y();
        driver.press(Qt::Key_Return);
        // At the field, where the cursor is; nothing that was typed is gone, nothing has moved.
        QVERIFY(driver.reads("signInDiffer", "The two passphrases differ"));
        QVERIFY(driver.item("signInAgain")->hasActiveFocus());
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(driver.item("signInPassphrase"));
        QVERIFY(told != nullptr && told->state().passwordEdit && told->textInterface() == nullptr);
        QCOMPARE(told->role(), QAccessible::EditableText);
        QCOMPARE(told->text(QAccessible::Name), QString("Passphrase"));
        QCOMPARE(told->text(QAccessible::Value), QString(9, QChar(0x2022)));
        QVERIFY(told->parent() != nullptr && told->parent()->indexOfChild(told) >= 0);
        QCOMPARE(driver.text("signInPassphrase"), QString("too short"));
        QCOMPARE(driver.text("signInNewName"), QString("ada"));
        QCOMPARE(driver.item("signInApply")->mapToScene(QPointF()).y(), button);
        driver.type("signInAgain", "too short");
        QCOMPARE(driver.text("signInDiffer"), QString());
        driver.press(Qt::Key_Return);
        QVERIFY(driver.reads("signInAnswer", "Too short: 9 characters, at least 12 are asked for"));
        driver.type("signInPassphrase", adasWords);
        driver.type("signInAgain", adasWords);
        driver.click("signInApply");
        QVERIFY(driver.came("open", [&] { return !driver.shows("doorBand"); }));
        QVERIFY(driver.reads("operatorButton", "ada · administrator"));
        QVERIFY(driver.came("the end of the sheet", [&] { return !driver.shows("signInTitle"); }));
        QCOMPARE(driver.text("environmentWord"), QString("LIVE"));
    }

    void locksByItsKeyAndLetsBackIn()
    {
        LiveDriver driver;
        driver.staff();
        driver.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(driver.reads("doorTitle", "The desk is locked"));
        QVERIFY(driver.reads("operatorButton", "ada · locked"));
        QCOMPARE(driver.ask(StepClock{}).code, std::string("SIGN_IN"));
        driver.press(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(driver.property("signInPassphrase", "echoMode"), QString("Password"));
        driver.keys("not these words");
        driver.press(Qt::Key_Return);
        QVERIFY(
            driver.reads("signInAnswer", "Not the passphrase of this operator: 1 wrong in a row, the third locks out"));
        QCOMPARE(driver.text("signInPassphrase"), QString());
        driver.keys(adasWords);
        driver.press(Qt::Key_Return);
        QVERIFY(driver.came("open", [&] { return !driver.shows("doorBand"); }));
    }

    void locksWhenNobodyTouchesIt()
    {
        LiveDriver driver;
        driver.staff();
        driver.console.console().door()->lockAfter(300);
        for (int i = 0; i < 4; ++i) {
            QTest::qWait(150);
            driver.press(Qt::Key_Shift);
            QVERIFY(!driver.console.console().door()->shut());
        }
        QVERIFY(driver.reads("doorTitle", "The desk is locked"));
    }

    /// Ctrl and a letter in a sheet is not that letter, and what was begun goes with the lock.
    void locksFromASheetToo()
    {
        LiveDriver driver;
        driver.staff();
        driver.press(Qt::Key_E, Qt::ControlModifier);
        driver.press(Qt::Key_M);
        driver.keys("look");
        driver.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(driver.reads("doorTitle", "The desk is locked"));
        QVERIFY(driver.came("no sheet", [&] { return !driver.shows("stopKeys"); }));
        driver.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(driver.shows("signInPassphrase"));
        driver.keys(adasWords);
        driver.press(Qt::Key_Return);
        QVERIFY(driver.came("open", [&] { return !driver.shows("doorBand"); }));
        driver.click("operatorButton");
        driver.click("doorMenuOperators");
        QVERIFY(driver.came("sheet", [&] { return driver.shows("operatorsName"); }));
        driver.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(driver.came("no sheet", [&] { return !driver.shows("operatorsName"); }));
    }

    /// Keys choose among all of them before any goes into the passphrase, which might lock out somebody else.
    void choosesAmongOperatorsByKeys()
    {
        LiveDriver driver;
        driver.staff();
        for (const char* name : {"bea", "cyd", "dee"})
            driver.ask(EditOperator{OperatorVerb::Add, name, Role::Viewer, Secret{firstWords}});
        driver.came("dee", [&] { return driver.console.console().door()->names().size() == 4; });
        driver.click("operatorButton");
        driver.click("doorMenuSignIn");
        // As someone else: not whoever has the desk, and the choice comes first.
        QTRY_VERIFY_WITH_TIMEOUT(driver.item("signInName")->hasActiveFocus(), patienceMs);
        QCOMPARE(driver.property("signInName", "displayText"), QString("bea"));
        driver.press(Qt::Key_Down);
        QVERIFY(driver.item("signInName")->hasActiveFocus());
        QCOMPARE(driver.property("signInName", "displayText"), QString("cyd"));
        driver.press(Qt::Key_End);
        QCOMPARE(driver.property("signInName", "displayText"), QString("dee"));
        driver.press(Qt::Key_Tab);
        QVERIFY(driver.item("signInPassphrase")->hasActiveFocus());
        QCOMPARE(driver.text("signInPassphrase"), QString());
    }

    void asksForTheOwnPassphraseAtTheFirstSignIn()
    {
        LiveDriver driver;
        driver.staff();
        driver.ask(EditOperator{OperatorVerb::Add, "bea", Role::Viewer, Secret{firstWords}});
        driver.came("bea", [&] { return driver.console.console().door()->names().size() == 2; });
        driver.click("operatorButton");
        driver.click("doorMenuSignIn");
        QVERIFY(driver.tabTo("signInName"));
        driver.press(Qt::Key_Down);
        driver.type("signInPassphrase", firstWords);
        driver.press(Qt::Key_Return);
        QVERIFY(driver.reads(
            "signInAnswer", "An administrator chose this passphrase: choose one of your own at the sign-in (Ctrl+L)"));
        driver.keys(beasWords);
        driver.press(Qt::Key_Return);
        driver.keys(beasWords);
        driver.press(Qt::Key_Return);
        QVERIFY(driver.reads("operatorButton", "bea · viewer"));
        QCOMPARE(driver.ask(StepClock{}).code, std::string("ROLE"));
    }

    void keepsTheListOfOperatorsByKeys()
    {
        LiveDriver driver;
        driver.staff();
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("operators of");
        driver.press(Qt::Key_Return);
        QVERIFY(driver.reads("operatorsTitle", "Operators of this world"));
        driver.keys("bea");
        QVERIFY(driver.tabTo("operatorsPassphrase"));
        driver.keys(firstWords);
        driver.press(Qt::Key_Return);
        driver.keys(firstWords);
        driver.press(Qt::Key_Return);
        QVERIFY(driver.reads("operatorStanding1", "owes a passphrase"));
        QVERIFY(driver.tabTo("operatorRole1"));
        driver.press(Qt::Key_Down);
        QVERIFY(driver.reads("operatorsAnswer", "bea is now: approver"));
        driver.click("operatorEnable1");
        QVERIFY(driver.reads("operatorStanding1", "disabled"));
        driver.click("operatorEnable0");
        QVERIFY(driver.reads("operatorsAnswer", "ada is the last administrator who can sign in"));
        driver.click("operatorReset1");
        QCOMPARE(driver.text("operatorsForm"), QString("A new passphrase for bea"));
        driver.keys("eleven char");
        driver.press(Qt::Key_Return);
        driver.keys("eleven char");
        driver.press(Qt::Key_Return);
        QVERIFY(driver.reads("operatorsAnswer", "Too short: 11 characters, at least 12 are asked for"));
        driver.press(Qt::Key_Escape);
        QVERIFY(!driver.shows("operatorsTitle"));
    }

    /// A screen reader asks for an item as soon as it is made, before its words are there.
    void aFieldThatWasAskedForTooEarlyTellsNoText()
    {
        LiveDriver driver;
        driver.press(Qt::Key_L, Qt::ControlModifier);
        QQuickItem* field = driver.item("signInNewName");
        QAccessibleInterface* early = QAccessible::queryAccessibleInterface(field);
        QVERIFY(early != nullptr && early->textInterface() != nullptr);
        HiddenText words{field};
        words.setName("Passphrase of bea");
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(field);
        QCOMPARE(told->text(QAccessible::Name), QString("Passphrase of bea"));
        QVERIFY(told->state().passwordEdit && told->textInterface() == nullptr);
    }

    void letsAnApproverSignBesideTheAuthor()
    {
        // A screen reader that is there first asks for every item as soon as it is made.
        QAccessible::setActive(true);
        LiveDriver driver;
        driver.staff();
        driver.ask(EditOperator{OperatorVerb::Add, "bea", Role::Approver, Secret{firstWords}});
        driver.ask(SignIn{"bea", Secret{firstWords}, Secret{beasWords}});
        driver.ask(SignIn{"ada", Secret{adasWords}, {}});
        constexpr auto path = "borrowLendMarkets.SOL.openBorrowLendLimit";
        const RiskConfiguration risk = sampleRisk();
        ChangeRequest draft;
        draft.verb = ChangeVerb::Save;
        draft.content.name = "More SOL";
        draft.content.reason = "demand";
        draft.content.edits = {{path, parameterAt(risk, path)->text(risk), "99999999"}};
        driver.ask(draft);
        ChangeRequest submit;
        submit.verb = ChangeVerb::Submit;
        submit.id = ChangeId{1};
        QVERIFY(driver.ask(submit).accepted);
        driver.console.console().setPage(place::Changes);
        QVERIFY(driver.reads("changeBlocked0", "Approve: An author does not approve their own change"));
        // It takes the cursor all the same: nobody types theirs in the clear beside it.
        QVERIFY(driver.enabled("changePassphrase"));
        QVERIFY(driver.tabTo("changeSigner"));
        driver.settle();
        const double place = driver.item("askApprove")->mapToScene(QPointF()).y();
        driver.press(Qt::Key_Down);
        QVERIFY(driver.reads("changeBlocked0", "Approve, Reject: bea types their passphrase"));
        QCOMPARE(driver.item("askApprove")->mapToScene(QPointF()).y(), place);
        QCOMPARE(QAccessible::queryAccessibleInterface(driver.item("changePassphrase"))->text(QAccessible::Name),
            QString("Passphrase of bea"));
        driver.type("changePassphrase", "not these words");
        QVERIFY(driver.tabTo("askApprove"));
        driver.press(Qt::Key_Space);
        QVERIFY(
            driver.reads("deskAnswer", "Not the passphrase of this operator: 1 wrong in a row, the third locks out"));
        QCOMPARE(driver.text("changePassphrase"), QString());
        QCOMPARE(driver.item("askApprove")->mapToScene(QPointF()).y(), place);
        driver.type("changePassphrase", beasWords);
        driver.click("askApprove");
        QVERIFY(driver.came("approved", [&] { return driver.enabled("askGoLive"); }));
        QVERIFY(driver.reads("operatorButton", "ada · administrator"));
    }

    void saysBeforeAnythingIsTypedThatNobodyActsAsACustomer()
    {
        LiveDriver driver;
        driver.staff();
        driver.console.console().setPage(place::Exchange);
        QVERIFY(driver.reads("exchangeClosed", "In a live world operators do not act as customers"));
        QVERIFY(!driver.enabled("newAccount"));
        QVERIFY(!driver.enabled("cancelAll"));
        driver.click("actPanel1");
        QVERIFY(driver.shows("exchangeClosed"));
    }

    void letsAnApproverHastenARampBesideItsAuthor()
    {
        LiveDriver driver;
        driver.staff();
        driver.ask(EditOperator{OperatorVerb::Add, "bea", Role::Approver, Secret{firstWords}});
        driver.ask(EditOperator{OperatorVerb::Add, "cem", Role::Operator, Secret{firstWords}});
        driver.ask(SignIn{"bea", Secret{firstWords}, Secret{beasWords}});
        driver.ask(SignIn{"cem", Secret{firstWords}, Secret{adasWords}});
        ChangeRequest draft;
        draft.verb = ChangeVerb::Save;
        draft.content.name = "Less SOL";
        draft.content.reason = "thin books";
        draft.content.edits = {{"assets.SOL.haircutFunction.weight", "0.95", "0.93"}};
        draft.content.ramp = Ramp{2, msPerHour};
        driver.ask(draft);
        ChangeRequest next;
        next.id = ChangeId{1};
        for (const ChangeVerb verb : {ChangeVerb::Submit, ChangeVerb::Launch}) {
            next.verb = verb;
            QVERIFY(driver.ask(next).accepted);
        }
        driver.console.console().setPage(place::Changes);
        QVERIFY(driver.came("the ramp", [&] { return driver.shows("askHasten"); }));
        driver.type("changeReason", "Books are deep");
        QVERIFY(driver.reads("changeBlocked0", "Next step now: This takes the role of approver"));
        QVERIFY(driver.tabTo("changeSigner"));
        for (int i = 0; i < 3 && driver.property("changeSigner", "displayText") != "bea"; ++i)
            driver.press(Qt::Key_Down);
        QVERIFY(driver.reads("changeBlocked0", "Pause, Next step now, End here: bea types their passphrase"));
        driver.type("changePassphrase", beasWords);
        driver.click("askHasten");
        QVERIFY(driver.came("the next step", [&] {
            const auto seen = driver.host.latest();
            return seen->changes->front().nextStepAt == seen->status.time;
        }));
        QVERIFY(driver.reads("operatorButton", QString::fromUtf8("cem · operator")));
    }

    /// The journal leaves a live desk in somebody's name, or not at all.
    void exportsNoJournalFromALockedDesk()
    {
        LiveDriver driver;
        driver.console.console().setPage(place::Journal);
        QVERIFY(driver.came("the page", [&] { return driver.shows("journalExport"); }));
        QVERIFY(!driver.enabled("journalExport"));
        driver.staff();
        QVERIFY(driver.came("the export", [&] { return driver.enabled("journalExport"); }));
        driver.ask(LockDesk{});
        QVERIFY(driver.came("the lock", [&] { return !driver.enabled("journalExport"); }));
        JournalPage& journal = *driver.console.console().journal();
        QCOMPARE(journal.exportBlocked(), QString("The desk is locked: sign in to act (Ctrl+L)"));
        const QString file = driver.folder.filePath("rows.csv");
        journal.exportTo(file);
        QVERIFY(driver.reads("exportAnswer", "Nothing was written. Sign in to act"));
        QVERIFY(!QFile::exists(file));
        driver.ask(SignIn{"ada", Secret{adasWords}, {}});
        QVERIFY(driver.came("no answer", [&] { return journal.exported().isEmpty(); }));
        journal.exportTo(file);
        QVERIFY(driver.came("the file", [&] { return QFile::exists(file); }));
        QVERIFY(driver.reads("journalKind0", "Export the journal: operators"));
    }

    void exportsNoFileFromALockedDesk()
    {
        LiveDriver driver;
        driver.staff();
        driver.press(Qt::Key_6, Qt::ControlModifier);
        driver.ask(LockDesk{});
        QVERIFY(driver.came("the lock", [&] { return driver.console.console().door()->shut(); }));
        ChangeFiles& files = *driver.console.console().changes()->files();
        const QString file = driver.folder.filePath("risk.json");
        files.exportConfiguration(file);
        QVERIFY(driver.reads("filesAnswer", file + " was not written. Sign in to act"));
        QVERIFY(!QFile::exists(file));
        TableDesk& tables = *driver.console.console().tables();
        QString refused;
        tables.letOut("chart Depth", file, &driver.window(), [&](const QString& why) { refused = why; });
        QVERIFY(driver.came("the refusal", [&] { return refused == "Sign in to act"; }));
        driver.ask(SignIn{"ada", Secret{adasWords}, {}});
        files.exportConfiguration(file);
        QVERIFY(driver.came("the file", [&] { return QFile::exists(file); }));
        driver.press(Qt::Key_8, Qt::ControlModifier);
        QVERIFY(driver.reads("journalKind0", "Export the live configuration"));
        driver.type("journalText", "export");
        QVERIFY(driver.reads("journalTotal", "3"));
        QCOMPARE(driver.text("journalKind1"), QString("Export chart Depth"));
    }

    void bringsTheClockChoiceOnceSomebodySignsIn()
    {
        LiveDriver driver;
        driver.console.console().settings()->preferences()->setSlowsForQueue(false);
        driver.settle();
        QVERIFY(driver.host.latest()->status.slowsForQueue);
        QVERIFY(driver.host.latest()->status.worldPath.ends_with("empty-live.plimsoll"));
        driver.staff();
        QVERIFY(driver.came("its choice", [&] { return !driver.host.latest()->status.slowsForQueue; }));
        QVERIFY(!driver.console.console().settings()->preferences()->slowsForQueue());
    }

    void opensOnePanelAtATime()
    {
        LiveDriver driver;
        driver.staff();
        driver.press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(driver.came("the stops", [&] { return driver.shows("stopReason"); }));
        emit driver.console.console().door()->asked(false);
        QVERIFY(driver.came("the sign-in", [&] { return driver.shows("signInAnswer") || driver.shows("signInName"); }));
        QVERIFY(driver.came("it alone", [&] { return !driver.shows("stopReason"); }));
        driver.click("stopButton");
        QVERIFY(driver.came("the stops", [&] { return driver.shows("stopReason"); }));
        QVERIFY(driver.came("them alone", [&] { return !driver.shows("signInName"); }));
    }
};

PLIMSOLL_TEST(DoorTest);

} // namespace plimsoll::test

#include "door_test.moc"
