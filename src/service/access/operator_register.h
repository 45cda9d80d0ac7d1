// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/access/desk_verbs.h"
#include "service/access/operator_record.h"
#include "service/change/change_desk.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

/// What signing in keeps to.
struct AccessTerms {
    std::size_t passphraseMin{12}; ///< characters
    std::uint32_t failuresFree{3}; ///< wrong passphrases in a row; the last of them locks out
    std::int64_t lockMs{30'000};   ///< then, and twice as long after each further one
    std::int64_t lockMsMax{msPerHour};
    HashCost cost;
};

/// The operators of one world and the rules of signing in. Belongs to one thread.
class OperatorRegister {
public:
    OperatorRegister() = default;
    OperatorRegister(AccessTerms terms, std::vector<OperatorRecord> kept);

    const std::map<std::string, OperatorRecord>& records() const { return records_; }
    const OperatorRecord* find(const std::string& name) const;

    /// Why no passphrase is tried for this name now: UNKNOWN_OPERATOR, OPERATOR_DISABLED, LOCKED_OUT (value: wrong ones
    /// in a row, limit: until when, milliseconds since 1970).
    std::optional<DeskRefusal> trialFault(const std::string& name, Timestamp now) const;
    /// The record after a wrong passphrase.
    OperatorRecord failed(OperatorRecord record, Timestamp now) const;
    /// PASSPHRASE_SHORT, PASSPHRASE_LONG.
    std::optional<DeskRefusal> passphraseFault(const Secret& passphrase) const;
    /// Why `who` may not change this of an operator; the last administrator who can sign in stays one.
    std::optional<DeskRefusal> editFault(const EditOperator& edit, const Operator& who) const;
    void keep(const OperatorRecord& record) { records_[record.name] = record; }

private:
    bool isLastAdministrator(const std::string& name) const;

    AccessTerms terms_;
    std::map<std::string, OperatorRecord> records_;
};

} // namespace plimsoll
