// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"
#include "service/view_snapshot.h"

#include <QString>

#include <vector>

namespace plimsoll {

/// A member of a command under the name of the API, as text.
struct NamedWords {
    QString name;
    QString value;
};

/// Every member of a command that is set, in its order; assets and markets by symbol, amounts with every digit.
std::vector<NamedWords> membersOf(const Command& command, const view::ViewSnapshot& snapshot);
/// The same in one line: "symbol SOL, quantity 12.5".
QString summaryOf(const Command& command, const view::ViewSnapshot& snapshot);

} // namespace plimsoll
