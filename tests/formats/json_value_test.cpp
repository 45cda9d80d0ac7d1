// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json_value.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

class JsonValueTest : public QObject {
    Q_OBJECT

private slots:
    void keepsDigitsAndOrder()
    {
        const std::string text = "{\"b\":1.250,\"a\":[true,null,\"x\\ty\",-3],\"c\":{\"12\":12345678901234567890123}}";
        const auto parsed = parseJson(text, "f");
        QVERIFY(parsed.ok());
        QCOMPARE(parsed.value().json(), text);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* text, const char* line) { QTest::newRow(text) << QByteArray{text} << line; };
        row("", "f: line 1, column 1: value end of file, limit JSON");
        row("{\"a\":1,\n \"b\":}", "f: line 2, column 6: value }, limit JSON");
        row("{\"a\":1} x", "f: line 1, column 9: value x, limit JSON");
        row("[1,2,]", "f: line 1, column 6: value ], limit JSON");
        row("[01]", "f: line 1, column 2: value 01], limit JSON");
        row("not json at all", "f: line 1, column 1: value not json at all, limit JSON");
        row("[NaN]", "f: line 1, column 2: value NaN], limit JSON");
        row("\"\xff\"", "f: line 1, column 2: value \\xff\", limit JSON");
        row(R"({"a":{"b":[0,{"c":1,"c":2}]}})", "f: $.a.b[1].c: value given twice, limit each key once");
        row(R"({"a b":{"":1,"":2}})", "f: $[\"a b\"][\"\"]: value given twice, limit each key once");
        row("[[[[[1]]]]]", "f: $[0][0][0][0]: value deeper, limit at most 4 levels");
        row("[1,2,3,4,5,6,7,8,9,10,11,12]", "f: $: value more values, limit at most 12");
        row(R"({"a":["0123456789abcdef0"]})", "f: $.a[0]: value 0123456789abcdef0, limit at most 16 bytes");
        row(R"({"a":0,"b":0,"c":0,"d":0})", "f: $: value more keys, limit at most 3");
        row("{\"12345678901234567890123456789012345678901234567890\": 1}                        ",
            "f: $: value 81 bytes, limit at most 76");
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, line);
        const JsonLimits limits{76, 4, 12, 16, 3};
        const auto parsed = parseJson(text.toStdString(), "f", limits);
        QVERIFY(!parsed.ok());
        QCOMPARE(QString::fromUtf8(parsed.error().text().c_str()), line);
    }
};

PLIMSOLL_TEST(JsonValueTest);

} // namespace plimsoll::test

#include "json_value_test.moc"
