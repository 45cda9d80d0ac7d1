// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/format/wording.h"

#include "domain/exchange/account.h"
#include "service/alert_rules.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/refusal_words.h"
#include "viewmodel/parameters/change_words.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <iterator>

namespace plimsoll::format {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("wording", text);
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString actorOf(const view::FeedEntry& entry)
{
    return entry.actor.empty() ? tr("By itself") : text(entry.actor);
}

/// " by ada"; nothing of what nobody did, as what a scenario begins with.
QString byActor(const view::FeedEntry& entry, const char* word = "by")
{
    return entry.actor.empty() ? QString() : QStringLiteral(" %1 %2").arg(tr(word), text(entry.actor));
}

/// A fault of a world's file, whose detail is a sentence with the file, the cause and what can be done.
bool isFileFault(const std::string& code)
{
    constexpr const char* codes[] = {"LOCKED", "NEWER_SCHEMA", "ANOTHER_ENGINE", "READ_ONLY_MEDIUM", "ALREADY_THERE",
        "MISSING", "TORN", "NOT_A_WORLD", "CANNOT_OPEN", "BAD_SCENARIO"};
    return std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
}

QString because(const view::FeedEntry& entry)
{
    return entry.reason.empty() ? QString() : QStringLiteral(" · “%1”").arg(text(entry.reason));
}

QString amountOf(const view::FeedEntry& entry, const view::ViewSnapshot& snapshot)
{
    QString amount;
    if (entry.quantity)
        amount = quantity(*entry.quantity);
    if (entry.asset)
        amount += u' ' + symbol(*entry.asset, snapshot);
    if (entry.value)
        amount += QStringLiteral(" ($%1)").arg(usdCompact(*entry.value));
    return amount.trimmed();
}

QString subjectOf(const view::FeedEntry& entry, const view::ViewSnapshot& snapshot)
{
    if (entry.subaccount)
        return account(*entry.subaccount);
    if (entry.asset)
        return symbol(*entry.asset, snapshot);
    return text(entry.path);
}

QString at(const view::FeedEntry& entry)
{
    return entry.ratio ? tr(" at margin fraction %1 %").arg(percent(*entry.ratio)) : QString();
}

ChangeStage stageIn(const std::string& name)
{
    int stage = 0;
    while (stage < int(ChangeStage::RolledBack) && toText(static_cast<ChangeStage>(stage)) != name)
        ++stage;
    return static_cast<ChangeStage>(stage);
}

QString stopName(const std::string& path)
{
    return path == "matching" ? tr("Matching") : tr("Liquidations");
}

} // namespace

QStringList pageNames()
{
    return {tr("Overview"), tr("Lending"), tr("Margin"), tr("Liquidations"), tr("Risk"), tr("Changes"), tr("Exchange"),
        tr("Journal"), tr("Balance"), tr("Settings")};
}

QString pageKey(int page)
{
    return QStringLiteral("Ctrl+%1").arg((page + 1) % 10);
}

QString symbol(AssetId asset, const view::ViewSnapshot& snapshot)
{
    return asset.value < snapshot.assets.size() ? text(snapshot.assets[asset.value].symbol) : none();
}
QString account(SubaccountId subaccount)
{
    return tr("Account %1").arg(subaccount.value);
}

QString stageName(view::LiquidationStage stage)
{
    switch (stage) {
    case view::LiquidationStage::Watch:
        return tr("Watch");
    case view::LiquidationStage::Book:
        return tr("Book");
    case view::LiquidationStage::Backstop:
        return tr("Backstop");
    case view::LiquidationStage::Adl:
        return tr("ADL");
    case view::LiquidationStage::Done:
        return tr("Done");
    }
    return {};
}

QString poolStateName(PoolState state)
{
    switch (state) {
    case PoolState::Open:
        return tr("Open");
    case PoolState::RepayOnly:
        return tr("Repay only");
    case PoolState::Closed:
        return tr("Closed");
    }
    return {};
}

QString marketName(const std::string& symbol)
{
    return text(symbol).replace(u'_', QStringLiteral(" / "));
}

