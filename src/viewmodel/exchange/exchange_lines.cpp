// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/exchange/exchange_lines.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

#include <algorithm>

namespace plimsoll {
namespace {

/// A figure that is zero is not worth its ink.
QString orNone(Quantity quantity)
{
    return quantity.isZero() ? format::none() : format::quantity(quantity);
}

} // namespace

int decimalsOf(Quantity step)
{
    int decimals = Quantity::decimals;
    for (Int128 raw = step.raw; decimals > 0 && raw != 0 && raw % 10 == 0; raw /= 10)
        --decimals;
    return step.isZero() ? 0 : decimals;
}

std::vector<BookLine> bookLines(const std::vector<BookLevel>& levels, std::size_t count,
    const std::vector<view::TraderOrder>& own, Side side, int decimals)
{
    std::vector<BookLine> lines;
    Quantity total;
    count = std::min(count, levels.size());
    for (std::size_t at = 0; at < count; ++at)
        total += levels[at].quantity;
    Quantity sum;
    for (std::size_t at = 0; at < count; ++at) {
        const BookLevel& level = levels[at];
        sum += level.quantity;
        BookLine line;
        line.key = level.price.raw;
        line.price = format::price(level.price);
        line.exactPrice = format::plain(level.price);
        line.quantity = format::fixedPoint(level.quantity.raw, Quantity::decimals, decimals);
        line.total = format::quantityCompact(sum);
        line.exactly.value = {level.quantity, sum};
        line.share = format::toDouble(sum) / format::toDouble(total);
        line.own = std::any_of(own.begin(), own.end(),
            [&](const view::TraderOrder& order) { return order.side == side && order.price == level.price; });
        lines.push_back(line);
    }
    return lines;
}

TradeLine tradeLine(const view::Trade& trade, int decimals)
{
    TradeLine line;
    line.key = static_cast<qint64>(trade.sequence << 12 | trade.part);
    line.time = format::clock(trade.time);
    line.price = format::price(trade.price);
    line.quantity = format::fixedPoint(trade.quantity.raw, Quantity::decimals, decimals);
    line.exactly.value = {trade.price, trade.quantity, trade.time};
    line.bought = trade.takerSide == Side::Bid;
    line.side = line.bought ? QObject::tr("bought") : QObject::tr("sold");
    return line;
}

BalanceLine balanceLine(const view::TraderBalance& balance, const view::ViewSnapshot& snapshot)
{
    BalanceLine line;
    line.key = line.asset = balance.asset.value;
    line.symbol = format::symbol(balance.asset, snapshot);
    line.available = orNone(balance.available);
    line.availableExact = format::plain(balance.available);
    line.locked = orNone(balance.locked);
    line.lent = orNone(balance.lent);
    line.lentExact = format::plain(balance.lent);
    line.value = format::usd(balance.value);
    line.owed = orNone(balance.owed);
    line.owedExact = format::plain(balance.owed);
    line.exactly.value = {balance.locked, balance.value, balance.costPerHour};
    const bool owes = balance.owed.isPositive();
    line.source = owes ? format::debtSources(balance.sources) : QString();
    line.cost = owes ? format::fixedPoint(balance.costPerHour.raw, Usd::decimals, 4) : format::none();
    if (owes)
        line.costExact
            = QObject::tr("$%1 an hour at %2 a year; interest so far %3 %4")
                  .arg(format::exact(balance.costPerHour), format::percentWithSign(balance.borrowInterestRate),
                      format::exact(balance.cumulativeInterest), line.symbol);
    return line;
}

OrderLine orderLine(const view::TraderOrder& order, const view::ViewSnapshot& snapshot)
{
    const MarketParameters& market = snapshot.risk->markets[order.market.value];
    OrderLine line;
    line.key = static_cast<qint64>(order.id.value);
    line.orderId = format::count(order.id.value);
    line.market = QString::fromStdString(market.symbol);
    line.bid = order.side == Side::Bid;
    line.price = format::price(order.price);
    line.quantity = format::exact(order.quantity);
    line.executed = order.executed.isZero() ? format::none() : format::exact(order.executed);
    if (order.wouldBorrow.isPositive())
        line.borrows = format::quantity(order.wouldBorrow) + u' '
            + format::symbol(line.bid ? market.quote : market.base, snapshot);
    line.exactly.value = {order.price, order.wouldBorrow};
    line.borrowsAsset
        = order.wouldBorrow.isPositive() ? format::symbol(line.bid ? market.quote : market.base, snapshot) : QString();
    line.side = line.bid ? QObject::tr("buy") : QObject::tr("sell");
    QStringList flags;
    if (order.flags.autoBorrow == Flag::On)
        flags << QObject::tr("margin");
    if (order.flags.autoLend == Flag::On)
        flags << QObject::tr("lend");
    line.flags = flags.join(QStringLiteral(", "));
    return line;
}

} // namespace plimsoll
