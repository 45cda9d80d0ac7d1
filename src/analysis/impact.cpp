// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/impact.h"

#include "analysis/corridor.h"
#include "domain/base/decimal.h"
#include "domain/exchange/account_view.h"
#include "domain/exchange/apply.h"
#include "domain/exchange/moved_functions.h"
#include "domain/exchange/parameter.h"

#include <algorithm>
#include <future>

namespace plimsoll {
namespace {

constexpr Ratio watchLine = Ratio::fromRaw(powerOfTen(17) * 8);

Command changeOf(const std::vector<ParameterEdit>& edits)
{
    return SetParameters{edits, "impact"};
}

/// Where one valuation stands against the lines.
struct Standing {
    MarginSums sums;
    bool initial{};
    bool watch{};
    bool liquidation{};
    bool autoClose{};

    Standing(const MarginSums& of, const VenueParameters& venue)
        : sums(of)
        , initial(!of.coversInitial())
        , watch(of.hasExposure() && Int256::product(of.netEquity().raw, watchLine.raw) <= of.maintenanceRequirement)
        , liquidation(of.isLiquidatable())
        , autoClose(of.isAtAutoClose(venue.acmfDivisor, venue.acmfOffset))
    {
    }
    void countIn(LineCounts& counts) const
    {
        counts.initial += initial ? 1 : 0;
        counts.watch += watch ? 1 : 0;
        counts.liquidation += liquidation ? 1 : 0;
        counts.autoClose += autoClose ? 1 : 0;
    }
};

/// Whether the backstop takes an account before the books do (RULES.md section 7).
bool isAutoClosed(const Account& account, const MarginSums& plain, const VenueParameters& venue)
{
    return account.liquidating && plain.isAtAutoClose(venue.acmfDivisor, venue.acmfOffset);
}

/// Whether netEquityAvailable grows. Divides only where what is valued and what is required pull against each other.
bool mayTakeMore(const MarginSums& before, const MarginSums& now)
{
    if (before.leverageLimit == now.leverageLimit) {
        if (now.netEquity() <= before.netEquity() && now.initialRequirement >= before.initialRequirement)
            return false;
        if (now.netEquity() > before.netEquity() && now.initialRequirement <= before.initialRequirement)
            return true;
    }
    return now.netEquityAvailable() > before.netEquityAvailable();
}

/// The worst line that it is taken across.
int rankOf(const AccountImpact& account)
{
    if (account.liquidated || account.autoClose)
        return account.liquidated ? 0 : 1;
    if (account.marginCall || account.cannotAdd)
        return account.marginCall ? 2 : 3;
    return account.isHealed ? 4 : 5;
}

/// Collateral and requirements of each asset, summed over accounts.
class AssetTotals {
public:
    explicit AssetTotals(const State& live, const RiskInForce& after)
        : live_(live)
        , after_(after)
        , totals_(live.assets.size())
    {
        const bool limitsMove
            = live.configuration().venue.leverageLimitMax != after.configuration.venue.leverageLimitMax;
        const std::vector<bool> moved = movedFunctions(live.risk->assetRisks, after.assetRisks);
        for (std::size_t i = 0; i < totals_.size(); ++i)
            totals_[i].moves = limitsMove || moved[i];
    }

    /// Whether the change moves what its holdings or debts count for.
    bool moves(AssetId asset) const { return totals_[asset.value].moves; }

    void add(const MarginLine& line, const BeforeAfter<Ratio>& leverageLimit)
    {
        const std::size_t at = line.asset.value;
        Total& total = totals_[at];
        if (!total.moves)
            return;
        const Usd held = notional(line.holding, live_.marks[at]);
        const Usd owed = notional(line.debt + line.wouldBorrow, live_.marks[at]);
        const AssetRisk& risk = live_.risk->assetRisks[at];
        const AssetRisk& changed = after_.assetRisks[at];
        total.collateral.before += risk.collateralValue(held);
        total.collateral.after += changed.collateralValue(held);
        if (owed == Usd{})
            return;
        const auto own = [](Ratio limit) { return divide(Ratio::whole(1), limit, Rounding::Up); };
        total.initial.before += Int256::product(owed.raw, std::max(risk.imfAt(owed), own(leverageLimit.before)).raw);
        total.initial.after += Int256::product(owed.raw, std::max(changed.imfAt(owed), own(leverageLimit.after)).raw);
        total.maintenance.before += Int256::product(owed.raw, risk.mmfAt(owed).raw);
        total.maintenance.after += Int256::product(owed.raw, changed.mmfAt(owed).raw);
    }

