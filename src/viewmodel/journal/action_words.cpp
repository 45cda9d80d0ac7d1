// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/journal/action_words.h"

#include "domain/base/decimal.h"
#include "viewmodel/access/desk_door.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/parameter_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace plimsoll {
namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString tr(const char* words)
{
    return QCoreApplication::translate("journal", words);
}

using Words = QHash<QString, const char*>;

QString wordsIn(const Words& known, const QString& name)
{
    const char* const found = known.value(name);
    return found == nullptr ? QString() : tr(found);
}

/// "orderPartiallyFilled" as words, of a name that this version does not know.
QString split(const QString& name)
{
    QString said;
    for (const QChar letter : name) {
        if (letter.isUpper() && !said.isEmpty() && said.back() != u' ' && said.back() != u'.')
            said += u' ';
        said += said.isEmpty() ? letter.toUpper() : letter.toLower();
    }
    return said;
}

/// Of the desk itself: no command to the exchange.
QString deskWords(const QString& verb)
{
    static const Words verbs{{"sign in", QT_TRANSLATE_NOOP("journal", "Sign in")},
        {"audit heads begun anew", QT_TRANSLATE_NOOP("journal", "The audit file beside the world was missing")},
        {"audit cut short", QT_TRANSLATE_NOOP("journal", "The end of the audit was missing")},
        {"lock desk", QT_TRANSLATE_NOOP("journal", "Lock the desk")},
        {"set clock", QT_TRANSLATE_NOOP("journal", "Set the clock")},
        {"step clock", QT_TRANSLATE_NOOP("journal", "Step the clock")},
        {"slow for queue", QT_TRANSLATE_NOOP("journal", "Slow for the queue")},
        {"new world", QT_TRANSLATE_NOOP("journal", "New world")},
        {"restart world", QT_TRANSLATE_NOOP("journal", "Restart the world")},
        {"duplicate world", QT_TRANSLATE_NOOP("journal", "Duplicate the world")},
        {"branch world", QT_TRANSLATE_NOOP("journal", "Replay the world to a moment")},
        {"open world", QT_TRANSLATE_NOOP("journal", "Open a world")},
        {"back up world", QT_TRANSLATE_NOOP("journal", "Back up the world")},
        {"restore world", QT_TRANSLATE_NOOP("journal", "Restore a backup")},
        {"acknowledge alert", QT_TRANSLATE_NOOP("journal", "Acknowledge an alert")},
        {"acknowledge alert timeRefused", QT_TRANSLATE_NOOP("journal", "Acknowledge: the clock stands")},
        {"acknowledge alert queueLong", QT_TRANSLATE_NOOP("journal", "Acknowledge: long queue")},
        {"acknowledge alert badDebtGrew", QT_TRANSLATE_NOOP("journal", "Acknowledge: bad debt grew")},
        {"acknowledge alert fundLow", QT_TRANSLATE_NOOP("journal", "Acknowledge: backstop fund is low")},
        {"acknowledge alert backstopSpent", QT_TRANSLATE_NOOP("journal", "Acknowledge: providers have little left")},
        {"pin note", QT_TRANSLATE_NOOP("journal", "Write a note")},
        {"unpin note", QT_TRANSLATE_NOOP("journal", "Take a note off")},
        {"watch", QT_TRANSLATE_NOOP("journal", "Watch or unwatch")}};
    return wordsIn(verbs, verb);
}

/// "import change weights.json": a file that was taken in or written, and what of.
QString fileWords(const QString& what)
{
    static const std::pair<QLatin1String, const char*> verbs[] = {
        {QLatin1String{"acknowledge alert markHeld "}, QT_TRANSLATE_NOOP("journal", "Acknowledge: mark of %1 is held")},
        {QLatin1String{"import change "}, QT_TRANSLATE_NOOP("journal", "Import a change from %1")},
        {QLatin1String{"compare configuration "}, QT_TRANSLATE_NOOP("journal", "Compare the configuration in %1")},
        {QLatin1String{"import guard rails "}, QT_TRANSLATE_NOOP("journal", "Take guard rails from %1")},
        {QLatin1String{"export journal: "}, QT_TRANSLATE_NOOP("journal", "Export the journal: %1")},
        {QLatin1String{"export report of change "}, QT_TRANSLATE_NOOP("journal", "Export the report of change %1")},
        {QLatin1String{"export configuration before change "},
            QT_TRANSLATE_NOOP("journal", "Export the configuration before change %1")},
        {QLatin1String{"export configuration at "},
            QT_TRANSLATE_NOOP("journal", "Export the configuration at command %1")},
        {QLatin1String{"export configuration"}, QT_TRANSLATE_NOOP("journal", "Export the live configuration%1")},
        {QLatin1String{"export "}, QT_TRANSLATE_NOOP("journal", "Export %1")}};
    for (const auto& [verb, words] : verbs)
        if (what.startsWith(verb))
            return tr(words).arg(what.sliced(verb.size()));
    return {};
}

