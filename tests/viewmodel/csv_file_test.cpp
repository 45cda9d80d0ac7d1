// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/registration.h"
#include "viewmodel/format/csv_file.h"

#include <QTest>

namespace plimsoll::test {

/// Tables that are saved for a spreadsheet.
class CsvFileTest : public QObject {
    Q_OBJECT

private slots:
    void aSpreadsheetIsGivenNoFormula_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("written");
        QTest::newRow("sum") << "=1+1"
                             << "'=1+1";
        QTest::newRow("link, quoted") << "=HYPERLINK(\"http://x\",\"pay\")"
                                      << "\"'=HYPERLINK(\"\"http://x\"\",\"\"pay\"\")\"";
        QTest::newRow("plus") << "+SUM(A1)"
                              << "'+SUM(A1)";
        QTest::newRow("minus") << "-SUM(A1)"
                               << "'-SUM(A1)";
        QTest::newRow("at") << "@SUM(A1)"
                            << "'@SUM(A1)";
        QTest::newRow("tabulator") << "\t=1"
                                   << "'\t=1";
        QTest::newRow("negative number") << "-12.5"
                                         << "-12.5";
        QTest::newRow("grouped number") << "-1,234.5"
                                        << "\"-1,234.5\"";
        QTest::newRow("words") << "thin books = less"
                               << "thin books = less";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void aSpreadsheetIsGivenNoFormula()
    {
        QFETCH(QString, field);
        QFETCH(QString, written);
        QCOMPARE(format::csvLine({field, "x"}), written + ",x\n");
    }
};

PLIMSOLL_TEST(CsvFileTest);

} // namespace plimsoll::test

#include "csv_file_test.moc"
