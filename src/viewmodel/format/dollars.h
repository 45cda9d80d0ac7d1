// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace plimsoll::format {

/// A figure in dollars: their sign stands before it, and a minus before that.
inline QString dollars(const QString& figure)
{
    const bool below = figure.startsWith(u'-') || figure.startsWith(u'\u2212');
    return below ? figure.left(1) + u'$' + figure.mid(1) : u'$' + figure;
}

} // namespace plimsoll::format
