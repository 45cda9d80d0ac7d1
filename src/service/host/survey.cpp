// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/survey.h"

#include "domain/base/decimal.h"
#include "service/host/account_rows.h"
#include "service/host/series_recorder.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace plimsoll {

namespace {

using Row = AccountColumns::Row;

/// What one survey reads: pages shared with the running state.
struct Sight {
    decltype(State::accounts) accounts;
    std::vector<AssetState> assets;
    std::vector<Price> marks;
    AccountColumns::Rows rows;
    decltype(State::queue) queue;
    decltype(State::providers) providers;
    Timestamp now;
    std::vector<SubaccountId> watched;
};

Sight sightOf(const State& state, const AccountColumns& columns, const ShiftBook& shift)
{
    Sight sight{state.accounts, state.assets, state.marks, columns.rows(), state.queue, state.providers, state.now, {}};
    for (const ShiftSubject& subject : shift.watched)
        if (subject.subaccount)
            sight.watched.push_back(*subject.subaccount);
    return sight;
}

view::AccountFlagSet flagsOf(const Sight& sight, SubaccountId id)
{
    const Account& account = sight.accounts[id.value - 1];
    const view::AccountFlags own = accountFlags(account, id, {sight.queue, sight.providers, sight.now});
    view::AccountFlagSet flags;
    const auto set = [&](view::AccountFlag flag, bool on) { flags.set(static_cast<std::size_t>(flag), on); };
    set(view::AccountFlag::Liquidating, own.liquidating);
    set(view::AccountFlag::Held, own.held);
    set(view::AccountFlag::TakenOver, own.takenOver);
    set(view::AccountFlag::NegativeEquity, sight.rows[id.value - 1].netEquity < 0);
    set(view::AccountFlag::Watched, std::find(sight.watched.begin(), sight.watched.end(), id) != sight.watched.end());
    set(view::AccountFlag::OwnLeverageLimit, own.ownLeverageLimit);
    set(view::AccountFlag::MarginOff, own.marginOff);
    set(view::AccountFlag::AutoLend, own.autoLend);
    set(view::AccountFlag::AutoLendOff, !own.autoLend);
    set(view::AccountFlag::BackstopProvider, own.backstopProvider);
    set(view::AccountFlag::MarketMaker, own.marketMaker);
    return flags;
}

/// What is typed is compared with figures as last swept, in floats: an account may be a ten-millionth of a bound, or a
/// round of sweeps, on the wrong side of it.
class SizeFilter {
public:
    explicit SizeFilter(const view::UsdRange& range)
        : from_(range.from ? static_cast<float>(toDouble(*range.from)) : std::numeric_limits<float>::lowest())
        , to_(range.to ? static_cast<float>(toDouble(*range.to)) : std::numeric_limits<float>::max())
    {
    }
    bool takes(float value) const { return from_ <= value && value <= to_; }

private:
    float from_;
    float to_;
};

/// The number of an account or, where that has not what is looked for, its flags or its largest debt.
bool isFound(const view::AccountTableRequest& table, const Row& own, SubaccountId id, const Sight& sight)
{
    if (table.text.empty() || std::to_string(id.value).find(table.text) != std::string::npos)
        return true;
    const auto& debts = table.textDebts;
    return std::find(debts.begin(), debts.end(), AssetId{own.largestDebt}) != debts.end()
        || (table.textFlags.any() && (flagsOf(sight, id) & table.textFlags).any());
}

/// Filter and sort without the window.
view::AccountTableRequest keyOf(view::AccountTableRequest table)
{
    table.first = 0;
    table.count = 0;
    table.freezeOrder = false;
    return table;
}

/// Ascending key of a row in a sort.
float sortKeyOf(const Row& row, std::uint32_t number, view::AccountSort sort)
{
    switch (sort) {
    case view::AccountSort::MarginFraction:
        return row.marginFraction;
    case view::AccountSort::Subaccount:
        return static_cast<float>(number);
    case view::AccountSort::NetEquity:
        return row.netEquity;
    case view::AccountSort::TotalExposure:
        return row.exposure;
    case view::AccountSort::LiquidationDistance:
        return row.distance;
    case view::AccountSort::LargestDebt:
        return row.largestDebtValue;
    case view::AccountSort::Mmr:
        return row.mmr;
    }
    return 0;
}

std::vector<SubaccountId> orderOf(const Sight& sight, const view::AccountTableRequest& table)
{
    constexpr float lowest = std::numeric_limits<float>::lowest();
    const float from = table.mmrFrom ? static_cast<float>(toDouble(*table.mmrFrom)) : lowest;
    const float to = table.mmrTo ? static_cast<float>(toDouble(*table.mmrTo)) : 0;
    const float fractionFrom
        = table.marginFractionFrom ? static_cast<float>(toDouble(*table.marginFractionFrom)) : lowest;
    const float fractionTo = table.marginFractionTo ? static_cast<float>(toDouble(*table.marginFractionTo)) : 0;
    const SizeFilter equity{table.netEquity};
    const SizeFilter exposure{table.totalExposure};
    const SizeFilter debt{table.largestDebt};
    struct Entry {
        float key{};
        float tie{}; ///< of MMR beyond all figures the margin fraction tells who is nearer to nothing
        SubaccountId id;
        bool last{}; ///< without exposure, either way
    };
    std::vector<Entry> entries;
    for (std::uint32_t i = 1; i <= sight.rows.size(); ++i) {
        const Row& own = sight.rows[i - 1];
        const bool exposed = own.band != view::MmrBand::NoExposure;
        if (!table.bands[static_cast<std::size_t>(own.band)])
            continue;
        if ((table.mmrFrom || table.mmrTo) && !exposed)
            continue;
        if (own.mmr < from || (table.mmrTo && own.mmr >= to))
            continue;
        if (own.marginFraction < fractionFrom || (table.marginFractionTo && own.marginFraction >= fractionTo))
            continue;
        if (!equity.takes(own.netEquity) || !exposure.takes(own.exposure) || !debt.takes(own.largestDebtValue))
            continue;
        if (!isFound(table, own, SubaccountId{i}, sight))
            continue;
        if (table.asset && sight.accounts[i - 1].find(*table.asset) == nullptr)
            continue;
        if (table.flags.any() && (flagsOf(sight, SubaccountId{i}) & table.flags) != table.flags)
            continue;
        const bool isFar
            = table.sort == view::AccountSort::LiquidationDistance && own.distance == AccountColumns::beyond;
        const bool last = isFar
            || (!exposed && table.sort != view::AccountSort::Subaccount && table.sort != view::AccountSort::NetEquity);
        const float tie = table.sort == view::AccountSort::Mmr ? own.marginFraction : 0;
        entries.push_back({sortKeyOf(own, i, table.sort), tie, SubaccountId{i}, last});
    }
    const bool ascending = table.direction == view::SortDirection::Ascending;
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        if (a.last != b.last)
            return b.last;
        if (a.key != b.key)
            return ascending ? a.key < b.key : a.key > b.key;
        if (a.tie != b.tie)
            return ascending ? a.tie > b.tie : a.tie < b.tie;
        return a.id < b.id;
    });
    std::vector<SubaccountId> ids;
    ids.reserve(entries.size());
    for (const Entry& entry : entries)
        ids.push_back(entry.id);
    return ids;
}

