// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/registration.h"
#include "viewmodel/format/table_sheet.h"

#include <QStandardItemModel>
#include <QTest>

namespace plimsoll::test {

class TableSheetTest : public QObject {
    Q_OBJECT

private slots:
    void readsFiguresAsAProgramDoes_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char* shown, const char* plain) {
            QTest::newRow(shown) << QString::fromUtf8(shown) << QString::fromUtf8(plain);
        };
        row("$ 1,234,567.50", "1234567.50");
        row("1,234", "1234");
        row("12.5 %", "12.5");
        row("-0.25", "-0.25");
        row("−1,000 %", "-1000");
        row("$ −12.5", "-12.5");
        row("+3.2 %", "3.2");
        row("–", "");
        row("1,23", "1,23");
        row("1.2M", "1.2M");
        row("now", "now");
        row("21:14:05", "21:14:05");
    }
    void readsFiguresAsAProgramDoes()
    {
        QFETCH(QString, shown);
        QFETCH(QString, plain);
        QCOMPARE(format::plainFigure(shown), plain);
    }

    void partsAWordFromItsFigure()
    {
        QStandardItemModel model(1, 1);
        model.setItemRoleNames({{Qt::UserRole, "debt"}, {Qt::UserRole + 1, "debtExact"}, {Qt::UserRole + 2, "asset"},
            {Qt::UserRole + 3, "live"}});
        const QModelIndex row = model.index(0, 0);
        model.setData(row, "USDC 1.2M", Qt::UserRole);
        model.setData(row, "1,200,000.5", Qt::UserRole + 1);
        model.setData(row, "USDC", Qt::UserRole + 2);
        model.setData(row, QStringList{"0.9", "15"}, Qt::UserRole + 3);
        const auto columns = format::sheetColumns(
            {QVariantMap{{"title", "Debt"}, {"unit", "$"}, {"role", "debt"}, {"exactRole", "debtExact"},
                 {"wordRole", "asset"}, {"wordTitle", "Debt, asset"}, {"figures", true}},
                QVariantMap{{"title", "Fee"}, {"unit", "%"}, {"role", "live/1"}, {"figures", true}},
                QVariantMap{{"title", ""}, {"role", ""}}});
        QCOMPARE(format::headsOf(columns), (QStringList{"Debt, asset", "Debt ($)", "Fee (%)"}));
        QCOMPARE(format::cellsOf(format::rowsOf(model), 0, columns), (QStringList{"USDC", "1200000.5", "15"}));
    }
};

PLIMSOLL_TEST(TableSheetTest);

} // namespace plimsoll::test

#include "table_sheet_test.moc"
