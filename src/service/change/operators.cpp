// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/change/operators.h"

#include <algorithm>

namespace plimsoll {

const std::vector<Operator>& practiceOperators()
{
    static const std::vector<Operator> operators{{"operator", Role::Operator}, {"approver", Role::Approver},
        {"viewer", Role::Viewer}, {"administrator", Role::Administrator}};
    return operators;
}

std::optional<Operator> practiceOperator(std::string_view name)
{
    const auto& all = practiceOperators();
    const auto found = std::find_if(all.begin(), all.end(), [name](const Operator& one) { return one.name == name; });
    return found == all.end() ? std::nullopt : std::optional{*found};
}

std::string_view toText(Role role)
{
    switch (role) {
    case Role::Viewer:
        return "Viewer";
    case Role::Operator:
        return "Operator";
    case Role::Approver:
        return "Approver";
    case Role::Administrator:
        break;
    }
    return "Administrator";
}

} // namespace plimsoll
