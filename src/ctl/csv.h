// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/answer.h"

#include <string>
#include <vector>

namespace plimsoll::ctl {

/// A table for other tools: named columns, rows of JSON scalars.
struct ExportTable {
    std::vector<std::string> columns;
    std::vector<std::vector<Json>> rows;
};

/// RFC 4180 with a header; what is null is empty.
std::string csvText(const ExportTable& table);
/// An array of objects.
Json tableJson(const ExportTable& table);

} // namespace plimsoll::ctl
