// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/random.h"
#include "simulation/real.h"
#include "support/registration.h"

#include <QTest>

#include <cmath>

namespace plimsoll {

class RealTest : public QObject {
    Q_OBJECT

private slots:
    void logarithmsAreThoseOfTheLibrary()
    {
        for (double x = 1e-8; x < 1e11; x *= 1.01)
            QVERIFY(std::abs(real::log(x) - std::log(x)) <= 1e-14 * std::max(1.0, std::abs(std::log(x))));
    }

    void exponentialsAreThoseOfTheLibrary()
    {
        for (double x = -30; x < 30; x += 0.0137)
            QVERIFY(std::abs(real::exp(x) / std::exp(x) - 1) <= 1e-14);
    }

    void pricesComeBackFromTheirLogarithm()
    {
        for (const std::int64_t raw : {1LL, 1700LL, 100'000'000LL, 12'140'000'000'000LL})
            QCOMPARE(real::toPrice(real::exp(real::log(real::of(Price::fromRaw(raw))))).raw, raw);
    }

    void normalNumbersHaveUnitVarianceAndNormalTails()
    {
        Random random(7, 1, 2);
        constexpr int count = 200'000;
        double sum = 0;
        double squares = 0;
        int beyondTwo = 0;
        for (int i = 0; i < count; ++i) {
            const double x = random.normal();
            sum += x;
            squares += x * x;
            beyondTwo += std::abs(x) > 2 ? 1 : 0;
        }
        QVERIFY(std::abs(sum / count) < 0.01);
        QVERIFY(std::abs(squares / count - 1) < 0.02);
        QVERIFY(std::abs(double(beyondTwo) / count - 0.0455) < 0.003);
    }

    void numbersDependOnEveryPartOfTheKey()
    {
        QCOMPARE(Random(1, 2, 3).next(), Random(1, 2, 3).next());
        QVERIFY(Random(1, 2, 3).next() != Random(2, 2, 3).next());
        QVERIFY(Random(1, 2, 3).next() != Random(1, 3, 3).next());
        QVERIFY(Random(1, 2, 3).next() != Random(1, 2, 4).next());
        QVERIFY(Random(1, 2, 3).next() != Random(1, 3, 2).next());
    }
};
PLIMSOLL_TEST(RealTest);

} // namespace plimsoll

#include "real_test.moc"
