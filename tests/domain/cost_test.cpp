// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "domain/liquidation/watch.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

namespace plimsoll::test {

namespace {

constexpr AssetId usdc{0};
constexpr AssetId sol{1};

/// `count` subaccounts with 10 SOL each; every tenth owes 100 USDC, far from liquidation.
State crowd(std::uint32_t count)
{
    RiskConfiguration risk = sampleRisk();
    risk.pools[0].openBorrowLendLimit = Quantity::whole(1'000'000'000);
    State state = State::begin(std::move(risk), Timestamp{1'760'263'200'000});
    for (std::uint32_t i = 1; i <= count; ++i) {
        plimsoll::apply(state, CreateSubaccount{SubaccountId{i}});
        plimsoll::apply(state, Deposit{SubaccountId{i}, sol, Quantity::whole(10)});
    }
    plimsoll::apply(state, Deposit{SubaccountId{1}, usdc, Quantity::whole(100'000'000)});
    plimsoll::apply(state, Lend{SubaccountId{1}, usdc, Quantity::whole(100'000'000)});
    for (std::uint32_t i = 10; i <= count; i += 10)
        plimsoll::apply(state, Withdraw{SubaccountId{i}, usdc, Quantity::whole(100), Flag::On, Flag::On});
    plimsoll::apply(state, SetMarkPrice{{{sol, Price::whole(100)}}});
    return state;
}

struct Cost {
    std::uint64_t bytesOfFork{};
    std::uint64_t bytesOfDeposit{};  ///< first write on a fork
    std::uint64_t testedByMark{};    ///< accounts, where the mark reaches nobody
    std::uint64_t testedByReached{}; ///< where it reaches one
    bool edgeIsThin{};
    std::size_t liquidated{};
};

Cost costAt(std::uint32_t count)
{
    State state = crowd(count);
    Cost cost;
    pageBytesCopied = 0;
    State fork = state;
    cost.bytesOfFork = pageBytesCopied;
    plimsoll::apply(fork, Deposit{SubaccountId{count / 2}, usdc, Quantity::whole(1)});
    cost.bytesOfDeposit = pageBytesCopied;

    accountsTested = 0;
    plimsoll::apply(state, SetMarkPrice{{{sol, constant<Price>("99.9")}}});
    cost.testedByMark = accountsTested;

    const SubaccountId edge{20};
    plimsoll::apply(state, Withdraw{edge, sol, Quantity::whole(8), Flag::Off, Flag::On});
    const Outcome drop = plimsoll::apply(state, Withdraw{edge, sol, constant<Quantity>("0.8"), Flag::Off, Flag::On});
    cost.edgeIsThin = drop.accepted();
    accountsTested = 0;
    plimsoll::apply(state, SetMarkPrice{{{sol, constant<Price>("90")}}});
    cost.testedByReached = accountsTested;
    cost.liquidated = state.queue.size();
    return cost;
}

} // namespace

/// Deterministic counters: what must not grow with the number of subaccounts does not.
class CostTest : public QObject {
    Q_OBJECT

private slots:
    void forksAndMarksCostTheSameAtAnySize()
    {
        const Cost small = costAt(1'000);
        const Cost large = costAt(100'000);
        QCOMPARE(small.bytesOfFork, std::uint64_t{0});
        QCOMPARE(large.bytesOfFork, std::uint64_t{0});
        QVERIFY(small.bytesOfDeposit > 0);
        // A page and its path; the root has one pointer for each 2,048 accounts.
        QVERIFY2(large.bytesOfDeposit <= small.bytesOfDeposit + 4096, std::to_string(large.bytesOfDeposit).c_str());
        QCOMPARE(small.testedByMark, std::uint64_t{0});
        QCOMPARE(large.testedByMark, std::uint64_t{0});
        QVERIFY(small.edgeIsThin && large.edgeIsThin);
        QCOMPARE(small.liquidated, std::size_t{1});
        QVERIFY(small.testedByReached > 0);
        QCOMPARE(large.testedByReached, small.testedByReached);
    }
};

PLIMSOLL_TEST(CostTest);

} // namespace plimsoll::test

#include "cost_test.moc"
