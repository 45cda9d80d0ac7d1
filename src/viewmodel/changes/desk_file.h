// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/result.h"

#include <QString>

#include <string>

namespace plimsoll {

/// The whole of a text file of the change desk, at most 16 MiB; else why not, for the screen.
Result<std::string, QString> readDeskFile(const QString& file);
/// Replaces the file as a whole; empty, or why it was not written.
QString writeDeskFile(const QString& file, const std::string& text);

} // namespace plimsoll
