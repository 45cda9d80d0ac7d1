// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/impact_lines.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/mmr_band.h"
#include "viewmodel/format/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("impact", text);
}

/// Whether one of MMR's lines lies between the two: who crosses none of them crosses IMR's.
bool crossesMmr(const AccountImpact& account)
{
    if (account.liquidated || account.autoClose || account.isHealed || account.marginCall)
        return true;
    const Ratio watch = Ratio::fromRaw(powerOfTen(Ratio::decimals - 1) * 8);
    const auto isBeyond = [](const std::optional<Ratio>& mmr, Ratio line) { return !mmr || *mmr >= line; };
    return isBeyond(account.mmr.before, watch) != isBeyond(account.mmr.after, watch)
        || isBeyond(account.mmr.before, Ratio::whole(1)) != isBeyond(account.mmr.after, Ratio::whole(1));
}

ImpactLine lineOf(const AccountImpact& account)
{
    ImpactLine line;
    line.account = static_cast<int>(account.subaccount.value);
    line.name = QString::number(account.subaccount.value);
    line.exposure = format::usdCompact(account.exposure);
    // An account that crosses a line has exposure: without a ratio its equity is gone.
    const bool isMmr = crossesMmr(account);
    const BeforeAfter<std::optional<Ratio>>& ratio = isMmr ? account.mmr : account.imr;
    line.ratio = isMmr ? tr("MMR") : tr("IMR");
    line.before = format::mmr(ratio.before, view::MmrBand::Critical, 1);
    line.after = format::mmr(ratio.after, view::MmrBand::Critical, 1);
    line.moved = line.before + QStringLiteral(" → ") + line.after;
    if (!isMmr)
        line.moved = line.ratio + u' ' + line.moved;
    if (account.liquidated) {
        line.what = tr("liquidated");
        line.tone = tone::Grave;
    } else if (account.autoClose) {
        line.what = tr("auto-close");
        line.tone = tone::Grave;
    } else if (account.marginCall) {
        line.what = tr("margin call");
        line.tone = tone::Warning;
    } else if (account.cannotAdd) {
        line.what = tr("no new exposure");
        line.tone = tone::Notice;
    } else if (account.isHealed) {
        line.what = tr("healed");
        line.tone = tone::Good;
    } else {
        line.what = tr("freer");
        line.tone = tone::Good;
    }
    return line;
}

QString dollars(Usd value)
{
    return format::dollars(format::usdCompact(value));
}

/// How a figure that should not grow stands: `worse` where it does.
template <class Figure>
int toneOf(Figure before, Figure after, int worse)
{
    return after > before ? worse : after < before ? int(tone::Good) : int(tone::Quiet);
}

QString borrowers(std::uint32_t number)
{
    return number == 1 ? tr("1 borrower") : tr("%1 borrowers").arg(format::count(number));
}

} // namespace

void FigureList::counts(const QString& title, std::uint64_t before, std::uint64_t after, int worse)
{
    if (before != after || stays(title))
        add(title, format::count(before), format::count(after), toneOf(before, after, worse));
}

void FigureList::amounts(const QString& title, Usd before, Usd after, int worse)
{
    const QString was = dollars(before);
    const QString is = dollars(after);
    if (was != is || stays(title))
        add(title, was, is, toneOf(before, after, worse));
}

bool FigureList::stays(const QString& title) const
{
    return std::any_of(
        before_.begin(), before_.end(), [&](const ImpactFigure& figure) { return figure.title == title; });
}

void FigureList::add(const QString& title, const QString& before, const QString& after, int tone)
{
    ImpactFigure figure;
    figure.key = static_cast<qint64>(qHash(title));
    figure.title = title;
    figure.before = before;
    figure.after = after;
    figure.tone = tone;
    figures.push_back(figure);
}

void FigureList::moved(const QString& title, const QString& before, const QString& after, int tone)
{
    if (before != after || stays(title))
        add(title, before, after, tone);
}

void FigureList::lines(const BeforeAfter<LineCounts>& of)
{
    const std::size_t first = figures.size();
    counts(tr("All at MMR ≥ 100 %"), of.before.liquidation, of.after.liquidation, tone::Grave);
    counts(tr("All at MMR ≥ 80 %"), of.before.watch, of.after.watch, tone::Warning);
    counts(tr("All at IMR > 100 %"), of.before.initial, of.after.initial, tone::Warning);
    counts(tr("All at auto-close"), of.before.autoClose, of.after.autoClose, tone::Grave);
    for (std::size_t i = first; i < figures.size(); ++i)
        figures[i].about = tr("Every account with exposure, at these marks, with what its resting orders would borrow. "
                              "The line above counts whom the change liquidates: not who is in the queue already, nor "
                              "whom the cancelling of their orders saves.");
}

