// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/exchange/exchange_page.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/wording.h"

#include <algorithm>

namespace plimsoll {
namespace {

QString bookStateWords(OrderBookState state)
{
    switch (state) {
    case OrderBookState::Open:
        return {};
    case OrderBookState::PostOnly:
        return ExchangePage::tr("Takes post-only orders");
    case OrderBookState::LimitOnly:
        return ExchangePage::tr("Takes no market orders");
    case OrderBookState::CancelOnly:
        return ExchangePage::tr("Takes only cancels");
    case OrderBookState::Closed:
        return ExchangePage::tr("Book is closed");
    }
    return {};
}

void setMarketFigures(ExchangeFigures& figures, const view::MarketDetail& market)
{
    figures.mark = format::price(market.markRatio);
    figures.markExact = format::exact(market.markRatio);
    figures.active = format::price(market.activePrice);
    figures.activeExact = format::exact(market.activePrice);
    figures.last = market.lastTrade ? format::price(*market.lastTrade) : format::none();
    figures.lastUp = market.trades.empty() || market.trades[0].takerSide == Side::Bid;
    figures.spread = figures.spreadShare = format::none();
    if (!market.bids.empty() && !market.asks.empty()) {
        const Price best = market.bids.front().price;
        const Price spread = market.asks.front().price - best;
        figures.spread = format::exact(spread);
        const Ratio share = divide(spread, best, Rounding::Down);
        figures.spreadShare = format::fixedPoint(share.raw, Ratio::decimals - 4, 1);
    }
    figures.stopped = market.halted ? ExchangePage::tr("Matching is halted") : bookStateWords(market.state);
}

void setTraderFigures(ExchangeFigures& figures, const view::TraderDetail& trader)
{
    figures.equity = format::usd(trader.netEquity);
    figures.equityExact = format::dollars(format::exact(trader.netEquity));
    figures.availableEquity = format::usd(trader.netEquityAvailable);
    figures.exposure = format::usd(trader.totalExposure);
    figures.marginFraction = format::percentOr(trader.marginFraction);
    figures.mmr = trader.totalExposure.isZero() ? format::none() : format::percentOr(trader.mmr);
    figures.band = static_cast<int>(trader.band);
    figures.liquidating = trader.liquidating;
}

} // namespace

ExchangePage::ExchangePage(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , ticket_(session)
    , funds_(session)
    , settings_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &ExchangePage::refresh);
    // What came of the last deed with an order goes with the next deed.
    const auto deed = [this] {
        if (!ordersAnswer_.isEmpty() && (ticket_.pending() || funds_.pending() || settings_.pending())) {
            ordersAnswer_.clear();
            emit changed();
        }
    };
    connect(&ticket_, &OrderTicket::changed, this, deed);
    connect(&funds_, &FundsTicket::changed, this, deed);
    connect(&settings_, &SettingsTicket::changed, this, deed);
}

QStringList ExchangePage::markets() const
{
    QStringList names;
    for (const MarketParameters& market : session_.snapshot().risk->markets)
        names << format::marketName(market.symbol);
    return names;
}

QStringList ExchangePage::assets() const
{
    QStringList names;
    for (const view::Asset& asset : session_.snapshot().assets)
        names << QString::fromStdString(asset.symbol);
    return names;
}

QString ExchangePage::marketName() const
{
    return markets().value(market_);
}

void ExchangePage::setMarket(int market)
{
    if (market == market_ || market < 0 || market >= static_cast<int>(session_.snapshot().risk->markets.size()))
        return;
    market_ = market;
    wish();
    emit placeChanged();
}

void ExchangePage::setTrader(int subaccount)
{
    if (subaccount <= 0 || subaccount == trader())
        return;
    trader_ = SubaccountId{static_cast<std::uint32_t>(subaccount)};
    ordersAnswer_.clear();
    wish();
    emit placeChanged();
}

void ExchangePage::forget()
{
    setTrader(1);
    ordersAnswer_.clear();
    ticket_.forget();
    funds_.forget();
    settings_.discard();
    emit changed();
}

void ExchangePage::setPanel(int panel)
{
    if (panel == panel_)
        return;
    panel_ = std::clamp(panel, int(Trade), int(Settings));
    refreshForm();
    emit panelChanged();
}

QVariantMap ExchangePage::stored() const
{
    if (!kept_.isEmpty())
        return kept_;
    return {{QStringLiteral("trader"), trader()}, {QStringLiteral("market"), market_},
        {QStringLiteral("world"), QString::fromStdString(session_.snapshot().status.worldPath)}};
}

void ExchangePage::takeUpKept()
{
    const QVariantMap kept = std::exchange(kept_, {});
    if (kept.value("world").toString().toStdString() != session_.snapshot().status.worldPath)
        return;
    setTrader(kept.value("trader").toInt());
    if (const int market = kept.value("market", -1).toInt(); market >= 0)
        setMarket(market);
}

void ExchangePage::wish()
{
    session_.wish([&](view::ViewRequest& wanted) {
        if (market_ >= 0)
            wanted.market = MarketId{static_cast<std::uint16_t>(market_)};
        wanted.trader = trader_;
    });
    ticket_.setPlace(trader_, session_.wanted().market);
    funds_.setTrader(trader_);
}

