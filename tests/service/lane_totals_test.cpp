// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "service/host/account_columns.h"
#include "service/host/projection.h"
#include "service/host/view_builder.h"
#include "support/crowd.h"
#include "support/registration.h"

#include <QTest>

#include <set>

namespace plimsoll::test {

namespace {

/// Builds views of a state as the host does, every account looked at.
struct Viewed {
    State state = crowd(1400);
    ViewBuilder builder{[](const Survey::Task& task) { task(); }};

    void take(const Command& command)
    {
        const Outcome outcome = plimsoll::apply(state, command);
        QVERIFY2(outcome.accepted(), outcome.refusal ? codeName(outcome.refusal->code).data() : "");
        builder.observe(state, ++sequence, command, outcome, {});
    }
    void markSol(const char* price) { take(SetMarkPrice{{{sol, constant<Price>(price)}}}); }
    std::shared_ptr<const view::ViewSnapshot> seen()
    {
        view::ViewRequest request;
        request.page = view::Page::Liquidations;
        return builder.build(state, request, {}, {}, {}, 0);
    }

    std::uint64_t sequence = 0;
};

std::uint32_t total(const view::ViewSnapshot& seen, view::LiquidationStage stage)
{
    return seen.liquidations.stageTotals[static_cast<std::size_t>(stage)];
}

} // namespace

/// The lanes of the Liquidations page list a part and count all.
class LaneTotalsTest : public QObject {
    Q_OBJECT

private slots:
    /// What an operator holds shows where it holds.
    void saysOfWhomEveryDebtIsHeld()
    {
        Viewed viewed;
        leaveWith(viewed.state, SubaccountId{10}, constant<Quantity>("1.17"));
        viewed.markSol("92.6");
        const view::QueueRow before = viewed.seen()->liquidations.queue.front();
        QVERIFY(before.nextSlice && !before.debtHold);
        viewed.take(HoldLiquidation{std::nullopt, before.nextSlice->debt, 5U, "thin books"});
        const view::QueueRow held = viewed.seen()->liquidations.queue.front();
        QVERIFY(!held.nextSlice);
        QVERIFY(held.debtHold && held.debtHold->asset == before.nextSlice->debt);
        QCOMPARE(held.debtHold->until.ms, viewed.state.now.ms + 5 * msPerMinute);
        viewed.take(ReleaseLiquidation{std::nullopt, before.nextSlice->debt, "deep again"});
        QVERIFY(!viewed.seen()->liquidations.queue.front().debtHold);
    }

    void countsAllAndListsAPart()
    {
        Viewed viewed;
        for (std::uint32_t i = 1; i <= 130; ++i)
            leaveWith(viewed.state, SubaccountId{10 * i}, constant<Quantity>("1.17"));
        viewed.markSol("92.6");
        const auto seen = viewed.seen();
        QCOMPARE(seen->liquidations.queueLength, 130U);
        QCOMPARE(total(*seen, view::LiquidationStage::Book), 130U);
        QCOMPARE(seen->liquidations.queue.size(), std::size_t{100});
        QCOMPARE(seen->liquidations.queue.back().rank, 100U);
    }

    /// Who is in liquidation again is done with nothing, and who left twice is listed once.
    void takesWhoIsBackInTheQueueOutOfDone()
    {
        Viewed viewed;
        leaveWith(viewed.state, SubaccountId{10}, constant<Quantity>("1.17"));
        for (int left = 1; left <= 2; ++left) {
            viewed.markSol("92.6");
            QCOMPARE(viewed.seen()->liquidations.queueLength, 1U);
            QCOMPARE(viewed.seen()->liquidations.done.size(), std::size_t{0});
            QCOMPARE(total(*viewed.seen(), view::LiquidationStage::Done), 0U);
            viewed.markSol("120");
            QCOMPARE(viewed.seen()->liquidations.queueLength, 0U);
            QCOMPARE(viewed.seen()->liquidations.done.size(), std::size_t{1});
            QCOMPARE(total(*viewed.seen(), view::LiquidationStage::Done), 1U);
        }
    }