void FigureList::aftermath(const BeforeAfter<Aftermath>& played, std::uint32_t seconds)
{
    const std::size_t first = figures.size();
    const Aftermath& without = played.before;
    const Aftermath& with = played.after;
    amounts(tr("Books close"), without.repaidOnBook, with.repaidOnBook, tone::Notice);
    amounts(tr("Slippage"), without.slippage, with.slippage, tone::Notice);
    amounts(tr("Backstop takes"), without.repaidByBackstop, with.repaidByBackstop, tone::Warning);
    amounts(tr("ADL"), without.repaidByAdl, with.repaidByAdl, tone::Grave);
    amounts(tr("Bad debt"), without.badDebt, with.badDebt, tone::Grave);
    amounts(tr("Socialised loss"), without.socialisedLoss, with.socialisedLoss, tone::Grave);
    counts(tr("Still in the queue"), without.stillQueued, with.stillQueued, tone::Warning);
    for (std::size_t i = first; i < figures.size(); ++i)
        figures[i].about = tr("After %1 s of liquidations on forks without and with the change, while nobody else acts")
                               .arg(seconds);
}

void FigureList::await(const std::vector<ImpactFigure>& known, bool liquidates)
{
    const QString none = QStringLiteral("…");
    for (const ImpactFigure& figure : known)
        add(figure.title, none, none, tone::Quiet);
    if (known.empty() && liquidates)
        for (const QString& title : {tr("Books close"), tr("Slippage"), tr("Backstop takes")})
            add(title, none, none, tone::Quiet);
}

void FigureList::past(const PastUnder& past)
{
    const StretchFigures& was = past.figures.before;
    const StretchFigures& under = past.figures.after;
    const QString label
        = past.isShorterThanAsked() ? tr("Since %1: %2").arg(format::clock(past.from)) : tr("Last hour: %1");
    // Asked for by name: these stand side by side though they are equal.
    add(label.arg(tr("liquidations")), format::count(was.liquidations), format::count(under.liquidations),
        toneOf(was.liquidations, under.liquidations, tone::Grave));
    add(label.arg(tr("bad debt")), dollars(was.badDebt), dollars(under.badDebt),
        toneOf(was.badDebt, under.badDebt, tone::Grave));
    add(label.arg(tr("interest")), dollars(was.interestCharged), dollars(under.interestCharged), tone::Quiet);
    add(label.arg(tr("revenue")), dollars(was.revenue), dollars(under.revenue), tone::Quiet);
    counts(label.arg(tr("orders refused")), was.ordersRefused(), under.ordersRefused(), tone::Notice);
    counts(label.arg(tr("other commands refused")), was.othersRefused(), under.othersRefused(), tone::Notice);
    amounts(label.arg(tr("repaid on the books")), was.repaidOnBook, under.repaidOnBook, tone::Notice);
    amounts(label.arg(tr("taken by the backstop")), was.repaidByBackstop, under.repaidByBackstop, tone::Warning);
    amounts(label.arg(tr("ADL")), was.repaidByAdl, under.repaidByAdl, tone::Grave);
    amounts(label.arg(tr("socialised loss")), was.socialisedLoss, under.socialisedLoss, tone::Grave);
}

void FigureList::asset(const AssetImpact& asset, const QString& symbol)
{
    const auto bothOf = [](const BeforeAfter<Usd>& of) { return std::pair{dollars(of.before), dollars(of.after)}; };
    const auto [collateralBefore, collateralAfter] = bothOf(asset.collateral);
    const auto [initialBefore, initialAfter] = bothOf(asset.initial);
    const auto [maintenanceBefore, maintenanceAfter] = bothOf(asset.maintenance);
    // Where one of them moves the other is what it is held against.
    const QString first = tr("%1 collateral").arg(symbol);
    if (collateralBefore == collateralAfter && initialBefore == initialAfter && maintenanceBefore == maintenanceAfter
        && !stays(first))
        return;
    add(first, collateralBefore, collateralAfter, tone::Quiet);
    add(tr("%1 initial").arg(symbol), initialBefore, initialAfter, tone::Quiet);
    add(tr("%1 maintenance").arg(symbol), maintenanceBefore, maintenanceAfter, tone::Quiet);
}

