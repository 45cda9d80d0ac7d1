// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/killed_process.h"

#include "domain/base/ensure.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <sstream>

namespace plimsoll::test {

KilledProcess::KilledProcess(const std::vector<std::string>& arguments)
{
    int ends[2] = {};
    ENSURE(::pipe(ends) == 0, "a pipe is to be had");
    pipe_ = ends[0];
    std::vector<char*> words;
    std::string program = "/proc/self/exe";
    std::vector<std::string> copies = arguments;
    words.push_back(program.data());
    for (std::string& word : copies)
        words.push_back(word.data());
    words.push_back(nullptr);
    process_ = ::fork();
    ENSURE(process_ >= 0, "a process is to be had");
    if (process_ == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        ::execv(program.c_str(), words.data());
        ::_exit(127);
    }
    ::close(ends[1]);
}

KilledProcess::~KilledProcess()
{
    if (process_ > 0)
        kill();
    ::close(pipe_);
}

bool KilledProcess::waitForALine()
{
    char bytes[4096];
    while (said_.find('\n') == std::string::npos) {
        const ssize_t size = ::read(pipe_, bytes, sizeof bytes);
        if (size <= 0)
            return false;
        said_.append(bytes, static_cast<std::size_t>(size));
    }
    return true;
}

std::vector<std::string> KilledProcess::kill()
{
    ::kill(process_, SIGKILL);
    char bytes[4096];
    for (ssize_t size = 1; size > 0;) {
        size = ::read(pipe_, bytes, sizeof bytes);
        if (size > 0)
            said_.append(bytes, static_cast<std::size_t>(size));
    }
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
    std::vector<std::string> lines;
    std::istringstream text{said_};
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

void say(const std::string& line)
{
    const std::string whole = line + "\n";
    ENSURE(::write(STDOUT_FILENO, whole.data(), whole.size()) == static_cast<ssize_t>(whole.size()),
        "who listens takes short lines whole");
}

} // namespace plimsoll::test
