// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/margin/margin_page.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/mmr_band.h"
#include "viewmodel/format/series_points.h"

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

constexpr std::uint32_t rowsAround = 20;
constexpr std::uint32_t rowsMax = 200;

/// Sets the move of one asset; 0 takes it out.
void setMove(std::vector<view::PriceMove>& moves, AssetId asset, double move)
{
    constexpr int steps = 100'000;
    std::erase_if(moves, [&](const view::PriceMove& other) { return other.asset == asset; });
    const int step = qRound(move * steps);
    if (step != 0)
        moves.push_back({asset, Ratio::fromRaw(Ratio::scale / steps * step)});
}

void clearBrush(view::AccountTableRequest& table)
{
    table.mmrFrom.reset();
    table.mmrTo.reset();
    table.marginFractionFrom.reset();
    table.marginFractionTo.reset();
}

} // namespace

MarginPage::MarginPage(Session& session, ArchivePort& archive, QObject* parent)
    : QObject(parent)
    , session_(session)
    , accounts_(session)
    , ring_(session, accounts_)
    , story_(session, archive)
{
    connect(&session_, &Session::snapshotChanged, this, &MarginPage::refresh);
    const auto mark = [this] { filters_.mark(shownFilter()); };
    connect(this, &MarginPage::requestChanged, this, mark);
    connect(this, &MarginPage::assetNamesChanged, this, mark);
    connect(&more_, &AccountFilter::changed, this,
        [this] { edit([this](view::AccountTableRequest& table) { more_.filter().ask(table); }); });
}

template <class Edit>
void MarginPage::edit(Edit edit)
{
    kept_.clear();
    session_.wish([&](view::ViewRequest& wanted) { edit(wanted.table); });
    emit requestChanged();
}

void MarginPage::show(int first, int count)
{
    const auto top = static_cast<std::uint32_t>(std::max(0, first));
    const std::uint32_t from = top > rowsAround ? top - rowsAround : 0;
    const std::uint32_t rows = std::min(rowsMax, static_cast<std::uint32_t>(std::max(1, count)) + 2 * rowsAround);
    const view::AccountTableRequest& table = session_.wanted().table;
    if (table.first == from && table.count == rows)
        return;
    session_.wish([&](view::ViewRequest& wanted) {
        wanted.table.first = from;
        wanted.table.count = rows;
    });
}

void MarginPage::freeze(bool on)
{
    if (session_.wanted().table.freezeOrder != on)
        session_.wish([&](view::ViewRequest& wanted) { wanted.table.freezeOrder = on; });
}

void MarginPage::sortBy(int key)
{
    edit([&](view::AccountTableRequest& table) {
        const auto sort = static_cast<view::AccountSort>(key);
        const bool isFalling = sort == table.sort ? table.direction == view::SortDirection::Ascending
                                                  : sort == view::AccountSort::Mmr; // the worst first
        table.direction = isFalling ? view::SortDirection::Descending : view::SortDirection::Ascending;
        table.sort = sort;
        table.freezeOrder = false;
    });
}

void MarginPage::setText(const QString& text)
{
    if (text == this->text())
        return;
    opensFound_ = false;
    edit([&](view::AccountTableRequest& table) { readText(table, text.trimmed()); });
}

/// A part of a number, or what the row says of flags and of the largest debt.
void MarginPage::readText(view::AccountTableRequest& table, const QString& text) const
{
    table.text = text.toStdString();
    table.textFlags = flagsLike(text);
    table.textDebts.clear();
    if (text.isEmpty())
        return;
    for (const view::Asset& asset : session_.snapshot().assets)
        if (QString::fromStdString(asset.symbol).startsWith(text, Qt::CaseInsensitive))
            table.textDebts.push_back(asset.id);
}

void MarginPage::setBandFilter(int filter)
{
    bandFilter_ = filter;
    edit([&](view::AccountTableRequest& table) {
        const int worst = filter == 0 ? 0 : filter + band::Healthy;
        for (std::size_t at = 0; at < table.bands.size(); ++at)
            table.bands[at] = static_cast<int>(at) >= worst;
    });
}

int MarginPage::assetFilter() const
{
    const auto& asset = session_.wanted().table.asset;
    return asset ? asset->value + 1 : 0;
}

void MarginPage::setAssetFilter(int filter)
{
    edit([&](view::AccountTableRequest& table) {
        table.asset.reset();
        if (filter > 0)
            table.asset = AssetId{static_cast<std::uint16_t>(filter - 1)};
    });
}

