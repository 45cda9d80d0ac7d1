// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/overview/overview_lines.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/mmr_band.h"
#include "viewmodel/format/series_points.h"
#include "viewmodel/format/wording.h"

#include <QCoreApplication>

#include <cstdlib>

namespace plimsoll {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("overview", text);
}

FeedFilter groupOf(view::FeedKind kind)
{
    using Kind = view::FeedKind;
    switch (kind) {
    case Kind::LiquidationStarted:
    case Kind::LiquidationFill:
    case Kind::LiquidationEnded:
    case Kind::DeficitToFund:
    case Kind::SocialisedLoss:
        return FeedFilter::Liquidations;
    case Kind::ParameterChanged:
    case Kind::StateChanged:
    case Kind::ParameterAnnounced:
    case Kind::HoldPlaced:
    case Kind::HoldReleased:
    case Kind::TakenOver:
    case Kind::StopPlaced:
    case Kind::StopEnded:
    case Kind::OrdersCancelled:
    case Kind::ProviderSet:
    case Kind::FundDeposit:
    case Kind::ThrottleReset:
    case Kind::MarkReleased:
    case Kind::ClockChanged:
    case Kind::ChangeMoved:
        return FeedFilter::Changes;
    default:
        return FeedFilter::Market;
    }
}

KeyFigure worstUtilization(const view::ViewSnapshot& snapshot)
{
    KeyFigure figure;
    figure.name = QStringLiteral("worstUtilization");
    figure.title = tr("Worst utilization");
    figure.page = place::Lending;
    figure.unit = QStringLiteral("%");
    figure.trend = format::points(snapshot.overview.worstUtilizationHour);
    const auto worst = snapshot.overview.worstPool;
    if (!worst || worst->value >= snapshot.pools.size()) {
        figure.value = format::none();
        return figure;
    }
    const view::Pool& pool = snapshot.pools[worst->value];
    figure.asset = worst->value;
    figure.value = format::percent(pool.utilization);
    figure.exact = format::percentExact(pool.utilization);
    figure.note
        = pool.throttled ? tr("%1, throttled").arg(format::symbol(*worst, snapshot)) : format::symbol(*worst, snapshot);
    figure.tone = pool.throttled ? tone::Warning : tone::Quiet;
    return figure;
}

/// Of the accounts in the queue, or else of those near it.
const view::QueueRow* worstAccount(const view::Liquidations& page)
{
    if (!page.queue.empty())
        return &page.queue.front();
    return page.watch.empty() ? nullptr : &page.watch.front();
}

} // namespace

std::vector<KeyFigure> keyFigures(const view::ViewSnapshot& snapshot)
{
    const view::Overview& overview = snapshot.overview;
    const view::Liquidations& liquidations = snapshot.liquidations;
    const auto dollars = [](const char* name, const QString& title, Usd value, const view::Series& hour, int page) {
        KeyFigure figure;
        figure.name = QString::fromLatin1(name);
        figure.title = title;
        figure.value = format::usdCompact(value);
        figure.unit = QStringLiteral("$");
        figure.exact = format::dollars(format::exact(value));
        figure.page = page;
        figure.trend = format::points(hour);
        return figure;
    };
    const auto counted
        = [](const char* name, const QString& title, std::uint32_t count, const view::Series& hour, int page) {
              KeyFigure figure;
              figure.name = QString::fromLatin1(name);
              figure.title = title;
              figure.value = format::count(count);
              figure.page = page;
              figure.trend = format::points(hour);
              return figure;
          };

    std::vector<KeyFigure> figures;
    figures.push_back(dollars("lent", tr("Lent"), overview.lentValue, overview.lentHour, place::Lending));
    figures.back().note = snapshot.pools.size() == 1 ? tr("1 pool") : tr("%1 pools").arg(snapshot.pools.size());
    figures.push_back(
        dollars("borrowed", tr("Borrowed"), overview.borrowedValue, overview.borrowedHour, place::Lending));
    if (overview.lentValue.isPositive())
        figures.back().note
            = tr("%1 % of lent")
                  .arg(format::percent(divide(overview.borrowedValue, overview.lentValue, Rounding::Down), 1));
    figures.push_back(worstUtilization(snapshot));
    figures.push_back(counted(
        "accountsAtRisk", tr("At MMR ≥ 80 %"), overview.accountsAtRisk, overview.accountsAtRiskHour, place::Margin));
    figures.back().note = tr("$%1 exposure").arg(format::usdCompact(overview.exposureAtRisk));
    // Accounts are counted while the world is open; a journal keeps no such count.
    if (overview.accountsAtRiskHour.values.size() < overview.lentHour.values.size())
        figures.back().since = overview.accountsAtRiskHour.values.empty()
            ? tr("counted from now on")
            : tr("since %1").arg(format::clock(overview.accountsAtRiskHour.first).first(5));
    if (const view::QueueRow* worst = worstAccount(liquidations)) {
        const view::MmrBand band = format::bandOf(*worst);
        const QString account = QString::number(worst->subaccount.value);
        figures.back().note = worst->mmr      ? tr("worst: %1 at %2 %").arg(account, format::percent(*worst->mmr, 0))
            : band == view::MmrBand::Critical ? tr("worst: %1, beyond 100 %").arg(account)
                                              : tr("worst: %1").arg(account);
        figures.back().tone = format::toneOf(band);
    }
    figures.push_back(counted(
        "queueLength", tr("In liquidation"), liquidations.queueLength, overview.queueHour, place::Liquidations));
    figures.back().note = liquidations.queueLength == 0
        ? tr("queue empty")
        : tr("$%1 to close").arg(format::usdCompact(liquidations.queueExposure));
    figures.back().tone = liquidations.queueLength > 0 ? tone::Warning : tone::Good;
    const Usd net = liquidations.backstopFund - liquidations.badDebt;
    figures.push_back(dollars("fund", tr("Fund − bad debt"), net, overview.fundLessBadDebtHour, place::Liquidations));
    figures.back().note = liquidations.badDebt.isZero()
        ? tr("no bad debt")
        : tr("bad debt $%1").arg(format::usdCompact(liquidations.badDebt));
    figures.back().tone = net.isNegative() ? tone::Grave : tone::Quiet;
    for (std::size_t at = 0; at < figures.size(); ++at)
        figures[at].key = static_cast<qint64>(at);
    return figures;
}

std::vector<FeedLine> feedLines(
    const std::vector<view::FeedEntry>& feed, FeedFilter filter, const view::ViewSnapshot& snapshot)
{
    std::vector<FeedLine> lines;
    lines.reserve(feed.size());
    for (const view::FeedEntry& entry : feed) {
        if (filter != FeedFilter::All && groupOf(entry.kind) != filter)
            continue;
        const format::Sentence said = format::sentence(entry, snapshot);
        FeedLine line;
        line.key = static_cast<qint64>(entry.sequence << 20 | entry.part);
        line.time = format::clock(entry.time);
        line.subject = said.subject;
        line.text = said.text;
        line.tone = said.tone;
        line.asset = entry.asset ? entry.asset->value : -1;
        line.change = entry.kind == view::FeedKind::ChangeMoved ? std::atoi(entry.path.c_str()) : 0;
        line.subaccount = entry.subaccount ? static_cast<int>(entry.subaccount->value) : -1;
        lines.push_back(line);
    }
    return lines;
}

} // namespace plimsoll
