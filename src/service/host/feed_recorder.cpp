// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/feed_recorder.h"

#include "service/host/projection.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t feedMax = 200;
constexpr std::size_t operatorsMax = 50; ///< of the feed
constexpr std::size_t lossesMax = 100;
constexpr std::size_t storiesMax = 20'000;
constexpr std::size_t fillsMax = 100;

template <class Items, class Item>
void pushNewest(Items& items, Item item, std::size_t most)
{
    items.push_front(std::move(item));
    if (items.size() > most)
        items.pop_back();
}

view::LiquidationStage stageOf(LiquidationFill::Kind kind)
{
    switch (kind) {
    case LiquidationFill::Kind::Backstop:
        return view::LiquidationStage::Backstop;
    case LiquidationFill::Kind::Adl:
        return view::LiquidationStage::Adl;
    case LiquidationFill::Kind::FromHoldings:
    case LiquidationFill::Kind::Book:
    case LiquidationFill::Kind::FundDust:
        break;
    }
    return view::LiquidationStage::Book;
}

} // namespace

struct FeedLines {
    FeedRecorder& recorder;
    const State& state;
    std::uint64_t sequence;
    std::uint32_t part;
    const std::string& actor;
    const std::string& reason;
    const Command& command;

    view::FeedEntry line(
        view::FeedKind kind, std::optional<SubaccountId> subaccount, std::optional<AssetId> asset) const
    {
        view::FeedEntry entry;
        entry.sequence = sequence;
        entry.part = part;
        entry.time = state.now;
        entry.kind = kind;
        entry.subaccount = subaccount;
        entry.asset = asset;
        return entry;
    }
    view::FeedEntry amount(
        view::FeedKind kind, std::optional<SubaccountId> subaccount, AssetId asset, Quantity quantity) const
    {
        view::FeedEntry entry = line(kind, subaccount, asset);
        entry.quantity = quantity;
        entry.value = notional(quantity, state.mark(asset));
        return entry;
    }

