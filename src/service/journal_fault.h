// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace plimsoll {

/// How the world around a journal can fail.
enum class JournalFaultKind : std::uint8_t {
    DiskFull,       ///< no space is left for the next commit
    InputOutput,    ///< the system failed a read, a write or a sync
    Torn,           ///< a part of the file is not what was written
    NotAWorld,      ///< another kind of file
    NewerSchema,    ///< written by a newer program
    AnotherEngine,  ///< its commands cannot be replayed here: the cause names both engines
    Locked,         ///< another process writes it
    ReadOnlyMedium, ///< file or folder may not be written
    Missing,        ///< there is no such file
    Displaced,      ///< the file was moved or deleted while it was open
    NoFolder,       ///< there is no such folder for a file that was to be made
    AlreadyThere,   ///< a file that would be overwritten
    CannotOpen,     ///< the system refuses to open it
};

/// A fault as a value: what, in which file, and what the system said.
struct JournalFault {
    JournalFaultKind kind{};
    std::string file;
    std::string cause;
};

/// One or two sentences for people: file, cause and what can be done.
std::string toText(const JournalFault& fault);

} // namespace plimsoll
