// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ensure.h"
#include "domain/base/hash.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace plimsoll {

/// Bytes of pages and nodes copied by this thread because a fork shared them; read by tests of what a fork costs.
inline thread_local std::uint64_t pageBytesCopied = 0;

namespace detail {

/// Counted by owners; the last one deletes it. `alone` may be trusted only by an owner.
class Shared {
public:
    Shared() = default;
    Shared(const Shared&) {}
    Shared& operator=(const Shared&) = delete;

    void acquire() const { owners_.fetch_add(1, std::memory_order_relaxed); }
    bool release() const { return owners_.fetch_sub(1, std::memory_order_acq_rel) == 1; }
    bool alone() const { return owners_.load(std::memory_order_acquire) == 1; }

private:
    mutable std::atomic<std::uint32_t> owners_{1};
};

/// A hash kept beside shared content; several threads may fill it at once, all with the same value.
class CachedHash {
public:
    CachedHash() = default;
    CachedHash(const CachedHash&) {}
    CachedHash& operator=(const CachedHash&) = delete;

    void forget() { valid_.store(false, std::memory_order_relaxed); }
    bool valid() const { return valid_.load(std::memory_order_acquire); }
    Hash get() const { return {low_.load(std::memory_order_relaxed), high_.load(std::memory_order_relaxed)}; }
    Hash keep(Hash hash) const
    {
        low_.store(hash.low, std::memory_order_relaxed);
        high_.store(hash.high, std::memory_order_relaxed);
        valid_.store(true, std::memory_order_release);
        return hash;
    }

private:
    mutable std::atomic<std::uint64_t> low_{0};
    mutable std::atomic<std::uint64_t> high_{0};
    mutable std::atomic<bool> valid_{false};
};

/// What owns heap memory says how much a copy of it takes.
template <class T>
concept HoldsHeap = requires(const T& content)
{
    content.heapBytes();
};

template <class Node>
class Owned {
public:
    Owned() = default;
    explicit Owned(Node* node)
        : node_(node)
    {
    }
    Owned(const Owned& other)
        : node_(other.node_)
    {
        if (node_ != nullptr)
            node_->acquire();
    }
    Owned(Owned&& other) noexcept
        : node_(std::exchange(other.node_, nullptr))
    {
    }
    Owned& operator=(Owned other) noexcept
    {
        std::swap(node_, other.node_);
        return *this;
    }
    ~Owned()
    {
        if (node_ != nullptr && node_->release())
            delete node_;
    }

    explicit operator bool() const { return node_ != nullptr; }
    const Node& operator*() const { return *node_; }
    const Node* operator->() const { return node_; }
    const Node* get() const { return node_; }
    /// Where the node lies, whoever else owns it.
    Node* address() const { return node_; }
    /// Asks for the node's counter ahead of its use.
    void prefetch() const { __builtin_prefetch(node_, 1); }
    /// Whether nobody else owns the node; there must be one.
    bool alone() const { return node_->alone(); }
    /// The node for writing: copied first where somebody else owns it too.
    Node& edit()
    {
        if (!alone()) {
            pageBytesCopied += sizeof(Node);
            if constexpr (HoldsHeap<Node>)
                pageBytesCopied += node_->heapBytes();
            *this = Owned{new Node(*node_)};
        }
        return *node_;
    }

private:
    Node* node_{nullptr};
};

/// Nodes owned side by side. Their counters lie far apart: all are asked for before the first is touched, since one
/// miss after another would be most of what a fork costs.
template <class Node, std::size_t Count>
class OwnedArray {
public:
    OwnedArray() = default;
    OwnedArray(const OwnedArray& other)
        : nodes_((other.prefetch(), other.nodes_))
    {
    }
    OwnedArray& operator=(const OwnedArray&) = delete;
    ~OwnedArray() { prefetch(); }

