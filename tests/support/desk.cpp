// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/desk.h"

#include "domain/base/decimal.h"
#include "domain/exchange/account_view.h"
#include "domain/exchange/invariants.h"
#include "support/sample_risk.h"

namespace plimsoll::test {

namespace {

constexpr std::int64_t tenOClock = 1'760'263'200'000; // 2025-10-12T10:00:00Z

std::string shown(const std::optional<Ratio>& ratio)
{
    return ratio ? toText(Ratio::fromRaw(ratio->raw / powerOfTen(12) * powerOfTen(12))) : "-";
}

std::string nameOf(SubaccountId id)
{
    if (id == backstopFundId)
        return "fund";
    return id == treasuryId ? "treasury" : std::to_string(id.value);
}

} // namespace

Desk::Desk(RiskConfiguration risk, int accounts, int minute)
    : state(State::begin(std::move(risk), Timestamp{tenOClock + minute * msPerMinute}))
{
    for (int i = 1; i <= accounts; ++i)
        take(CreateSubaccount{SubaccountId{static_cast<std::uint32_t>(i)}});
}

bool Desk::take(const Command& command)
{
    const State before = state;
    last_ = plimsoll::apply(state, command);
    for (const BrokenInvariant& each : brokenInvariants(state))
        broken_ += toText(each) + "\n";
    for (const BrokenInvariant& each : brokenByCommand(before, state, command, last_))
        broken_ += toText(each) + "\n";
    return last_.accepted();
}

void Desk::deposit(unsigned id, std::string_view symbol, std::string_view quantity)
{
    take(Deposit{SubaccountId{id}, asset(symbol), constant<Quantity>(quantity)});
}

bool Desk::lend(unsigned id, std::string_view symbol, std::string_view quantity)
{
    return take(Lend{SubaccountId{id}, asset(symbol), constant<Quantity>(quantity)});
}

bool Desk::borrow(unsigned id, std::string_view symbol, std::string_view quantity)
{
    return take(Borrow{SubaccountId{id}, asset(symbol), constant<Quantity>(quantity)});
}

bool Desk::withdraw(unsigned id, std::string_view symbol, std::string_view quantity)
{
    return take(Withdraw{SubaccountId{id}, asset(symbol), constant<Quantity>(quantity), Flag::Off, Flag::On});
}

PlaceOrder Desk::order(unsigned id, Side side, std::string_view quantity, std::string_view price) const
{
    PlaceOrder order;
    order.subaccount = SubaccountId{id};
    order.side = side;
    order.price = constant<Price>(price);
    order.quantity = constant<Quantity>(quantity);
    order.flags.autoBorrow = Flag::On;
    order.flags.autoBorrowRepay = Flag::On;
    return order;
}

bool Desk::buy(unsigned id, std::string_view quantity, std::string_view price)
{
    return take(order(id, Side::Bid, quantity, price));
}

bool Desk::sell(unsigned id, std::string_view quantity, std::string_view price)
{
    return take(order(id, Side::Ask, quantity, price));
}

void Desk::mark(std::string_view symbol, std::string_view price)
{
    take(SetMarkPrice{{{asset(symbol), constant<Price>(price)}}});
}

void Desk::pass(std::int64_t seconds)
{
    take(Tick{{state.now.ms + seconds * msPerSecond}, {}});
}

AssetId Desk::asset(std::string_view symbol) const
{
    return state.configuration().assetBySymbol(symbol).value();
}

std::string Desk::held(unsigned id, std::string_view symbol) const
{
    const Position* position = state.account(SubaccountId{id}).find(asset(symbol));
    return position != nullptr ? toText(position->available) : "0";
}

std::string Desk::owed(unsigned id, std::string_view symbol) const
{
    return toText(AccountView{state, state.account(SubaccountId{id})}.owed(asset(symbol)));
}

std::string Desk::lent(unsigned id, std::string_view symbol) const
{
    return toText(AccountView{state, state.account(SubaccountId{id})}.lent(asset(symbol)));
}

MarginSums Desk::sums(unsigned id) const
{
    return AccountView{state, state.account(SubaccountId{id})}.resting();
}

std::string Desk::story() const
{
    std::string text;
    for (const std::string& line : told())
        text += (text.empty() ? "" : " | ") + line;
    return text;
}

std::vector<std::string> Desk::told() const
{
    static constexpr std::array<const char*, 5> kinds{"FromHoldings", "Book", "FundDust", "Backstop", "Adl"};
    static constexpr std::array<const char*, 3> endings{"Restored", "NoDebt", "Deficit"};
    const auto symbol = [&](AssetId id) { return state.configuration().assets[id.value].symbol; };
    std::vector<std::string> lines;
    for (const Event& event : last_.events) {
        if (const auto* fill = std::get_if<LiquidationFill>(&event))
            lines.push_back(std::string{kinds[static_cast<std::size_t>(fill->kind)]} + " " + toText(fill->debtRepaid)
                + " " + symbol(fill->debt) + " by " + toText(fill->collateralQuantity) + " " + symbol(fill->collateral)
                + (fill->counterparty ? " with " + nameOf(*fill->counterparty) : "") + ", fee " + toText(fill->fee)
                + ", " + shown(fill->marginFractionBefore) + " > " + shown(fill->marginFractionAfter));
        else if (const auto* started = std::get_if<LiquidationStarted>(&event))
            lines.push_back("started " + nameOf(started->subaccount) + ", " + shown(started->marginFraction));
        else if (const auto* ended = std::get_if<LiquidationEnded>(&event))
            lines.push_back(std::string{"ended "} + endings[static_cast<std::size_t>(ended->how)]);
        else if (const auto* deficit = std::get_if<DeficitCovered>(&event))
            lines.push_back("deficit " + nameOf(deficit->subaccount) + " " + symbol(deficit->asset) + ", to fund "
                + toText(deficit->toFund) + ", socialised " + toText(deficit->socialised));
        else if (const auto* control = std::get_if<ControlChanged>(&event);
                 control && control->what == ControlChanged::What::HoldExpired)
            lines.push_back("hold expired");
    }
    return lines;
}

Desk deskWithALong()
{
    RiskConfiguration risk = sampleRisk();
    risk.assets[1].haircutFunction = {constant<Ratio>("0.95"), HaircutFunction::Kind::Identity, {}, {}};
    for (AssetParameters& asset : risk.assets) {
        asset.imfFunction = {constant<Ratio>("0.1"), {}};
        asset.mmfFunction = {constant<Ratio>("0.05"), {}};
    }
    for (PoolParameters& pool : risk.pools) {
        pool.optimalUtilization.reset();
        pool.utilizationCurve = UtilizationCurve::make({{Ratio{}, Ratio{}}, {Ratio::whole(1), Ratio{}}}).value();
    }
    Desk desk{risk};
    desk.deposit(3, "USDC", "100000");
    desk.lend(3, "USDC", "100000");
    desk.deposit(4, "SOL", "1000");
    desk.deposit(1, "USDC", "1000");
    desk.sell(4, "20", "100");
    desk.buy(1, "20", "100");
    return desk;
}

Desk deskWithAShort(RiskConfiguration risk)
{
    Desk desk{std::move(risk)};
    desk.deposit(3, "SOL", "100");
    desk.lend(3, "SOL", "100");
    desk.deposit(2, "SOL", "100");
    desk.deposit(2, "USDC", "10000");
    desk.deposit(1, "USDC", "1200");
    desk.borrow(1, "SOL", "10");
    desk.withdraw(1, "SOL", "10");
    return desk;
}

} // namespace plimsoll::test
