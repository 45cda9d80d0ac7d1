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

constexpr int secondsMax = 300;

} // namespace

RampFork::RampFork(const State& live, std::string path, std::stop_token stop)
    : kept_(live)
    , path_(std::move(path))
    , stop_(std::move(stop))
{
}

std::optional<Liquidated> RampFork::settle(State& state, Usd enough) const
{
    Liquidated liquidated;
    for (int second = 0; second < secondsMax && !state.queue.empty() && liquidated.repaid <= enough; ++second) {
        if (stop_.stop_requested())
            return std::nullopt;
        for (const Event& event :
            plimsoll::apply(state, Command{Tick{Timestamp{state.now.ms + msPerSecond}, {}}}).events) {
            const auto* fill = std::get_if<LiquidationFill>(&event);
            if (fill == nullptr)
                continue;
            liquidated.repaid += notional(fill->debtRepaid, state.mark(fill->debt));
            liquidated.accounts.push_back(fill->subaccount);
        }
    }
    std::ranges::sort(liquidated.accounts);
    const auto twice = std::ranges::unique(liquidated.accounts);
    liquidated.accounts.erase(twice.begin(), twice.end());
    return liquidated;
}

std::optional<RampFork::Trial> RampFork::tryStep(Ratio value, Usd enough)
{
    if (!isSettled_) {
        if (!settle(kept_, Usd::largest()))
            return std::nullopt;
        isSettled_ = true;
    }
    State after = kept_;
    const auto parameter = parameterAt(after.configuration(), path_);
    if (!parameter)
        return std::nullopt;
    SetParameters step{{{path_, parameter->text(after.configuration()), toText(value)}}, "a step of its ramp"};
    if (plimsoll::apply(after, Command{std::move(step)}).refusal)
        return std::nullopt;
    auto liquidated = settle(after, enough);
    return liquidated ? std::optional{Trial{*std::move(liquidated), std::move(after)}} : std::nullopt;
}

} // namespace plimsoll
