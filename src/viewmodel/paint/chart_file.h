// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/frame/table_desk.h"

#include <QColor>
#include <QFont>
#include <QQuickItem>
#include <QSharedPointer>
#include <QtQml/qqmlregistration.h>

class QQuickItemGrabResult;

namespace plimsoll {

/// Writes what a chart shows to a file: its picture where the name ends in .png, else its figures as comma-separated
/// values, one row a point in sight: of what and when the chart is, series, x (a time in UTC where the axis is time),
/// y. Heads name the units.
class ChartFile : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(plimsoll::TableDesk* desk MEMBER desk_)
    Q_PROPERTY(QQuickItem* chart MEMBER chart_)
    Q_PROPERTY(QQuickItem* picture MEMBER picture_)
    Q_PROPERTY(QString title MEMBER title_)
    Q_PROPERTY(QString xUnit MEMBER xUnit_)
    Q_PROPERTY(QString yUnit MEMBER yUnit_)
    Q_PROPERTY(QColor ground MEMBER ground_)
    Q_PROPERTY(QColor ink MEMBER ink_)
    Q_PROPERTY(QFont font MEMBER font_)

public:
    using QObject::QObject;

    /// A file of its title in the operator's documents: "utilization-curve-sol.png".
    Q_INVOKABLE QString proposed() const;
    /// Where the desk lets it out; replaces a file that is there. The answer may come after the next frame.
    Q_INVOKABLE void write(const QString& path);

    /// The named lines and bars that the item shows, in the order in which they are drawn.
    QString figures() const;

signals:
    /// `fault` is empty where the file was written whole.
    void written(const QString& path, const QString& fault);

private:
    void writeGranted(const QString& path);
    void writePicture(const QString& path);

    TableDesk* desk_ = nullptr;
    QQuickItem* chart_ = nullptr;
    QQuickItem* picture_ = nullptr; ///< the chart with what stands around it
    QString title_;                 ///< written under a picture
    QString xUnit_;                 ///< "utilization in %"; empty where the axis is time or has none
    QString yUnit_;
    QColor ground_; ///< behind a picture whose item is not opaque
    QColor ink_;    ///< of the title
    QFont font_;
    QSharedPointer<QQuickItemGrabResult> grabbed_;
};

} // namespace plimsoll