QString borrowSourceName(const std::string& source)
{
    static const QHash<QString, const char*> names{{"AdlProvider", QT_TRANSLATE_NOOP("wording", "Lender in ADL")},
        {"AutoBorrowRepay", QT_TRANSLATE_NOOP("wording", "Auto repay")},
        {"AutoLend", QT_TRANSLATE_NOOP("wording", "Auto lend")},
        {"BackstopProvider", QT_TRANSLATE_NOOP("wording", "Backstop provider")},
        {"EntryFee", QT_TRANSLATE_NOOP("wording", "Entry fee")}, {"Interest", QT_TRANSLATE_NOOP("wording", "Interest")},
        {"Liquidation", QT_TRANSLATE_NOOP("wording", "Liquidation")},
        {"LiquidationAdl", QT_TRANSLATE_NOOP("wording", "Liquidation, ADL")},
        {"LiquidationBackstop", QT_TRANSLATE_NOOP("wording", "Liquidation, backstop")},
        {"Manual", QT_TRANSLATE_NOOP("wording", "By hand")},
        {"SpotMargin", QT_TRANSLATE_NOOP("wording", "Spot margin")},
        {"Withdrawal", QT_TRANSLATE_NOOP("wording", "Withdrawal")}};
    QStringList said;
    for (const QString& each : text(source).split(QStringLiteral(", "))) {
        const char* const known = names.value(each);
        said << (known == nullptr ? each : tr(known));
    }
    return said.join(QStringLiteral(" + "));
}

QString debtSources(const std::string& sources)
{
    return sources.empty() ? tr("Not on record") : borrowSourceName(sources);
}

QString bandName(view::MmrBand band)
{
    switch (band) {
    case view::MmrBand::NoExposure:
        return tr("No exposure");
    case view::MmrBand::Healthy:
        return tr("Healthy");
    case view::MmrBand::Watch:
        return tr("Watch");
    case view::MmrBand::Danger:
        return tr("Danger");
    case view::MmrBand::Critical:
        return tr("Critical");
    }
    return {};
}

QString changeStageName(ChangeStage stage)
{
    switch (stage) {
    case ChangeStage::Draft:
        return tr("Draft");
    case ChangeStage::Submitted:
        return tr("Waits for approval");
    case ChangeStage::Approved:
        return tr("Approved");
    case ChangeStage::Scheduled:
        return tr("Scheduled");
    case ChangeStage::Ramping:
        return tr("Ramping");
    case ChangeStage::Live:
        return tr("Live");
    case ChangeStage::Rejected:
        return tr("Rejected");
    case ChangeStage::Expired:
        return tr("Expired");
    case ChangeStage::Aborted:
        return tr("Ended early");
    case ChangeStage::RolledBack:
        return tr("Rolled back");
    }
    return {};
}

int changeTone(ChangeStage stage)
{
    switch (stage) {
    case ChangeStage::Submitted:
    case ChangeStage::Scheduled:
    case ChangeStage::Ramping:
        return tone::Notice;
    case ChangeStage::Approved:
    case ChangeStage::Live:
        return tone::Good;
    case ChangeStage::Aborted:
    case ChangeStage::RolledBack:
        return tone::Warning;
    default:
        return tone::Quiet;
    }
}

QString whyNoExport(const view::Status& status)
{
    const bool isFree = status.readOnly != view::ReadOnly::No || status.desk == view::DeskState::Open;
    return isFree ? QString() : whyNotNow(status);
}

QString whyNotNow(const view::Status& status)
{
    if (const QString readOnly = readOnlyReason(status); !readOnly.isEmpty())
        return readOnly;
    switch (status.desk) {
    case view::DeskState::Open:
        return status.role == Role::Viewer ? tr("A viewer may only look") : QString();
    case view::DeskState::NoOperators:
        return tr("There is no operator yet: make the first administrator (Ctrl+L)");
    case view::DeskState::SignedOut:
        return tr("Sign in to act (Ctrl+L)");
    case view::DeskState::Locked:
        break;
    }
    return tr("The desk is locked: sign in to act (Ctrl+L)");
}

bool isTrailUnsigned(const view::Status& status)
{
    return status.asksForPassphrases && status.auditHead.ends_with("unsigned");
}

