// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/lending/curve_watch.h"

namespace plimsoll {
namespace {

constexpr qint64 renewAfterMs = 3000;

} // namespace

CurveWatch::CurveWatch(Session& session, ImpactPort& port, CurveEditor& editor, QObject* parent)
    : QObject(parent)
    , session_(session)
    , port_(port)
    , editor_(editor)
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
    answered_ = ++asked_;
    editor_.setCorridor(std::nullopt);
}

void CurveWatch::ask()
{
    riskVersion_ = session_.snapshot().riskVersion;
    sinceAsked_.start();
    const auto toGui = session_.toGui();
    const QPointer<CurveWatch> self{this};
    const std::uint64_t number = ++asked_;
    port_.curveCorridor(*asset_, [toGui, self, number](const CurveCorridor& found) {
        toGui([self, number, found] {
            if (self)
                self->take(number, found);
        });
    });
}

void CurveWatch::askAgain()
{
    if (!asset_ || !session_.wanted().shows(view::Page::Lending))
        return;
    const bool otherParameters = session_.snapshot().riskVersion != riskVersion_;
    const bool old = asked_ == answered_ && sinceAsked_.elapsed() > renewAfterMs
        && session_.snapshot().status.appliedSequence != sequence_;
    if (otherParameters || old)
        ask();
}

void CurveWatch::take(std::uint64_t number, const CurveCorridor& corridor)
{
    if (number != asked_)
        return;
    answered_ = number;
    sequence_ = corridor.sequence;
    editor_.setCorridor(corridor);
}

} // namespace plimsoll
