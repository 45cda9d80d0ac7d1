// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRect>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// The status bar and the environment line, ready to show.
struct StatusLine {
    Q_GADGET
    QML_VALUE_TYPE(statusLine)
    Q_PROPERTY(int environment MEMBER environment)
    Q_PROPERTY(QString environmentName MEMBER environmentName)
    Q_PROPERTY(QString world MEMBER world)
    Q_PROPERTY(QString worldFile MEMBER worldFile)
    Q_PROPERTY(QString worldFileName MEMBER worldFileName)
    Q_PROPERTY(QString operatorName MEMBER operatorName)
    Q_PROPERTY(QString role MEMBER role)
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString stamp MEMBER stamp)
    Q_PROPERTY(int speed MEMBER speed)
    Q_PROPERTY(QString achieved MEMBER achieved)
    Q_PROPERTY(bool slowedByQueue MEMBER slowedByQueue)
    Q_PROPERTY(bool slowsForQueue MEMBER slowsForQueue)
    Q_PROPERTY(QString applied MEMBER applied)
    Q_PROPERTY(QString durable MEMBER durable)
    Q_PROPERTY(QString apply MEMBER apply)
    Q_PROPERTY(QString rate MEMBER rate)
    Q_PROPERTY(QString pricesNote MEMBER pricesNote)
    Q_PROPERTY(bool readOnly MEMBER readOnly)
    Q_PROPERTY(QString readOnlyReason MEMBER readOnlyReason)
    Q_PROPERTY(bool fault MEMBER fault)
    Q_PROPERTY(bool stands MEMBER stands)

public:
    int environment = -1; ///< while that is not known
    QString environmentName;
    QString world;
    QString worldFile;
    QString worldFileName; ///< without folder and ending: worlds of one scenario share their name
    QString operatorName;
    QString role; ///< in small letters
    QString time;
    QString stamp; ///< which world and when, for what is saved of it
    int speed = 0;
    QString achieved;
    bool slowedByQueue = false;
    bool slowsForQueue = true;
    QString applied;
    QString durable;
    QString apply;
    QString rate;
    QString pricesNote;
    bool readOnly = false;
    QString readOnlyReason;
    bool fault = false;
    bool stands = false; ///< the world is read-only, so its clock cannot run
};

/// A page in a window of its own.
struct ApartLine {
    Q_GADGET
    Q_PROPERTY(int page MEMBER page)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QRect place MEMBER place)

public:
    qint64 key = 0; ///< its page
    int page = 0;
    QString name;
    QRect place; ///< on the screen, where it was put before; empty where it never was
    bool operator==(const ApartLine&) const = default;
};

/// Why no world is shown; `text` is empty while there is one or one is being opened.
struct WorldFault {
    Q_GADGET
    QML_VALUE_TYPE(worldFault)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString file MEMBER file)
    Q_PROPERTY(bool readable MEMBER readable)

public:
    QString text;
    QString file;          ///< that was to be opened
    bool readable = false; ///< it may be worth a try to open it read-only
};

/// One thing that asks for a hand, and the place where to lend it.
struct AlertLine {
    Q_GADGET
    Q_PROPERTY(QString subject MEMBER subject)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString since MEMBER since)
    Q_PROPERTY(int tone MEMBER tone)
    Q_PROPERTY(QString rule MEMBER rule)
    Q_PROPERTY(bool critical MEMBER critical)
    Q_PROPERTY(bool acknowledged MEMBER acknowledged)

public:
    qint64 key = 0;
    QString subject;
    QString text;
    QString since;
    QString rule; ///< when it is raised, with its threshold
    int tone = 0;
    bool critical = false;
    bool acknowledged = false;
    int asset = -1;
    int subaccount = -1;
    int page = 0;
    bool operator==(const AlertLine&) const = default;
};

struct ToastLine {
    Q_GADGET
    Q_PROPERTY(int number MEMBER number)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(int tone MEMBER tone)

public:
    qint64 key = 0;
    int number = 0;
    QString text;
    int tone = 0;
    bool operator==(const ToastLine&) const = default;
};

/// One entry of the palette: a page, an asset, an account or an action.
struct PaletteLine {
    Q_GADGET
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString keys MEMBER keys)

public:
    qint64 key = 0;
    QString title;
    QString kind;
    QString keys;
    bool operator==(const PaletteLine&) const = default;
};

} // namespace plimsoll
