// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/impact.h"

#include "analysis/corridor.h"
#include "domain/base/decimal.h"
#include "domain/exchange/account_view.h"
#include "domain/exchange/apply.h"
#include "support/desk.h"
#include "support/random_edits.h"
#include "support/random_world.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

constexpr std::uint32_t seconds = 60;

MarginSums restingSums(const State& state, SubaccountId id)
{
    return AccountView{state, state.account(id)}.resting();
}

} // namespace

/// A preview is what happens: the change is applied right after it, with no other command between.
class ImpactOutcomeTest : public QObject {
    Q_OBJECT

private slots:
    void impactEqualsOutcome_data()
    {
        QTest::addColumn<int>("theme");
        for (int theme = 0; theme < static_cast<int>(themeCount); ++theme)
            QTest::addRow("theme %d", theme) << theme;
    }
    void impactEqualsOutcome()
    {
        QFETCH(int, theme);
        int accepted = 0;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const State before = randomState(static_cast<Theme>(theme), seed);
            for (std::uint64_t i = 0; i < 12; ++i) {
                const auto edits = randomEdits(before, seed * 1000 + i);
                if (edits.empty())
                    continue;
                const auto impact = impactOf(before, edits);
                const auto aftermath = aftermathOf(before, edits, seconds);
                State after = before;
                const Outcome outcome = plimsoll::apply(after, Command{SetParameters{edits, "test"}});
                QCOMPARE(impact->refusal.has_value(), outcome.refusal.has_value());
                QCOMPARE(aftermath.has_value(), outcome.accepted());
                if (outcome.refusal)
                    continue;
                ++accepted;
                compareAccounts(*impact, before, after);
                compareAssets(*impact, before, after);
                comparePools(*impact, after);
                compareAftermath(aftermath->after, after);
                if (QTest::currentTestFailed())
                    return;
            }
        }
        QVERIFY(accepted > 6);
    }

    /// A weight falls to where it puts an account into the queue, then further.
    void whoIsInTheQueueGoesToAutoClose()
    {
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const State state = randomState(Theme::Crash, seed);
            const auto corridor = corridorOf(state, AssetId{1}, "haircutFunction.weight", Ratio{});
            for (const Corridor::Crossing& crossing : corridor->crossings) {
                State before = state;
                QVERIFY(plimsoll::apply(before, weightCommand(before, crossing.value)).accepted());
                for (const std::int64_t percent : {99, 97, 95, 90}) {
                    const Ratio value = Ratio::fromRaw(crossing.value.raw / 100 * percent);
                    const auto impact = impactOf(before, weightEdit(before, value));
                    State after = before;
                    QVERIFY(plimsoll::apply(after, weightCommand(before, value)).accepted());
                    compareAccounts(*impact, before, after);
                    if (QTest::currentTestFailed())
                        return;
                }
            }
        }
        QVERIFY(autoClosed_ > 0);
    }

    /// 20 SOL at 100 against 1,000 USDC, sold to a bid two dollars below the mark.
    void slippageIsWhatTheBooksTakeAgainstMarks()
    {
        Desk desk = deskWithALong();
        desk.deposit(2, "USDC", "10000");
        QVERIFY(desk.buy(2, "50", "98"));
        const std::vector<ParameterEdit> edits{{"assets.SOL.haircutFunction.weight", "0.95", "0.5"}};
        const auto aftermath = aftermathOf(desk.state, edits, seconds);
        QVERIFY(desk.take(SetParameters{edits, "test"}));
        desk.pass(seconds);
        const std::string sold = desk.held(2, "SOL");
        QVERIFY(sold != "0");
        QCOMPARE(aftermath->before.slippage, Usd{});
        QCOMPARE(toText(aftermath->after.slippage), toText(notional(*fromText<Quantity>(sold), Price::whole(2))));
        QCOMPARE(desk.broken(), std::string{});
    }

