// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/liquidations/liquidations_page.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/wording.h"

#include <algorithm>
#include <map>
#include <utility>

namespace plimsoll {
namespace {

QueueFigures figuresOf(const view::Liquidations& page)
{
    QueueFigures figures;
    figures.count = static_cast<int>(page.queueLength);
    figures.length = format::count(page.queueLength);
    figures.exposure = format::usdCompact(page.queueExposure);
    figures.fund = format::usdCompact(page.backstopFund);
    figures.fundExact = format::dollars(format::exact(page.backstopFund));
    figures.capacity = format::usdCompact(page.backstopCapacity);
    figures.capacityTotal = format::usdCompact(page.backstopCapacityTotal);
    if (page.backstopCapacityTotal.isPositive())
        figures.capacityShare = format::toDouble(page.backstopCapacity) / format::toDouble(page.backstopCapacityTotal);
    figures.badDebt = format::usdCompact(page.badDebt);
    figures.socialised = format::usdCompact(page.socialisedLoss);
    figures.debt = page.badDebt.isPositive() || page.socialisedLoss.isPositive();
    figures.total = format::count(page.liquidationsTotal);
    figures.providers = static_cast<int>(page.providers.size());
    return figures;
}

/// `next` with its rows where `shown` has them and what is new behind; what is gone of `standing` keeps its place too.
std::vector<QueueLine> inPlace(
    const std::vector<QueueLine>& shown, const std::set<qint64>& standing, const std::vector<QueueLine>& next)
{
    std::map<qint64, const QueueLine*> present;
    for (const QueueLine& line : next)
        present.emplace(line.key, &line);
    std::vector<QueueLine> lines;
    for (const QueueLine& line : shown) {
        if (const auto found = present.find(line.key); found != present.end()) {
            lines.push_back(*found->second);
            present.erase(found);
        } else if (standing.contains(line.key)) {
            lines.push_back(line);
            lines.back().rank.clear();
            lines.back().note = LiquidationsPage::tr("left this lane");
        }
    }
    for (const QueueLine& line : next)
        if (present.contains(line.key))
            lines.push_back(line);
    return lines;
}

} // namespace

LiquidationsPage::LiquidationsPage(Session& session, ArchivePort& archive, QObject* parent)
    : QObject(parent)
    , session_(session)
    , answer_(session)
    , step_(session)
    , backstopDesk_(session)
    , history_(session, archive)
    , holds_(session)
    , steps_(session, archive)
    , calls_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &LiquidationsPage::refresh);
    // What was said of taking it over is older than what a step by hand did.
    connect(step_.answer(), &CommandAnswer::changed, this, [this] {
        if (step_.answer()->pending())
            answer_.clear();
    });
}

void LiquidationsPage::select(int subaccount)
{
    if (subaccount == selected_)
        return;
    selected_ = subaccount;
    aside_ = subaccount > 0 ? OfAccount : OfBackstop;
    answer_.clear();
    leftHand_ = false;
    steps_.show(subaccount);
    refreshSelected();
    emit changed();
}

void LiquidationsPage::selectFirst()
{
    const auto& queue = session_.snapshot().liquidations.queue;
    if (!queue.empty())
        select(static_cast<int>(queue.front().subaccount.value));
}

void LiquidationsPage::askReason()
{
    reasonWanted_ = true;
    if (selected_ == 0)
        selectFirst();
    refreshSelected();
    emit changed();
}

const view::QueueRow* LiquidationsPage::selectedRow() const
{
    const view::Liquidations& page = session_.snapshot().liquidations;
    for (const auto* rows : {&page.queue, &page.watch, &page.done})
        for (const view::QueueRow& row : *rows)
            if (static_cast<int>(row.subaccount.value) == selected_)
                return &row;
    return nullptr;
}

std::optional<AssetId> LiquidationsPage::largestDebt() const
{
    const view::QueueRow* row = selectedRow();
    return row != nullptr ? row->largestDebt : std::nullopt;
}

LiquidationsPage::Hand LiquidationsPage::handOn(const view::QueueRow* row)
{
    if (row == nullptr)
        return Hand::None;
    return row->takeOver ? Hand::TakenOver : row->hold ? Hand::Held : Hand::None;
}

void LiquidationsPage::refreshSelected()
{
    const view::QueueRow* row = selectedRow();
    title_ = selected_ > 0 ? format::account(SubaccountId{static_cast<std::uint32_t>(selected_)}) : QString();
    const bool queued = row != nullptr && row->rank > 0;
    gone_.clear();
    if (selected_ > 0 && row == nullptr)
        gone_ = tr("Not in the queue, and not among those that the lanes list: nothing to hold, release or take over");
    else if (row != nullptr && !queued)
        gone_ = tr("Not in the queue: nothing to hold, release or take over");
    const QString notNow = format::whyNotNow(session_.snapshot().status);
    if (queued && !notNow.isEmpty())
        gone_ = notNow;
    canRelease_ = queued && notNow.isEmpty() && (row->hold || row->takeOver);
    canHold_ = queued && notNow.isEmpty() && !canRelease_;
    // From a hold too: between a release and a take-over a step might come.
    canTakeOver_ = queued && notNow.isEmpty() && !row->takeOver;
    const bool told = said_ != Hand::None && !answer_.pending() && !answer_.refused() && !answer_.text().isEmpty();
    answer_.follow(handOn(row) == said_);
    leftHand_ = !queued && (leftHand_ || (told && answer_.text().isEmpty()));
    if (leftHand_)
        gone_ = said_ == Hand::Held ? tr("It left the queue: the hold on it is over")
                                    : tr("It left the queue: nothing is taken over any more");
    step_.assign(selected_, row);
    facts_.assign(row ? factsOf(*row, session_.snapshot()) : std::vector<FactLine>{});
    if ((canHold_ || canRelease_) && std::exchange(reasonWanted_, false))
        emit reasonAsked();
}

