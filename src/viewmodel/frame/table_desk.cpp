// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/table_desk.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/format/table_sheet.h"
#include "viewmodel/format/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

format::CsvFile toCsv(const QString& name, const SheetRows& rows, const std::vector<format::SheetColumn>& columns)
{
    std::vector<QStringList> cells;
    cells.reserve(static_cast<std::size_t>(rows.count));
    for (int row = 0; row < rows.count; ++row)
        cells.push_back(format::cellsOf(rows, row, columns));
    return format::writeCsv(name, format::headsOf(columns), cells);
}

/// A row that has scrolled out of what its model has figures for is no row to copy.
bool knows(const QAbstractItemModel* model, int row)
{
    const auto* list = qobject_cast<const GadgetListBase*>(model);
    return list != nullptr && list->isKnown(row);
}

QString tabbed(const QStringList& cells)
{
    static const QRegularExpression breaks{QStringLiteral("[\\t\\r\\n]+")};
    QStringList plain;
    for (QString cell : cells)
        plain << cell.replace(breaks, QStringLiteral(" "));
    return plain.join(u'\t');
}

} // namespace

TableDesk::TableDesk(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
}

void TableDesk::choose(const QString& table, const QString& column, bool shown)
{
    QVariantMap own = columnsOf(table);
    own.insert(column, shown);
    columns_.insert(table, own);
    emit columnsChanged(table);
}

void TableDesk::forgetColumns(const QString& table)
{
    columns_.remove(table);
    emit columnsChanged(table);
}

void TableDesk::restore(const QVariantMap& columns)
{
    const QVariantMap before = std::exchange(columns_, columns);
    for (const QVariantMap& tables : {before, columns_})
        for (auto table = tables.begin(); table != tables.end(); ++table)
            emit columnsChanged(table.key());
}

void TableDesk::copy(QAbstractItemModel* model, const QString& name, const QVariantList& columns, int row)
{
    if (knows(model, row))
        put(tabbed(format::cellsOf(format::rowsOf(*model), row, format::sheetColumns(columns))), name);
}

void TableDesk::copyWithHeads(QAbstractItemModel* model, const QString& name, const QVariantList& columns, int row)
{
    if (!knows(model, row))
        return;
    const auto sheet = format::sheetColumns(columns);
    put(tabbed(format::headsOf(sheet)) + u'\n' + tabbed(format::cellsOf(format::rowsOf(*model), row, sheet)), name);
}

void TableDesk::put(const QString& text, const QString& name)
{
    if (const QString blocked = format::whyNoExport(session_.snapshot().status); !blocked.isEmpty()) {
        emit said(tr("%1: row not copied. %2").arg(name, blocked), tone::Warning);
        return;
    }
    QGuiApplication::clipboard()->setText(text);
    emit said(tr("%1: row copied").arg(name), tone::Quiet);
}

void TableDesk::letOut(const std::string& what, const QString& file, QObject* receiver, Session::LetOut answered)
{
    session_.letOut(what, file, receiver, std::move(answered));
}

void TableDesk::save(QAbstractItemModel* model, const QString& name, const QVariantList& columns)
{
    if (model == nullptr)
        return;
    const QString file = format::datedName(name, session_.snapshot().status.time);
    session_.letOut("table " + name.toStdString(), format::freshCsv(file), this,
        [this, target = QPointer(model), name, columns, file](const QString& refusal) {
            if (!refusal.isEmpty())
                emit said(tr("%1 not written: %2").arg(name, refusal), tone::Warning);
            else if (target != nullptr)
                write(*target, name, columns, file);
        });
}

/// What the desk has granted.
void TableDesk::write(QAbstractItemModel& model, const QString& name, const QVariantList& columns, const QString& file)
{
    const auto sheet = format::sheetColumns(columns);
    auto* windowed = dynamic_cast<AllRows*>(&model);
    if (windowed == nullptr) {
        const SheetRows rows = format::rowsOf(model);
        tell(name, rows.count, toCsv(file, rows, sheet));
        return;
    }
    if (model.rowCount() > 10'000)
        emit said(tr("%1: writing %2 rows…").arg(name, format::count(static_cast<std::uint64_t>(model.rowCount()))),
            tone::Quiet);
    using Written = std::pair<int, format::CsvFile>;
    windowed->allRows([file, sheet, answer = session_.onGui(this, [this, name](const Written& written) {
        tell(name, written.first, written.second);
    })](const SheetRows& rows) {
        answer(Written{rows.count, toCsv(file, rows, sheet)});
    });
}

void TableDesk::tell(const QString& name, int rows, const format::CsvFile& file)
{
    if (!file.fault.isEmpty())
        emit said(tr("%1 not written: %2").arg(name, file.fault), tone::Warning);
    else
        emit said(rows == 1
                ? tr("%1: 1 row written to %2").arg(name, file.path)
                : tr("%1: %2 rows written to %3").arg(name, format::count(static_cast<std::uint64_t>(rows)), file.path),
            tone::Good);
}

QString TableDesk::place(int first, int last, int count) const
{
    const auto number = [](int figure) { return format::count(static_cast<std::uint64_t>(std::max(0, figure))); };
    return tr("%1 to %2 of %3").arg(number(first), number(last), number(count));
}

void TableDesk::enter(QObject* table)
{
    leave(table);
    inSight_.push_back(table);
    emit inSightChanged();
}

void TableDesk::leave(QObject* table)
{
    if (std::erase_if(inSight_, [table](const auto& other) { return !other || other == table; }) > 0)
        emit inSightChanged();
}

} // namespace plimsoll
