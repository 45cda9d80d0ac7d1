// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/registration.h"

#include "domain/base/decimal.h"
#include "viewmodel/format/amount_format.h"

#include <QTest>

namespace plimsoll::test {

class AmountFormatTest : public QObject {
    Q_OBJECT

private slots:
    void showsOnlyTrueDigits_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("expected");
        const auto usd = [](const char* text) { return constant<Usd>(text); };
        const auto ratio = [](const char* text) { return constant<Ratio>(text); };
        QTest::newRow("dollars") << format::usd(usd("1234567.999")) << "1,234,567";
        QTest::newRow("debt") << format::usd(usd("-1234.5")) << "−1,234";
        QTest::newRow("less than a dollar") << format::usd(usd("0.4")) << "<1";
        QTest::newRow("less than a dollar of debt") << format::usd(usd("-0.4")) << "0";
        QTest::newRow("compact millions") << format::usdCompact(usd("449345678")) << "449.3M";
        QTest::newRow("compact thousands") << format::usdCompact(usd("1239.9")) << "1.24k";
        QTest::newRow("compact, rounded") << format::usdCompact(usd("9789293")) << "9.79M";
        QTest::newRow("compact, rounded debt") << format::usdCompact(usd("-9789293")) << "−9.79M";
        QTest::newRow("compact, to the next thousand") << format::usdCompact(usd("999995")) << "1.00M";
        QTest::newRow("compact, to the next dollar") << format::usdCompact(usd("0.9999996")) << "1.00";
        QTest::newRow("compact, up to the last dollar") << format::usdCompact(usd("999949")) << "999.9k";
        QTest::newRow("lacking, up") << format::usdLacking(usd("1234.01")) << "1,235";
        QTest::newRow("lacking, whole") << format::usdLacking(usd("1234")) << "1,234";
        QTest::newRow("lacking, cents up") << format::usdLacking(usd("0.0001")) << "0.01";
        QTest::newRow("lacking, up to a dollar") << format::usdLacking(usd("0.999")) << "1.00";
        QTest::newRow("lacking nothing") << format::usdLacking(usd("0")) << "0";
        QTest::newRow("lacking, compact") << format::usdCompactLacking(usd("1231.1")) << "1.24k";
        QTest::newRow("lacking, to the next million") << format::usdCompactLacking(usd("999901")) << "1.00M";
        QTest::newRow("compact cents") << format::usdCompact(usd("12.345")) << "12.35";
        QTest::newRow("not yet all") << format::percent(ratio("0.999999")) << "99.99";
        QTest::newRow("percent") << format::percent(ratio("0.934")) << "93.40";
        QTest::newRow("percent exact") << format::percentExact(ratio("0.055555555555555555")) << "5.5555555555555555 %";
        QTest::newRow("exact") << format::exact(usd("20282501.237292616743")) << "20,282,501.237292616743";
        QTest::newRow("small price") << format::price(constant<Price>("0.00001244")) << "0.00001244";
        QTest::newRow("price") << format::price(constant<Price>("109841.279")) << "109,841.27";
        QTest::newRow("large quantity") << format::quantity(constant<Quantity>("1234567.89")) << "1,234,567";
        QTest::newRow("tiny quantity") << format::quantity(constant<Quantity>("0.0000000341")) << "0.000000034";
        QTest::newRow("one step") << format::quantity(constant<Quantity>("0.0000000001")) << "0.0000000001";
        QTest::newRow("small quantity") << format::quantity(constant<Quantity>("0.0699302874")) << "0.069930";
        QTest::newRow("none") << format::percentOr(std::nullopt) << "–";
        QTest::newRow("clock") << format::dateTime(Timestamp{1760130845000}) << "2025-10-10 21:14:05";
    }
    void showsOnlyTrueDigits()
    {
        QFETCH(QString, shown);
        QFETCH(QString, expected);
        QCOMPARE(shown, expected);
    }

    void readsWhatWasTypedExactly()
    {
        QCOMPARE(format::parsePercent("8.25"), std::optional(constant<Ratio>("0.0825")));
        QCOMPARE(format::parsePercent(" 1,000 %"), std::optional(constant<Ratio>("10")));
        QCOMPARE(format::parseRatio("0.000000000000000001"), std::optional(Ratio::fromRaw(1)));
        QCOMPARE(format::parsePercent("0.00000000000000001"), std::nullopt);
        QCOMPARE(format::parseRatio("1e3"), std::nullopt);
        QCOMPARE(format::parseRatio(""), std::nullopt);
        QCOMPARE(format::parseRatio("1,234,567.8"), std::optional(constant<Ratio>("1234567.8")));
        QCOMPARE(format::parseRatio("\u2212"
                                    "1 234.5"),
            std::optional(constant<Ratio>("-1234.5")));
    }

    void refusesACommaThatDoesNotGroup()
    {
        for (const char* typed : {"0,2", "1,5", "12,34", "1,2345", "1234,567", "1.234,567", ",200", "1,,000", "1,000,",
                 "1 5", "1,000 000", "0.1 %2"})
            QVERIFY2(!format::parseRatio(typed), typed);
        QVERIFY(format::whyNotRead("0,2", "plainly").contains("point"));
        QCOMPARE(format::whyNotRead("abc", "plainly"), QString("plainly"));
        QCOMPARE(format::whyNotRead("1,000", "plainly"), QString("plainly"));
    }
};
PLIMSOLL_TEST(AmountFormatTest);

} // namespace plimsoll::test

#include "amount_format_test.moc"
