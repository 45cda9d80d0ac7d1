// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/exchange/placement.h"
#include "support/desk.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

namespace plimsoll::test {

namespace {

/// RULES.md section 12: fees and rates zero, borrow imf 0.10 and mmf 0.05 without factors, USDC mark 1.
RiskConfiguration plainRisk(std::string_view solWeight)
{
    RiskConfiguration risk = sampleRisk();
    risk.assets[1].haircutFunction = {constant<Ratio>(solWeight), HaircutFunction::Kind::Identity, {}, {}};
    risk.assets[1].imfFunction = risk.assets[0].imfFunction;
    risk.assets[1].mmfFunction = risk.assets[0].mmfFunction;
    for (PoolParameters& pool : risk.pools)
        pool.utilizationCurve = UtilizationCurve::make({{Ratio{}, Ratio{}}, {Ratio::whole(1), Ratio{}}}).value();
    return risk;
}

/// Account 3 lends plenty of both assets, account 4 has both to trade with.
Desk deskWithPools(const RiskConfiguration& risk, int minute = 0)
{
    Desk desk{risk, 4, minute};
    for (const char* symbol : {"USDC", "SOL"}) {
        desk.deposit(3, symbol, "100000");
        desk.lend(3, symbol, "100000");
        desk.deposit(4, symbol, "100000");
    }
    return desk;
}

} // namespace

/// RULES.md section 12 on the engine itself.
class WorkedExamplesTest : public QObject {
    Q_OBJECT

private slots:
    void valuesASmallAccountToTheLastDigit()
    {
        RiskConfiguration risk = plainRisk("0.95");
        risk.markPrices[1] = constant<Price>("144.9578481");
        Desk desk{risk};
        desk.deposit(1, "USDC", "10.6524044577");
        desk.deposit(1, "SOL", "0.0699302874");
        QCOMPARE(toText(desk.sums(1).netEquity()), std::string{"20.282501237292616743"});
        QVERIFY(!desk.sums(1).marginFraction());
    }

    void buysTwiceItsMoneyOnMargin()
    {
        Desk desk = deskWithPools(plainRisk("0.95"));
        desk.deposit(1, "USDC", "1000");
        QVERIFY(desk.sell(4, "20", "100"));
        QVERIFY(desk.buy(1, "20", "100"));
        QCOMPARE(desk.owed(1, "USDC"), std::string{"1000"});
        QCOMPARE(desk.held(1, "SOL"), std::string{"20"});
        const MarginSums sums = desk.sums(1);
        QCOMPARE(toText(sums.assetsValue), std::string{"1900"});
        QCOMPARE(toText(sums.netEquity()), std::string{"900"});
        QCOMPARE(toText(sums.totalExposure), std::string{"1000"});
        QCOMPARE(toText(sums.marginFraction().value()), std::string{"0.9"});
        QCOMPARE(toText(sums.netEquityLocked()), std::string{"100"});
        QCOMPARE(toText(sums.netEquityAvailable()), std::string{"800"});
        QCOMPARE(toText(sums.mmr().value()), std::string{"0.055555555555555556"});

        desk.mark("SOL", "55.2631579");
        QVERIFY(!desk.isQueued(1));
        desk.mark("SOL", "55.26315789");
        QVERIFY(desk.isQueued(1));
        QCOMPARE(desk.broken(), std::string{});
    }

    void sellsOnMarginAndBuysBack()
    {
        Desk desk = deskWithPools(plainRisk("0.95"));
        desk.deposit(1, "USDC", "1000");
        QVERIFY(desk.buy(4, "10", "100"));
        QVERIFY(desk.sell(1, "10", "100"));
        QCOMPARE(desk.held(1, "USDC"), std::string{"2000"});
        QCOMPARE(desk.owed(1, "SOL"), std::string{"10"});
        QCOMPARE(toText(desk.sums(1).marginFraction().value()), std::string{"1"});

        Desk risen = desk;
        risen.mark("SOL", "190.47619047");
        QVERIFY(!risen.isQueued(1));
        risen.mark("SOL", "190.47619048");
        QVERIFY(risen.isQueued(1));

        QVERIFY(desk.sell(4, "10", "100"));
        QVERIFY(desk.buy(1, "10", "100"));
        QCOMPARE(desk.owed(1, "SOL"), std::string{"0"});
        QCOMPARE(desk.held(1, "SOL"), std::string{"0"});
        QCOMPARE(desk.held(1, "USDC"), std::string{"1000"});
        QCOMPARE(desk.broken() + risen.broken(), std::string{});
    }

    void asksMoreOfALargeBorrow()
    {
        RiskConfiguration risk = plainRisk("0.95");
        risk.assets[1].imfFunction = {constant<Ratio>("0.1"), constant<Ratio>("0.00036")};
        risk.assets[1].mmfFunction = {constant<Ratio>("0.05"), constant<Ratio>("0.000216")};
        Desk desk = deskWithPools(risk);
        desk.deposit(1, "USDC", "1000000");
        QVERIFY(desk.borrow(1, "SOL", "10000"));
        QCOMPARE(toText(desk.sums(1).totalExposure), std::string{"1000000"});
        QCOMPARE(toText(desk.sums(1).imf()), std::string{"0.36"});
        QCOMPARE(toText(desk.sums(1).mmf()), std::string{"0.216"});
        QCOMPARE(desk.broken(), std::string{});
    }

