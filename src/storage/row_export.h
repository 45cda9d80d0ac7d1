// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"

#include <ostream>

namespace plimsoll::storage {

/// Writes rows one after the other: CSV with a header (RFC 4180) or an array of JSON objects. Times in UTC, decimals
/// as they are kept, numbers of accounts and commands as numbers.
class RowExport {
public:
    RowExport(std::ostream& out, archive::ExportFormat format);
    void add(const archive::Row& row);
    /// Ends the document.
    void finish();
    std::uint64_t rows() const { return rows_; }

private:
    std::ostream& out_;
    archive::ExportFormat format_;
    std::uint64_t rows_{0};
};

} // namespace plimsoll::storage
