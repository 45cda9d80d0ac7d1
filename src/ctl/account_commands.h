// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/answer.h"

#include <string>

namespace plimsoll::ctl {

struct MarginRequest {
    std::string riskFile;
    std::string accountFile;  ///< one account, or
    std::string accountsFile; ///< one account a line, answered by one document a line
};

/// Margin summaries of accounts that stand alone.
AnswerOrFault answerMargin(const MarginRequest& request);

struct LargestOrderRequest {
    std::string riskFile;
    std::string accountFile;
    std::string market;
    std::string side;
    std::string price; ///< empty: a market order
};

/// The largest order that would pass, and what one step more would meet.
AnswerOrFault answerLargestOrder(const LargestOrderRequest& request);

} // namespace plimsoll::ctl
