// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/result.h"
#include "domain/exchange/refusal.h"
#include "formats/input_fault.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace plimsoll::ctl {

/// Keys keep the order in which they are written.
using Json = nlohmann::ordered_json;

/// Exit codes of plimsollctl (FORMATS.md).
enum class ExitCode : int {
    Held = 0,     ///< done, and everything held
    NotHeld = 1,  ///< a refusal, a failed expectation or verification, said in the document
    BadInput = 2, ///< bad input or usage; nothing was written
};

/// What a command prints: one document, and remarks for people beside it.
struct Answer {
    Json document;
    ExitCode exitCode = ExitCode::Held;
    std::vector<std::string> remarks;
    /// One document a line instead of `document`, where a command answers many questions at once.
    std::vector<Json> lines;
    std::string text; ///< instead of `document`, where the answer is no JSON
};

using AnswerOrFault = Result<Answer, InputFault>;

/// A fault of an option's value.
InputFault optionFault(const std::string& option, const std::string& value, const std::string& limit);
/// "risk.json: ignored: $.markets[*].createdAt, ..." where keys were passed over.
void addIgnoredRemark(Answer& answer, const InputFaults& faults);

/// A refusal as a member of an answer: code, field ("imr" where that is what the value is), value and limit, with the
/// binding term, the largest quantity that would pass and what is announced where it has them.
Json refusalJson(const Refusal& refusal);

/// JSON text; bytes of a damaged store that are no UTF-8 become the replacement character. Indent -1: one line.
std::string jsonText(const Json& json, int indent);
/// The document as people read it: objects as lines of key and value, arrays of objects as tables.
std::string tableText(const Json& document);

} // namespace plimsoll::ctl
