// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/state.h"

#include "domain/base/ensure.h"

namespace plimsoll {

namespace {

std::vector<AssetRisk> assetRisksOf(const RiskConfiguration& configuration)
{
    std::vector<AssetRisk> risks;
    risks.reserve(configuration.assets.size());
    for (const AssetParameters& asset : configuration.assets)
        risks.emplace_back(asset);
    return risks;
}

/// Neighbours are judged once all are written: one after the other they may not go together.
std::optional<ParameterFault> writeTargets(RiskConfiguration& risk, const std::vector<ParameterTarget>& targets)
{
    for (const ParameterTarget& each : targets) {
        const auto parameter = parameterAt(risk, each.path);
        if (!parameter)
            return ParameterFault{each.path, each.value, "a parameter"};
        if (auto limit = parameter->kind->write(risk, parameter->owner, each.value))
            return ParameterFault{each.path, each.value, std::move(*limit)};
    }
    if (targets.empty())
        return std::nullopt;
    auto faults = faultsOf(risk);
    return faults.empty() ? std::nullopt : std::optional{std::move(faults.front())};
}

/// Everything but configuration, accounts and books, which are hashed and written by their own means.
template <class Self, class Visit>
void visitPlain(Self& self, Visit& visit)
{
    visit("now", self.now);
    visit("sequence", self.sequence);
    visit("marks", self.marks);
    visit("assets", self.assets);
    visit("treasury", self.treasury);
    visit("backstopFund", self.backstopFund);
    visit("queue", self.queue);
    visit("providers", self.providers);
    visit("matchingHaltedUntil", self.matchingHaltedUntil);
    visit("liquidationsPausedUntil", self.liquidationsPausedUntil);
    visit("lastOrder", self.lastOrder);
    visit("badDebt", self.badDebt);
    visit("socialisedLoss", self.socialisedLoss);
    visit("mayOverflow", self.mayOverflow);
    for (auto& market : self.markets) {
        visit("lastTradePrice", market.lastTradePrice);
        visit("lastTradeTime", market.lastTradeTime);
    }
}

} // namespace

RiskInForce::RiskInForce(RiskConfiguration parameters, std::vector<ParameterTarget> targets)
    : configuration(std::move(parameters))
    , announced(std::move(targets))
    , assetRisks(assetRisksOf(configuration))
    , settlement(configuration.settlementAsset())
{
    std::erase_if(announced, [&](const ParameterTarget& each) {
        return isCurrentValue(configuration, *parameterAt(configuration, each.path), each.value);
    });
    std::sort(announced.begin(), announced.end(),
        [](const ParameterTarget& a, const ParameterTarget& b) { return a.path < b.path; });
    if (!announced.empty())
        comingRisks = assetRisksOf(coming());
    Bytes bytes = encoded(configuration);
    Encoder{bytes}.write(announced);
    hash = hashOf(bytes);
}

RiskConfiguration RiskInForce::coming() const
{
    RiskConfiguration coming = configuration;
    ENSURE(!writeTargets(coming, announced), "what is announced does not go with what is in force");
    return coming;
}

std::optional<ParameterFault> comingFault(
    const RiskConfiguration& configuration, const std::vector<ParameterTarget>& announced)
{
    RiskConfiguration coming = configuration;
    return writeTargets(coming, announced);
}

State State::begin(RiskConfiguration configuration, Timestamp start)
{
    State state;
    state.risk = std::make_shared<const RiskInForce>(std::move(configuration));
    state.now = start;
    state.marks = state.configuration().markPrices;
    state.assets.resize(state.configuration().assets.size());
    state.lenders.resize(state.assets.size());
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        state.assets[i].markTime = start;
        state.assets[i].pool.throttleBound = state.configuration().pools[i].throttleUtilizationBound;
    }
    for (const MarketParameters& market : state.configuration().markets)
        state.markets.push_back({OrderBook{market.tickSize}, std::nullopt, {}});
    return state;
}

const Account& State::account(SubaccountId id) const
{
    ++accountsRead;
    if (id == treasuryId)
        return treasury;
    if (id == backstopFundId)
        return backstopFund;
    ENSURE(has(id), "a subaccount is read that does not exist");
    return accounts[id.value - 1];
}

Account& State::editAccount(SubaccountId id)
{
    if (id == treasuryId)
        return treasury;
    if (id == backstopFundId)
        return backstopFund;
    ENSURE(has(id), "a subaccount is written that does not exist");
    return accounts.edit(id.value - 1);
}

void State::noteLend(SubaccountId id, AssetId asset)
{
    if (id == treasuryId || id == backstopFundId)
        return;
    const Position* position = account(id).find(asset);
    if (position != nullptr && !position->lendShares.isZero())
        lenders[asset.value].insert(id);
    else
        lenders[asset.value].erase(id);
}

Hash hashOf(const State& state)
{
    Bytes bytes;
    Encoder encoder{bytes};
    encoder.write(state.risk->hash);
    visitPlain(state, encoder);
    encoder.write(state.accounts.hash());
    for (const Market& market : state.markets)
        encoder.write(market.book.hash());
    return hashOf(bytes);
}

Bytes encodeState(const State& state)
{
    Bytes bytes;
    Encoder encoder{bytes};
    encoder.write(state.configuration());
    encoder.write(state.risk->announced);
    visitPlain(state, encoder);
    encoder.write(static_cast<std::uint32_t>(state.accounts.size()));
    for (std::size_t i = 0; i < state.accounts.size(); ++i)
        encoder.write(state.accounts[i]);
    for (const Market& market : state.markets)
        encoder.write(market.book);
    return bytes;
}

std::optional<State> decodeState(const Bytes& bytes)
{
    Decoder decoder{bytes};
    RiskConfiguration configuration;
    decoder.read(configuration);
    std::vector<ParameterTarget> announced;
    decoder.read(announced);
    if (!decoder.ok() || !faultsOf(configuration).empty() || comingFault(configuration, announced))
        return std::nullopt;
    State state = State::begin(std::move(configuration), {});
    if (!announced.empty())
        state.risk = std::make_shared<const RiskInForce>(state.configuration(), std::move(announced));
    visitPlain(state, decoder);
    std::uint32_t count{};
    decoder.read(count);
    for (; count > 0 && decoder.ok(); --count) {
        Account account;
        decoder.read(account);
        state.accounts.append(std::move(account));
    }
    for (Market& market : state.markets)
        decoder.read(market.book);
    const bool sizesFit = state.marks.size() == state.configuration().assets.size()
        && state.assets.size() == state.configuration().assets.size();
    if (!decoder.ok() || !decoder.atEnd() || !sizesFit)
        return std::nullopt;
    for (std::uint32_t i = 1; i <= state.accounts.size(); ++i)
        for (const Position& position : state.accounts[i - 1].positions)
            if (position.asset.value < state.lenders.size())
                state.noteLend(SubaccountId{i}, position.asset);
    return state;
}

} // namespace plimsoll