    void buysAtMostWhatTheHaircutLeaves_data()
    {
        QTest::addColumn<QString>("weight");
        QTest::addColumn<QString>("largest"); // SOL at 100 USDC, with 100 USDC at leverageLimit 10
        QTest::addColumn<int>("term");
        QTest::newRow("no haircut") << "1"
                                    << "11" << static_cast<int>(BindingTerm::ImfBase);
        QTest::newRow("the product page") << "0.9625"
                                          << "8" << static_cast<int>(BindingTerm::Haircut);
        QTest::newRow("0.95") << "0.95"
                              << "7.33333333" << static_cast<int>(BindingTerm::Haircut);
        QTest::newRow("0.90") << "0.90"
                              << "5.5" << static_cast<int>(BindingTerm::Haircut);
    }
    void buysAtMostWhatTheHaircutLeaves()
    {
        QFETCH(QString, weight);
        QFETCH(QString, largest);
        QFETCH(int, term);
        RiskConfiguration risk = plainRisk(weight.toStdString());
        risk.markets[0].stepSize = constant<Quantity>("0.00000001");
        Desk desk = deskWithPools(risk);
        desk.deposit(1, "USDC", "100");
        QVERIFY(desk.sell(4, "1000", "100"));
        const PlaceOrder any = desk.order(1, Side::Bid, "1", "100");
        const Quantity most = largestPassing(desk.state, desk.state.account(SubaccountId{1}), any, std::nullopt);
        QCOMPARE(QString::fromStdString(toText(most)), largest);

        PlaceOrder over = any;
        over.quantity = most + risk.markets[0].stepSize;
        QVERIFY(!desk.take(over));
        QVERIFY(desk.last().refusal->code == RefusalCode::InsufficientMargin);
        QCOMPARE(static_cast<int>(desk.last().refusal->bindingTerm), term);
        QVERIFY(desk.last().refusal->maxQuantity == most);
        over.quantity = most;
        QVERIFY(desk.take(over));
        QCOMPARE(desk.broken(), std::string{});
    }

    void chargesInAdvanceToTheFullHour()
    {
        RiskConfiguration risk = plainRisk("0.95");
        const Ratio eight = constant<Ratio>("0.08");
        for (PoolParameters& pool : risk.pools)
            pool.utilizationCurve = UtilizationCurve::make({{Ratio{}, eight}, {Ratio::whole(1), eight}}).value();
        Desk desk = deskWithPools(risk, 50);
        desk.deposit(1, "SOL", "1000");
        QVERIFY(desk.borrow(1, "USDC", "2000"));
        QCOMPARE(desk.owed(1, "USDC"), std::string{"2000.0030441401"});
        desk.pass(599);
        QCOMPARE(desk.owed(1, "USDC"), std::string{"2000.0030441401"});
        desk.pass(1);
        QCOMPARE(desk.owed(1, "USDC"), std::string{"2000.0213090081"}); // and 0.0182648680
        QCOMPARE(desk.broken(), std::string{});
    }

    void weighsALargeBalanceLess_data()
    {
        QTest::addColumn<QString>("quantity"); // of SOL at a mark of 1 USD
        QTest::addColumn<QString>("weight");   // of w = min(0.95, 1.1 / (1 + 0.0001 sqrt(x))), six digits
        QTest::newRow("small") << "100"
                               << "0.95";
        QTest::newRow("the knee") << "2493074.79"
                                  << "0.95";
        QTest::newRow("five million") << "5000000"
                                      << "0.898981";
        QTest::newRow("ten million") << "10000000"
                                     << "0.835721";
    }
    void weighsALargeBalanceLess()
    {
        QFETCH(QString, quantity);
        QFETCH(QString, weight);
        RiskConfiguration risk = plainRisk("0.95");
        risk.assets[1].haircutFunction = {constant<Ratio>("0.95"), HaircutFunction::Kind::InverseSqrt,
            constant<Ratio>("1.1"), constant<Ratio>("0.0001")};
        risk.markPrices[1] = constant<Price>("1");
        Desk desk{risk};
        desk.deposit(1, "SOL", quantity.toStdString());
        const Usd value = desk.sums(1).assetsValue;
        const Ratio shown = divide(value, Usd::fromRaw(constant<Usd>(quantity.toStdString()).raw), Rounding::Down);
        const std::string cut = toText(Ratio::fromRaw(shown.raw / powerOfTen(12) * powerOfTen(12)));
        QCOMPARE(QString::fromStdString(cut), weight);
    }

    /// RULES.md section 13, Orders.
    void paysFromAvailableOnlyWhereAutoLendMayNotRedeem()
    {
        Desk desk = deskWithPools(plainRisk("0.95"));
        desk.deposit(1, "SOL", "10");
        UpdateSettings settings;
        settings.subaccount = SubaccountId{1};
        settings.marginEnabled = Flag::On;
        settings.autoLend = Flag::On;
        QVERIFY(desk.take(settings));
        PlaceOrder order = desk.order(1, Side::Bid, "1", "100");
        order.flags.autoLendRedeem = Flag::Off;
        QVERIFY(!desk.take(order));
        order.flags.autoLendRedeem = Flag::On;
        QVERIFY(desk.take(order));
        QCOMPARE(desk.broken(), std::string{});
    }
};

PLIMSOLL_TEST(WorkedExamplesTest);

} // namespace plimsoll::test

#include "worked_examples_test.moc"
