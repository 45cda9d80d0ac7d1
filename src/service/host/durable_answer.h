// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/change/change_desk.h"
#include "service/journal.h"
#include "service/operator_port.h"

#include <functional>
#include <future>
#include <memory>
#include <utility>

namespace plimsoll {

/// An answer that waits for two things: what the engine said, and the journal. The journal may be first.
class DurableAnswer {
public:
    DurableAnswer(Ticket ticket, OperatorPort::AnswerTo answer)
        : shared_(std::make_shared<Shared>(ticket, std::move(answer)))
    {
    }

    OperatorAnswer& content() { return shared_->content; }
    /// What the engine was not asked; the answer is still to be made ready.
    void refuse(const DeskRefusal& refusal)
    {
        shared_->content.code = refusal.code;
        shared_->content.field = refusal.field;
        shared_->content.value = refusal.value;
        shared_->content.limit = refusal.limit;
    }
    /// The content is complete.
    void ready() { shared_->known.set_value(); }
    /// For the journal: gives the answer when both are there; a fault in its place at once, since it may be told on the
    /// thread that would have made it ready.
    Settled settled() const
    {
        return [shared = shared_](const JournalFault* fault) {
            if (fault != nullptr) {
                OperatorAnswer failed;
                failed.ticket = shared->ticket;
                failed.code = "IO_FAULT";
                failed.detail = toText(*fault);
                shared->answer(failed);
                return;
            }
            shared->known.get_future().wait();
            shared->answer(shared->content);
        };
    }

private:
    struct Shared {
        Shared(Ticket of, OperatorPort::AnswerTo to)
            : ticket(of)
            , answer(std::move(to))
        {
            content.ticket = of;
        }
        const Ticket ticket;
        OperatorAnswer content;
        OperatorPort::AnswerTo answer;
        std::promise<void> known;
    };
    std::shared_ptr<Shared> shared_;
};

} // namespace plimsoll
