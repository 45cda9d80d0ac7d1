// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/exchange/command_trial.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/mmr_band.h"
#include "viewmodel/format/refusal_words.h"
#include "viewmodel/format/wording.h"

namespace plimsoll {
namespace {

constexpr qint64 askAgainMs = 500;

QString ratioText(const std::optional<Ratio>& ratio)
{
    return ratio ? format::percentWithSign(*ratio) : format::none();
}

} // namespace

CommandTrial::CommandTrial(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
}

void CommandTrial::ask(SubaccountId id, Command command, std::optional<MarketId> market)
{
    asked_ = Asked{id, std::move(command), market};
    send();
}

void CommandTrial::askAgain()
{
    if (asked_ && sinceAsked_.elapsed() >= askAgainMs)
        send();
}

void CommandTrial::send()
{
    sinceAsked_.start();
    session_.preview(asked_->id, asked_->command, this, [this, number = ++number_](const CommandPreview& preview) {
        if (number == number_)
            take(preview);
    });
}

void CommandTrial::clear()
{
    ++number_;
    asked_.reset();
    known_ = false;
    preview_ = {};
    refusal_.clear();
    effects_.assign({});
    figures_.assign({});
    emit changed();
}

bool CommandTrial::passes() const
{
    return known_ && refusal_.isEmpty() && format::whyNoCustomer(session_.snapshot().status).isEmpty();
}

QString CommandTrial::term() const
{
    if (!preview_.refusal)
        return {};
    const QString words = format::termWords(preview_.refusal->bindingTerm);
    return words.isEmpty() ? words : words + format::announcedWords(preview_.refusal->announced);
}

Quantity CommandTrial::offered() const
{
    const Quantity largest = *preview_.largest;
    // An order keeps to the steps of its book.
    if (session_.snapshot().status.speedAsked == 0 || std::holds_alternative<PlaceOrder>(asked_->command))
        return largest;
    decltype(Quantity::raw) step = 1;
    while (largest.raw / step >= 10'000)
        step *= 10;
    return Quantity::fromRaw(largest.raw / step * step);
}

QString CommandTrial::largest() const
{
    return hasLargest() ? format::plain(offered()) : QString();
}

QString CommandTrial::largestShown() const
{
    return hasLargest() ? format::exact(offered()) : QString();
}

bool CommandTrial::largestTells() const
{
    return preview_.refusal && asked_ && !std::holds_alternative<UpdateSettings>(asked_->command)
        && preview_.refusal->code != RefusalCode::InvalidQuantity && preview_.refusal->field != Field::Price;
}

std::optional<RefusalCode> CommandTrial::refusedCode() const
{
    return preview_.refusal ? std::optional(preview_.refusal->code) : std::nullopt;
}

bool CommandTrial::bindsElsewhere() const
{
    if (!preview_.refusal || preview_.refusal->bindingTerm == BindingTerm::None)
        return false;
    const BindingTerm term = preview_.refusal->bindingTerm;
    switch (preview_.refusal->code) {
    case RefusalCode::BorrowLimit:
        if (preview_.refusal->field == Field::BorrowLimit)
            return term != BindingTerm::BorrowLimit;
        [[fallthrough]];
    case RefusalCode::InsufficientSupply:
        return term != BindingTerm::PoolLiquidity && term != BindingTerm::Throttle;
    case RefusalCode::InsufficientFunds:
        return term != BindingTerm::Funds;
    case RefusalCode::InsufficientMargin:
        return term == BindingTerm::PoolLiquidity || term == BindingTerm::Throttle || term == BindingTerm::BorrowLimit
            || term == BindingTerm::Funds;
    default:
        return false;
    }
}

QString CommandTrial::symbolTaken() const
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    return std::visit(
        [&](const auto& command) -> QString {
            if constexpr (requires { command.side; }) {
                const MarketParameters& market = snapshot.risk->markets[command.market.value];
                return format::symbol(command.side == Side::Bid ? market.quote : market.base, snapshot);
            } else if constexpr (requires { format::symbol(command.asset, snapshot); }) {
                return format::symbol(command.asset, snapshot);
            } else {
                return {};
            }
        },
        asked_->command);
}

void CommandTrial::take(const CommandPreview& preview)
{
    preview_ = preview;
    known_ = true;
    refusal_ = preview.refusal ? format::sentence(*preview.refusal, symbolTaken()) : QString();
    std::vector<EffectLine> effects;
    std::vector<AfterLine> figures;
    if (!preview.refusal) {
        addStep(tr("At once"), preview.now, effects);
        if (preview.filled) {
            // Its own older orders at that price or a better one go first.
            const bool fillsOlder = preview.filled->filled > preview.now.rests;
            const bool isRest = preview.now.filled.isPositive();
            addStep(fillsOlder ? tr("When it and its older orders fill")
                    : isRest   ? tr("When the rest fills")
                               : tr("When it fills"),
                *preview.filled, effects);
        }
        figures = figuresOf(preview.filled ? preview.filled->after : preview.now.after);
    }
    effects_.assign(effects);
    figures_.assign(figures);
    emit changed();
}

void CommandTrial::addStep(const QString& when, const PreviewStep& step, std::vector<EffectLine>& lines) const
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    const auto add
        = [&](const QString& verb, const QString& amount, const QString& exact, int kind, const QString& note = {}) {
              EffectLine line;
              line.key = static_cast<qint64>(qHash(when + u'/' + verb + u'/' + amount.section(u' ', -1)));
              line.when = when;
              line.verb = verb;
              line.amount = amount;
              line.exact = exact;
              line.note = note;
              line.kind = kind;
              lines.push_back(line);
          };
    const auto moved = [&](const QString& verb, Quantity quantity, AssetId asset, int kind, const QString& note = {}) {
        if (quantity.isZero())
            return;
        const QString symbol = format::symbol(asset, snapshot);
        add(verb, format::quantity(quantity) + u' ' + symbol, format::exact(quantity) + u' ' + symbol, kind, note);
    };
    if (asked_ && asked_->market) {
        const MarketParameters& market = snapshot.risk->markets[asked_->market->value];
        if (step.filled.isPositive())
            moved(tr("fills"), step.filled, market.base, effect::Plain,
                tr("for %1 %2")
                    .arg(format::quantity(toQuantity(step.filledAmount, Rounding::Up)),
                        format::symbol(market.quote, snapshot)));
        moved(tr("trading fee"), step.tradingFee, market.quote, effect::Plain);
        moved(tr("rests"), step.rests, market.base, effect::Plain);
    }
    for (const AssetEffect& effect : step.effects) {
        moved(tr("redeems"), effect.redeemed, effect.asset, effect::Lends);
        moved(tr("borrows"), effect.borrowed, effect.asset, effect::Borrows);
        moved(tr("entry fee"), effect.entryFee, effect.asset, effect::Borrows);
        moved(tr("repays"), effect.repaid, effect.asset, effect::Borrows);
        moved(tr("lends"), effect.lent, effect.asset, effect::Lends);
    }
    if (step.expired != OrderExpiryReason::None)
        // Where the order itself rests, it is one that rested before that goes.
        add(tr("expires"), step.rests.isPositive() ? tr("an older order") : QString(), {}, effect::Warns,
            format::expiryWords(step.expired));
}

