// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/command_preview.h"

#include <functional>

namespace plimsoll {

/// What a command would come to, tried by the running engine on a fork of what is true now.
class PreviewPort {
public:
    using PreviewTo = std::function<void(const CommandPreview&)>;

    PreviewPort() = default;
    PreviewPort(const PreviewPort&) = delete;
    PreviewPort& operator=(const PreviewPort&) = delete;
    virtual ~PreviewPort() = default;

    /// Returns at once; `preview` is called once, on some thread. Newest wins: what was asked before and not begun is
    /// dropped and never answered.
    virtual void preview(SubaccountId id, const Command& command, PreviewTo preview) = 0;
};

} // namespace plimsoll
