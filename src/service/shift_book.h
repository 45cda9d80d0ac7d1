// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

/// What a note is pinned to or what is watched: one of the two.
struct ShiftSubject {
    std::optional<SubaccountId> subaccount;
    std::optional<AssetId> asset;
    bool operator==(const ShiftSubject&) const = default;
};

/// A word to whoever has the desk next.
struct ShiftNote {
    std::uint32_t number = 0; ///< counts the notes of a world, from 1
    ShiftSubject subject;
    std::string text;
    std::string author;
    Timestamp wallAt{};
    Timestamp simulatedAt{};
    bool operator==(const ShiftNote&) const = default;
};

/// What one shift hands to the next: it lies with the world and changes nothing in the exchange.
struct ShiftBook {
    static constexpr std::size_t notesMax = 200;
    static constexpr std::size_t watchedMax = 20;
    static constexpr std::size_t textMax = 500; ///< bytes

    std::vector<ShiftNote> notes;      ///< newest first
    std::vector<ShiftSubject> watched; ///< in the order in which they were added
    bool operator==(const ShiftBook&) const = default;
};

} // namespace plimsoll
