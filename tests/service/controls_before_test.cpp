// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/base/decimal.h"
#include "service/host/controls_before.h"
#include "service/host/projection.h"
#include "service/host/view_builder.h"
#include "support/desk.h"
#include "support/registration.h"

#include <QTest>

#include <algorithm>

namespace plimsoll::test {

/// Who stopped, held and took over what is in force when a world is opened.
class ControlsBeforeTest : public QObject {
    Q_OBJECT

private slots:
    void namesWhoTookOverAndWhy()
    {
        World world;
        QVERIFY(controlsBefore(world.desk.state, world.actions).takeOvers.empty());
        world.take(TakeOverLiquidation{SubaccountId{1}, "First try"}, "ada");
        world.take(ReleaseLiquidation{SubaccountId{1}, std::nullopt, "Back"}, "ada");
        QVERIFY(controlsBefore(world.desk.state, world.actions).takeOvers.empty());
        world.take(TakeOverLiquidation{SubaccountId{1}, "Client wires"}, "bob");
        world.take(HoldLiquidation{SubaccountId{1}, std::nullopt, 15, "Books are thin"}, "cleo");
        world.take(HaltMatching{10, "Index is down"}, "dan");

        const ControlsBefore before = controlsBefore(world.desk.state, world.actions);
        QCOMPARE(before.takeOvers.size(), std::size_t{1});
        QCOMPARE(before.takeOvers[0].actor, std::string("bob"));
        QCOMPARE(before.takeOvers[0].reason, std::string("Client wires"));
        QCOMPARE(before.holds.size(), std::size_t{1});
        QCOMPARE(before.holds[0].actor, std::string("cleo"));
        QCOMPARE(before.matching.value().reason, std::string("Index is down"));
        QVERIFY(!before.liquidations);

        // Seen as it happened, or told when the world is opened: the desk reads the same.
        ViewBuilder opened{[](const Survey::Task& task) { task(); }};
        opened.remember(before);
        for (ViewBuilder* builder : {&world.builder, &opened}) {
            const auto queue = seen(*builder, world.desk.state)->liquidations.queue;
            QCOMPARE(queue.size(), std::size_t{1});
            QCOMPARE(queue[0].takeOver.value().actor, std::string("bob"));
            QCOMPARE(queue[0].takeOver->reason, std::string("Client wires"));
            QCOMPARE(queue[0].hold.value().actor, std::string("cleo"));
        }
    }

    void saysNothingOfWhatNobodyRecorded()
    {
        World world;
        world.take(TakeOverLiquidation{SubaccountId{1}, "Client wires"}, "bob");
        ViewBuilder opened{[](const Survey::Task& task) { task(); }};
        opened.remember(controlsBefore(world.desk.state, {}));
        const auto queue = seen(opened, world.desk.state)->liquidations.queue;
        QVERIFY(queue.at(0).takeOver && queue[0].takeOver->actor.empty());
    }

private:
    /// Account 1 is in the queue; operators act on it.
    struct World {
        World()
        {
            desk.take(SetParameters{{{"assets.SOL.haircutFunction.weight", "0.95", "0.525"}}, "test"});
            QVERIFY(desk.isQueued(1));
        }

        void take(const Command& command, const std::string& actor)
        {
            QVERIFY(desk.take(command));
            ++sequence;
            builder.observe(desk.state, sequence, command, desk.last(), actor);
            std::ranges::copy(
                actionsOf(desk.state, sequence, command, desk.last(), actor, {}), std::back_inserter(actions));
        }

        Desk desk = deskWithALong();
        ViewBuilder builder{[](const Survey::Task& task) { task(); }};
        std::vector<OperatorAction> actions;
        std::uint64_t sequence = 0;
    };

    static std::shared_ptr<const view::ViewSnapshot> seen(ViewBuilder& builder, const State& state)
    {
        view::ViewRequest request;
        request.page = view::Page::Liquidations;
        return builder.build(state, request, {}, {}, {}, 0);
    }
};
PLIMSOLL_TEST(ControlsBeforeTest);

} // namespace plimsoll::test

#include "controls_before_test.moc"
