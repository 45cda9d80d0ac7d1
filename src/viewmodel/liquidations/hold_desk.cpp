// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/liquidations/hold_desk.h"

#include "service/alert_rules.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

#include <algorithm>

namespace plimsoll {

namespace {

/// Of an asset, -1 for none, or of an account.
qint64 keyOf(int asset, int subaccount)
{
    return static_cast<qint64>(asset + 1) << 32 | subaccount;
}

/// Who asked for it, and why; empty where the journal does not say.
QString byWhom(const view::Hold& hold)
{
    return hold.actor.empty()
        ? QString()
        : QStringLiteral("%1 · “%2”").arg(QString::fromStdString(hold.actor), QString::fromStdString(hold.reason));
}

/// It has no end of its own: whoever has the desk next reads that it stands.
HoldLine takenOverLine(const view::Hold& takeOver)
{
    HoldLine line;
    line.subaccount = static_cast<int>(takeOver.subaccount->value);
    line.key = keyOf(-1, line.subaccount);
    line.subject = format::account(*takeOver.subaccount);
    line.remaining = HoldDesk::tr("by hand");
    const QString who = byWhom(takeOver);
    line.note
        = who.isEmpty() ? HoldDesk::tr("Taken over until it is released") : HoldDesk::tr("Taken over: %1").arg(who);
    return line;
}

} // namespace

HoldDesk::HoldDesk(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , answer_(session)
{
}

void HoldDesk::refresh()
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::vector<HoldLine> lines;
    const auto add = [&](const view::Hold& hold) {
        HoldLine line;
        line.asset = hold.asset ? hold.asset->value : -1;
        line.subaccount = hold.subaccount ? static_cast<int>(hold.subaccount->value) : 0;
        line.key = keyOf(line.asset, line.subaccount);
        line.subject = hold.asset ? QObject::tr("debts in %1").arg(format::symbol(*hold.asset, snapshot))
            : hold.subaccount     ? format::account(*hold.subaccount)
                                  : QString();
        const std::int64_t ms = hold.until.ms - snapshot.status.time.ms;
        line.remaining = format::duration(ms);
        line.soon
            = Ratio::whole(ms) < Ratio::fromRaw(alertRule(view::AlertKind::HoldExpires).threshold.raw * msPerSecond);
        line.note = byWhom(hold);
        lines.push_back(line);
    };
    for (const view::Hold& hold : snapshot.liquidations.assetHolds)
        add(hold);
    for (const view::QueueRow& row : snapshot.liquidations.queue) {
        if (row.hold)
            add(*row.hold);
        else if (row.takeOver)
            lines.push_back(takenOverLine(*row.takeOver));
    }
    const bool held
        = std::any_of(lines.begin(), lines.end(), [this](const HoldLine& line) { return line.key == saidOf_; });
    answer_.follow(held == saidHeld_);
    lines_.assign(lines);
    emit changed();
}

void HoldDesk::setAsset(int asset)
{
    if (asset == asset_)
        return;
    asset_ = asset;
    emit assetChanged();
}

void HoldDesk::pick(int asset)
{
    setAsset(asset);
    emit picked();
}

void HoldDesk::holdAsset(int minutes, const QString& reason)
{
    HoldLiquidation command;
    command.asset = AssetId{static_cast<std::uint16_t>(asset_)};
    command.minutes = static_cast<std::uint32_t>(minutes);
    command.reason = reason.trimmed().toStdString();
    if (command.reason.empty())
        return answer_.refuse(tr("Give a reason"));
    if (answer_.pending())
        return;
    saidOf_ = keyOf(asset_, 0);
    saidHeld_ = true;
    answer_.send(Command{command},
        tr("Debts in %1 held for %2 min").arg(format::symbol(*command.asset, session_.snapshot())).arg(minutes));
}

void HoldDesk::release(int asset, int subaccount, const QString& reason)
{
    ReleaseLiquidation command;
    if (asset >= 0)
        command.asset = AssetId{static_cast<std::uint16_t>(asset)};
    else
        command.subaccount = SubaccountId{static_cast<std::uint32_t>(subaccount)};
    command.reason = reason.trimmed().toStdString();
    if (command.reason.empty())
        return answer_.refuse(tr("Give a reason"));
    if (answer_.pending())
        return;
    saidOf_ = keyOf(asset, asset >= 0 ? 0 : subaccount);
    saidHeld_ = false;
    answer_.send(Command{command},
        command.asset ? tr("Debts in %1 released").arg(format::symbol(*command.asset, session_.snapshot()))
                      : tr("%1 released").arg(format::account(*command.subaccount)));
}

} // namespace plimsoll
