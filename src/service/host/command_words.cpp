// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/command_words.h"

namespace plimsoll {

bool isOperators(const Command& command)
{
    // Everything behind what users and time ask for.
    return command.index() >= Command{SetParameters{}}.index();
}

std::string_view valueName(const Refusal& refusal)
{
    return refusal.code == RefusalCode::InsufficientMargin ? "imr" : fieldName(refusal.field);
}

std::string valueText(const Refusal& refusal)
{
    return refusal.code == RefusalCode::InsufficientMargin && refusal.value.empty() ? "null" : refusal.value;
}

} // namespace plimsoll
