// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

enum class Role : std::uint8_t { Viewer, Operator, Approver, Administrator };

/// Who acts.
struct Operator {
    std::string name;
    Role role{Role::Operator};

    bool mayAuthor() const { return role != Role::Viewer; }
    bool mayApprove() const { return role == Role::Approver || role == Role::Administrator; }
};

/// Who may act in worlds for demonstration and training, without a passphrase: one of each role.
const std::vector<Operator>& practiceOperators();
std::optional<Operator> practiceOperator(std::string_view name);

std::string_view toText(Role role);

} // namespace plimsoll
