// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/notice_ramp.h"

#include "analysis/ramp_fork.h"
#include "domain/base/decimal.h"
#include "domain/exchange/account_view.h"
#include "domain/exchange/apply.h"
#include "domain/exchange/parameter.h"
#include "support/draw.h"
#include "support/random_world.h"
#include "support/registration.h"

#include <QTest>

#include <optional>
#include <set>
#include <vector>

namespace plimsoll::test {

namespace {

constexpr std::size_t stepsMax = 1000;

/// A step as the exchange takes it: whom it put into the queue, and what they owed before.
struct Taken {
    Timestamp at;
    Ratio from;
    Ratio to;
    std::vector<Usd> owed;
    bool isOneCrossing{}; ///< nobody would be met by less of it
    bool leavesRoom{};    ///< all whom it comes closer to would stand with the margin less
    bool standsOnMarks{}; ///< and do where the exchange moves all marks but the settlement asset's by a little less
};

/// What those owe that a command put into the queue.
std::vector<Usd> startedBy(const Outcome& outcome)
{
    std::vector<Usd> started;
    for (const Event& event : outcome.events)
        if (const auto* start = std::get_if<LiquidationStarted>(&event))
            started.push_back(start->exposure);
    return started;
}

/// Everybody whom the edit comes closer to and who is not in liquidation, met on its way or not.
std::vector<SubaccountId> touchedBy(const State& state, const ParameterEdit& edit)
{
    const auto parameter = *parameterAt(state.configuration(), edit.path);
    const AssetId asset{static_cast<std::uint16_t>(parameter.owner)};
    const bool ofHoldings = parameter.kind->name.starts_with("haircutFunction");
    std::vector<SubaccountId> touched;
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i) {
        const Account& account = state.account(SubaccountId{i});
        const auto lines = AccountView{state, account}.plainLines();
        const bool isTouched = std::any_of(lines.begin(), lines.end(), [&](const MarginLine& line) {
            return line.asset == asset && (ofHoldings ? line.holding : line.debt).isPositive();
        });
        if (isTouched && !account.liquidating && marginSums(lines, state.terms(account)).hasExposure())
            touched.push_back(SubaccountId{i});
    }
    return touched;
}

/// Whether all of them stand where what they hold is worth so much less.
bool leavesRoom(const State& state, const std::vector<SubaccountId>& accounts, Ratio margin)
{
    return std::all_of(accounts.begin(), accounts.end(), [&](SubaccountId id) {
        const AccountView view{state, state.account(id)};
        MarginSums sums = marginSums(view.plainLines(), view.terms());
        sums.assetsValue = sums.assetsValue - multiply(sums.assetsValue, margin, Rounding::Up);
        return !sums.isLiquidatable();
    });
}

/// Whether none of them is liquidated where all marks but the settlement asset's fall by so much.
bool standsOnMarks(State state, const std::vector<SubaccountId>& accounts, Ratio by)
{
    SetMarkPrice fall;
    for (std::uint16_t i = 0; i < state.assets.size(); ++i)
        if (const Int128 mark = state.mark(AssetId{i}).raw; AssetId{i} != state.risk->settlement)
            fall.marks.push_back(
                {AssetId{i}, Price::fromRaw(mark - mulDiv(mark, by.raw, Ratio::scale, Rounding::Down))});
    const Outcome outcome = plimsoll::apply(state, Command{fall});
    return !outcome.refusal && std::none_of(accounts.begin(), accounts.end(), [&](SubaccountId id) {
        return state.account(id).liquidating;
    });
}

/// None where the exchange does not take a value on the way.
std::optional<std::vector<Taken>> takenOf(State state, const ParameterEdit& edit, const Corridor& corridor,
    Ratio margin, const std::vector<NoticeStep>& steps)
{
    const std::vector<SubaccountId> touched = touchedBy(state, edit);
    std::vector<Taken> all;
    Ratio value = corridor.now;
    for (const NoticeStep& step : steps) {
        const State before = state;
        const auto apply = [&](State& to, Ratio after) {
            return plimsoll::apply(
                to, Command{SetParameters{{{edit.path, toText(value), toText(after)}}, "a step of its ramp"}});
        };
        const Outcome outcome = apply(state, step.value);
        if (outcome.refusal)
            return std::nullopt;
        Taken taken{step.at, value, step.value, startedBy(outcome), false, leavesRoom(state, touched, margin),
            standsOnMarks(state, touched, Ratio::fromRaw(margin.raw / 10 * 9))};
        // The last value that crosses nobody, by halving: one step of 1e-18 further all of them are crossed, or some.
        if (!taken.owed.empty()) {
            Int128 safe = value.raw;
            Int128 beyond = step.value.raw;
            while (beyond - safe > 1 || safe - beyond > 1) {
                const Int128 middle = safe + (beyond - safe) / 2;
                State fork = before;
                (startedBy(apply(fork, Ratio::fromRaw(middle))).empty() ? safe : beyond) = middle;
            }
            State fork = before;
            taken.isOneCrossing = startedBy(apply(fork, Ratio::fromRaw(beyond))).size() == taken.owed.size();
        }
        all.push_back(std::move(taken));
        value = step.value;
    }
    return all;
}

/// What of the bounds does not hold; empty where all do.
std::string brokenBound(const std::vector<Taken>& steps, Timestamp start, const NoticeBounds& bounds, Usd depth)
{
    const Usd allowed = multiply(depth, bounds.depthShare, Rounding::Down);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Taken& step = steps[i];
        if (i == 0 ? step.at < start : step.at.ms < steps[i - 1].at.ms + bounds.intervalMs)
            return "interval";
        if (!bounds.stepMax.isZero() && std::max(step.from, step.to) - std::min(step.from, step.to) > bounds.stepMax)
            return "step";
        const bool isNoticed = step.at.ms >= start.ms + bounds.noticeMs;
        if (!isNoticed && !step.leavesRoom)
            return "margin";
        if (!isNoticed && !step.standsOnMarks)
            return "marks";
        if (step.owed.empty())
            continue;
        if (!isNoticed)
            return "notice";
        Usd exposure;
        for (const Usd each : step.owed)
            exposure += each;
        if (exposure > allowed && !step.isOneCrossing)
            return "depth";
    }
    return {};
}

