// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

namespace plimsoll::ctl {

/// plimsollctl: reads the command line, answers on `out`, speaks of bad input on `err`; returns the exit code.
/// `version` is what --version says.
int runProgram(const char* version, int argc, const char* const* argv, std::ostream& out, std::ostream& err);

} // namespace plimsoll::ctl
