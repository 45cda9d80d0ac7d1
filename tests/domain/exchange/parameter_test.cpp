// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/parameter.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

namespace plimsoll::test {

class ParameterTest : public QObject {
    Q_OBJECT

private slots:
    void everyParameterIsFoundByItsPathAndKeepsItsText()
    {
        RiskConfiguration risk = sampleRisk();
        risk.venue.markGuard = MarkGuard{};
        const auto parameters = parametersOf(risk);
        QVERIFY(parameters.size() > 60);
        for (const Parameter& parameter : parameters) {
            const std::string path = parameter.path(risk);
            const auto found = parameterAt(risk, path);
            QVERIFY2(found && found->kind == parameter.kind && found->owner == parameter.owner, path.c_str());
            const std::string text = parameter.text(risk);
            QVERIFY2(isCurrentValue(risk, parameter, text), path.c_str());
            QVERIFY2(!setParameter(risk, parameter, text), path.c_str());
            QCOMPARE(parameter.text(risk), text);
            QVERIFY2(!parameter.kind->range().empty() && !parameter.kind->description.empty(), path.c_str());
        }
        for (const char* path : {"", "assets", "assets.SOL", "assets.SOL.weight", "assets.NONE.haircutFunction.weight",
                 "assets.haircutFunction.weight", "venue.SOL.liquidationSlice", "assets.SOL."})
            QVERIFY2(!parameterAt(risk, path), path);
    }