private:
    static std::vector<ParameterEdit> weightEdit(const State& state, Ratio value)
    {
        const AssetParameters& asset = state.configuration().assets[1];
        return {{"assets." + asset.symbol + ".haircutFunction.weight", toText(asset.haircutFunction.weight),
            toText(value)}};
    }
    static Command weightCommand(const State& state, Ratio value)
    {
        return SetParameters{weightEdit(state, value), "test"};
    }

    void compareAccounts(const Impact& impact, const State& before, const State& after)
    {
        LineCounts counted;
        std::uint32_t mayTakeMore = 0;
        for (std::uint32_t i = 1; i <= before.accounts.size(); ++i) {
            const SubaccountId id{i};
            const MarginSums now = restingSums(before, id);
            // Orders as they were: the change alone, before stage 0 cancels those of whoever is beyond 100 %.
            const MarginSums then = marginSums(AccountView{before, before.account(id)}.restingLines(),
                {before.marks, after.risk->assetRisks, after.leverageLimit(before.account(id))});
            mayTakeMore += then.netEquityAvailable() > now.netEquityAvailable() ? 1 : 0;
            const bool crosses
                = now.coversInitial() != then.coversInitial() || now.isLiquidatable() != then.isLiquidatable();
            const auto row = std::find_if(impact.crossings.begin(), impact.crossings.end(),
                [id](const AccountImpact& account) { return account.subaccount == id; });
            if (now.hasExposure()) {
                counted.initial += then.coversInitial() ? 0 : 1;
                counted.liquidation += then.isLiquidatable() ? 1 : 0;
            }
            // Who is at auto-close loses the books by it once it is in the queue, where nobody has orders.
            const bool loses = isAutoClosed(after, id) && !isAutoClosed(before, id);
            QVERIFY(!(crosses || loses) || row != impact.crossings.end());
            if (row == impact.crossings.end())
                continue;
            QCOMPARE(row->netEquity.before, now.netEquity());
            QCOMPARE(row->netEquity.after, then.netEquity());
            QCOMPARE(row->mmr.before, now.mmr());
            QCOMPARE(row->mmr.after, then.mmr());
            QCOMPARE(row->imr.after, then.imr());
            QCOMPARE(row->autoClose, loses);
            autoClosed_ += loses && before.queue.contains(id) ? 1 : 0;
            if (!before.queue.contains(id))
                QCOMPARE(row->liquidated, after.queue.contains(id));
        }
        QCOMPARE(impact.lines.after.initial, counted.initial);
        QCOMPARE(impact.lines.after.liquidation, counted.liquidation);
        QCOMPARE(impact.mayTakeMore, mayTakeMore);
    }

    static bool isAutoClosed(const State& state, SubaccountId id)
    {
        const VenueParameters& venue = state.configuration().venue;
        return state.queue.contains(id) && restingSums(state, id).isAtAutoClose(venue.acmfDivisor, venue.acmfOffset);
    }

    /// Balances, debts and orders as they were, before stage 0 cancels anybody's.
    static void compareAssets(const Impact& impact, const State& before, const State& after)
    {
        for (std::uint16_t a = 0; a < before.assets.size(); ++a) {
            const auto row = std::find_if(impact.assets.begin(), impact.assets.end(),
                [a](const AssetImpact& asset) { return asset.asset == AssetId{a}; });
            const AssetImpact was = totalsOf(before, before, AssetId{a});
            const AssetImpact will = totalsOf(before, after, AssetId{a});
            if (row == impact.assets.end()) {
                QCOMPARE(will.initial.after, was.initial.after);
                QCOMPARE(will.maintenance.after, was.maintenance.after);
                QCOMPARE(will.collateral.after, was.collateral.after);
                continue;
            }
            QCOMPARE(row->initial.before, was.initial.after);
            QCOMPARE(row->initial.after, will.initial.after);
            QCOMPARE(row->maintenance.after, will.maintenance.after);
            QCOMPARE(row->collateral.after, will.collateral.after);
        }
    }

    /// What everybody has and owes of an asset in `who`, under the risk in force in `rules`.
    static AssetImpact totalsOf(const State& who, const State& rules, AssetId asset)
    {
        Int256 initial{};
        Int256 maintenance{};
        AssetImpact total{};
        const AssetParameters& risk = rules.configuration().assets[asset.value];
        for (std::uint32_t i = 1; i <= who.accounts.size(); ++i) {
            const Account& account = who.account(SubaccountId{i});
            const Ratio own = divide(Ratio::whole(1), rules.leverageLimit(account), Rounding::Up);
            for (const MarginLine& line : AccountView{who, account}.restingLines()) {
                if (line.asset != asset)
                    continue;
                const Usd owed = notional(line.debt + line.wouldBorrow, who.mark(asset));
                total.collateral.after
                    += rules.risk->assetRisks[asset.value].collateralValue(notional(line.holding, who.mark(asset)));
                initial += Int256::product(owed.raw, std::max(own, marginRequirement(risk.imfFunction, owed)).raw);
                maintenance += Int256::product(owed.raw, marginRequirement(risk.mmfFunction, owed).raw);
            }
        }
        total.initial.after = Usd::fromRaw(initial.dividedBy(Ratio::scale, Rounding::Down));
        total.maintenance.after = Usd::fromRaw(maintenance.dividedBy(Ratio::scale, Rounding::Down));
        return total;
    }

    static void comparePools(const Impact& impact, const State& after)
    {
        for (const PoolImpact& pool : impact.pools) {
            const PoolRates rates = after.pool(pool.asset).rates(after.poolParameters(pool.asset));
            QCOMPARE(pool.borrowInterestRate.after, rates.borrow);
            QCOMPARE(pool.lendInterestRate.after, rates.lend);
            QCOMPARE(pool.room.after.ceiling, after.pool(pool.asset).ceiling(after.poolParameters(pool.asset)));
            QCOMPARE(pool.room.after.headroom, after.pool(pool.asset).headroom(after.poolParameters(pool.asset)));
            // What the next full hour charges, in units and rounded up there.
            Pool hour = after.pool(pool.asset);
            const Usd charged = notional(hour.chargeHour(after.poolParameters(pool.asset)), after.mark(pool.asset));
            const Usd one = notional(Quantity::fromRaw(2), after.mark(pool.asset));
            QVERIFY(pool.hourlyCost.after <= charged + one && charged <= pool.hourlyCost.after + one);
            QCOMPARE(pool.hourlyToLenders.after + pool.hourlyToVenue.after, pool.hourlyCost.after);
            QCOMPARE(pool.borrowers.size(), std::min<std::size_t>(pool.borrowerCount, PoolImpact::borrowersListed));
        }
    }

    /// Books, marks and everybody stand still; only time and liquidations go on.
    static void compareAftermath(const Aftermath& foretold, State after)
    {
        const Usd badDebt = after.badDebt;
        const Usd loss = after.socialisedLoss;
        std::uint32_t passed = 0;
        Int256 slippage; // in USD of 1e-26
        int fills = 0;
        while (passed < seconds && !after.queue.empty()) {
            const Outcome outcome = plimsoll::apply(after, Command{Tick{Timestamp{after.now.ms + msPerSecond}, {}}});
            for (const Event& event : outcome.events)
                if (const auto* fill = std::get_if<Fill>(&event)) {
                    const MarketParameters& market = after.marketParameters(fill->market);
                    const Int256 off = Int256::product(fill->quantity.raw,
                        Int128{after.mark(market.base).raw} * Price::scale
                            - Int128{fill->price.raw} * after.mark(market.quote).raw);
                    slippage += fill->takerSide == Side::Ask ? off : -off;
                    ++fills;
                }
            ++passed;
        }
        const Int256 foretoldSteps = Int256::product(foretold.slippage.raw, Price::scale);
        QVERIFY(foretoldSteps >= slippage && foretoldSteps - slippage <= Int256::product(fills, Price::scale));
        QCOMPARE(foretold.seconds, passed);
        QCOMPARE(foretold.stillQueued, static_cast<std::uint32_t>(after.queue.size()));
        QCOMPARE(foretold.badDebt, after.badDebt - badDebt);
        QCOMPARE(foretold.socialisedLoss, after.socialisedLoss - loss);
    }

    int autoClosed_{}; ///< accounts that compareAccounts() saw go there out of the queue
};

PLIMSOLL_TEST(ImpactOutcomeTest);

} // namespace plimsoll::test

#include "impact_outcome_test.moc"
