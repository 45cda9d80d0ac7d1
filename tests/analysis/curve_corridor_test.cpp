// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/curve_corridor.h"

#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "domain/exchange/parameter_text.h"
#include "support/desk.h"
#include "support/draw.h"
#include "support/plain_risk.h"
#include "support/random_world.h"
#include "support/registration.h"

#include <QTest>

#include <algorithm>

namespace plimsoll::test {

namespace {

/// What the exchange itself does with a curve while nobody acts.
struct Played {
    PoolRates rates; ///< at the first full hour
    bool charged{};
    std::uint32_t hour{};               ///< in which the first account enters the queue; 0: nobody does within 24
    std::vector<SubaccountId> accounts; ///< that enter it then
};

Played play(State fork, AssetId asset, const UtilizationCurve& curve)
{
    Played played;
    const std::string path
        = "borrowLendMarkets." + fork.configuration().assets[asset.value].symbol + ".utilizationCurve";
    const Command change{
        SetParameters{{{path, toText(fork.poolParameters(asset).utilizationCurve), toText(curve)}}, "test"}};
    if (toText(fork.poolParameters(asset).utilizationCurve) != toText(curve))
        plimsoll::apply(fork, change);
    const Pool& pool = fork.pool(asset);
    played.rates = pool.rates(fork.poolParameters(asset));
    for (std::uint32_t hour = 1; hour <= CurveCorridor::hours; ++hour) {
        const Timestamp then{(fork.now.ms / msPerHour + 1) * msPerHour};
        const Outcome outcome = plimsoll::apply(fork, Command{Tick{then, {}}});
        for (const Event& event : outcome.events) {
            if (const auto* charge = std::get_if<InterestCharged>(&event);
                charge != nullptr && charge->asset == asset && hour == 1)
                played.charged = charge->rate == played.rates.borrow;
            if (const auto* started = std::get_if<LiquidationStarted>(&event); started != nullptr) {
                played.hour = hour;
                played.accounts.push_back(started->subaccount);
            }
        }
        if (played.hour > 0)
            break;
    }
    return played;
}

UtilizationCurve withRate(const UtilizationCurve& curve, std::size_t point, Ratio rate)
{
    std::vector<CurvePoint> points = curve.points();
    points[point].rate = rate;
    return UtilizationCurve::make(std::move(points)).value();
}

Ratio twice(Ratio rate)
{
    return rate + rate;
}

/// Lends in three pools and debts of accounts that stand close to the line, so that hours of interest take some over.
State nearTheLine(std::uint64_t seed)
{
    Draw draw{seed};
    RiskConfiguration risk = sampleRisk();
    addAssetLikeSol(risk, "JUP");
    Desk desk{risk, 14, static_cast<int>(draw.below(60))};
    const std::vector<std::string> symbols{"USDC", "SOL", "JUP"};
    for (const unsigned id : {13U, 14U})
        for (const std::string& symbol : symbols) {
            desk.deposit(id, symbol, "10000");
            desk.lend(id, symbol, std::to_string(draw.between(2'000, 9'000)));
        }
    for (unsigned id = 1; id <= 12; ++id) {
        const std::string held = symbols[draw.below(3)];
        const std::string owed = symbols[(draw.below(2) + 1 + (held == "USDC" ? 0 : held == "SOL" ? 1 : 2)) % 3];
        const auto worth = [](const std::string& symbol) { return symbol == "USDC" ? 1 : 100; };
        const std::int64_t dollars = draw.between(5'000, 60'000);
        desk.deposit(id, held, std::to_string(dollars / worth(held)));
        if (draw.chance(60))
            desk.lend(id, held, std::to_string(dollars / worth(held) * draw.between(10, 100) / 100));
        for (int step = 0; step < 12; ++step)
            desk.take(Withdraw{SubaccountId{id}, desk.asset(owed),
                Quantity::fromRaw(Quantity::scale / worth(owed) * draw.between(100, dollars)), Flag::On, Flag::Off});
    }
    // Down to where the next one would go over; mostly to where interest takes nobody over yet.
    const bool looksAhead = seed % 4 != 0;
    State state = desk.state;
    const auto fall = [&](std::int64_t size, int steps, bool ahead) {
        for (int step = 0; step < steps; ++step) {
            State fork = state;
            const AssetId asset{static_cast<std::uint16_t>(1 + draw.below(2))};
            const std::int64_t moved = draw.chance(70) ? -size : size;
            const Price mark = Price::fromRaw(fork.mark(asset).raw / 100'000 * (100'000 + moved));
            if (plimsoll::apply(fork, Command{SetMarkPrice{{{asset, mark}}}}).accepted() && fork.queue.empty()
                && (!ahead || play(fork, asset, fork.poolParameters(asset).utilizationCurve).hour == 0))
                state = fork;
        }
    };
    fall(300, 150, false);
    fall(60, 50, looksAhead);
    fall(8, 50, looksAhead);
    return state;
}

} // namespace

