// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/frame/session.h"

#include <QElapsedTimer>

namespace plimsoll {

/// When to ask anew for what was found on a state of the live exchange: at once where parameters changed since, and
/// every few seconds while the exchange goes on; also where no answer came for long. Only the newest question counts.
class Renewal {
public:
    /// A newer question of its kind from elsewhere ends one without an answer: it is given up after that long.
    explicit Renewal(const Session& session, qint64 renewAfterMs = 3000, qint64 giveUpAfterMs = 30'000)
        : session_(session)
        , renewAfterMs_(renewAfterMs)
        , giveUpAfterMs_(giveUpAfterMs)
    {
    }

    /// A question is asked now; its number.
    std::uint64_t ask();
    bool isDue() const;
    /// A question waits for its answer.
    bool isOpen() const { return asked_ != answered_; }
    /// Whether an answer is that of the newest question; it was found on the state after so many commands.
    bool take(std::uint64_t number, std::uint64_t sequence);
    /// No open question counts any more.
    void drop() { answered_ = ++asked_; }

private:
    const Session& session_;
    qint64 renewAfterMs_;
    qint64 giveUpAfterMs_;
    QElapsedTimer sinceAsked_;
    std::uint64_t asked_ = 0;
    std::uint64_t answered_ = 0;
    std::uint64_t sequence_ = 0;
    std::uint64_t riskVersion_ = 0;
};

} // namespace plimsoll
