// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/command_answer.h"

#include "viewmodel/format/wording.h"

namespace plimsoll {

void CommandAnswer::send(OperatorCommand command, const QString& done)
{
    send(std::move(command), [done](const OperatorAnswer&) { return done; });
}

void CommandAnswer::send(OperatorCommand command, Said done)
{
    if (pending_)
        return;
    pending_ = true;
    refused_ = false;
    code_.clear();
    text_ = tr("Storing…");
    emit changed();
    session_.submit(std::move(command), this, [this, done = std::move(done)](const OperatorAnswer& answer) {
        pending_ = false;
        refused_ = !answer.accepted;
        code_ = answer.code;
        sequence_ = answer.sequence;
        text_ = refused_ ? format::refusal(answer) : done(answer);
        emit changed();
        if (answer.accepted)
            emit accepted();
    });
}

void CommandAnswer::letOut(const std::string& what, const QString& file, std::function<void()> granted)
{
    session_.letOut(what, file, this, [this, file, granted = std::move(granted)](const QString& refusal) {
        if (refusal.isEmpty())
            granted();
        else
            refuse(tr("%1 was not written. %2").arg(file, refusal));
    });
}

void CommandAnswer::refuse(const QString& why)
{
    refused_ = true;
    text_ = why;
    emit changed();
}

void CommandAnswer::follow(bool holds)
{
    if (!holds && !pending_ && !refused_ && !text_.isEmpty() && session_.snapshot().status.appliedSequence >= sequence_)
        clear();
}

void CommandAnswer::waitFor(const QString& what)
{
    const QString said = what.isEmpty() ? tr("Storing…") : what;
    if (!pending_ || text_ == said)
        return;
    text_ = said;
    emit changed();
}

void CommandAnswer::say(const QString& what)
{
    refused_ = false;
    code_.clear();
    text_ = what;
    emit changed();
}

} // namespace plimsoll