/// Keeps the five largest, the lower number first among equals.
void offer(std::vector<view::PoolShare>& largest, SubaccountId id, Quantity quantity)
{
    constexpr std::size_t shown = 5;
    const auto at = std::find_if(
        largest.begin(), largest.end(), [&](const view::PoolShare& other) { return quantity > other.quantity; });
    if (at == largest.end() && largest.size() == shown)
        return;
    largest.insert(at, {id, quantity, {}});
    if (largest.size() > shown)
        largest.pop_back();
}

std::vector<PoolHolders> holdersOf(const Sight& sight)
{
    std::vector<PoolHolders> all(sight.assets.size());
    for (std::uint32_t i = 1; i <= sight.accounts.size(); ++i)
        for (const Position& position : sight.accounts[i - 1].positions) {
            const Pool& pool = sight.assets[position.asset.value].pool;
            const Price mark = sight.marks[position.asset.value];
            PoolHolders& own = all[position.asset.value];
            const Quantity lent = pool.lendOf(position.lendShares);
            const Quantity owed = pool.debtOf(position.debtShares);
            own.largestBalance
                = std::max(own.largestBalance, notional(position.available + position.locked + lent, mark));
            own.largestBorrow = std::max(own.largestBorrow, notional(owed, mark));
            if (!position.lendShares.isZero()) {
                ++own.lenders;
                offer(own.largestLenders, SubaccountId{i}, lent);
            }
            if (!position.debtShares.isZero()) {
                ++own.borrowers;
                offer(own.largestBorrowers, SubaccountId{i}, owed);
            }
        }
    const auto divideBy = [](std::vector<view::PoolShare>& shares, Quantity whole) {
        for (view::PoolShare& share : shares)
            if (whole.isPositive())
                share.share = divide(share.quantity, whole, Rounding::Down);
    };
    for (std::size_t asset = 0; asset < all.size(); ++asset) {
        divideBy(all[asset].largestLenders, sight.assets[asset].pool.lentQuantity());
        divideBy(all[asset].largestBorrowers, sight.assets[asset].pool.borrowedQuantity());
    }
    return all;
}

} // namespace

