// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/change/guard_rails.h"
#include "service/host/durable_answer.h"
#include "service/host/live_world.h"

#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

/// The versions that a world's audit holds, oldest first; none where it was never open in a console.
std::vector<RailsVersion> recordedRails(JournalSource& source);

/// The guard rails of the world that runs, and those that it had: each version is an action of the audit. Belongs to
/// the engine's thread.
class WorldRails {
public:
    using Versions = std::vector<RailsVersion>;

    /// `shipped` is what a world begins with.
    explicit WorldRails(GuardRails shipped);

    /// Reads those of a world; one that has none records what is shipped, where it can be written.
    void open(LiveWorld& live, Timestamp wallAt);
    /// In the name of `author`; REASON_MISSING, TEXT_UNSEEN, UNKNOWN_SYMBOL,
    /// NOTHING_DIFFERS, READ_ONLY. What was refused is recorded too.
    void edit(const EditRails& request, const std::string& author, Timestamp wallAt, DurableAnswer answer);

    const GuardRails& now() const { return versions_->back().rails; }
    /// Oldest first, at least one; renewed with each.
    const std::shared_ptr<const Versions>& versions() const { return versions_; }

private:
    std::optional<DeskRefusal> faultOf(const EditRails& request) const;
    void add(RailsVersion version, Timestamp wallAt, Settled settled);

    const GuardRails shipped_;
    LiveWorld* live_{nullptr};
    std::shared_ptr<const Versions> versions_;
};

} // namespace plimsoll
