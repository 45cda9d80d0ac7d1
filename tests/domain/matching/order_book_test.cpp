// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/matching/order_book.h"

#include "domain/base/decimal.h"
#include "support/registration.h"

#include <QTest>

#include <map>
#include <random>

namespace plimsoll::test {

namespace {

Price price(const char* text)
{
    return constant<Price>(text);
}

Quantity quantity(const char* text)
{
    return constant<Quantity>(text);
}

Order limit(std::uint64_t id, Side side, Price at, Quantity remaining)
{
    Order order;
    order.id = OrderId{id};
    order.subaccount = SubaccountId{static_cast<std::uint32_t>(id % 97 + 1)};
    order.side = side;
    order.price = at;
    order.remaining = remaining;
    order.locked = remaining;
    return order;
}

Order limit(std::uint64_t id, Side side, const char* at, const char* remaining)
{
    return limit(id, side, price(at), quantity(remaining));
}

/// Ids in priority order.
std::vector<std::uint64_t> idsOf(const OrderBook& book, Side side)
{
    std::vector<std::uint64_t> ids;
    for (std::optional<OrderSlot> slot = book.front(side); slot; slot = book.next(*slot))
        ids.push_back(book.order(*slot).id.value);
    return ids;
}

using Ids = std::vector<std::uint64_t>;

/// The book that is obviously right: orders of a side sorted by price, then id.
class PlainBook {
public:
    struct Entry {
        Order order;
        OrderSlot slot{};
    };

    std::map<std::pair<std::int64_t, std::uint64_t>, Entry>& of(Side side) { return sides_[side == Side::Bid ? 0 : 1]; }
    static std::pair<std::int64_t, std::uint64_t> keyOf(const Order& order)
    {
        return {order.side == Side::Bid ? -order.price.raw : order.price.raw, order.id.value};
    }
    std::vector<BookLevel> levels(Side side)
    {
        std::vector<BookLevel> found;
        for (const auto& [key, entry] : of(side)) {
            if (found.empty() || found.back().price != entry.order.price)
                found.push_back({entry.order.price, Quantity{}, 0});
            found.back().quantity += entry.order.remaining;
            ++found.back().orders;
        }
        return found;
    }

private:
    std::map<std::pair<std::int64_t, std::uint64_t>, Entry> sides_[2];
};

/// A book beside its plain twin; both get the same random commands.
struct Twins {
    OrderBook book;
    PlainBook plain;

    void check()
    {
        const std::vector<std::string> broken = book.brokenRules();
        QVERIFY2(broken.empty(), broken.empty() ? "" : broken.front().c_str());
        for (const Side side : {Side::Bid, Side::Ask}) {
            QCOMPARE(book.orderCount(side), plain.of(side).size());
            QVERIFY(book.levels(side, 1'000'000) == plain.levels(side));
            std::optional<OrderSlot> slot = book.front(side);
            for (const auto& [key, entry] : plain.of(side)) {
                QVERIFY(slot.has_value());
                QCOMPARE(*slot, entry.slot);
                QVERIFY(sameEncoding(book.order(*slot), entry.order));
                slot = book.next(*slot);
            }
            QVERIFY(!slot.has_value());
        }
    }
};

/// Random adds near and far, on and off the tick, removals, fills and edits.
class Commands {
public:
    explicit Commands(std::uint32_t seed)
        : random_(seed)
    {
    }

    std::uint64_t below(std::uint64_t n) { return random_() % n; }

