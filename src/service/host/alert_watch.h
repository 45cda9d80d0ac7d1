// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_snapshot.h"

#include <vector>

namespace plimsoll {

/// Raises alerts by alertRules from what a snapshot shows, and remembers since when each lasts.
class AlertWatch {
public:
    /// Fills view.alerts, most severe first; all else of the view must be filled.
    void look(view::ViewSnapshot& view);

private:
    void lookAtPools(const view::ViewSnapshot& view, std::vector<view::Alert>& found) const;
    void lookAtHolds(const view::ViewSnapshot& view, std::vector<view::Alert>& found) const;

    std::vector<view::Alert> last_;
    Usd fundMost_;
    std::uint32_t behindFor_{0}; ///< publications in a row
};

} // namespace plimsoll
