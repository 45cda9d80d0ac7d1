// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/desk.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

namespace plimsoll::test {

/// What pays for an order (RULES.md section 13, Orders).
class PlacementTest : public QObject {
    Q_OBJECT

private slots:
    void paysFromAvailableOnlyWhereAutoLendMayNotRedeem()
    {
        Desk desk{sampleRisk()};
        desk.deposit(1, "SOL", "100");
        desk.deposit(3, "USDC", "100000");
        QVERIFY(desk.lend(3, "USDC", "100000"));
        QVERIFY(desk.take(UpdateSettings{SubaccountId{1}, Flag::On, Flag::On, {}, {}, {}}));
        PlaceOrder order = desk.order(1, Side::Bid, "1", "99");
        order.flags.autoBorrow = Flag::On;
        order.flags.autoLendRedeem = Flag::Off;
        QVERIFY(!desk.take(order));
        QCOMPARE(desk.last().refusal->code, RefusalCode::InsufficientFunds);
        order.flags.autoLendRedeem = Flag::On;
        QVERIFY(desk.take(order));
        QCOMPARE(desk.broken(), std::string{});
    }

    void refusesABorrowerTheSeventeenthMarket()
    {
        RiskConfiguration risk = sampleRisk();
        const MarketParameters first = risk.markets.front();
        for (int more = 2; more <= 17; ++more) {
            risk.markets.push_back(first);
            risk.markets.back().symbol = first.symbol + std::to_string(more);
        }
        Desk desk{risk};
        desk.deposit(1, "USDC", "100000");
        desk.deposit(3, "SOL", "1000");
        QVERIFY(desk.lend(3, "SOL", "1000"));
        QVERIFY(desk.borrow(1, "SOL", "1"));
        PlaceOrder order = desk.order(1, Side::Bid, "1", "99");
        for (std::uint16_t market = 0; market < 16; ++market) {
            order.market = MarketId{market};
            QVERIFY(desk.take(order));
        }
        order.market = MarketId{16};
        QVERIFY(!desk.take(order));
        QCOMPARE(desk.last().refusal->code, RefusalCode::InsufficientMargin);
        QCOMPARE(desk.broken(), std::string{});
    }
};

PLIMSOLL_TEST(PlacementTest);

} // namespace plimsoll::test

#include "placement_test.moc"
