// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/crowd.h"

#include "domain/exchange/apply.h"
#include "support/sample_risk.h"

namespace plimsoll::test {

State crowd(std::uint32_t count)
{
    RiskConfiguration risk = sampleRisk();
    risk.pools[0].openBorrowLendLimit = Quantity::whole(1'000'000'000);
    State state = State::begin(std::move(risk), Timestamp{1'760'263'200'000});
    for (std::uint32_t i = 1; i <= count; ++i) {
        plimsoll::apply(state, CreateSubaccount{SubaccountId{i}});
        plimsoll::apply(state, Deposit{SubaccountId{i}, sol, Quantity::whole(10)});
    }
    plimsoll::apply(state, Deposit{SubaccountId{1}, usdc, Quantity::whole(100'000'000)});
    plimsoll::apply(state, Lend{SubaccountId{1}, usdc, Quantity::whole(100'000'000)});
    for (std::uint32_t i = 10; i <= count; i += 10)
        plimsoll::apply(state, Withdraw{SubaccountId{i}, usdc, Quantity::whole(100), Flag::On, Flag::On});
    plimsoll::apply(state, SetMarkPrice{{{sol, Price::whole(100)}}});
    return state;
}

bool leaveWith(State& state, SubaccountId id, Quantity left)
{
    const Quantity surplus = state.account(id).find(sol)->available - left;
    return plimsoll::apply(state, Withdraw{id, sol, surplus, Flag::Off, Flag::On}).accepted();
}

} // namespace plimsoll::test