void MarginPage::setOverFraction(bool on)
{
    if (on == overFraction_)
        return;
    brush(-1, -1);
    overFraction_ = on;
    emit requestChanged();
    refresh();
}

void MarginPage::refreshAssetNames()
{
    const auto& assets = session_.snapshot().assets;
    if (assetNames_.size() == static_cast<qsizetype>(assets.size()) + 1)
        return;
    assetNames_ = {tr("Any asset")};
    for (const view::Asset& asset : assets)
        assetNames_ << QString::fromStdString(asset.symbol);
    emit assetNamesChanged();
}

bool MarginPage::filtered() const
{
    const view::AccountTableRequest& table = session_.wanted().table;
    return !table.text.empty() || table.asset || brushFrom_ >= 0 || bandFilter_ != 0 || !more_.filter().takesAll();
}

const view::Histogram& MarginPage::shownHistogram() const
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    return overFraction_ ? snapshot.marginFractionHistogram : snapshot.mmrHistogram;
}

QString MarginPage::brushBetween(const QString& least, const QString& most)
{
    const view::Histogram& histogram = shownHistogram();
    const auto bars = static_cast<int>(histogram.counts.size());
    // How many bars lie below a bound, and whether it lies within the next.
    const auto barsBelow = [&](const Ratio& percent) {
        const auto beyond = percent.raw / 100 - histogram.first.raw;
        const auto below = beyond < 0 ? 0 : std::min<decltype(beyond)>(beyond / histogram.step.raw, bars);
        return std::pair{static_cast<int>(below), beyond > below * histogram.step.raw};
    };
    int from = 0;
    int to = bars + 1;
    for (const QString* typed : {&least, &most}) {
        if (typed->trimmed().isEmpty())
            continue;
        const auto percent = format::parseRatio(typed->trimmed());
        if (!percent)
            return format::whyNotRead(*typed, tr("“%1” is no figure in %: it bounds nothing").arg(*typed));
        const auto [below, within] = barsBelow(*percent);
        if (typed == &least)
            from = below;
        else
            to = below + (within ? 1 : 0);
    }
    if (to <= from)
        return tr("At least is above at most: no account is both");
    if (from == 0 && to > bars)
        brush(-1, -1);
    else
        brush(from, to);
    return {};
}

QString MarginPage::brushLeast() const
{
    const view::Histogram& histogram = shownHistogram();
    return brushFrom_ < 0
        ? QString()
        : format::plain(Ratio::fromRaw(100 * (histogram.first.raw + histogram.step.raw * brushFrom_)));
}

QString MarginPage::brushMost() const
{
    const view::Histogram& histogram = shownHistogram();
    return brushFrom_ < 0 || brushTo_ > static_cast<int>(histogram.counts.size())
        ? QString()
        : format::plain(Ratio::fromRaw(100 * (histogram.first.raw + histogram.step.raw * brushTo_)));
}

void MarginPage::brush(int from, int to)
{
    const view::Histogram& histogram = shownHistogram();
    brushFrom_ = from;
    brushTo_ = from < 0 ? -1 : to;
    edit([&](view::AccountTableRequest& table) {
        clearBrush(table);
        if (from < 0)
            return;
        (overFraction_ ? table.marginFractionFrom : table.mmrFrom)
            = Ratio::fromRaw(histogram.first.raw + histogram.step.raw * from);
        if (to <= static_cast<int>(histogram.counts.size()))
            (overFraction_ ? table.marginFractionTo : table.mmrTo)
                = Ratio::fromRaw(histogram.first.raw + histogram.step.raw * to);
    });
}

void MarginPage::clearFilters()
{
    brushFrom_ = brushTo_ = -1;
    bandFilter_ = 0;
    more_.use({});
    edit([this](view::AccountTableRequest& table) {
        readText(table, {});
        table.asset.reset();
        clearBrush(table);
        table.bands.fill(true);
    });
}

SavedFilter MarginPage::shownFilter() const
{
    SavedFilter filter;
    filter.text = text();
    if (const int asset = assetFilter(); asset > 0)
        filter.asset = assetNames_.value(asset);
    filter.bands = bandFilter_;
    filter.overFraction = overFraction_;
    filter.brushFrom = brushFrom_;
    filter.brushTo = brushTo_;
    filter.more = more_.filter();
    filter.sort = sortKey();
    filter.descending = descending();
    return filter;
}

