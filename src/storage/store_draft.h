// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <sys/stat.h>

#include <optional>
#include <string>

namespace plimsoll::storage {

/// The mode of a world's file.
inline constexpr mode_t onlyOwner = S_IRUSR | S_IWUSR;

/// A file beside its final name, mode 0600, removed unless it was moved there; whoever holds the lock of that name may
/// make it, and takes away what a killed one left. Raises faults.
class StoreDraft {
public:
    explicit StoreDraft(const std::string& target);
    StoreDraft(const StoreDraft&) = delete;
    StoreDraft& operator=(const StoreDraft&) = delete;
    ~StoreDraft();

    const std::string& name() const { return name_; }
    /// First on a connection to it, and where a copy was made into it: no journal lies beside it, since what did not
    /// become whole is thrown away.
    static void begin(Connection& draft);
    /// Last on a connection to it: from here on it has a write-ahead log. Were the first writer to change that, a kill
    /// would leave a journal that no reader may roll back.
    static void finish(Connection& draft);
    /// Once every connection to it is closed.
    void moveIntoPlace(bool replace);

private:
    void remove() const;
    void syncFolder() const;

    std::string target_;
    std::string name_;
};

/// Refuses to mix a new world with what lies where its files come to lie.
void refuseLeftover(const std::optional<std::string>& left);
/// Raises AlreadyThere where something is at this place, be it a link.
void refuseExisting(const std::string& path);
bool exists(const std::string& path);

/// All of one file into another.
void runBackup(Connection& from, Connection& to);

/// Heads of a world that was here before belong to another chain.
void removeHeadsOf(const std::string& path);

} // namespace plimsoll::storage
