// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"

#include <fcntl.h>
#include <unistd.h>

#include <iostream>

namespace {

/// A stream that is closed stays one that nothing can be written to: else the first file opened, such as a world's
/// lock, would take its place and what is printed.
void keepPlacesOfStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) < 0)
            static_cast<void>(::open("/dev/null", O_RDONLY));
}

} // namespace

int main(int argc, char** argv)
{
    keepPlacesOfStreams();
    return plimsoll::ctl::runProgram(PLIMSOLL_VERSION, argc, argv, std::cout, std::cerr);
}
