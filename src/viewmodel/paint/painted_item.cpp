// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/painted_item.h"

#include <QSGNode>

namespace plimsoll {

PaintedItem::PaintedItem(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    // What changed meanwhile is painted when it is seen.
    connect(this, &QQuickItem::visibleChanged, this, [this] {
        if (isVisible())
            update();
    });
}

QSGNode* PaintedItem::updatePaintNode(QSGNode* node, UpdatePaintNodeData* data)
{
    if (!isVisible())
        return node;
    if (!hasInk()) {
        delete node;
        return nullptr;
    }
    return QQuickPaintedItem::updatePaintNode(node, data);
}

} // namespace plimsoll