QString changedMeanwhile(const QString& value, const QString& limit)
{
    const QString path = value.section(u'=', 0, -2);
    const QString before = value.section(u'=', -1);
    if (path.isEmpty())
        return tr("Changed meanwhile: it is %1 now, not %2").arg(limit.isEmpty() ? none() : limit, before);
    const ShownEdit shown = shownEdit(path.toStdString(), before.toStdString(), limit.toStdString());
    return tr("Changed meanwhile: %1 %2 is %3 now, not %4")
        .arg(shown.owner, shown.title.toLower(), (shown.after + u' ' + shown.unit).trimmed(), shown.before);
}

QString noCustomers()
{
    return tr("In a live world operators do not act as customers");
}

QString whyNoCustomer(const view::Status& status)
{
    // To sign in would not help.
    return status.readOnly == view::ReadOnly::No && status.asksForPassphrases ? noCustomers() : whyNotNow(status);
}

QString readOnlyReason(const view::Status& status)
{
    switch (status.readOnly) {
    case view::ReadOnly::No:
        return {};
    case view::ReadOnly::OpenedReadOnly:
        return tr("Opened read-only");
    case view::ReadOnly::AnotherWriter:
        return tr("Another console writes to this world");
    case view::ReadOnly::JournalFault:
        return status.readOnlyDetail.empty() ? tr("The journal cannot be written")
                                             : tr("The journal cannot be written: %1").arg(text(status.readOnlyDetail));
    case view::ReadOnly::NewerSchema:
        return tr("Written by a newer Plimsoll");
    case view::ReadOnly::Replaying:
        return tr("Replaying the journal");
    }
    return {};
}

/// A moment that the journal of a world does not reach: by number of command or by time.
QString momentRefusal(const OperatorAnswer& answer)
{
    const bool isTime = answer.field == "time";
    const auto shown = [isTime](const std::string& moment) {
        const qlonglong number = text(moment).toLongLong();
        return isTime ? dateTime(Timestamp{number}) : tr("No. %1").arg(count(static_cast<std::uint64_t>(number)));
    };
    return answer.code == "BEFORE_HORIZON"
        ? tr("The journal of this world begins at %1; %2 lies before").arg(shown(answer.limit), shown(answer.value))
        : tr("The journal of this world ends at %1; %2 is later").arg(shown(answer.limit), shown(answer.value));
}

QString refusal(const OperatorAnswer& answer)
{
    const QString value = text(answer.value);
    const QString limit = text(answer.limit);
    if (answer.code == "BEFORE_DIFFERS")
        return changedMeanwhile(value, limit);
    if (answer.code == "BAD_PARAMETER")
        return limit.isEmpty() ? tr("%1 is not allowed").arg(value) : tr("%1 is not allowed: %2").arg(value, limit);
    if (answer.code == "READ_ONLY")
        return tr("This world is read-only");
    if (answer.code == "IO_FAULT")
        return tr("Not stored: %1").arg(text(answer.detail));
    if (answer.code == "NO_FILE")
        return tr("No file was named; nothing was done");
    if (answer.code == "CANCELLED")
        return tr("Cancelled; nothing was written");
    if (answer.code == "BEFORE_HORIZON" || answer.code == "BEHIND_END")
        return momentRefusal(answer);
    if (isFileFault(answer.code))
        return text(answer.detail);
    if (answer.code == "UNKNOWN_SUBACCOUNT")
        return tr("There is no account %1").arg(value);
    if (answer.code == "UNKNOWN_SYMBOL")
        return tr("There is no asset %1").arg(value);
    QString words = refusalSentence(answer.code, answer.field, answer.value, answer.limit);
    if (!words.isEmpty())
        return words + announcedWords(answer.announced);
    words = text(answer.code);
    if (!answer.field.empty())
        words += QStringLiteral(": ") + text(answer.field);
    if (!value.isEmpty())
        words += u' ' + value;
    if (!limit.isEmpty())
        words += tr(" (limit %1)").arg(limit);
    if (!answer.detail.empty())
        words += QStringLiteral(" · ") + text(answer.detail);
    return words;
}

