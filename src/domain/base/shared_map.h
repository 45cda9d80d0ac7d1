// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/paged.h"

#include <map>
#include <type_traits>

namespace plimsoll {

/// Ordered map that seldom changes: a copy shares it and costs one counter, the first write on either side copies it
/// whole. Encoded as the map that it holds.
template <class Key, class Value>
class SharedMap {
public:
    using Map = std::map<Key, Value>;

    bool empty() const { return read().empty(); }
    std::size_t size() const { return read().size(); }
    auto begin() const { return read().begin(); }
    auto end() const { return read().end(); }
    auto find(const Key& key) const { return read().find(key); }
    bool contains(const Key& key) const { return read().contains(key); }
    const Value& at(const Key& key) const { return read().at(key); }

    /// For writing; iterators from before it may belong to another copy.
    Map& edit()
    {
        if (!node_)
            node_ = detail::Owned<Node>{new Node};
        return node_.edit().map;
    }

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        if constexpr (std::is_const_v<Self>)
            visit("entries", self.read());
        else
            visit("entries", self.edit());
    }

private:
    struct Node : detail::Shared {
        Map map;

        /// Three links and a colour stand beside each entry.
        std::size_t heapBytes() const { return map.size() * (sizeof(typename Map::value_type) + 4 * sizeof(void*)); }
    };

    const Map& read() const
    {
        static const Map none;
        return node_ ? node_->map : none;
    }

    detail::Owned<Node> node_;
};

} // namespace plimsoll
