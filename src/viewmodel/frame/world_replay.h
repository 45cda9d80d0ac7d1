// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/frame/command_answer.h"

namespace plimsoll {

/// Replays a world to a moment, into a world of its own that goes on from there.
class WorldReplay : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of the console")
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)

public:
    explicit WorldReplay(Session& session, QObject* parent = nullptr);

    CommandAnswer* answer() { return &answer_; }

    /// The world in `file`, to the number of a command or to a time, as it is typed.
    Q_INVOKABLE void replay(const QString& file, const QString& moment);
    Q_INVOKABLE void cancel();

signals:
    /// Somebody wants to say which moment; that of the open world where one is named already.
    void asked(const QString& moment);

private:
    Session& session_;
    CommandAnswer answer_;
};

} // namespace plimsoll