Sentence sentence(const view::FeedEntry& entry, const view::ViewSnapshot& snapshot)
{
    using Kind = view::FeedKind;
    Sentence said;
    said.subject = subjectOf(entry, snapshot);
    const QString amount = amountOf(entry, snapshot);
    switch (entry.kind) {
    case Kind::LiquidationStarted:
        said.tone = tone::Warning;
        said.text
            = tr("enters liquidation%1, exposure $%2").arg(at(entry), entry.value ? usdCompact(*entry.value) : none());
        break;
    case Kind::LiquidationFill:
        said.tone = entry.stage == view::LiquidationStage::Book ? tone::Notice : tone::Warning;
        said.text = tr("%1: closed %2").arg(entry.stage ? stageName(*entry.stage) : none(), amount);
        if (entry.counterparty == backstopFundId)
            said.text = tr("Fund: closed %1").arg(amount);
        else if (entry.counterparty)
            said.text += tr(" with account %1").arg(entry.counterparty->value);
        break;
    case Kind::LiquidationEnded:
        said.tone = entry.path == "Deficit" ? tone::Grave : tone::Good;
        said.text
            = entry.path == "Deficit" ? tr("leaves liquidation in deficit") : tr("leaves liquidation%1").arg(at(entry));
        break;
    case Kind::DeficitToFund:
        said.tone = tone::Grave;
        said.text = tr("leaves a deficit of %1 to the fund").arg(amount);
        break;
    case Kind::SocialisedLoss:
        said.tone = tone::Grave;
        said.text = tr("lenders share a loss of %1").arg(amount);
        break;
    case Kind::ThrottleEntered:
        said.tone = tone::Warning;
        said.text = tr("passes its throttle at %1 % utilization").arg(percentOr(entry.ratio));
        break;
    case Kind::ThrottleLeft:
        said.tone = tone::Good;
        said.text = tr("is below its throttle again, %1 % utilization").arg(percentOr(entry.ratio));
        break;
    case Kind::MarkHeld:
        said.tone = tone::Grave;
        said.text = tr("mark %1 is held: accept or reject it").arg(entry.price ? price(*entry.price) : none());
        break;
    case Kind::ParameterChanged:
    case Kind::StateChanged:
    case Kind::ParameterAnnounced: {
        const ShownEdit edit = shownEdit(entry.path, entry.before, entry.after);
        const QString unit = edit.unit.isEmpty() ? QString() : u' ' + edit.unit;
        said.tone = tone::Notice;
        said.subject = edit.owner;
        said.text = entry.kind == Kind::ParameterAnnounced ? tr("orders reckon with ") : QString();
        said.text += QStringLiteral("%1 %2 → %3").arg(edit.title.toLower(), edit.before, edit.after) + unit
            + byActor(entry) + because(entry);
        break;
    }
    case Kind::HoldPlaced:
        said.tone = tone::Notice;
        said.text = tr("held%1%2").arg(byActor(entry), because(entry));
        break;
    case Kind::HoldReleased:
        said.tone = tone::Notice;
        said.text = tr("released · %1%2").arg(actorOf(entry), because(entry));
        break;
    case Kind::TakenOver:
        said.tone = tone::Notice;
        said.text = tr("taken over%1%2").arg(byActor(entry), because(entry));
        break;
    case Kind::StopPlaced:
        said.tone = tone::Grave;
        said.subject = stopName(entry.path);
        said.text = tr("stopped for %1 min%2%3").arg(text(entry.after), byActor(entry), because(entry));
        break;
    case Kind::StopEnded:
        said.tone = tone::Good;
        said.subject = stopName(entry.path);
        said.text = tr("goes on · %1%2").arg(actorOf(entry), because(entry));
        break;
    case Kind::OrdersCancelled:
        said.tone = tone::Warning;
        said.subject = tr("All orders");
        said.text = tr("cancelled%1%2").arg(byActor(entry), because(entry));
        break;
    case Kind::ProviderSet:
        said.tone = tone::Notice;
        said.text = tr("backstop capacity set to $%1%2%3")
                        .arg(entry.value ? usd(*entry.value) : none(), byActor(entry), because(entry));
        break;
    case Kind::FundDeposit:
        said.tone = tone::Good;
        said.subject = tr("Backstop fund");
        said.text = tr("receives %1%2%3").arg(amount, byActor(entry, "from"), because(entry));
        break;
    case Kind::ThrottleReset:
        said.tone = tone::Notice;
        said.text = tr("throttle bound set to %1 %%2%3").arg(percentOr(entry.ratio), byActor(entry), because(entry));
        break;
    case Kind::MarkReleased:
        said.tone = tone::Notice;
        said.text = tr("mark in force again at %1 · %2%3")
                        .arg(entry.price ? price(*entry.price) : none(), actorOf(entry), because(entry));
        break;
    case Kind::ClockChanged:
        said.subject = tr("Clock");
        said.text = tr("set to %1 · %2%3").arg(text(entry.after), actorOf(entry), because(entry));
        break;
    case Kind::ChangeMoved: {
        const qsizetype blank = text(entry.path).indexOf(u' ');
        const ChangeStage stage = stageIn(entry.after);
        said.tone = changeTone(stage);
        said.subject = tr("Change %1").arg(text(entry.path).left(blank));
        said.text = tr("%1: %2 · %3%4")
                        .arg(text(entry.path).mid(blank + 1), changeStageName(stage), actorOf(entry), because(entry));
        break;
    }
    case Kind::Borrow:
        said.text = tr("borrows %1").arg(amount);
        break;
    case Kind::BorrowRepay:
        said.text = tr("repays %1").arg(amount);
        break;
    case Kind::Lend:
        said.text = tr("lends %1").arg(amount);
        break;
    case Kind::LendRedeem:
        said.text = entry.path == "AdlProvider" ? tr("its lend of %1 is paid back in kind (ADL)").arg(amount)
                                                : tr("redeems %1").arg(amount);
        break;
    case Kind::PaidInKind:
        said.tone = tone::Warning;
        said.text
            = (entry.stage == view::LiquidationStage::Adl
                    ? tr("ADL: gets %1 for %2, in the liquidation of account %3")
                    : tr("takes over %2 for %1, in the liquidation of account %3"))
                  .arg(entry.paid && entry.paidAsset ? quantity(*entry.paid) + u' ' + symbol(*entry.paidAsset, snapshot)
                                                     : none(),
                      amount)
                  .arg(entry.counterparty ? QString::number(entry.counterparty->value) : none());
        break;
    case Kind::Fill:
        said.text = (entry.path == "Bid" ? tr("buys %1 at %2")
                : entry.path == "Ask"    ? tr("sells %1 at %2")
                                         : tr("trades %1 at %2"))
                        .arg(amount, entry.price ? price(*entry.price) : none());
        break;
    case Kind::OrderExpired: {
        QString why = expiryWords(entry.reason);
        if (!why.isEmpty())
            why[0] = why[0].toLower();
        said.tone = tone::Warning;
        said.text = entry.path.empty()
            ? tr("an order in %1 expires: %2").arg(entry.asset ? symbol(*entry.asset, snapshot) : none(), why)
            : (entry.path == "Bid" ? tr("its bid for %1%2 expires: %3") : tr("its ask of %1%2 expires: %3"))
                  .arg(amount, entry.price ? tr(" at %1").arg(price(*entry.price)) : QString(), why);
        break;
    }
    case Kind::Deposit:
        said.text = tr("deposits %1").arg(amount);
        break;
    case Kind::Withdrawal:
        said.text = tr("withdraws %1").arg(amount);
        break;
    }
    return said;
}