/// A random world in which nobody who owes, or would, has orders: what a cancelled one frees repays, so that such an
/// account is met a little later than planned.
State stateWithoutTheirOrders(Theme theme, std::uint64_t seed)
{
    State state = randomState(theme, seed);
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i) {
        const SubaccountId id{i};
        if (AccountView{state, state.account(id)}.resting().hasExposure())
            for (std::uint16_t market = 0; market < state.markets.size(); ++market)
                plimsoll::apply(state, Command{CancelAll{id, MarketId{market}}});
    }
    return state;
}

/// Weights down, requirements up, as far as the rules allow.
ParameterEdit randomEdit(const State& state, Draw& draw)
{
    const auto& assets = state.configuration().assets;
    const AssetParameters& asset = assets[draw.below(assets.size())];
    const std::string path = "assets." + asset.symbol + '.';
    if (draw.chance(60)) {
        const Ratio weight = asset.haircutFunction.weight;
        const Ratio to = Ratio::fromRaw(weight.raw / 100 * static_cast<Int128>(draw.below(100)));
        return {path + "haircutFunction.weight", toText(weight), toText(to)};
    }
    const Int128 room = asset.imfFunction.base.raw - asset.mmfFunction.base.raw - 1;
    const Ratio to = asset.mmfFunction.base + Ratio::fromRaw(room / 100 * static_cast<Int128>(draw.below(101)));
    return {path + "mmfFunction.base", toText(asset.mmfFunction.base), toText(to)};
}

NoticeBounds randomBounds(Draw& draw)
{
    return {static_cast<std::int64_t>(draw.below(3)) * 12 * msPerHour,
        (1 + static_cast<std::int64_t>(draw.below(90))) * msPerMinute,
        draw.chance(50) ? Ratio{} : Ratio::fromRaw(powerOfTen(16) * (2 + static_cast<Int128>(draw.below(20)))),
        Ratio::fromRaw(powerOfTen(17) * static_cast<Int128>(draw.below(11)))};
}

} // namespace

