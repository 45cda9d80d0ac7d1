// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/thread_priority.h"

#include <sys/resource.h>

namespace plimsoll {

void standBack(StandBack how)
{
    static_cast<void>(::setpriority(PRIO_PROCESS, 0, static_cast<int>(how)));
}

} // namespace plimsoll