    /// Between two looks at an account its margin moves: it is not listed by what it was.
    void watchesNobodyWhoWentAwaySinceTheLastLook()
    {
        State state = crowd(1400);
        for (std::uint32_t i = 1; i <= 60; ++i)
            leaveWith(state, SubaccountId{10 * i}, constant<Quantity>("1.19"));
        QVERIFY(plimsoll::apply(state, SetMarkPrice{{{sol, constant<Price>("93")}}}).accepted());
        AccountColumns columns;
        columns.sweep(state, state.accounts.size());
        QCOMPARE(columns.watch(state, 20).size(), std::size_t{20});
        QVERIFY(plimsoll::apply(state, SetMarkPrice{{{sol, constant<Price>("120")}}}).accepted());
        QCOMPARE(columns.watch(state, 20).size(), std::size_t{0});
    }

    /// Accounts that are in the queue and back under 100 % take no places of those that are only near it.
    void watchesThoseThatAreNotInTheQueue()
    {
        Viewed viewed;
        for (std::uint32_t i = 1; i <= 60; ++i)
            leaveWith(viewed.state, SubaccountId{10 * i}, constant<Quantity>(i <= 30 ? "1.195" : "1.19"));
        viewed.markSol("92.6");
        QCOMPARE(viewed.seen()->liquidations.queueLength, 30U);
        viewed.markSol("93");
        const auto seen = viewed.seen();
        QCOMPARE(seen->liquidations.queueLength, 30U);
        for (const view::QueueRow& row : seen->liquidations.queue)
            QVERIFY(row.mmr && *row.mmr < Ratio::whole(1) && *row.mmr > constant<Ratio>("0.8"));
        QCOMPARE(total(*seen, view::LiquidationStage::Watch), 30U);
        QCOMPARE(seen->liquidations.watch.size(), std::size_t{20});
        for (const view::QueueRow& row : seen->liquidations.watch)
            QVERIFY(row.subaccount.value <= 300);
    }

    void keepsWhatWasGrantedBesideWhatIsLeft()
    {
        Viewed viewed;
        const SubaccountId provider{1399};
        viewed.take(SetBackstopProvider{provider, Usd::whole(1000), "on duty"});
        viewed.state.providers.edit()[provider] = Usd::whole(250);
        const auto seen = viewed.seen();
        QCOMPARE(seen->liquidations.backstopCapacity, Usd::whole(250));
        QCOMPARE(seen->liquidations.backstopCapacityTotal, Usd::whole(1000));
        QCOMPARE(seen->liquidations.providers.front().granted, Usd::whole(1000));
        viewed.take(SetBackstopProvider{provider, Usd::whole(600), "less"});
        QCOMPARE(viewed.seen()->liquidations.backstopCapacityTotal, Usd::whole(600));
    }

    /// A young world has its beginning for the hour before; an older one that is opened, what was kept of it.
    void knowsNoHourThatItDidNotSee()
    {
        Viewed fresh;
        std::vector<Price> half = fresh.state.marks;
        for (Price& mark : half)
            mark.raw /= 2;
        fresh.builder.worldBegan(fresh.state.now, half);
        QCOMPARE(fresh.seen()->assets[sol.value].changeOneHour, std::optional{Ratio::whole(1)});
        Viewed older;
        older.builder.worldBegan({older.state.now.ms - 2 * msPerHour}, half);
        QVERIFY(!older.seen()->assets[sol.value].changeOneHour.has_value());
        // A minute is missing: what was before it is no hour.
        for (const int missing : {30, 99}) {
            Viewed opened;
            ProjectedRows kept;
            State past = opened.state;
            past.marks = half;
            for (int minute = 0; minute <= 60; ++minute) {
                past.now = {(opened.state.now.ms / msPerMinute + minute - 60) * msPerMinute};
                if (minute != missing)
                    projectMinute(past, static_cast<std::uint64_t>(minute + 1), kept);
            }
            opened.builder.remember(kept);
            opened.builder.worldBegan({opened.state.now.ms - 2 * msPerHour}, half);
            QCOMPARE(opened.seen()->assets[sol.value].changeOneHour,
                missing == 30 ? std::nullopt : std::optional{Ratio::whole(1)});
        }
    }
};

PLIMSOLL_TEST(LaneTotalsTest);

} // namespace plimsoll::test

#include "lane_totals_test.moc"
