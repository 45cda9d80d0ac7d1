// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/margin/margin.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

namespace plimsoll::test {

/// Holds 10 SOL, owes 5 SOL and 1,409.5 USDC; mmf of SOL = 0.01 x root of its notional n. Equity less maintenance is
/// n - 0.01 n^1.5 - 1.05 x 1,409.5 with n = 5 x mark: above zero from 4,281.3 to 4,608.6 only.
class LiquidationPriceTest : public QObject {
    Q_OBJECT

private slots:
    void findsANarrowIntervalOfHealthyMarks_data()
    {
        QTest::addColumn<QString>("mark");
        QTest::addColumn<QString>("price");
        QTest::newRow("far below: the lower end is nearer") << "1"
                                                            << "856.25959641";
        QTest::newRow("below") << "800"
                               << "856.25959641";
        QTest::newRow("inside, nearer to the lower end") << "880"
                                                         << "856.25959641";
        QTest::newRow("inside, nearer to the upper end") << "900"
                                                         << "921.7190607";
        QTest::newRow("above: the upper end is nearer") << "1000"
                                                        << "921.7190607";
        QTest::newRow("far above") << "50000"
                                   << "921.7190607";
    }

    void findsANarrowIntervalOfHealthyMarks()
    {
        QFETCH(QString, mark);
        QFETCH(QString, price);
        RiskConfiguration risk = sampleRisk();
        risk.assets[1].haircutFunction = risk.assets[0].haircutFunction;
        risk.assets[1].mmfFunction = {constant<Ratio>("0.05"), constant<Ratio>("0.01")};
        const std::vector<AssetRisk> risks{AssetRisk{risk.assets[0]}, AssetRisk{risk.assets[1]}};
        const std::vector<MarginLine> lines{{AssetId{0}, {}, constant<Quantity>("1409.5"), {}},
            {AssetId{1}, Quantity::whole(10), Quantity::whole(5), {}}};
        std::vector<Price> marks{Price::whole(1), constant<Price>(mark.toStdString())};
        const auto found = liquidationPrice(lines, AssetId{1}, {marks, risks, Ratio::whole(10)});
        QVERIFY(found);
        QCOMPARE(toText(*found), price.toStdString());
        const auto liquidatableAt = [&](Price at) {
            marks[1] = at;
            return marginSums(lines, {marks, risks, Ratio::whole(10)}).isLiquidatable();
        };
        QVERIFY(liquidatableAt(*found));
        QVERIFY(liquidatableAt(Price::fromRaw(found->raw - 1)) != liquidatableAt(Price::fromRaw(found->raw + 1)));
    }

    /// 40,416 USDC and a resting order that would borrow 133,041 more against 100 SOL owed: a fall of USDC by a third
    /// is near, a rise at which its size curve tells is not.
    void findsTheNearerEndOfWhatIsHeldAndWouldBeOwed()
    {
        RiskConfiguration risk = sampleRisk();
        risk.assets[0].mmfFunction = {constant<Ratio>("0.05"), constant<Ratio>("0.0001")};
        const std::vector<AssetRisk> risks{AssetRisk{risk.assets[0]}, AssetRisk{risk.assets[1]}};
        const std::vector<MarginLine> lines{{AssetId{0}, Quantity::whole(40'416), {}, Quantity::whole(133'041)},
            {AssetId{1}, {}, Quantity::whole(100), {}}};
        const std::vector<Price> marks{Price::whole(1), Price::whole(205)};
        const auto found = liquidationPrice(lines, AssetId{0}, {marks, risks, Ratio::whole(10)});
        QVERIFY(found);
        QVERIFY2(*found < Price::whole(1), toText(*found).c_str());
    }

    void hasNoneWhereNoMarkIsHealthy()
    {
        RiskConfiguration risk = sampleRisk();
        risk.assets[1].mmfFunction = {constant<Ratio>("0.05"), constant<Ratio>("0.01")};
        const std::vector<AssetRisk> risks{AssetRisk{risk.assets[0]}, AssetRisk{risk.assets[1]}};
        const std::vector<MarginLine> lines{
            {AssetId{0}, {}, Quantity::whole(1500), {}}, {AssetId{1}, Quantity::whole(10), Quantity::whole(5), {}}};
        const std::vector<Price> marks{Price::whole(1), Price::whole(100)};
        QVERIFY(!liquidationPrice(lines, AssetId{1}, {marks, risks, Ratio::whole(10)}));
    }

    void endsWhereTheExcessRisesToTheLastMark()
    {
        // 0.00000001 SOL can never carry a debt of 1e12 USDC, whatever its mark.
        const RiskConfiguration risk = sampleRisk();
        const std::vector<AssetRisk> risks{AssetRisk{risk.assets[0]}, AssetRisk{risk.assets[1]}};
        const std::vector<MarginLine> lines{{AssetId{0}, {}, Quantity::whole(1'000'000'000'000), {}},
            {AssetId{1}, constant<Quantity>("0.00000001"), {}, {}}};
        const std::vector<Price> marks{Price::whole(1), Price::whole(100)};
        QVERIFY(!liquidationPrice(lines, AssetId{1}, {marks, risks, Ratio::whole(10)}));
    }
};

PLIMSOLL_TEST(LiquidationPriceTest);

} // namespace plimsoll::test

#include "liquidation_price_test.moc"
