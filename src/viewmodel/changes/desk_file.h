// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/result.h"

#include "viewmodel/frame/session.h"

#include <QString>

#include <string>
#include <vector>

namespace plimsoll {

/// The whole of a text file of the change desk, at most 16 MiB; else why not, for the screen.
Result<std::string, QString> readDeskFile(const QString& file);
/// Replaces the file as a whole; empty, or why it was not written.
QString writeDeskFile(const QString& file, const std::string& text);

/// Has the audit keep that it cannot be read as what it was to be.
void noteRefused(Session& session, RefuseFile::As as, const QString& file, std::vector<std::string> faults);

} // namespace plimsoll
