// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// An item that paints itself and costs a picture of its size only where there is ink in it, and while it is seen: on a
/// large window the pictures of empty series take longer than all that is drawn. Who derives from it names it in full:
/// the registrar of Qt 6.4 finds a base by the name that is written, and qmllint by what that finds.
class PaintedItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ANONYMOUS

public:
    explicit PaintedItem(QQuickItem* parent = nullptr);

protected:
    /// False where painting would leave the picture empty.
    virtual bool hasInk() const { return true; }
    QSGNode* updatePaintNode(QSGNode* node, UpdatePaintNodeData* data) override;
};

} // namespace plimsoll
