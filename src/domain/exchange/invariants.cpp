// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/invariants.h"

#include "domain/base/decimal.h"
#include "domain/exchange/order_amounts.h"
#include "domain/liquidation/queue.h"

#include <algorithm>

namespace plimsoll {

namespace {

/// What all accounts together have of one asset.
struct AssetTotals {
    Quantity held; ///< available and locked
    Shares lendShares;
    Shares debtShares;
    Quantity lends; ///< readings, each rounded down
    Quantity debts; ///< readings, each rounded up
    std::int64_t positions{};
};

class Findings {
public:
    void add(int number, std::string place, std::string values)
    {
        found.push_back({number, std::move(place), std::move(values)});
    }
    template <class Number>
    void equal(int number, const std::string& place, const char* what, Number a, Number b)
    {
        if (a != b)
            add(number, place, std::string{what} + ": " + toText(a) + " and " + toText(b));
    }
    template <class Number>
    void notNegative(int number, const std::string& place, const char* what, Number value)
    {
        if (value.isNegative())
            add(number, place, std::string{what} + ": " + toText(value));
    }

    std::vector<BrokenInvariant> found;
};

std::string placeOf(SubaccountId id)
{
    if (id == treasuryId)
        return "treasury";
    if (id == backstopFundId)
        return "backstopFund";
    return "subaccount " + std::to_string(id.value);
}

void checkPositions(const State& state, SubaccountId id, std::vector<AssetTotals>& totals, Findings& findings)
{
    const Account& account = state.account(id);
    const std::string place = placeOf(id);
    for (std::size_t i = 0; i < account.positions.size(); ++i) {
        const Position& position = account.positions[i];
        if (position.isEmpty() || (i > 0 && !(account.positions[i - 1].asset < position.asset)))
            findings.add(3, place, "positions are empty or out of order");
        findings.notNegative(3, place, "available", position.available);
        findings.notNegative(3, place, "locked", position.locked);
        findings.notNegative(3, place, "lend shares", position.lendShares);
        findings.notNegative(3, place, "debt shares", position.debtShares);
        const Pool& pool = state.pool(position.asset);
        const Quantity lent = pool.lendOf(position.lendShares);
        const Quantity owed = pool.debtOf(position.debtShares);
        if (lent.isPositive() && owed.isPositive())
            findings.add(3, place, "lends " + toText(lent) + " and owes " + toText(owed) + " of one asset");
        AssetTotals& total = totals[position.asset.value];
        total.held += position.available + position.locked;
        total.lendShares += position.lendShares;
        total.debtShares += position.debtShares;
        total.lends += lent;
        total.debts += owed;
        ++total.positions;
    }
}

void checkPool(const State& state, AssetId asset, const AssetTotals& total, Findings& findings)
{
    const std::string& place = state.configuration().assets[asset.value].symbol;
    const AssetState& own = state.assets[asset.value];
    const Pool& pool = own.pool;
    findings.equal(1, place, "held + lent - borrowed, deposits - withdrawals", total.held + pool.cash,
        own.deposits - own.withdrawals);
    findings.notNegative(2, place, "lent - borrowed", pool.cash);
    findings.notNegative(2, place, "unearned", pool.unearned);
    findings.equal(2, place, "shares of all debts", total.debtShares, pool.debtShares);
    findings.equal(2, place, "shares of all lends", total.lendShares, pool.lendShares);
    findings.equal(2, place, "interest charged, credited + unearned + fees + lost", pool.interestCharged,
        pool.interestCredited + pool.unearned + pool.interestFees + pool.interestLost);
    // Each reading is rounded once, so sums of readings and readings of sums are less than one step a position apart.
    const Quantity rounding = Quantity::fromRaw(total.positions + 1);
    const Quantity debtGap = total.debts - pool.borrowedQuantity();
    if (debtGap.isNegative() || debtGap > rounding)
        findings.add(2, place, "sum of debts " + toText(total.debts) + ", borrowed " + toText(pool.borrowedQuantity()));
    const Quantity lendGap = pool.claims() - pool.treasuryLend() - total.lends;
    if (lendGap.isNegative() || lendGap > rounding)
        findings.add(2, place, "sum of lends " + toText(total.lends) + ", claims " + toText(pool.claims()));
    if (pool.treasuryLend() < -rounding)
        findings.add(2, place, "the treasury's lend: " + toText(pool.treasuryLend()));
}

/// Sums of an account that has exposure; those of another need not fit the range of numbers and say nothing.
MarginSums exposedSums(const State& state, const Account& account)
{
    const bool owes = std::any_of(account.positions.begin(), account.positions.end(),
        [](const Position& position) { return !position.debtShares.isZero(); });
    return owes || !account.openOrders.empty() ? restingSums(state, account) : MarginSums{};
}

void checkQueue(const State& state, SubaccountId id, Findings& findings)
{
    const Account& account = state.account(id);
    const bool queued = state.queue.contains(id);
    if (account.liquidating != queued)
        findings.add(6, placeOf(id), account.liquidating ? "liquidating, not queued" : "queued, not liquidating");
    const MarginSums sums = exposedSums(state, account);
    if (!queued && sums.isLiquidatable())
        findings.add(6, placeOf(id), "MMR " + (sums.mmr() ? toText(*sums.mmr()) : "beyond 1") + " outside the queue");
    if (!queued)
        return;
    if (sums.isRestored(state.configuration().venue.liquidationBuffer))
        findings.add(6, placeOf(id), "in the queue though restored");
    if (!account.openOrders.empty())
        findings.add(6, placeOf(id), "in the queue with open orders");
}

void checkOrders(const State& state, SubaccountId id, std::vector<std::size_t>& openOrders, Findings& findings)
{
    const Account& account = state.account(id);
    std::vector<Quantity> locked(state.assets.size());
    for (const OpenOrder& open : account.openOrders) {
        const MarketParameters& market = state.marketParameters(open.market);
        const Order& order = state.markets[open.market.value].book.order(open.slot);
        if (order.id != open.id || order.subaccount != id) {
            findings.add(7, placeOf(id), "order " + std::to_string(open.id.value) + " is not in its book");
            continue;
        }
        ++openOrders[open.market.value];
        const Quantity needed = need(order, market.makerFee);
        if (order.locked.isNegative() || order.locked > needed || !order.remaining.isPositive())
            findings.add(7, placeOf(id),
                "order " + std::to_string(open.id.value) + " needs " + toText(needed) + " and locks "
                    + toText(order.locked));
        locked[(order.side == Side::Bid ? market.quote : market.base).value] += order.locked;
    }
    for (const Position& position : account.positions)
        findings.equal(7, placeOf(id), "locked, locks of its orders", position.locked, locked[position.asset.value]);
}

void checkBook(const State& state, MarketId id, std::size_t openOrders, Findings& findings)
{
    const std::string& place = state.marketParameters(id).symbol;
    const OrderBook& book = state.markets[id.value].book;
    for (const std::string& rule : book.brokenRules())
        findings.add(7, place, rule);
    const std::size_t resting = book.orderCount(Side::Bid) + book.orderCount(Side::Ask);
    if (resting != openOrders)
        findings.add(
            7, place, std::to_string(resting) + " orders in the book, " + std::to_string(openOrders) + " in accounts");
}

/// The subaccount whose user sent a command; none for an operator's.
std::optional<SubaccountId> userOf(const Command& command)
{
    return std::visit(
        [](const auto&
                each) -> std::
                          optional<SubaccountId> {
                              using Each = std::decay_t<decltype(each)>;
                              constexpr bool isUsers = std::
                                                           is_same_v<Each,
                                                               UpdateSettings> || std::is_same_v<Each, Deposit> || std::is_same_v<Each, Withdraw> || std::is_same_v<Each, Lend> || std::is_same_v<Each, Redeem> || std::is_same_v<Each, Borrow> || std::is_same_v<Each, Repay> || std::is_same_v<Each, PlaceOrder> || std::is_same_v<Each, CancelOrder> || std::is_same_v<Each, CancelAll>;
                              if constexpr (isUsers)
                                  return each.subaccount;
                              else
                                  return std::nullopt;
                          },
        command);
}

void checkUser(const State& before, const State& after, SubaccountId id, Findings& findings)
{
    if (before.queue.contains(id))
        return;
    const MarginSums was = exposedSums(before, before.account(id));
    const MarginSums is = exposedSums(after, after.account(id));
    const bool heals = is.totalExposure <= was.totalExposure && is.compareMarginFraction(was) >= 0;
    if (is.coversInitial() || heals)
        return;
    const auto imr = is.imr();
    findings.add(4, placeOf(id),
        "IMR " + (imr ? toText(*imr) : "beyond 1") + ", exposure " + toText(was.totalExposure) + " to "
            + toText(is.totalExposure));
}

/// Accounts that this command liquidated and that nothing else of it touched, with their count of fills.
std::map<SubaccountId, std::int64_t> onlyLiquidated(const Outcome& outcome)
{
    std::map<SubaccountId, std::int64_t> liquidated;
    std::vector<SubaccountId> touched;
    for (const Event& event : outcome.events) {
        if (const auto* fill = std::get_if<LiquidationFill>(&event)) {
            ++liquidated[fill->subaccount];
            if (fill->counterparty)
                touched.push_back(*fill->counterparty);
        } else if (std::holds_alternative<DeficitCovered>(event) || std::holds_alternative<InterestCharged>(event)) {
            return {};
        }
    }
    for (const SubaccountId id : touched)
        liquidated.erase(id);
    return liquidated;
}

/// `count` steps of each asset that the account had or has, at marks.
Usd stepsOfAssets(const State& before, const State& after, SubaccountId id, std::int64_t count)
{
    Usd steps;
    const auto add = [&](AssetId asset) { steps += notional(Quantity::fromRaw(count), after.mark(asset)); };
    for (const Position& position : before.account(id).positions)
        add(position.asset);
    for (const Position& position : after.account(id).positions)
        if (before.account(id).find(position.asset) == nullptr)
            add(position.asset);
    return steps;
}

void checkLiquidated(const State& before, const State& after, const Outcome& outcome, Findings& findings)
{
    // Where marks or requirements move, the account moves with them.
    if (before.marks != after.marks || before.risk != after.risk)
        return;
    for (const auto& [id, fills] : onlyLiquidated(outcome)) {
        const MarginSums was = restingSums(before, before.account(id));
        MarginSums is = restingSums(after, after.account(id));
        is.assetsValue += stepsOfAssets(before, after, id, fills);
        if (before.queue.contains(id) && was.netEquity().isPositive() && is.compareMarginFraction(was) < 0)
            findings.add(5, placeOf(id),
                "marginFraction " + toText(*was.marginFraction()) + " to " + toText(*is.marginFraction()));
    }
}

} // namespace

std::string toText(const BrokenInvariant& broken)
{
    return "invariant " + std::to_string(broken.number) + ", " + broken.place + ": " + broken.values;
}

std::vector<BrokenInvariant> brokenInvariants(const State& state)
{
    Findings findings;
    std::vector<AssetTotals> totals(state.assets.size());
    std::vector<std::size_t> openOrders(state.markets.size());
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i) {
        const SubaccountId id{i};
        checkPositions(state, id, totals, findings);
        checkQueue(state, id, findings);
        checkOrders(state, id, openOrders, findings);
    }
    checkPositions(state, treasuryId, totals, findings);
    checkPositions(state, backstopFundId, totals, findings);
    for (std::size_t i = 0; i < totals.size(); ++i)
        checkPool(state, AssetId{static_cast<std::uint16_t>(i)}, totals[i], findings);
    for (std::size_t i = 0; i < openOrders.size(); ++i)
        checkBook(state, MarketId{static_cast<std::uint16_t>(i)}, openOrders[i], findings);
    for (const auto& [id, entry] : state.queue)
        if (!state.has(id))
            findings.add(6, placeOf(id), "in the queue and not a subaccount");
    return std::move(findings.found);
}

std::vector<BrokenInvariant> brokenByCommand(
    const State& before, const State& after, const Command& command, const Outcome& outcome)
{
    Findings findings;
    if (!outcome.accepted()) {
        if (hashOf(before) != hashOf(after))
            findings.add(0, std::string{commandName(command)}, "was refused and changed the state");
        return std::move(findings.found);
    }
    if (const auto id = userOf(command))
        checkUser(before, after, *id, findings);
    checkLiquidated(before, after, outcome, findings);
    return std::move(findings.found);
}

} // namespace plimsoll
