// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// Inside a field whose echoMode is Password: the accessibility tree tells its name, its state and how much is typed,
/// as the screen does. Qt 6.4 hands out the text itself.
class HiddenText : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed)
    Q_PROPERTY(QString description READ description WRITE setDescription NOTIFY changed)

public:
    explicit HiddenText(QObject* parent = nullptr);
    const QString& name() const { return name_; }
    void setName(const QString& name);
    const QString& description() const { return description_; }
    void setDescription(const QString& description);

signals:
    void changed();

private:
    void tell(QAccessible::Event what);

    QString name_;
    QString description_;
};

} // namespace plimsoll
