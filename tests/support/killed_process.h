// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace plimsoll::test {

/// This program once more, as a child that says what it has acknowledged and is then killed.
class KilledProcess {
public:
    /// Starts /proc/self/exe with these arguments.
    explicit KilledProcess(const std::vector<std::string>& arguments);
    KilledProcess(const KilledProcess&) = delete;
    KilledProcess& operator=(const KilledProcess&) = delete;
    ~KilledProcess();

    /// Waits until it has said a line (false: it ended instead).
    bool waitForALine();
    /// SIGKILL; the answer is all it has said, line by line.
    std::vector<std::string> kill();

private:
    pid_t process_{-1};
    int pipe_{-1};
    std::string said_;
};

/// In the child: one line, whole, straight into the pipe.
void say(const std::string& line);

} // namespace plimsoll::test
