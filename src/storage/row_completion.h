// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace plimsoll::storage {

class JournalReader;

/// Lets a reader find the rows of commands that are not in their tables yet too, as after a kill: derived again, in
/// temporary tables of its connection; nothing is written to the world. Where that cannot be: a sentence that says up
/// to where its tables reach, and why; else empty.
std::string completeRows(JournalReader& reader);

} // namespace plimsoll::storage
