// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/impact.h"

#include "domain/exchange/apply.h"
#include "domain/exchange/parameter.h"
#include "domain/exchange/prices.h"
#include "support/desk.h"
#include "support/random_edits.h"
#include "support/random_world.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

namespace plimsoll::test {

namespace {

std::vector<OrderImpact> ordersUnder(const State& state, std::string path, std::string after)
{
    const RiskConfiguration& risk = state.configuration();
    const auto parameter = parameterAt(risk, path);
    return impactOf(state, {{path, parameter->text(risk), std::move(after)}})->orders;
}

/// Whether the exchange takes a resting order anew once it was cancelled. None where cancelling moves more than its
/// lock: what arrives may be lent or repay, and the order may have made the price that the bands lie around.
std::optional<bool> takenAnew(State state, SubaccountId id, OrderId order)
{
    const auto& open = state.account(id).openOrders;
    const auto own
        = std::find_if(open.begin(), open.end(), [order](const OpenOrder& each) { return each.id == order; });
    const MarketId market = own->market;
    const Order resting = state.markets[market.value].book.order(own->slot);
    const Settings& settings = state.account(id).settings;
    const bool arrivesElsewhere = settings.autoLend == Flag::On || settings.autoRepayBorrows == Flag::On
        || resting.flags.autoLend == Flag::On || resting.flags.autoBorrowRepay == Flag::On;
    if (arrivesElsewhere)
        return std::nullopt;
    const Price active = activePrice(state, market);
    if (!plimsoll::apply(state, CancelOrder{id, order}).accepted())
        return false;
    if (activePrice(state, market) != active)
        return std::nullopt;
    return plimsoll::apply(state,
        PlaceOrder{id, market, resting.side, OrderType::Limit, resting.price, resting.remaining, TimeInForce::Gtc,
            PostOnly::Yes, {}, resting.flags})
        .accepted();
}

} // namespace

class OrderPassageTest : public QObject {
    Q_OBJECT

private slots:
    void namesWhatWouldBeRefused()
    {
        Desk desk{sampleRisk()};
        desk.deposit(1, "USDC", "100000");
        desk.lend(1, "USDC", "90000");
        desk.deposit(2, "USDC", "1000");
        desk.deposit(3, "USDC", "1000");
        QVERIFY(desk.buy(2, "60", "90")); // borrows 4,400
        QVERIFY(desk.buy(3, "5", "80"));  // pays itself
        QVERIFY(ordersUnder(desk.state, "assets.USDC.imfFunction.base", "0.15").empty());

        const auto margin = ordersUnder(desk.state, "assets.USDC.imfFunction.base", "0.5");
        QCOMPARE(margin.size(), std::size_t{1});
        QCOMPARE(margin[0].subaccount, SubaccountId{2});
        QCOMPARE(margin[0].remaining, Quantity::whole(60));
        QCOMPARE(margin[0].refusal.code, RefusalCode::InsufficientMargin);

        const auto supply = ordersUnder(desk.state, "borrowLendMarkets.USDC.openBorrowLendLimit", "4000");
        QCOMPARE(supply.size(), std::size_t{1});
        QCOMPARE(supply[0].refusal.code, RefusalCode::BorrowLimit);

        const auto bands = ordersUnder(desk.state, "markets.SOL_USDC.filters.price.minMultiplier", "0.95");
        QCOMPARE(bands.size(), std::size_t{1});
        QCOMPARE(bands[0].subaccount, SubaccountId{3});
        QCOMPARE(bands[0].refusal.code, RefusalCode::PriceOutOfBounds);
    }

    void listsWhatTheExchangeRefusesAnew()
    {
        std::size_t compared = 0;
        std::size_t listed = 0;
        for (std::uint64_t draw = 0; draw < 72; ++draw) {
            const State before = randomState(static_cast<Theme>(draw % themeCount), 1 + draw / themeCount);
            for (std::uint64_t i = 0; i < 8; ++i) {
                const auto edits = randomEdits(before, 100 * draw + i);
                State after = before;
                if (edits.empty() || !plimsoll::apply(after, Command{SetParameters{edits, "test"}}).accepted())
                    continue;
                const auto orders = impactOf(before, edits)->orders;
                listed += orders.size();
                compareOrders(orders, before, after, compared);
                if (QTest::currentTestFailed())
                    return;
            }
        }
        QVERIFY2(compared > 1'000 && listed >= 10, (std::to_string(compared) + ", " + std::to_string(listed)).c_str());
    }

private:
    static void compareOrders(
        const std::vector<OrderImpact>& listed, const State& before, const State& after, std::size_t& compared)
    {
        for (std::uint32_t i = 1; i <= after.accounts.size(); ++i) {
            const SubaccountId id{i};
            if (after.account(id).liquidating)
                continue;
            for (const OpenOrder& open : after.account(id).openOrders) {
                const auto was = takenAnew(before, id, open.id);
                const auto is = takenAnew(after, id, open.id);
                if (!was || !is)
                    continue;
                const bool isListed = std::any_of(
                    listed.begin(), listed.end(), [&](const OrderImpact& each) { return each.order == open.id; });
                QVERIFY2(isListed == (*was && !*is), "listed otherwise than the exchange answers");
                ++compared;
            }
        }
    }
};

PLIMSOLL_TEST(OrderPassageTest);

} // namespace plimsoll::test

#include "order_passage_test.moc"
