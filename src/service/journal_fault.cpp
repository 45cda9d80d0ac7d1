// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/journal_fault.h"

#include "domain/base/ensure.h"

namespace plimsoll {

namespace {

std::string sentence(JournalFaultKind kind)
{
    switch (kind) {
    case JournalFaultKind::DiskFull:
        return "The disk of this world is full. All that was acknowledged is kept; free some space and open it again.";
    case JournalFaultKind::InputOutput:
        return "The system failed to read or write this world. All that was acknowledged is kept; check the disk.";
    case JournalFaultKind::Torn:
        return "A part of this world is damaged. It can be read up to there; restore a backup to go on.";
    case JournalFaultKind::NotAWorld:
        return "This file is not a Plimsoll world.";
    case JournalFaultKind::NewerSchema:
        return "This world was written by a newer Plimsoll. It can be opened read-only, or with that version.";
    case JournalFaultKind::AnotherEngine:
        return "This world is of another engine; only a Plimsoll with that engine can open it.";
    case JournalFaultKind::Locked:
        return "Another Plimsoll has this world open for writing. It can be opened read-only.";
    case JournalFaultKind::ReadOnlyMedium:
        return "This world may not be written here. It can be opened read-only.";
    case JournalFaultKind::Missing:
        return "There is no world at this place.";
    case JournalFaultKind::Displaced:
        return "This file was moved or deleted while its world was open. All that was acknowledged is kept, and "
               "nothing "
               "more is taken: move it back where it is to be had, and open the world again.";
    case JournalFaultKind::NoFolder:
        return "The folder of this place is not there.";
    case JournalFaultKind::AlreadyThere:
        return "There is already a file at this place; it is not overwritten.";
    case JournalFaultKind::CannotOpen:
        return "The system does not open this file.";
    }
    ENSURE(false, "every kind of fault has its sentence");
}

} // namespace

std::string toText(const JournalFault& fault)
{
    std::string text = fault.file + ": " + sentence(fault.kind);
    if (!fault.cause.empty())
        text += " (" + fault.cause + ")";
    return text;
}

} // namespace plimsoll
