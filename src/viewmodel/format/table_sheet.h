// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/all_rows.h"

#include <QStringList>
#include <QVariantList>

#include <vector>

class QAbstractItemModel;

namespace plimsoll::format {

/// One column of what a table hands out.
struct SheetColumn {
    QString head;
    QByteArray role;      ///< "name", or "name/3" for one of a list
    QByteArray exactRole; ///< of the figure with every digit; empty where the role has it
    bool figures = false;
};

/// Of the columns that are chosen, whether they have room or not: each a TableColumn, or a map of the same properties.
/// A column with a word beside its figure ("USDC 1.2M") becomes two.
std::vector<SheetColumn> sheetColumns(const QVariantList& columns);

SheetRows rowsOf(const QAbstractItemModel& model);
QStringList headsOf(const std::vector<SheetColumn>& columns);
/// One row, figures with every digit and as a program reads them.
QStringList cellsOf(const SheetRows& rows, int row, const std::vector<SheetColumn>& columns);

/// A figure without its unit and without what groups its digits: "$ 1,234.50" is "1234.50", "12.5 %" is "12.5". Nothing
/// where a dash stands for none; what is no figure stays as it is.
QString plainFigure(const QString& shown);

} // namespace plimsoll::format
