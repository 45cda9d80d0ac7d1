// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/base/decimal.h"
#include "service/host/feed_recorder.h"
#include "support/crowd.h"
#include "support/registration.h"

#include <QTest>

#include <algorithm>

namespace plimsoll::test {

/// What the liquidation of one account did to others stands in their stories.
class AccountStoryTest : public QObject {
    Q_OBJECT

private slots:
    /// That an order expired by what its owner asked for is no event; nor is the fee of a borrow a borrow.
    void tellsOfOrdersThatTheExchangeEndsAndOfNoFees()
    {
        const State state = crowd(10);
        const SubaccountId owner{1};
        FeedRecorder recorder;
        Outcome outcome;
        OrderChanged order;
        order.subaccount = owner;
        order.market = MarketId{0};
        order.side = Side::Bid;
        order.status = OrderStatus::Expired;
        order.quantity = Quantity::whole(10);
        order.executedQuantity = Quantity::whole(7);
        order.price = Price::whole(200);
        order.expiryReason = OrderExpiryReason::InsufficientMargin;
        OrderChanged asked = order;
        asked.expiryReason = OrderExpiryReason::ImmediateOrCancel;
        outcome.events = {order, asked,
            BorrowLendChanged{
                owner, usdc, BorrowLendEventType::Borrow, BorrowLendSource::EntryFee, Quantity::whole(1)}};
        recorder.observe(state, 7, Tick{}, outcome, {});
        const auto told = recorder.storyOf(owner, 50, {});
        QCOMPARE(told.size(), std::size_t{1});
        QCOMPARE(told[0].kind, view::FeedKind::OrderExpired);
        QCOMPARE(told[0].quantity, std::optional(Quantity::whole(3)));
        QCOMPARE(told[0].price, std::optional(Price::whole(200)));
        QCOMPARE(told[0].path, std::string("Bid"));
        QCOMPARE(told[0].reason, std::string("InsufficientMargin"));
    }

    void tellsALenderOfAdlAndOfWhatLendersBear()
    {
        const State state = crowd(10);
        const SubaccountId debtor{1};
        const SubaccountId paid{3};
        const SubaccountId other{4};
        FeedRecorder recorder;
        Outcome outcome;
        LiquidationFill fill;
        fill.subaccount = debtor;
        fill.kind = LiquidationFill::Kind::Adl;
        fill.debt = usdc;
        fill.debtRepaid = Quantity::whole(100);
        fill.collateral = sol;
        fill.collateralQuantity = Quantity::whole(4);
        fill.price = Price::whole(1);
        fill.counterparty = paid;
        outcome.events = {BorrowLendChanged{paid, usdc, BorrowLendEventType::LendRedeem, BorrowLendSource::AdlProvider,
                              Quantity::whole(100)},
            fill, DeficitCovered{debtor, usdc, Quantity{}, Quantity::whole(350)}};
        recorder.observe(state, 7, Tick{}, outcome, {});

        const auto told = recorder.storyOf(paid, 50, {});
        QCOMPARE(told.size(), std::size_t{2});
        QCOMPARE(told[0].kind, view::FeedKind::PaidInKind);
        QCOMPARE(told[0].counterparty, std::optional(debtor));
        QCOMPARE(told[0].paidAsset, std::optional(sol));
        QCOMPARE(told[0].paid, std::optional(Quantity::whole(4)));
        QCOMPARE(told[1].path, std::string("AdlProvider"));
        // Who lends the asset bears of the loss; who does not, does not.
        const auto loss = recorder.storyOf(other, 50, {usdc});
        QCOMPARE(loss.size(), std::size_t{1});
        QCOMPARE(loss[0].kind, view::FeedKind::SocialisedLoss);
        QCOMPARE(loss[0].quantity, std::optional(Quantity::whole(350)));
        QVERIFY(recorder.storyOf(other, 50, {sol}).empty());
        // Once in the story of who left it.
        const auto own = recorder.storyOf(debtor, 50, {usdc});
        QCOMPARE(std::count_if(own.begin(), own.end(),
                     [](const view::FeedEntry& entry) { return entry.kind == view::FeedKind::SocialisedLoss; }),
            std::ptrdiff_t{1});
    }
};

PLIMSOLL_TEST(AccountStoryTest);

} // namespace plimsoll::test

#include "account_story_test.moc"
