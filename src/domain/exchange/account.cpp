// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/account.h"

#include <algorithm>

namespace plimsoll {

namespace {

bool before(const Position& position, AssetId asset)
{
    return position.asset < asset;
}

} // namespace

const Position* Account::find(AssetId asset) const
{
    const auto place = std::lower_bound(positions.begin(), positions.end(), asset, before);
    return place != positions.end() && place->asset == asset ? place : nullptr;
}

Position& Account::at(AssetId asset)
{
    auto place = std::lower_bound(positions.begin(), positions.end(), asset, before);
    if (place == positions.end() || place->asset != asset)
        place = positions.insert(place, Position{asset, {}, {}, {}, {}, {}});
    return *place;
}

void Account::dropEmptyPositions()
{
    positions.eraseIf([](const Position& position) { return position.isEmpty(); });
}

} // namespace plimsoll
