// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/journal/action_words.h"

#include "service/operator_command.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

/// What the audit names, in an operator's words.
class ActionWordsTest : public QObject {
    Q_OBJECT

private slots:
    void saysEveryVerbOfAChange()
    {
        for (int verb = 0; verb <= int(ChangeVerb::Expire); ++verb) {
            const std::string name{toText(static_cast<ChangeVerb>(verb))};
            const QString said = actionWords("change 3 " + name);
            QVERIFY2(said.contains("change 3", Qt::CaseInsensitive), qPrintable(said));
            QVERIFY2(!said.endsWith("3 " + QString::fromStdString(name)), qPrintable(said));
        }
        QCOMPARE(actionWords("change 3 launch"), QString("Take change 3 live"));
        QCOMPARE(actionWords("change 0 save"), QString("Save a draft"));
        QCOMPARE(actionWords("change 0 submit"), QString("Submit a change"));
    }

    void saysWhatWasDone_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("said");
        const auto row
            = [](const char* what, const char* said) { QTest::newRow(what) << QString(what) << QString(said); };
        row("operator bea first", "Make bea the first administrator");
        row("operator bea role", "Change the role of bea");
        row("operator bea passphrase", "New passphrase of bea");
        row("sign in", "Sign in");
        row("lock desk", "Lock the desk");
        row("set clock", "Set the clock");
        row("restart world", "Restart the world");
        row("holdLiquidation 12", "Hold liquidation 12");
        row("setParameter assets.SOL.haircutFunction.weight", "Set SOL collateral weight");
        row("announceParameter assets.SOL.haircutFunction.weight", "Announce SOL collateral weight");
        row("somethingNew 12", "Something new 12");
    }
    void saysWhatWasDone()
    {
        QFETCH(QString, what);
        QTEST(actionWords(what.toStdString()), "said");
    }

    void saysValues()
    {
        for (int stage = 0; stage <= int(ChangeStage::RolledBack); ++stage)
            QVERIFY(!actionValue(std::string{toText(static_cast<ChangeStage>(stage))}).isEmpty());
        QCOMPARE(actionValue("RolledBack"), QString("Rolled back"));
        QCOMPARE(actionValue("Administrator"), QString("administrator"));
        // The digest at its end is for the entry in full.
        QCOMPARE(actionValue("approver, disabled, owes a passphrase, 0123456789abcdef0123456789abcdef"),
            QString("approver, disabled, owes a passphrase"));
        QCOMPARE(actionValue("approver, enabled, 0123456789abcdef0123456789abcdef"), QString("approver"));
        QCOMPARE(actionValue("0.95"), QString("0.95"));
    }
};
PLIMSOLL_TEST(ActionWordsTest);

} // namespace plimsoll::test

#include "action_words_test.moc"
