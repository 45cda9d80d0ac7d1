// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/exchange/order_ticket.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

#include <algorithm>

namespace plimsoll {
namespace {

Flag flagOf(bool on)
{
    return on ? Flag::On : Flag::Off;
}

} // namespace

OrderTicket::OrderTicket(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , trial_(session)
{
    connect(&trial_, &CommandTrial::changed, this, &OrderTicket::changed);
}

void OrderTicket::setPlace(SubaccountId trader, std::optional<MarketId> market)
{
    if (trader == order_.subaccount && market == market_)
        return;
    if (market != market_)
        price_.clear();
    order_.subaccount = trader;
    market_ = market;
    order_.market = market.value_or(MarketId{});
    answer_.clear();
    edited();
}

void OrderTicket::refresh()
{
    trial_.askAgain();
}

void OrderTicket::forget()
{
    PlaceOrder blank;
    blank.subaccount = order_.subaccount;
    blank.market = order_.market;
    order_ = blank;
    price_.clear();
    quantity_.clear();
    edited();
}

const MarketParameters* OrderTicket::market() const
{
    const auto& markets = session_.snapshot().risk->markets;
    return market_ && market_->value < markets.size() ? &markets[market_->value] : nullptr;
}

void OrderTicket::setSide(int side)
{
    const Side wanted = static_cast<Side>(std::clamp(side, 0, 1));
    if (wanted == order_.side)
        return;
    order_.side = wanted;
    quantity_.clear();
    edited();
}

void OrderTicket::setType(int type)
{
    order_.type = static_cast<OrderType>(std::clamp(type, 0, 1));
    if (order_.type == OrderType::Market)
        order_.postOnly = PostOnly::No;
    edited();
}

void OrderTicket::setTimeInForce(int timeInForce)
{
    order_.timeInForce = static_cast<TimeInForce>(std::clamp(timeInForce, 0, 2));
    edited();
}

void OrderTicket::setSelfTradePrevention(int prevention)
{
    order_.selfTradePrevention = static_cast<SelfTradePrevention>(std::clamp(prevention, 0, 2));
    edited();
}

void OrderTicket::setPostOnly(bool on)
{
    order_.postOnly = on ? PostOnly::Yes : PostOnly::No;
    edited();
}

void OrderTicket::setMargin(bool on)
{
    order_.flags.autoBorrow = order_.flags.autoBorrowRepay = flagOf(on);
    edited();
}

void OrderTicket::setAutoLend(bool on)
{
    order_.flags.autoLend = flagOf(on);
    edited();
}

void OrderTicket::setAutoLendRedeem(bool on)
{
    order_.flags.autoLendRedeem = flagOf(on);
    edited();
}

void OrderTicket::setPrice(const QString& typed)
{
    if (typed == price_)
        return;
    price_ = typed;
    edited();
}

void OrderTicket::setQuantity(const QString& typed)
{
    if (typed == quantity_)
        return;
    quantity_ = typed;
    edited();
}

void OrderTicket::edited()
{
    answer_.clear();
    const auto price = format::parsePrice(price_);
    const auto quantity = format::parseQuantity(quantity_);
    const bool isLimit = order_.type == OrderType::Limit;
    priceFaulty_ = isLimit && !price_.isEmpty() && !price;
    quantityFaulty_ = !quantity_.isEmpty() && !quantity;
    order_.price = isLimit ? price : std::nullopt;
    order_.quantity = quantity.value_or(Quantity{});
    const bool whole = market_ && quantity && (!isLimit || price);
    if (whole)
        trial_.ask(order_.subaccount, order_, market_);
    else
        trial_.clear();
    emit changed();
}

QString OrderTicket::base() const
{
    return market() ? format::symbol(market()->base, session_.snapshot()) : QString();
}

QString OrderTicket::quote() const
{
    return market() ? format::symbol(market()->quote, session_.snapshot()) : QString();
}

QString OrderTicket::amount() const
{
    if (!order_.price || !order_.quantity.isPositive() || !order_.price->isPositive())
        return {};
    try {
        return format::quantity(toQuantity(quoteAmount(order_.quantity, *order_.price), Rounding::Up));
    } catch (const ArithmeticFault&) {
        return {};
    }
}

QString OrderTicket::priceRefusal() const
{
    if (priceFaulty_)
        return format::whyNotRead(price_, tr("Not a price"));
    return trial_.refusedField() == Field::Price ? trial_.refusal() : QString();
}

QString OrderTicket::quantityRefusal() const
{
    if (quantityFaulty_)
        return format::whyNotRead(quantity_, tr("Not a quantity"));
    if (trial_.refusedCode() == RefusalCode::InvalidQuantity && market() != nullptr)
        return whyNoLot(*market());
    if (trial_.refusedField() == Field::Quantity && trial_.bindsElsewhere())
        return tr("More than passes");
    // How much too little depends on which of its checks is asked; the term that binds and what passes stand below.
    if (trial_.refusedCode() == RefusalCode::InsufficientMargin)
        return tr("Too little margin");
    return trial_.refusedField() == Field::Quantity ? trial_.refusal() : QString();
}

QString OrderTicket::whyNoLot(const MarketParameters& market) const
{
    const auto said = [&](const QString& sentence, Quantity bound) {
        return sentence.arg(format::exact(order_.quantity), format::exact(bound), base());
    };
    if (order_.quantity < market.minQuantity || !order_.quantity.isPositive())
        return said(tr("%1 is less than the smallest order, %2 %3"), market.minQuantity);
    if (market.maxQuantity && order_.quantity > *market.maxQuantity)
        return said(tr("%1 is more than the largest order, %2 %3"), *market.maxQuantity);
    return said(tr("%1 is not a whole number of lots of %2 %3"), market.stepSize);
}

QString OrderTicket::refusal() const
{
    const Field field = trial_.refusedField();
    const bool isToldElsewhere = field == Field::Price || field == Field::Quantity || trial_.bindsElsewhere();
    return isToldElsewhere ? QString() : trial_.refusal();
}

QString OrderTicket::action() const
{
    const QString what = order_.quantity.isPositive() ? format::exact(order_.quantity) + u' ' + base() : base();
    return order_.side == Side::Bid ? tr("Buy %1").arg(what) : tr("Sell %1").arg(what);
}

void OrderTicket::useLargest()
{
    if (trial_.hasLargest())
        setQuantity(trial_.largest());
}

void OrderTicket::send()
{
    if (!canSend())
        return;
    pending_ = true;
    answer_.clear();
    emit changed();
    session_.submit(Command{order_}, this, [this, sent = quantity_](const OperatorAnswer& given) {
        pending_ = false;
        refused_ = !given.accepted;
        if (!refused_ && quantity_ == sent) { // else the next one is being typed
            quantity_.clear();
            edited();
        }
        answer_ = refused_ ? format::refusal(given) : tr("Sent and stored, seq %1").arg(format::count(given.sequence));
        emit changed();
    });
}

} // namespace plimsoll
