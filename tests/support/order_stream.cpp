// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/order_stream.h"

#include "support/draw.h"

#include <algorithm>

namespace plimsoll::test {

namespace {

constexpr std::uint32_t priceMax = 131'071;
constexpr std::uint32_t recent = 256;

using Side = StreamRequest::Side;

Side opposite(Side side)
{
    return side == Side::Bid ? Side::Ask : Side::Bid;
}

class Drawing {
public:
    explicit Drawing(std::uint32_t symbols)
        : books_(symbols)
        , mids_(symbols, 50'000)
    {
        stream_.symbols = symbols;
    }

    void warm() { addPassive(below(stream_.symbols), stream_.warm); }

    void request()
    {
        const std::uint32_t symbol = below(stream_.symbols);
        const std::uint32_t drift = below(64);
        if (drift == 0)
            ++mids_[symbol];
        else if (drift == 1)
            --mids_[symbol];
        const std::uint32_t kind = below(100);
        if (kind < 60) {
            ++stream_.passive;
            addPassive(symbol, stream_.requests);
        } else if (kind < 90) {
            ++stream_.cancelled;
            cancel();
        } else {
            ++stream_.aggressive;
            addAggressive(symbol);
        }
    }

    OrderStream take() &&
    {
        for (const MapBook& book : books_)
            stream_.resting += book.resting();
        return std::move(stream_);
    }

private:
    struct Live {
        std::uint32_t id{};
        std::uint16_t symbol{};
    };

    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(draw_.below(bound)); }
    Side side() { return (draw_.next() & 1U) == 0 ? Side::Bid : Side::Ask; }

    void addPassive(std::uint32_t symbol, std::vector<StreamRequest>& into)
    {
        const Side own = side();
        const std::uint32_t quantity = 1 + below(100);
        const std::uint64_t a = below(1024);
        const std::uint64_t b = below(1024);
        const std::uint64_t c = below(1024);
        const auto distance = static_cast<std::int64_t>(1 + ((a * b * c) >> 20));
        std::int64_t price = std::int64_t{mids_[symbol]} + (own == Side::Bid ? -distance : distance);
        if (const auto best = books_[symbol].best(opposite(own)))
            price = own == Side::Bid ? std::min<std::int64_t>(price, *best - std::int64_t{1})
                                     : std::max<std::int64_t>(price, *best + std::int64_t{1});
        price = std::clamp<std::int64_t>(price, 1, priceMax);
        add(own, symbol, static_cast<std::uint32_t>(price), quantity, into);
    }

    void addAggressive(std::uint32_t symbol)
    {
        const Side own = side();
        const std::uint32_t quantity = 1 + below(303);
        const auto [price, filled] = books_[symbol].reach(opposite(own), quantity);
        if (filled == 0)
            addPassive(symbol, stream_.requests);
        else
            add(own, symbol, price, filled, stream_.requests);
    }

    void add(
        Side own, std::uint32_t symbol, std::uint32_t price, std::uint32_t quantity, std::vector<StreamRequest>& into)
    {
        StreamRequest request;
        request.side = own;
        request.symbol = static_cast<std::uint16_t>(symbol);
        request.id = ++lastId_;
        request.price = price;
        request.quantity = quantity;
        into.push_back(request);
        place_.push_back(0);
        std::vector<std::uint32_t> filled;
        const std::size_t before = books_[symbol].resting();
        books_[symbol].add(request, stream_.fills, &filled);
        for (const std::uint32_t id : filled)
            forget(id);
        if (books_[symbol].resting() + filled.size() > before) {
            place_[request.id - 1] = live_.size();
            live_.push_back({request.id, request.symbol});
        }
    }

    void cancel()
    {
        const auto count = static_cast<std::uint32_t>(live_.size());
        const bool anywhere = (draw_.next() & 1U) != 0;
        const Live chosen = live_[anywhere ? below(count) : count - 1 - below(std::min(count, recent))];
        StreamRequest request;
        request.kind = StreamRequest::Kind::Cancel;
        request.symbol = chosen.symbol;
        request.id = chosen.id;
        stream_.requests.push_back(request);
        books_[chosen.symbol].cancel(chosen.id);
        forget(chosen.id);
    }

    void forget(std::uint32_t id)
    {
        const std::size_t at = place_[id - 1];
        live_[at] = live_.back();
        place_[live_[at].id - 1] = at;
        live_.pop_back();
    }

    Draw draw_{20261122};
    OrderStream stream_;
    std::vector<MapBook> books_;
    std::vector<std::uint32_t> mids_;
    std::vector<Live> live_;
    std::vector<std::size_t> place_; ///< in `live_`, by id - 1
    std::uint32_t lastId_{0};
};

} // namespace

void MapBook::add(const StreamRequest& order, FillCheck& fills, std::vector<std::uint32_t>* filled)
{
    Levels& against = of(opposite(order.side));
    std::uint32_t left = order.quantity;
    while (left > 0 && !against.empty()) {
        const auto level = against.begin();
        const std::uint32_t price = key(opposite(order.side), level->first);
        if (order.side == Side::Bid ? price > order.price : price < order.price)
            break;
        Resting& maker = level->second.front();
        const std::uint32_t quantity = std::min(left, maker.quantity);
        fills.add(maker.id, order.id, price, quantity);
        left -= quantity;
        maker.quantity -= quantity;
        if (maker.quantity > 0)
            continue;
        if (filled != nullptr)
            filled->push_back(maker.id);
        found_.erase(maker.id);
        level->second.pop_front();
        if (level->second.empty())
            against.erase(level);
    }
    if (left == 0)
        return;
    Level& level = of(order.side)[key(order.side, order.price)];
    level.push_back({order.id, left});
    found_.emplace(order.id, Place{order.side, order.price, std::prev(level.end())});
}

void MapBook::cancel(std::uint32_t id)
{
    const auto found = found_.find(id);
    const Place place = found->second;
    found_.erase(found);
    const auto level = of(place.side).find(key(place.side, place.price));
    level->second.erase(place.order);
    if (level->second.empty())
        of(place.side).erase(level);
}

std::optional<std::uint32_t> MapBook::best(Side side) const
{
    const Levels& levels = of(side);
    return levels.empty() ? std::nullopt : std::optional{key(side, levels.begin()->first)};
}

std::pair<std::uint32_t, std::uint32_t> MapBook::reach(Side side, std::uint32_t quantity) const
{
    std::uint32_t filled = 0;
    for (const auto& [kept, level] : of(side))
        for (const Resting& order : level) {
            filled += std::min(order.quantity, quantity - filled);
            if (filled == quantity)
                return {key(side, kept), filled};
        }
    return {of(side).empty() ? 0 : key(side, of(side).rbegin()->first), filled};
}

OrderStream OrderStream::draw(std::uint32_t symbols, std::size_t requests, std::size_t warm)
{
    Drawing drawing{symbols};
    for (std::size_t i = 0; i < warm; ++i)
        drawing.warm();
    for (std::size_t i = 0; i < requests; ++i)
        drawing.request();
    return std::move(drawing).take();
}

} // namespace plimsoll::test
