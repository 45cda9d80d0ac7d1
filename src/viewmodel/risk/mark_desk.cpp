// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/risk/mark_desk.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/wording.h"

#include <algorithm>

namespace plimsoll {
namespace {

QString sourceName(view::PriceSource source)
{
    switch (source) {
    case view::PriceSource::Recorded:
        return MarkDesk::tr("recorded");
    case view::PriceSource::FollowsBitcoin:
        return MarkDesk::tr("follows BTC");
    case view::PriceSource::Fixed:
        return MarkDesk::tr("fixed");
    case view::PriceSource::Seeded:
        return MarkDesk::tr("simulated");
    }
    return {};
}

Ratio jumpOf(Price from, Price to)
{
    return divide(to - from, from, Rounding::Down);
}

MarkLine lineOf(const view::Asset& asset, Timestamp now)
{
    MarkLine line;
    line.key = line.asset = asset.id.value;
    line.symbol = QString::fromStdString(asset.symbol);
    line.mark = format::price(asset.markPrice);
    line.markExact = format::dollars(format::exact(asset.markPrice));
    line.pending = asset.pendingMark ? format::price(*asset.pendingMark) : format::none();
    line.jump = asset.pendingMark ? format::percent(jumpOf(asset.markPrice, *asset.pendingMark)) : format::none();
    line.exactly.value = {asset.pendingMark, {}, asset.changeOneHour};
    if (asset.pendingMark)
        line.exactly.value.jump = jumpOf(asset.markPrice, *asset.pendingMark);
    line.age = asset.markTime.ms > 0 ? format::duration(now.ms - asset.markTime.ms) : format::none();
    line.hour = asset.changeOneHour ? format::percentWithSign(*asset.changeOneHour) : format::none();
    line.source = sourceName(asset.source);
    switch (asset.markState) {
    case view::MarkState::Live:
        line.state = MarkDesk::tr("in force");
        line.tone = tone::Good;
        break;
    case view::MarkState::Held:
        line.state = MarkDesk::tr("held: jumped");
        line.tone = tone::Grave;
        break;
    case view::MarkState::Stale:
        line.state = MarkDesk::tr("held: too old");
        line.tone = tone::Grave;
        break;
    }
    return line;
}

} // namespace

MarkDesk::MarkDesk(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , answer_(session)
{
}

void MarkDesk::refresh()
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::vector<MarkLine> lines;
    held_ = 0;
    for (const view::Asset& asset : snapshot.assets) {
        lines.push_back(lineOf(asset, snapshot.status.time));
        held_ += asset.markState != view::MarkState::Live ? 1 : 0;
    }
    // Who opens the page to decide finds the first that waits already chosen.
    if (selected_ < 0)
        for (const view::Asset& asset : snapshot.assets)
            if (asset.markState != view::MarkState::Live) {
                selected_ = asset.id.value;
                break;
            }
    lines_.assign(lines);
    const auto& guard = snapshot.risk->venue.markGuard;
    guard_ = guard ? tr("guard: older than %1 s or a jump over %2")
                         .arg(guard->maxAgeSeconds)
                         .arg(format::percentExact(guard->maxStep))
                   : tr("the guard is off: Venue › Mark guard turns it on");
    refreshSelected();
    emit changed();
}

void MarkDesk::select(int asset)
{
    selected_ = asset;
    answer_.clear();
    refreshSelected();
    emit changed();
}

void MarkDesk::refreshSelected()
{
    const auto& assets = session_.snapshot().assets;
    const bool known = selected_ >= 0 && static_cast<std::size_t>(selected_) < assets.size();
    title_ = known ? QString::fromStdString(assets[static_cast<std::size_t>(selected_)].symbol) : QString();
    question_.clear();
    decidable_ = false;
    if (!known)
        return;
    const view::Asset& asset = assets[static_cast<std::size_t>(selected_)];
    decidable_ = asset.pendingMark.has_value();
    if (asset.pendingMark)
        question_ = tr("The feed says $%1, the mark in force is $%2: a jump of %3 %.")
                        .arg(format::price(*asset.pendingMark), format::price(asset.markPrice),
                            format::percent(jumpOf(asset.markPrice, *asset.pendingMark)));
    else if (asset.markState == view::MarkState::Stale)
        question_ = tr("The mark is too old: $%1. It is in force again with the next one that the feed brings.")
                        .arg(format::price(asset.markPrice));
    else
        question_ = tr("The mark is in force; nothing waits for a word.");
}

void MarkDesk::decide(MarkDecision decision, const QString& reason)
{
    const std::string why = reason.trimmed().toStdString();
    if (why.empty()) {
        answer_.refuse(tr("Give a reason"));
        return;
    }
    answer_.send(Command{DecideMark{AssetId{static_cast<std::uint16_t>(selected_)}, decision, why}},
        decision == MarkDecision::Accept ? tr("Accepted: it is in force") : tr("Rejected: the old mark stays"));
}

} // namespace plimsoll
