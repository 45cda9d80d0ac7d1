// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/journal_entry.h"
#include "storage/connection.h"
#include "storage/verify.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::storage {

/// Who may sign in, by name. Raises Torn where a record cannot be read.
std::vector<OperatorRecord> operatorsIn(Connection& connection);

/// The key in the world's record that its heads are signed with. Raises Torn where it is none.
std::optional<AuditKey> auditKeyIn(Connection& connection);

/// What the audit says of each operator, in its order, to be held to the records that sign-ins are decided by.
class OperatorStandings {
public:
    void witness(const OperatorAction& action);
    /// Whether no action made an operator: the first one brings the world its key.
    bool empty() const { return standings_.empty(); }
    /// A record that no action left, or that is missing; what the audit does not keep (failures, lock-out) is not
    /// compared.
    std::optional<BrokenEntry> compare(Connection& connection) const;

private:
    std::map<std::string, std::string> standings_; ///< by name
};

} // namespace plimsoll::storage
