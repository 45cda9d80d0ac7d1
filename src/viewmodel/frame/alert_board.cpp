// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/alert_board.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/wording.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

/// From so many of one kind on they share a line.
constexpr std::size_t gatherFrom = 3;

int pageOf(view::AlertKind kind)
{
    switch (kind) {
    case view::AlertKind::PoolThrottled:
    case view::AlertKind::PoolAboveOptimal:
        return place::Lending;
    case view::AlertKind::MarkHeld:
        return place::Risk;
    case view::AlertKind::AccountsNear:
        return place::Margin;
    default:
        return place::Liquidations;
    }
}

} // namespace

void AlertBoard::assign(const view::ViewSnapshot& snapshot)
{
    names_.assets = snapshot.assets;
    names_.status = snapshot.status;
    for (auto& [key, seen] : seen_) {
        seen.over = true;
        seen.listed = false;
    }
    for (const view::Alert& alert : snapshot.alerts) {
        Seen& seen = seen_[alert.key()];
        // It came back after it was over: that is news.
        if (seen.alert.since != alert.since)
            seen.acknowledged = false;
        seen.alert = alert;
        seen.over = alert.over;
        seen.listed = true;
    }
    std::erase_if(seen_, [](const auto& entry) {
        const Seen& seen = entry.second;
        return !seen.listed && (seen.acknowledged || seen.alert.severity != view::AlertSeverity::Critical);
    });
    rebuild();
}

AlertLine AlertBoard::lineOf(const Seen& seen) const
{
    const format::Sentence said = format::sentence(seen.alert, names_);
    AlertLine line;
    line.asset = seen.alert.asset ? seen.alert.asset->value : -1;
    line.subaccount = seen.alert.subaccount ? static_cast<int>(seen.alert.subaccount->value) : -1;
    line.key = static_cast<qint64>(seen.alert.kind) << 48 | static_cast<qint64>(line.asset + 1) << 32
        | (line.subaccount + 1);
    line.subject = said.subject;
    line.text = said.text;
    if (seen.over)
        line.text = QCoreApplication::translate("alerts", "%1 · ended").arg(line.text);
    else if (seen.alert.again)
        line.text = QCoreApplication::translate("alerts", "%1 · again since %2")
                        .arg(line.text, format::clock(*seen.alert.again));
    line.since = format::clock(seen.alert.since);
    line.tone = said.tone;
    line.page = pageOf(seen.alert.kind);
    line.rule = format::ruleText(seen.alert.kind);
    line.critical = seen.alert.severity == view::AlertSeverity::Critical;
    line.acknowledged = seen.acknowledged;
    return line;
}

AlertLine AlertBoard::gathered(const std::vector<const Seen*>& many) const
{
    AlertLine line = lineOf(*many.front());
    line.key |= qint64{0xFFFF} << 32;
    line.asset = line.subaccount = -1;
    QStringList subjects;
    view::Alert first = many.front()->alert;
    line.acknowledged = true;
    for (const Seen* seen : many) {
        const AlertLine own = lineOf(*seen);
        subjects << own.subject + (seen->alert.ratio ? u' ' + format::percent(*seen->alert.ratio, 1) : QString());
        line.acknowledged = line.acknowledged && own.acknowledged;
        if (seen->alert.since < first.since)
            first = seen->alert;
    }
    line.since = format::clock(first.since);
    line.subject = format::gatheredSubject(first.kind, static_cast<int>(many.size()));
    line.text = subjects.join(QStringLiteral(" · "));
    return line;
}

void AlertBoard::rebuild()
{
    std::map<int, std::vector<std::map<Key, Seen>::const_iterator>> kinds;
    for (auto at = seen_.cbegin(); at != seen_.cend(); ++at)
        if (!at->second.over || !at->second.acknowledged)
            kinds[static_cast<int>(at->second.alert.kind)].push_back(at);
    std::vector<std::pair<AlertLine, std::vector<Key>>> made;
    for (const auto& [kind, entries] : kinds) {
        if (entries.size() < gatherFrom) {
            for (const auto& entry : entries)
                made.push_back({lineOf(entry->second), {entry->first}});
            continue;
        }
        std::vector<const Seen*> many;
        std::vector<Key> keys;
        for (const auto& entry : entries) {
            many.push_back(&entry->second);
            keys.push_back(entry->first);
        }
        made.push_back({gathered(many), keys});
    }
    std::stable_sort(made.begin(), made.end(), [](const auto& a, const auto& b) {
        return std::pair(!a.first.acknowledged, a.first.tone) > std::pair(!b.first.acknowledged, b.first.tone);
    });
    std::vector<AlertLine> lines;
    members_.clear();
    for (auto& [line, keys] : made) {
        lines.push_back(line);
        members_.push_back(keys);
    }
    lines_.assign(lines);
}

std::vector<view::AlertKey> AlertBoard::acknowledge(const std::vector<Key>& keys)
{
    std::vector<view::AlertKey> critical;
    for (const Key& key : keys) {
        Seen& seen = seen_.at(key);
        if (!std::exchange(seen.acknowledged, true) && seen.alert.severity == view::AlertSeverity::Critical)
            critical.push_back(key);
    }
    rebuild();
    return critical;
}

std::vector<view::AlertKey> AlertBoard::acknowledge(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= members_.size())
        return {};
    return acknowledge(std::vector{members_[static_cast<std::size_t>(row)]});
}

std::vector<view::AlertKey> AlertBoard::acknowledgeAll()
{
    std::vector<Key> keys;
    for (const auto& [key, seen] : seen_)
        keys.push_back(key);
    return acknowledge(keys);
}

const AlertLine* AlertBoard::lineAt(int row) const
{
    return row >= 0 && row < lines_.count() ? &lines_.rows()[static_cast<std::size_t>(row)] : nullptr;
}

int AlertBoard::open() const
{
    return static_cast<int>(std::count_if(
        lines_.rows().begin(), lines_.rows().end(), [](const AlertLine& line) { return !line.acknowledged; }));
}

int AlertBoard::tone() const
{
    int worst = tone::Quiet;
    for (const AlertLine& line : lines_.rows())
        if (!line.acknowledged)
            worst = std::max(worst, line.tone);
    return worst;
}

QString AlertBoard::headline() const
{
    for (const AlertLine& line : lines_.rows())
        if (!line.acknowledged && line.critical)
            return line.subject.isEmpty() ? line.text : line.subject + u' ' + line.text;
    return {};
}

} // namespace plimsoll
