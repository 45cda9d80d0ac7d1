// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"
#include "service/access/desk_verbs.h"
#include "service/change/change_desk.h"
#include "service/shift_book.h"
#include "service/view_feed.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace plimsoll {

struct SetClockSpeed {
    std::uint32_t speed = 0; ///< 0 pauses, else 1, 10, 60, 600
};

/// While paused: to the next liquidation step or tick.
struct StepClock {};

struct SlowForQueue {
    bool on = true;
};

/// Demo and Training: anyone may take any role. Live: operators sign in with passphrases, parameters move by changes
/// only, and nobody acts as a customer.
enum class WorldKind : std::uint8_t { Demo, Training, Live };

/// The World menu. `path` is a file, refused where it is empty; the answer names the file that was written or opened.
struct NewWorld {
    std::string scenario; ///< name of one of OperatorPort::scenarios()
    std::string path;     ///< empty lets the host choose a fresh one in its data folder
    WorldKind kind = WorldKind::Demo;
};
struct RestartWorld {};
struct DuplicateWorld {
    std::string path;
};
/// A moment of a world's journal: after this command, or after all that was done up to this simulated time.
using Moment = std::variant<std::uint64_t, Timestamp>;
/// Replays a world to a moment into a new file and opens that, paused: a REPLAY world that goes on from there.
struct BranchWorld {
    std::string path; ///< of the world that is replayed, which stays as it is
    Moment moment;
};
struct OpenWorld {
    std::string path;
    bool readOnly = false;
};
struct BackUpWorld {
    std::string path;
};
struct RestoreWorld {
    std::string path; ///< of the backup
};

/// Someone has seen a critical alert: once it is over it is listed no longer.
struct AcknowledgeAlert {
    view::AlertKey alert;
};

/// A note for the next shift, on one account or asset; it is durable when answered.
struct PinNote {
    ShiftSubject subject;
    std::string text; ///< not blank, at most ShiftBook::textMax bytes
};
struct UnpinNote {
    std::uint32_t number = 0;
};
/// Puts an account or asset on the watch list of the world, or takes it off.
struct WatchSubject {
    ShiftSubject subject;
    bool on = true;
};

/// What whoever has the desk has typed and asked for no more than that, in the form of the screen that typed it; empty:
/// nothing. It lies with the world for them alone and comes back by Status::draft; the audit does not hold it.
struct KeepDraft {
    static constexpr std::size_t textMax = 1U << 18U; ///< bytes

    std::string world; ///< Status::worldPath where it was typed, and
    std::string of;    ///< who typed it: refused where another world is open, or they have the desk no longer
    std::string text;
};

/// Other guard rails for the world, by an administrator; what changes are judged by from then on, those on their way
/// too.
struct EditRails {
    GuardRails rails;
    std::string reason; ///< not blank
};

/// Whoever has the desk waits no longer for what was asked of that change and is still being judged (Change::judging);
/// it is refused with CANCELLED. Nothing where nobody asked, or it has been answered meanwhile.
struct CancelJudging {
    ChangeId change;
};

/// A file that was to be taken in and cannot be read as what it should be: nothing comes of it but a refused attempt in
/// the audit, with who, when, the file and why.
struct RefuseFile {
    enum class As : std::uint8_t { Change, Configuration, Rails };

    As as{};
    std::string file;                ///< its name, without folders
    std::vector<std::string> faults; ///< one line each: place, value, limit; at least one
};

/// Something of the world is about to be written to a file. Granted to a viewer at least, who is kept in the audit with
/// what was taken; where the world is open for looking only, to anyone, and nothing is kept.
struct ExportFile {
    std::string what; ///< "report of change 3", "journal: " and its table and conditions
    std::string file; ///< as it was named
};

/// What an operator asks: a command of the exchange, journalled and applied, a request to the change
/// desk, or a verb of the host.
using OperatorCommand = std::variant<Command, SetClockSpeed, StepClock, SlowForQueue, NewWorld, RestartWorld,
    DuplicateWorld, BranchWorld, OpenWorld, BackUpWorld, RestoreWorld, ChangeRequest, CancelJudging, SignIn, LockDesk,
    EditOperator, EditRails, AcknowledgeAlert, PinNote, UnpinNote, WatchSubject, KeepDraft, RefuseFile, ExportFile>;

} // namespace plimsoll