void MarginPage::saveFilter(const QString& name)
{
    SavedFilter filter = shownFilter();
    filter.name = name.trimmed();
    if (!filter.name.isEmpty())
        filters_.save(filter);
}

/// Its asset counts where this world has one of that symbol.
void MarginPage::useFilter(const QString& name)
{
    const auto& saved = filters_.rows();
    const auto found
        = std::find_if(saved.begin(), saved.end(), [&](const SavedFilter& other) { return other.name == name; });
    if (found != saved.end())
        use(SavedFilter{*found});
}

void MarginPage::use(const SavedFilter& filter)
{
    clearFilters();
    setOverFraction(filter.overFraction);
    setText(filter.text);
    setBandFilter(filter.bands);
    more_.use(filter.more);
    if (!filter.asset.isEmpty())
        setAssetFilter(std::max(0, static_cast<int>(assetNames_.indexOf(filter.asset))));
    if (filter.brushFrom >= 0)
        brush(filter.brushFrom, filter.brushTo);
    edit([&](view::AccountTableRequest& table) {
        table.sort = static_cast<view::AccountSort>(filter.sort);
        table.direction = filter.descending ? view::SortDirection::Descending : view::SortDirection::Ascending;
        table.freezeOrder = false;
    });
}

QVariantMap MarginPage::stored() const
{
    if (!kept_.isEmpty())
        return kept_;
    QVariantMap map = toMap(shownFilter());
    map.insert("account", selected_);
    map.insert("world", world_);
    return map;
}

/// Assets have their names, and bars of the histogram their bounds, only where the page was answered.
void MarginPage::takeUpKept()
{
    if (kept_.isEmpty() || !session_.snapshot().request.shows(view::Page::Margin))
        return;
    const QVariantMap kept = std::exchange(kept_, {});
    SavedFilter filter = filterOf(kept);
    const bool isOfThisWorld = kept.value("world").toString().toStdString() == session_.snapshot().status.worldPath;
    // Numbers of accounts mean others in another world.
    if (!isOfThisWorld)
        filter.text.clear();
    use(filter);
    if (selected_ == 0 && isOfThisWorld)
        select(kept.value("account").toInt());
}

void MarginPage::reset()
{
    if (!world_.isEmpty())
        left_[world_] = stored();
    world_.clear();
    kept_.clear();
    clearFilters();
    select(0);
    isChosen_ = false;
    worst_.clear();
}

/// Nobody has yet chosen: whoever is nearest to the line, as the rows stand, is open.
void MarginPage::chooseFirst()
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    if (!isChosen_ && snapshot.request.shows(view::Page::Margin) && snapshot.accounts.first == 0)
        selectRow(0);
}

void MarginPage::select(int subaccount)
{
    isChosen_ = true;
    if (subaccount == selected_)
        return;
    selected_ = subaccount;
    summary_ = {};
    whatIf_ = {};
    story_.show(subaccount);
    historyTop_ = 1;
    priceMoves_.assign({});
    session_.wish([&](view::ViewRequest& wanted) {
        wanted.account.reset();
        wanted.whatIf.clear();
        if (subaccount > 0)
            wanted.account = SubaccountId{static_cast<std::uint32_t>(subaccount)};
    });
    emit selectedChanged();
    emit changed();
}

void MarginPage::seek(int subaccount)
{
    select(subaccount);
    // Once what asked is closed, and not with the answer: by then a hand may be elsewhere.
    QMetaObject::invokeMethod(this, &MarginPage::keysAsked, Qt::QueuedConnection);
    ring_.seek(subaccount);
}

std::optional<AssetId> MarginPage::largestDebt() const
{
    const auto& detail = session_.snapshot().account;
    if (!detail || static_cast<int>(detail->subaccount.value) != selected_ || detail->borrows.empty())
        return std::nullopt;
    return std::max_element(detail->borrows.begin(), detail->borrows.end(), [](const auto& left, const auto& right) {
        return left.netExposureNotional < right.netExposureNotional;
    })->asset;
}

void MarginPage::selectRow(int row)
{
    const int subaccount = accounts_.subaccountAt(row);
    if (subaccount > 0)
        select(subaccount);
}

void MarginPage::openFound()
{
    opensFound_ = true;
    seekFound();
}

