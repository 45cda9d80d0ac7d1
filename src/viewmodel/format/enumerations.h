// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_snapshot.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

/// Enumerations of the view snapshot under the names that QML knows.
namespace plimsoll {

namespace band {
Q_NAMESPACE
QML_NAMED_ELEMENT(Band)
enum Which {
    NoExposure = int(view::MmrBand::NoExposure),
    Healthy = int(view::MmrBand::Healthy),
    Watch = int(view::MmrBand::Watch),
    Danger = int(view::MmrBand::Danger),
    Critical = int(view::MmrBand::Critical),
};
Q_ENUM_NS(Which)
} // namespace band

namespace environment {
Q_NAMESPACE
QML_NAMED_ELEMENT(Environment)
enum Which {
    Demo = int(view::Environment::Demo),
    Training = int(view::Environment::Training),
    Replay = int(view::Environment::Replay),
    Live = int(view::Environment::Live),
};
Q_ENUM_NS(Which)
} // namespace environment

namespace place {
Q_NAMESPACE
QML_NAMED_ELEMENT(Place)
enum Which {
    Overview = int(view::Page::Overview),
    Lending = int(view::Page::Lending),
    Margin = int(view::Page::Margin),
    Liquidations = int(view::Page::Liquidations),
    Risk = int(view::Page::Risk),
    Changes = int(view::Page::Changes),
    Exchange = int(view::Page::Exchange),
    Journal = int(view::Page::Journal),
    Balance = int(view::Page::Balance),
    Settings = int(view::Page::Settings),
};
Q_ENUM_NS(Which)
} // namespace place

namespace tone {
Q_NAMESPACE
QML_NAMED_ELEMENT(Tone)
/// How loudly something is said.
enum Which { Quiet, Good, Notice, Warning, Grave };
Q_ENUM_NS(Which)
} // namespace tone

namespace stage {
Q_NAMESPACE
QML_NAMED_ELEMENT(Stage)
enum Which {
    Watch = int(view::LiquidationStage::Watch),
    Book = int(view::LiquidationStage::Book),
    Backstop = int(view::LiquidationStage::Backstop),
    Adl = int(view::LiquidationStage::Adl),
    Done = int(view::LiquidationStage::Done),
};
Q_ENUM_NS(Which)
} // namespace stage

namespace accountSort {
Q_NAMESPACE
QML_NAMED_ELEMENT(AccountSort)
enum Which {
    MarginFraction = int(view::AccountSort::MarginFraction),
    Subaccount = int(view::AccountSort::Subaccount),
    NetEquity = int(view::AccountSort::NetEquity),
    TotalExposure = int(view::AccountSort::TotalExposure),
    LiquidationDistance = int(view::AccountSort::LiquidationDistance),
    LargestDebt = int(view::AccountSort::LargestDebt),
    Mmr = int(view::AccountSort::Mmr),
};
Q_ENUM_NS(Which)
} // namespace accountSort

} // namespace plimsoll
