// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace plimsoll {

/// How fast simulated time goes: the speed that was asked for, the seconds that are owed to it, and what was reached of
/// it. Decides when a second passes, never what happens in it. Owned by the engine thread.
class Pace {
public:
    using Clock = std::chrono::steady_clock;

    /// Simulated seconds a second of the wall: 0 stands still, else 1, 10, 60, 600.
    std::uint32_t asked() const { return asked_; }
    bool stands() const { return asked_ == 0; }
    /// Goes at this speed from now on, owing nothing.
    void ask(std::uint32_t speed);
    /// Another world begins at this speed; it owes nothing for the time before.
    void begin(std::uint32_t speed, Clock::time_point now);
    /// The speed was chosen before, with so many in the queue: where that is long it holds as if it were chosen now.
    void goOn(std::size_t queueLength);

    enum class Passed : std::uint8_t {
        Time,
        Gap, ///< so much that the machine slept: the operator decides, not thousands of steps at stale marks
    };
    /// The wall went on to `now`: owes what it is worth at the asked speed, nothing of a gap.
    Passed owe(Clock::time_point now);
    /// The wall went on to `now` where no time passes.
    void skip(Clock::time_point now);
    bool owesSecond() const;
    /// A second that was owed has passed: with so many commands, that took so long.
    void secondPassed(std::uint64_t commands, std::chrono::nanoseconds took);

    /// Whether it comes down to 1x when the queue fills.
    bool slowsForQueue() const { return slowsForQueue_; }
    void slowForQueue(bool on);
    /// Whether it did, and nobody has chosen a speed since.
    bool slowedByQueue() const { return slowedByQueue_; }
    void noteSlowed() { slowedByQueue_ = true; }
    /// True once when the queue has become long while it should come down for that; a speed that is chosen under a long
    /// queue holds until nobody is left in it. Of the queue those count on whom steps are taken.
    bool shouldSlow(std::size_t queueLength);

    /// Counts what was reached, once a second of the wall.
    void measure(Clock::time_point now);
    double achieved() const { return achieved_; } ///< simulated seconds a second, as last measured at the asked speed
    std::uint32_t commandsPerSecond() const { return commandsPerSecond_; }
    std::chrono::nanoseconds perCommand() const { return perCommand_; } ///< of the last second with commands

private:
    std::uint32_t asked_{0};
    bool slowsForQueue_{true};
    bool slowedByQueue_{false};
    bool queueWasLong_{false};
    double owedMs_{0};
    Clock::time_point lastOwed_{Clock::now()};

    Clock::time_point measuredSince_{Clock::now()};
    bool measuresAnew_{true}; ///< nothing was measured at this speed: what is asked counts as reached
    std::uint64_t commands_{0};
    std::uint64_t seconds_{0};
    std::chrono::nanoseconds took_{0};
    double achieved_{0};
    std::uint32_t commandsPerSecond_{0};
    std::chrono::nanoseconds perCommand_{0};
};

} // namespace plimsoll