void MarginPage::seekFound()
{
    const view::AccountTableRequest& wanted = session_.wanted().table;
    if (!opensFound_ || !session_.hasSnapshot() || session_.snapshot().request.table.text != wanted.text)
        return;
    // A whole number is that account, whatever else filters.
    const int typed = text().toInt();
    const bool isAccount = typed > 0 && static_cast<std::uint32_t>(typed) <= session_.snapshot().accounts.accounts;
    const int found = isAccount ? typed : accounts_.subaccountAt(0);
    opensFound_ = found == 0 && session_.snapshot().accounts.matching > 0; // the table is not at its top yet
    if (found > 0)
        seek(found);
}

void MarginPage::movePrice(int asset, double move)
{
    session_.wish(
        [&](view::ViewRequest& wanted) { setMove(wanted.whatIf, AssetId{static_cast<std::uint16_t>(asset)}, move); });
    refreshWhatIf();
    emit changed();
}

void MarginPage::movePrices(double move)
{
    session_.wish([&](view::ViewRequest& wanted) {
        // That all fall is told in dollars: what is settled in stands still unless it is moved by itself.
        for (const PriceMoveLine& line : priceMoves_.rows())
            if (line.asset != session_.snapshot().risk->settlementAsset().value)
                setMove(wanted.whatIf, AssetId{static_cast<std::uint16_t>(line.asset)}, move);
    });
    refreshWhatIf();
    emit changed();
}

void MarginPage::returnPrices()
{
    session_.wish([](view::ViewRequest& wanted) { wanted.whatIf.clear(); });
    refreshWhatIf();
    emit changed();
}

/// The sliders show what is asked, the figures what was answered.
void MarginPage::refreshWhatIf()
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    const auto& moves = session_.wanted().whatIf;
    if (!summary_.known)
        return;
    priceMoves_.assign(priceMoveLines(*snapshot.account, moves, snapshot));
    whatIf_ = moves.empty() ? WhatIfSummary{} : whatIfSummaryOf(*snapshot.account);
}

void MarginPage::refresh()
{
    if (!session_.wanted().shows(view::Page::Margin) || !session_.hasSnapshot())
        return;
    const view::ViewSnapshot& snapshot = session_.snapshot();
    accounts_.assign(snapshot.accounts, snapshot);
    ring_.refresh();
    seekFound();
    if (overFraction_)
        histogram_.assignMarginFraction(snapshot.marginFractionHistogram);
    else
        histogram_.assignMmr(snapshot.mmrHistogram);
    refreshAssetNames();
    if (const QString path = QString::fromStdString(snapshot.status.worldPath); path != std::exchange(world_, path))
        if (const auto left = left_.find(path); left != left_.end() && kept_.isEmpty())
            kept_ = left->second;
    takeUpKept();
    chooseFirst();
    matching_ = snapshot.accounts.matching == snapshot.accounts.accounts
        ? format::count(snapshot.accounts.accounts)
        : tr("%1 of %2").arg(format::count(snapshot.accounts.matching), format::count(snapshot.accounts.accounts));
    atRisk_ = format::count(snapshot.overview.accountsAtRisk);
    anyAtRisk_ = snapshot.overview.accountsAtRisk > 0;
    refreshWorst();
    refreshAccount();
    emit changed();
}

void MarginPage::refreshWorst()
{
    const auto& worst = session_.snapshot().overview.worstAccount;
    worstAccount_ = worst ? static_cast<int>(worst->subaccount.value) : 0;
    worst_ = worst ? QString::number(worst->subaccount.value) : format::none();
    worstBand_ = worst ? static_cast<int>(worst->band) : -1;
}

void MarginPage::refreshAccount()
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    if (!snapshot.account || static_cast<int>(snapshot.account->subaccount.value) != selected_)
        return;
    const view::AccountDetail& detail = *snapshot.account;
    summary_ = summaryOf(detail);
    waterfall_.assign(plimsoll::waterfall(detail));
    collateral_.assign(collateralLines(detail, snapshot));
    borrows_.assign(borrowLines(detail, snapshot));
    orders_.assign(accountOrderLines(detail));
    story_.take(detail.story);
    history_ = format::points(detail.marginFractionHistory);
    double top = 0;
    for (QPointF& point : history_) {
        point.setY(point.y() * 100);
        top = std::max(top, point.y());
    }
    historyTop_ = std::max(historyTop_, format::roundTop(top * 1.05)); // an axis that jumps cannot be read
    refreshWhatIf();
}

} // namespace plimsoll
