// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/lending/lending_page.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/series_points.h"

#include <algorithm>

namespace plimsoll {
namespace {

QList<QPointF> inPercent(const view::Series& series)
{
    QList<QPointF> points = format::points(series);
    for (QPointF& point : points)
        point.setY(point.y() * 100);
    return points;
}

std::vector<LongHistory::Figure> figuresInPercent()
{
    const auto percent = [](double archive::Minute::*figure) {
        return [figure](const archive::Minute& minute) { return std::optional{minute.*figure * 100}; };
    };
    return {percent(&archive::Minute::utilization), percent(&archive::Minute::borrowInterestRate),
        percent(&archive::Minute::lendInterestRate)};
}

} // namespace

LendingPage::LendingPage(
    Session& session, ImpactPort& impacts, ArchivePort& archive, ParameterBook& book, QObject* parent)
    : QObject(parent)
    , session_(session)
    , book_(book)
    , curve_(book)
    , watch_(session, impacts, curve_)
    , limits_(book, {ParameterGroup::BorrowLendMarkets})
    , limitWatch_(session, impacts, ImpactPort::Watcher::Lending, limits_)
    , change_(session, book)
    , history_(session, archive, figuresInPercent())
{
    connect(&session_, &Session::snapshotChanged, this, &LendingPage::refresh);
    connect(&curve_, &CurveEditor::changed, this, &LendingPage::refresh);
    connect(&history_, &LongHistory::changed, this, &LendingPage::refreshRateTop);
}

void LendingPage::select(int asset)
{
    if (asset == selected_)
        return;
    selected_ = asset;
    rateHistoryTop_ = 1;
    session_.wish([&](view::ViewRequest& wanted) { wanted.pool = AssetId{static_cast<std::uint16_t>(asset)}; });
    const auto& assets = session_.snapshot().assets;
    if (static_cast<std::size_t>(asset) < assets.size())
        history_.setSubject(assets[static_cast<std::size_t>(asset)].symbol);
    refresh();
}

void LendingPage::bind()
{
    if (bound_ == selected_ || !book_.ready() || static_cast<std::size_t>(selected_) >= book_.live().assets.size())
        return;
    bound_ = selected_;
    const std::string& symbol = book_.live().assets[static_cast<std::size_t>(selected_)].symbol;
    curve_.setOwner(symbol);
    watch_.setAsset(AssetId{static_cast<std::uint16_t>(bound_)});
    limits_.setOwner(symbol);
    limitWatch_.setAsset(AssetId{static_cast<std::uint16_t>(bound_)});
    change_.setScope(scopeOfAsset(symbol), QString::fromStdString(symbol));
}

void LendingPage::forget()
{
    watch_.forget();
    limitWatch_.forget();
    bound_ = -1;
    moved_.clear();
}

PoolToday LendingPage::todayOf(const view::Pool& pool) const
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    const view::Asset& asset = snapshot.assets[pool.asset.value];
    PoolToday today;
    today.symbol = QString::fromStdString(asset.symbol);
    today.displayName = QString::fromStdString(asset.displayName);
    today.utilization = format::percent(pool.utilization);
    today.utilizationExact = format::percentExact(pool.utilization);
    today.borrowRate = format::percent(pool.borrowInterestRate);
    today.lendRate = format::percent(pool.lendInterestRate);
    today.lent = format::quantityCompact(pool.lentQuantity);
    today.lentExact = format::exact(pool.lentQuantity) + u' ' + today.symbol;
    today.borrowed = format::quantityCompact(pool.borrowedQuantity);
    today.borrowedExact = format::exact(pool.borrowedQuantity) + u' ' + today.symbol;
    today.headroom = format::quantityCompact(pool.headroomQuantity);
    today.headroomExact = format::exact(pool.headroomQuantity) + u' ' + today.symbol;
    today.mark = format::price(asset.markPrice);
    today.markExact = format::dollars(format::exact(asset.markPrice));
    today.throttled = pool.throttled;
    today.x = format::toDouble(pool.utilization) * 100;
    today.borrowY = format::toDouble(pool.borrowInterestRate) * 100;
    today.lendY = format::toDouble(pool.lendInterestRate) * 100;
    today.optimal = pool.optimalUtilization ? format::toDouble(*pool.optimalUtilization) * 100 : -1;
    today.threshold = format::toDouble(pool.throttleUtilizationThreshold) * 100;
    today.ceiling = format::toDouble(pool.ceiling) * 100;
    today.most = format::toDouble(pool.maxUtilization) * 100;
    if (curve_.changesRates()) {
        const Ratio fee = book_.drafted().pools[pool.asset.value].fee;
        const Ratio borrow = curve_.drafted().rateAt(pool.borrowedQuantity, pool.lentQuantity);
        today.draftBorrowRate = format::percent(borrow);
        today.draftLendRate = format::percent(lendRate(borrow, pool.borrowedQuantity, pool.lentQuantity, fee));
    }
    return today;
}

/// Charts are told only when a sample was added: drawing them is the dearest thing on the page.
void LendingPage::refreshRateTop()
{
    for (const QPointF& point : history_.line(1))
        rateHistoryTop_ = std::max(rateHistoryTop_, format::roundTop(point.y() * 1.05));
    emit historyChanged();
}

void LendingPage::suppose(bool borrows, const QString& typed)
{
    move_ = borrows ? PoolMove::Borrow : PoolMove::Redeem;
    moved_ = typed.trimmed();
    refreshSupposed();
    emit changed();
}

void LendingPage::refreshSupposed()
{
    supposed_.clear();
    const auto at = static_cast<std::size_t>(selected_);
    if (moved_.isEmpty() || !book_.ready() || !session_.hasSnapshot() || selected_ < 0
        || at >= session_.snapshot().pools.size())
        return;
    const auto quantity = format::parseQuantity(moved_);
    supposed_ = quantity && quantity->isPositive()
        ? sentenceOf(move_, *quantity, session_.snapshot().pools[at], book_.live().pools[at], today_.symbol)
        : tr("A quantity above 0");
}

void LendingPage::refresh()
{
    if (!session_.wanted().shows(view::Page::Lending) || !session_.hasSnapshot())
        return;
    const view::ViewSnapshot& snapshot = session_.snapshot();
    pools_.assign(poolLines(snapshot));
    if (selected_ < 0 && !snapshot.pools.empty()) {
        select(snapshot.overview.worstPool ? snapshot.overview.worstPool->value : 0);
        return;
    }
    bind();
    const auto at = static_cast<std::size_t>(selected_);
    if (selected_ >= 0 && at < snapshot.pools.size())
        today_ = todayOf(snapshot.pools[at]);
    refreshSupposed();
    if (snapshot.pool && snapshot.pool->asset.value == selected_) {
        const view::PoolDetail& detail = *snapshot.pool;
        history_.setRecent(
            {inPercent(detail.utilization), inPercent(detail.borrowInterestRate), inPercent(detail.lendInterestRate)});
        lenders_.assign(holderLines(detail.largestLenders, today_.symbol));
        borrowers_.assign(holderLines(detail.largestBorrowers, today_.symbol));
        today_.counts = tr("%1 · %2").arg(
            detail.lenders == 1 ? tr("1 lender") : tr("%1 lenders").arg(format::count(detail.lenders)),
            detail.borrowers == 1 ? tr("1 borrower") : tr("%1 borrowers").arg(format::count(detail.borrowers)));
    }
    emit changed();
}

} // namespace plimsoll