/// Notice ramps of random worlds, each step taken by the exchange itself: marks and all else stand still meanwhile.
class NoticeRampWorldTest : public QObject {
    Q_OBJECT

private slots:
    void everyBoundHoldsAndShorteningAnIntervalBreaksOne()
    {
        int crossing = 0;
        int nearing = 0;
        for (const Theme theme : {Theme::Crash, Theme::Backstop, Theme::Trading, Theme::Makers}) {
            for (std::uint64_t seed = 1; seed <= 3; ++seed) {
                const State state = stateWithoutTheirOrders(theme, seed);
                Draw draw{seed * 977 + static_cast<std::uint64_t>(theme)};
                for (int i = 0; i < 15; ++i) {
                    const ParameterEdit edit = randomEdit(state, draw);
                    const Ratio margin = Ratio::fromRaw(powerOfTen(16) / 2 * static_cast<Int128>(draw.below(5)));
                    switch (plan(state, edit, margin, randomBounds(draw))) {
                    case Plan::Crosses:
                        ++crossing;
                        break;
                    case Plan::ComesNear:
                        ++nearing;
                        break;
                    case Plan::None:
                        break;
                    }
                }
                if (QTest::currentTestFailed()) {
                    qWarning("theme %d, seed %d", static_cast<int>(theme), static_cast<int>(seed));
                    return;
                }
            }
        }
        QVERIFY2(crossing >= 30, qPrintable(QString::number(crossing)));
        QVERIFY2(nearing >= 3, qPrintable(QString::number(nearing)));
    }

    void noStepLiquidatesMoreThanItsShareThoseMetBeforeIncluded()
    {
        Seen seen;
        for (const Theme theme : {Theme::Crash, Theme::Trading, Theme::Makers}) {
            for (std::uint64_t seed = 1; seed <= 3; ++seed) {
                const State state = stateWithoutTheirOrders(theme, seed);
                Draw draw{seed * 1013 + static_cast<std::uint64_t>(theme)};
                for (int i = 0; i < 12; ++i) {
                    const ParameterEdit edit = randomEdit(state, draw);
                    NoticeBounds bounds = randomBounds(draw);
                    bounds.stepMax = Ratio::fromRaw(powerOfTen(16) * (1 + static_cast<Int128>(draw.below(10))));
                    playedPlan(state, edit, bounds, seen);
                }
                if (QTest::currentTestFailed()) {
                    qWarning("theme %d, seed %d", static_cast<int>(theme), static_cast<int>(seed));
                    return;
                }
            }
        }
        qInfo("%d steps liquidate, %d of them again, %d go as far as the books take, %d alone", seen.liquidating,
            seen.again, seen.shortened, seen.alone);
        QVERIFY(seen.liquidating >= 60);
        QVERIFY(seen.again >= 20);
        QVERIFY(seen.shortened >= 20);
    }

private:
    struct Seen {
        int liquidating{};
        int again{};
        int shortened{};
        int alone{};
    };

    struct Repaid {
        std::set<SubaccountId> of;
        Usd usd;
    };

    /// Takes a plan's steps with a clock of its own, and holds what was repaid against what each was planned to.
    static void playedPlan(State state, const ParameterEdit& edit, const NoticeBounds& bounds, Seen& seen)
    {
        const auto way = noticeWayOf(state, {edit}, {});
        if (!way || way->corridor.now == way->corridor.extreme || way->corridor.crossings.empty())
            return;
        RampFork fork{state, edit.path, {}};
        const auto steps = noticeRamp(*way, state.now, bounds, stepsMax, &fork);
        if (!steps)
            return;
        settle(state);
        const Usd allowed = multiply(way->corridor.depth, bounds.depthShare, Rounding::Down);
        const Timestamp noticed{steps->front().at.ms + bounds.noticeMs};
        Ratio value = way->corridor.now;
        std::set<SubaccountId> met;
        for (std::size_t i = 0; i < steps->size(); ++i) {
            const NoticeStep& step = (*steps)[i];
            QVERIFY(step.value != value);
            const State before = state;
            const Repaid repaid = taken(state, edit, value, step.value);
            QCOMPARE(repaid.usd, step.exposure);
            QVERIFY(repaid.of.size() <= step.accounts);
            const bool isAlone = step.pace == NoticeStep::Pace::Alone;
            QVERIFY2(isAlone || step.exposure <= allowed, "more than the share");
            QVERIFY2(!isAlone || step.exposure > allowed, "alone for nothing");
            bool isAgain = false;
            for (const SubaccountId id : repaid.of)
                isAgain |= !met.insert(id).second;
            seen.liquidating += repaid.of.empty() ? 0 : 1;
            seen.again += isAgain ? 1 : 0;
            seen.alone += isAlone ? 1 : 0;
            if (step.pace == NoticeStep::Pace::Depth) {
                ++seen.shortened;
                const Ratio further = further32nd(value, step.value, bounds.stepMax, way->corridor.extreme);
                State fork = before;
                QVERIFY2(taken(fork, edit, value, further).usd > allowed, "it could have gone further");
            }
            // No interval is longer than it has to be.
            QVERIFY(i == 0 || step.at.ms == (*steps)[i - 1].at.ms + bounds.intervalMs || step.at == noticed);
            value = step.value;
        }
        QCOMPARE(value, way->corridor.extreme);
    }

