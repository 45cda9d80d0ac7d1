// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/agent.h"
#include "simulation/amounts.h"
#include "simulation/random.h"
#include "simulation/real.h"

#include <algorithm>

namespace plimsoll {
namespace {

constexpr double lendersPerThought = 100;
constexpr double fearMove = -0.01;       ///< of BTC or of the own asset in a minute, at which lenders redeem
constexpr double tightUtilization = 0.9; ///< rates that draw new lends
constexpr double idleUtilization = 0.6;  ///< rates that keep nobody
constexpr std::uint64_t lenderStream = 0x1E4D;

/// How far the market fell in the last minute: of the lender's asset or, for a stable one, of what falls most.
double fallOf(const Moment& moment, const Lender& lender)
{
    double fall = moment.tape.move(lender.asset);
    if (lender.asset == moment.view.configuration().settlementAsset())
        for (const MarketMaker& maker : moment.cast.marketMakers())
            fall = std::min(fall, moment.tape.move(moment.view.configuration().markets[maker.market.value].base) * 0.7);
    return fall;
}

void think(const Moment& moment, const Lender& lender, std::vector<Command>& commands)
{
    Random random(moment.seed + lenderStream, lender.subaccount.value, static_cast<std::uint64_t>(moment.second));
    const double choice = random.unit();
    const Holding holding = moment.view.holding(lender.subaccount, lender.asset);
    const bool byHand = lender.autoLend == Flag::Off;
    const double redeemChance = fallOf(moment, lender) < fearMove ? 0.6 : 0.03;
    const PoolTotals pool = moment.view.pool(lender.asset);
    const double utilization = unitsOf(pool.borrowed) / std::max(unitsOf(pool.lent), 1e-10);
    if (choice < redeemChance && holding.lent.isPositive()) {
        const Quantity quantity = quantityOf(unitsOf(holding.lent) * (0.1 + 0.5 * random.unit()));
        if (byHand && quantity.isPositive())
            commands.push_back(Redeem{lender.subaccount, lender.asset, quantity});
        // An automatic lender leaves by withdrawing; what was redeemed by hand is withdrawn at a later thought.
        else if (quantity.isPositive())
            commands.push_back(Withdraw{lender.subaccount, lender.asset, quantity, Flag::Off, Flag::On});
    } else if (choice < redeemChance + 0.1 && byHand && holding.available.isPositive()) {
        if (utilization < idleUtilization)
            commands.push_back(Withdraw{lender.subaccount, lender.asset, holding.available});
        else
            commands.push_back(Lend{lender.subaccount, lender.asset, holding.available});
    } else if (utilization > tightUtilization && choice > 0.96) {
        const Quantity quantity = quantityOf(0.1 * (unitsOf(holding.lent) + unitsOf(holding.available)));
        if (quantity.isZero())
            return;
        commands.push_back(Deposit{lender.subaccount, lender.asset, quantity});
        if (byHand)
            commands.push_back(Lend{lender.subaccount, lender.asset, quantity});
    }
}

} // namespace

void letLendersLend(const Moment& moment, std::vector<Command>& commands)
{
    const auto& lenders = moment.cast.lenders();
    if (lenders.empty())
        return;
    Random choice(moment.seed + lenderStream, 0, static_cast<std::uint64_t>(moment.second));
    auto thoughts = static_cast<std::size_t>(static_cast<double>(lenders.size()) / lendersPerThought + choice.unit());
    const std::size_t before = commands.size();
    for (; thoughts > 0 && commands.size() - before + 1 < lenderCommandsMax; --thoughts)
        think(moment, lenders[choice.below(lenders.size())], commands);
}

} // namespace plimsoll
