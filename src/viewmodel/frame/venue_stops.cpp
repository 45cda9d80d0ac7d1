// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/venue_stops.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

#include <algorithm>

namespace plimsoll {

VenueStops::VenueStops(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , answer_(session)
{
}

void VenueStops::refresh()
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::vector<StopLine> lines;
    const auto add = [&](const std::optional<view::VenueStop>& stop, int which, const QString& title) {
        if (!stop)
            return;
        StopLine line;
        line.key = line.which = which;
        line.title = title;
        line.remaining = format::duration(stop->until.ms - snapshot.status.time.ms);
        if (!stop->actor.empty())
            line.note = QStringLiteral("%1 · “%2”")
                            .arg(QString::fromStdString(stop->actor), QString::fromStdString(stop->reason));
        lines.push_back(line);
    };
    add(snapshot.liquidations.matchingHalted, venueStop::Matching, tr("Matching is halted"));
    add(snapshot.liquidations.liquidationsPaused, venueStop::Liquidations, tr("Liquidations are paused"));
    if (const std::vector<view::Hold>& held = snapshot.liquidations.assetHolds; !held.empty()) {
        QStringList symbols;
        for (const view::Hold& hold : held)
            symbols << format::symbol(*hold.asset, snapshot);
        const view::Hold& next = *std::min_element(held.begin(), held.end(),
            [](const view::Hold& one, const view::Hold& other) { return one.until < other.until; });
        add(view::VenueStop{next.until, next.actor, next.reason}, venueStop::Assets,
            tr("Debts in %1 are on hold").arg(symbols.join(QStringLiteral(", "))));
    }
    lines_.assign(lines);
    emit changed();
}

int VenueStops::endable() const
{
    const auto& rows = lines_.rows();
    return rows.empty() || rows.front().which == venueStop::Assets ? -1 : rows.front().which;
}

void VenueStops::apply(int which, int minutes, const QString& reason)
{
    const std::string why = reason.trimmed().toStdString();
    if (why.empty()) {
        answer_.refuse(tr("Give a reason"));
        return;
    }
    const auto span = static_cast<std::uint32_t>(minutes);
    switch (which) {
    case venueStop::Matching:
        answer_.send(Command{HaltMatching{span, why}},
            minutes > 0 ? tr("Matching halted for %1 min").arg(minutes) : tr("Matching goes on"));
        break;
    case venueStop::Liquidations:
        answer_.send(Command{PauseLiquidations{span, why}},
            minutes > 0 ? tr("Liquidations paused for %1 min").arg(minutes) : tr("Liquidations go on"));
        break;
    default:
        answer_.send(Command{CancelAllOrders{span, why}},
            minutes > 0 ? tr("All orders cancelled, matching halted for %1 min").arg(minutes)
                        : tr("All orders cancelled"));
        break;
    }
}

} // namespace plimsoll