    void operator()(const LiquidationStarted& start) const
    {
        ++recorder.liquidationsTotal_;
        recorder.open_[start.subaccount] = {start.subaccount, state.now, {}, start.exposure, {}, false};
        recorder.fillsByAccount_.erase(start.subaccount);
        view::FeedEntry entry = line(view::FeedKind::LiquidationStarted, start.subaccount, std::nullopt);
        entry.value = start.exposure;
        entry.ratio = start.marginFraction;
        recorder.tell(std::move(entry));
    }
    void operator()(const LiquidationFill& fill) const
    {
        ++recorder.fillsTotal_;
        view::LiquidationFill row;
        row.sequence = sequence;
        row.part = part;
        row.time = state.now;
        row.subaccount = fill.subaccount;
        row.stage = stageOf(fill.kind);
        row.debt = fill.debt;
        if (fill.kind != LiquidationFill::Kind::FromHoldings)
            row.paidWith = fill.collateral;
        row.paid = fill.collateralQuantity;
        row.counterparty = fill.counterparty;
        row.quantity = fill.debtRepaid;
        row.price = fill.price;
        row.value = notional(fill.debtRepaid, state.mark(fill.debt));
        row.fee = notional(fill.fee, state.mark(fill.debt));
        row.marginFractionBefore = fill.marginFractionBefore;
        row.marginFractionAfter = fill.marginFractionAfter;
        if (const auto open = recorder.open_.find(fill.subaccount); open != recorder.open_.end())
            open->second.liquidated += row.value;
        auto& [last, count] = recorder.fillsByAccount_[fill.subaccount];
        last = row;
        ++count;
        view::FeedEntry entry = amount(view::FeedKind::LiquidationFill, fill.subaccount, fill.debt, fill.debtRepaid);
        entry.price = fill.price;
        entry.stage = row.stage;
        entry.counterparty = fill.counterparty;
        if (fill.counterparty && fill.counterparty != backstopFundId) {
            view::FeedEntry other = amount(view::FeedKind::PaidInKind, fill.counterparty, fill.debt, fill.debtRepaid);
            other.counterparty = fill.subaccount;
            other.stage = row.stage;
            other.paidAsset = fill.collateral;
            other.paid = fill.collateralQuantity;
            recorder.remember(std::move(other));
        }
        pushNewest(recorder.fills_, std::move(row), fillsMax);
        recorder.tell(std::move(entry));
    }
    void operator()(const LiquidationEnded& end) const
    {
        FeedRecorder::Done done{end.subaccount, {}, {}, {}, {}, false};
        if (const auto open = recorder.open_.find(end.subaccount); open != recorder.open_.end()) {
            done = open->second;
            recorder.open_.erase(open);
        }
        done.left = state.now;
        done.endedInDeficit = end.how == LiquidationEnded::How::Deficit;
        recorder.done_.push_front(done);
        while (state.now.ms - recorder.done_.back().left.ms > FeedRecorder::doneAgeMax)
            recorder.done_.pop_back();
        view::FeedEntry entry = line(view::FeedKind::LiquidationEnded, end.subaccount, std::nullopt);
        entry.path = done.endedInDeficit ? "Deficit" : "";
        recorder.tell(std::move(entry));
    }
    void operator()(const DeficitCovered& deficit) const
    {
        if (deficit.toFund.isPositive())
            recorder.tell(amount(view::FeedKind::DeficitToFund, deficit.subaccount, deficit.asset, deficit.toFund));
        if (deficit.socialised.isPositive()) {
            view::FeedEntry entry
                = amount(view::FeedKind::SocialisedLoss, deficit.subaccount, deficit.asset, deficit.socialised);
            pushNewest(recorder.losses_, entry, lossesMax);
            recorder.tell(std::move(entry));
        }
    }
    void operator()(const ThrottleChanged& change) const
    {
        const bool entered = change.bound > state.poolParameters(change.asset).throttleUtilizationThreshold;
        view::FeedEntry entry = line(
            entered ? view::FeedKind::ThrottleEntered : view::FeedKind::ThrottleLeft, std::nullopt, change.asset);
        entry.ratio = state.pool(change.asset).utilization();
        recorder.tell(std::move(entry));
    }
    void operator()(const MarkHeld& held) const
    {
        view::FeedEntry entry = line(view::FeedKind::MarkHeld, std::nullopt, held.asset);
        entry.price = held.pending;
        recorder.tell(std::move(entry));
    }
    void operator()(const MarkReleased& released) const
    {
        view::FeedEntry entry = line(view::FeedKind::MarkReleased, std::nullopt, released.asset);
        entry.price = released.price;
        tellByHand(std::move(entry));
    }
    void operator()(const ParameterChanged& change) const
    {
        const bool isState = change.path.ends_with("tate");
        view::FeedEntry entry = line(
            isState ? view::FeedKind::StateChanged : view::FeedKind::ParameterChanged, std::nullopt, std::nullopt);
        entry.actor = actor;
        entry.reason = reason;
        entry.path = change.path;
        entry.before = change.before;
        entry.after = change.after;
        auto& history = recorder.histories_[change.path];
        if (history.empty())
            history.push_back({0, {}, {}, {}, {}, change.before});
        history.push_back({sequence, state.now, actor, reason, change.before, change.after});
        recorder.tell(std::move(entry));
    }
    void operator()(const ParameterAnnounced& announced) const
    {
        view::FeedEntry entry = line(view::FeedKind::ParameterAnnounced, std::nullopt, std::nullopt);
        entry.path = announced.path;
        entry.before = announced.before;
        entry.after = announced.after;
        tellByHand(std::move(entry));
    }
    void operator()(const ControlChanged& change) const
    {
        using What = ControlChanged::What;
        const auto sameSubject = [&](const view::Hold& hold) {
            return hold.subaccount == change.subaccount && hold.asset == change.asset;
        };
        view::FeedKind kind{};
        switch (change.what) {
        case What::AccountHeld:
        case What::AssetHeld:
            kind = view::FeedKind::HoldPlaced;
            std::erase_if(recorder.holds_, sameSubject);
            recorder.holds_.push_back({change.subaccount, change.asset, change.until, actor, reason});
            break;
        case What::Released:
        case What::HoldExpired:
            kind = view::FeedKind::HoldReleased;
            std::erase_if(recorder.holds_, sameSubject);
            break;
        case What::TakenOver:
            kind = view::FeedKind::TakenOver;
            recorder.takeOvers_[*change.subaccount] = {change.subaccount, std::nullopt, {}, actor, reason};
            break;
        case What::MatchingHalted:
            tellStop(FeedRecorder::Stopped::Matching, change.until);
            return;
        case What::LiquidationsPaused:
            tellStop(FeedRecorder::Stopped::Liquidations, change.until);
            return;
        case What::AllCancelled:
            tellByHand(line(view::FeedKind::OrdersCancelled, std::nullopt, std::nullopt));
            if (change.until > state.now)
                tellStop(FeedRecorder::Stopped::Matching, change.until);
            return;
        case What::ProviderSet:
            tellProvider(*change.subaccount);
            return;
        case What::FundDeposit:
            tellFundDeposit(*change.asset);
            return;
        case What::ThrottleReset:
            tellThrottle(*change.asset);
            return;
        }
        tellByHand(line(kind, change.subaccount, change.asset));
    }
    void tellByHand(view::FeedEntry entry) const
    {
        entry.actor = actor;
        entry.reason = reason;
        recorder.tell(std::move(entry));
    }
    void tellStop(FeedRecorder::Stopped what, Timestamp until) const
    {
        const bool placed = until > state.now;
        view::FeedEntry entry
            = line(placed ? view::FeedKind::StopPlaced : view::FeedKind::StopEnded, std::nullopt, std::nullopt);
        entry.path = what == FeedRecorder::Stopped::Matching ? "matching" : "liquidations";
        entry.after = std::to_string((until.ms - state.now.ms) / msPerMinute);
        // Orders that are cancelled under a halt leave that as it was.
        if (view::VenueStop& stop = recorder.stops_[static_cast<std::size_t>(what)]; stop.until != until)
            stop = {until, actor, reason};
        tellByHand(std::move(entry));
    }
    void tellProvider(SubaccountId provider) const
    {
        view::FeedEntry entry = line(view::FeedKind::ProviderSet, provider, std::nullopt);
        const auto granted = state.providers.find(provider);
        entry.value = granted != state.providers.end() ? granted->second : Usd{};
        recorder.grants_[provider] = entry.value.value_or(Usd{});
        tellByHand(std::move(entry));
    }
    void tellFundDeposit(AssetId asset) const
    {
        view::FeedEntry entry = line(view::FeedKind::FundDeposit, std::nullopt, asset);
        if (const auto* deposit = std::get_if<DepositToFund>(&command)) {
            entry.quantity = deposit->quantity;
            entry.value = notional(deposit->quantity, state.mark(asset));
        }
        tellByHand(std::move(entry));
    }
    void tellThrottle(AssetId asset) const
    {
        view::FeedEntry entry = line(view::FeedKind::ThrottleReset, std::nullopt, asset);
        entry.ratio = state.pool(asset).throttleBound;
        tellByHand(std::move(entry));
    }
    /// What its owner asked for by the order's own terms is no event of the account.
    void operator()(const OrderChanged& change) const
    {
        using Why = OrderExpiryReason;
        switch (change.expiryReason) {
        case Why::None:
        case Why::FillOrKill:
        case Why::ImmediateOrCancel:
        case Why::PostOnlyTaker:
        case Why::SelfTradePrevention:
            return;
        case Why::InsufficientBorrowableQuantity:
        case Why::InsufficientFunds:
        case Why::InsufficientMargin:
        case Why::Liquidation:
        case Why::PriceImpact:
        case Why::PriceOutOfBounds:
            break;
        }
        view::FeedEntry entry = amount(view::FeedKind::OrderExpired, change.subaccount,
            state.marketParameters(change.market).base, change.quantity - change.executedQuantity);
        entry.price = change.price;
        entry.path = change.side == Side::Bid ? "Bid" : "Ask";
        entry.reason = expiryName(change.expiryReason);
        recorder.remember(std::move(entry));
    }
    /// Each borrow has an entry fee, which is part of its cost and no borrow of its own.
    void operator()(const BorrowLendChanged& change) const
    {
        if (change.source == BorrowLendSource::EntryFee)
            return;
        // What a liquidation repays, and what nobody repays, is told as its step and its deficit.
        using Source = BorrowLendSource;
        if (change.type == BorrowLendEventType::BorrowRepay
            && (change.source == Source::Liquidation || change.source == Source::LiquidationAdl
                || change.source == Source::LiquidationBackstop))
            return;
        static constexpr view::FeedKind kinds[]
            = {view::FeedKind::Borrow, view::FeedKind::BorrowRepay, view::FeedKind::Lend, view::FeedKind::LendRedeem};
        view::FeedEntry entry
            = amount(kinds[static_cast<std::size_t>(change.type)], change.subaccount, change.asset, change.quantity);
        entry.path = sourceName(change.source);
        recorder.remember(std::move(entry));
    }
    void operator()(const BalanceChanged& change) const
    {
        const bool isDeposit = change.kind == BalanceChanged::Kind::Deposit;
        recorder.remember(amount(isDeposit ? view::FeedKind::Deposit : view::FeedKind::Withdrawal, change.subaccount,
            change.asset, change.quantity));
    }
    void operator()(const Fill& fill) const
    {
        const AssetId base = state.marketParameters(fill.market).base;
        for (const SubaccountId id : {fill.makerSubaccount, fill.takerSubaccount}) {
            view::FeedEntry entry = amount(view::FeedKind::Fill, id, base, fill.quantity);
            entry.price = fill.price;
            entry.value = notional(fill.quantity, fill.price);
            entry.path = (id == fill.takerSubaccount) == (fill.takerSide == Side::Bid) ? "Bid" : "Ask";
            recorder.remember(std::move(entry));
        }
    }
    template <class Other>
    void operator()(const Other&) const
    {
    }
};