class CurveCorridorTest : public QObject {
    Q_OBJECT

private slots:
    void endsWhereTheArithmeticSays()
    {
        // 1,000 of 4,000 USDC are borrowed: on the first stretch, at 0.25 / 0.8 of the rate of its end.
        Desk desk = story();
        const auto corridor = curveCorridorOf(desk.state, desk.asset("USDC"));
        QVERIFY(corridor);
        QCOMPARE(corridor->borrowers, 1U);
        QCOMPARE(corridor->lenders, 1U);
        const auto& live = corridor->live();
        const auto points = corridor->points(live.utilizationCurve, live.fee);
        QCOMPARE(points.size(), std::size_t{3});
        // The second point: 0.08 / 2 .. 0.08 x 2, within 0 .. 0.8.
        QCOMPARE(toText(points[1]->lowest), std::string{"0.04"});
        QCOMPARE(toText(points[1]->highest), std::string{"0.16"});
        QCOMPARE(points[1]->above, (CurveBreach{CurveBound::Cost, {}, 0}));
        QCOMPARE(points[1]->below, (CurveBreach{CurveBound::Yield, {}, 0}));
        // The first one carries 0.55 / 0.8 of the rate: 0.025 more are 0.036363 of its own.
        QCOMPARE(toText(points[0]->lowest), std::string{"0"});
        QCOMPARE(toText(points[0]->highest), std::string{"0.036363"});
        // The last one touches nobody today.
        QCOMPARE(toText(points[2]->lowest), std::string{"0.08"});
        QCOMPARE(toText(points[2]->highest), std::string{"100"});
        QCOMPARE(points[2]->above.bound, CurveBound::Rule);
        QVERIFY(corridor->breaches(live.utilizationCurve, live.fee).empty());
        // A fee takes from lenders like a rate does.
        QCOMPARE(corridor->breaches(live.utilizationCurve, constant<Ratio>("0.6")),
            (std::vector<CurveBreach>{{CurveBound::Yield, {}, 0}}));
        const UtilizationCurve dear = withRate(live.utilizationCurve, 1, constant<Ratio>("0.5"));
        QCOMPARE(corridor->breaches(dear, live.fee), (std::vector<CurveBreach>{{CurveBound::Cost, {}, 0}}));
        QVERIFY(!corridor->points(dear, live.fee)[0]);
    }

    void boundsNobodyWhereNobodyIs()
    {
        Desk desk = story();
        const auto corridor = curveCorridorOf(desk.state, desk.asset("SOL"));
        const auto& live = corridor->live();
        QCOMPARE(corridor->borrowers + corridor->lenders, 0U);
        const auto points = corridor->points(live.utilizationCurve, live.fee);
        QCOMPARE(toText(points[1]->lowest), std::string{"0"});
        QCOMPARE(toText(points[1]->highest), std::string{"0.8"});
    }

    void stops()
    {
        std::stop_source stopped;
        stopped.request_stop();
        const State many = randomState(Theme::Crash, 1);
        QVERIFY(many.accounts.size() < 256 || !curveCorridorOf(many, AssetId{1}, stopped.get_token()));
    }