    void append(const AssetTotals& others)
    {
        for (std::size_t i = 0; i < totals_.size(); ++i)
            totals_[i] += others.totals_[i];
    }

    std::vector<AssetImpact> changed() const
    {
        std::vector<AssetImpact> impacts;
        for (std::uint16_t i = 0; i < totals_.size(); ++i) {
            const Total& total = totals_[i];
            if (total.collateral.before == total.collateral.after && total.initial.before == total.initial.after
                && total.maintenance.before == total.maintenance.after)
                continue;
            impacts.push_back({AssetId{i}, total.collateral, inUsd(total.initial), inUsd(total.maintenance)});
        }
        return impacts;
    }

private:
    struct Total {
        bool moves{}; ///< nothing is summed where the change moves no function
        BeforeAfter<Usd> collateral;
        BeforeAfter<Int256> initial; ///< in steps of 1e-36, as the next
        BeforeAfter<Int256> maintenance;

        Total& operator+=(const Total& other)
        {
            collateral += other.collateral;
            initial += other.initial;
            maintenance += other.maintenance;
            return *this;
        }
    };
    static BeforeAfter<Usd> inUsd(const BeforeAfter<Int256>& sums)
    {
        const auto rounded
            = [](const Int256& sum) { return Usd::fromRaw(sum.dividedBy(Ratio::scale, Rounding::Down)); };
        return {rounded(sums.before), rounded(sums.after)};
    }

    const State& live_;
    const RiskInForce& after_;
    std::vector<Total> totals_;
};

/// Rates, costs and room of each pool, both ways, and its largest borrowers.
class PoolImpacts {
public:
    PoolImpacts(const State& live, const RiskConfiguration& after)
        : live_(live)
        , placeOf_(live.assets.size())
    {
        for (std::uint16_t i = 0; i < live.assets.size(); ++i)
            if (PoolImpact impact = impactOf(AssetId{i}, after.pools[i]); isMoved(impact)) {
                impacts_.push_back(std::move(impact));
                placeOf_[i] = impacts_.size();
            }
        debts_.resize(impacts_.size());
    }

    void add(SubaccountId subaccount, const MarginLine& line)
    {
        if (const std::size_t place = placeOf_[line.asset.value]; place > 0 && line.debt.isPositive())
            debts_[place - 1].push_back({subaccount, line.debt});
    }

    void append(const PoolImpacts& others)
    {
        for (std::size_t i = 0; i < debts_.size(); ++i)
            debts_[i].insert(debts_[i].end(), others.debts_[i].begin(), others.debts_[i].end());
    }

    std::vector<PoolImpact> found() &&
    {
        for (std::size_t i = 0; i < impacts_.size(); ++i) {
            PoolImpact& impact = impacts_[i];
            auto& debts = debts_[i];
            impact.borrowerCount = static_cast<std::uint32_t>(debts.size());
            const auto end
                = debts.begin() + static_cast<std::ptrdiff_t>(std::min(debts.size(), PoolImpact::borrowersListed));
            std::partial_sort(debts.begin(), end, debts.end(), [](const Debt& a, const Debt& b) {
                return a.owed != b.owed ? a.owed > b.owed : a.subaccount < b.subaccount;
            });
            for (auto debt = debts.begin(); debt != end; ++debt)
                impact.borrowers.push_back({debt->subaccount, debt->owed, costOf(impact, debt->owed, hoursPerYear),
                    costOf(impact, debt->owed, 1)});
        }
        return std::move(impacts_);
    }

private:
    struct Debt {
        SubaccountId subaccount;
        Quantity owed;
    };

    /// For one of `parts` equal parts of a year.
    BeforeAfter<Usd> costOf(const PoolImpact& impact, Quantity owed, std::int64_t parts) const
    {
        const Usd value = notional(owed, live_.mark(impact.asset));
        const auto at
            = [&](Ratio rate) { return Usd::fromRaw(mulDiv(value.raw, rate.raw, Ratio::scale * parts, Rounding::Up)); };
        return {at(impact.borrowInterestRate.before), at(impact.borrowInterestRate.after)};
    }