    /// A 32nd of a whole step further than one that fell short of it.
    static Ratio further32nd(Ratio from, Ratio to, Ratio stepMax, Ratio extreme)
    {
        const bool falls = extreme < from;
        const Ratio rail = falls ? from - stepMax : from + stepMax;
        const Ratio furthest = falls ? std::max(rail, extreme) : std::min(rail, extreme);
        const Ratio part = Ratio::fromRaw((furthest.raw - from.raw) / 32 + (falls ? -1 : 1) * powerOfTen(12));
        return falls ? std::max(to + part, furthest) : std::min(to + part, furthest);
    }

    static Repaid taken(State& state, const ParameterEdit& edit, Ratio from, Ratio to)
    {
        const Outcome outcome = plimsoll::apply(
            state, Command{SetParameters{{{edit.path, toText(from), toText(to)}}, "a step of its ramp"}});
        if (outcome.refusal)
            QTest::qFail("the exchange does not take a step", __FILE__, __LINE__);
        return settle(state);
    }

    static Repaid settle(State& state)
    {
        Repaid repaid;
        for (int second = 0; second < 300 && !state.queue.empty(); ++second)
            for (const Event& event :
                plimsoll::apply(state, Command{Tick{Timestamp{state.now.ms + msPerSecond}, {}}}).events)
                if (const auto* fill = std::get_if<LiquidationFill>(&event)) {
                    repaid.of.insert(fill->subaccount);
                    repaid.usd += notional(fill->debtRepaid, state.mark(fill->debt));
                }
        return repaid;
    }

    /// Whether there was a plan that crosses somebody, or has to wait for somebody whom its end stops short of, and the
    /// exchange took it.
    enum class Plan : std::uint8_t { None, ComesNear, Crosses };
    static Plan plan(const State& state, const ParameterEdit& edit, Ratio margin, const NoticeBounds& bounds)
    {
        const auto way = noticeWayOf(state, {edit}, margin);
        if (!way || way->corridor.now == way->corridor.extreme || (way->corridor.crossings.empty() && !way->nearest))
            return Plan::None;
        const Corridor& corridor = way->corridor;
        const auto steps = noticeRamp(*way, state.now, bounds, stepsMax).value();
        auto taken = takenOf(state, edit, corridor, margin, steps);
        if (!taken)
            return Plan::None;
        std::size_t crossed = 0;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            crossed += steps[i].accounts;
            if (steps[i].accounts != (*taken)[i].owed.size())
                QTest::qFail("the exchange liquidates others than planned", __FILE__, __LINE__);
        }
        if (crossed != corridor.crossings.size())
            QTest::qFail("not everybody on the way is planned for", __FILE__, __LINE__);
        const std::string broken = brokenBound(*taken, state.now, bounds, corridor.depth);
        if (!broken.empty())
            QTest::qFail(broken.c_str(), __FILE__, __LINE__);
        for (std::size_t first = 0; first < taken->size(); ++first) {
            std::vector<Taken> shortened = *taken;
            for (std::size_t i = first; i < shortened.size(); ++i)
                --shortened[i].at.ms;
            if (brokenBound(shortened, state.now, bounds, corridor.depth).empty())
                QTest::qFail("an interval can be shorter", __FILE__, __LINE__);
        }
        return corridor.crossings.empty() ? Plan::ComesNear : Plan::Crosses;
    }
};

PLIMSOLL_TEST(NoticeRampWorldTest);

} // namespace plimsoll::test

#include "notice_ramp_world_test.moc"
