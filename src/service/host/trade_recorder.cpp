// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/trade_recorder.h"

namespace plimsoll {

void TradeRecorder::observe(Timestamp now, std::uint64_t sequence, const Outcome& outcome)
{
    std::uint32_t part = 0;
    for (const Event& event : outcome.events) {
        const auto* fill = std::get_if<Fill>(&event);
        if (fill != nullptr) {
            if (fill->market.value >= markets_.size())
                markets_.resize(fill->market.value + std::size_t{1});
            Ring& ring = markets_[fill->market.value];
            const view::Trade trade{sequence, part, now, fill->takerSide, fill->price, fill->quantity};
            if (ring.trades.size() < tradesMax)
                ring.trades.push_back(trade);
            else
                ring.trades[ring.next] = trade;
            ring.next = (ring.next + 1) % tradesMax;
        }
        ++part;
    }
}

std::vector<view::Trade> TradeRecorder::tradesOf(MarketId market) const
{
    std::vector<view::Trade> newest;
    if (market.value >= markets_.size())
        return newest;
    const Ring& ring = markets_[market.value];
    const std::size_t count = ring.trades.size();
    for (std::size_t back = 1; back <= count; ++back)
        newest.push_back(ring.trades[(ring.next + tradesMax - back) % tradesMax]);
    return newest;
}

} // namespace plimsoll