/// "3 launch": a change and what was asked of it; one that was refused before it was kept has no number, and had 0 in
/// earlier versions.
QString changeWords(const QString& number, const QString& verb)
{
    static const Words verbs{{"save", QT_TRANSLATE_NOOP("journal", "Save change %1 as a draft")},
        {"submit", QT_TRANSLATE_NOOP("journal", "Submit change %1")},
        {"approve", QT_TRANSLATE_NOOP("journal", "Approve change %1")},
        {"reject", QT_TRANSLATE_NOOP("journal", "Reject change %1")},
        {"launch", QT_TRANSLATE_NOOP("journal", "Take change %1 live")},
        {"pause", QT_TRANSLATE_NOOP("journal", "Pause the ramp of change %1")},
        {"resume", QT_TRANSLATE_NOOP("journal", "Resume the ramp of change %1")},
        {"hasten", QT_TRANSLATE_NOOP("journal", "Next step of change %1 now")},
        {"abort", QT_TRANSLATE_NOOP("journal", "End the ramp of change %1")},
        {"roll back", QT_TRANSLATE_NOOP("journal", "Roll back change %1")},
        {"rolled back", QT_TRANSLATE_NOOP("journal", "Change %1 is rolled back")},
        {"renew effect", QT_TRANSLATE_NOOP("journal", "The effect of change %1 has moved")},
        {"emergency tightening", QT_TRANSLATE_NOOP("journal", "Emergency tightening, change %1")},
        {"go live", QT_TRANSLATE_NOOP("journal", "Change %1 goes live")},
        {"step", QT_TRANSLATE_NOOP("journal", "Step of change %1")},
        {"expire", QT_TRANSLATE_NOOP("journal", "Change %1 expires")}};
    static const Words unnumbered{{"save", QT_TRANSLATE_NOOP("journal", "Save a draft")},
        {"submit", QT_TRANSLATE_NOOP("journal", "Submit a change")},
        {"emergency tightening", QT_TRANSLATE_NOOP("journal", "Emergency tightening")}};
    if (number.isEmpty() || number == u"0")
        if (const QString said = wordsIn(unnumbered, verb); !said.isEmpty())
            return said;
    return wordsIn(verbs, verb).arg(number);
}

/// "bea role": an operator and what was changed of them.
QString operatorWords(const QString& name, const QString& verb)
{
    static const Words verbs{{"first", QT_TRANSLATE_NOOP("journal", "Make %1 the first administrator")},
        {"add", QT_TRANSLATE_NOOP("journal", "Add operator %1")},
        {"role", QT_TRANSLATE_NOOP("journal", "Change the role of %1")},
        {"enable", QT_TRANSLATE_NOOP("journal", "Enable operator %1")},
        {"disable", QT_TRANSLATE_NOOP("journal", "Disable operator %1")},
        {"passphrase", QT_TRANSLATE_NOOP("journal", "New passphrase of %1")},
        {"key", QT_TRANSLATE_NOOP("journal", "Seal the audit key for %1")}};
    return wordsIn(verbs, verb).arg(name);
}

} // namespace

