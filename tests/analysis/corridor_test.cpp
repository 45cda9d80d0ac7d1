// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/corridor.h"

#include "analysis/impact.h"
#include "domain/base/decimal.h"
#include "domain/exchange/account_view.h"
#include "domain/exchange/parameter.h"
#include "support/desk.h"
#include "support/random_world.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

#include <algorithm>

namespace plimsoll::test {

namespace {

std::vector<ParameterEdit> edit(const State& state, const std::string& path, const std::string& after)
{
    return {{path, parameterAt(state.configuration(), path)->text(state.configuration()), after}};
}

/// Accounts outside the queue that are on the wrong side of the line under other functions, one by one.
std::vector<SubaccountId> beyond(const State& state, const AssetParameters& asset, AssetId at, CorridorLine line)
{
    std::vector<AssetRisk> risks = state.risk->assetRisks;
    risks[at.value] = AssetRisk{asset};
    std::vector<SubaccountId> found;
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i) {
        const Account& account = state.account(SubaccountId{i});
        if (account.liquidating)
            continue;
        const AccountView view{state, account};
        const MarginTerms terms{state.marks, risks, account.settings.leverageLimit};
        const bool isBeyond = line == CorridorLine::Initial ? !marginSums(view.restingLines(), terms).coversInitial()
                                                            : marginSums(view.plainLines(), terms).isLiquidatable();
        if (isBeyond)
            found.push_back(SubaccountId{i});
    }
    return found;
}

} // namespace

class CorridorTest : public QObject {
    Q_OBJECT

private slots:
    void endsWhereTheArithmeticSays()
    {
        const Desk desk = deskWithALong();
        const AssetId sol = desk.asset("SOL");
        // 2,000 x w - 1,000 <= 1,000 x 0.05 from w = 0.525 down.
        const auto weight = corridorOf(desk.state, sol, "haircutFunction.weight", Ratio{});
        QVERIFY(weight);
        QCOMPARE(weight->crossings.size(), std::size_t{1});
        QCOMPARE(toText(weight->crossings[0].value), std::string{"0.525"});
        QCOMPARE(toText(weight->safeUntil()), std::string{"0.525000000000000001"});
        QCOMPARE(weight->at(constant<Ratio>("0.525")).accounts, 1U);
        QCOMPARE(toText(weight->at(constant<Ratio>("0.525")).exposure), std::string{"1000"});
        QCOMPARE(weight->at(weight->safeUntil()).accounts, 0U);

        // Net equity 900 of 1,000 borrowed.
        const auto maintenance = corridorOf(desk.state, desk.asset("USDC"), "mmfFunction.base", Ratio::whole(1));
        QCOMPARE(toText(maintenance->crossings.at(0).value), std::string{"0.9"});
        const auto initial = corridorOf(desk.state, desk.asset("USDC"), "imfFunction.base", Ratio::whole(1));
        QCOMPARE(toText(initial->crossings.at(0).value), std::string{"0.900000000000000001"});
        QCOMPARE(toText(initial->safeUntil()), std::string{"0.9"});
    }

    void endsWhereTheBooksEnd()
    {
        Desk desk = deskWithALong();
        const auto until
            = [&] { return corridorOf(desk.state, desk.asset("SOL"), "haircutFunction.weight", {})->absorbedUntil(); };
        // Nobody bids: what is not safe is not absorbed.
        QCOMPARE(toText(until()), std::string{"0.525000000000000001"});
        desk.deposit(3, "USDC", "10000");
        QVERIFY(desk.buy(3, "9.9", "99"));
        QCOMPARE(toText(until()), std::string{"0.525000000000000001"});
        // Ten at 99 repay 990 of the 1,000, whatever they are worth at the mark.
        QVERIFY(desk.buy(3, "0.1", "99"));
        QCOMPARE(toText(until()), std::string{"0.525000000000000001"});
        QVERIFY(desk.buy(3, "0.2", "99"));
        QCOMPARE(toText(until()), std::string{"0"});
    }

    /// What is held is the settlement asset itself: the debt of 10 SOL is bought back from the asks.
    void aHoldingOfTheSettlementAssetBuysFromTheAsks()
    {
        Desk desk = deskWithAShort(sampleRisk());
        const auto weight = [&] { return *corridorOf(desk.state, desk.asset("USDC"), "haircutFunction.weight", {}); };
        QCOMPARE(weight().crossings.size(), std::size_t{1});
        QVERIFY(weight().depth.isZero());
        QCOMPARE(weight().absorbedUntil(), weight().safeUntil());
        QVERIFY(desk.sell(2, "20", "100"));
        QCOMPARE(toText(weight().depth), std::string{"2000"});
        QVERIFY(weight().absorbedUntil() < weight().safeUntil());
        const auto edits
            = edit(desk.state, "assets.USDC.haircutFunction.weight", toText(weight().crossings.front().value));
        const auto played = aftermathOf(desk.state, edits, 600);
        QCOMPARE(played->after.entered, 1U);
        QCOMPARE(played->after.stillQueued, 0U);
        QVERIFY(played->after.repaidOnBook.isPositive());
        QVERIFY(played->after.repaidByBackstop.isZero() && played->after.repaidByAdl.isZero());
    }

