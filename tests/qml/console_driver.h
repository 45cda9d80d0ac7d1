// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/window_driver.h"
#include "support/fake_exchange.h"

namespace plimsoll::test {

/// The real window on the fake exchange.
class ConsoleDriver : public WindowDriver<ConsoleDriver> {
public:
    explicit ConsoleDriver(std::uint32_t accounts = 5000)
        : exchange(accounts)
    {
        begin();
    }
    ~ConsoleDriver() { end(); }

    FakeExchange exchange;
    ConsoleWindow console{exchange, exchange};
};

} // namespace plimsoll::test