    void setsOrSaysWhatWouldPass_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("limit"); // empty: taken
        QTest::addColumn<QString>("after");
        const auto row = [](const char* path, const char* text, const char* limit, const char* after) {
            QTest::newRow((std::string{path} + " " + text).c_str()) << path << text << limit << after;
        };
        row("assets.SOL.haircutFunction.weight", "0.90", "", "0.9");
        row("assets.SOL.haircutFunction.weight", "1.0000000000000000001", "step 0.000000000000000001", "0.95");
        row("assets.SOL.haircutFunction.weight", "1.01", "0 .. 1", "0.95");
        row("assets.SOL.haircutFunction.weight", "-0.1", "0 .. 1", "0.95");
        row("assets.SOL.haircutFunction.weight", "1e-1", "a decimal number", "0.95");
        row("assets.SOL.haircutFunction.weight", "", "a decimal number", "0.95");
        row("assets.SOL.haircutFunction.kind.type", "identity", "", "identity");
        row("assets.SOL.haircutFunction.kind.type", "sqrt", "identity or inverseSqrt", "inverseSqrt");
        row("assets.SOL.mmfFunction.base", "0.1", "below imfFunction.base 0.1", "0.05");
        row("assets.SOL.imfFunction.base", "0.05", "below imfFunction.base 0.05", "0.1");
        row("assets.SOL.mmfFunction.factor", "0.00036", "below imfFunction.factor 0.00036 unless both are 0",
            "0.000216");
        row("borrowLendMarkets.USDC.fee", "0", "", "0");
        row("borrowLendMarkets.USDC.maxUtilization", "0.9", "at most maxUtilization 0.9", "1");
        row("borrowLendMarkets.USDC.state", "RepayOnly", "", "RepayOnly");
        row("borrowLendMarkets.USDC.openBorrowLendLimit", "1000.5", "", "1000.5");
        row("borrowLendMarkets.USDC.optimalUtilization", "0.7",
            "the utilization of an interior point of utilizationCurve", "0.8");
        row("borrowLendMarkets.USDC.optimalUtilization", "", "", "");
        row("borrowLendMarkets.USDC.utilizationCurve", R"([["0","0.01"], ["1","2"]])", "",
            R"([["0","0.01"],["1","2"]])");
        row("borrowLendMarkets.USDC.utilizationCurve", R"([["0","0.5"],["1","0.4"]])", "point 2: at least 0.5",
            R"([["0","0"],["0.8","0.08"],["1","0.8"]])");
        row("markets.SOL_USDC.takerFee", "9.5", "", "9.5");
        row("markets.SOL_USDC.takerFee", "9.50001", "step 0.0001", "0");
        row("markets.SOL_USDC.takerFee", "10001", "0 .. 10000", "0");
        row("markets.SOL_USDC.filters.price.tickSize", "0", "above 0", "0.01");
        row("markets.SOL_USDC.filters.price.maxPrice", "0.001", "at least minPrice 0.01", "");
        row("markets.SOL_USDC.filters.price.minMultiplier", "1.1", "0 .. 1", "0.75");
        row("markets.SOL_USDC.orderBookState", "CancelOnly", "", "CancelOnly");
        row("venue.liquidationSlice", "0", "above 0 .. 1", "0.1");
        row("venue.liquidationBuffer", "0.99", "1 .. 1000", "1.05");
        row("venue.liquidationStalledSteps", "2.5", "a whole number", "10");
        row("venue.liquidationStalledSteps", "12", "", "12");
        row("venue.markGuard.maxStep", "0.3", "", "0.3");
    }
    void setsOrSaysWhatWouldPass()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, limit);
        QFETCH(QString, after);
        RiskConfiguration risk = sampleRisk();
        const auto parameter = parameterAt(risk, path.toStdString());
        QVERIFY(parameter.has_value());
        const auto fault = setParameter(risk, *parameter, text.toStdString());
        QCOMPARE(QString::fromStdString(fault ? fault->limit : ""), limit);
        QCOMPARE(QString::fromStdString(parameter->text(risk)), after);
        QVERIFY(faultsOf(risk).empty());
    }

    void aNewCurveTakesTheMarkedKinkAlong()
    {
        RiskConfiguration risk = sampleRisk();
        const Parameter curve = *parameterAt(risk, "borrowLendMarkets.SOL.utilizationCurve");
        const Parameter optimal = *parameterAt(risk, "borrowLendMarkets.SOL.optimalUtilization");
        QVERIFY(!setParameter(risk, curve, R"([["0","0"],["0.3","0.01"],["0.7","0.1"],["1","1"]])"));
        QCOMPARE(optimal.text(risk), std::string{"0.7"});
        QVERIFY(!setParameter(risk, curve, R"([["0","0"],["1","1"]])"));
        QCOMPARE(optimal.text(risk), std::string{});
    }

    void comparesTheReplacedValueByValue()
    {
        const RiskConfiguration risk = sampleRisk();
        const Parameter weight = *parameterAt(risk, "assets.SOL.haircutFunction.weight");
        QVERIFY(isCurrentValue(risk, weight, "0.950"));
        QVERIFY(!isCurrentValue(risk, weight, "0.951"));
        QVERIFY(!isCurrentValue(risk, weight, "almost"));
        const Parameter curve = *parameterAt(risk, "borrowLendMarkets.SOL.utilizationCurve");
        QVERIFY(isCurrentValue(risk, curve, R"([ ["0.0","0"], ["0.80","0.080"], ["1","0.8"] ])"));
        QVERIFY(!isCurrentValue(risk, curve, R"([["0","0"],["1","0.8"]])"));
    }

    void listsEveryBrokenRuleAtOnce()
    {
        QVERIFY(faultsOf(sampleRisk()).empty());
        RiskConfiguration risk = sampleRisk();
        risk.assets[1].haircutFunction.weight = Ratio::whole(2);
        risk.assets[0].mmfFunction.base = Ratio::whole(1);
        risk.pools[0].throttleUtilizationThreshold = Ratio::whole(1);
        risk.pools[0].maxUtilization = Ratio::fromRaw(1);
        risk.markets[0].quote = risk.markets[0].base;
        risk.markPrices[1] = Price{};
        risk.venue.liquidationFee = -Ratio::whole(1);
        const std::vector<ParameterFault> expected{{"assets.SOL.haircutFunction.weight", "2", "0 .. 1"},
            {"venue.liquidationFee", "-1", "0 .. 1"},
            {"assets.USDC.mmfFunction.base", "1", "below imfFunction.base 0.1"},
            {"borrowLendMarkets.USDC.throttleUtilizationThreshold", "1", "at most maxUtilization 0.000000000000000001"},
            {"markets.SOL_USDC.quoteSymbol", "SOL", "another asset than baseSymbol"},
            {"markPrices.SOL.markPrice", "0", "above 0"}};
        QVERIFY(faultsOf(risk) == expected);

        risk = sampleRisk();
        risk.venue.settlementSymbol = "USD";
        QCOMPARE(faultsOf(risk).size(), std::size_t{1});
    }
};

PLIMSOLL_TEST(ParameterTest);

} // namespace plimsoll::test

#include "parameter_test.moc"
