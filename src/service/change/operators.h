// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace plimsoll {

enum class Role : std::uint8_t { Viewer, Operator, Approver, Administrator };

/// Who acts.
struct Operator {
    std::string name;
    Role role{Role::Operator};

    bool mayAuthor() const { return role != Role::Viewer; }
    bool mayApprove() const { return role == Role::Approver || role == Role::Administrator; }
};

} // namespace plimsoll
