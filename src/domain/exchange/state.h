// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/hash.h"
#include "domain/base/paged.h"
#include "domain/base/shared_map.h"
#include "domain/exchange/account.h"
#include "domain/exchange/account_set.h"
#include "domain/exchange/command.h"
#include "domain/exchange/parameter.h"
#include "domain/lending/pool.h"
#include "domain/liquidation/watch.h"
#include "domain/matching/order_book.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

/// Accounts read by this thread, each time counted; read by tests of what a published view costs.
inline thread_local std::uint64_t accountsRead = 0;

/// A risk configuration in force with what is announced of it and what is derived from both; immutable, shared by
/// forks.
struct RiskInForce {
    RiskConfiguration configuration;
    std::vector<ParameterTarget> announced; ///< by path; none of them is what is in force
    std::vector<AssetRisk> assetRisks;
    std::vector<AssetRisk> comingRisks; ///< as announced; empty where nothing is
    AssetId settlement;

    Hash hash; ///< of configuration and what is announced

    /// What is announced must go with the configuration (comingFault()); what is in force already is left out.
    explicit RiskInForce(RiskConfiguration parameters, std::vector<ParameterTarget> targets = {});

    /// The configuration once all that is announced is in force.
    RiskConfiguration coming() const;
};

/// Why `announced` does not go with a configuration; none where it does.
std::optional<ParameterFault> comingFault(
    const RiskConfiguration& configuration, const std::vector<ParameterTarget>& announced);

/// Mark, guard and lending pool of one asset.
struct AssetState {
    Timestamp markTime;
    std::optional<Price> pendingMark; ///< jumped too far: waits for the operator
    bool stale{false};                ///< older than the guard allows
    Pool pool;
    Quantity deposits; ///< into the exchange, since it began
    Quantity withdrawals;
    Timestamp heldUntil; ///< liquidation steps on debts in this asset stop until then

    bool isFlagged() const { return pendingMark.has_value() || stale; }

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("markTime", self.markTime);
        visit("pendingMark", self.pendingMark);
        visit("stale", self.stale);
        visit("pool", self.pool);
        visit("deposits", self.deposits);
        visit("withdrawals", self.withdrawals);
        visit("heldUntil", self.heldUntil);
    }
};

struct Market {
    OrderBook book;
    std::optional<Price> lastTradePrice;
    Timestamp lastTradeTime;
};

/// An account in the liquidation queue.
struct LiquidationEntry {
    Timestamp triggered;
    Usd exposureAtTrigger;
    std::uint32_t stalledSteps{}; ///< steps in a row in which stage 1 filled nothing
    Timestamp heldUntil;
    bool takenOver{false};
    LiquidationStage stage{}; ///< of its last step

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("triggered", self.triggered);
        visit("exposureAtTrigger", self.exposureAtTrigger);
        visit("stalledSteps", self.stalledSteps);
        visit("heldUntil", self.heldUntil);
        visit("takenOver", self.takenOver);
        visit("stage", self.stage);
    }
};

/// Everything that is true of the exchange. Changed by apply() only; a copy is a fork that shares all pages. One copy
/// belongs to one thread at a time.
struct State {
    std::shared_ptr<const RiskInForce> risk;
    Timestamp now;
    std::uint64_t sequence{}; ///< accepted commands
    std::vector<Price> marks; ///< by asset
    std::vector<AssetState> assets;
    std::vector<Market> markets;
    Paged<Account, 4> accounts; ///< subaccount n at n - 1
    Account treasury;
    Account backstopFund;
    SharedMap<SubaccountId, LiquidationEntry> queue;
    SharedMap<SubaccountId, Usd> providers; ///< capacity left
    Timestamp matchingHaltedUntil;
    Timestamp liquidationsPausedUntil;
    std::uint64_t lastOrder{};
    Usd badDebt;
    Usd socialisedLoss;
    MarginWatch watch;               ///< derived; not part of hash or encoding
    std::vector<AccountSet> lenders; ///< derived: by asset, the subaccounts that have a lend in it
    bool mayOverflow{false};         ///< amounts came near the range of numbers: commands run with an undo from then on

    /// A world at `start` with the configuration's marks and no subaccounts. The configuration must be faultless.
    static State begin(RiskConfiguration configuration, Timestamp start);

    const RiskConfiguration& configuration() const { return risk->configuration; }
    const PoolParameters& poolParameters(AssetId asset) const { return risk->configuration.pools[asset.value]; }
    const MarketParameters& marketParameters(MarketId market) const
    {
        return risk->configuration.markets[market.value];
    }
    Pool& pool(AssetId asset) { return assets[asset.value].pool; }
    const Pool& pool(AssetId asset) const { return assets[asset.value].pool; }
    Price mark(AssetId asset) const { return marks[asset.value]; }

    bool has(SubaccountId id) const { return id.value >= 1 && id.value <= accounts.size(); }
    /// A subaccount, the treasury or the fund; it must exist.
    const Account& account(SubaccountId id) const;
    Account& editAccount(SubaccountId id);

    /// Keeps `lenders` true after an account's lend changed.
    void noteLend(SubaccountId id, AssetId asset);

    /// The limit in force for an account: its own, at most what the venue allows now.
    Ratio leverageLimit(const Account& account) const
    {
        return std::min(account.settings.leverageLimit, configuration().venue.leverageLimitMax);
    }
    MarginTerms terms(const Account& account) const { return {marks, risk->assetRisks, leverageLimit(account)}; }
};

/// Proof of equality: hash over the canonical encoding of everything that commands can change (RULES.md section 9).
Hash hashOf(const State& state);
/// The whole state as bytes, and back; none where the bytes are not a state.
Bytes encodeState(const State& state);
std::optional<State> decodeState(const Bytes& bytes);

} // namespace plimsoll
