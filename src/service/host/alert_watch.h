// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_snapshot.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace plimsoll {

/// Raises alerts by alertRules from what a snapshot shows, and remembers since when each lasts: one that lasts ends
/// behind its threshold by the slack of its rule. Critical ones stay,
/// with the worst that they came to, until they are acknowledged.
class AlertWatch {
public:
    /// Fills view.alerts, most severe first; all else of the view must be filled.
    void look(view::ViewSnapshot& view);
    /// What was acknowledged, with its worst; none where nobody had to.
    std::optional<view::Alert> acknowledge(const view::AlertKey& alert);

    /// What is to be known when the world is opened again, as a text of this version, a line each: the critical alerts
    /// that nobody has acknowledged, what lasts and since when, the most that the fund held.
    std::string kept() const;
    /// Takes up such a text; what is no line of it is passed over.
    void resume(const std::string& kept);

private:
    bool lasts(const view::AlertKey& key) const;
    /// What raises an alert of the whole venue, or lets one last: from so much on, and below so much.
    Ratio least(view::AlertKind kind) const;
    Ratio most(view::AlertKind kind) const;
    void resumeLasting(const std::string& line);
    void keepCritical(std::vector<view::Alert>& found);
    void lookAtPools(const view::ViewSnapshot& view, std::vector<view::Alert>& found) const;
    void lookAtHolds(const view::ViewSnapshot& view, std::vector<view::Alert>& found) const;

    std::vector<view::Alert> last_;
    std::map<view::AlertKey, view::Alert> open_; ///< critical, not acknowledged, with the worst figures
    std::set<view::AlertKey> acknowledged_;      ///< those that still last
    Usd fundMost_;
    std::uint32_t behindFor_{0}; ///< publications in a row
};

} // namespace plimsoll