void LiquidationsPage::refresh()
{
    if (!session_.wanted().shows(view::Page::Liquidations) || !session_.hasSnapshot()) {
        isLaidOut_ = false;
        waiting_ = 0;
        return;
    }
    const view::ViewSnapshot& snapshot = session_.snapshot();
    const view::Liquidations& page = snapshot.liquidations;
    figures_ = figuresOf(page);
    figures_.fundLow = std::any_of(snapshot.alerts.begin(), snapshot.alerts.end(),
        [](const view::Alert& alert) { return alert.kind == view::AlertKind::FundLow && !alert.over; });
    std::array<std::uint32_t, 5> listed{};
    for (const auto* rows : {&page.watch, &page.queue, &page.done})
        for (const view::QueueRow& row : *rows)
            ++listed.at(static_cast<std::size_t>(row.stage));
    laneTotals_.clear();
    laneCuts_.clear();
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
        laneTotals_ << format::count(page.stageTotals[lane]);
        laneCuts_ << (listed[lane] < page.stageTotals[lane] ? tr("first %1").arg(listed[lane]) : QString());
    }
    atRisk_ = format::count(snapshot.overview.accountsAtRisk);
    waiting_ = PartCount;
    const bool isSeen = std::exchange(isLaidOut_, true);
    do
        layOutNext();
    while (!isSeen && waiting_ > 0);
    if (reasonWanted_) {
        if (selected_ == 0)
            selectFirst();
        refreshSelected();
        // Who is not in the queue by then gets no keys when they come into it later.
        reasonWanted_ = reasonWanted_ && !snapshot.request.shows(view::Page::Liquidations);
    }
    emit changed();
}

void LiquidationsPage::frameShown()
{
    if (waiting_ > 0)
        layOutNext();
}

/// In turn, so that none waits for ever where frames take longer than snapshots.
void LiquidationsPage::layOutNext()
{
    --waiting_;
    layOut(static_cast<Part>(std::exchange(next_, (next_ + 1) % PartCount)));
    if (waiting_ > 0)
        emit frameWanted();
}

void LiquidationsPage::layOut(Part part)
{
    if (part == Queue) {
        layOutLane(0);
        layOutLane(1);
    } else if (part == Leaving) {
        for (const int lane : {2, 3, 4})
            layOutLane(lane);
    } else {
        std::vector<FillLine> fills;
        for (const view::LiquidationFill& fill : session_.snapshot().liquidations.fills)
            fills.push_back(fillLine(fill, session_.snapshot()));
        if (!fillsHeld_)
            fills_.assign(fills);
        if (aside_ == OfBackstop)
            history_.refresh();
        backstopDesk_.refresh();
        holds_.refresh();
        steps_.refresh();
        refreshSelected();
        emit changed();
    }
}

void LiquidationsPage::layOutLane(int lane)
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    const view::Liquidations& page = snapshot.liquidations;
    std::vector<QueueLine> lines;
    for (const auto* rows : {&page.watch, &page.queue, &page.done})
        for (const view::QueueRow& row : *rows)
            if (static_cast<int>(row.stage) == lane)
                lines.push_back(queueLine(row, snapshot));
    auto& shown = lanes_.at(static_cast<std::size_t>(lane));
    shown.assign(lane == pointed_ ? inPlace(shown.rows(), standing_, lines) : lines);
}

void LiquidationsPage::setPointed(int lane)
{
    if (lane == pointed_)
        return;
    pointed_ = lane;
    standing_.clear();
    if (lane >= 0)
        for (const QueueLine& line : lanes_.at(static_cast<std::size_t>(lane)).rows())
            standing_.insert(line.key);
    isLaidOut_ = false; // what is pointed at stands at once
    refresh();
}

void LiquidationsPage::setCalling(bool on)
{
    calling_ = on;
    emit changed();
}

void LiquidationsPage::setAside(int which)
{
    aside_ = which;
    if (aside_ == OfBackstop && session_.hasSnapshot())
        history_.refresh();
    emit changed();
}

void LiquidationsPage::send(Command command, Hand hand, const QString& done)
{
    if (selected_ <= 0 || answer_.pending())
        return;
    said_ = hand;
    answer_.send(std::move(command), done);
}

void LiquidationsPage::hold(int minutes, const QString& reason)
{
    HoldLiquidation command;
    command.subaccount = SubaccountId{static_cast<std::uint32_t>(selected_)};
    command.minutes = static_cast<std::uint32_t>(minutes);
    command.reason = reason.trimmed().toStdString();
    send(command, Hand::Held, tr("Held for %1 min").arg(minutes));
}

void LiquidationsPage::release(const QString& reason)
{
    ReleaseLiquidation command;
    command.subaccount = SubaccountId{static_cast<std::uint32_t>(selected_)};
    command.reason = reason.trimmed().toStdString();
    send(command, Hand::None, tr("Released"));
}

void LiquidationsPage::takeOver(const QString& reason)
{
    send(TakeOverLiquidation{SubaccountId{static_cast<std::uint32_t>(selected_)}, reason.trimmed().toStdString()},
        Hand::TakenOver, tr("Taken over"));
}

} // namespace plimsoll
