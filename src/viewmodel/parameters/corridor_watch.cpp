// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/corridor_watch.h"

#include "viewmodel/format/amount_format.h"

namespace plimsoll {

CorridorWatch::CorridorWatch(
    Session& session, ImpactPort& port, ImpactPort::Watcher watcher, ParameterList& fields, QObject* parent)
    : QObject(parent)
    , session_(session)
    , port_(port)
    , watcher_(watcher)
    , fields_(fields)
    , renewal_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &CorridorWatch::askAgain);
}

void CorridorWatch::setAsset(AssetId asset)
{
    if (asset_ == asset)
        return;
    asset_ = asset;
    ask();
}

void CorridorWatch::forget()
{
    asset_.reset();
    renewal_.drop();
    for (ParameterField* field : fields_.sliders())
        field->setCorridor(std::nullopt);
}

void CorridorWatch::ask()
{
    std::vector<ImpactPort::Track> tracks;
    for (const ParameterField* field : fields_.sliders()) {
        const auto top = format::parseRatio(QString::number(field->slideTop(), 'f', 12));
        const bool falling = hurtsOf(field->parameter()) != Hurts::Rising;
        tracks.push_back({field->parameter(), falling || !top ? Ratio{} : *top});
    }
    port_.corridors(watcher_, *asset_, std::move(tracks),
        session_.onGui(
            this, [this, number = renewal_.ask()](const ImpactPort::Tracks& found) { take(number, found); }));
}

void CorridorWatch::askAgain()
{
    const view::Page page = watcher_ == ImpactPort::Watcher::Lending ? view::Page::Lending : view::Page::Risk;
    if (asset_ && session_.wanted().shows(page) && renewal_.isDue())
        ask();
}

void CorridorWatch::take(std::uint64_t number, const ImpactPort::Tracks& tracks)
{
    if (!renewal_.take(number, tracks.sequence))
        return;
    const QString at = format::clock(tracks.time);
    const QString exact = tr("found on a fork at %1, seq %2").arg(at, format::count(tracks.sequence));
    const auto fields = fields_.sliders();
    for (std::size_t i = 0; i < fields.size() && i < tracks.corridors.size(); ++i)
        fields[i]->setCorridor(tracks.corridors[i], at, exact);
}

} // namespace plimsoll
