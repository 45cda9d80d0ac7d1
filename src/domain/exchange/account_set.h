// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/paged.h"

#include <bit>

namespace plimsoll {

/// A set of subaccounts, one bit each, in pages that forks share.
class AccountSet {
public:
    void insert(SubaccountId id)
    {
        const std::size_t word = (id.value - 1) / bits;
        while (words_.size() <= word)
            words_.append(0);
        if (const std::uint64_t with = words_[word] | bitOf(id); with != words_[word])
            words_.edit(word) = with;
    }
    void erase(SubaccountId id)
    {
        const std::size_t word = (id.value - 1) / bits;
        if (word < words_.size() && (words_[word] & bitOf(id)) != 0)
            words_.edit(word) &= ~bitOf(id);
    }
    /// By id, lowest first; the set must not change meanwhile.
    template <class Visit>
    void each(Visit visit) const
    {
        for (std::size_t word = 0; word < words_.size(); ++word)
            for (std::uint64_t left = words_[word]; left != 0; left &= left - 1)
                visit(SubaccountId{
                    static_cast<std::uint32_t>(word * bits + 1) + static_cast<std::uint32_t>(std::countr_zero(left))});
    }

private:
    static constexpr std::uint32_t bits = 64;

    static std::uint64_t bitOf(SubaccountId id) { return std::uint64_t{1} << ((id.value - 1) % bits); }

    Paged<std::uint64_t, 32> words_;
};

} // namespace plimsoll
