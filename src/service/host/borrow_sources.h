// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/event.h"

#include <optional>
#include <unordered_map>

namespace plimsoll {

/// By what every debt grew last, fees and interest left out; debts from before the replay's start are not known.
class BorrowSources {
public:
    void observe(const Outcome& outcome)
    {
        for (const Event& event : outcome.events) {
            const auto* change = std::get_if<BorrowLendChanged>(&event);
            if (change != nullptr && change->type == BorrowLendEventType::Borrow
                && change->source != BorrowLendSource::EntryFee && change->source != BorrowLendSource::Interest)
                sources_[keyOf(change->subaccount, change->asset)] = change->source;
        }
    }
    std::optional<BorrowLendSource> sourceOf(SubaccountId id, AssetId asset) const
    {
        const auto found = sources_.find(keyOf(id, asset));
        return found == sources_.end() ? std::nullopt : std::optional{found->second};
    }

private:
    static std::uint64_t keyOf(SubaccountId id, AssetId asset) { return std::uint64_t{id.value} << 16 | asset.value; }

    std::unordered_map<std::uint64_t, BorrowLendSource> sources_;
};

} // namespace plimsoll
