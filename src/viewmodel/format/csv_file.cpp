// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/format/csv_file.h"

#include "domain/base/csv_field.h"
#include "viewmodel/format/amount_format.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

namespace plimsoll::format {

QString csvLine(const QStringList& fields)
{
    QStringList written;
    for (const QString& field : fields)
        written << QString::fromStdString(csvField(field.toStdString()));
    return written.join(u',') + u'\n';
}

QString datedName(const QString& name, Timestamp time)
{
    static const QRegularExpression other(QStringLiteral("[^\\w]+"), QRegularExpression::UseUnicodePropertiesOption);
    const QString stamp = dateTime(time).remove(u'-').remove(u':').replace(u' ', u'T');
    return name.toLower().replace(other, QStringLiteral("-")) + u'-' + stamp;
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
