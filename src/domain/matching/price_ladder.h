// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/paged.h"
#include "domain/matching/order.h"

#include <array>
#include <vector>

namespace plimsoll {

/// Finds price levels of one side of a book. Prices fall into cells of one tick, 64 cells make a block with a bitmap,
/// and blocks that hold anything stand in one sorted list. A cell names the best of the levels in it: where prices are
/// multiples of the tick it is the only one. Near prices are found by position, far ones by halving; a far price costs
/// one block. Derived from the orders: not part of a hash.
class PriceLadder {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    PriceLadder(Side side, Price tick)
        : flip_(side == Side::Bid ? ~std::uint64_t{0} : 0)
        , tick_(static_cast<std::uint64_t>(tick.raw))
    {
    }

    /// Level of the cell of `price`, or else of the nearest better cell that holds one; `none` where there is none.
    std::uint32_t atOrBetter(Price price) const;
    bool sameCell(Price a, Price b) const { return rankOf(a) == rankOf(b); }
    /// Names the best level of the cell of `price`.
    void put(Price price, std::uint32_t level);
    /// Empties the cell of `price`, which holds a level.
    void erase(Price price);

private:
    static constexpr std::size_t blockSize = 64;
    static constexpr std::size_t cellMask = blockSize - 1;

    struct Block {
        std::uint64_t taken{};
        std::array<std::uint32_t, blockSize> levels{};
    };
    struct Entry {
        std::uint64_t key{};
        std::uint32_t block{};
    };
    struct Directory : detail::Shared {
        std::vector<Entry> entries; ///< best last

        std::size_t heapBytes() const { return entries.size() * sizeof(Entry); }
    };

    /// Number of the cell, lower is better.
    std::uint64_t rankOf(Price price) const { return (static_cast<std::uint64_t>(price.raw) / tick_) ^ flip_; }
    const std::vector<Entry>& entries() const;
    std::size_t positionOf(std::uint64_t key) const;
    std::uint32_t makeBlock();

    std::uint64_t flip_;
    std::uint64_t tick_;
    detail::Owned<Directory> directory_;
    Paged<Block, 4> blocks_;
    std::uint32_t freeBlock_{none}; ///< further ones are chained through levels[0]
};

} // namespace plimsoll
