// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/frame/session.h"

#include <QtQml/qqmlregistration.h>

#include <functional>

namespace plimsoll {

/// What came of the last command of one form: waiting, done, or why refused. One command at a time.
class CommandAnswer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a form")
    Q_PROPERTY(bool pending READ pending NOTIFY changed)
    Q_PROPERTY(bool refused READ refused NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    explicit CommandAnswer(Session& session, QObject* parent = nullptr)
        : QObject(parent)
        , session_(session)
    {
        // What was answered was of the world before.
        connect(&session_, &Session::worldChanged, this, [this] {
            if (!pending_)
                clear();
        });
    }
    bool pending() const { return pending_; }
    bool refused() const { return refused_; }
    const QString& text() const { return text_; }
    /// Why it was refused (OperatorAnswer); empty while it was not.
    const std::string& code() const { return code_; }

    using Said = std::function<QString(const OperatorAnswer&)>;
    /// Submits, unless one is under way; `done` is what is said when it is accepted and stored.
    void send(OperatorCommand command, const QString& done);
    void send(OperatorCommand command, Said done);
    /// Asks the desk for a file to be written (Session::letOut): `granted` writes it and says what came of that.
    void letOut(const std::string& what, const QString& file, std::function<void()> granted);
    /// Refuses without asking the engine: what was typed is no command.
    void refuse(const QString& why);
    /// What is said while the answer is waited for; of itself that it is being stored.
    void waitFor(const QString& what);
    void say(const QString& what);
    void clear() { say({}); }
    /// What is said is of a state: it goes as soon as a snapshot that knows of the command finds that it no longer
    /// holds.
    void follow(bool holds);

signals:
    void changed();
    void accepted();

private:
    Session& session_;
    QString text_;
    std::string code_;
    std::uint64_t sequence_ = 0; ///< of the command that was accepted last
    bool pending_ = false;
    bool refused_ = false;
};

} // namespace plimsoll