    void agreesWithTheEngineOnAFork()
    {
        const Desk desk = deskWithALong();
        State liquidated = desk.state;
        plimsoll::apply(
            liquidated, Command{SetParameters{edit(desk.state, "assets.SOL.haircutFunction.weight", "0.525"), "test"}});
        QCOMPARE(liquidated.queue.size(), std::size_t{1});
        State safe = desk.state;
        plimsoll::apply(safe,
            Command{
                SetParameters{edit(desk.state, "assets.SOL.haircutFunction.weight", "0.525000000000000001"), "test"}});
        QVERIFY(safe.queue.empty());
    }

    void knowsNoOtherParameterAndNoWrongSide()
    {
        const Desk desk = deskWithALong();
        QVERIFY(!corridorOf(desk.state, desk.asset("SOL"), "haircutFunction.kind", Ratio{}));
        QVERIFY(!corridorOf(desk.state, desk.asset("SOL"), "haircutFunction.weight", Ratio::whole(1)));
        std::stop_source stopped;
        stopped.request_stop();
        const State many = randomState(Theme::Crash, 1);
        QVERIFY(many.accounts.size() < 256
            || !corridorOf(many, AssetId{1}, "haircutFunction.weight", {}, stopped.get_token()));
    }

    void countsLikeOneByOne_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 6; ++seed)
            QTest::newRow(std::to_string(seed).c_str()) << seed;
    }

    void countsLikeOneByOne()
    {
        QFETCH(int, seed);
        const State state
            = randomState(seed % 2 == 0 ? Theme::Crash : Theme::Trading, static_cast<std::uint64_t>(seed));
        struct Tried {
            const char* name;
            const char* extreme;
            Ratio& (*in)(AssetParameters&);
        };
        const Tried all[] = {
            {"haircutFunction.weight", "0", [](AssetParameters& a) -> Ratio& { return a.haircutFunction.weight; }},
            {"haircutFunction.kind.positiveCurvePenalty", "1",
                [](AssetParameters& a) -> Ratio& { return a.haircutFunction.positiveCurvePenalty; }},
            {"imfFunction.base", "5", [](AssetParameters& a) -> Ratio& { return a.imfFunction.base; }},
            {"mmfFunction.base", "5", [](AssetParameters& a) -> Ratio& { return a.mmfFunction.base; }},
            {"mmfFunction.factor", "1", [](AssetParameters& a) -> Ratio& { return a.mmfFunction.factor; }},
        };
        std::size_t crossings = 0;
        for (std::uint16_t a = 0; a < state.assets.size(); ++a) {
            for (const Tried& tried : all) {
                const auto corridor = corridorOf(state, AssetId{a}, tried.name, constant<Ratio>(tried.extreme));
                QVERIFY(corridor);
                crossings += corridor->crossings.size();
                AssetParameters changed = state.configuration().assets[a];
                const std::size_t now = beyond(state, changed, AssetId{a}, corridor->line).size();
                const auto countAt = [&](Ratio value) {
                    tried.in(changed) = value;
                    return beyond(state, changed, AssetId{a}, corridor->line).size() - now;
                };
                QCOMPARE(std::size_t{corridor->at(corridor->extreme).accounts}, countAt(corridor->extreme));
                const Int128 step = corridor->hurts == Hurts::Falling ? 1 : -1;
                for (const Corridor::Crossing& crossing : corridor->crossings)
                    for (const Int128 aside : {Int128{0}, step}) {
                        const Ratio value = Ratio::fromRaw(crossing.value.raw + aside);
                        QCOMPARE(std::size_t{corridor->at(value).accounts}, countAt(value));
                    }
            }
        }
        QVERIFY2(crossings >= 5, std::to_string(crossings).c_str());
    }
};