void FeedRecorder::observe(const State& after, std::uint64_t sequence, const Command& command, const Outcome& outcome,
    const std::string& actor)
{
    if (outcome.events.empty())
        return;
    const std::string reason = actor.empty() ? std::string{} : reasonOf(command);
    for (std::size_t i = 0; i < outcome.events.size(); ++i)
        std::visit(FeedLines{*this, after, sequence, static_cast<std::uint32_t>(i), actor, reason, command},
            outcome.events[i]);
}

void FeedRecorder::note(view::FeedEntry entry)
{
    tell(std::move(entry));
}

/// In a fall the market tells more in a second than the feed holds: the newest of what operators did stay in it.
void FeedRecorder::tell(view::FeedEntry entry)
{
    if (entry.subaccount)
        remember(entry);
    feed_.push_front(std::move(entry));
    if (feed_.size() <= feedMax)
        return;
    const auto isOperators = [](const view::FeedEntry& each) { return !each.actor.empty(); };
    if (!isOperators(feed_.back())) {
        feed_.pop_back();
        return;
    }
    const auto operators = std::count_if(feed_.begin(), feed_.end(), isOperators);
    const bool keeps = operators <= static_cast<std::ptrdiff_t>(operatorsMax);
    const auto last = std::find_if(
        feed_.rbegin(), feed_.rend(), [&](const view::FeedEntry& each) { return !keeps || !isOperators(each); });
    feed_.erase(std::next(last).base());
}

