// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/json_desk_formats.h"
#include "viewmodel/frame/console.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <memory>

namespace plimsoll {

/// The window on the ports of one exchange. Ends before they do.
class ConsoleWindow {
public:
    ConsoleWindow(ConsolePort& port, ArchivePort& archive);
    ~ConsoleWindow();

    /// Null where the QML did not load; `warnings` then says why.
    QQuickWindow* window() const { return window_; }
    Console& console() { return *console_; }
    /// Everything that the QML engine complained about so far.
    const QStringList& warnings() const { return warnings_; }

private:
    JsonDeskFormats formats_;
    std::unique_ptr<Console> console_;
    std::unique_ptr<QQmlApplicationEngine> engine_;
    QJSValue ballast_;
    QQuickWindow* window_ = nullptr;
    QStringList warnings_;
};

} // namespace plimsoll