QString kindWords(const std::string& name)
{
    static const Words kinds{{"setParameter", QT_TRANSLATE_NOOP("journal", "Set a parameter")},
        {"announceParameter", QT_TRANSLATE_NOOP("journal", "Announce a parameter")},
        {"setPoolState", QT_TRANSLATE_NOOP("journal", "Set the state of a pool")},
        {"setMarketState", QT_TRANSLATE_NOOP("journal", "Set the state of a book")},
        {"holdLiquidation", QT_TRANSLATE_NOOP("journal", "Hold liquidation")},
        {"releaseLiquidation", QT_TRANSLATE_NOOP("journal", "Release liquidation")},
        {"takeOverLiquidation", QT_TRANSLATE_NOOP("journal", "Take over liquidation")},
        {"liquidateStep", QT_TRANSLATE_NOOP("journal", "Liquidate by hand")},
        {"setBackstopProvider", QT_TRANSLATE_NOOP("journal", "Set backstop provider")},
        {"depositToFund", QT_TRANSLATE_NOOP("journal", "Deposit to the fund")},
        {"decideMark", QT_TRANSLATE_NOOP("journal", "Decide on a mark")},
        {"haltMatching", QT_TRANSLATE_NOOP("journal", "Halt matching")},
        {"pauseLiquidations", QT_TRANSLATE_NOOP("journal", "Pause liquidations")},
        {"cancelAllOrders", QT_TRANSLATE_NOOP("journal", "Cancel all orders of the venue")},
        {"resetThrottle", QT_TRANSLATE_NOOP("journal", "Reset the throttle")},
        {"placeOrder", QT_TRANSLATE_NOOP("journal", "Place order")},
        {"cancelOrder", QT_TRANSLATE_NOOP("journal", "Cancel order")},
        {"cancelAll", QT_TRANSLATE_NOOP("journal", "Cancel all orders of an account")},
        {"lend", QT_TRANSLATE_NOOP("journal", "Lend")}, {"redeem", QT_TRANSLATE_NOOP("journal", "Redeem")},
        {"borrow", QT_TRANSLATE_NOOP("journal", "Borrow")}, {"repay", QT_TRANSLATE_NOOP("journal", "Repay")},
        {"deposit", QT_TRANSLATE_NOOP("journal", "Deposit")}, {"withdraw", QT_TRANSLATE_NOOP("journal", "Withdraw")},
        {"updateSettings", QT_TRANSLATE_NOOP("journal", "Update settings")},
        {"createSubaccount", QT_TRANSLATE_NOOP("journal", "Create subaccount")},
        {"Borrow", QT_TRANSLATE_NOOP("journal", "Borrow")}, {"BorrowRepay", QT_TRANSLATE_NOOP("journal", "Repay")},
        {"Lend", QT_TRANSLATE_NOOP("journal", "Lend")}, {"LendRedeem", QT_TRANSLATE_NOOP("journal", "Redeem")},
        {"Deposit", QT_TRANSLATE_NOOP("journal", "Deposit")},
        {"Withdrawal", QT_TRANSLATE_NOOP("journal", "Withdrawal")}, {"Fill", QT_TRANSLATE_NOOP("journal", "Fill")},
        {"OrderNew", QT_TRANSLATE_NOOP("journal", "Order placed")},
        {"OrderPartiallyFilled", QT_TRANSLATE_NOOP("journal", "Order partially filled")},
        {"OrderFilled", QT_TRANSLATE_NOOP("journal", "Order filled")},
        {"OrderCancelled", QT_TRANSLATE_NOOP("journal", "Order cancelled")},
        {"OrderExpired", QT_TRANSLATE_NOOP("journal", "Order expired")},
        {"InterestCharged", QT_TRANSLATE_NOOP("journal", "Interest charged")},
        {"LiquidationStarted", QT_TRANSLATE_NOOP("journal", "Liquidation started")},
        {"LiquidationBook", QT_TRANSLATE_NOOP("journal", "Liquidation book")},
        {"LiquidationBackstop", QT_TRANSLATE_NOOP("journal", "Liquidation backstop")},
        {"LiquidationAdl", QT_TRANSLATE_NOOP("journal", "Liquidation ADL")},
        {"LiquidationHoldings", QT_TRANSLATE_NOOP("journal", "Liquidation holdings")},
        {"LiquidationFund", QT_TRANSLATE_NOOP("journal", "Liquidation fund")},
        {"LiquidationEnded", QT_TRANSLATE_NOOP("journal", "Liquidation ended")},
        {"Deficit", QT_TRANSLATE_NOOP("journal", "Deficit")},
        {"ThrottleChanged", QT_TRANSLATE_NOOP("journal", "Throttle changed")},
        {"MarkHeld", QT_TRANSLATE_NOOP("journal", "Mark held")},
        {"MarkReleased", QT_TRANSLATE_NOOP("journal", "Mark released")},
        {"ParameterChanged", QT_TRANSLATE_NOOP("journal", "Parameter changed")},
        {"ParameterAnnounced", QT_TRANSLATE_NOOP("journal", "Parameter announced")},
        {"ControlChanged", QT_TRANSLATE_NOOP("journal", "Control changed")},
        {"SubaccountCreated", QT_TRANSLATE_NOOP("journal", "Subaccount created")},
        {"SettingsUpdated", QT_TRANSLATE_NOOP("journal", "Settings updated")}};
    const QString said = wordsIn(kinds, text(name));
    return said.isEmpty() ? split(text(name)) : said;
}

