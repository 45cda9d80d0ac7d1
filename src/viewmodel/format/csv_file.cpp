// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/format/csv_file.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace plimsoll::format {

namespace {

/// What a spreadsheet would work out rather than show: words of others stand in tables. A number is none.
bool looksLikeFormula(const QString& field)
{
    if (field.isEmpty() || !QStringLiteral("=+-@\t").contains(field.front()))
        return false;
    bool isNumber = false;
    static_cast<void>(QString{field}.remove(u',').toDouble(&isNumber));
    return !isNumber;
}

} // namespace

QString csvLine(const QStringList& fields)
{
    QStringList quoted;
    for (QString field : fields) {
        if (looksLikeFormula(field))
            field.prepend(u'\'');
        if (field.contains(u',') || field.contains(u'"') || field.contains(u'\n') || field.contains(u'\r'))
            field = u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
        quoted << field;
    }
    return quoted.join(u',') + u'\n';
}

QString freshCsv(const QString& name)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    QString path = folder.filePath(name + QStringLiteral(".csv"));
    for (int number = 2; QFile::exists(path); ++number)
        path = folder.filePath(QStringLiteral("%1-%2.csv").arg(name).arg(number));
    return path;
}

CsvFile writeCsv(const QString& name, const QStringList& head, const std::vector<QStringList>& rows)
{
    CsvFile made;
    made.path = freshCsv(name);
    QSaveFile file(made.path);
    if (!QDir().mkpath(QFileInfo(made.path).path()) || !file.open(QIODevice::WriteOnly)) {
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
