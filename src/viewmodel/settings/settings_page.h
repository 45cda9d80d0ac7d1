// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/settings/preferences.h"

#include <QElapsedTimer>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// A file that the world or the console lives in.
struct FileLine {
    Q_GADGET
    Q_PROPERTY(QString what MEMBER what)
    Q_PROPERTY(QString path MEMBER path)
    Q_PROPERTY(QString size MEMBER size)
    Q_PROPERTY(QString sizeExact MEMBER sizeExact)

public:
    qint64 key = 0;
    QString what;
    QString path;
    QString size; ///< empty where there is no such file now
    QString sizeExact;
    bool operator==(const FileLine&) const = default;
};

/// What the program is made of.
struct PartLine {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString version MEMBER version)
    Q_PROPERTY(QString licence MEMBER licence)

public:
    qint64 key = 0;
    QString name;
    QString version;
    QString licence;
    bool operator==(const PartLine&) const = default;
};

/// A key and what it does.
struct ShortcutLine {
    Q_GADGET
    Q_PROPERTY(QString group MEMBER group)
    Q_PROPERTY(QString keys MEMBER keys)
    Q_PROPERTY(QString what MEMBER what)

public:
    qint64 key = 0;
    QString group;
    QString keys;
    QString what;
    bool operator==(const ShortcutLine&) const = default;
};

/// What the Settings page shows: preferences, the files of the world, parts and licences, keys.
class SettingsPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(plimsoll::Preferences* preferences READ preferences CONSTANT)
    Q_PROPERTY(QAbstractListModel* files READ files CONSTANT)
    Q_PROPERTY(QAbstractListModel* parts READ parts CONSTANT)
    Q_PROPERTY(QAbstractListModel* shortcuts READ shortcuts CONSTANT)
    Q_PROPERTY(QString worldSize READ worldSize NOTIFY changed)
    Q_PROPERTY(QString settingsFile READ settingsFile NOTIFY changed)

public:
    explicit SettingsPage(Session& session, QObject* parent = nullptr);

    Preferences* preferences() { return &preferences_; }
    const Preferences* preferences() const { return &preferences_; }
    QAbstractListModel* files() { return &files_; }
    QAbstractListModel* parts() { return &parts_; }
    QAbstractListModel* shortcuts() { return &shortcuts_; }
    const QString& worldSize() const { return worldSize_; }
    const QString& settingsFile() const { return settingsFile_; }
    /// Where the application keeps the preferences.
    void setSettingsFile(const QString& path);

signals:
    void changed();

private:
    void refresh();
    void enterParts();
    void enterShortcuts();

    Session& session_;
    Preferences preferences_;
    GadgetListModel<FileLine> files_;
    GadgetListModel<PartLine> parts_;
    GadgetListModel<ShortcutLine> shortcuts_;
    QElapsedTimer sinceRead_;
    QString worldSize_;
    QString settingsFile_;
};

} // namespace plimsoll
