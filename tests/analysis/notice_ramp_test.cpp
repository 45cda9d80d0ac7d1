// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/notice_ramp.h"

#include "domain/base/decimal.h"
#include "support/draw.h"
#include "support/registration.h"

#include <QTest>

#include <algorithm>
#include <limits>

namespace plimsoll::test {

namespace {

constexpr Timestamp start{1'760'000'000'000};

/// A weight that falls from 0.95 to 0.55, or a requirement that rises from 0.05 to 0.45, and who is met on the way.
NoticeWay randomWay(Draw& draw)
{
    NoticeWay way;
    Corridor& corridor = way.corridor;
    const bool falls = draw.chance(50);
    corridor.hurts = falls ? Hurts::Falling : Hurts::Rising;
    corridor.now = constant<Ratio>(falls ? "0.95" : "0.05");
    corridor.extreme = constant<Ratio>(falls ? "0.55" : "0.45");
    corridor.depth = Usd::whole(static_cast<std::int64_t>(draw.below(20'000)));
    Ratio value = corridor.now;
    Usd exposure;
    for (std::uint64_t i = draw.below(30); i > 0; --i) {
        // Some are met together.
        const Ratio by = Ratio::fromRaw(draw.chance(25) && !corridor.crossings.empty()
                ? 0
                : powerOfTen(15) * static_cast<Int128>(draw.below(40)) + 1);
        value = falls ? value - by : value + by;
        if (falls ? value < corridor.extreme : value > corridor.extreme)
            break;
        exposure += Usd::whole(1 + static_cast<std::int64_t>(draw.below(5000)));
        corridor.crossings.push_back({SubaccountId{static_cast<std::uint32_t>(i)}, value, exposure});
    }
    // Who is met together counts together.
    for (std::size_t i = corridor.crossings.size(); i-- > 1;)
        if (corridor.crossings[i - 1].value == corridor.crossings[i].value)
            corridor.crossings[i - 1].exposure = corridor.crossings[i].exposure;
    // Some are nearer than the margin already; some are met by nothing but the margin.
    if (corridor.crossings.empty() && draw.chance(50))
        return way;
    const Ratio reached = corridor.crossings.empty() ? corridor.extreme : corridor.crossings.front().value;
    const Int128 room = (reached.raw - corridor.now.raw) / 40 * static_cast<Int128>(draw.below(41));
    way.nearest = FirstMet{SubaccountId{99}, Ratio::fromRaw(reached.raw - room)};
    return way;
}

NoticeBounds randomBounds(Draw& draw)
{
    NoticeBounds bounds;
    bounds.noticeMs = static_cast<std::int64_t>(draw.below(4)) * 6 * msPerHour;
    bounds.intervalMs = (1 + static_cast<std::int64_t>(draw.below(60))) * msPerMinute;
    bounds.stepMax
        = draw.chance(30) ? Ratio{} : Ratio::fromRaw(powerOfTen(16) * (1 + static_cast<Int128>(draw.below(20))));
    bounds.depthShare = Ratio::fromRaw(powerOfTen(17) * static_cast<Int128>(draw.below(11)));
    return bounds;
}

/// Of the crossings alone: nobody is liquidated in parts.
std::vector<NoticeStep> rampOf(const NoticeWay& way, const NoticeBounds& bounds)
{
    return noticeRamp(way, start, bounds, std::numeric_limits<std::size_t>::max()).value();
}

bool reaches(const Corridor& corridor, Ratio value, Ratio crossing)
{
    return corridor.hurts == Hurts::Falling ? value <= crossing : value >= crossing;
}

Ratio distance(Ratio a, Ratio b)
{
    return a < b ? b - a : a - b;
}

} // namespace

/// The shortest schedule that keeps to notice, depth, step and interval.
class NoticeRampTest : public QObject {
    Q_OBJECT

private slots:
    void everyBoundHoldsAndNoIntervalCanBeShorter()
    {
        for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
            Draw draw{seed};
            const NoticeWay way = randomWay(draw);
            const NoticeBounds bounds = randomBounds(draw);
            const auto steps = rampOf(way, bounds);
            QVERIFY2(!steps.empty() && steps.back().value == way.corridor.extreme, qPrintable(QString::number(seed)));
            check(way, bounds, steps);
            if (QTest::currentTestFailed()) {
                qWarning("seed %llu", static_cast<unsigned long long>(seed));
                return;
            }
        }
    }

    void whoHurtsNobodyGoesAsFastAsTheRailAllows()
    {
        Corridor corridor;
        corridor.hurts = Hurts::Falling;
        corridor.now = constant<Ratio>("0.95");
        corridor.extreme = constant<Ratio>("0.7");
        const auto steps
            = rampOf({corridor, {}}, {24 * msPerHour, msPerHour, constant<Ratio>("0.1"), constant<Ratio>("0.5")});
        QCOMPARE(steps.size(), std::size_t{3});
        QCOMPARE(steps[0].at, start);
        QCOMPARE(steps[1].value, constant<Ratio>("0.75"));
        QCOMPARE(steps[2].at, Timestamp{start.ms + 2 * msPerHour});
    }

    void anAccountGetsItsNotice()
    {
        NoticeWay way;
        Corridor& corridor = way.corridor;
        corridor.hurts = Hurts::Falling;
        corridor.now = constant<Ratio>("0.95");
        corridor.extreme = constant<Ratio>("0.8");
        corridor.depth = Usd::whole(1000);
        corridor.crossings = {{SubaccountId{7}, constant<Ratio>("0.9"), Usd::whole(400)},
            {SubaccountId{8}, constant<Ratio>("0.85"), Usd::whole(900)}};
        // Account 8 is the nearer one when marks move.
        way.nearest = FirstMet{SubaccountId{8}, constant<Ratio>("0.91")};
        const NoticeBounds bounds{24 * msPerHour, msPerHour, Ratio{}, constant<Ratio>("0.5")};
        const auto steps = rampOf(way, bounds);
        QCOMPARE(steps.size(), std::size_t{3});
        QCOMPARE(steps[0].value, constant<Ratio>("0.910001"));
        QCOMPARE(steps[0].accounts, 0U);
        QCOMPARE(steps[0].pace, NoticeStep::Pace::Margin);
        QCOMPARE(steps[0].setters, std::vector<SubaccountId>{SubaccountId{8}});
        QCOMPARE(steps[1].at, Timestamp{start.ms + 24 * msPerHour});
        QCOMPARE(steps[1].pace, NoticeStep::Pace::Notice);
        QCOMPARE(steps[1].setters, std::vector<SubaccountId>{SubaccountId{7}});
        QCOMPARE(steps[1].value, constant<Ratio>("0.850001"));
        QCOMPARE(steps[2].at, Timestamp{start.ms + 25 * msPerHour});
        QCOMPARE(steps[2].exposure, Usd::whole(500));
        // Nearer than the margin as it is: nothing moves before its notice is over.
        way.nearest->value = corridor.now;
        const auto later = rampOf(way, bounds);
        QCOMPARE(later.size(), std::size_t{2});
        QCOMPARE(later[0].at, steps[1].at);
        QCOMPARE(later[0].value, steps[1].value);
    }

private:
    static void check(const NoticeWay& way, const NoticeBounds& bounds, const std::vector<NoticeStep>& steps)
    {
        const Corridor& corridor = way.corridor;
        const Timestamp noticed{start.ms + bounds.noticeMs};
        const Usd allowed = multiply(corridor.depth, bounds.depthShare, Rounding::Down);
        Ratio value = corridor.now;
        std::size_t met = 0;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const NoticeStep& step = steps[i];
            QVERIFY(step.value != value && reaches(corridor, step.value, value));
            QVERIFY(bounds.stepMax.isZero() || distance(step.value, value) <= bounds.stepMax);
            const std::size_t first = met;
            while (met < corridor.crossings.size() && reaches(corridor, step.value, corridor.crossings[met].value))
                ++met;
            QCOMPARE(step.accounts, static_cast<std::uint32_t>(met - first));
            const bool crosses = met > first;
            if (crosses) {
                const Usd exposure = corridor.crossings[met - 1].exposure
                    - (first == 0 ? Usd{} : corridor.crossings[first - 1].exposure);
                QCOMPARE(step.exposure, exposure);
                const bool together = corridor.crossings[first].value == corridor.crossings[met - 1].value;
                QVERIFY(exposure <= allowed || together);
                QVERIFY(step.at >= noticed);
            }
            const bool isNear = way.nearest && reaches(corridor, step.value, way.nearest->value);
            QVERIFY(!isNear || step.at >= noticed);
            // A millisecond less before it, and one of them breaks.
            const bool byNotice = isNear && step.at == noticed;
            const Timestamp earliest = i == 0 ? start : Timestamp{steps[i - 1].at.ms + bounds.intervalMs};
            QVERIFY(step.at == earliest || (byNotice && step.at > earliest));
            // Further at once, and one of them breaks: the step's length, the notice, the margin or the depth.
            if (step.value != corridor.extreme && met < corridor.crossings.size()) {
                const Ratio next = corridor.crossings[met].value;
                const bool tooFar = !bounds.stepMax.isZero() && distance(next, value) > bounds.stepMax;
                std::size_t end = met;
                while (end < corridor.crossings.size() && corridor.crossings[end].value == next)
                    ++end;
                const Usd more = corridor.crossings[end - 1].exposure
                    - (first == 0 ? Usd{} : corridor.crossings[first - 1].exposure);
                QVERIFY(tooFar || step.at < noticed || more > allowed);
            }
            value = step.value;
        }
    }
};

PLIMSOLL_TEST(NoticeRampTest);

} // namespace plimsoll::test

#include "notice_ramp_test.moc"
