// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/result.h"
#include "service/archive_port.h"
#include "service/change/change.h"
#include "service/change/guard_rails.h"
#include "service/past_impact.h"

#include <string>
#include <vector>

namespace plimsoll {

/// What a report of a change is written from.
struct ChangeRecord {
    Change change;
    std::string world;               ///< its file
    std::vector<archive::Row> trail; ///< operators' actions on it, oldest first
    std::string link;                ///< of the newest of them in the audit chain, hexadecimal; empty: not known
    Timestamp now;
    std::string head{}; ///< the end of the whole audit when it is written (AuditHead, as text); empty: not known
    std::optional<PastImpact> judged{};  ///< what its effect was found from; none where the world no longer remembers
    std::vector<std::string> breaches{}; ///< its overridden guard rails, each a sentence for people
};

/// The texts that the change desk gives out and takes in (docs/changes.md). No disk is touched.
class DeskFormats {
public:
    /// One line a fault: file, path, value, limit.
    using Faults = std::vector<std::string>;

    DeskFormats() = default;
    DeskFormats(const DeskFormats&) = delete;
    DeskFormats& operator=(const DeskFormats&) = delete;
    virtual ~DeskFormats() = default;

    /// `file` names the text in faults, of which all are told at once. A change must be one that `live` could take now,
    /// and one that keeps to what `rails` say of its edits alone (step, zero, frozen, pace of its ramp) or asks to pass
    /// them.
    virtual Result<ChangeContent, Faults> changeFrom(const std::string& text, const std::string& file,
        const RiskConfiguration& live, const GuardRails& rails) const = 0;
    virtual Result<RiskConfiguration, Faults> riskFrom(const std::string& text, const std::string& file) const = 0;
    virtual Result<GuardRails, Faults> railsFrom(const std::string& text, const std::string& file) const = 0;

    /// What its author wrote, with the whole schedule of a notice ramp.
    virtual std::string changeText(const Change& change) const = 0;
    virtual std::string riskText(const RiskConfiguration& risk) const = 0;
    virtual std::string railsText(const GuardRails& rails) const = 0;
    /// For people, as Markdown.
    virtual std::string reportText(const ChangeRecord& record) const = 0;
};

} // namespace plimsoll
