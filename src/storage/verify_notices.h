// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/head_file.h"
#include "storage/verify.h"

#include <string>
#include <vector>

namespace plimsoll::storage {

/// What a verification knows besides its report.
struct Compared {
    const Heads& kept; ///< beside the world
    bool keptIsWhole;  ///< it could be read
    const WorldRows& record;
    bool hasKey;         ///< with which heads are signed
    bool isOldHandedOut; ///< the head that was handed out is signed, but not for the record
    bool isUnsignedHandedOut;
    bool hasRows; ///< the tables were held to the replay
    const Replay& replay;
};

/// Sentences for people, each with its file: what a verification could not compare. Not said, since it is so in every
/// world: that the table `console`, failed sign-ins and lock-outs are no part of what is verified, and that heads are
/// not signed where nobody signs in.
std::vector<std::string> noticesOf(Connection& connection, const VerifyReport& report, const Compared& compared);

} // namespace plimsoll::storage
