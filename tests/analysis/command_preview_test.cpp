// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/command_preview.h"

#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "support/desk.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

namespace plimsoll::test {

namespace {

QString text(Quantity quantity)
{
    return QString::fromStdString(toText(quantity));
}

/// "USDC borrowed 1000 fee 0.01", the moved quantities of each asset.
QString told(const Desk& desk, const PreviewStep& step)
{
    QStringList lines;
    for (const AssetEffect& effect : step.effects) {
        QString line = QString::fromStdString(desk.state.configuration().assets[effect.asset.value].symbol);
        const auto add = [&](const char* word, Quantity quantity) {
            if (!quantity.isZero())
                line += QString(" %1 %2").arg(word, text(quantity));
        };
        add("borrowed", effect.borrowed);
        add("fee", effect.entryFee);
        add("repaid", effect.repaid);
        add("redeemed", effect.redeemed);
        add("lent", effect.lent);
        lines << line;
    }
    return lines.join("; ");
}

} // namespace

/// Previews on the worked examples of RULES.md section 12, and against what happens then.
class CommandPreviewTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhatAMarginBuyBorrowsWhenItFills()
    {
        Desk desk = funded();
        const Hash before = hashOf(desk.state);
        const auto preview = previewOf(desk.state, SubaccountId{1}, desk.order(1, Side::Bid, "20", "100"));
        QVERIFY(!preview.refusal);
        QCOMPARE(text(preview.now.rests), QString("20"));
        QCOMPARE(told(desk, preview.now), QString());
        QVERIFY(preview.filled);
        QCOMPARE(text(preview.filled->filled), QString("20"));
        QCOMPARE(told(desk, *preview.filled), QString("USDC borrowed 1000 fee 0.0001141553"));
        QCOMPARE(
            QString::fromStdString(toText(*preview.filled->after.marginFraction)), QString("0.899999783104954759"));
        QCOMPARE(hashOf(desk.state), before);
    }

    void agreesWithWhatHappensThen()
    {
        Desk desk = funded();
        QVERIFY(desk.sell(2, "5", "100"));
        const auto order = desk.order(1, Side::Bid, "20", "100");
        const auto preview = previewOf(desk.state, SubaccountId{1}, order);
        QCOMPARE(text(preview.now.filled), QString("5"));
        QCOMPARE(text(preview.now.rests), QString("15"));
        QVERIFY(desk.take(order));
        QVERIFY(desk.sell(2, "15", "100"));
        const MarginSummary happened
            = marginSummary(desk.state, AccountView{desk.state, desk.state.account(SubaccountId{1})});
        QCOMPARE(preview.filled->after.netEquity, happened.netEquity);
        QCOMPARE(preview.filled->after.totalExposure, happened.totalExposure);
        QCOMPARE(QString::fromStdString(desk.owed(1, "USDC")), QString("1000.0001141553"));
    }

    void looksBehindWhatStandsBeforeTheOrder()
    {
        Desk desk = funded();
        QVERIFY(desk.buy(3, "7", "101"));
        QVERIFY(desk.buy(4, "7", "100"));
        const auto preview = previewOf(desk.state, SubaccountId{1}, desk.order(1, Side::Bid, "20", "100"));
        QVERIFY(preview.filled);
        QCOMPARE(text(preview.filled->filled), QString("20"));
        QCOMPARE(told(desk, *preview.filled), QString("USDC borrowed 1000 fee 0.0001141553"));
    }

    void saysWhatRepaysWhatIsOwed()
    {
        Desk desk = funded();
        QVERIFY(desk.buy(1, "20", "100"));
        QVERIFY(desk.sell(2, "20", "100"));
        QVERIFY(desk.buy(2, "20", "100"));
        const auto preview = previewOf(desk.state, SubaccountId{1}, desk.order(1, Side::Ask, "20", "100"));
        QCOMPARE(text(preview.now.filled), QString("20"));
        QCOMPARE(told(desk, preview.now), QString("USDC repaid 1000.0001141553"));
        QVERIFY(!preview.now.after.marginFraction);
    }

    void namesTheLargestOrderThatPasses()
    {
        Desk desk = funded();
        const auto preview = previewOf(desk.state, SubaccountId{1}, desk.order(1, Side::Bid, "200", "100"));
        QVERIFY(preview.refusal);
        QCOMPARE(preview.refusal->code, RefusalCode::InsufficientMargin);
        QVERIFY(preview.largest && preview.largest->isPositive());
        auto largest = desk.order(1, Side::Bid, "0", "100");
        largest.quantity = *preview.largest;
        QVERIFY(!previewOf(desk.state, SubaccountId{1}, largest).refusal);
        largest.quantity += constant<Quantity>("0.01");
        QVERIFY(previewOf(desk.state, SubaccountId{1}, largest).refusal);
    }