    Owned<Node>& operator[](std::size_t index) { return nodes_[index]; }
    const Owned<Node>& operator[](std::size_t index) const { return nodes_[index]; }

private:
    void prefetch() const
    {
        for (const Owned<Node>& node : nodes_)
            node.prefetch();
    }

    std::array<Owned<Node>, Count> nodes_{};
};

/// Where the pages of one copy of a Paged lie, so that a page is reached in one step instead of through the tree, and
/// which of them are known to be its own with no hash kept above them: those may be written at once. A copy begins
/// without; it is made after as many writes as pay for it.
template <class Page>
class Shortcuts {
public:
    Shortcuts() = default;
    Shortcuts(const Shortcuts& other) { other.disown(); }
    Shortcuts(Shortcuts&& other) noexcept
        : places_(std::exchange(other.places_, {}))
        , epoch_(other.epoch_.load(std::memory_order_relaxed))
    {
    }
    Shortcuts& operator=(Shortcuts other) noexcept
    {
        places_.swap(other.places_);
        epoch_.store(other.epoch_.load(std::memory_order_relaxed), std::memory_order_relaxed);
        treeWrites_ = 0;
        return *this;
    }
    ~Shortcuts() = default;

    bool empty() const { return places_.empty(); }
    /// The page for reading; nullptr where the tree must be asked.
    const Page* find(std::size_t page) const { return page < places_.size() ? places_[page].page : nullptr; }
    /// The page for writing; nullptr where its path must be made this copy's own first.
    Page* findOwn(std::size_t page) const
    {
        return page < places_.size() && places_[page].epoch == epoch_.load(std::memory_order_relaxed)
            ? places_[page].page
            : nullptr;
    }
    /// From now on every page may be shared or have a hash above it. Any thread that may read the copy.
    void disown() const { epoch_.store(epoch_.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed); }
    /// This page and its path have become this copy's own, without a hash.
    void own(std::size_t page, Page* at)
    {
        if (page == places_.size())
            places_.emplace_back();
        places_[page] = {at, epoch_.load(std::memory_order_relaxed)};
    }
    /// Notes a write that went through the tree of so many pages; true where shortcuts would have paid by now.
    bool pay(std::size_t pages) { return places_.empty() && ++treeWrites_ > pages / 4 + 64; }
    void add(Page* page) { places_.push_back({page, 0}); }

private:
    struct Place {
        Page* page{};
        std::uint64_t epoch{};
    };

    std::vector<Place> places_;
    mutable std::atomic<std::uint64_t> epoch_{1};
    std::size_t treeWrites_{0};
};

} // namespace detail

/// Array in pages under a tree of three levels and a short root. A copy shares everything and costs one counter; the
/// first write to a page on either side copies that page and its path. Copies may live on different threads; one copy
/// belongs to one thread.
template <class T, std::size_t PageSize>
class Paged {
public:
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

    const T& operator[](std::size_t index) const
    {
        const std::size_t page = index / PageSize;
        if (const Page* near = shortcuts_.find(page))
            return near->items[index % PageSize];
        const Chunk& chunk = *root_->branches[page / (fanout * fanout)]->children[page / fanout % fanout];
        return chunk.children[page % fanout]->items[index % PageSize];
    }

    /// The item for writing.
    T& edit(std::size_t index)
    {
        const std::size_t page = index / PageSize;
        Page* own = shortcuts_.findOwn(page);
        return (own != nullptr ? *own : ownPage(page)).items[index % PageSize];
    }

    /// Adds one item at the end and returns it for writing.
    T& append(T item)
    {
        const std::size_t index = size_;
        if (index % PageSize == 0)
            appendPage(index / PageSize);
        ++size_;
        T& place = edit(index);
        place = std::move(item);
        return place;
    }