Sentence sentence(const view::Alert& alert, const view::ViewSnapshot& snapshot)
{
    using Kind = view::AlertKind;
    Sentence said;
    said.tone = alert.severity == view::AlertSeverity::Critical ? tone::Grave
        : alert.severity == view::AlertSeverity::Warning        ? tone::Warning
                                                                : tone::Notice;
    said.subject = alert.subaccount ? account(*alert.subaccount)
        : alert.asset               ? symbol(*alert.asset, snapshot)
                                    : QString();
    switch (alert.kind) {
    case Kind::HostReadOnly:
        said.text = readOnlyReason(snapshot.status);
        break;
    case Kind::TimeRefused:
        said.text
            = tr("The clock stands: the exchange refuses the next second (%1)").arg(text(snapshot.status.stoppedBy));
        break;
    case Kind::MarkHeld:
        said.text = tr("mark is held: accept or reject it");
        break;
    case Kind::QueueLong:
        said.text
            = (alert.over ? tr("%1 in liquidation at the most") : tr("%1 in liquidation")).arg(accounts(alert.count));
        break;
    case Kind::BadDebtGrew:
        said.text = tr("Bad debt grew to $%1").arg(alert.value ? usd(*alert.value) : none());
        break;
    case Kind::FundLow:
        said.text = tr("Backstop fund is down to $%1").arg(alert.value ? usdCompact(*alert.value) : none());
        break;
    case Kind::AccountsNear:
        said.text = tr("%1 at MMR 80 % and more, %2 % of those with exposure")
                        .arg(accounts(alert.count), percentOr(alert.ratio));
        break;
    case Kind::EngineBehind:
        said.text = tr("The engine reaches %1 % of the speed asked").arg(percentOr(alert.ratio));
        break;
    case Kind::PoolThrottled:
        said.text = tr("throttled at %1 % utilization").arg(percentOr(alert.ratio));
        break;
    case Kind::PoolAboveOptimal:
        said.text = tr("above its optimal utilization, %1 %").arg(percentOr(alert.ratio));
        break;
    case Kind::HoldExpires:
        said.text = tr("hold ends soon");
        break;
    case Kind::BackstopSpent:
        said.text = (alert.over ? tr("Backstop providers could take $%1 at the least")
                                : tr("Backstop providers can take $%1 more, then lenders are paid in kind (ADL)"))
                        .arg(alert.value ? usdCompact(*alert.value) : none());
        break;
    }
    return said;
}

