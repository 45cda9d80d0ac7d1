// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace plimsoll {

/// The file of the world that was open last in this data folder; empty where none was, or where the note cannot be
/// read.
std::string lastWorldIn(const std::string& dataFolder);

/// Notes it, whole or not at all. Where that cannot be written the next start begins a new world.
void noteLastWorld(const std::string& dataFolder, const std::string& path);

} // namespace plimsoll
