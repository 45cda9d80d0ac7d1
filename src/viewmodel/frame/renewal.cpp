// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/renewal.h"

namespace plimsoll {

std::uint64_t Renewal::ask()
{
    riskVersion_ = session_.snapshot().riskVersion;
    sinceAsked_.start();
    return ++asked_;
}

bool Renewal::isDue() const
{
    const view::ViewSnapshot& now = session_.snapshot();
    const bool old
        = asked_ == answered_ && sinceAsked_.elapsed() > renewAfterMs_ && now.status.appliedSequence != sequence_;
    const bool lost = isOpen() && sinceAsked_.elapsed() > giveUpAfterMs_;
    return old || lost || now.riskVersion != riskVersion_;
}

bool Renewal::take(std::uint64_t number, std::uint64_t sequence)
{
    if (number != asked_)
        return false;
    answered_ = number;
    sequence_ = sequence;
    return true;
}

} // namespace plimsoll
