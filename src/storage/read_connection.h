// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <memory>
#include <string>

namespace plimsoll::storage {

/// A reading connection and, where it had to be opened in an unusual way, a sentence about it.
struct ReadConnection {
    std::unique_ptr<Connection> connection;
    std::string notice;
};

/// Opens for reading beside a writer, or, on a medium that cannot be written, with what lies there: the file and its
/// write-ahead log. Raises Missing, NotAWorld and whatever the system says.
ReadConnection openForReading(const std::string& path, const std::string& vfs);

} // namespace plimsoll::storage
