// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"

namespace plimsoll {

/// Whether a command acts as a customer: trades, lends, borrows, moves funds or sets an account. In a LIVE world the
/// host takes none of these from an operator.
inline bool actsAsCustomer(const Command& command)
{
    return std::visit(
        []<class Kind>(const Kind&) {
            return std::is_same_v<
                       Kind, CreateSubaccount> || std::is_same_v<Kind, UpdateSettings> || std::is_same_v<Kind, Deposit> || std::is_same_v<Kind, Withdraw> || std::is_same_v<Kind, Lend> || std::is_same_v<Kind, Redeem> || std::is_same_v<Kind, Borrow> || std::is_same_v<Kind, Repay> || std::is_same_v<Kind, PlaceOrder> || std::is_same_v<Kind, CancelOrder> || std::is_same_v<Kind, CancelAll>;
        },
        command);
}

} // namespace plimsoll
