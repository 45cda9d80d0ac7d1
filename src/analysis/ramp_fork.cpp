// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ramp_fork.h"

#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "domain/exchange/command.h"
#include "domain/exchange/parameter.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int secondsMax = 60;

} // namespace

RampFork::RampFork(const State& live, std::string path, std::stop_token stop)
    : kept_(live)
    , tried_(live)
    , path_(std::move(path))
    , stop_(std::move(stop))
{
}

std::optional<LiquidatedAgain> RampFork::settle(
    State& state, std::span<const Corridor::Crossing> crossed, Usd enough) const
{
    std::vector<SubaccountId> isNew;
    isNew.reserve(crossed.size());
    for (const Corridor::Crossing& crossing : crossed)
        isNew.push_back(crossing.subaccount);
    std::ranges::sort(isNew);
    LiquidatedAgain again;
    for (int second = 0; second < secondsMax && !state.queue.empty() && again.repaid <= enough; ++second) {
        if (stop_.stop_requested())
            return std::nullopt;
        for (const Event& event :
            plimsoll::apply(state, Command{Tick{Timestamp{state.now.ms + msPerSecond}, {}}}).events) {
            const auto* fill = std::get_if<LiquidationFill>(&event);
            if (fill == nullptr || std::ranges::binary_search(isNew, fill->subaccount))
                continue;
            again.repaid += notional(fill->debtRepaid, state.mark(fill->debt));
            again.accounts.push_back(fill->subaccount);
        }
    }
    std::ranges::sort(again.accounts);
    const auto twice = std::ranges::unique(again.accounts);
    again.accounts.erase(twice.begin(), twice.end());
    return again;
}

std::optional<LiquidatedAgain> RampFork::tryStep(Ratio value, std::span<const Corridor::Crossing> crossed, Usd enough)
{
    if (!isSettled_) {
        if (!settle(kept_, {}))
            return std::nullopt;
        isSettled_ = true;
    }
    tried_ = kept_;
    const auto parameter = parameterAt(tried_.configuration(), path_);
    if (!parameter)
        return std::nullopt;
    SetParameters step{{{path_, parameter->text(tried_.configuration()), toText(value)}}, "a step of its ramp"};
    if (plimsoll::apply(tried_, Command{std::move(step)}).refusal)
        return std::nullopt;
    return settle(tried_, crossed, enough);
}

void RampFork::keep()
{
    kept_ = tried_;
}

} // namespace plimsoll
