// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/host/thread_priority.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace plimsoll {

/// One thread of low priority for work that grows with the exchange, so that neither engine nor screen waits for it.
class Background {
public:
    using Task = std::function<void()>;

    explicit Background(StandBack how = StandBack::ForEngine);
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;
    /// Waits for the task that runs; the others are dropped.
    ~Background();

    /// Queues a task; tasks run one after the other, in order.
    void post(Task task);

private:
    void run(StandBack how);

    std::mutex mutex_; ///< guards the two below
    std::condition_variable wake_;
    std::deque<Task> tasks_;
    bool stopping_{false};
    std::thread thread_;
};

} // namespace plimsoll
