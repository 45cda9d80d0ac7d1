// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <vector>

namespace plimsoll::test {

/// Count and hash of fills in their order: two books that agree on both matched alike.
class FillCheck {
public:
    void add(std::uint64_t maker, std::uint64_t taker, std::uint64_t price, std::uint64_t quantity)
    {
        const std::uint64_t fill
            = maker * 0x9E3779B97F4A7C15U + taker * 0xC2B2AE3D27D4EB4FU + price * 0x165667B19E3779F9U + quantity;
        hash_ = (hash_ ^ fill) * 1'099'511'628'211U;
        ++count_;
    }
    std::uint64_t count() const { return count_; }
    std::uint64_t hash() const { return hash_; }

private:
    std::uint64_t count_{0};
    std::uint64_t hash_{1'469'598'103'934'665'603U};
};

/// One request to a book: an order to be added with the next dense id, or an id to be cancelled.
struct StreamRequest {
    enum class Kind : std::uint8_t { Add, Cancel };
    enum class Side : std::uint8_t { Bid, Ask };
    Kind kind{};
    Side side{};
    std::uint16_t symbol{};
    std::uint32_t id{};
    std::uint32_t price{}; ///< ticks, 1 .. 131071
    std::uint32_t quantity{};
};

/// The plain book: sorted levels, a list each, orders found by id. It is the reference and the naive version.
class MapBook {
public:
    using Side = StreamRequest::Side;

    void add(const StreamRequest& order, FillCheck& fills, std::vector<std::uint32_t>* filled = nullptr);
    void cancel(std::uint32_t id);
    std::optional<std::uint32_t> best(Side side) const;
    /// The worst price at which `quantity` would fill against this side, and how much of it would.
    std::pair<std::uint32_t, std::uint32_t> reach(Side side, std::uint32_t quantity) const;
    std::size_t resting() const { return found_.size(); }

private:
    struct Resting {
        std::uint32_t id{};
        std::uint32_t quantity{};
    };
    using Level = std::list<Resting>;
    struct Place {
        Side side{};
        std::uint32_t price{};
        Level::iterator order;
    };
    /// Best first: bids are kept under their price's complement.
    using Levels = std::map<std::uint32_t, Level>;

    static std::uint32_t key(Side side, std::uint32_t price) { return side == Side::Bid ? ~price : price; }
    Levels& of(Side side) { return sides_[static_cast<std::size_t>(side)]; }
    const Levels& of(Side side) const { return sides_[static_cast<std::size_t>(side)]; }

    Levels sides_[2];
    std::map<std::uint32_t, Place> found_;
};

/// A neutral stream of requests, drawn from integers alone and so the same everywhere.
struct OrderStream {
    std::uint32_t symbols{};
    std::vector<StreamRequest> warm; ///< builds the books
    std::vector<StreamRequest> requests;
    FillCheck fills; ///< of the reference book
    std::size_t passive{};
    std::size_t cancelled{};
    std::size_t aggressive{};
    std::size_t resting{}; ///< at the end

    static OrderStream draw(std::uint32_t symbols, std::size_t requests, std::size_t warm);
};

} // namespace plimsoll::test
