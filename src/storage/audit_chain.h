// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal_entry.h"

#include <array>
#include <cstdint>

namespace plimsoll::storage {

/// BLAKE2b, 256 bits.
using ChainHash = std::array<std::uint8_t, 32>;

/// The link of action `number` (from 1) behind the link `before`; all zeros stand before the first. It covers every
/// field, so that nobody changes, drops or reorders an action without changing all links after it.
ChainHash linkOf(const ChainHash& before, std::uint64_t number, const OperatorAction& action);

} // namespace plimsoll::storage
