// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/lending/curve_watch.h"

namespace plimsoll {

CurveWatch::CurveWatch(Session& session, ImpactPort& port, CurveEditor& editor, QObject* parent)
    : QObject(parent)
    , session_(session)
    , port_(port)
    , editor_(editor)
    , renewal_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &CurveWatch::askAgain);
}

void CurveWatch::setAsset(AssetId asset)
{
    if (asset_ == asset)
        return;
    asset_ = asset;
    editor_.setCorridor(std::nullopt);
    ask();
}

void CurveWatch::forget()
{
    asset_.reset();
    renewal_.drop();
    editor_.setCorridor(std::nullopt);
}

void CurveWatch::ask()
{
    port_.curveCorridor(*asset_,
        session_.onGui(this, [this, number = renewal_.ask()](const CurveCorridor& found) { take(number, found); }));
}

void CurveWatch::askAgain()
{
    if (asset_ && session_.wanted().shows(view::Page::Lending) && renewal_.isDue())
        ask();
}

void CurveWatch::take(std::uint64_t number, const CurveCorridor& corridor)
{
    if (!renewal_.take(number, corridor.sequence))
        return;
    editor_.setCorridor(corridor);
}

} // namespace plimsoll