Survey::Survey(Defer defer)
    : defer_(std::move(defer))
    , mailbox_(std::make_shared<Mailbox>())
{
}

std::function<std::vector<SubaccountId>()> Survey::ordering(
    const State& state, const AccountColumns& columns, const ShiftBook& shift, const view::AccountTableRequest& table)
{
    return [sight = sightOf(state, columns, shift), table] { return orderOf(sight, table); };
}

void Survey::take(const view::AccountTableRequest& wanted)
{
    std::optional<Answer> answer;
    {
        const std::lock_guard lock{mailbox_->mutex};
        answer = std::exchange(mailbox_->answer, std::nullopt);
    }
    if (!answer)
        return;
    asked_ = false;
    if (answer->holders)
        holders_ = std::move(*answer->holders);
    const bool keep = wanted.freezeOrder && order_.version > 0 && answer->order && answer->order->table == order_.table;
    if (answer->order && !keep) {
        answer->order->version = order_.version + 1;
        order_ = std::move(*answer->order);
    }
}

void Survey::arrange(std::size_t first, const std::vector<view::AccountRow>& rows)
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        order_.ids[first + i] = rows[i].subaccount;
}

void Survey::look(const State& state, const AccountColumns& columns, const ShiftBook& shift,
    const view::ViewRequest& request, std::int64_t wallMs)
{
    constexpr std::int64_t renewAfterMs = 1000;
    take(request.table);
    if (asked_)
        return;
    const view::AccountTableRequest key = keyOf(request.table);
    const auto due = [&](const std::optional<std::int64_t>& last) { return !last || wallMs - *last >= renewAfterMs; };
    const bool other = order_.version == 0 || !(key == order_.table);
    const bool renewOrder = request.table.count > 0 && (other || (!request.table.freezeOrder && due(orderAskedAt_)));
    const bool showsHolders = request.pool.has_value() || request.shows(view::Page::Risk);
    const bool renewHolders = showsHolders && due(holdersAskedAt_);
    if (!renewOrder && !renewHolders)
        return;
    asked_ = true;
    if (renewOrder)
        orderAskedAt_ = wallMs;
    if (renewHolders)
        holdersAskedAt_ = wallMs;
    defer_([mailbox = mailbox_, sight = sightOf(state, columns, shift), key, renewOrder, renewHolders] {
        Answer answer;
        if (renewOrder)
            answer.order = TableOrder{key, orderOf(sight, key), 0};
        if (renewHolders)
            answer.holders = holdersOf(sight);
        const std::lock_guard lock{mailbox->mutex};
        mailbox->answer = std::move(answer);
    });
}

} // namespace plimsoll
