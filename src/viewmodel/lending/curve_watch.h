// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/impact_port.h"
#include "viewmodel/frame/renewal.h"
#include "viewmodel/lending/curve_editor.h"

namespace plimsoll {

/// Keeps the corridor behind one pool's curve: asks when another pool is chosen or parameters change, and every few
/// seconds while the exchange goes on.
class CurveWatch : public QObject {
    Q_OBJECT

public:
    CurveWatch(Session& session, ImpactPort& port, CurveEditor& editor, QObject* parent = nullptr);
    void setAsset(AssetId asset);
    /// Takes the corridor away and lets no open question be answered: it was of the world before.
    void forget();

private:
    void ask();
    void askAgain();
    void take(std::uint64_t number, const CurveCorridor& corridor);

    Session& session_;
    ImpactPort& port_;
    CurveEditor& editor_;
    std::optional<AssetId> asset_;
    Renewal renewal_;
};

} // namespace plimsoll
