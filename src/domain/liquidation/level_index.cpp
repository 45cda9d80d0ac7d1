// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/liquidation/level_index.h"

#include "domain/base/ensure.h"

namespace plimsoll {

namespace {

template <class Node>
Node& editOrMake(detail::Owned<Node>& node)
{
    if (!node)
        node = detail::Owned<Node>{new Node};
    return node.edit();
}

} // namespace

LevelIndex::Block::~Block()
{
    // Released by recursion, a long chain would need a stack as deep. What somebody else owns too, that owner releases.
    detail::Owned<Block> next = std::move(older);
    while (next && next.alone())
        next = detail::Owned<Block>{std::move(next.edit().older)};
}

void LevelIndex::add(std::uint32_t bucket, Entry entry)
{
    ENSURE(bucket < bucketCount, "a level is filed beyond the last bucket");
    bound_ = std::max(bound_, bucket + 1);
    detail::Owned<Block>& newest = edit(bucket);
    if (!newest || newest->count == newest->entries.size()) {
        auto* block = new Block;
        block->older = std::move(newest);
        newest = detail::Owned<Block>{block};
    }
    Block& block = newest.edit();
    block.entries[block.count++] = entry;
}

const LevelIndex::Block* LevelIndex::head(std::uint32_t bucket) const
{
    if (!root_)
        return nullptr;
    const detail::Owned<Chunk>& chunk = root_->chunks[bucket / (fanout * fanout)];
    if (!chunk)
        return nullptr;
    const detail::Owned<Page>& page = chunk->children[bucket / fanout % fanout];
    return page ? page->children[bucket % fanout].get() : nullptr;
}

detail::Owned<LevelIndex::Block>& LevelIndex::edit(std::uint32_t bucket)
{
    Chunk& chunk = editOrMake(editOrMake(root_).chunks[bucket / (fanout * fanout)]);
    return editOrMake(chunk.children[bucket / fanout % fanout]).children[bucket % fanout];
}

} // namespace plimsoll
