// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/access/desk_door.h"

#include "service/access/operator_register.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/wording.h"

#include <QDateTime>
#include <QEvent>
#include <QGuiApplication>

namespace plimsoll {
namespace {

OperatorLine lineOf(const view::DeskOperator& one, qint64 key)
{
    OperatorLine line;
    line.key = key;
    line.name = QString::fromStdString(one.name);
    line.role = static_cast<int>(one.role);
    line.enabled = one.enabled;
    const QDateTime until = one.lockedUntil ? QDateTime::fromMSecsSinceEpoch(one.lockedUntil->ms) : QDateTime{};
    if (!one.enabled) {
        line.standing = DeskDoor::tr("disabled");
    } else if (until > QDateTime::currentDateTime()) {
        line.standing = DeskDoor::tr("locked out until %1").arg(until.toString(QStringLiteral("HH:mm:ss")));
        line.tone = tone::Warning;
    } else {
        line.standing = one.owesPassphrase ? DeskDoor::tr("owes a passphrase") : DeskDoor::tr("may sign in");
    }
    return line;
}

} // namespace

Secret secretOf(const QString& typed)
{
    QByteArray bytes = typed.toUtf8();
    Secret secret{std::string_view{bytes.constData(), static_cast<std::size_t>(bytes.size())}};
    bytes.fill('\0');
    return secret;
}

DeskDoor::DeskDoor(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , answer_(session)
    , edited_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &DeskDoor::refresh);
    connect(&answer_, &CommandAnswer::changed, this, [this] {
        const bool owed = answer_.code() == "PASSPHRASE_OWED" || (owed_ && answer_.refused());
        if (!answer_.pending() && owed != owed_) {
            owed_ = owed;
            emit changed();
        }
    });
    idle_.setSingleShot(true);
    connect(&idle_, &QTimer::timeout, this, [this] {
        if (asks_ && !shut())
            session_.submit(LockDesk{LockCause::Idle}, this, {});
    });
    qApp->installEventFilter(this);
}

void DeskDoor::refresh()
{
    const view::Status& status = session_.snapshot().status;
    std::vector<OperatorLine> lines;
    QStringList names;
    if (status.operators)
        for (const view::DeskOperator& one : *status.operators) {
            lines.push_back(lineOf(one, static_cast<qint64>(lines.size())));
            if (one.enabled)
                names << lines.back().name;
        }
    operators_.assign(lines);
    if (names != names_) {
        names_ = names;
        emit namesChanged();
    }
    const int state = static_cast<int>(status.desk);
    const bool administrator = status.asksForPassphrases && status.role == Role::Administrator;
    const QString holder = QString::fromStdString(status.operatorName);
    const bool ended = status.readOnly == view::ReadOnly::JournalFault;
    if (state == state_ && asks_ == status.asksForPassphrases && administrator == administrator_ && holder == holder_
        && ended == ended_)
        return;
    // From here on nobody touched it yet.
    if (state != state_ && state == Open && idle_.interval() > 0)
        idle_.start();
    state_ = state;
    asks_ = status.asksForPassphrases;
    administrator_ = administrator;
    ended_ = ended;
    holder_ = holder;
    emit changed();
}

QString DeskDoor::sentence() const
{
    if (ended_ && state_ != Open)
        return tr("The journal ended and the world stands: nothing is taken until it is opened again.");
    switch (state_) {
    case NoOperators:
        return tr("Nobody can sign in yet. Figures go on; nothing may be asked until there is an administrator.");
    case SignedOut:
        return tr("Nobody is signed in. Figures go on; nothing may be asked.");
    case Locked:
        return tr("%1 has the desk. Figures go on; nothing may be asked until someone signs in.").arg(holder_);
    default:
        return {};
    }
}

int DeskDoor::passphraseMin() const
{
    return static_cast<int>(AccessTerms{}.passphraseMin);
}

QStringList DeskDoor::roles()
{
    return {tr("Viewer"), tr("Operator"), tr("Approver"), tr("Administrator")};
}

bool DeskDoor::differ(const QString& passphrase, const QString& again, CommandAnswer& answer) const
{
    if (passphrase == again)
        return false;
    answer.refuse(tr("The two passphrases differ"));
    return true;
}

void DeskDoor::begin()
{
    owed_ = false;
    answer_.clear();
    edited_.clear();
    emit changed();
}

void DeskDoor::signIn(const QString& name, const QString& passphrase, const QString& next, const QString& again)
{
    if (!differ(next, again, answer_))
        answer_.send(SignIn{name.toStdString(), secretOf(passphrase), secretOf(next)}, tr("%1 has the desk").arg(name));
}

void DeskDoor::makeFirst(const QString& name, const QString& passphrase, const QString& again)
{
    if (!differ(passphrase, again, answer_))
        answer_.send(EditOperator{OperatorVerb::MakeFirst, name.trimmed().toStdString(), {}, secretOf(passphrase)},
            tr("%1 has the desk").arg(name.trimmed()));
}

void DeskDoor::lock()
{
    session_.submit(LockDesk{LockCause::Asked}, this, {});
}

void DeskDoor::lockOrSignIn()
{
    if (!asks())
        return;
    if (shut())
        emit asked(false);
    else
        lock();
}

void DeskDoor::edit(OperatorVerb verb, const QString& name, int role, const QString& passphrase, const QString& again,
    const QString& done)
{
    if (!differ(passphrase, again, edited_))
        edited_.send(
            EditOperator{verb, name.trimmed().toStdString(), static_cast<Role>(role), secretOf(passphrase)}, done);
}

void DeskDoor::add(const QString& name, int role, const QString& passphrase, const QString& again)
{
    edit(OperatorVerb::Add, name, role, passphrase, again,
        tr("Added %1, who chooses a passphrase at the first sign-in").arg(name.trimmed()));
}

void DeskDoor::setRole(const QString& name, int role)
{
    edit(OperatorVerb::SetRole, name, role, {}, {}, tr("%1 is now: %2").arg(name, roles().at(role).toLower()));
}

void DeskDoor::setEnabled(const QString& name, bool enabled)
{
    edit(enabled ? OperatorVerb::Enable : OperatorVerb::Disable, name, {}, {}, {},
        enabled ? tr("%1 may sign in again").arg(name) : tr("%1 is disabled").arg(name));
}

void DeskDoor::resetPassphrase(const QString& name, const QString& passphrase, const QString& again)
{
    edit(OperatorVerb::ResetPassphrase, name, {}, passphrase, again,
        tr("%1 chooses a passphrase at the next sign-in").arg(name));
}

void DeskDoor::lockAfter(int milliseconds)
{
    idle_.start(milliseconds);
}

bool DeskDoor::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        if (asks_ && idle_.interval() > 0)
            idle_.start();
        break;
    default:
        break;
    }
    return false;
}

} // namespace plimsoll
