// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/impact_port.h"
#include "service/operator_port.h"
#include "service/preview_port.h"

namespace plimsoll {

/// All that the console asks of the running exchange: to operate it, to try a command, to try a change.
class ConsolePort : public OperatorPort, public PreviewPort, public ImpactPort {};

} // namespace plimsoll
