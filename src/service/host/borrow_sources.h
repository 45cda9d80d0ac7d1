// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/event.h"
#include "domain/exchange/state.h"

#include <charconv>
#include <string>
#include <string_view>
#include <unordered_map>

namespace plimsoll {

/// By what every debt grew since there was none, fees and interest left out. What was before the replay's start is
/// known where it was left with the snapshot that the replay begins at, or with a later one.
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

    /// All that is known, for resume(): "<account and asset> <sources>" a debt, in hexadecimal.
    std::string kept() const
    {
        std::string words;
        for (const auto& [key, sources] : sources_) {
            append(words, key, ' ');
            append(words, sources, '\n');
        }
        return words;
    }
    /// Before the replay begins; text that kept() did not write leaves the rest unknown.
    void resume(std::string_view kept)
    {
        while (!kept.empty()) {
            std::uint64_t key = 0;
            std::uint16_t sources = 0;
            if (!take(kept, key, ' ') || !take(kept, sources, '\n'))
                return;
            sources_[key] = sources;
        }
    }

private:
    static void append(std::string& words, std::uint64_t number, char end)
    {
        char digits[17];
        const auto written = std::to_chars(std::begin(digits), std::end(digits), number, 16);
        words.append(std::begin(digits), written.ptr) += end;
    }
    template <class Number>
    static bool take(std::string_view& words, Number& number, char end)
    {
        const char* const last = words.data() + words.size();
        const auto read = std::from_chars(words.data(), last, number, 16);
        if (read.ec != std::errc{} || read.ptr == last || *read.ptr != end)
            return false;
        words.remove_prefix(static_cast<std::size_t>(read.ptr - words.data()) + 1);
        return true;
    }
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