    PoolImpact impactOf(AssetId asset, const PoolParameters& changed) const
    {
        const Pool& pool = live_.pool(asset);
        const PoolParameters& now = live_.poolParameters(asset);
        const PoolRates old = pool.rates(now);
        const PoolRates coming = pool.rates(changed);
        PoolImpact impact;
        impact.asset = asset;
        impact.borrowInterestRate = {old.borrow, coming.borrow};
        impact.lendInterestRate = {old.lend, coming.lend};
        impact.borrowed = pool.borrowedQuantity();
        impact.lent = pool.lentQuantity();
        impact.utilization = pool.utilization();
        impact.hourlyCost = costOf(impact, impact.borrowed, hoursPerYear);
        impact.yearlyCost = costOf(impact, impact.borrowed, 1);
        impact.hourlyToLenders
            = {toLenders(impact.hourlyCost.before, now), toLenders(impact.hourlyCost.after, changed)};
        impact.hourlyToVenue = {impact.hourlyCost.before - impact.hourlyToLenders.before,
            impact.hourlyCost.after - impact.hourlyToLenders.after};
        impact.room = {roomOf(pool, now), roomOf(pool, changed)};
        return impact;
    }
    static Usd toLenders(Usd interest, const PoolParameters& parameters)
    {
        return multiply(interest, Ratio::whole(1) - parameters.fee, Rounding::Down);
    }
    static PoolRoom roomOf(const Pool& pool, const PoolParameters& parameters)
    {
        return {parameters.throttleUtilizationThreshold, pool.ceiling(parameters), parameters.maxUtilization,
            pool.headroom(parameters), parameters.openBorrowLendLimit, parameters.state};
    }
    static bool isMoved(const PoolImpact& impact)
    {
        return impact.borrowInterestRate.before != impact.borrowInterestRate.after
            || impact.lendInterestRate.before != impact.lendInterestRate.after
            || impact.room.before != impact.room.after;
    }

    const State& live_;
    std::vector<std::size_t> placeOf_; ///< by asset, its place among the impacts, from 1; 0: it does not move
    std::vector<PoolImpact> impacts_;
    std::vector<std::vector<Debt>> debts_; ///< by place
};

/// What a change does to the accounts of a range of ids, and through them to assets and pools.
class AccountImpacts {
public:
    AccountImpacts(const State& live, const State& fork)
        : live_(live)
        , fork_(fork)
        , totals_(live, *fork.risk)
        , pools_(live, fork.configuration())
    {
    }

    /// From `first` to `last`; false when stopped.
    bool addAll(std::uint32_t first, std::uint32_t last, const std::stop_token& stop)
    {
        for (std::uint32_t i = first; i <= last; ++i) {
            if (i % 256 == 0 && stop.stop_requested())
                return false;
            add(SubaccountId{i});
            addOrdersNoLongerTaken(live_, fork_, SubaccountId{i}, orders_);
        }
        return true;
    }

    /// Those of the range behind.
    void append(const AccountImpacts& behind)
    {
        lines_ += behind.lines_;
        accounts_ += behind.accounts_;
        mayTakeMore_ += behind.mayTakeMore_;
        liquidatedExposure_ += behind.liquidatedExposure_;
        crossings_.insert(crossings_.end(), behind.crossings_.begin(), behind.crossings_.end());
        orders_.insert(orders_.end(), behind.orders_.begin(), behind.orders_.end());
        totals_.append(behind.totals_);
        pools_.append(behind.pools_);
    }

