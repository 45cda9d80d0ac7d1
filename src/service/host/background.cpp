// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/background.h"

#include <utility>

namespace plimsoll {

Background::Background(StandBack how)
{
    thread_ = std::thread{[this, how] { run(how); }};
}

Background::~Background()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Background::post(Task task)
{
    {
        const std::lock_guard lock{mutex_};
        tasks_.push_back(std::move(task));
    }
    wake_.notify_all();
}

void Background::run(StandBack how)
{
    standBack(how);
    std::unique_lock lock{mutex_};
    for (;;) {
        wake_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
        if (stopping_)
            return;
        const Task task = std::exchange(tasks_.front(), {});
        tasks_.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

} // namespace plimsoll
