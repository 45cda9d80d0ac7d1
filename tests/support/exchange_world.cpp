// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/exchange_world.h"

#include "domain/exchange/apply.h"
#include "service/host/live_world.h"
#include "service/host/projection.h"
#include "support/sample_risk.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace plimsoll::test {

namespace {

constexpr Timestamp start{1'760'126'400'000};
constexpr AssetId usdc{0};
constexpr AssetId sol{1};
constexpr std::uint32_t subaccounts = 40;

} // namespace

ExchangeWorld::ExchangeWorld(std::uint64_t seed)
    : random_(seed)
    , state_(State::begin(sampleRisk(), start))
{
}

Quantity ExchangeWorld::quantity(std::int64_t most)
{
    return Quantity::fromRaw(Quantity::scale / 100 * (1 + static_cast<std::int64_t>(random_() % (most * 100))));
}

SubaccountId ExchangeWorld::someone()
{
    return SubaccountId{1 + static_cast<std::uint32_t>(random_() % state_.accounts.size())};
}

Command ExchangeWorld::draw()
{
    const auto count = static_cast<std::uint32_t>(state_.accounts.size());
    if (count == 0 || (count < subaccounts && random_() % 4 == 0))
        return CreateSubaccount{SubaccountId{count + 1}};
    const AssetId asset = random_() % 2 == 0 ? usdc : sol;
    const std::int64_t most = asset == usdc ? 10'000 : 100;
    switch (random_() % 12) {
    case 0:
    case 1:
        return Deposit{someone(), asset, quantity(most)};
    case 2:
        return Withdraw{someone(), asset, quantity(most), random_() % 2 == 0 ? Flag::On : Flag::Off, Flag::On};
    case 3:
        return Lend{someone(), asset, quantity(most)};
    case 4:
        return Redeem{someone(), asset, quantity(most)};
    case 5:
        return Borrow{someone(), asset, quantity(most)};
    case 6:
        return Repay{someone(), asset, quantity(most)};
    case 7: {
        // Up or down by at most 4 %, and time by up to 20 minutes, over hours and minutes on the way.
        const std::int64_t mark = state_.mark(sol).raw;
        const std::int64_t change = mark / 100 * (static_cast<std::int64_t>(random_() % 9) - 4);
        return Tick{{state_.now.ms + msPerSecond * static_cast<std::int64_t>(1 + random_() % 1200)},
            {{sol, Price::fromRaw(std::max<std::int64_t>(mark + change, 1))}}};
    }
    default: {
        PlaceOrder order;
        order.subaccount = someone();
        order.market = MarketId{0};
        order.side = random_() % 2 == 0 ? Side::Bid : Side::Ask;
        const std::int64_t tick = state_.marketParameters(order.market).tickSize.raw;
        const std::int64_t mark = state_.mark(sol).raw;
        const std::int64_t price = mark + mark / 200 * (static_cast<std::int64_t>(random_() % 9) - 4);
        order.price = Price::fromRaw(std::max(price / tick * tick, tick));
        order.quantity = quantity(20);
        order.flags = {Flag::On, random_() % 2 == 0 ? Flag::On : Flag::Off, Flag::On, Flag::Off};
        return order;
    }
    }
}

Command ExchangeWorld::execute()
{
    ProjectedRows unused;
    std::vector<OperatorAction> unusedActions;
    return execute(unused, unusedActions);
}

Command ExchangeWorld::execute(ProjectedRows& rows, std::vector<OperatorAction>& actions)
{
    Command command = draw();
    const Outcome outcome = plimsoll::apply(state_, command);
    ++sequence_;
    project(state_, sequence_, command, outcome, rows);
    actions = actionsOf(state_, sequence_, command, outcome, "ann", {});
    return command;
}

JournalEntry ExchangeWorld::next(std::uint32_t count, Urgency urgency)
{
    JournalEntry entry;
    entry.urgency = urgency;
    entry.batch.firstSequence = sequence_ + 1;
    entry.batch.count = count;
    Encoder encoder{entry.batch.commands};
    for (std::uint32_t i = 0; i < count; ++i)
        encoder.write(execute(entry.rows, entry.actions));
    if (urgency == Urgency::Group)
        entry.actions.clear();
    entry.batch.stateHash = hash();
    return entry;
}

std::optional<std::string> ExchangeWorld::recover(Journal& journal)
{
    JournalSource& source = journal.source();
    const auto projected = source.projectedSequence();
    if (!projected.ok())
        return "no projection";
    const auto snapshot = source.snapshotUpTo(projected.value());
    if (!snapshot.ok() || !snapshot.value())
        return "no snapshot";
    storage::EngineReplay engine;
    const storage::Replay fold = engine.callbacks();
    std::string why;
    const auto take = [&why](const Result<Hash, std::string>& reached, const Hash& recorded) {
        if (!reached.ok())
            why = reached.error();
        else if (reached.value() != recorded)
            why = "another state hash after replay";
        return why.empty();
    };
    take(fold.begin(*snapshot.value()), snapshot.value()->stateHash);
    sequence_ = snapshot.value()->sequence;
    const auto fault = source.readBatches(sequence_ + 1, [&](const JournalBatch& batch) {
        sequence_ = batch.lastSequence();
        const bool goesOn = take(fold.apply(batch), batch.stateHash);
        ProjectedRows rows = fold.takeRows();
        while (sequence_ > projected.value() && journal.project(sequence_, rows) == AppendResult::Full)
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        return goesOn;
    });
    if (fault)
        return toText(*fault);
    if (!why.empty())
        return why;
    state_ = *engine.state();
    return std::nullopt;
}

WorldRecord exchangeRecord()
{
    return {"random exchange", "TRAINING", "random commands", engineFingerprint(), start};
}

} // namespace plimsoll::test
