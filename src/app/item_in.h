// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickItem>

namespace plimsoll {

/// The item of that name that is in sight, below another or itself; null where there is none.
QQuickItem* itemIn(QQuickItem* from, const QString& name);

} // namespace plimsoll