    void moveInto(Impact& impact) &&
    {
        impact.lines = lines_;
        impact.accounts = accounts_;
        impact.mayTakeMore = mayTakeMore_;
        impact.liquidatedExposure = liquidatedExposure_;
        impact.crossings = std::move(crossings_);
        std::stable_sort(impact.crossings.begin(), impact.crossings.end(), [](const auto& a, const auto& b) {
            return rankOf(a) != rankOf(b) ? rankOf(a) < rankOf(b) : a.exposure > b.exposure;
        });
        impact.orders = std::move(orders_);
        impact.assets = totals_.changed();
        impact.pools = std::move(pools_).found();
    }

private:
    void add(SubaccountId id)
    {
        const Account& account = live_.account(id);
        if (account.positions.empty())
            return;
        const VenueParameters& venue = live_.configuration().venue;
        const VenueParameters& changedVenue = fork_.configuration().venue;
        const std::vector<MarginLine> lines = AccountView{live_, account}.restingLines();
        const BeforeAfter<Ratio> leverageLimit{live_.leverageLimit(account), fork_.leverageLimit(account)};
        const MarginTerms terms{live_.marks, fork_.risk->assetRisks, leverageLimit.after};
        bool moves = leverageLimit.before != leverageLimit.after;
        for (const MarginLine& line : lines) {
            totals_.add(line, leverageLimit);
            pools_.add(id, line);
            moves = moves || totals_.moves(line.asset);
        }
        const Standing before{marginSums(lines, live_.terms(account)), venue};
        // Most accounts hold and owe nothing that a change is about.
        const Standing now{moves ? marginSums(lines, terms) : before.sums, changedVenue};
        mayTakeMore_ += moves && mayTakeMore(before.sums, now.sums) ? 1 : 0;
        if (!before.sums.hasExposure())
            return;
        ++accounts_;
        before.countIn(lines_.before);
        now.countIn(lines_.after);
        // Stage 0 cancels its orders and tests again: what they would borrow liquidates nobody. Who is in the queue and
        // on the way out of it stays there, and is not liquidated anew; nobody in it has orders.
        const MarginSums plain
            = !now.liquidation ? now.sums : marginSums(AccountView{live_, account}.plainLines(), terms);
        const bool liquidated
            = !before.liquidation && now.liquidation && !account.liquidating && plain.isLiquidatable();
        const bool wasAutoClosed = isAutoClosed(account, before.sums, venue);
        const bool isAutoClosedNow = isAutoClosed(fork_.account(id), plain, changedVenue);
        if (before.initial == now.initial && before.watch == now.watch && before.liquidation == now.liquidation
            && wasAutoClosed == isAutoClosedNow)
            return;
        crossings_.push_back({id, now.sums.totalExposure, {before.sums.netEquity(), now.sums.netEquity()},
            {before.sums.imr(), now.sums.imr()}, {before.sums.mmr(), now.sums.mmr()}, liquidated,
            !wasAutoClosed && isAutoClosedNow, !before.initial && now.initial, !before.watch && now.watch,
            before.liquidation && !now.liquidation});
        if (liquidated)
            liquidatedExposure_ += now.sums.totalExposure;
    }

