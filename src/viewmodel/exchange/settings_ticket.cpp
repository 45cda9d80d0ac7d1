// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/exchange/settings_ticket.h"

#include "domain/base/decimal.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

namespace plimsoll {
namespace {

/// A flag of the draft: absent where it is what is live.
std::optional<Flag> draftOf(bool on, Flag live)
{
    const Flag flag = on ? Flag::On : Flag::Off;
    return flag == live ? std::nullopt : std::optional{flag};
}

} // namespace

SettingsTicket::SettingsTicket(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , trial_(session)
{
    connect(&trial_, &CommandTrial::changed, this, &SettingsTicket::changed);
}

void SettingsTicket::setLive(const std::optional<view::TraderDetail>& trader)
{
    const view::TraderDetail next = trader.value_or(view::TraderDetail{});
    const bool other = next.subaccount != live_.subaccount;
    live_ = next;
    if (other) {
        answer_.clear();
        discard();
        return;
    }
    emit changed();
}

void SettingsTicket::setMarginEnabled(bool on)
{
    draft_.marginEnabled = draftOf(on, live_.marginEnabled);
    edited();
}

void SettingsTicket::setAutoLend(bool on)
{
    draft_.autoLend = draftOf(on, live_.autoLend);
    edited();
}

void SettingsTicket::setAutoRepayBorrows(bool on)
{
    draft_.autoRepayBorrows = draftOf(on, live_.autoRepayBorrows);
    edited();
}

QString SettingsTicket::leverageLimit() const
{
    return typedLeverage_.value_or(format::plain(live_.leverageLimit));
}

void SettingsTicket::setLeverageLimit(const QString& typed)
{
    if (typed == leverageLimit())
        return;
    typedLeverage_ = typed;
    edited();
}

QString SettingsTicket::leverageRange() const
{
    return tr("1 to %1").arg(format::plain(live_.leverageLimitMax));
}

QString SettingsTicket::borrowLimit() const
{
    const QString live = live_.borrowLimit ? QString::fromStdString(toText(*live_.borrowLimit)) : QString();
    return typedBorrow_.value_or(live);
}

void SettingsTicket::setBorrowLimit(const QString& typed)
{
    if (typed == borrowLimit())
        return;
    typedBorrow_ = typed;
    edited();
}

void SettingsTicket::edited()
{
    answer_.clear();
    draft_.subaccount = live_.subaccount;
    draft_.leverageLimit.reset();
    draft_.borrowLimit.reset();
    leverageFaulty_ = borrowFaulty_ = false;
    if (typedLeverage_) {
        const auto limit = format::parseRatio(*typedLeverage_);
        leverageFaulty_ = !limit;
        if (limit && *limit != live_.leverageLimit)
            draft_.leverageLimit = limit;
    }
    if (typedBorrow_) {
        const auto limit = typedBorrow_->isEmpty() ? std::optional{Usd::largest()} : format::parseUsd(*typedBorrow_);
        borrowFaulty_ = !limit;
        if (limit && *limit != live_.borrowLimit.value_or(Usd::largest()))
            draft_.borrowLimit = limit;
    }
    if (modified() && !leverageFaulty_ && !borrowFaulty_)
        trial_.ask(live_.subaccount, draft_, std::nullopt);
    else
        trial_.clear();
    emit changed();
}

QString SettingsTicket::leverageRefusal() const
{
    if (leverageFaulty_)
        return format::whyNotRead(*typedLeverage_, tr("Not a number"));
    return trial_.refusedField() == Field::LeverageLimit ? trial_.refusal() : QString();
}

QString SettingsTicket::borrowRefusal() const
{
    if (borrowFaulty_)
        return format::whyNotRead(*typedBorrow_, tr("Not an amount"));
    return trial_.refusedField() == Field::BorrowLimit ? trial_.refusal() : QString();
}

QString SettingsTicket::refusal() const
{
    const Field field = trial_.refusedField();
    return field == Field::LeverageLimit || field == Field::BorrowLimit ? QString() : trial_.refusal();
}

bool SettingsTicket::modified() const
{
    return draft_.marginEnabled || draft_.autoLend || draft_.autoRepayBorrows || draft_.leverageLimit
        || draft_.borrowLimit || leverageFaulty_ || borrowFaulty_;
}

void SettingsTicket::discard()
{
    draft_ = {};
    typedLeverage_.reset();
    typedBorrow_.reset();
    edited();
}

/// Of what was sent, all that still reads so.
void SettingsTicket::forget(const UpdateSettings& sent)
{
    const auto drop = [](auto& draft, const auto& was) {
        if (draft == was)
            draft.reset();
    };
    drop(draft_.marginEnabled, sent.marginEnabled);
    drop(draft_.autoLend, sent.autoLend);
    drop(draft_.autoRepayBorrows, sent.autoRepayBorrows);
    if (draft_.leverageLimit == sent.leverageLimit && !leverageFaulty_)
        typedLeverage_.reset();
    if (draft_.borrowLimit == sent.borrowLimit && !borrowFaulty_)
        typedBorrow_.reset();
    edited();
}

void SettingsTicket::send()
{
    if (!canSend())
        return;
    pending_ = true;
    emit changed();
    session_.submit(Command{draft_}, this, [this, sent = draft_](const OperatorAnswer& given) {
        pending_ = false;
        refused_ = !given.accepted;
        if (!refused_) {
            // What was just accepted is live, though no snapshot has said so yet; what was typed meanwhile stays a
            // draft.
            live_.marginEnabled = sent.marginEnabled.value_or(live_.marginEnabled);
            live_.autoLend = sent.autoLend.value_or(live_.autoLend);
            live_.autoRepayBorrows = sent.autoRepayBorrows.value_or(live_.autoRepayBorrows);
            live_.leverageLimit = sent.leverageLimit.value_or(live_.leverageLimit);
            if (sent.borrowLimit)
                live_.borrowLimit
                    = *sent.borrowLimit == Usd::largest() ? std::nullopt : std::optional{*sent.borrowLimit};
            forget(sent);
        }
        answer_ = refused_ ? format::refusal(given) : tr("Set and stored, seq %1").arg(format::count(given.sequence));
        emit changed();
    });
}

} // namespace plimsoll
