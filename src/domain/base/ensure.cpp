// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace plimsoll {

void ensureFailed(const char* condition, const char* why, const char* file, int line)
{
    std::fprintf(stderr, "defect at %s:%d: %s (%s)\n", file, line, why, condition);
    std::abort();
}

} // namespace plimsoll
