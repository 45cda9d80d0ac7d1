// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "domain/liquidation/watch.h"
#include "support/allocation_count.h"
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

/// What was copied because somebody shared it, and all memory that was asked for.
struct Bytes {
    std::uint64_t copied{};
    std::uint64_t allocated{};
    bool accepted{true}; ///< every command that was to be
};

template <class Work>
Bytes bytesOf(Work work)
{
    pageBytesCopied = 0;
    bytesAllocated = 0;
    work();
    return {pageBytesCopied, bytesAllocated};
}

/// Commands that change an account's place among the levels at which it is tested again.
std::vector<Command> filingCommands()
{
    PlaceOrder order{SubaccountId{40}, MarketId{0}, Side::Bid, OrderType::Limit, Price::whole(90), Quantity::whole(1),
        {}, {}, {}, {}};
    order.flags.autoBorrow = Flag::On;
    return {Borrow{SubaccountId{20}, usdc, Quantity::whole(10)}, order,
        Withdraw{SubaccountId{30}, sol, Quantity::whole(1), Flag::Off, Flag::On},
        Deposit{SubaccountId{20}, usdc, Quantity::whole(5)}};
}

/// The first write on a fork, while its origin lives.
Bytes firstWrite(const State& state, const Command& command)
{
    State fork = state;
    bool accepted = false;
    Bytes bytes = bytesOf([&] { accepted = plimsoll::apply(fork, command).accepted(); });
    bytes.accepted = accepted;
    return bytes;
}

/// Each command with an undo, as after amounts came near the range of numbers.
Bytes withUndo(const State& state)
{
    State careful = state;
    careful.mayOverflow = true;
    return bytesOf([&] {
        for (std::uint32_t i = 0; i < 100; ++i)
            plimsoll::apply(careful, Borrow{SubaccountId{10 * (1 + i % 90)}, usdc, Quantity::whole(1)});
    });
}

/// Fifty forks that live at once, one command on each.
Bytes fiftyForks(const State& state)
{
    std::vector<State> forks(50, state);
    return bytesOf([&] {
        for (std::uint32_t i = 0; i < forks.size(); ++i)
            plimsoll::apply(forks[i], Borrow{SubaccountId{10 * (1 + i)}, usdc, Quantity::whole(1)});
    });
}

/// The first write on a fork while `queued` accounts wait for their liquidation.
Bytes whileSomeAreQueued(std::uint32_t queued)
{
    State state = crowd(1'000);
    for (std::uint32_t i = 1; i <= queued; ++i)
        leaveWith(state, SubaccountId{10 * i}, constant<Quantity>("1.17"));
    plimsoll::apply(state, SetMarkPrice{{{sol, constant<Price>("92.6")}}});
    Bytes bytes = firstWrite(state, Deposit{SubaccountId{501}, sol, Quantity::whole(1)});
    bytes.accepted = bytes.accepted && state.queue.size() == queued;
    return bytes;
}

/// One account that nobody buys from is paid out by the one lender, who loses what it cannot pay.
struct Loss {
    std::uint64_t read{}; ///< accounts
    std::size_t adlFills{};
    Usd socialised;
};

Loss lossAmong(std::uint32_t count)
{
    State state = crowd(count);
    leaveWith(state, SubaccountId{20}, constant<Quantity>("1.2"));
    for (const std::int64_t price : {90, 80, 70, 60, 50})
        plimsoll::apply(state, SetMarkPrice{{{sol, Price::whole(price)}}});
    Loss loss;
    accountsRead = 0;
    for (int second = 0; second < 120; ++second)
        for (const Event& event : plimsoll::apply(state, Tick{{state.now.ms + 1'000}, {}}).events)
            if (const auto* fill = std::get_if<LiquidationFill>(&event);
                fill && fill->kind == LiquidationFill::Kind::Adl)
                ++loss.adlFills;
    loss.read = accountsRead;
    loss.socialised = state.socialisedLoss;
    return loss;
}

constexpr std::uint32_t few = 1'000;
constexpr std::uint32_t many = 100'000;

/// The roots of accounts and of their filed levels have one pointer each for 4,096 and 8,192 of them.
constexpr std::uint64_t longerRoots = 500;

void compare(const Bytes& small, const Bytes& large, std::uint64_t commands)
{
    QVERIFY(small.accepted && large.accepted);
    QVERIFY2(large.copied <= small.copied + commands * longerRoots, std::to_string(large.copied).c_str());
    QVERIFY2(large.allocated <= small.allocated + commands * longerRoots, std::to_string(large.allocated).c_str());
}

} // namespace

/// Deterministic counters: what must not grow with the number of subaccounts does not.
class CostTest : public QObject {
    Q_OBJECT

private slots:
    void forksAndMarksCostTheSameAtAnySize()
    {
        const Cost small = costAt(few);
        const Cost large = costAt(many);
        QCOMPARE(small.bytesOfFork, std::uint64_t{0});
        QCOMPARE(large.bytesOfFork, std::uint64_t{0});
        QVERIFY(small.bytesOfDeposit > 0);
        QVERIFY2(
            large.bytesOfDeposit <= small.bytesOfDeposit + longerRoots, std::to_string(large.bytesOfDeposit).c_str());
        QCOMPARE(small.testedByMark, std::uint64_t{0});
        QCOMPARE(large.testedByMark, std::uint64_t{0});
        QVERIFY(small.edgeIsThin && large.edgeIsThin);
        QCOMPARE(small.liquidated, std::size_t{1});
        QVERIFY(small.testedByReached > 0);
        QCOMPARE(large.testedByReached, small.testedByReached);
    }

    void aWriteOnAForkCopiesWhatChanged()
    {
        const State small = crowd(few);
        const State large = crowd(many);
        for (const Command& command : filingCommands())
            compare(firstWrite(small, command), firstWrite(large, command), 1);
        const Command mark = SetMarkPrice{{{sol, constant<Price>("99")}}};
        compare(firstWrite(small, mark), firstWrite(large, mark), 1);
        compare(withUndo(small), withUndo(large), 100);
        compare(fiftyForks(small), fiftyForks(large), 50);
    }

    void aWriteOnAForkLeavesTheQueueShared()
    {
        const Bytes five = whileSomeAreQueued(5);
        const Bytes ninety = whileSomeAreQueued(90);
        QVERIFY(five.accepted && ninety.accepted);
        QVERIFY(five.copied > 0);
        QCOMPARE(ninety.copied, five.copied);
        QCOMPARE(ninety.allocated, five.allocated);
    }

    void lossesAreSharedWithoutLookingForLenders()
    {
        const Loss small = lossAmong(few);
        const Loss large = lossAmong(many);
        QVERIFY(small.adlFills > 0);
        QVERIFY(small.socialised.isPositive());
        QCOMPARE(large.adlFills, small.adlFills);
        QCOMPARE(large.socialised, small.socialised);
        QCOMPARE(large.read, small.read);
    }
};

PLIMSOLL_TEST(CostTest);

} // namespace plimsoll::test

#include "cost_test.moc"