void FeedRecorder::remember(view::FeedEntry entry)
{
    pushNewest(stories_, std::move(entry), storiesMax);
}

std::vector<view::FeedEntry> FeedRecorder::storyOf(
    SubaccountId id, std::size_t count, const std::set<AssetId>& lent) const
{
    std::vector<view::FeedEntry> story;
    for (const view::FeedEntry& entry : stories_) {
        if (entry.subaccount != id)
            continue;
        story.push_back(entry);
        if (story.size() == count)
            break;
    }
    // What lenders bear is no event of each of them.
    for (const view::FeedEntry& loss : losses_)
        if (loss.subaccount != id && lent.contains(*loss.asset))
            story.push_back(loss);
    std::stable_sort(story.begin(), story.end(), [](const view::FeedEntry& a, const view::FeedEntry& b) {
        return std::pair(a.sequence, a.part) > std::pair(b.sequence, b.part);
    });
    story.resize(std::min(story.size(), count));
    return story;
}

std::vector<view::ParameterChange> FeedRecorder::historyOf(const std::string& path) const
{
    const auto found = histories_.find(path);
    return found != histories_.end() ? found->second : std::vector<view::ParameterChange>{};
}

const view::LiquidationFill* FeedRecorder::lastFillOf(SubaccountId id) const
{
    const auto found = fillsByAccount_.find(id);
    return found != fillsByAccount_.end() ? &found->second.first : nullptr;
}

