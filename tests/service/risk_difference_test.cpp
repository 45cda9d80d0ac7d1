// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/change/risk_difference.h"

#include "domain/exchange/parameter.h"
#include "service/host/projection.h"
#include "support/desk.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

namespace plimsoll::test {

/// Edits in the order in which the exchange takes them.
class RiskDifferenceTest : public QObject {
    Q_OBJECT

private slots:
    void takesAPairTheWayThatIsLawful()
    {
        const RiskConfiguration live = sampleRisk();
        const std::string imf = "assets.SOL.imfFunction.base";
        const std::string mmf = "assets.SOL.mmfFunction.base";
        const ParameterEdit initial{imf, textAt(live, imf), "0.04"};
        const ParameterEdit maintenance{mmf, textAt(live, mmf), "0.02"};
        const auto ordered = inLawfulOrder(live, {initial, maintenance});
        QVERIFY((ordered == std::vector{maintenance, initial}));
        QVERIFY(faultsOf(live, ordered).empty());
    }

    /// A curve without the marked kink moves the mark to its nearest point: a configuration that says so too says it
    /// once, and one that marks another point replaces that one.
    void marksAKinkAfterItsCurve()
    {
        RiskConfiguration live = sampleRisk();
        const std::string curve = "borrowLendMarkets.USDC.utilizationCurve";
        const std::string kink = "borrowLendMarkets.USDC.optimalUtilization";
        set(live, curve, R"([["0","0"],["0.8","0.1"],["1","1"]])");
        QCOMPARE(textAt(live, kink), std::string{"0.8"});

        RiskConfiguration file = live;
        set(file, curve, R"([["0","0"],["0.7","0.1"],["1","1"]])");
        QCOMPARE(textAt(file, kink), std::string{"0.7"});
        const auto moved = inLawfulOrder(live, differenceOf(live, file).edits);
        QCOMPARE(moved.size(), std::size_t{1});
        QVERIFY(faultsOf(live, moved).empty());

        set(file, curve, R"([["0","0"],["0.6","0.05"],["0.75","0.1"],["1","1"]])");
        set(file, kink, "0.6");
        const auto both = inLawfulOrder(live, differenceOf(live, file).edits);
        QVERIFY(faultsOf(live, both).empty());
        RiskConfiguration made = live;
        for (const ParameterEdit& edit : both)
            set(made, edit.path, edit.after);
        QVERIFY(differenceOf(made, file).edits.empty());
    }

    /// Nothing moves unseen: the journal and the audit have what a curve took with it.
    void recordsTheKinkThatACurveMoves()
    {
        RiskConfiguration risk = sampleRisk();
        const std::string curve = "borrowLendMarkets.USDC.utilizationCurve";
        const std::string kink = "borrowLendMarkets.USDC.optimalUtilization";
        set(risk, curve, R"([["0","0"],["0.8","0.1"],["1","1"]])");
        Desk desk{risk};
        const Command command
            = SetParameters{{{curve, textAt(risk, curve), R"([["0","0"],["0.7","0.1"],["1","1"]])"}}, "as reviewed"};
        QVERIFY(desk.take(command));
        const auto actions = actionsOf(desk.state, 1, command, desk.last(), "ada", {});
        QCOMPARE(actions.size(), std::size_t{2});
        QCOMPARE(actions[1].what, "setParameter " + kink);
        QCOMPARE(actions[1].before, std::string{"0.8"});
        QCOMPARE(actions[1].after, std::string{"0.7"});
        QCOMPARE(actions[1].reason, std::string{"as reviewed"});
        // Where the command marks another point itself, the journal has both moves, from what was live.
        const RiskConfiguration& live = desk.state.configuration();
        const Command both
            = SetParameters{inLawfulOrder(live,
                                {{curve, textAt(live, curve), R"([["0","0"],["0.3","0.1"],["0.6","0.2"],["1","1"]])"},
                                    {kink, "0.7", "0.3"}}),
                "both"};
        QVERIFY(desk.take(both));
        const auto rows = actionsOf(desk.state, 2, both, desk.last(), "ada", {});
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[1].before + " > " + rows[1].after, std::string{"0.7 > 0.6"});
        QCOMPARE(rows[2].before + " > " + rows[2].after, std::string{"0.6 > 0.3"});
        // A curve that keeps it moves nothing else.
        const Command steeper = SetParameters{
            {{curve, textAt(desk.state.configuration(), curve), R"([["0","0"],["0.3","0.2"],["1","1"]])"}}, "again"};
        QVERIFY(desk.take(steeper));
        QCOMPARE(actionsOf(desk.state, 3, steeper, desk.last(), "ada", {}).size(), std::size_t{1});
    }

    /// What was written over another value than the live one stays so, and is refused.
    void renewsNoStaleValue()
    {
        const RiskConfiguration live = sampleRisk();
        const ParameterEdit stale{"assets.SOL.haircutFunction.weight", "0.123", "0.9"};
        QVERIFY((inLawfulOrder(live, {stale}) == std::vector{stale}));
        QCOMPARE(faultsOf(live, {stale}).size(), std::size_t{1});
    }

private:
    static std::string textAt(const RiskConfiguration& risk, const std::string& path)
    {
        return parameterAt(risk, path)->text(risk);
    }
    static void set(RiskConfiguration& risk, const std::string& path, const std::string& value)
    {
        const auto fault = setParameter(risk, *parameterAt(risk, path), value);
        QVERIFY2(!fault, fault ? fault->limit.c_str() : "");
    }
};
PLIMSOLL_TEST(RiskDifferenceTest);

} // namespace plimsoll::test

#include "risk_difference_test.moc"