void ExchangePage::refresh()
{
    if (!session_.wanted().shows(view::Page::Exchange) || !session_.hasSnapshot())
        return;
    const view::ViewSnapshot& snapshot = session_.snapshot();
    if (!kept_.isEmpty())
        takeUpKept();
    if (snapshot.risk->markets.size() != marketsSeen_) {
        marketsSeen_ = snapshot.risk->markets.size();
        emit marketsChanged();
    }
    if (market_ < 0 || market_ >= static_cast<int>(marketsSeen_)) {
        market_ = -1;
        // Where most of the world's debts are: SOL, if it trades.
        const auto found = std::find_if(snapshot.risk->markets.begin(), snapshot.risk->markets.end(),
            [](const MarketParameters& market) { return market.symbol.starts_with("SOL_"); });
        setMarket(found == snapshot.risk->markets.end() ? 0 : static_cast<int>(found - snapshot.risk->markets.begin()));
    }
    if (!snapshot.request.shows(view::Page::Exchange))
        return;
    const view::ExchangeDetail& page = snapshot.exchange;
    if (snapshot.request.trader == trader_)
        refreshTrader(page.trader);
    if (page.market && static_cast<int>(page.market->market.value) == market_)
        refreshMarket(*page.market, page.trader ? page.trader->orders : std::vector<view::TraderOrder>{});
    refreshForm();
    closed_ = format::whyNoCustomer(snapshot.status);
    emit changed();
}

void ExchangePage::refreshMarket(const view::MarketDetail& detail, const std::vector<view::TraderOrder>& own)
{
    std::vector<view::TraderOrder> here;
    std::copy_if(own.begin(), own.end(), std::back_inserter(here),
        [&](const view::TraderOrder& order) { return order.market == detail.market; });
    const MarketParameters& market = session_.snapshot().risk->markets[detail.market.value];
    const int decimals = decimalsOf(market.stepSize);
    bids_.assign(bookLines(detail.bids, levels_, here, Side::Bid, decimals));
    asks_.assign(bookLines(detail.asks, levels_, here, Side::Ask, decimals));
    std::vector<TradeLine> trades;
    for (const view::Trade& trade : detail.trades)
        trades.push_back(tradeLine(trade, decimals));
    trades_.assign(trades);
    depth_.assign(detail);
    setMarketFigures(figures_, detail);
}

void ExchangePage::refreshTrader(const std::optional<view::TraderDetail>& trader)
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    figures_.exists = trader.has_value();
    std::vector<BalanceLine> balances;
    std::vector<OrderLine> orders;
    const view::TraderDetail shown = trader.value_or(view::TraderDetail{});
    for (const view::TraderBalance& balance : shown.balances)
        balances.push_back(balanceLine(balance, snapshot));
    for (const view::TraderOrder& order : shown.orders)
        orders.push_back(orderLine(order, snapshot));
    balances_.assign(balances);
    orders_.assign(orders);
    orderCount_ = format::count(shown.orderCount);
    setTraderFigures(figures_, shown);
    settings_.setLive(trader);
}

void ExchangePage::refreshForm()
{
    // One form asks at a time: the newest wish takes the place of all others.
    switch (panel_) {
    case Trade:
        ticket_.refresh();
        break;
    case Funds:
        funds_.refresh();
        break;
    default:
        settings_.refresh();
    }
}

void ExchangePage::showLevels(int count)
{
    levels_ = static_cast<std::size_t>(std::clamp(count, 1, 100));
}

void ExchangePage::send(Command command, const QString& done)
{
    session_.submit(std::move(command), this, [this, done](const OperatorAnswer& answer) {
        ordersRefused_ = !answer.accepted;
        ordersAnswer_ = ordersRefused_ ? format::refusal(answer) : done;
        emit changed();
    });
}

void ExchangePage::createAccount()
{
    const SubaccountId next{session_.snapshot().exchange.accounts + 1};
    session_.submit(Command{CreateSubaccount{next}}, this, [this, next](const OperatorAnswer& answer) {
        ordersRefused_ = !answer.accepted;
        ordersAnswer_ = ordersRefused_ ? format::refusal(answer) : QString();
        if (answer.accepted)
            setTrader(static_cast<int>(next.value));
        emit changed();
    });
}

void ExchangePage::cancelOrder(int row)
{
    if (row < 0 || row >= orders_.count())
        return;
    const OrderLine& order = orders_.rows()[static_cast<std::size_t>(row)];
    send(CancelOrder{trader_, OrderId{static_cast<std::uint64_t>(order.key)}},
        tr("Order %1 cancelled").arg(order.orderId));
}

void ExchangePage::cancelAll()
{
    if (orders_.count() > 0)
        send(CancelAll{trader_, std::nullopt}, tr("All orders cancelled"));
}

void ExchangePage::usePrice(const QString& price)
{
    setPanel(Trade);
    ticket_.setType(static_cast<int>(OrderType::Limit));
    ticket_.setPrice(price);
}

void ExchangePage::useAsset(int asset)
{
    setPanel(Funds);
    funds_.setAsset(asset);
    const auto& rows = balances_.rows();
    const auto line
        = std::find_if(rows.begin(), rows.end(), [&](const BalanceLine& row) { return row.asset == asset; });
    funds_.setKind(line != rows.end() && line->owedExact != u"0" ? FundsTicket::Repay : FundsTicket::Lend);
    funds_.useEverything();
}

} // namespace plimsoll
