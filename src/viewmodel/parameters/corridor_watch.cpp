// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/corridor_watch.h"

#include "viewmodel/format/amount_format.h"

namespace plimsoll {
namespace {

constexpr qint64 renewAfterMs = 3000;

} // namespace

CorridorWatch::CorridorWatch(Session& session, ImpactPort& port, ParameterList& fields, QObject* parent)
    : QObject(parent)
    , session_(session)
    , port_(port)
    , fields_(fields)
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
    answered_ = ++asked_;
    for (ParameterField* field : fields_.sliders())
        field->setCorridor(std::nullopt);
}

void CorridorWatch::ask()
{
    std::vector<ImpactPort::Track> tracks;
    for (const ParameterField* field : fields_.sliders()) {
        const auto top = format::parseRatio(QString::number(field->slideTop(), 'f', 12));
        const bool falling = hurtsOf(field->parameter()) == Hurts::Falling;
        tracks.push_back({field->parameter(), falling || !top ? Ratio{} : *top});
    }
    riskVersion_ = session_.snapshot().riskVersion;
    sinceAsked_.start();
    const auto toGui = session_.toGui();
    const QPointer<CorridorWatch> self{this};
    const std::uint64_t number = ++asked_;
    port_.corridors(*asset_, std::move(tracks), [toGui, self, number](const ImpactPort::Tracks& found) {
        toGui([self, number, found] {
            if (self)
                self->take(number, found);
        });
    });
}

void CorridorWatch::askAgain()
{
    if (!asset_ || !session_.wanted().shows(view::Page::Risk))
        return;
    const bool otherParameters = session_.snapshot().riskVersion != riskVersion_;
    const bool old = asked_ == answered_ && sinceAsked_.elapsed() > renewAfterMs
        && session_.snapshot().status.appliedSequence != sequence_;
    if (otherParameters || old)
        ask();
}

void CorridorWatch::take(std::uint64_t number, const ImpactPort::Tracks& tracks)
{
    if (number != asked_)
        return;
    answered_ = number;
    sequence_ = tracks.sequence;
    const auto fields = fields_.sliders();
    for (std::size_t i = 0; i < fields.size() && i < tracks.corridors.size(); ++i)
        fields[i]->setCorridor(tracks.corridors[i]);
}

} // namespace plimsoll