std::uint32_t FeedRecorder::fillsOf(SubaccountId id) const
{
    const auto found = fillsByAccount_.find(id);
    return found != fillsByAccount_.end() ? found->second.second : 0;
}

Usd FeedRecorder::grantOf(SubaccountId provider) const
{
    const auto found = grants_.find(provider);
    return found != grants_.end() ? found->second : Usd{};
}

const view::Hold* FeedRecorder::holdOf(std::optional<SubaccountId> subaccount, std::optional<AssetId> asset) const
{
    const auto found = std::find_if(holds_.begin(), holds_.end(),
        [&](const view::Hold& hold) { return hold.subaccount == subaccount && hold.asset == asset; });
    return found != holds_.end() ? &*found : nullptr;
}

view::Hold FeedRecorder::takeOverOf(SubaccountId subaccount) const
{
    const auto found = takeOvers_.find(subaccount);
    return found != takeOvers_.end() ? found->second : view::Hold{subaccount, std::nullopt, {}, {}, {}};
}

void FeedRecorder::remember(const std::vector<OperatorAction>& actions)
{
    std::map<std::uint64_t, const OperatorAction*> bySequence;
    for (const OperatorAction& action : actions)
        if (action.sequence > 0 && action.result == ActionResult::Accepted)
            bySequence[action.sequence] = &action;
    const auto name = [&](auto& line) {
        const auto found = bySequence.find(line.sequence);
        if (found == bySequence.end() || !line.actor.empty())
            return;
        line.actor = found->second->actor;
        line.reason = found->second->reason;
    };
    for (view::FeedEntry& line : feed_)
        name(line);
    for (view::FeedEntry& line : stories_)
        name(line);
    for (auto& [path, changes] : histories_)
        for (view::ParameterChange& change : changes)
            name(change);
}

void FeedRecorder::remember(const ControlsBefore& before)
{
    if (before.matching)
        stops_[static_cast<std::size_t>(Stopped::Matching)] = *before.matching;
    if (before.liquidations)
        stops_[static_cast<std::size_t>(Stopped::Liquidations)] = *before.liquidations;
    for (const view::Hold& hold : before.holds) {
        std::erase_if(holds_,
            [&](const view::Hold& known) { return known.subaccount == hold.subaccount && known.asset == hold.asset; });
        holds_.push_back(hold);
    }
    for (const view::Hold& takeOver : before.takeOvers)
        takeOvers_[*takeOver.subaccount] = takeOver;
}

view::VenueStop FeedRecorder::stopOf(Stopped what, Timestamp until) const
{
    const view::VenueStop& seen = stops_[static_cast<std::size_t>(what)];
    return seen.until == until ? seen : view::VenueStop{until, {}, {}};
}

} // namespace plimsoll
