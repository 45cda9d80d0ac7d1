// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tally.h"

#include <array>

namespace plimsoll::test {

namespace {

constexpr std::array<std::string_view, 5> fillKinds{"FromHoldings", "Book", "FundDust", "Backstop", "Adl"};
constexpr std::array<std::string_view, 3> endings{"Restored", "NoDebt", "Deficit"};
constexpr std::array<std::string_view, 4> borrowLendTypes{"Borrow", "BorrowRepay", "Lend", "LendRedeem"};
constexpr std::array<std::string_view, 11> controls{"AccountHeld", "AssetHeld", "Released", "HoldExpired", "TakenOver",
    "MatchingHalted", "LiquidationsPaused", "AllCancelled", "ProviderSet", "ThrottleReset", "FundDeposit"};
constexpr std::array<std::string_view, 10> orderKinds{"Limit Gtc", "Limit Ioc", "Limit Fok", "Market Gtc", "Market Ioc",
    "Market Fok", "PostOnly", "RejectTaker", "RejectMaker", "RejectBoth"};
constexpr std::array<std::string_view, 3> deficits{"deficit to fund", "socialised loss", "index restart"};

template <class Enum>
std::size_t at(Enum value)
{
    return static_cast<std::size_t>(value);
}

/// Every alternative of a variant, by its index.
template <class Variant, std::size_t... Is>
std::vector<Variant> alternatives(std::index_sequence<Is...>)
{
    return {Variant{std::in_place_index<Is>}...};
}

} // namespace

Tally::Tally()
{
    const auto open = [&](const std::string& group, std::string_view name) {
        byName_.emplace(group + " " + std::string{name}, lines_.size());
        lines_.push_back({group + " " + std::string{name}, 0});
    };
    for (const Command& each : alternatives<Command>(std::make_index_sequence<std::variant_size_v<Command>>()))
        open("accepted", commandName(each));
    for (const Event& each : alternatives<Event>(std::make_index_sequence<std::variant_size_v<Event>>()))
        open("event", eventName(each));
    for (const std::string_view type : borrowLendTypes)
        open("borrowLend", type);
    for (std::uint8_t i = 0; i <= at(BorrowLendSource::Withdrawal); ++i)
        open("source", sourceName(static_cast<BorrowLendSource>(i)));
    for (std::uint8_t i = 0; i < refusalCodeCount; ++i)
        open("refusal", codeName(static_cast<RefusalCode>(i)));
    for (std::uint8_t i = 0; i <= at(OrderStatus::Expired); ++i)
        open("order", statusName(static_cast<OrderStatus>(i)));
    for (std::uint8_t i = 1; i <= at(OrderExpiryReason::SelfTradePrevention); ++i)
        // The API has PriceOutOfBounds for feeds that we lack: limits out of bounds are refused instead.
        if (static_cast<OrderExpiryReason>(i) != OrderExpiryReason::PriceOutOfBounds)
            open("expiry", expiryName(static_cast<OrderExpiryReason>(i)));
    for (const std::string_view kind : orderKinds)
        open("placed", kind);
    for (const std::string_view kind : fillKinds)
        open("stage", kind);
    for (const std::string_view kind : deficits)
        open("stage", kind);
    for (const std::string_view how : endings)
        open("ended", how);
    for (const std::string_view what : controls)
        open("control", what);
    open("bounds", "settled");
    open("bounds", "left to the exact test");
}

void Tally::add(const std::string& group, std::string_view name)
{
    const std::string full = group + " " + std::string{name};
    const auto [line, added] = byName_.try_emplace(full, lines_.size());
    if (added)
        lines_.push_back({full, 0});
    ++lines_[line->second].count;
}

void Tally::count(const State& before, const State& after, const Command& command, const Outcome& outcome)
{
    ++commands_;
    if (outcome.refusal) {
        add("refusal", codeName(outcome.refusal->code));
        return;
    }
    ++accepted_;
    add("accepted", commandName(command));
    if (const auto* order = std::get_if<PlaceOrder>(&command)) {
        add("placed", orderKinds[at(order->type) * 3 + at(order->timeInForce)]);
        if (order->postOnly == PostOnly::Yes)
            add("placed", "PostOnly");
        add("placed", orderKinds[7 + at(order->selfTradePrevention)]);
    }
    for (const Event& event : outcome.events) {
        add("event", eventName(event));
        // Interest grows debts through the index: one event a pool stands for the source.
        if (std::holds_alternative<InterestCharged>(event))
            add("source", sourceName(BorrowLendSource::Interest));
        if (const auto* changed = std::get_if<BorrowLendChanged>(&event)) {
            add("borrowLend", borrowLendTypes[at(changed->type)]);
            add("source", sourceName(changed->source));
        } else if (const auto* order = std::get_if<OrderChanged>(&event)) {
            add("order", statusName(order->status));
            if (order->expiryReason != OrderExpiryReason::None)
                add("expiry", expiryName(order->expiryReason));
        } else if (const auto* fill = std::get_if<LiquidationFill>(&event)) {
            add("stage", fillKinds[at(fill->kind)]);
        } else if (const auto* ended = std::get_if<LiquidationEnded>(&event)) {
            add("ended", endings[at(ended->how)]);
        } else if (const auto* control = std::get_if<ControlChanged>(&event)) {
            add("control", controls[at(control->what)]);
        } else if (const auto* deficit = std::get_if<DeficitCovered>(&event)) {
            if (deficit->toFund.isPositive())
                add("stage", deficits[0]);
            if (deficit->socialised.isPositive())
                add("stage", deficits[1]);
        }
    }
    // An index restarts where a loss took every lend.
    for (const Event& event : outcome.events)
        if (const auto* deficit = std::get_if<DeficitCovered>(&event); deficit && deficit->socialised.isPositive())
            if (before.pool(deficit->asset).lendShares.isPositive() && after.pool(deficit->asset).lendShares.isZero()
                && after.pool(deficit->asset).lendIndex == Index::whole(1))
                add("stage", deficits[2]);
}

std::string Tally::table() const
{
    std::string text;
    for (const Line& line : lines_)
        text += line.name + std::string(line.name.size() < 48 ? 48 - line.name.size() : 1, ' ')
            + std::to_string(line.count) + "\n";
    return text;
}

std::vector<std::string> Tally::below(std::uint64_t least) const
{
    std::vector<std::string> few;
    for (const Line& line : lines_)
        if (line.count < least)
            few.push_back(line.name);
    return few;
}

} // namespace plimsoll::test