    /// Both ends of each point, inside and one step beyond, played by the exchange itself for 24 hours.
    void endsWhereTheExchangeSays()
    {
        int margins = 0;
        int anyway = 0;
        int ends = 0;
        for (std::uint64_t seed = 1; seed <= 24; ++seed) {
            const State state = nearTheLine(seed);
            QVERIFY(state.queue.empty());
            for (std::uint16_t i = 0; i < state.assets.size(); ++i) {
                const AssetId asset{i};
                const auto corridor = curveCorridorOf(state, asset);
                const UtilizationCurve& live = corridor->live().utilizationCurve;
                const Played now = play(state, asset, live);
                if (corridor->anyway > 0)
                    QVERIFY(now.hour > 0);
                anyway += corridor->anyway > 0 ? 1 : 0;
                // Liquidations change pools: nothing can be compared behind one that comes anyway.
                if (now.hour > 0)
                    continue;
                Draw draw{seed * 10 + i};
                const UtilizationCurve draft = draw.chance(50)
                    ? live
                    : withRate(live, 1, Ratio::fromRaw(powerOfTen(15) * draw.between(20, 300)));
                for (int i = 0; i < 4; ++i) {
                    const Ratio rate = Ratio::fromRaw(powerOfTen(15) * draw.between(0, 4'000));
                    const UtilizationCurve dear = withRate(live, 2, std::max(rate, live.points()[2].rate));
                    compareBreaches(*corridor, state, asset, now, withRate(dear, 1, rate), margins);
                }
                const auto points = corridor->points(draft, corridor->live().fee);
                for (std::size_t at = 0; at < points.size(); ++at)
                    if (points[at]) {
                        ++ends;
                        comparePoint(state, asset, now, draft, at, *points[at], margins);
                    }
                if (QTest::currentTestFailed())
                    return;
            }
        }
        QVERIFY2(margins > 20, qPrintable(QString::number(margins)));
        QVERIFY2(anyway > 0, qPrintable(QString::number(anyway)));
        QVERIFY2(ends > 100, qPrintable(QString::number(ends)));
    }

private:
    static Desk story()
    {
        RiskConfiguration risk = plainRisk("0.95");
        risk.pools = sampleRisk().pools;
        Desk desk{risk, 4};
        desk.deposit(3, "USDC", "5000");
        desk.lend(3, "USDC", "4000");
        desk.deposit(1, "SOL", "20");
        desk.take(Withdraw{SubaccountId{1}, desk.asset("USDC"), Quantity::whole(1'000), Flag::On, Flag::Off});
        return desk;
    }

    /// Every bound of a draft against what the exchange did with it.
    static void compareBreaches(const CurveCorridor& corridor, const State& state, AssetId asset, const Played& now,
        const UtilizationCurve& draft, int& margins)
    {
        const Played then = play(state, asset, draft);
        const Pool& pool = state.pool(asset);
        std::vector<CurveBreach> expected;
        if (!pool.debtShares.isZero() && then.rates.borrow > twice(now.rates.borrow))
            expected.push_back({CurveBound::Cost, {}, 0});
        if (!pool.lendShares.isZero() && twice(then.rates.lend) < now.rates.lend)
            expected.push_back({CurveBound::Yield, {}, 0});
        QVERIFY(pool.debtShares.isZero() || then.charged);
        const auto found = corridor.breaches(draft, corridor.live().fee);
        QCOMPARE(found.size(), expected.size() + (then.hour > 0 ? 1 : 0));
        QVERIFY(std::equal(expected.begin(), expected.end(), found.begin()));
        if (then.hour == 0)
            return;
        ++margins;
        compareFirst(found.back(), then);
    }

    static void compareFirst(const CurveBreach& told, const Played& played)
    {
        QCOMPARE(told.bound, CurveBound::Margin);
        QCOMPARE(told.hour, played.hour);
        QVERIFY(std::find(played.accounts.begin(), played.accounts.end(), told.account) != played.accounts.end());
    }

    static void comparePoint(const State& state, AssetId asset, const Played& now, const UtilizationCurve& draft,
        std::size_t at, const PointCorridor& corridor, int& margins)
    {
        const bool lends = !state.pool(asset).lendShares.isZero();
        const bool owes = !state.pool(asset).debtShares.isZero();
        for (const Ratio end : {corridor.lowest, corridor.highest}) {
            const Played inside = play(state, asset, withRate(draft, at, end));
            QVERIFY(inside.hour == 0);
            QVERIFY(!owes || inside.rates.borrow <= twice(now.rates.borrow));
            QVERIFY(!lends || twice(inside.rates.lend) >= now.rates.lend);
        }
        const auto beyond = [&](const CurveBreach& told, Ratio rate) {
            if (told.bound == CurveBound::Rule)
                return;
            const Played played = play(state, asset, withRate(draft, at, rate));
            if (told.bound == CurveBound::Cost) {
                QVERIFY(played.rates.borrow > twice(now.rates.borrow));
            } else if (told.bound == CurveBound::Yield) {
                QVERIFY(twice(played.rates.lend) < now.rates.lend);
            } else {
                compareFirst(told, played);
                ++margins;
            }
        };
        const auto& points = draft.points();
        const Ratio least = at == 0 ? Ratio{} : points[at - 1].rate;
        const Ratio most = at + 1 == points.size() ? UtilizationCurve::rateMax : points[at + 1].rate;
        beyond(corridor.above, std::min(most, corridor.highest + CurveCorridor::step));
        beyond(corridor.below, std::max(least, corridor.lowest - CurveCorridor::step));
    }
};
PLIMSOLL_TEST(CurveCorridorTest);

} // namespace plimsoll::test

#include "curve_corridor_test.moc"
