// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"
#include "domain/exchange/risk_configuration.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

/// Bounds on how a parameter may move. `pattern` is a path in which one word may be `*`.
struct Rail {
    std::string pattern; ///< "assets.*.haircutFunction.weight"
    std::optional<Ratio> largestStep;
    bool relative{};                         ///< `largestStep` is a share of the value replaced
    std::uint32_t shortestIntervalSeconds{}; ///< since it last went live
    bool neverZero{};
    friend bool operator==(const Rail&, const Rail&) = default;
    PLIMSOLL_FIELDS(visit("path", self.pattern); visit("largestStep", self.largestStep);
                    visit("relative", self.relative); visit("shortestIntervalSeconds", self.shortestIntervalSeconds);
                    visit("neverZero", self.neverZero);)
};

/// Minutes of the day (UTC) in which nothing goes live; may pass midnight.
struct QuietHours {
    std::uint32_t fromMinute{};
    std::uint32_t untilMinute{}; ///< excluded
    friend bool operator==(const QuietHours&, const QuietHours&) = default;
    PLIMSOLL_FIELDS(visit("from", self.fromMinute); visit("until", self.untilMinute);)
};

/// What a risk desk binds itself to, as data.
struct GuardRails {
    std::vector<Rail> rails;         ///< the first that fits a path rules it
    std::vector<std::string> frozen; ///< symbols of assets and markets that no change may touch
    std::vector<QuietHours> quietHours;
    std::uint32_t looseningDelaySeconds{600};    ///< from the approval of a change that lets someone take more risk
    std::uint32_t approvalExpirySeconds{86'400}; ///< a submitted or an approved change that nobody moves on
    std::uint32_t movedAccounts{3};     ///< an approval holds while no more than so many accounts more are hurt,
    Ratio movedShare{powerOfTen(17)};   ///< or this share of them more, whichever is more
    std::uint32_t liquidationBudget{0}; ///< accounts that an emergency tightening may liquidate
    friend bool operator==(const GuardRails&, const GuardRails&) = default;
    PLIMSOLL_FIELDS(visit("rails", self.rails); visit("frozen", self.frozen); visit("quietHours", self.quietHours);
                    visit("looseningDelaySeconds", self.looseningDelaySeconds);
                    visit("approvalExpirySeconds", self.approvalExpirySeconds);
                    visit("movedAccounts", self.movedAccounts); visit("movedShare", self.movedShare);
                    visit("liquidationBudget", self.liquidationBudget);)
};

/// The rails that a world kept to from one moment on.
struct RailsVersion {
    std::uint32_t number{}; ///< from 1; 0: shipped with the program, and the world has recorded none
    GuardRails rails;
    Timestamp since;    ///< simulated
    std::string author; ///< "scenario" of the first: what the program shipped when the world was first opened
    std::string reason;
};

/// Rails as the audit keeps them; none where the record is not of rails.
std::optional<GuardRails> railsOf(const Bytes& record);
/// A line for each rail and each term, in the members of docs/changes.md: what two versions differ by can be told line
/// by line.
std::vector<std::string> linesOf(const GuardRails& rails);

/// One rail that a change breaks.
struct Breach {
    enum class Rail : std::uint8_t { Step, Interval, Zero, Frozen, QuietHours };
    Rail rail{};
    std::string path;
    std::string value;
    std::string limit;
};
/// "RAIL_STEP".
std::string_view codeName(Breach::Rail rail);
/// "RAIL_STEP assets.SOL.haircutFunction.weight value=0.5 limit=0.85..1".
std::string toText(const Breach& breach);

/// Minutes of the day as "09:30".
std::string clockOf(std::uint32_t minute);
/// Whether a venue may have a parameter that the pattern rules.
bool rulesAny(std::string_view pattern);

/// The rail that rules a parameter; null where none does.
const Rail* railOf(const GuardRails& rails, const std::string& path);

/// When each parameter last went live, by path; one that never did is not among them.
using LastLive = std::map<std::string, Timestamp>;

/// When the rails let the last of these values move again since it moved last; none where none of them says so.
std::optional<Timestamp> allowedFrom(
    const GuardRails& rails, const std::vector<ParameterEdit>& edits, const LastLive& lastLive);

/// Whether `now` lies in hours in which nothing goes live.
std::optional<Breach> quietBreach(const GuardRails& rails, Timestamp now);
/// `at`, or the end of the quiet hours that it lies in, whole minutes; `at` too where they never end.
Timestamp outsideQuiet(const GuardRails& rails, Timestamp at);

/// The rails that these edits break if they are made in `steps` equal steps, all of them, in the order of the edits.
/// A ramp is judged step by step: each of its steps is as long as a rail allows, and no quicker.
std::vector<Breach> breachesOf(const GuardRails& rails, const std::vector<ParameterEdit>& edits, std::uint32_t steps,
    std::int64_t stepMs, Timestamp now, const LastLive& lastLive);

} // namespace plimsoll
