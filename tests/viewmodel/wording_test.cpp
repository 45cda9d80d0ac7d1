// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/registration.h"

#include "service/alert_rules.h"
#include "viewmodel/format/refusal_words.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/paint/plot_series.h"

#include <QSet>
#include <QTest>

namespace plimsoll::test {

class WordingTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindOfTheFeedHasItsOwnWords()
    {
        const view::ViewSnapshot snapshot;
        QSet<QString> seen;
        for (int kind = 0; kind <= int(view::FeedKind::Withdrawal); ++kind) {
            view::FeedEntry entry;
            entry.kind = static_cast<view::FeedKind>(kind);
            entry.before = std::to_string(kind);
            const format::Sentence said = format::sentence(entry, snapshot);
            QVERIFY2(!said.text.isEmpty(), qPrintable(QString::number(kind)));
            seen << said.subject + said.text;
        }
        QCOMPARE(seen.size(), int(view::FeedKind::Withdrawal) + 1);
    }

    void everyAlertHasWords()
    {
        view::ViewSnapshot snapshot;
        snapshot.status.readOnly = view::ReadOnly::JournalFault;
        for (int kind = 0; kind <= int(view::AlertKind::PoolAboveOptimal); ++kind) {
            view::Alert alert;
            alert.kind = static_cast<view::AlertKind>(kind);
            QVERIFY2(!format::sentence(alert, snapshot).text.isEmpty(), qPrintable(QString::number(kind)));
            QVERIFY(!format::ruleText(alert.kind).isEmpty());
            QCOMPARE(alertRule(alert.kind).kind, alert.kind);
        }
    }

    void everyReasonToBeReadOnlyHasWords()
    {
        for (int reason = 1; reason <= int(view::ReadOnly::Replaying); ++reason) {
            view::Status status;
            status.readOnly = static_cast<view::ReadOnly>(reason);
            QVERIFY(!format::readOnlyReason(status).isEmpty());
        }
        QVERIFY(format::readOnlyReason({}).isEmpty());
    }

    void everyRefusalTermAndExpiryHasItsOwnWords()
    {
        QSet<QString> seen;
        for (std::size_t code = 0; code < refusalCodeCount; ++code) {
            Refusal refusal;
            refusal.code = static_cast<RefusalCode>(code);
            refusal.value = std::to_string(code);
            const QString said = format::sentence(refusal);
            QVERIFY2(!said.isEmpty() && !said.contains('_'), qPrintable(said));
            seen << said;
        }
        QCOMPARE(seen.size(), qsizetype(refusalCodeCount));
        for (int term = 1; term <= int(BindingTerm::Funds); ++term)
            QVERIFY(!format::termWords(static_cast<BindingTerm>(term)).isEmpty());
        for (int reason = 1; reason <= int(OrderExpiryReason::SelfTradePrevention); ++reason)
            QVERIFY(!format::expiryWords(static_cast<OrderExpiryReason>(reason)).isEmpty());
        OperatorAnswer answer;
        answer.code = "INSUFFICIENT_FUNDS";
        answer.limit = "1200.5";
        QCOMPARE(format::refusal(answer), QString("The account has only 1,200.5 of it to give"));
    }

    void thinsALineToTwoPointsAColumn()
    {
        QList<QPointF> line;
        for (int at = 0; at < 10000; ++at)
            line << QPointF(at / 100.0, at % 7);
        line[5050].setY(99);
        const QList<QPointF> thin = PlotSeries::thinned(line, 100);
        QVERIFY(thin.size() <= 202);
        QCOMPARE(thin.front(), line.front());
        QCOMPARE(thin.back(), line.back());
        QVERIFY(thin.contains(line[5050]));
    }
};
PLIMSOLL_TEST(WordingTest);

} // namespace plimsoll::test

#include "wording_test.moc"