/// Where bad debt begins, against the liquidations themselves.
class CorridorLossTest : public QObject {
    Q_OBJECT

private slots:
    /// 20 SOL at 100 against 1,000 USDC: no book that is inside its bands can take all of that.
    void lossBeginsWhereTheBandsNoLongerPayTheDebt()
    {
        Desk desk = deskWithALong();
        const auto corridor = [&] { return *corridorOf(desk.state, desk.asset("SOL"), "haircutFunction.weight", {}); };
        QVERIFY(!corridor().crossings.empty());
        QVERIFY(!corridor().lossFrom);
        QCOMPARE(corridor().withoutLossUntil(), Ratio{});
        // Half of the mark is inside the bands: 20 SOL at 49 pay no debt of 1,000.
        QVERIFY(desk.take(
            SetParameters{edit(desk.state, "markets.SOL_USDC.filters.price.minImpactMultiplier", "0.49"), "wide"}));
        QVERIFY(corridor().lossFrom);
        QCOMPARE(*corridor().lossFrom, corridor().crossings.front().value);
        QCOMPARE(corridor().withoutLossUntil(), corridor().safeUntil());
    }

    void nothingIsLostBeforeIt()
    {
        int liquidating = 0;
        for (const Theme theme : {Theme::Crash, Theme::Backstop, Theme::Trading, Theme::Makers})
            for (std::uint64_t seed = 1; seed <= 4; ++seed) {
                const State state = randomState(theme, seed);
                if (!state.queue.empty())
                    continue;
                for (std::uint16_t a = 0; a < state.assets.size(); ++a) {
                    const auto corridor = corridorOf(state, AssetId{a}, "haircutFunction.weight", {});
                    if (!corridor || corridor->crossings.empty())
                        continue;
                    const Ratio value = corridor->withoutLossUntil();
                    if (value == corridor->now)
                        continue;
                    const std::string path
                        = "assets." + state.configuration().assets[a].symbol + ".haircutFunction.weight";
                    const auto played = aftermathOf(state, {{path, toText(corridor->now), toText(value)}}, 300);
                    if (!played)
                        continue;
                    liquidating += played->after.entered > 0 ? 1 : 0;
                    QCOMPARE(toText(played->after.badDebt), toText(played->before.badDebt));
                }
            }
        QVERIFY2(liquidating >= 3, qPrintable(QString::number(liquidating)));
    }
};
PLIMSOLL_TEST(CorridorLossTest);

class ImpactTest : public QObject {
    Q_OBJECT

private slots:
    void tellsWhoIsLiquidated()
    {
        const Desk desk = deskWithALong();
        const auto impact = impactOf(desk.state, edit(desk.state, "assets.SOL.haircutFunction.weight", "0.525"));
        QVERIFY(impact && !impact->refusal);
        QCOMPARE(impact->accounts, 1U);
        QCOMPARE(impact->lines.before.liquidation, 0U);
        QCOMPARE(impact->lines.after.liquidation, 1U);
        QCOMPARE(impact->lines.after.initial, 1U);
        QCOMPARE(impact->crossings.size(), std::size_t{1});
        const AccountImpact& row = impact->crossings[0];
        QVERIFY(row.liquidated && row.cannotAdd && row.marginCall);
        QCOMPARE(row.subaccount.value, 1U);
        QCOMPARE(toText(row.netEquity.before), std::string{"900"});
        QCOMPARE(toText(row.netEquity.after), std::string{"50"});
        QCOMPARE(toText(row.mmr.after.value()), std::string{"1"});
        QCOMPARE(toText(impact->liquidatedExposure), std::string{"1000"});
        QCOMPARE(impact->assets.size(), std::size_t{1});
        // 20 SOL of account 1 and 980 of account 4.
        QCOMPARE(toText(impact->assets[0].collateral.before), std::string{"95000"});
        QCOMPARE(toText(impact->assets[0].collateral.after), std::string{"52500"});
        QVERIFY(impact->pools.empty());
    }

