// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/exchange/funds_ticket.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

#include <algorithm>

namespace plimsoll {

FundsTicket::FundsTicket(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , trial_(session)
{
    connect(&trial_, &CommandTrial::changed, this, &FundsTicket::changed);
}

void FundsTicket::setTrader(SubaccountId trader)
{
    if (trader == trader_)
        return;
    trader_ = trader;
    answer_.clear();
    edited();
}

void FundsTicket::refresh()
{
    trial_.askAgain();
    emit changed();
}

void FundsTicket::forget()
{
    kind_ = Lend;
    asset_ = {};
    quantity_.clear();
    autoBorrow_ = false;
    edited();
}

void FundsTicket::setKind(int kind)
{
    kind_ = std::clamp(kind, int(Lend), int(Withdraw));
    answer_.clear();
    edited();
}

void FundsTicket::setAsset(int asset)
{
    if (asset < 0 || static_cast<std::size_t>(asset) >= session_.snapshot().assets.size())
        return;
    asset_ = AssetId{static_cast<std::uint16_t>(asset)};
    answer_.clear();
    edited();
}

void FundsTicket::setQuantity(const QString& typed)
{
    if (typed == quantity_)
        return;
    quantity_ = typed;
    edited();
}

void FundsTicket::setAutoBorrow(bool on)
{
    autoBorrow_ = on;
    edited();
}

QString FundsTicket::symbol() const
{
    return format::symbol(asset_, session_.snapshot());
}

Command FundsTicket::command() const
{
    switch (kind_) {
    case Lend:
        return plimsoll::Lend{trader_, asset_, amount_};
    case Redeem:
        return plimsoll::Redeem{trader_, asset_, amount_};
    case Borrow:
        return plimsoll::Borrow{trader_, asset_, amount_};
    case Repay:
        return plimsoll::Repay{trader_, asset_, amount_};
    case Deposit:
        return plimsoll::Deposit{trader_, asset_, amount_};
    default:
        return plimsoll::Withdraw{trader_, asset_, amount_, autoBorrow_ ? Flag::On : Flag::Off, Flag::On};
    }
}

QString FundsTicket::verb() const
{
    switch (kind_) {
    case Lend:
        return tr("Lend");
    case Redeem:
        return tr("Redeem");
    case Borrow:
        return tr("Borrow");
    case Repay:
        return tr("Repay");
    case Deposit:
        return tr("Deposit");
    default:
        return tr("Withdraw");
    }
}

void FundsTicket::edited()
{
    answer_.clear();
    const auto quantity = format::parseQuantity(quantity_);
    faulty_ = !quantity_.isEmpty() && !quantity;
    amount_ = quantity.value_or(Quantity{});
    if (quantity && trader_.value > 0)
        trial_.ask(trader_, command(), std::nullopt);
    else
        trial_.clear();
    emit changed();
}

const view::TraderBalance* FundsTicket::balance() const
{
    const auto& trader = session_.snapshot().exchange.trader;
    if (!trader)
        return nullptr;
    const auto found = std::find_if(trader->balances.begin(), trader->balances.end(),
        [&](const view::TraderBalance& balance) { return balance.asset == asset_; });
    return found == trader->balances.end() ? nullptr : &*found;
}

QString FundsTicket::everything() const
{
    const view::TraderBalance* own = balance();
    if (own == nullptr || kind_ == Borrow || kind_ == Deposit)
        return {};
    const Quantity all = kind_ == Redeem ? own->lent
        : kind_ == Repay                 ? std::min(own->owed, own->available)
        : kind_ == Withdraw              ? own->available + own->lent
                                         : own->available;
    return all.isPositive() ? format::plain(all) : QString();
}

QString FundsTicket::refusal() const
{
    if (faulty_)
        return format::whyNotRead(quantity_, tr("Not a quantity"));
    return trial_.bindsElsewhere() ? tr("More than passes") : trial_.refusal();
}

QString FundsTicket::action() const
{
    return amount_.isPositive() ? QStringLiteral("%1 %2 %3").arg(verb(), format::exact(amount_), symbol())
                                : QStringLiteral("%1 %2").arg(verb(), symbol());
}

void FundsTicket::useEverything()
{
    if (const QString all = everything(); !all.isEmpty())
        setQuantity(all);
}

void FundsTicket::useLargest()
{
    if (trial_.hasLargest())
        setQuantity(trial_.largest());
}

void FundsTicket::send()
{
    if (!canSend())
        return;
    pending_ = true;
    answer_.clear();
    emit changed();
    session_.submit(command(), this, [this, sent = quantity_](const OperatorAnswer& given) {
        pending_ = false;
        refused_ = !given.accepted;
        if (!refused_ && quantity_ == sent) { // else the next one is being typed
            quantity_.clear();
            edited();
        }
        answer_ = refused_ ? format::refusal(given) : tr("Done and stored, seq %1").arg(format::count(given.sequence));
        emit changed();
    });
}

} // namespace plimsoll
