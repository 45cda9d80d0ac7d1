// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/alert_watch.h"

#include "domain/base/decimal.h"
#include "service/alert_rules.h"

#include <algorithm>
#include <sstream>

namespace plimsoll {

namespace {

using view::AlertKind;

view::Alert& raise(std::vector<view::Alert>& found, AlertKind kind)
{
    view::Alert& alert = found.emplace_back();
    alert.kind = kind;
    alert.severity = alertRule(kind).severity;
    return alert;
}

/// "3 -1 -1": kind, asset, subaccount.
std::string written(const view::AlertKey& key)
{
    return std::to_string(static_cast<int>(key.kind)) + ' ' + std::to_string(key.asset ? key.asset->value : -1) + ' '
        + std::to_string(key.subaccount ? static_cast<std::int64_t>(key.subaccount->value) : -1);
}

/// The same read: an alert of the kind, with nothing else; none where it is no such text.
std::optional<view::Alert> readKey(std::istream& words)
{
    std::size_t kind = 0;
    std::int64_t asset = 0;
    std::int64_t subaccount = 0;
    if (!(words >> kind >> asset >> subaccount) || kind >= alertRules.size())
        return std::nullopt;
    view::Alert alert;
    alert.kind = static_cast<AlertKind>(kind);
    alert.severity = alertRule(alert.kind).severity;
    if (asset >= 0)
        alert.asset = AssetId{static_cast<std::uint16_t>(asset)};
    if (subaccount >= 0)
        alert.subaccount = SubaccountId{static_cast<std::uint32_t>(subaccount)};
    return alert;
}

/// Of these the least is the worst.
bool falls(AlertKind kind)
{
    return kind == AlertKind::FundLow || kind == AlertKind::BackstopSpent;
}

constexpr std::string_view lastsWord = "lasts";
constexpr std::string_view seenWord = "seen"; // lasts, and was acknowledged
constexpr std::string_view fundWord = "fund";

Ratio shareOf(std::uint32_t part, std::uint32_t whole)
{
    return whole == 0 ? Ratio{} : Ratio::fromRaw(Ratio::scale * part / whole);
}

} // namespace

bool AlertWatch::lasts(const view::AlertKey& key) const
{
    return std::any_of(last_.begin(), last_.end(), [&](const view::Alert& known) { return known.key() == key; });
}

Ratio AlertWatch::least(AlertKind kind) const
{
    const AlertRule& rule = alertRule(kind);
    return lasts({kind, {}, {}}) ? rule.threshold - rule.slack : rule.threshold;
}

Ratio AlertWatch::most(AlertKind kind) const
{
    const AlertRule& rule = alertRule(kind);
    return lasts({kind, {}, {}}) ? rule.threshold + rule.slack : rule.threshold;
}

void AlertWatch::lookAtPools(const view::ViewSnapshot& view, std::vector<view::Alert>& found) const
{
    for (const view::Pool& pool : view.pools) {
        const auto tell = [&](AlertKind kind) {
            view::Alert& alert = raise(found, kind);
            alert.asset = pool.asset;
            alert.ratio = pool.utilization;
        };
        const AlertRule& throttled = alertRule(AlertKind::PoolThrottled);
        const AlertRule& above = alertRule(AlertKind::PoolAboveOptimal);
        const bool hovers = lasts({throttled.kind, pool.asset, {}}) && pool.lentQuantity.isPositive()
            && pool.utilization >= pool.throttleUtilizationThreshold - throttled.slack;
        if (pool.throttled || hovers) {
            tell(throttled.kind);
        } else if (pool.optimalUtilization) {
            const Ratio way = pool.throttleUtilizationThreshold - *pool.optimalUtilization;
            const Ratio share = lasts({above.kind, pool.asset, {}}) ? above.threshold - above.slack : above.threshold;
            if (way.isPositive() && pool.utilization - *pool.optimalUtilization > multiply(way, share, Rounding::Down))
                tell(above.kind);
        }
    }
}

void AlertWatch::lookAtHolds(const view::ViewSnapshot& view, std::vector<view::Alert>& found) const
{
    const auto look = [&](const view::Hold& hold) {
        if (Ratio::whole(hold.until.ms - view.status.time.ms)
            >= Ratio::fromRaw(alertRule(AlertKind::HoldExpires).threshold.raw * msPerSecond))
            return;
        view::Alert& alert = raise(found, AlertKind::HoldExpires);
        alert.subaccount = hold.subaccount;
        alert.asset = hold.asset;
    };
    for (const view::QueueRow& row : view.liquidations.queue)
        if (row.hold)
            look(*row.hold);
    for (const view::Hold& hold : view.liquidations.assetHolds)
        look(hold);
}

void AlertWatch::look(view::ViewSnapshot& view)
{
    std::vector<view::Alert> found;
    const view::Liquidations& page = view.liquidations;
    if (view.status.readOnly == view::ReadOnly::JournalFault)
        raise(found, AlertKind::HostReadOnly);
    if (!view.status.stoppedBy.empty())
        raise(found, AlertKind::TimeRefused);
    for (const view::Asset& asset : view.assets)
        if (asset.markState != view::MarkState::Live)
            raise(found, AlertKind::MarkHeld).asset = asset.id;
    if (Ratio::whole(page.queueLength) >= least(AlertKind::QueueLong))
        raise(found, AlertKind::QueueLong).count = page.queueLength;
    if (page.badDebt.isPositive())
        raise(found, AlertKind::BadDebtGrew).value = page.badDebt;
    fundMost_ = std::max(fundMost_, page.backstopFund);
    if (page.backstopFund < multiply(fundMost_, most(AlertKind::FundLow), Rounding::Down))
        raise(found, AlertKind::FundLow).value = page.backstopFund;
    if (page.backstopCapacityTotal.isPositive()
        && page.backstopCapacity
            < multiply(page.backstopCapacityTotal, most(AlertKind::BackstopSpent), Rounding::Down)) {
        view::Alert& alert = raise(found, AlertKind::BackstopSpent);
        alert.value = page.backstopCapacity;
        alert.ratio = divide(page.backstopCapacity, page.backstopCapacityTotal, Rounding::Down);
    }
    std::uint32_t exposed = 0;
    for (std::size_t band = 1; band < view::mmrBandCount; ++band)
        exposed += view.overview.accountsByBand[band];
    const Ratio near = shareOf(view.overview.accountsAtRisk, exposed);
    if (near > least(AlertKind::AccountsNear)) {
        view::Alert& alert = raise(found, AlertKind::AccountsNear);
        alert.count = view.overview.accountsAtRisk;
        alert.ratio = near;
    }
    lookAtPools(view, found);
    lookAtHolds(view, found);
    // A speed that was just asked for is not reached at once: behind is who stays so for two seconds.
    constexpr std::uint32_t patience = 20;
    constexpr double millionths = 1e6;
    const double achieved = view.status.speedAsked > 0 ? view.status.speedAchieved / view.status.speedAsked : 1;
    const Ratio share = Ratio::fromRaw(static_cast<Int128>(achieved * millionths) * powerOfTen(12));
    behindFor_ = share < most(AlertKind::EngineBehind) ? behindFor_ + 1 : 0;
    if (behindFor_ >= patience)
        raise(found, AlertKind::EngineBehind).ratio = share;
    for (view::Alert& alert : found) {
        const auto before = std::find_if(last_.begin(), last_.end(), [&](const view::Alert& known) {
            return known.kind == alert.kind && known.asset == alert.asset && known.subaccount == alert.subaccount;
        });
        alert.since = before != last_.end() ? before->since : view.status.time;
        alert.again = before != last_.end() ? before->again : std::nullopt;
    }
    keepCritical(found);
    last_ = found;
    for (const auto& [key, alert] : open_)
        if (std::none_of(
                last_.begin(), last_.end(), [&key = key](const view::Alert& each) { return each.key() == key; })) {
            found.push_back(alert);
            found.back().over = true;
        }
    std::stable_sort(
        found.begin(), found.end(), [](const view::Alert& a, const view::Alert& b) { return a.severity > b.severity; });
    view.alerts = std::move(found);
}

void AlertWatch::keepCritical(std::vector<view::Alert>& found)
{
    std::set<view::AlertKey> lasting;
    for (view::Alert& alert : found) {
        if (alert.severity != view::AlertSeverity::Critical)
            continue;
        lasting.insert(alert.key());
        if (acknowledged_.contains(alert.key()))
            continue;
        view::Alert& worst = open_.try_emplace(alert.key(), alert).first->second;
        worst.count = std::max(worst.count, alert.count);
        if (alert.value)
            worst.value = !worst.value ? alert.value
                : falls(alert.kind)    ? std::min(worst.value, alert.value)
                                       : std::max(worst.value, alert.value);
        if (alert.since > worst.since)
            alert.again = alert.since;
        alert.since = worst.since;
    }
    std::erase_if(acknowledged_, [&](const view::AlertKey& key) { return !lasting.contains(key); });
}

std::optional<view::Alert> AlertWatch::acknowledge(const view::AlertKey& alert)
{
    const auto open = open_.extract(alert);
    if (open.empty())
        return std::nullopt;
    acknowledged_.insert(alert);
    return open.mapped();
}

std::string AlertWatch::kept() const
{
    std::ostringstream lines;
    for (const auto& [key, alert] : open_)
        lines << written(key) << ' ' << alert.since.ms << ' ' << alert.count << ' '
              << (alert.value ? toText(*alert.value) : "-") << '\n';
    for (const view::Alert& alert : last_)
        lines << (acknowledged_.contains(alert.key()) ? seenWord : lastsWord) << ' ' << written(alert.key()) << ' '
              << alert.since.ms << '\n';
    if (fundMost_.isPositive())
        lines << fundWord << ' ' << toText(fundMost_) << '\n';
    return lines.str();
}

void AlertWatch::resume(const std::string& kept)
{
    std::istringstream lines{kept};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{line};
        auto alert = readKey(words);
        std::string value;
        if (!alert) {
            resumeLasting(line);
        } else if (words >> alert->since.ms >> alert->count >> value) {
            alert->value = fromText<Usd>(value);
            open_.emplace(alert->key(), *alert);
        }
    }
}

void AlertWatch::resumeLasting(const std::string& line)
{
    std::istringstream words{line};
    std::string word;
    words >> word;
    if (word == fundWord) {
        std::string most;
        words >> most;
        fundMost_ = fromText<Usd>(most).value_or(Usd{});
    } else if (word == lastsWord || word == seenWord) {
        auto alert = readKey(words);
        if (!alert || !(words >> alert->since.ms))
            return;
        if (word == seenWord)
            acknowledged_.insert(alert->key());
        last_.push_back(*alert);
    }
}

} // namespace plimsoll
