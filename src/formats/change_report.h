// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/desk_formats.h"

#include <string>

namespace plimsoll {

/// For a risk committee, as Markdown (DeskFormats::reportText): edits, what was judged and the impact that it came
/// from, approvals, going live, the journal's rows, the end of the audit. Of long lists the first 50 are there, the
/// others are counted.
std::string changeReport(const ChangeRecord& record);

} // namespace plimsoll