    /// Half of what maintenance asks, 25 of 50: 2,000 x w - 1,000 is that at w = 0.5125.
    void tellsWhoIsTakenFromTheQueueIntoAutoClose()
    {
        Desk desk = deskWithALong();
        const std::string weight = "assets.SOL.haircutFunction.weight";
        const auto both = impactOf(desk.state, edit(desk.state, weight, "0.5125"));
        QVERIFY(both->crossings.at(0).liquidated && both->crossings.at(0).autoClose);
        QVERIFY(desk.take(SetParameters{edit(desk.state, weight, "0.525"), "test"}));
        QVERIFY(desk.isQueued(1));
        QVERIFY(impactOf(desk.state, edit(desk.state, weight, "0.512500000000000001"))->crossings.empty());
        const auto corridor = corridorOf(desk.state, desk.asset("SOL"), "haircutFunction.weight", Ratio{});
        QVERIFY(corridor->crossings.empty() && !corridor->isSafeThroughout());
        QCOMPARE(toText(corridor->safeUntil()), std::string{"0.512500000000000001"});
        QVERIFY(corridor->autoClosesAt(constant<Ratio>("0.5125")) && !corridor->autoClosesAt(corridor->safeUntil()));
        const auto impact = impactOf(desk.state, edit(desk.state, weight, "0.5125"));
        QCOMPARE(impact->lines.before.autoClose, 0U);
        QCOMPARE(impact->lines.after.autoClose, 1U);
        const AccountImpact& row = impact->crossings.at(0);
        QVERIFY(row.autoClose && !row.liquidated && !row.cannotAdd && !row.marginCall && !row.isHealed);
        QVERIFY(impact->liquidatedExposure.isZero());
        QVERIFY(desk.take(SetParameters{edit(desk.state, weight, "0.5125"), "test"}));
        const auto back = impactOf(desk.state, edit(desk.state, weight, "0.525"));
        QVERIFY(!back->crossings.at(0).autoClose);
        // Who is there already cannot be taken there.
        QVERIFY(corridorOf(desk.state, desk.asset("SOL"), "haircutFunction.weight", Ratio{})->isSafeThroughout());
    }

    void tellsWhatACurveCosts()
    {
        const Desk desk = deskWithALong();
        const auto impact = impactOf(desk.state,
            edit(desk.state, "borrowLendMarkets.USDC.utilizationCurve", R"([["0","0.876"],["1","0.876"]])"));
        QVERIFY(impact && !impact->refusal);
        QCOMPARE(impact->pools.size(), std::size_t{1});
        QCOMPARE(toText(impact->pools[0].borrowInterestRate.after), std::string{"0.876"});
        // 1,000 x 0.876 / 8,760.
        QCOMPARE(toText(impact->pools[0].hourlyCost.after), std::string{"0.1"});
        QVERIFY(impact->crossings.empty() && impact->assets.empty());
    }

    void tellsWhatEachBorrowerPaysAndWhoGetsIt()
    {
        Desk desk = deskWithALong();
        QVERIFY(desk.borrow(4, "USDC", "3000"));
        auto edits = edit(desk.state, "borrowLendMarkets.USDC.utilizationCurve", R"([["0","0.876"],["1","0.876"]])");
        edits.push_back(edit(desk.state, "borrowLendMarkets.USDC.fee", "0.25").front());
        const auto impact = impactOf(desk.state, edits);
        QVERIFY(impact && !impact->refusal);
        const PoolImpact& pool = impact->pools.at(0);
        QCOMPARE(toText(pool.hourlyCost.before), std::string{"0"});
        QCOMPARE(toText(pool.hourlyCost.after), std::string{"0.4"});
        QCOMPARE(toText(pool.yearlyCost.after), std::string{"3504"});
        QCOMPARE(toText(pool.hourlyToLenders.after), std::string{"0.3"});
        QCOMPARE(toText(pool.hourlyToVenue.after), std::string{"0.1"});
        QCOMPARE(toText(pool.utilization), std::string{"0.04"});
        QCOMPARE(pool.borrowerCount, 2U);
        QCOMPARE(pool.borrowers.size(), std::size_t{2});
        QCOMPARE(pool.borrowers[0].subaccount.value, 4U);
        QCOMPARE(toText(pool.borrowers[0].owed), std::string{"3000"});
        QCOMPARE(toText(pool.borrowers[0].yearlyCost.after), std::string{"2628"});
        QCOMPARE(toText(pool.borrowers[1].hourlyCost.after), std::string{"0.1"});
        QVERIFY(pool.room.before == pool.room.after);
    }

    void tellsHowFarAPoolMayBeUsed()
    {
        const Desk desk = deskWithALong();
        auto edits = edit(desk.state, "borrowLendMarkets.USDC.throttleUtilizationThreshold", "0.005");
        edits.push_back(edit(desk.state, "borrowLendMarkets.USDC.maxUtilization", "0.05").front());
        edits.push_back(edit(desk.state, "borrowLendMarkets.USDC.openBorrowLendLimit", "5000").front());
        const auto impact = impactOf(desk.state, edits);
        QVERIFY(impact && !impact->refusal);
        const PoolImpact& pool = impact->pools.at(0);
        QCOMPARE(toText(pool.utilization), std::string{"0.01"});
        QCOMPARE(toText(pool.room.after.ceiling), std::string{"0.05"});
        // 5 % of 100,000 less the 1,000 that are borrowed.
        QCOMPARE(toText(pool.room.after.headroom), std::string{"4000"});
        QCOMPARE(toText(pool.room.after.limit), std::string{"5000"});
        QVERIFY(pool.room.before.headroom > pool.room.after.headroom);
        QCOMPARE(pool.hourlyCost.before, pool.hourlyCost.after);
    }

