// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/quit_on_signal.h"

#include <QCoreApplication>

#include <csignal>
#include <unistd.h>

namespace plimsoll {
namespace {

constexpr int asked[] = {SIGTERM, SIGINT, SIGHUP};
int pipeEnds[2] = {-1, -1};

/// All that a handler may do: one byte into a pipe.
void tell(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(pipeEnds[1], &byte, 1);
}

} // namespace

QuitOnSignal::QuitOnSignal()
{
    if (pipe(pipeEnds) != 0)
        return;
    notifier_ = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    QObject::connect(notifier_.get(), &QSocketNotifier::activated, notifier_.get(), [this] {
        notifier_->setEnabled(false);
        QCoreApplication::exit(0); // not quit: that closes the windows apart one by one, as if someone had
    });
    for (const int number : asked)
        std::signal(number, tell);
}

QuitOnSignal::~QuitOnSignal()
{
    if (!notifier_)
        return;
    for (const int number : asked)
        std::signal(number, SIG_DFL);
    notifier_.reset();
    close(pipeEnds[0]);
    close(pipeEnds[1]);
}

} // namespace plimsoll
