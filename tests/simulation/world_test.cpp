// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/hash.h"
#include "fake_exchange.h"
#include "simulation/agent.h"
#include "simulation/real.h"
#include "simulation/utc_time.h"
#include "simulation/world.h"
#include "support/registration.h"

#include <QTest>

#include <cmath>
#include <set>

namespace plimsoll {
namespace {

using test::FakeExchange;

Scenario fallingWorld()
{
    Scenario scenario;
    scenario.seed = 11;
    scenario.start = timestampOf("2025-10-10T20:48:00Z").value();
    scenario.risk = test::smallVenue();
    const auto falls = [&](std::uint16_t asset, const char* from, const char* to) {
        AnchoredPrice price;
        price.anchors.push_back({timestampOf("2025-10-10T20:50:00Z").value(), constant<Price>(from)});
        price.anchors.push_back({timestampOf("2025-10-10T20:52:00Z").value(), constant<Price>(to)});
        scenario.prices.push_back({AssetId{asset}, price});
    };
    falls(1, "117000", "105000");
    falls(2, "4010", "3435");
    falls(3, "207", "168.79");
    scenario.population = {3'000, 10, 400, 4, Usd::whole(1'000'000), Usd::whole(100'000)};
    return scenario;
}

void populate(const World& world, FakeExchange& exchange)
{
    for (const Command& command : world.opening(0, exchange))
        exchange.apply(command);
}

void runUntil(World& world, FakeExchange& exchange, const char* time)
{
    while (world.nextSecond() <= timestampOf(time).value())
        exchange.apply(world.tick(exchange));
}

Bytes encoded(const std::vector<Command>& commands)
{
    Bytes bytes;
    Encoder encoder(bytes);
    encoder.write(commands);
    return bytes;
}

/// USD on one side of a market, and the farthest price from the mark in basis points.
struct Quotes {
    double value{};
    double basisPoints{};
};
Quotes quotesOf(const World& world, const FakeExchange& exchange, MarketId market, Side side)
{
    Quotes quotes;
    const double mark = real::of(exchange.mark(exchange.configuration().markets[market.value].base));
    for (const Command& command : world.actions(exchange)) {
        const auto* order = std::get_if<PlaceOrder>(&command);
        if (order == nullptr || order->type != OrderType::Limit || order->market != market || order->side != side)
            continue;
        quotes.value += static_cast<double>(order->quantity.raw) / 1e10 * mark;
        quotes.basisPoints = std::max(quotes.basisPoints, std::abs(real::of(*order->price) / mark - 1) * 10'000);
    }
    return quotes;
}

/// At the next turn of the market.
Quotes nextQuotes(World& world, FakeExchange& exchange, MarketId market, Side side)
{
    for (;;) {
        exchange.apply(world.tick(exchange));
        const Quotes quotes = quotesOf(world, exchange, market, side);
        if (quotes.value > 0)
            return quotes;
    }
}

} // namespace

class WorldTest : public QObject {
    Q_OBJECT

private slots:
    void populationFollowsTheScriptedSubaccounts()
    {
        const World world(fallingWorld(), 5);
        FakeExchange exchange(world.startingRisk());
        std::uint32_t next = 6;
        for (const Command& command : world.opening(0, exchange))
            if (const auto* created = std::get_if<CreateSubaccount>(&command))
                QCOMPARE(created->subaccount.value, next++);
        QCOMPARE(next, 6U + 3'000 + 10 + 400 + 4);
        QCOMPARE(world.cast().end(), next);
    }

    void leveragesAreSpread()
    {
        const World world(fallingWorld());
        int middle = 0;
        int margin = 0;
        double largest = 0;
        for (const Trader& trader : world.cast().traders()) {
            QVERIFY(trader.leverage >= 1.2 && trader.leverage <= 10);
            margin += trader.kind == TraderKind::Spot ? 0 : 1;
            middle += trader.leverage >= 3 && trader.leverage <= 8 ? 1 : 0;
            largest = std::max(largest, trader.equity);
        }
        QVERIFY(margin > 1'900 && margin < 2'300);
        QVERIFY(middle > 1'800 && middle < 2'100);
        QVERIFY(largest > 300'000);
    }

    void openingTradesRespectMargin()
    {
        const World world(fallingWorld());
        const RiskConfiguration risk = world.startingRisk();
        for (const Trader& trader : world.cast().traders()) {
            const OpeningTrade trade = openingTradeOf(trader, trader.equity, risk, risk.markPrices);
            QVERIFY(trade.notional <= 10 * trader.equity + 1e-6);
            if (trader.kind == TraderKind::Spot)
                QCOMPARE(trade.debt, 0.0);
        }
    }

    void quotesThinAndWidenUnderStress()
    {
        World world(fallingWorld());
        FakeExchange exchange(world.startingRisk());
        populate(world, exchange);
        const Quotes calm = nextQuotes(world, exchange, MarketId{0}, Side::Bid);
        QVERIFY(calm.value > 25'000);
        QVERIFY(calm.basisPoints <= 190.5);

        runUntil(world, exchange, "2025-10-10T20:51:20Z");
        const Quotes stressed = nextQuotes(world, exchange, MarketId{0}, Side::Bid);
        QVERIFY(stressed.value > 0);
        QVERIFY2(stressed.value < calm.value / 8, std::to_string(stressed.value / calm.value).c_str());
        QVERIFY(stressed.basisPoints > 150 && stressed.basisPoints <= 190.5);
    }

    void keepsToTheRateOfCommands_data()
    {
        QTest::addColumn<int>("marketMakers");
        for (const int makers : {1, 8, 22, 200})
            QTest::newRow(std::to_string(makers).c_str()) << makers;
    }
    void keepsToTheRateOfCommands()
    {
        QFETCH(int, marketMakers);
        Scenario scenario = fallingWorld();
        scenario.population.marketMakers = static_cast<std::uint32_t>(marketMakers);
        scenario.population.traders = 20'000;
        scenario.population.lenders = 5'000;
        World world(scenario);
        FakeExchange exchange(world.startingRisk());
        populate(world, exchange);
        std::size_t most = 0;
        std::set<MarketId> quoted;
        while (world.nextSecond() <= timestampOf("2025-10-10T20:53:00Z").value()) {
            exchange.apply(world.tick(exchange));
            const std::vector<Command> commands = world.actions(exchange);
            most = std::max(most, commands.size());
            for (const Command& command : commands)
                if (const auto* order = std::get_if<PlaceOrder>(&command); order && order->type == OrderType::Limit)
                    quoted.insert(order->market);
        }
        QVERIFY(most > 100);
        QVERIFY(most <= commandsPerSecondMax);
        QCOMPARE(quoted.size(), std::size_t{4});
    }

    void whoIsBeingLiquidatedDoesNotTrade()
    {
        World world(fallingWorld());
        FakeExchange exchange(world.startingRisk());
        populate(world, exchange);
        // Everybody but the one is silent: it alone would act.
        const auto ordersOf = [&](SubaccountId subaccount) {
            int orders = 0;
            for (const Command& command : world.actions(exchange))
                if (const auto* order = std::get_if<PlaceOrder>(&command))
                    orders += order->subaccount == subaccount ? 1 : 0;
            return orders;
        };
        SubaccountId active{};
        for (int second = 0; second < 300 && active.value == 0; ++second) {
            exchange.apply(world.tick(exchange));
            for (const Command& command : world.actions(exchange))
                if (const auto* order = std::get_if<PlaceOrder>(&command); order && order->type == OrderType::Market)
                    active = order->subaccount;
        }
        QVERIFY(active.value != 0);
        QVERIFY(ordersOf(active) > 0);
        exchange.liquidating = active;
        QCOMPARE(ordersOf(active), 0);
    }

    void sameSeedSameCommandsAlsoAfterAResume()
    {
        World straight(fallingWorld());
        World again(fallingWorld());
        FakeExchange exchange(straight.startingRisk());
        populate(straight, exchange);
        QCOMPARE(encoded(again.opening(0, exchange)), encoded(straight.opening(0, exchange)));
        runUntil(straight, exchange, "2025-10-10T20:51:00Z");
        again.resumeAt(timestampOf("2025-10-10T20:51:00Z").value());
        QCOMPARE(again.nextSecond(), straight.nextSecond());
        QCOMPARE(encoded(again.actions(exchange)), encoded(straight.actions(exchange)));
        QCOMPARE(encoded({again.tick(exchange)}), encoded({straight.tick(exchange)}));
        Scenario other = fallingWorld();
        other.seed = 12;
        QVERIFY(encoded(World(other).opening(0, exchange)) != encoded(straight.opening(0, exchange)));
    }

    void assetsWithoutAMovingPriceKeepTheirMark()
    {
        World world(fallingWorld());
        FakeExchange exchange(world.startingRisk());
        exchange.apply(Tick{world.start(), {{AssetId{0}, constant<Price>("0.91")}}});
        const Tick tick = world.tick(exchange);
        QCOMPARE(tick.time, Timestamp{world.start().ms + 1000});
        QCOMPARE(tick.marks.size(), std::size_t{5});
        QCOMPARE(tick.marks[0].price, constant<Price>("0.91"));
        QCOMPARE(world.origin(AssetId{0}), PriceOrigin::Fixed);
    }

    void nobodyActsInAnEmptyWorld()
    {
        Scenario scenario = fallingWorld();
        scenario.population = {};
        World world(scenario);
        FakeExchange exchange(world.startingRisk());
        for (std::size_t stage = 0; stage < World::openingStages; ++stage)
            QVERIFY(world.opening(stage, exchange).empty());
        world.tick(exchange);
        QVERIFY(world.actions(exchange).empty());
    }
};
PLIMSOLL_TEST(WorldTest);

} // namespace plimsoll

#include "world_test.moc"
