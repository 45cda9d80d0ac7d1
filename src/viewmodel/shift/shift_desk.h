// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/command_answer.h"

#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// What the next shift should look at: something that is watched, with how it stands now, or a note.
struct ShiftLine {
    Q_GADGET
    Q_PROPERTY(int number MEMBER number)
    Q_PROPERTY(int asset MEMBER asset)
    Q_PROPERTY(int subaccount MEMBER subaccount)
    Q_PROPERTY(int band MEMBER band)
    Q_PROPERTY(QString subject MEMBER subject)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString by MEMBER by)

public:
    qint64 key = 0;
    int number = 0; ///< of a note; 0 for what is watched
    int asset = -1;
    int subaccount = -1;
    int band = -1; ///< of a watched account
    QString subject;
    QString text; ///< the note, or figures
    QString by;   ///< "ada, 26 Nov 15:40": who wrote it and when, by the clock on the wall
    bool operator==(const ShiftLine&) const = default;
};

/// The notes on one account or asset and whether it is watched, beside that.
class SubjectShift : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of the shift desk")
    Q_PROPERTY(bool watched READ watched NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QAbstractListModel* notes READ notes CONSTANT)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)

public:
    explicit SubjectShift(Session& session, QObject* parent = nullptr);

    bool watched() const { return watched_; }
    /// "Account 857", "SOL".
    const QString& name() const { return name_; }
    QAbstractListModel* notes() { return &notes_; }
    CommandAnswer* answer() { return &answer_; }
    /// Whose notes these are from now on.
    void follow(const ShiftSubject& subject);
    void refresh();

    Q_INVOKABLE void watch(bool on);
    Q_INVOKABLE void pin(const QString& text);
    Q_INVOKABLE void unpin(int number);

signals:
    void changed();

private:
    Session& session_;
    ShiftSubject subject_;
    GadgetListModel<ShiftLine> notes_;
    CommandAnswer answer_;
    QString name_;
    bool watched_ = false;
};

/// What one shift hands to the next: the watch list and notes, on the Overview and beside their subjects.
class ShiftDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(QAbstractListModel* lines READ lines CONSTANT)
    Q_PROPERTY(QString summary MEMBER summary_ NOTIFY changed)
    Q_PROPERTY(plimsoll::SubjectShift* account READ account CONSTANT)
    Q_PROPERTY(plimsoll::SubjectShift* pool READ pool CONSTANT)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)

public:
    explicit ShiftDesk(Session& session, QObject* parent = nullptr);

    QAbstractListModel* lines() { return &lines_; }
    SubjectShift* account() { return &account_; }
    SubjectShift* pool() { return &pool_; }
    CommandAnswer* answer() { return &answer_; }

    /// Takes a line off: the note, or the subject from the watch list.
    Q_INVOKABLE void remove(int row);

signals:
    void changed();

private:
    void refresh();

    Session& session_;
    GadgetListModel<ShiftLine> lines_;
    SubjectShift account_;
    SubjectShift pool_;
    CommandAnswer answer_;
    QString summary_;
};

} // namespace plimsoll
