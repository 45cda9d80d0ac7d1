// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/probe.h"

#include <QCoreApplication>

#include <algorithm>
#include <iomanip>

namespace plimsoll {

void waitForEvents()
{
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

void writeSpread(std::ostream& out, std::vector<double>& times)
{
    if (times.empty()) {
        out << "      -      -      -";
        return;
    }
    std::sort(times.begin(), times.end());
    const auto at
        = [&](std::size_t percent) { return times[std::min(times.size() - 1, times.size() * percent / 100)]; };
    out << std::fixed << std::setprecision(1) << std::setw(7) << at(50) << std::setw(7) << at(99) << std::setw(7)
        << times.back();
}

} // namespace plimsoll
