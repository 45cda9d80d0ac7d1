// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/matching/order.h"
#include "simulation/scenario.h"

#include <cstdint>
#include <vector>

namespace plimsoll {

/// How a trader trades.
enum class TraderKind : std::uint8_t { Spot, Long, Short };

/// What one trader is like for all time; drawn once from the seed. Equity is log-normal (median 3,000 USD, the largest
/// of thousands near a million); leverage is wanted from 1.2 to 10, two thirds of all between 3 and 8.
struct Trader {
    SubaccountId subaccount;
    TraderKind kind{};
    MarketId market;    ///< against the settlement asset
    AssetId collateral; ///< what it deposits: the settlement asset, or an asset that it keeps
    double equity{};    ///< USD deposited at the start
    double leverage{};  ///< exposure wanted over equity
    double boldness{};  ///< the part of what margin allows that it takes at most, 0.7 .. 0.96
    Flag autoLend{};
};

/// A subaccount in one market that it makes; where there are fewer makers than markets, each makes several.
struct MarketMaker {
    SubaccountId subaccount;
    MarketId market;
    std::uint32_t rank{}; ///< among the makers of the market: 0 quotes nearest to the mark
    double cashShare{};   ///< of its settlement asset that belongs to this market
};

struct Lender {
    SubaccountId subaccount;
    AssetId asset;
    double share{}; ///< of what all lenders of the asset lend
    Flag autoLend{};
};

/// Everybody who lives in a world, with dense subaccount numbers: providers, market makers, lenders, traders.
class Cast {
public:
    /// `first` is the number of the first subaccount that belongs to the population.
    Cast(const Scenario& scenario, std::uint32_t first);

    const std::vector<SubaccountId>& providers() const { return providers_; }
    /// By market.
    const std::vector<MarketMaker>& marketMakers() const { return marketMakers_; }
    bool isMarketMaker(SubaccountId subaccount) const;
    const std::vector<Lender>& lenders() const { return lenders_; }
    const std::vector<Trader>& traders() const { return traders_; }
    std::uint32_t makersOf(MarketId market) const;
    /// The number after the last of the population.
    std::uint32_t end() const { return next_; }

private:
    SubaccountId nextSubaccount() { return SubaccountId{next_++}; }
    void addMarketMakers(const Scenario& scenario);
    void addLenders(const Scenario& scenario);
    void addTraders(const Scenario& scenario);

    std::uint32_t next_;
    std::vector<MarketId> markets_; ///< those against the settlement asset
    std::vector<SubaccountId> providers_;
    std::vector<MarketMaker> marketMakers_;
    std::vector<Lender> lenders_;
    std::vector<Trader> traders_;
};

/// How much of all trading an asset draws, in per cent of nothing in particular; well-known ones more.
double popularityOf(const std::string& symbol);

} // namespace plimsoll