std::string parameterOf(const std::string& what)
{
    for (const std::string_view verb : {"setParameter ", "announceParameter ", "setPoolState ", "setMarketState "})
        if (what.starts_with(verb))
            return what.substr(verb.size());
    return {};
}

QString parameterWords(const std::string& path)
{
    return QStringLiteral("%1 %2").arg(text(ownerOf(path)), wordsOf(nameOf(path)).title.toLower());
}

QString railsInWords(const std::string& lines)
{
    if (lines.empty())
        return {};
    const QStringList all = text(lines).split(QStringLiteral("; "));
    static const QRegularExpression form(
        QStringLiteral("^(?<path>\\w+\\.\\S+)(?: largestStep=(?<step>\\S+)(?<relative> relative)?)?"
                       "(?: shortestIntervalSeconds=(?<apart>\\d+))?(?<zero> neverZero)?$"));
    const auto found = form.match(all.front());
    QString said;
    if (!found.hasMatch()) { // "frozen LINK", "movedAccounts=25": a name, and what it is set to
        static const QRegularExpression end(QStringLiteral("[ =]"));
        const QString& line = all.front();
        const qsizetype name = line.indexOf(end);
        said = name < 0 ? split(line) : split(line.left(name)) + u' ' + line.mid(name + 1);
    }
    if (found.hasMatch()) {
        const std::string path = found.captured(u"path").toStdString();
        const ParameterWords words = wordsOf(nameOf(path));
        said = ownerOf(path) == "*" ? words.title : parameterWords(path);
        const bool isShare = words.percent || !found.captured(u"relative").isEmpty();
        if (const std::string step = found.captured(u"step").toStdString(); !step.empty()) {
            const auto ratio = fromText<Ratio>(step);
            said += tr(" at most %1 a step").arg(ratio && isShare ? format::percentExact(*ratio) : text(step));
        }
        if (!found.captured(u"apart").isEmpty())
            said += tr(", %1 s apart").arg(found.captured(u"apart"));
        if (!found.captured(u"zero").isEmpty())
            said += tr(", never 0");
    }
    return all.size() == 1 ? said : tr("%1, %2 more").arg(said).arg(all.size() - 1);
}

QString amountInWords(const std::string& amount)
{
    static const QRegularExpression form(
        QStringLiteral("^(?<side>Bid |Ask )?(?<quantity>[0-9.]+) (?<symbol>\\w+)(?: at (?<price>[0-9.]+))?$"));
    const auto found = form.match(text(amount));
    const auto quantity = fromText<Quantity>(found.captured(u"quantity").toStdString());
    if (!found.hasMatch() || !quantity)
        return {};
    if (found.captured(u"symbol") == u"USD")
        return u'$' + format::exact(*quantity);
    QString said = format::quantity(*quantity) + u' ' + format::marketName(found.captured(u"symbol").toStdString());
    if (const QString side = found.captured(u"side"); !side.isEmpty())
        said = (side == u"Bid " ? tr("buy %1") : tr("sell %1")).arg(said);
    if (const auto price = fromText<Price>(found.captured(u"price").toStdString()); price && price->isPositive())
        said = tr("%1 at %2").arg(said, format::price(*price));
    return said;
}

QString settingsInWords(const std::string& settings)
{
    static const Words names{{"marginEnabled", QT_TRANSLATE_NOOP("journal", "margin %1")},
        {"autoLend", QT_TRANSLATE_NOOP("journal", "auto-lend %1")},
        {"autoRepayBorrows", QT_TRANSLATE_NOOP("journal", "auto-repay %1")},
        {"leverageLimit", QT_TRANSLATE_NOOP("journal", "leverage limit %1")},
        {"borrowLimit", QT_TRANSLATE_NOOP("journal", "borrow limit %1")}};
    QStringList said;
    for (const QString& setting : text(settings).split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
        const QString words = wordsIn(names, setting.section(u' ', 0, 0));
        const QString value = setting.section(u' ', 1);
        const auto dollars = setting.startsWith(u"borrowLimit")
            ? fromText<Usd>(QString{value}.remove(u',').toStdString())
            : std::nullopt;
        said << (words.isEmpty() ? setting : words.arg(dollars ? u'$' + format::exact(*dollars) : value));
    }
    return said.join(QStringLiteral(", "));
}

