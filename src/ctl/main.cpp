// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"

#include <iostream>

int main(int argc, char** argv)
{
    return plimsoll::ctl::runProgram(PLIMSOLL_VERSION, argc, argv, std::cout, std::cerr);
}
