// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/counterfactual.h"

#include "domain/exchange/announcement.h"
#include "domain/exchange/apply.h"
#include "domain/exchange/parameter.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

/// What is announced of the assets that the edits are about.
std::vector<ParameterTarget> announcedBeside(const RiskInForce& risk, const std::vector<ParameterEdit>& edits)
{
    const auto isBeside = [&](const std::string& path, const std::string& other) {
        const auto one = parameterAt(risk.configuration, path);
        const auto two = parameterAt(risk.configuration, other);
        return one && two && one->kind->group == two->kind->group && one->owner == two->owner;
    };
    std::vector<ParameterTarget> beside;
    for (const ParameterTarget& target : risk.announced)
        if (std::any_of(edits.begin(), edits.end(),
                [&](const ParameterEdit& edit) { return isBeside(target.path, edit.path); }))
            beside.push_back(target);
    return beside;
}

} // namespace

std::uint64_t StretchFigures::ordersRefused() const
{
    const auto orders = refused.find(commandName(PlaceOrder{}));
    return orders == refused.end() ? 0 : orders->second;
}

std::uint64_t StretchFigures::othersRefused() const
{
    std::uint64_t all = 0;
    for (const auto& [name, count] : refused)
        all += count;
    return all - ordersRefused();
}

Counterfactual::Side::Side(State from)
    : state(std::move(from))
    , badDebt(state.badDebt)
    , socialisedLoss(state.socialisedLoss)
{
    for (std::uint16_t i = 0; i < state.assets.size(); ++i) {
        charged.push_back(state.pool(AssetId{i}).interestCharged);
        fees.push_back(state.pool(AssetId{i}).interestFees);
    }
}

Outcome Counterfactual::Side::play(const Command& command)
{
    Outcome outcome = plimsoll::apply(state, command);
    for (const Event& event : outcome.events) {
        if (std::holds_alternative<LiquidationStarted>(event))
            ++counted.liquidations;
        else if (const auto* fill = std::get_if<Fill>(&event))
            counted.traded
                += notional(fill->quantity, state.mark(state.configuration().markets[fill->market.value].base));
        else if (const auto* step = std::get_if<LiquidationFill>(&event))
            repaidIn(counted, step->kind) += notional(step->debtRepaid, state.mark(step->debt));
    }
    return outcome;
}

StretchFigures Counterfactual::Side::total() const
{
    StretchFigures figures = counted;
    figures.badDebt = state.badDebt - badDebt;
    figures.socialisedLoss = state.socialisedLoss - socialisedLoss;
    for (std::uint16_t i = 0; i < state.assets.size(); ++i) {
        const AssetId asset{i};
        figures.interestCharged += notional(state.pool(asset).interestCharged - charged[i], state.mark(asset));
        figures.revenue += notional(state.pool(asset).interestFees - fees[i], state.mark(asset));
    }
    return figures;
}

Counterfactual::Counterfactual(
    Side recorded, Side changed, std::set<std::string> paths, std::vector<ParameterTarget> leftOut)
    : recorded_(std::move(recorded))
    , changed_(std::move(changed))
    , paths_(std::move(paths))
    , leftOut_(std::move(leftOut))
    , firstNew_(OrderId{recorded_.state.lastOrder + 1})
{
}

Result<Counterfactual, Refusal> Counterfactual::begin(const State& from, const std::vector<ParameterEdit>& edits)
{
    SetParameters change{edits, "counterfactual"};
    std::set<std::string> paths;
    for (ParameterEdit& edit : change.edits) {
        if (const auto parameter = parameterAt(from.configuration(), edit.path))
            edit.before = parameter->text(from.configuration());
        paths.insert(edit.path);
    }
    Side changed{from};
    // Nothing is coming to what the change sets.
    if (auto withdrawal = withdrawalOf(*from.risk, change.edits); !withdrawal.empty())
        changed.play(Command{AnnounceParameters{std::move(withdrawal), change.reason}});
    std::vector<ParameterTarget> leftOut;
    Outcome outcome = changed.play(Command{change});
    if (outcome.refusal)
        leftOut = announcedBeside(*changed.state.risk, change.edits);
    if (!leftOut.empty()) {
        std::vector<ParameterEdit> named;
        for (const ParameterTarget& target : leftOut)
            named.push_back({target.path, {}, {}});
        changed.play(Command{AnnounceParameters{withdrawalOf(*changed.state.risk, named), change.reason}});
        outcome = changed.play(Command{change});
    }
    if (outcome.refusal)
        return *outcome.refusal;
    return Counterfactual{Side{from}, std::move(changed), std::move(paths), std::move(leftOut)};
}

/// False where the command has nothing to act on here.
bool Counterfactual::translate(Command& command) const
{
    if (auto* cancel = std::get_if<CancelOrder>(&command); cancel != nullptr && cancel->order >= firstNew_) {
        const auto found = numbers_.find(cancel->order);
        if (found == numbers_.end())
            return false;
        cancel->order = found->second;
    }
    const auto leavesSome = [this](std::vector<ParameterEdit>& edits) {
        std::erase_if(edits, [this](const ParameterEdit& edit) { return paths_.contains(edit.path); });
        return !edits.empty();
    };
    if (auto* set = std::get_if<SetParameters>(&command))
        return leavesSome(set->edits);
    if (auto* announced = std::get_if<AnnounceParameters>(&command))
        return leavesSome(announced->edits);
    return true;
}

void Counterfactual::play(const Command& recorded)
{
    const Outcome asRecorded = recorded_.play(recorded);
    Command here = recorded;
    if (!translate(here))
        return;
    const Outcome changed = changed_.play(here);
    // Only of what both were asked.
    if (asRecorded.refusal)
        ++recorded_.counted.refused[commandName(recorded)];
    if (changed.refusal)
        ++changed_.counted.refused[commandName(recorded)];
    if (std::holds_alternative<PlaceOrder>(recorded) && asRecorded.accepted() && changed.accepted())
        numbers_[OrderId{recorded_.state.lastOrder}] = OrderId{changed_.state.lastOrder};
}

} // namespace plimsoll