    void passesTheRefusalOn()
    {
        const Desk desk = deskWithALong();
        const auto impact = impactOf(desk.state, edit(desk.state, "assets.SOL.mmfFunction.base", "0.1"));
        QVERIFY(impact && impact->refusal);
        QCOMPARE(impact->refusal->code, RefusalCode::BadParameter);
    }

    void playsTheLiquidationsOnAFork()
    {
        Desk desk = deskWithALong();
        // Somebody to sell to: 100 SOL at 99.
        desk.deposit(3, "USDC", "10000");
        QVERIFY(desk.buy(3, "100", "99"));
        const Hash hash = hashOf(desk.state);
        const auto edits = edit(desk.state, "assets.SOL.haircutFunction.weight", "0.5");
        const auto aftermath = aftermathOf(desk.state, edits, 600);
        QVERIFY(aftermath);
        QCOMPARE(aftermath->before.entered, 0U);
        QCOMPARE(aftermath->before.seconds, 0U);
        QCOMPARE(aftermath->after.entered, 1U);
        QCOMPARE(aftermath->after.stillQueued, 0U);
        QVERIFY(aftermath->after.seconds > 0);
        QVERIFY(aftermath->after.repaidOnBook.isPositive());
        QVERIFY(aftermath->after.badDebt.isZero());
        QVERIFY(hashOf(desk.state) == hash);
        // The same change on the exchange itself ends where the fork did.
        desk.take(Command{SetParameters{edits, "test"}});
        for (std::uint32_t i = 0; i < aftermath->after.seconds; ++i)
            desk.take(Command{Tick{Timestamp{desk.state.now.ms + 1000}, {}}});
        QVERIFY(desk.state.queue.empty());
    }

    void countsNobodyAnewWhoIsInTheQueue()
    {
        // Below MMR 100 % again, not yet through the buffer: it stays in the queue.
        Desk desk = deskWithALong();
        desk.mark("SOL", "55.2");
        QCOMPARE(desk.state.queue.size(), std::size_t{1});
        desk.mark("SOL", "55.3");
        QCOMPARE(desk.state.queue.size(), std::size_t{1});
        const auto impact = impactOf(desk.state, edit(desk.state, "assets.SOL.haircutFunction.weight", "0.94"));
        QVERIFY(impact);
        QCOMPARE(impact->lines.before.liquidation, 0U);
        QCOMPARE(impact->lines.after.liquidation, 1U);
        QVERIFY(!impact->crossings.at(0).liquidated);
        QVERIFY(impact->liquidatedExposure.isZero());
        const auto corridor = corridorOf(desk.state, desk.asset("SOL"), "haircutFunction.weight", Ratio{});
        QCOMPARE(corridor->at(constant<Ratio>("0.94")).accounts, 0U);
        // Its 1,000 of debt stand before whoever crosses.
        QCOMPARE(toText(corridor->queued), std::string{"1000"});
        desk.deposit(3, "USDC", "10000");
        QVERIFY(desk.buy(3, "25", "55"));
        const auto bid = corridorOf(desk.state, desk.asset("SOL"), "haircutFunction.weight", Ratio{});
        QVERIFY(bid->depth > Usd::whole(1000));
        QCOMPARE(toText(bid->free()), toText(bid->depth - Usd::whole(1000)));
    }

    void countsWhatTheEngineLiquidates()
    {
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const State state = randomState(Theme::Crash, seed);
            const auto edits = edit(state, "assets.SOL.haircutFunction.weight", "0.3");
            const auto impact = impactOf(state, edits);
            QVERIFY(impact);
            State fork = state;
            QVERIFY(plimsoll::apply(fork, Command{SetParameters{edits, "test"}}).accepted());
            std::size_t entered = 0;
            for (const auto& [id, entry] : fork.queue)
                entered += state.queue.contains(id) ? 0 : 1;
            const auto liquidated = std::count_if(impact->crossings.begin(), impact->crossings.end(),
                [](const AccountImpact& account) { return account.liquidated; });
            QCOMPARE(static_cast<std::size_t>(liquidated), entered);
            const auto corridor = corridorOf(state, AssetId{1}, "haircutFunction.weight", Ratio{});
            QCOMPARE(std::size_t{corridor->at(constant<Ratio>("0.3")).accounts}, entered);
        }
    }
};

PLIMSOLL_TEST(CorridorTest);
PLIMSOLL_TEST(ImpactTest);

} // namespace plimsoll::test

#include "corridor_test.moc"
