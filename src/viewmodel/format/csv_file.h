// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace plimsoll::format {

/// Fields (csvField) separated by commas, ended by a line feed.
QString csvLine(const QStringList& fields);

/// "accounts-20251010T211405" of "Accounts": what is written, and when it was so.
QString datedName(const QString& name, Timestamp time);

/// A file of that name in the operator's documents that is not there yet: "accounts.csv", else "accounts-2.csv"...
QString freshCsv(const QString& name);

/// What came of a file: where it is, or why not.
struct CsvFile {
    QString path;
    QString fault; ///< empty where it was written whole
};
/// Writes head and rows to a fresh file of that name in the operator's documents; never over another file.
CsvFile writeCsv(const QString& name, const QStringList& head, const std::vector<QStringList>& rows);

} // namespace plimsoll::format