void FigureList::pool(const PoolImpact& pool, const QString& symbol)
{
    const PoolRoom& before = pool.room.before;
    const PoolRoom& after = pool.room.after;
    const auto sign = [](Ratio ratio) { return format::percentWithSign(ratio); };
    const auto place
        = [&](Ratio line) { return tr("%1 of %2 %").arg(format::percent(pool.utilization), format::percent(line)); };
    const int beyond = pool.utilization >= after.ceiling ? int(tone::Warning) : int(tone::Quiet);
    moved(tr("%1 borrow rate").arg(symbol), sign(pool.borrowInterestRate.before), sign(pool.borrowInterestRate.after),
        tone::Quiet);
    moved(tr("%1 lend rate").arg(symbol), sign(pool.lendInterestRate.before), sign(pool.lendInterestRate.after),
        tone::Quiet);
    amounts(tr("%1 cost an hour, %2").arg(symbol, borrowers(pool.borrowerCount)), pool.hourlyCost.before,
        pool.hourlyCost.after, tone::Quiet);
    amounts(tr("%1 cost a year").arg(symbol), pool.yearlyCost.before, pool.yearlyCost.after, tone::Quiet);
    amounts(
        tr("%1 to lenders an hour").arg(symbol), pool.hourlyToLenders.before, pool.hourlyToLenders.after, tone::Quiet);
    amounts(
        tr("%1 to the venue an hour").arg(symbol), pool.hourlyToVenue.before, pool.hourlyToVenue.after, tone::Quiet);
    add(tr("%1 utilization of throttle").arg(symbol), place(before.threshold), place(after.threshold),
        pool.utilization >= after.threshold ? int(tone::Notice) : int(tone::Quiet));
    add(tr("%1 utilization of ceiling").arg(symbol), place(before.ceiling), place(after.ceiling), beyond);
    add(tr("%1 headroom").arg(symbol), format::quantityCompact(before.headroom),
        format::quantityCompact(after.headroom), beyond);
    moved(tr("%1 max utilization").arg(symbol), sign(before.maxUtilization), sign(after.maxUtilization), tone::Quiet);
    moved(tr("%1 limit").arg(symbol), format::quantityCompact(before.limit), format::quantityCompact(after.limit),
        tone::Quiet);
    moved(tr("%1 pool").arg(symbol), format::poolStateName(before.state), format::poolStateName(after.state),
        tone::Notice);
    constexpr std::size_t shown = 5;
    for (std::size_t i = 0; i < std::min(shown, pool.borrowers.size()); ++i) {
        const BorrowerImpact& one = pool.borrowers[i];
        const std::size_t known = figures.size();
        amounts(tr("%1 cost an hour, account %2").arg(symbol, QString::number(one.subaccount.value)),
            one.hourlyCost.before, one.hourlyCost.after, tone::Quiet);
        if (figures.size() > known)
            figures.back().about = tr("Owes %1 %2; a year %3, then %4")
                                       .arg(format::quantityCompact(one.owed), symbol, dollars(one.yearlyCost.before),
                                           dollars(one.yearlyCost.after));
    }
}

std::vector<ImpactLine> impactLines(const std::vector<AccountImpact>& crossings, std::size_t most)
{
    std::vector<ImpactLine> lines;
    for (std::size_t i = 0; i < std::min(most, crossings.size()); ++i) {
        lines.push_back(lineOf(crossings[i]));
        lines.back().key = static_cast<qint64>(i);
    }
    return lines;
}

QString verdictOf(const Impact& impact, std::size_t liquidated, std::size_t autoClosed)
{
    const QString exposure = format::usdCompact(impact.liquidatedExposure);
    QString verdict = liquidated == 0 ? tr("Nobody is liquidated")
        : liquidated == 1             ? tr("1 account is liquidated, $%1").arg(exposure)
                                      : tr("%1 accounts are liquidated, $%2").arg(format::count(liquidated), exposure);
    if (autoClosed == 1)
        verdict = tr("%1; 1 in the queue goes to auto-close").arg(verdict);
    else if (autoClosed > 1)
        verdict = tr("%1; %2 in the queue go to auto-close").arg(verdict, format::count(autoClosed));
    if (impact.mayTakeMore > 0)
        verdict = tr("%1; %2 may take more").arg(verdict, format::accounts(impact.mayTakeMore));
    return verdict;
}

} // namespace plimsoll
