// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/format/csv_file.h"

#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>

namespace plimsoll::format {

QString csvLine(const QStringList& fields)
{
    QStringList quoted;
    for (QString field : fields) {
        if (field.contains(u',') || field.contains(u'"') || field.contains(u'\n'))
            field = u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
        quoted << field;
    }
    return quoted.join(u',') + u'\n';
}

CsvFile writeCsv(const QString& name, const QStringList& head, const std::vector<QStringList>& rows)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    CsvFile made;
    made.path = folder.filePath(name + QStringLiteral(".csv"));
    for (int number = 2; QFile::exists(made.path); ++number)
        made.path = folder.filePath(QStringLiteral("%1-%2.csv").arg(name).arg(number));
    QSaveFile file(made.path);
    if (!folder.mkpath(QStringLiteral(".")) || !file.open(QIODevice::WriteOnly)) {
        made.fault = file.errorString();
        return made;
    }
    file.write(csvLine(head).toUtf8());
    for (const QStringList& row : rows)
        file.write(csvLine(row).toUtf8());
    if (!file.commit())
        made.fault = file.errorString();
    return made;
}

} // namespace plimsoll::format
