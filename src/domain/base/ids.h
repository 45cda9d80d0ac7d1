// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace plimsoll {

/// Dense number of one kind of thing; kinds do not mix.
template <class Kind, class Rep>
struct Id {
    Rep value{};
    friend constexpr auto operator<=>(Id, Id) = default;
};

/// Position in RiskConfiguration::assets.
using AssetId = Id<struct AssetKind, std::uint16_t>;
/// Position in RiskConfiguration::markets.
using MarketId = Id<struct MarketKind, std::uint16_t>;
/// Number of a subaccount as people see it, from 1.
using SubaccountId = Id<struct SubaccountKind, std::uint32_t>;
/// Number of an order in order of acceptance, from 1.
using OrderId = Id<struct OrderKind, std::uint64_t>;

/// Milliseconds since 1970-01-01T00:00:00Z.
struct Timestamp {
    std::int64_t ms{};
    friend constexpr auto operator<=>(Timestamp, Timestamp) = default;
};

inline constexpr std::int64_t msPerSecond = 1000;
inline constexpr std::int64_t msPerMinute = 60 * msPerSecond;
inline constexpr std::int64_t msPerHour = 60 * msPerMinute;
/// Hours of the year that rates are quoted for (RULES.md section 6).
inline constexpr std::int64_t hoursPerYear = 8760;

} // namespace plimsoll