    void namesTheLargestBorrowThatPasses()
    {
        Desk desk = funded();
        const Borrow borrow{SubaccountId{1}, desk.asset("SOL"), Quantity::whole(900)};
        const auto preview = previewOf(desk.state, SubaccountId{1}, borrow);
        QVERIFY(preview.refusal);
        QVERIFY(preview.largest && preview.largest->isPositive());
        Borrow largest = borrow;
        largest.quantity = *preview.largest;
        QVERIFY(!previewOf(desk.state, SubaccountId{1}, largest).refusal);
        largest.quantity += Quantity::fromRaw(1);
        QVERIFY(previewOf(desk.state, SubaccountId{1}, largest).refusal);
    }

    /// 400 of 1,000 SOL are borrowed and at most half may be: lenders get 200 out, not the 600 that lie there.
    void namesTheNearerBoundOfAPool()
    {
        Desk desk = funded();
        const std::string pool = "borrowLendMarkets.SOL.";
        const PoolParameters& now = desk.state.poolParameters(desk.asset("SOL"));
        QVERIFY(desk.take(
            SetParameters{{{pool + "throttleUtilizationThreshold", toText(now.throttleUtilizationThreshold), "0.5"},
                              {pool + "throttleUtilizationBound", toText(now.throttleUtilizationBound), "0.5"},
                              {pool + "maxUtilization", toText(now.maxUtilization), "0.5"}},
                "test"}));
        QVERIFY(desk.borrow(2, "SOL", "400"));
        const auto redeems = [&](int quantity) {
            return previewOf(
                desk.state, SubaccountId{5}, Redeem{SubaccountId{5}, desk.asset("SOL"), Quantity::whole(quantity)});
        };
        const auto overCash = redeems(700);
        QVERIFY(overCash.refusal && overCash.largest);
        QCOMPARE(overCash.refusal->code, RefusalCode::InsufficientSupply);
        QCOMPARE(overCash.refusal->bindingTerm, BindingTerm::Throttle);
        QCOMPARE(text(*overCash.largest), QString::fromStdString(overCash.refusal->limit));
        QVERIFY(*overCash.largest <= Quantity::whole(200) && *overCash.largest > Quantity::whole(199));
        // More than the account lends: that is told first, and what binds all the same.
        const auto overLent = redeems(5000);
        QCOMPARE(overLent.refusal->code, RefusalCode::InsufficientFunds);
        QCOMPARE(overLent.refusal->bindingTerm, BindingTerm::Throttle);
        QCOMPARE(overLent.largest, overCash.largest);
        // What is sent is refused for the same.
        QVERIFY(!desk.take(Redeem{SubaccountId{5}, desk.asset("SOL"), Quantity::whole(700)}));
        QCOMPARE(desk.last().refusal->bindingTerm, BindingTerm::Throttle);
        QCOMPARE(desk.last().refusal->limit, overCash.refusal->limit);
        const auto borrows
            = previewOf(desk.state, SubaccountId{3}, Borrow{SubaccountId{3}, desk.asset("SOL"), Quantity::whole(700)});
        QCOMPARE(borrows.refusal->bindingTerm, BindingTerm::Throttle);
        QCOMPARE(QString::fromStdString(borrows.refusal->limit), text(*borrows.largest));
    }

    void saysWhatAWithdrawalRedeems()
    {
        Desk desk = funded();
        QVERIFY(desk.lend(1, "USDC", "800"));
        const Withdraw request{SubaccountId{1}, desk.asset("USDC"), Quantity::whole(500), Flag::Off, Flag::On};
        const auto preview = previewOf(desk.state, SubaccountId{1}, request);
        QVERIFY(!preview.refusal);
        QCOMPARE(told(desk, preview.now), QString("USDC redeemed 300"));
    }

private:
    /// 1 has 1,000 USDC; 2 to 4 are rich; the pools are deep.
    static Desk funded()
    {
        Desk desk{sampleRisk(), 5};
        desk.deposit(1, "USDC", "1000");
        for (unsigned id = 2; id <= 4; ++id) {
            desk.deposit(id, "USDC", "100000");
            desk.deposit(id, "SOL", "1000");
        }
        desk.deposit(5, "USDC", "100000");
        desk.deposit(5, "SOL", "1000");
        desk.lend(5, "USDC", "100000");
        desk.lend(5, "SOL", "1000");
        return desk;
    }
};
PLIMSOLL_TEST(CommandPreviewTest);

} // namespace plimsoll::test

#include "command_preview_test.moc"