    void step(Twins& twins, std::uint64_t id)
    {
        const Side side = below(2) == 0 ? Side::Bid : Side::Ask;
        auto& own = twins.plain.of(side);
        const std::uint64_t kind = below(100);
        if (kind < 50 || own.empty())
            add(twins, side, id);
        else if (kind < 80)
            remove(twins, own);
        else if (kind < 97)
            fill(twins, own);
        else
            edit(twins, own);
    }

private:
    void add(Twins& twins, Side side, std::uint64_t id)
    {
        static constexpr std::int64_t tick = 1'000'000;
        std::int64_t raw = 0;
        switch (below(8)) {
        case 0:
            raw = 1 + static_cast<std::int64_t>(below(1'000'000'000'000'000));
            break;
        case 1:
            raw = 500 * tick + static_cast<std::int64_t>(below(2 * tick)) - tick;
            break;
        case 2:
            raw = below(2) == 0 ? 1 : std::numeric_limits<std::int64_t>::max();
            break;
        default:
            raw = tick * (400 + static_cast<std::int64_t>(below(200)));
            break;
        }
        const std::optional<Price> opposing = twins.book.best(opposite(side));
        if (opposing && (side == Side::Bid ? raw >= opposing->raw : raw <= opposing->raw))
            return;
        const Order order
            = limit(id, side, Price::fromRaw(raw), Quantity::fromRaw(static_cast<Int128>(1 + below(500))));
        const OrderSlot slot = twins.book.add(order);
        twins.plain.of(side)[PlainBook::keyOf(order)] = {order, slot};
    }
    template <class Orders>
    auto pick(Orders& orders)
    {
        return std::next(orders.begin(), static_cast<std::ptrdiff_t>(below(2) == 0 ? 0 : below(orders.size())));
    }
    template <class Orders>
    void remove(Twins& twins, Orders& orders)
    {
        const auto at = pick(orders);
        const Order left = twins.book.remove(at->second.slot);
        QVERIFY(sameEncoding(left, at->second.order));
        orders.erase(at);
    }
    template <class Orders>
    void fill(Twins& twins, Orders& orders)
    {
        const auto at = pick(orders);
        Order& order = at->second.order;
        const Quantity part
            = Quantity::fromRaw(static_cast<Int128>(below(static_cast<std::uint64_t>(order.remaining.raw) + 1)));
        twins.book.reduce(at->second.slot, part);
        order.remaining -= part;
        order.executed += part;
    }
    template <class Orders>
    void edit(Twins& twins, Orders& orders)
    {
        const auto at = pick(orders);
        const Quantity locked = Quantity::fromRaw(static_cast<Int128>(below(1000)));
        twins.book.editOrder(at->second.slot).locked = locked;
        at->second.order.locked = locked;
    }

    std::mt19937_64 random_;
};

OrderBook readBack(const OrderBook& book)
{
    const Bytes bytes = encoded(book);
    Decoder decoder{bytes};
    OrderBook copy;
    decoder.read(copy);
    if (!decoder.ok() || !decoder.atEnd())
        throw std::runtime_error("a book did not read back");
    return copy;
}

} // namespace

class OrderBookTest : public QObject {
    Q_OBJECT

private slots:
    void ordersByPriceThenTime();
    void anEmptyBookHasNoBest();
    void levelsSumTheirOrders();
    void aFillKeepsThePlaceOfAnOrder();
    void freedSlotsAreTakenAgainLastFirst();
    void pricesOffTheTickKeepTheirOrder();
    void theTickMayChangeWhileOrdersRest();
    void priceExtremesRest();
    void anOverflowingLevelRefusesTheOrderUnchanged();
    void equalCommandsGiveEqualHashes();
    void aFillChangesTheHash();
    void copyingABookCopiesNoPages();
    void aWriteAfterAForkCopiesOnlyWhatItTouches();
    void agreesWithAPlainBook_data();
    void agreesWithAPlainBook();
    void forksDiverge_data();
    void forksDiverge();
    void readsBackTheSame_data();
    void readsBackTheSame();
    void tornBytesFail();
    void unsoundBooksFail_data();
    void unsoundBooksFail();
};

void OrderBookTest::ordersByPriceThenTime()
{
    OrderBook book{price("0.5")};
    book.add(limit(1, Side::Bid, "99", "1"));
    book.add(limit(2, Side::Bid, "100", "1"));
    book.add(limit(3, Side::Bid, "99", "1"));
    book.add(limit(4, Side::Bid, "99.5", "1"));
    book.add(limit(5, Side::Ask, "101", "1"));
    book.add(limit(6, Side::Ask, "100.5", "1"));
    book.add(limit(7, Side::Ask, "101", "1"));
    QCOMPARE(idsOf(book, Side::Bid), (Ids{2, 4, 1, 3}));
    QCOMPARE(idsOf(book, Side::Ask), (Ids{6, 5, 7}));
    QVERIFY(book.best(Side::Bid) == price("100"));
    QVERIFY(book.best(Side::Ask) == price("100.5"));
    QVERIFY(book.brokenRules().empty());
}

void OrderBookTest::anEmptyBookHasNoBest()
{
    OrderBook book;
    QVERIFY(!book.best(Side::Bid) && !book.front(Side::Ask));
    QVERIFY(book.levels(Side::Bid, 5).empty());
    book.remove(book.add(limit(1, Side::Ask, "3", "1")));
    QVERIFY(!book.best(Side::Ask) && !book.front(Side::Ask));
    QCOMPARE(book.orderCount(Side::Ask), std::size_t{0});
    QVERIFY(book.brokenRules().empty());
}

void OrderBookTest::levelsSumTheirOrders()
{
    OrderBook book{price("1")};
    book.add(limit(1, Side::Ask, "10", "1.5"));
    const OrderSlot second = book.add(limit(2, Side::Ask, "10", "2"));
    book.add(limit(3, Side::Ask, "12", "4"));
    QVERIFY(book.levels(Side::Ask, 1) == (std::vector<BookLevel>{{price("10"), quantity("3.5"), 2}}));
    book.reduce(second, quantity("0.5"));
    QVERIFY(book.levels(Side::Ask, 9)
        == (std::vector<BookLevel>{{price("10"), quantity("3"), 2}, {price("12"), quantity("4"), 1}}));
}

void OrderBookTest::aFillKeepsThePlaceOfAnOrder()
{
    OrderBook book{price("1")};
    const OrderSlot first = book.add(limit(1, Side::Bid, "10", "1"));
    book.add(limit(2, Side::Bid, "10", "1"));
    book.reduce(first, quantity("1"));
    QCOMPARE(idsOf(book, Side::Bid), (Ids{1, 2}));
    const Order left = book.remove(first);
    QVERIFY(left.remaining.isZero() && left.executed == quantity("1"));
    QCOMPARE(idsOf(book, Side::Bid), (Ids{2}));
}

void OrderBookTest::freedSlotsAreTakenAgainLastFirst()
{
    OrderBook book{price("1")};
    const OrderSlot a = book.add(limit(1, Side::Bid, "10", "1"));
    const OrderSlot b = book.add(limit(2, Side::Bid, "11", "1"));
    book.remove(a);
    book.remove(b);
    QCOMPARE(book.add(limit(3, Side::Bid, "12", "1")), b);
    QCOMPARE(book.add(limit(4, Side::Bid, "12", "1")), a);
}

void OrderBookTest::pricesOffTheTickKeepTheirOrder()
{
    OrderBook book{price("10")};
    const char* prices[] = {"95", "91", "90", "99.99999999", "85", "90.00000001", "80", "95"};
    std::uint64_t id = 0;
    for (const char* at : prices)
        book.add(limit(++id, Side::Ask, at, "1"));
    QCOMPARE(idsOf(book, Side::Ask), (Ids{7, 5, 3, 6, 2, 1, 8, 4}));
    QVERIFY(book.brokenRules().empty());
    OrderBook bids{price("10")};
    id = 0;
    for (const char* at : prices)
        bids.add(limit(++id, Side::Bid, at, "1"));
    QCOMPARE(idsOf(bids, Side::Bid), (Ids{4, 1, 8, 2, 6, 3, 5, 7}));
    QVERIFY(bids.brokenRules().empty());
}

void OrderBookTest::theTickMayChangeWhileOrdersRest()
{
    Twins twins{OrderBook{price("0.01")}, {}};
    Commands commands{7};
    std::uint64_t id = 0;
    for (const char* tick : {"0.01", "0.5", "0.00000001", "0.03", "1000000", "0.01"}) {
        const Hash before = twins.book.hash();
        twins.book.setTick(price(tick));
        QCOMPARE(twins.book.hash(), before);
        twins.check();
        for (int i = 0; i < 400; ++i)
            commands.step(twins, ++id);
        twins.check();
    }
}

void OrderBookTest::priceExtremesRest()
{
    OrderBook book{price("0.01")};
    book.add(limit(1, Side::Bid, Price::fromRaw(1), quantity("1")));
    book.add(limit(2, Side::Ask, Price::largest(), quantity("1000000000000000")));
    book.add(limit(3, Side::Bid, "50000", "0.0000000001"));
    QCOMPARE(idsOf(book, Side::Bid), (Ids{3, 1}));
    QVERIFY(book.best(Side::Ask) == Price::largest());
    QVERIFY(book.brokenRules().empty());
}

void OrderBookTest::anOverflowingLevelRefusesTheOrderUnchanged()
{
    OrderBook book;
    book.add(limit(1, Side::Bid, "1", "1"));
    const Hash before = book.hash();
    QVERIFY_EXCEPTION_THROWN(book.add(limit(2, Side::Bid, price("1"), Quantity::largest())), ArithmeticFault);
    QVERIFY(book.hash() == before);
    QVERIFY(book.brokenRules().empty());
    QCOMPARE(book.add(limit(3, Side::Bid, "1", "1")), OrderSlot{1});
}

void OrderBookTest::equalCommandsGiveEqualHashes()
{
    Twins one{OrderBook{price("0.01")}, {}};
    Twins other{OrderBook{price("0.01")}, {}};
    Commands first{11};
    Commands second{11};
    for (std::uint64_t id = 1; id <= 3000; ++id) {
        first.step(one, id);
        second.step(other, id);
        if (id % 500 == 0) // one of the two hashes on the way: caches must not matter
            (void)one.book.hash();
    }
    QVERIFY(one.book.hash() == other.book.hash());
    QVERIFY(sameEncoding(one.book, other.book));
}

void OrderBookTest::aFillChangesTheHash()
{
    OrderBook book;
    const OrderSlot slot = book.add(limit(1, Side::Bid, "1", "1"));
    const Hash resting = book.hash();
    book.reduce(slot, quantity("0.5"));
    const Hash filled = book.hash();
    QVERIFY(filled != resting);
    book.editOrder(slot).locked = quantity("0.5");
    QVERIFY(book.hash() != filled);
    const OrderBook empty;
    book.remove(slot);
    QVERIFY(book.hash() != empty.hash()); // the free slot is part of the state
}

void OrderBookTest::copyingABookCopiesNoPages()
{
    Twins twins{OrderBook{price("0.01")}, {}};
    Commands commands{3};
    for (std::uint64_t id = 1; id <= 5000; ++id)
        commands.step(twins, id);
    const std::uint64_t before = pageBytesCopied;
    std::vector<OrderBook> forks(50, twins.book);
    QCOMPARE(pageBytesCopied, before);
}

void OrderBookTest::aWriteAfterAForkCopiesOnlyWhatItTouches()
{
    std::uint64_t small = 0;
    for (const std::uint64_t orders : {2000U, 20000U}) {
        OrderBook book{price("0.01")};
        for (std::uint64_t id = 1; id <= orders; ++id)
            book.add(limit(
                id, Side::Bid, Price::fromRaw(static_cast<std::int64_t>(1 + id % 900) * 1'000'000), quantity("1")));
        const OrderBook fork = book;
        const std::uint64_t before = pageBytesCopied;
        book.remove(static_cast<OrderSlot>(orders / 2));
        const std::uint64_t copied = pageBytesCopied - before;
        QVERIFY(copied > 0);
        if (small == 0)
            small = copied;
        QVERIFY2(copied < small + 2000, "what a write copies does not grow with the book");
        QCOMPARE(fork.orderCount(Side::Bid), std::size_t{orders});
        QVERIFY(fork.brokenRules().empty());
    }
}

void OrderBookTest::agreesWithAPlainBook_data()
{
    QTest::addColumn<QString>("tick");
    QTest::addColumn<int>("seed");
    for (const char* tick : {"0.01", "0.00000001", "0.37", "100"})
        for (int seed = 1; seed <= 3; ++seed)
            QTest::addRow("tick %s seed %d", tick, seed) << QString(tick) << seed;
}

void OrderBookTest::agreesWithAPlainBook()
{
    QFETCH(QString, tick);
    QFETCH(int, seed);
    Twins twins{OrderBook{price(tick.toLatin1().constData())}, {}};
    Commands commands{static_cast<std::uint32_t>(seed)};
    for (std::uint64_t id = 1; id <= 4000; ++id) {
        commands.step(twins, id);
        if (id < 100 || id % 200 == 0)
            twins.check();
        if (QTest::currentTestFailed())
            return;
    }
}

void OrderBookTest::forksDiverge_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 5; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

/// A random forest: a step goes to a random member, and now and then one is forked or dropped.
void OrderBookTest::forksDiverge()
{
    QFETCH(int, seed);
    Commands commands{static_cast<std::uint32_t>(1000 + seed)};
    std::vector<Twins> forest;
    forest.push_back({OrderBook{price("0.01")}, {}});
    for (std::uint64_t id = 1; id <= 6000; ++id) {
        const std::size_t at = commands.below(forest.size());
        commands.step(forest[at], id);
        if (id % 60 == 0 && forest.size() < 8) {
            forest.push_back(Twins{forest[at]});
            QVERIFY(forest.back().book.hash() == forest[at].book.hash());
        }
        if (id % 110 == 0 && forest.size() > 2)
            forest.erase(forest.begin() + static_cast<std::ptrdiff_t>(commands.below(forest.size())));
        if (id % 300 == 0)
            for (Twins& twins : forest)
                twins.check();
        if (QTest::currentTestFailed())
            return;
    }
    for (const Twins& twins : forest)
        QVERIFY(readBack(twins.book).hash() == twins.book.hash()); // cached page hashes of forks are not mixed up
}

void OrderBookTest::readsBackTheSame_data()
{
    agreesWithAPlainBook_data();
}

void OrderBookTest::readsBackTheSame()
{
    QFETCH(QString, tick);
    QFETCH(int, seed);
    Twins written{OrderBook{price(tick.toLatin1().constData())}, {}};
    Commands commands{static_cast<std::uint32_t>(100 + seed)};
    std::uint64_t id = 0;
    while (id < 1500)
        commands.step(written, ++id);
    Twins read{readBack(written.book), written.plain};
    QVERIFY(read.book.hash() == written.book.hash());
    QVERIFY(sameEncoding(read.book, written.book));
    Commands same = commands;
    const std::uint64_t last = id + 1500;
    for (std::uint64_t further = id; further < last;)
        commands.step(written, ++further);
    while (id < last)
        same.step(read, ++id);
    read.check();
    QVERIFY(read.book.hash() == written.book.hash());
    QVERIFY(sameEncoding(read.book, written.book));
}

void OrderBookTest::tornBytesFail()
{
    Twins twins{OrderBook{price("0.01")}, {}};
    Commands commands{5};
    for (std::uint64_t id = 1; id <= 60; ++id)
        commands.step(twins, id);
    const Bytes whole = encoded(twins.book);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        Decoder decoder{whole.data(), size};
        OrderBook book;
        decoder.read(book);
        QVERIFY(!decoder.ok());
        QCOMPARE(book.orderCount(Side::Bid) + book.orderCount(Side::Ask), std::size_t{0});
    }
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (const std::uint8_t bits : {0x01, 0x80, 0xFF}) {
            Bytes bent = whole;
            bent[at] = static_cast<std::uint8_t>(bent[at] ^ bits);
            Decoder decoder{bent};
            OrderBook book;
            decoder.read(book);
            QVERIFY(book.brokenRules().empty()); // refused or sound, never broken
        }
}

void OrderBookTest::unsoundBooksFail_data()
{
    struct Row {
        const char* name;
        std::vector<OrderSlot> free;
        std::vector<std::pair<OrderSlot, Order>> bids;
        std::vector<std::pair<OrderSlot, Order>> asks;
        bool sound;
    };
    const Order bid = limit(1, Side::Bid, "10", "1");
    const Order later = limit(2, Side::Bid, "10", "1");
    const Order better = limit(3, Side::Bid, "11", "1");
    const Order ask = limit(4, Side::Ask, "10", "1");
    const Order high = limit(5, Side::Ask, "12", "1");
    Order nameless = bid;
    nameless.id = OrderId{};
    Order negative = bid;
    negative.remaining = quantity("-1");
    Order priceless = bid;
    priceless.price = Price{};
    Order huge = later;
    huge.remaining = Quantity::largest();
    const std::vector<Row> rows{
        {"sound", {2}, {{0, better}, {1, bid}, {3, later}}, {{4, high}}, true},
        {"slot twice", {}, {{0, bid}, {0, later}}, {}, false},
        {"slot free and taken", {0}, {{0, bid}}, {}, false},
        {"free slot twice", {0, 0}, {{2, bid}}, {}, false},
        {"slot past the end", {}, {{1, bid}}, {}, false},
        {"later before earlier", {}, {{0, later}, {1, bid}}, {}, false},
        {"worse before better", {}, {{0, bid}, {1, better}}, {}, false},
        {"crossed", {}, {{0, bid}}, {{1, ask}}, false},
        {"wrong side", {}, {}, {{0, bid}}, false},
        {"without id", {}, {{0, nameless}}, {}, false},
        {"negative quantity", {}, {{0, negative}}, {}, false},
        {"without price", {}, {{0, priceless}}, {}, false},
        {"sum too large", {}, {{0, bid}, {1, huge}}, {}, false},
    };
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("sound");
    for (const Row& row : rows) {
        Bytes bytes;
        Encoder encoder{bytes};
        encoder.write(price("1"));
        encoder.write(row.free);
        for (const auto& side : {row.bids, row.asks}) {
            encoder.write(static_cast<std::uint32_t>(side.size()));
            for (const auto& [slot, order] : side) {
                encoder.write(slot);
                encoder.write(order);
            }
        }
        QTest::newRow(row.name) << QByteArray(
            reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()))
                                << row.sound;
    }
}

void OrderBookTest::unsoundBooksFail()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, sound);
    Decoder decoder{reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
    OrderBook book;
    decoder.read(book);
    QCOMPARE(decoder.ok(), sound);
    QCOMPARE(book.orderCount(Side::Bid), std::size_t{sound ? 3U : 0U});
    QVERIFY(book.brokenRules().empty());
}

PLIMSOLL_TEST(OrderBookTest);

} // namespace plimsoll::test

#include "order_book_test.moc"
