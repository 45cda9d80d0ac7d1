// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace plimsoll::storage {

/// A mutex that is given in the order in which it was asked for: who gives it back and asks again at once stands behind
/// those who wait.
class FairTurn {
public:
    void lock()
    {
        std::unique_lock lock{mutex_};
        const std::uint64_t mine = asked_++;
        changed_.wait(lock, [this, mine] { return mine == served_; });
    }

    void unlock()
    {
        {
            const std::lock_guard lock{mutex_};
            ++served_;
        }
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t asked_{0};
    std::uint64_t served_{0}; ///< whose turn it is
};

} // namespace plimsoll::storage
