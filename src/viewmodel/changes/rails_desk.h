// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/desk_formats.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/command_answer.h"
#include "viewmodel/frame/session.h"

#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>

namespace plimsoll {

/// One rail or one term of the desk in words, and what is in force where that is another.
struct RailLine {
    Q_GADGET
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString path MEMBER path)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString inForce MEMBER inForce)

public:
    qint64 key = 0;
    QString title;   ///< "Collateral weight", "Quiet hours"
    QString path;    ///< of a rail, as "assets.*.haircutFunction.weight"
    QString text;    ///< "at most 0.1 a step · 10 min apart · never 0"
    QString inForce; ///< where it differs; else empty
    bool operator==(const RailLine&) const = default;
};

/// One version of the guard rails.
struct RailsVersionLine {
    Q_GADGET
    Q_PROPERTY(QString number MEMBER number)
    Q_PROPERTY(QString since MEMBER since)
    Q_PROPERTY(QString what MEMBER what)

public:
    qint64 key = 0;
    QString number;
    QString since;
    QString what; ///< who put it in force, and why
    bool operator==(const RailsVersionLine&) const = default;
};

/// The guard rails of the world: those in force, those before, and other ones out of a file or an older version, which
/// an administrator puts in force with a reason.
class RailsDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QAbstractListModel* versions READ versions CONSTANT)
    Q_PROPERTY(QAbstractListModel* lines READ lines CONSTANT)
    Q_PROPERTY(int shown READ shown WRITE setShown NOTIFY changed)
    Q_PROPERTY(QString title MEMBER title_ NOTIFY changed)
    Q_PROPERTY(QStringList faults MEMBER faults_ NOTIFY changed)
    Q_PROPERTY(bool differs READ differs NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(QString blocked READ blocked NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)

public:
    RailsDesk(Session& session, const DeskFormats& formats, QObject* parent = nullptr);

    /// Newest first: the first is in force.
    QAbstractListModel* versions() { return &versions_; }
    QAbstractListModel* lines() { return &lines_; }
    /// The version whose lines are shown; -1: what a file holds.
    int shown() const { return shown_; }
    void setShown(int row);
    /// What is shown is not what is in force.
    bool differs() const;
    const QString& reason() const { return reason_; }
    void setReason(const QString& reason);
    /// Why what is shown cannot be put in force; empty where it can.
    QString blocked() const;
    CommandAnswer* answer() { return &answer_; }

    /// Shows what is in force.
    Q_INVOKABLE void begin();
    /// Shows what a file holds, or every fault of it.
    Q_INVOKABLE void take(const QString& file);
    Q_INVOKABLE QString proposed() const;
    Q_INVOKABLE void write(const QString& file);
    /// Puts what is shown in force.
    Q_INVOKABLE void apply();

signals:
    void changed();

private:
    using Versions = std::vector<RailsVersion>;

    void refresh();
    void say();
    const GuardRails& rails() const;

    Session& session_;
    const DeskFormats& formats_;
    CommandAnswer answer_;
    std::shared_ptr<const Versions> known_; ///< oldest first; null while there is no world
    GadgetListModel<RailsVersionLine> versions_;
    GadgetListModel<RailLine> lines_;
    std::optional<GuardRails> taken_; ///< out of a file
    QString file_;
    int shown_ = 0;
    QString title_;
    QStringList faults_;
    QString reason_;
    QString said_; ///< blocked() as it was told last
};

} // namespace plimsoll
