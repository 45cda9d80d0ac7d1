// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_in.h"

namespace plimsoll {

QQuickItem* itemIn(QQuickItem* from, const QString& name)
{
    if (!from->isVisible())
        return nullptr;
    if (from->objectName() == name)
        return from;
    for (QQuickItem* child : from->childItems())
        if (QQuickItem* found = itemIn(child, name))
            return found;
    return nullptr;
}

} // namespace plimsoll
