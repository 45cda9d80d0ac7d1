// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/event.h"
#include "service/view_market.h"

#include <vector>

namespace plimsoll {

/// The last trades of every market.
class TradeRecorder {
public:
    static constexpr std::size_t tradesMax = 60;

    /// `now` is the simulated time after the command.
    void observe(Timestamp now, std::uint64_t sequence, const Outcome& outcome);
    /// Newest first.
    std::vector<view::Trade> tradesOf(MarketId market) const;

private:
    /// A ring: the newest stands before `next`.
    struct Ring {
        std::vector<view::Trade> trades;
        std::size_t next{0};
    };
    std::vector<Ring> markets_;
};

} // namespace plimsoll
