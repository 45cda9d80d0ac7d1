// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/matching/price_ladder.h"

#include <algorithm>
#include <bit>

namespace plimsoll {

namespace {

std::size_t highestBit(std::uint64_t bits)
{
    return static_cast<std::size_t>(std::bit_width(bits)) - 1;
}

} // namespace

std::uint32_t PriceLadder::atOrBetter(Price price) const
{
    const std::uint64_t rank = rankOf(price);
    const std::uint64_t key = rank / blockSize;
    const std::vector<Entry>& all = entries();
    std::size_t position = positionOf(key);
    if (position < all.size() && all[position].key == key) {
        const Block& block = blocks_[all[position].block];
        const std::uint64_t candidates = block.taken & (~std::uint64_t{0} >> (cellMask - (rank & cellMask)));
        if (candidates != 0)
            return block.levels[highestBit(candidates)];
        ++position;
    }
    if (position == all.size())
        return none;
    const Block& block = blocks_[all[position].block];
    return block.levels[highestBit(block.taken)];
}

void PriceLadder::put(Price price, std::uint32_t level)
{
    const std::uint64_t rank = rankOf(price);
    const std::uint64_t key = rank / blockSize;
    const std::size_t position = positionOf(key);
    if (position == entries().size() || entries()[position].key != key) {
        const Entry entry{key, makeBlock()};
        if (!directory_)
            directory_ = detail::Owned<Directory>{new Directory};
        std::vector<Entry>& all = directory_.edit().entries;
        all.insert(all.begin() + static_cast<std::ptrdiff_t>(position), entry);
    }
    Block& block = blocks_.edit(entries()[position].block);
    block.taken |= std::uint64_t{1} << (rank & cellMask);
    block.levels[rank & cellMask] = level;
}

void PriceLadder::erase(Price price)
{
    const std::uint64_t rank = rankOf(price);
    const std::size_t position = positionOf(rank / blockSize);
    const std::uint32_t number = entries()[position].block;
    Block& block = blocks_.edit(number);
    block.taken &= ~(std::uint64_t{1} << (rank & cellMask));
    if (block.taken != 0)
        return;
    block.levels[0] = freeBlock_;
    freeBlock_ = number;
    std::vector<Entry>& all = directory_.edit().entries;
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(position));
}

const std::vector<PriceLadder::Entry>& PriceLadder::entries() const
{
    static const std::vector<Entry> nothing;
    return directory_ ? directory_->entries : nothing;
}

/// Position of the block with this key or else of the nearest better one; the size where there is none.
std::size_t PriceLadder::positionOf(std::uint64_t key) const
{
    const std::vector<Entry>& all = entries();
    if (all.empty() || key < all.back().key)
        return all.size();
    const std::uint64_t distance = key - all.back().key;
    if (distance < all.size() && all[all.size() - 1 - distance].key == key)
        return all.size() - 1 - distance;
    const auto found = std::lower_bound(
        all.begin(), all.end(), key, [](const Entry& entry, std::uint64_t wanted) { return entry.key > wanted; });
    return static_cast<std::size_t>(found - all.begin());
}

std::uint32_t PriceLadder::makeBlock()
{
    if (freeBlock_ == none) {
        blocks_.append(Block{});
        return static_cast<std::uint32_t>(blocks_.size() - 1);
    }
    const std::uint32_t number = freeBlock_;
    freeBlock_ = blocks_[number].levels[0];
    return number;
}

} // namespace plimsoll
