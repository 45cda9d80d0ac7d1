// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/paged.h"

#include <algorithm>
#include <array>
#include <vector>

namespace plimsoll {

/// Subaccounts filed under numbered buckets, taken out from the highest bucket downwards. A copy shares everything and
/// costs one counter; a write copies the block and the path that it touches, whatever the number of entries.
class LevelIndex {
public:
    static constexpr std::uint32_t bucketCount = 65 * 1024;

    struct Entry {
        SubaccountId id;
        std::uint32_t generation{};
    };

    /// `bucket` is below bucketCount.
    void add(std::uint32_t bucket, Entry entry);
    /// Takes every entry at or above `from` out and shows it to `visit`, in no stated order.
    template <class Visit>
    void takeFrom(std::uint32_t from, Visit visit)
    {
        for (; bound_ > from; --bound_)
            if (const Block* block = head(bound_ - 1)) {
                for (; block != nullptr; block = block->older.get())
                    std::for_each_n(block->entries.begin(), block->count, visit);
                edit(bound_ - 1) = {};
            }
    }

private:
    static constexpr std::uint32_t fanout = 32;

    /// Part of one bucket: the newest block may have room, the older ones are full.
    struct Block : detail::Shared {
        detail::Owned<Block> older;
        std::uint32_t count{0};
        std::array<Entry, 29> entries{};

        Block() = default;
        Block(const Block&) = default;
        Block& operator=(const Block&) = delete;
        ~Block();
    };
    template <class Child>
    struct Node : detail::Shared {
        detail::OwnedArray<Child, fanout> children;
    };
    using Page = Node<Block>;
    using Chunk = Node<Page>;
    struct Root : detail::Shared {
        detail::OwnedArray<Chunk, bucketCount / (fanout * fanout)> chunks;
    };

    const Block* head(std::uint32_t bucket) const;
    detail::Owned<Block>& edit(std::uint32_t bucket);

    detail::Owned<Root> root_;
    std::uint32_t bound_{0}; ///< above every bucket that holds something
};

} // namespace plimsoll