std::vector<AfterLine> CommandTrial::figuresOf(const MarginSummary& after) const
{
    const MarginSummary& before = preview_.before;
    std::vector<AfterLine> lines;
    const auto add = [&](const QString& label, const QString& was, const QString& is, const QString& exact, int tone) {
        AfterLine line;
        line.key = static_cast<qint64>(lines.size());
        line.label = label;
        line.before = was;
        line.after = is;
        line.afterExact = exact;
        line.tone = tone;
        lines.push_back(line);
    };
    const auto share
        = [&](const QString& label, const std::optional<Ratio>& was, const std::optional<Ratio>& is, int tone) {
              add(label, ratioText(was), ratioText(is), is ? format::percentExact(*is) : QString(), tone);
          };
    share(tr("Margin fraction"), before.marginFraction, after.marginFraction, tone::Quiet);
    share(tr("IMR"), before.imr, after.imr, tone::Quiet);
    share(tr("MMR"), before.mmr, after.mmr, format::toneOf(format::bandOf(after.mmr, after.totalExposure)));
    add(tr("Exposure, $"), format::usd(before.totalExposure), format::usd(after.totalExposure),
        format::dollars(format::exact(after.totalExposure)), tone::Quiet);
    add(tr("Net equity, $"), format::usd(before.netEquity), format::usd(after.netEquity),
        format::dollars(format::exact(after.netEquity)), tone::Quiet);
    return lines;
}

} // namespace plimsoll
