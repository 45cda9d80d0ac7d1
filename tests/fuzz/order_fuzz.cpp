// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/ensure.h"
#include "domain/exchange/apply.h"
#include "support/sample_risk.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace {

using namespace plimsoll;

/// Three subaccounts with means, and one that lends.
State openWorld()
{
    State state = State::begin(test::sampleRisk(), Timestamp{});
    for (std::uint32_t number = 1; number <= 4; ++number) {
        ENSURE(plimsoll::apply(state, CreateSubaccount{{number}}).accepted(), "the next number");
        for (const std::uint16_t asset : {std::uint16_t{0}, std::uint16_t{1}})
            ENSURE(plimsoll::apply(state, Deposit{{number}, {asset}, Quantity::whole(1000)}).accepted(), "a deposit");
    }
    for (const std::uint16_t asset : {std::uint16_t{0}, std::uint16_t{1}})
        ENSURE(plimsoll::apply(state, Lend{{4}, {asset}, Quantity::whole(900)}).accepted(), "a lend");
    return state;
}

/// One order from 16 bytes, or a cancel; prices and quantities near those of the market, and far off.
Command commandFrom(const std::uint8_t* bytes)
{
    const std::uint8_t kind = bytes[0];
    const SubaccountId subaccount{1U + bytes[1] % 4U};
    std::uint32_t number = 0;
    std::memcpy(&number, bytes + 12, sizeof number);
    if (kind % 16 == 15)
        return CancelOrder{subaccount, {number % 64U}};
    PlaceOrder order;
    order.subaccount = subaccount;
    order.market = MarketId{static_cast<std::uint16_t>(kind % 16 == 14 ? 7 : 0)};
    order.side = static_cast<Side>(bytes[2] % 2);
    order.type = static_cast<OrderType>(bytes[2] / 2 % 2);
    order.timeInForce = static_cast<TimeInForce>(bytes[3] % 3);
    order.postOnly = bytes[4] % 4 == 3 ? PostOnly::Yes : PostOnly::No;
    order.selfTradePrevention = static_cast<SelfTradePrevention>(bytes[5] % 3);
    const auto flag = [&](unsigned bit) { return (bytes[6] >> bit & 1U) != 0 ? Flag::On : Flag::Off; };
    order.flags = {flag(0), flag(1), flag(2), flag(3)};
    std::uint32_t price = 0;
    std::memcpy(&price, bytes + 8, sizeof price);
    order.price = Price::fromRaw(kind % 2 == 0 ? (9000 + static_cast<std::int64_t>(price % 2000)) * 1000000
                                               : static_cast<std::int64_t>(price) * 12345);
    order.quantity = Quantity::fromRaw(bytes[7] % 2 == 0 ? Int128{number % 10000} * 100000000 : Int128{number});
    return order;
}

} // namespace

/// Any sequence of orders and cancels: each is answered, a refusal changes nothing, and the book stays sound.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    constexpr std::size_t commandBytes = 16;
    constexpr std::size_t commandsMax = 200;
    static const State opened = openWorld();
    State state = opened;
    for (std::size_t i = 0; i + commandBytes <= size && i / commandBytes < commandsMax; i += commandBytes) {
        const Hash before = hashOf(state);
        const Outcome outcome = plimsoll::apply(state, commandFrom(bytes + i));
        ENSURE(outcome.accepted() || hashOf(state) == before, "a refusal leaves the hash as it was");
        ENSURE(outcome.accepted() || outcome.events.empty(), "a refusal comes alone");
    }
    for (const Market& market : state.markets)
        ENSURE(market.book.brokenRules().empty(), "the book stays sound");
    return 0;
}
