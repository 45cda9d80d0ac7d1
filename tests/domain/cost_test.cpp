// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "domain/liquidation/watch.h"
#include "support/crowd.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

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
    cost.edgeIsThin = leaveWith(state, edge, constant<Quantity>("1.2"));
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
