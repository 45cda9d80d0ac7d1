// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/command_answer.h"
#include "viewmodel/frame/session.h"

#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// An operator of the world, for the administrator.
struct OperatorLine {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(int role MEMBER role)
    Q_PROPERTY(bool enabled MEMBER enabled)
    Q_PROPERTY(QString standing MEMBER standing)
    Q_PROPERTY(int tone MEMBER tone)

public:
    qint64 key = 0; ///< its place by name
    QString name;
    int role = 0;
    bool enabled = true;
    QString standing; ///< "may sign in", "owes a passphrase", "locked out until 14:03:20", "disabled"
    int tone = 0;
    bool operator==(const OperatorLine&) const = default;
};

/// The door of the desk: signing in, locking, and the list of operators. A world for practice has none.
class DeskDoor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(bool asks READ asks NOTIFY changed)
    Q_PROPERTY(int state READ state NOTIFY changed)
    Q_PROPERTY(bool shut READ shut NOTIFY changed)
    Q_PROPERTY(bool administrator READ administrator NOTIFY changed)
    Q_PROPERTY(QString holder READ holder NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
    Q_PROPERTY(QStringList names READ names NOTIFY namesChanged)
    Q_PROPERTY(bool owed READ owed NOTIFY changed)
    Q_PROPERTY(int passphraseMin READ passphraseMin CONSTANT)
    Q_PROPERTY(QStringList roles READ roles CONSTANT)
    Q_PROPERTY(QAbstractListModel* operators READ operators CONSTANT)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)
    Q_PROPERTY(plimsoll::CommandAnswer* edited READ edited CONSTANT)

public:
    enum State { Open, NoOperators, SignedOut, Locked };
    Q_ENUM(State)

    explicit DeskDoor(Session& session, QObject* parent = nullptr);

    bool asks() const { return asks_; }
    int state() const { return state_; }
    /// Nothing may be asked until someone signs in.
    bool shut() const { return state_ != Open; }
    bool administrator() const { return administrator_; }
    /// Whose desk it is.
    const QString& holder() const { return holder_; }
    /// Why nothing may be asked, for the band over the pages.
    QString sentence() const;
    /// Who may sign in.
    const QStringList& names() const { return names_; }
    /// The last sign-in asks for a new passphrase.
    bool owed() const { return owed_; }
    int passphraseMin() const;
    static QStringList roles();
    QAbstractListModel* operators() { return &operators_; }
    CommandAnswer* answer() { return &answer_; }
    CommandAnswer* edited() { return &edited_; }

    /// `next` and `again` are empty where the passphrase stays.
    Q_INVOKABLE void signIn(const QString& name, const QString& passphrase, const QString& next, const QString& again);
    Q_INVOKABLE void makeFirst(const QString& name, const QString& passphrase, const QString& again);
    Q_INVOKABLE void lock();
    /// What the one key for both does; nothing in a world that asks for no passphrases.
    Q_INVOKABLE void lockOrSignIn();
    Q_INVOKABLE void add(const QString& name, int role, const QString& passphrase, const QString& again);
    Q_INVOKABLE void setRole(const QString& name, int role);
    Q_INVOKABLE void setEnabled(const QString& name, bool enabled);
    Q_INVOKABLE void resetPassphrase(const QString& name, const QString& passphrase, const QString& again);
    /// Forgets what was answered, for a form that opens.
    Q_INVOKABLE void begin();

    /// Locks the desk when neither key nor pointer was touched for so long.
    void lockAfter(int milliseconds);
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void changed();
    void namesChanged();
    /// Someone asks for the dialog, to sign in or (`choosesNew`) for another passphrase.
    void asked(bool choosesNew);
    void operatorsAsked();

private:
    void refresh();
    void edit(OperatorVerb verb, const QString& name, int role, const QString& passphrase, const QString& again,
        const QString& done);
    bool differ(const QString& passphrase, const QString& again, CommandAnswer& answer) const;

    Session& session_;
    CommandAnswer answer_;
    CommandAnswer edited_;
    GadgetListModel<OperatorLine> operators_;
    QStringList names_;
    QString holder_;
    QTimer idle_;
    int state_ = Open;
    bool asks_ = false;
    bool administrator_ = false;
    bool ended_ = false; ///< nothing more is written of this world
    bool owed_ = false;
};

/// A passphrase from a field, in a buffer that is wiped after its last use.
Secret secretOf(const QString& typed);

} // namespace plimsoll
