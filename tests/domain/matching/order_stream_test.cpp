// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/order_stream.h"
#include "support/registration.h"
#include "support/streamed_book.h"

#include <QTest>

namespace plimsoll::test {

namespace {

using Books = std::vector<StreamedBook>;

void take(Books& books, const StreamRequest& request, FillCheck& fills)
{
    if (request.kind == StreamRequest::Kind::Add)
        books[request.symbol].add(request, fills);
    else
        books[request.symbol].cancel(request.id);
}

std::size_t restingIn(const Books& books)
{
    std::size_t resting = 0;
    for (const StreamedBook& book : books)
        resting += book.resting();
    return resting;
}

} // namespace

/// The book against the plain one on neutral streams.
class OrderStreamTest : public QObject {
    Q_OBJECT

private slots:
    void fillsAreThoseOfThePlainBook_data()
    {
        QTest::addColumn<unsigned>("symbols");
        QTest::addColumn<int>("warm");
        QTest::newRow("deep") << 1U << 20'000;
        QTest::newRow("ten symbols") << 10U << 20'000;
        QTest::newRow("shallow") << 1U << 500;
    }
    void fillsAreThoseOfThePlainBook()
    {
        QFETCH(unsigned, symbols);
        QFETCH(int, warm);
        const OrderStream stream = OrderStream::draw(symbols, 20'000, static_cast<std::size_t>(warm));
        QVERIFY(stream.fills.count() > 5'000 && stream.cancelled > 5'000);
        Books books(symbols);
        FillCheck fills;
        for (const StreamRequest& request : stream.warm)
            take(books, request, fills);
        QCOMPARE(fills.count(), std::uint64_t{0});
        Books fork;
        FillCheck fillsOfFork;
        for (std::size_t i = 0; i < stream.requests.size(); ++i) {
            if (i == stream.requests.size() / 2) {
                fork = books;
                fillsOfFork = fills;
            }
            take(books, stream.requests[i], fills);
        }
        QCOMPARE(fills.count(), stream.fills.count());
        QCOMPARE(fills.hash(), stream.fills.hash());
        QCOMPARE(restingIn(books), stream.resting);
        for (std::size_t i = stream.requests.size() / 2; i < stream.requests.size(); ++i)
            take(fork, stream.requests[i], fillsOfFork);
        QCOMPARE(fillsOfFork.hash(), stream.fills.hash());
        for (std::size_t i = 0; i < books.size(); ++i) {
            QVERIFY(books[i].book().brokenRules().empty());
            QVERIFY(books[i].book().hash() == fork[i].book().hash());
        }
    }
};

PLIMSOLL_TEST(OrderStreamTest);

} // namespace plimsoll::test

#include "order_stream_test.moc"