QString ruleText(view::AlertKind kind)
{
    using Kind = view::AlertKind;
    const Ratio threshold = alertRule(kind).threshold;
    const Ratio slack = alertRule(kind).slack;
    const auto whole = [](Ratio count) { return everyDigit(count.raw, Ratio::decimals); };
    switch (kind) {
    case Kind::HostReadOnly:
        return tr("the journal cannot be written");
    case Kind::TimeRefused:
        return tr("the exchange refuses the next second");
    case Kind::MarkHeld:
        return tr("a mark that the guard holds");
    case Kind::QueueLong:
        return tr("%1 accounts or more in the queue, until fewer than %2")
            .arg(whole(threshold), whole(threshold - slack));
    case Kind::BadDebtGrew:
        return tr("any bad debt");
    case Kind::FundLow:
        return tr("fund below %1 % of the most it held, until %2 %")
            .arg(percent(threshold, 0), percent(threshold + slack, 0));
    case Kind::AccountsNear:
        return tr("over %1 % of the accounts with exposure, until %2 %")
            .arg(percent(threshold, 0), percent(threshold - slack, 0));
    case Kind::PoolThrottled:
        return tr("utilization at or above the pool's throttle threshold, until %1 point below").arg(percent(slack, 0));
    case Kind::HoldExpires:
        return tr("a hold ends within %1 s").arg(whole(threshold));
    case Kind::EngineBehind:
        return tr("below %1 % of the speed asked for 2 s, until %2 %")
            .arg(percent(threshold, 0), percent(threshold + slack, 0));
    case Kind::BackstopSpent:
        return tr("below %1 % of what providers granted, until %2 %")
            .arg(percent(threshold, 0), percent(threshold + slack, 0));
    case Kind::PoolAboveOptimal:
        return tr("over %1 % of the way from optimal to throttled, until %2 %")
            .arg(percent(threshold, 0), percent(threshold - slack, 0));
    }
    return {};
}

QString gatheredSubject(view::AlertKind kind, int count)
{
    using Kind = view::AlertKind;
    switch (kind) {
    case Kind::MarkHeld:
        return tr("%1 marks held").arg(count);
    case Kind::PoolThrottled:
        return tr("%1 pools throttled").arg(count);
    case Kind::PoolAboveOptimal:
        return tr("%1 pools far above optimal").arg(count);
    case Kind::HoldExpires:
        return tr("%1 holds end soon").arg(count);
    default:
        return tr("%1 alerts").arg(count);
    }
}

} // namespace plimsoll::format