QString actionWords(const std::string& what)
{
    if (const std::string path = parameterOf(what); !path.empty())
        return (what.starts_with("announce") ? tr("Announce %1") : tr("Set %1")).arg(parameterWords(path));
    static const QRegularExpression form(
        QStringLiteral("^(?:(?:change (?<change>\\d+)|new change) (?<asked>.+)|operator (?<name>.+) "
                       "(?<edit>\\w+)|guard rails (?<rails>\\d+))$"));
    if (const auto found = form.match(text(what)); found.hasMatch()) {
        if (const QString rails = found.captured(u"rails"); !rails.isEmpty())
            return tr("Guard rails, version %1").arg(rails);
        const QString said = found.captured(u"asked").isEmpty()
            ? operatorWords(found.captured(u"name"), found.captured(u"edit"))
            : changeWords(found.captured(u"change"), found.captured(u"asked"));
        if (!said.isEmpty())
            return said;
    }
    if (const QString said = deskWords(text(what)); !said.isEmpty())
        return said;
    if (const QString said = fileWords(text(what)); !said.isEmpty())
        return said;
    const auto blank = what.find(' ');
    return blank == std::string::npos ? kindWords(what) : kindWords(what.substr(0, blank)) + text(what.substr(blank));
}

QString actionWords(const archive::Row& row)
{
    static const QRegularExpression form(QStringLiteral("^change (\\d+) (.+)$"));
    const auto found = form.match(text(row.kind));
    const QString change = found.captured(1);
    // A row of an earlier version is accepted, and says it in its detail.
    const bool stands = row.refused || text(row.detail).startsWith(QStringLiteral("what is left would liquidate"));
    if (found.captured(2) == u"step" && stands && row.after == toText(ChangeStage::Ramping))
        return tr("A step of change %1 is held back").arg(change);
    if (!found.hasMatch() || row.refused)
        return actionWords(row.kind);
    // Rows of earlier versions name what took it there, not what became of it.
    if (row.after == toText(ChangeStage::RolledBack))
        return changeWords(change, QStringLiteral("rolled back"));
    if (found.captured(2) == u"reject" && row.before == toText(ChangeStage::Draft))
        return tr("Withdraw the draft of change %1").arg(change);
    if (found.captured(2) != u"roll back")
        return actionWords(row.kind);
    static const QRegularExpression original(QStringLiteral("^rolls back change (\\d+)"));
    const auto of = original.match(text(row.detail));
    return of.hasMatch() ? tr("Make change %1 to roll change %2 back").arg(change, of.captured(1))
                         : tr("Make change %1, a rollback").arg(change);
}

QString actionValue(const std::string& value)
{
    for (int stage = 0; stage <= int(ChangeStage::RolledBack); ++stage)
        if (value == toText(static_cast<ChangeStage>(stage)))
            return format::changeStageName(static_cast<ChangeStage>(stage));
    for (int role = 0; role <= int(Role::Administrator); ++role)
        if (value == toText(static_cast<Role>(role)))
            return DeskDoor::roles().at(role).toLower();
    // An operator's standing ends with a digest of the record, which the entry shows in full.
    static const QRegularExpression standing(
        QStringLiteral("^(\\w+), (enabled|disabled)(, owes a passphrase)?, [0-9a-f]{32}$"));
    if (const auto found = standing.match(text(value)); found.hasMatch()) {
        QString said = found.captured(1);
        for (int role = 0; role <= int(Role::Administrator); ++role)
            if (said.compare(text(std::string{toText(static_cast<Role>(role))}), Qt::CaseInsensitive) == 0)
                said = DeskDoor::roles().at(role).toLower();
        if (found.captured(2) == u"disabled")
            said += tr(", disabled");
        return found.captured(3).isEmpty() ? said : said + tr(", owes a passphrase");
    }
    return text(value);
}

} // namespace plimsoll
