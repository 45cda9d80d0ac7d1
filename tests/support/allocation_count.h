// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace plimsoll::test {

/// Bytes that this thread has asked `new` for; reset it to count a piece of work. A program that names it replaces its
/// allocator by one that counts.
extern thread_local std::uint64_t bytesAllocated;

} // namespace plimsoll::test
