// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/fair_turn.h"
#include "support/registration.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

namespace plimsoll::test {

class FairTurnTest : public QObject {
    Q_OBJECT

private slots:
    /// As a projector with a backlog does: gives the turn back and asks again at once.
    void standsBehindThoseWhoWait()
    {
        using namespace std::chrono_literals;
        constexpr int tries = 9;
        int letIn = 0;
        for (int i = 0; i < tries; ++i) {
            storage::FairTurn turn;
            std::atomic<bool> asks{false};
            std::atomic<bool> had{false};
            turn.lock();
            std::thread waiting{[&] {
                asks = true;
                const std::lock_guard lock{turn};
                had = true;
            }};
            while (!asks)
                std::this_thread::yield();
            std::this_thread::sleep_for(5ms);
            turn.unlock();
            turn.lock();
            letIn += had ? 1 : 0;
            turn.unlock();
            waiting.join();
        }
        // A busy machine may stop the other thread just before it asks.
        QVERIFY2(letIn > tries / 2, qPrintable(QString::number(letIn)));
    }
};

PLIMSOLL_TEST(FairTurnTest);

} // namespace plimsoll::test

#include "fair_turn_test.moc"
