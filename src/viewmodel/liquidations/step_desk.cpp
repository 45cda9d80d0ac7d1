// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/liquidations/step_desk.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

#include <algorithm>

namespace plimsoll {

StepDesk::StepDesk(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , answer_(session)
{
}

QStringList StepDesk::stages() const
{
    return {format::stageName(view::LiquidationStage::Book), format::stageName(view::LiquidationStage::Backstop),
        format::stageName(view::LiquidationStage::Adl)};
}

void StepDesk::assign(int subaccount, const view::QueueRow* row)
{
    // Of an account that leaves, what the last step did stands until another one is chosen.
    if (subaccount != subaccount_) {
        subaccount_ = subaccount;
        chosen_.reset();
        answer_.clear();
    }
    row_.reset();
    const bool wasOpen = open_;
    open_ = row != nullptr && row->takeOver && !row->debts.empty();
    if (open_ && !wasOpen && answer_.refused()) // since it had not been taken over
        answer_.clear();
    std::vector<AssetId> assets;
    if (open_) {
        row_ = *row;
        for (const view::QueueDebt& debt : row->debts)
            assets.push_back(debt.asset);
    }
    // By asset, not by place: debts change places as marks move. The list is rebuilt only then.
    if (assets != assets_) {
        assets_ = assets;
        legs_.clear();
        for (const AssetId asset : assets_)
            legs_ << format::symbol(asset, session_.snapshot());
    }
    const auto found = chosen_ ? std::find(assets_.begin(), assets_.end(), *chosen_) : assets_.begin();
    chooseLeg(found == assets_.end() ? 0 : static_cast<int>(found - assets_.begin()));
}

void StepDesk::chooseLeg(int leg)
{
    leg_ = leg;
    owed_.clear();
    unit_.clear();
    if (row_ && leg >= 0 && static_cast<std::size_t>(leg) < row_->debts.size()) {
        const view::QueueDebt& debt = row_->debts[static_cast<std::size_t>(leg)];
        chosen_ = debt.asset;
        owed_ = format::plain(debt.quantity);
        unit_ = format::symbol(debt.asset, session_.snapshot());
    }
    emit changed();
}

/// As its row in the journal: "12.5 SOL at 180.2, paid with 2,264 USDC, fee 3.2 SOL".
QString StepDesk::stepWords(const LiquidationFill& fill) const
{
    const QString debt = format::symbol(fill.debt, session_.snapshot());
    QString words = tr("%1 %2 at %3").arg(format::quantity(fill.debtRepaid), debt, format::price(fill.price));
    words += fill.kind == LiquidationFill::Kind::FromHoldings
        ? tr(", out of its own holdings")
        : tr(", paid with %1 %2")
              .arg(format::quantity(fill.collateralQuantity), format::symbol(fill.collateral, session_.snapshot()));
    if (!fill.fee.isZero())
        words += tr(", fee %1 %2").arg(format::quantity(fill.fee), debt);
    return words;
}

QString StepDesk::whyNoMore(LiquidationStage stage, AssetId debt, Quantity rest) const
{
    if (stage == LiquidationStage::Backstop)
        return tr("A step ends once the account is restored, where providers have no more room, or with what it holds");
    if (stage == LiquidationStage::Adl)
        return tr("A step ends once the account is restored, where nobody lends more of it, or with what it holds");
    // Of a debt in what markets settle in, the lots are those of what is sold for it.
    const auto& markets = session_.snapshot().risk->markets;
    const auto market = std::find_if(markets.begin(), markets.end(), [&](const MarketParameters& each) {
        return each.base == debt && each.quote == session_.snapshot().risk->settlementAsset();
    });
    if (market != markets.end()) {
        const Quantity least = std::max(market->stepSize, market->minQuantity);
        if (rest < least)
            return tr("The rest is less than the smallest order, %1 %2")
                .arg(format::exact(least), format::symbol(debt, session_.snapshot()));
    }
    return tr("A step ends once the account is restored, where the books have no more inside their bands, or with "
              "what it pays with");
}

void StepDesk::reconsider()
{
    if (answer_.refused())
        answer_.clear();
}

void StepDesk::step(int stage, const QString& quantity)
{
    const auto amount = format::parseQuantity(quantity);
    if (!amount || !amount->isPositive())
        return answer_.refuse(format::whyNotRead(quantity, tr("Quantity must be above 0")));
    if (!row_ || static_cast<std::size_t>(leg_) >= row_->debts.size())
        return answer_.refuse(tr("The account is not taken over"));
    const AssetId debt = row_->debts[static_cast<std::size_t>(leg_)].asset;
    answer_.send(Command{LiquidateStep{row_->subaccount, static_cast<LiquidationStage>(stage), debt, *amount}},
        [this, debt, through = static_cast<LiquidationStage>(stage), stage = stages().value(stage), asked = *amount,
            unit = unit_](const OperatorAnswer& answer) {
            Quantity closed = answer.fills ? Quantity{} : asked;
            QString steps;
            for (const LiquidationFill& fill : answer.fills.value_or(std::vector<LiquidationFill>{})) {
                closed += fill.debtRepaid;
                steps += u'\n' + stepWords(fill);
            }
            const QString of = tr("%1 of %2 %3").arg(format::exact(closed), format::exact(asked), unit);
            if (closed.isZero())
                return tr("Nothing closed through %1: nobody took any of %2 %3").arg(stage, format::exact(asked), unit);
            return (closed < asked
                           ? tr("Closed through %1: %2. %3").arg(stage, of, whyNoMore(through, debt, asked - closed))
                           : tr("Closed through %1: %2 %3").arg(stage, format::exact(closed), unit))
                + steps;
        });
}

} // namespace plimsoll
