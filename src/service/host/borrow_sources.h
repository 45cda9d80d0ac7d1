// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/event.h"
#include "domain/exchange/state.h"

#include <string>
#include <unordered_map>

namespace plimsoll {

/// By what every debt grew since there was none, fees and interest left out; what was before the replay's start is not
/// known.
class BorrowSources {
public:
    void observe(const State& after, const Outcome& outcome)
    {
        for (const Event& event : outcome.events) {
            const auto* change = std::get_if<BorrowLendChanged>(&event);
            if (change == nullptr)
                continue;
            const std::uint64_t key = keyOf(change->subaccount, change->asset);
            if (change->type == BorrowLendEventType::Borrow && change->source != BorrowLendSource::EntryFee
                && change->source != BorrowLendSource::Interest)
                sources_[key] |= bitOf(change->source);
            else if (change->type == BorrowLendEventType::BorrowRepay && !owes(after, *change))
                sources_.erase(key);
        }
    }
    /// "Manual, SpotMargin": the names of the API; empty where none is known.
    std::string sourcesOf(SubaccountId id, AssetId asset) const
    {
        std::string names;
        const auto found = sources_.find(keyOf(id, asset));
        for (unsigned source = 0; found != sources_.end() && source <= unsigned(BorrowLendSource::Withdrawal); ++source)
            if (found->second & 1U << source)
                names += (names.empty() ? "" : ", ") + std::string{sourceName(static_cast<BorrowLendSource>(source))};
        return names;
    }

private:
    static std::uint64_t keyOf(SubaccountId id, AssetId asset) { return std::uint64_t{id.value} << 16 | asset.value; }
    static std::uint16_t bitOf(BorrowLendSource source)
    {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(source));
    }
    static bool owes(const State& state, const BorrowLendChanged& change)
    {
        const Position* position = state.account(change.subaccount).find(change.asset);
        return position != nullptr && !position->debtShares.isZero();
    }

    std::unordered_map<std::uint64_t, std::uint16_t> sources_; ///< a bit a source
};

} // namespace plimsoll
