// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/pool_state_switch.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

namespace plimsoll {

PoolStateSwitch::PoolStateSwitch(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &PoolStateSwitch::changed);
}

void PoolStateSwitch::setAsset(AssetId asset)
{
    asset_ = asset;
    answer_.clear();
    reset();
}

QStringList PoolStateSwitch::options() const
{
    return {format::poolStateName(PoolState::Open), format::poolStateName(PoolState::RepayOnly),
        format::poolStateName(PoolState::Closed)};
}

int PoolStateSwitch::live() const
{
    const auto& pools = session_.snapshot().risk->pools;
    return asset_.value < pools.size() ? static_cast<int>(pools[asset_.value].state) : 0;
}

void PoolStateSwitch::choose(int state)
{
    chosen_ = state;
    answer_.clear();
    emit changed();
}

void PoolStateSwitch::reset()
{
    chosen_ = -1;
    emit changed();
}

void PoolStateSwitch::apply(const QString& reason)
{
    if (!modified() || reason.trimmed().isEmpty() || pending_)
        return;
    pending_ = true;
    emit changed();
    SetPoolState command;
    command.pool = asset_;
    command.before = static_cast<PoolState>(live());
    command.state = static_cast<PoolState>(chosen());
    command.reason = reason.trimmed().toStdString();
    session_.submit(Command{command}, this, [this](const OperatorAnswer& answer) {
        pending_ = false;
        refused_ = !answer.accepted;
        answer_
            = refused_ ? format::refusal(answer) : tr("Applied and stored, seq %1").arg(format::count(answer.sequence));
        chosen_ = -1;
        emit changed();
    });
}

} // namespace plimsoll