    const State& live_;
    const State& fork_;
    BeforeAfter<LineCounts> lines_;
    std::uint32_t accounts_{};
    std::uint32_t mayTakeMore_{};
    Usd liquidatedExposure_;
    std::vector<AccountImpact> crossings_; ///< by id
    std::vector<OrderImpact> orders_;      ///< likewise
    AssetTotals totals_;
    PoolImpacts pools_;
};

/// Whether a parameter's new value lets someone take or hold more risk. Requirements and the limits of pools admit more
/// the further they move one way, so their values tell; rates admit nothing. A book that takes cancels or makers only
/// where it took more takes less risk; of else of markets and the venue nothing is known.
bool loosens(const RiskConfiguration& before, const RiskConfiguration& after, std::string_view path)
{
    const Parameter parameter = *parameterAt(before, path);
    const std::string_view name = parameter.kind->name;
    if (parameter.kind->group == ParameterGroup::Markets && name == "orderBookState") {
        const OrderBookState now = after.markets[parameter.owner].orderBookState;
        const bool narrows = now == OrderBookState::CancelOnly || now == OrderBookState::PostOnly;
        return !narrows || now < before.markets[parameter.owner].orderBookState;
    }
    if (parameter.kind->group == ParameterGroup::Markets || parameter.kind->group == ParameterGroup::Venue)
        return true;
    if (parameter.kind->form == ParameterForm::Decimal) {
        const Int128 old = parseDecimal(parameter.text(before), Ratio::decimals).raw;
        const Int128 now = parseDecimal(parameter.text(after), Ratio::decimals).raw;
        if (const auto hurts = hurtsOf(name))
            return *hurts == Hurts::Falling ? now > old : now < old;
        return name != "fee" && name != "optimalUtilization" && now > old;
    }
    if (name == "state")
        return after.pools[parameter.owner].state < before.pools[parameter.owner].state;
    return parameter.kind->form == ParameterForm::Choice;
}

/// By how much a liquidation sold below marks, or bought above them; rounded up.
Usd slippageOf(const State& state, const Fill& fill)
{
    const MarketParameters& market = state.marketParameters(fill.market);
    const QuoteAmount traded = quoteAmount(fill.quantity, fill.price);
    const bool sells = fill.takerSide == Side::Ask;
    const Usd atBook = Usd::fromRaw(
        mulDiv(traded.raw, state.mark(market.quote).raw, Price::scale, sells ? Rounding::Down : Rounding::Up));
    const Usd atMark = notional(fill.quantity, state.mark(market.base));
    return sells ? atMark - atBook : atBook - atMark;
}

/// Plays `seconds` of a fork in which only time and liquidations act.
std::optional<Aftermath> play(State fork, const Outcome& change, std::uint32_t seconds, std::stop_token stop)
{
    Aftermath result;
    const Usd badDebtBefore = fork.badDebt;
    const Usd lossBefore = fork.socialisedLoss;
    result.entered = static_cast<std::uint32_t>(fork.queue.size());
    const auto read = [&](const Outcome& outcome, bool counts) {
        for (const Event& event : outcome.events) {
            if (counts && std::holds_alternative<LiquidationStarted>(event))
                ++result.entered;
            if (const auto* trade = std::get_if<Fill>(&event))
                result.slippage += slippageOf(fork, *trade);
            if (const auto* fill = std::get_if<LiquidationFill>(&event))
                repaidIn(result, fill->kind) += notional(fill->debtRepaid, fork.mark(fill->debt));
        }
    };
    read(change, false);
    while (result.seconds < seconds && !fork.queue.empty()) {
        if (stop.stop_requested())
            return std::nullopt;
        read(plimsoll::apply(fork, Command{Tick{Timestamp{fork.now.ms + msPerSecond}, {}}}), true);
        ++result.seconds;
    }
    result.stillQueued = static_cast<std::uint32_t>(fork.queue.size());
    result.badDebt = fork.badDebt - badDebtBefore;
    result.socialisedLoss = fork.socialisedLoss - lossBefore;
    return result;
}

} // namespace

std::optional<Impact> impactOf(
    const State& live, const std::vector<ParameterEdit>& edits, std::uint64_t sequence, std::stop_token stop)
{
    Impact impact;
    impact.sequence = sequence;
    impact.time = live.now;
    State fork = live;
    Outcome outcome = plimsoll::apply(fork, changeOf(edits));
    if (outcome.refusal) {
        impact.refusal = std::move(outcome.refusal);
        return impact;
    }
    // In halves at once: a table under the hand waits until every account is valued.
    const auto count = static_cast<std::uint32_t>(live.accounts.size());
    AccountImpacts accounts{live, fork};
    AccountImpacts behind{live, fork};
    auto half = std::async(std::launch::async, [&] { return behind.addAll(count / 2 + 1, count, stop); });
    const bool isComplete = accounts.addAll(1, count / 2, stop);
    if (!half.get() || !isComplete)
        return std::nullopt;
    accounts.append(behind);
    std::move(accounts).moveInto(impact);
    for (const ParameterEdit& edit : edits)
        if (loosens(live.configuration(), fork.configuration(), edit.path))
            impact.loosened.push_back(edit.path);
    return impact;
}

std::optional<BeforeAfter<Aftermath>> aftermathOf(
    const State& live, const std::vector<ParameterEdit>& edits, std::uint32_t seconds, std::stop_token stop)
{
    State changed = live;
    const Outcome change = plimsoll::apply(changed, changeOf(edits));
    if (change.refusal)
        return std::nullopt;
    auto before = play(live, {}, seconds, stop);
    auto after = play(std::move(changed), change, seconds, stop);
    if (!before || !after)
        return std::nullopt;
    return BeforeAfter<Aftermath>{*before, *after};
}

} // namespace plimsoll
