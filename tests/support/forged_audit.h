// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace plimsoll::test {

/// After an edit of the actions of the closed world at `path`: writes its links, the numbers that batches name and the
/// file beside the world anew, unsigned, as somebody would who has both files and no key.
void linkAnew(const std::string& path);

} // namespace plimsoll::test
