// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/format/table_sheet.h"

#include "viewmodel/format/amount_format.h"

#include <QAbstractItemModel>
#include <QRegularExpression>

namespace plimsoll::format {
namespace {

QVariant read(const QVariant& column, const char* property)
{
    if (auto* object = column.value<QObject*>())
        return object->property(property);
    return column.toMap().value(QString::fromLatin1(property));
}

QString text(const SheetRows& rows, int row, const QByteArray& role)
{
    const int slash = role.indexOf('/');
    if (slash < 0)
        return rows.value(row, role).toString();
    return rows.value(row, role.left(slash)).toStringList().value(role.mid(slash + 1).toInt());
}

} // namespace

std::vector<SheetColumn> sheetColumns(const QVariantList& columns)
{
    std::vector<SheetColumn> sheet;
    for (const QVariant& column : columns) {
        const QString title = read(column, "title").toString();
        const QString unit = read(column, "unit").toString();
        if (const QByteArray word = read(column, "wordRole").toByteArray(); !word.isEmpty())
            sheet.push_back({read(column, "wordTitle").toString(), word, {}, true});
        const QByteArray role = read(column, "role").toByteArray();
        if (!role.isEmpty())
            sheet.push_back({unit.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, unit), role,
                read(column, "exactRole").toByteArray(), read(column, "figures").toBool()});
    }
    return sheet;
}

SheetRows rowsOf(const QAbstractItemModel& model)
{
    QHash<QByteArray, int> roles;
    const QHash<int, QByteArray> names = model.roleNames();
    for (auto each = names.begin(); each != names.end(); ++each)
        roles.insert(each.value(), each.key());
    return {model.rowCount(), [&model, roles](int row, const QByteArray& role) {
                return roles.contains(role) ? model.data(model.index(row, 0), roles.value(role)) : QVariant();
            }};
}

QStringList headsOf(const std::vector<SheetColumn>& columns)
{
    QStringList heads;
    for (const SheetColumn& column : columns)
        heads << column.head;
    return heads;
}

QStringList cellsOf(const SheetRows& rows, int row, const std::vector<SheetColumn>& columns)
{
    QStringList cells;
    for (const SheetColumn& column : columns) {
        const QString exact = column.exactRole.isEmpty() ? QString() : text(rows, row, column.exactRole);
        const QString shown = exact.isEmpty() ? text(rows, row, column.role) : exact;
        cells << (column.figures ? plainFigure(shown) : shown == none() ? QString() : shown);
    }
    return cells;
}

QString plainFigure(const QString& shown)
{
    static const QRegularExpression figure(
        QStringLiteral("^(?:\\$ ?)?([-+\u2212]?)(?:\\$ ?)?(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(?: ?%)?$"));
    const QString trimmed = shown.trimmed();
    if (trimmed == none())
        return {};
    const QRegularExpressionMatch match = figure.match(trimmed);
    if (!match.hasMatch())
        return trimmed;
    const QString sign = match.captured(1).isEmpty() || match.captured(1) == u"+" ? QString() : QStringLiteral("-");
    return sign + match.captured(2).remove(u',') + match.captured(3);
}

} // namespace plimsoll::format
