// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/liquidations/backstop_desk.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/wording.h"

namespace plimsoll {

BackstopDesk::BackstopDesk(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , capacityAnswer_(session)
    , depositAnswer_(session)
{
}

void BackstopDesk::refresh()
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::vector<ProviderLine> lines;
    for (const view::BackstopProvider& provider : snapshot.liquidations.providers) {
        ProviderLine line;
        line.key = line.subaccount = static_cast<int>(provider.subaccount.value);
        line.account = QString::number(provider.subaccount.value);
        line.capacity = format::usdCompact(provider.capacity);
        line.capacityExact = format::dollars(format::exact(provider.capacity));
        line.imr = format::percentOr(provider.imr, 1);
        line.usable = provider.usable;
        line.exactly.value = {provider.imr};
        lines.push_back(line);
    }
    providers_.assign(lines);
    if (assets_.size() == static_cast<qsizetype>(snapshot.assets.size()))
        return;
    assets_.clear();
    for (const view::Asset& asset : snapshot.assets)
        assets_ << QString::fromStdString(asset.symbol);
    emit assetsChanged();
}

QString BackstopDesk::capacityOf(const QString& account) const
{
    for (const view::BackstopProvider& provider : session_.snapshot().liquidations.providers)
        if (QString::number(provider.subaccount.value) == account.trimmed())
            return format::usd(provider.capacity);
    return {};
}

bool BackstopDesk::isCapacity(const QString& typed) const
{
    const auto amount = format::parseRatio(typed);
    return amount && !amount->isNegative();
}

bool BackstopDesk::isDeposit(const QString& typed) const
{
    const auto amount = format::parseQuantity(typed);
    return amount && amount->isPositive();
}

void BackstopDesk::setCapacity(const QString& account, const QString& capacity, const QString& reason)
{
    bool isNumber = false;
    const std::uint32_t subaccount = account.trimmed().toUInt(&isNumber);
    const auto amount = format::parseRatio(capacity);
    const std::string why = reason.trimmed().toStdString();
    if (!isNumber || subaccount == 0)
        return capacityAnswer_.refuse(tr("“%1” is no account number").arg(account));
    if (!isCapacity(capacity))
        return capacityAnswer_.refuse(format::whyNotRead(capacity, tr("Capacity must be 0 or more, in USD")));
    if (why.empty())
        return capacityAnswer_.refuse(tr("Give a reason"));
    const Usd granted = Usd::fromRaw(amount->raw);
    capacityAnswer_.send(Command{SetBackstopProvider{SubaccountId{subaccount}, granted, why}},
        granted.isZero() ? tr("Account %1 is no provider any more").arg(subaccount)
                         : tr("Account %1 provides up to $%2").arg(subaccount).arg(format::usd(granted)));
}

void BackstopDesk::deposit(int asset, const QString& quantity, const QString& reason)
{
    const auto amount = format::parseQuantity(quantity);
    const std::string why = reason.trimmed().toStdString();
    if (!isDeposit(quantity))
        return depositAnswer_.refuse(format::whyNotRead(quantity, tr("Quantity must be above 0")));
    if (why.empty())
        return depositAnswer_.refuse(tr("Give a reason"));
    const AssetId which{static_cast<std::uint16_t>(asset)};
    depositAnswer_.send(Command{DepositToFund{which, *amount, why}},
        tr("%1 %2 deposited").arg(format::exact(*amount), format::symbol(which, session_.snapshot())));
}

} // namespace plimsoll