    /// Hash of page hashes; only pages written since the last call are encoded again.
    Hash hash() const
    {
        Bytes over;
        Encoder encoder{over};
        encoder.write(static_cast<std::uint64_t>(size_));
        std::size_t first = 0;
        if (root_)
            for (const auto& branch : root_->branches) {
                encoder.write(hashOfNode(*branch, first));
                first += itemsUnder<Branch>();
            }
        shortcuts_.disown();
        return hashOf(over);
    }

private:
    static constexpr std::size_t fanout = 32;

    struct Page : detail::Shared {
        detail::CachedHash hash;
        /// Items that fill cache lines do not straddle them.
        alignas(sizeof(T) % 64 == 0 ? 64 : alignof(T)) std::array<T, PageSize> items{};

        std::size_t heapBytes() const requires detail::HoldsHeap<T>
        {
            std::size_t bytes = 0;
            for (const T& item : items)
                bytes += item.heapBytes();
            return bytes;
        }
    };
    template <class Below>
    struct Node : detail::Shared {
        using Child = Below;

        detail::CachedHash hash;
        detail::OwnedArray<Child, fanout> children;
    };
    using Chunk = Node<Page>;
    using Branch = Node<Chunk>;
    struct Root : detail::Shared {
        std::vector<detail::Owned<Branch>> branches;

        std::size_t heapBytes() const { return branches.size() * sizeof(detail::Owned<Branch>); }
    };

    template <class Below>
    static constexpr std::size_t itemsUnder()
    {
        if constexpr (std::is_same_v<Below, Page>)
            return PageSize;
        else
            return fanout * itemsUnder<typename Below::Child>();
    }

    /// Makes a page and its path this copy's own and forgets the hashes that stood for them.
    Page& ownPage(std::size_t page)
    {
        Branch& branch = root_.edit().branches[page / (fanout * fanout)].edit();
        branch.hash.forget();
        Chunk& chunk = branch.children[page / fanout % fanout].edit();
        chunk.hash.forget();
        Page& target = chunk.children[page % fanout].edit();
        target.hash.forget();
        if (shortcuts_.pay(size_ / PageSize))
            for (const auto& inRoot : root_->branches)
                for (std::size_t i = 0; i < fanout && inRoot->children[i]; ++i)
                    for (std::size_t j = 0; j < fanout && inRoot->children[i]->children[j]; ++j)
                        shortcuts_.add(inRoot->children[i]->children[j].address());
        if (!shortcuts_.empty())
            shortcuts_.own(page, &target);
        return target;
    }

    void appendPage(std::size_t page)
    {
        if (!root_)
            root_ = detail::Owned<Root>{new Root};
        auto& branches = root_.edit().branches;
        if (page % (fanout * fanout) == 0)
            branches.push_back(detail::Owned<Branch>{new Branch});
        auto& chunk = branches.back().edit().children[page / fanout % fanout];
        if (page % fanout == 0)
            chunk = detail::Owned<Chunk>{new Chunk};
        chunk.edit().children[page % fanout] = detail::Owned<Page>{new Page};
    }

    template <class Below>
    Hash hashOfNode(const Node<Below>& node, std::size_t first) const
    {
        if (node.hash.valid())
            return node.hash.get();
        Bytes over;
        Encoder encoder{over};
        for (std::size_t i = 0; i < fanout && first < size_; ++i) {
            encoder.write(hashOfNode(*node.children[i], first));
            first += itemsUnder<Below>();
        }
        return node.hash.keep(hashOf(over));
    }
    Hash hashOfNode(const Page& page, std::size_t first) const
    {
        if (page.hash.valid())
            return page.hash.get();
        thread_local Bytes over;
        over.clear();
        Encoder encoder{over};
        for (std::size_t i = 0; i < PageSize && first + i < size_; ++i)
            encoder.write(page.items[i]);
        return page.hash.keep(hashOf(over));
    }

    detail::Owned<Root> root_;
    std::size_t size_{0};
    detail::Shortcuts<Page> shortcuts_;
};

} // namespace plimsoll
