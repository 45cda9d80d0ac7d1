// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/numbers.h"
#include "domain/base/small_vector.h"
#include "support/draw.h"
#include "support/registration.h"

#include <QTest>

#include <numeric>

namespace plimsoll::test {

namespace {

/// Any of 256 bits, with limbs that are empty, full or short as often as not.
UInt256 drawnValue(Draw& draw)
{
    UInt256 value;
    const std::uint64_t limbs = draw.below(5);
    for (std::size_t i = 0; i < limbs; ++i) {
        value.limb[i] = draw.chance(20) ? ~std::uint64_t{0} : draw.next();
        value.limb[i] >>= draw.chance(30) ? draw.below(64) : 0;
    }
    return value;
}

Int128 drawnNumber(Draw& draw)
{
    const UInt128 bits = (static_cast<UInt128>(draw.next()) << 64) | draw.next();
    const auto value = static_cast<Int128>(bits >> (1 + draw.below(126)));
    return draw.chance(50) ? -value : value;
}

/// Cases in which division by this constant and by the same variable disagree.
template <std::uint64_t Divisor>
int disagreements(Draw& draw)
{
    int found = 0;
    for (int i = 0; i < 20'000; ++i) {
        const UInt256 value = drawnValue(draw);
        UInt256 quotient = value;
        const std::uint64_t remainder = ConstantDivisor<Divisor>::divide(quotient);
        const UDivision expected = divide(value, UInt128{Divisor});
        found += quotient == expected.quotient && remainder == expected.remainder ? 0 : 1;
    }
    return found;
}

/// The value, or what the fault says.
template <class Compute>
std::pair<Int128, std::string> resultOf(Compute compute)
{
    try {
        return {compute(), {}};
    } catch (const ArithmeticFault& fault) {
        return {0, fault.what()};
    }
}

} // namespace

class Int256Test : public QObject {
    Q_OBJECT

private slots:
    void constantsDivideAsVariablesDo()
    {
        Draw draw{20261122};
        QCOMPARE(disagreements<2>(draw), 0);
        QCOMPARE(disagreements<3>(draw), 0);
        QCOMPARE(disagreements<detail::tenTo8>(draw), 0);
        QCOMPARE(disagreements<detail::tenTo16>(draw), 0);
        QCOMPARE(disagreements<detail::tenTo17>(draw), 0);
        QCOMPARE(disagreements<detail::tenTo18>(draw), 0);
        QCOMPARE(disagreements<(std::uint64_t{1} << 63) - 1>(draw), 0);
    }

    void productsAreDividedWithOneRounding()
    {
        Draw draw{20261123};
        for (int i = 0; i < 20'000; ++i) {
            const Int128 a = drawnNumber(draw);
            const Int128 b = drawnNumber(draw);
            const Rounding rounding = draw.chance(50) ? Rounding::Up : Rounding::Down;
            QVERIFY(resultOf([&] { return mulDivBy<detail::tenTo18>(a, b, rounding); })
                == resultOf([&] { return mulDiv(a, b, powerOfTen(18), rounding); }));
            QVERIFY(resultOf([&] { return mulDivBy<detail::tenTo17, detail::tenTo18>(a, b, rounding); })
                == resultOf([&] { return mulDiv(a, b, powerOfTen(35), rounding); }));
            QVERIFY(divideBy<detail::tenTo8>(a, rounding) == divideRounded(a, powerOfTen(8), rounding));
        }
    }

    void smallVectorsGrowBeyondTheirRoom()
    {
        SmallVector<int, 4> items;
        for (int i = 0; i < 100; ++i) {
            items.push_back(i);
            const SmallVector<int, 4> copy = items;
            SmallVector<int, 4> moved = std::move(items);
            QVERIFY(items.empty() && std::equal(copy.begin(), copy.end(), moved.begin(), moved.end()));
            items = std::move(moved);
        }
        items.erase(items.begin());
        items.insert(items.begin() + 49, 1'000);
        QCOMPARE(items.size(), std::size_t{100});
        QCOMPARE(items[49], 1'000);
        QCOMPARE(std::accumulate(items.begin(), items.end(), 0), 99 * 50 + 1'000);
    }
};

PLIMSOLL_TEST(Int256Test);

} // namespace plimsoll::test

#include "int256_test.moc"
