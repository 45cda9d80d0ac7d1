// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/operator_port.h"

#include <QString>
#include <QStringList>

/// Words for what the engine says in codes and kinds.
namespace plimsoll::format {

/// One sentence for a refusal or fault; the code itself where it is not known.
QString refusal(const OperatorAnswer& answer);
/// The same of one that the journal keeps ("WRONG_PASSPHRASE failures=1", "LEND_LIMIT, quantity 5, limit 2"); what is
/// no code as it is. A parameter at fault is named, unless it is `named` (a path) beside it.
QString refusalInWords(const std::string& detail, const std::string& named = {});

/// A line of the feed, ready to read.
struct Sentence {
    QString subject; ///< whom it is about: "Account 1,204", "SOL"
    QString text;
    int tone = 0; ///< tone::Which
};
Sentence sentence(const view::FeedEntry& entry, const view::ViewSnapshot& snapshot);
Sentence sentence(const view::Alert& alert, const view::ViewSnapshot& snapshot);

/// When an alert of this kind is raised, with its threshold out of alertRules.
QString ruleText(view::AlertKind kind);
/// Whom a line speaks of that gathers several alerts of a kind: "5 pools throttled".
QString gatheredSubject(view::AlertKind kind, int count);

/// By view::Page.
QStringList pageNames();
/// The keys that open one: Ctrl+1 to Ctrl+9, then Ctrl+0.
QString pageKey(int page);
QString symbol(AssetId asset, const view::ViewSnapshot& snapshot);
QString account(SubaccountId subaccount);
QString stageName(view::LiquidationStage stage);
QString poolStateName(PoolState state);
/// "SOL / USDC" of "SOL_USDC"; an asset's symbol as it is.
QString marketName(const std::string& symbol);
/// What led to a borrow or lend, of the names that the engine gives it: "By hand + Spot margin"; an unknown one as it
/// is.
QString borrowSourceName(const std::string& source);
/// What led to a debt, in the same words; of one that is older than what is known of it: "Not on record".
QString debtSources(const std::string& sources);
QString bandName(view::MmrBand band);
QString changeStageName(ChangeStage stage);
int changeTone(ChangeStage stage); ///< tone::Which

/// Why nothing may be changed now; empty where all may be.
QString readOnlyReason(const view::Status& status);
/// The same, or why the operator may not: a viewer's role.
QString whyNotNow(const view::Status& status);
/// No administrator has signed in since a live world was opened: nothing seals what goes into its audit meanwhile.
bool isTrailUnsigned(const view::Status& status);
/// A value that was to be replaced is another by now, `limit`: the engine's value is
/// "assets.SOL.haircutFunction.weight=0.95", the journal's the figure alone.
QString changedMeanwhile(const QString& value, const QString& limit);
/// In a live world nobody acts as a customer.
QString noCustomers();
/// Why nobody may act as a customer now: what whyNotNow says, and in a live world that.
QString whyNoCustomer(const view::Status& status);
/// Why nothing may be taken out of the desk; what is open for looking only shows all that it holds to anyone.
QString whyNoExport(const view::Status& status);

} // namespace plimsoll::format
