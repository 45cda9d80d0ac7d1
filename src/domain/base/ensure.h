// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace plimsoll {

/// Ends the process with the place and the sentence; never returns. For defects only, not for bad input.
[[noreturn]] void ensureFailed(const char* condition, const char* why, const char* file, int line);

} // namespace plimsoll

/// States what must be true of our own code, in release builds too; `why` says what would be wrong otherwise.
#define ENSURE(condition, why)                                                                                         \
    do {                                                                                                               \
        if (!(condition)) [[unlikely]]                                                                                 \
            ::plimsoll::ensureFailed(#condition, why, __FILE__, __LINE__);                                             \
    } while (false)
