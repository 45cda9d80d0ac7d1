// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "service/view_series.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

/// Margin fractions of the last simulated hour, one a minute, of every account with exposure: filled as the accounts
/// are looked at in turn, straight lines in between. One account at a time is followed more closely. For drawing only.
class AccountHistory {
public:
    static constexpr std::size_t minutesKept = 60;
    static constexpr std::int64_t stepMs = 10 * msPerSecond; ///< of the account that is followed

    void note(SubaccountId id, Timestamp now, float marginFraction);
    /// The history of one account up to now, whose fraction is given unless it has no exposure. Another account than
    /// in the call before begins with its hour.
    const view::Series& follow(SubaccountId id, Timestamp now, std::optional<double> marginFraction);
    void followNone() { followed_.reset(); }

private:
    struct Hour {
        std::int64_t first{}; ///< minutes since 1970
        std::int64_t last{};
        std::array<float, minutesKept> values{}; ///< minute m at m % minutesKept
    };

    static view::Series seriesOf(const Hour& hour);

    std::vector<std::unique_ptr<Hour>> hours_; ///< subaccount n at n - 1; none without exposure
    std::optional<SubaccountId> followed_;
    view::Series series_;
};

} // namespace plimsoll
