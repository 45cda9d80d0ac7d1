// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/answer.h"
#include "service/journal_fault.h"

#include <string>

namespace plimsoll::ctl {

/// A fault of a world's file, as the one line that bad input is answered with.
InputFault storeFault(const std::string& path, const JournalFault& fault);

/// Replays a journal and compares every hash; walks the audit chain.
/// `headFile`: a text with a head of the audit that was handed out, as a report has it; empty: none.
AnswerOrFault answerVerify(const std::string& path, const std::string& headFile = {});

struct ExportRequest {
    std::string path;
    std::string what; ///< accounts, pools, liquidations, audit or events
    std::string format{"json"};
};

/// A table of a world for other tools.
AnswerOrFault answerExport(const ExportRequest& request);

} // namespace plimsoll::ctl
