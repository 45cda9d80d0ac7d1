// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace plimsoll {

/// What a line of a table holds beside what it shows, to be read when a row is handed out: nobody is told that it
/// changed, and it costs no text before it is asked for.
template <class Value>
struct Aside {
    Value value{};
    bool operator==(const Aside&) const { return true; }
};

} // namespace plimsoll
