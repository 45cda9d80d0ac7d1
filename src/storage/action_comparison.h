// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal_entry.h"
#include "storage/connection.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::storage {

/// The commands behind `after` that operators' actions name, in order, each once.
std::vector<std::uint64_t> actedIn(Connection& connection, std::uint64_t after);

/// Holds the actions of the audit to those that a replay derives from the journal: all but who acted, when by the clock
/// on the wall, and the records of the change desk, which no command says.
class ActionComparison {
public:
    /// What a replay derived, batch after batch.
    void expect(std::vector<OperatorAction> derived);
    /// What is wrong with the next action of the audit, where one of a command behind `after` is looked for; nothing
    /// where it is as its command left it.
    std::optional<std::string> compare(const OperatorAction& action, std::uint64_t after);
    /// After the last one: the command that no action names.
    std::optional<std::uint64_t> leftOver() const;

private:
    std::optional<std::string> compareDesksOwn(const OperatorAction& action) const;

    std::deque<OperatorAction> expected_;
    OperatorAction last_; ///< that was expected and came
};

} // namespace plimsoll::storage
