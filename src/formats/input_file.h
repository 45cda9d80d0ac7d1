// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"
#include "formats/json_value.h"

#include <string>

namespace plimsoll {

/// The text of a file; a fault where it cannot be read or is larger than `bytesMax`.
Result<std::string, InputFault> readTextFile(const std::string& path, std::size_t bytesMax);

/// One JSON document from a file.
Result<JsonValue, InputFault> readJsonFile(const std::string& path, const JsonLimits& limits = {});

} // namespace plimsoll
