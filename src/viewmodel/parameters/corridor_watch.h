// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/impact_port.h"
#include "viewmodel/frame/renewal.h"
#include "viewmodel/parameters/parameter_list.h"

namespace plimsoll {

/// Keeps the tracks of one asset's sliders on a page coloured: asks when another asset is chosen or parameters change,
/// and every few seconds while the exchange goes on.
class CorridorWatch : public QObject {
    Q_OBJECT

public:
    CorridorWatch(Session& session, ImpactPort& port, ImpactPort::Watcher watcher, ParameterList& fields,
        QObject* parent = nullptr);
    void setAsset(AssetId asset);
    /// Uncolours the tracks and lets no open question be answered: they were of the world before.
    void forget();

private:
    void ask();
    void askAgain();
    void take(std::uint64_t number, const ImpactPort::Tracks& tracks);

    Session& session_;
    ImpactPort& port_;
    ImpactPort::Watcher watcher_;
    ParameterList& fields_;
    std::optional<AssetId> asset_;
    Renewal renewal_;
};

} // namespace plimsoll
