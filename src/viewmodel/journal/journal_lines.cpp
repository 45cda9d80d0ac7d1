// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/journal/journal_lines.h"

#include "domain/base/decimal.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/journal/command_words.h"
#include "viewmodel/parameters/change_words.h"
#include "viewmodel/parameters/parameter_words.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <variant>

namespace plimsoll {
namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString tr(const char* words)
{
    return QObject::tr(words);
}

/// "orderPartiallyFilled" and "LiquidationBook" as words.
QString words(const std::string& name)
{
    QString said;
    for (const QChar letter : text(name)) {
        if (letter.isUpper() && !said.isEmpty() && said.back() != u' ' && said.back() != u'.')
            said += u' ';
        said += said.isEmpty() ? letter.toUpper() : letter.toLower();
    }
    return said;
}

/// The parameter that an action or event sets; empty where it sets none.
std::string parameterOf(const std::string& what)
{
    constexpr std::string_view set = "setParameter ";
    return what.starts_with(set) ? what.substr(set.size()) : std::string{};
}

QString parameterWords(const std::string& path)
{
    return QStringLiteral("%1 %2").arg(text(ownerOf(path)), wordsOf(nameOf(path)).title.toLower());
}

/// By the place of its kind in OperatorCommand, as a refused one is written.
QString deskVerb(std::size_t index)
{
    static const char* const verbs[] = {QT_TR_NOOP("Command"), QT_TR_NOOP("Set the clock"),
        QT_TR_NOOP("Step the clock"), QT_TR_NOOP("Slow for the queue"), QT_TR_NOOP("New world"),
        QT_TR_NOOP("Restart the world"), QT_TR_NOOP("Duplicate the world"), QT_TR_NOOP("Open a world"),
        QT_TR_NOOP("Back up the world"), QT_TR_NOOP("Restore a backup"), QT_TR_NOOP("Change"), QT_TR_NOOP("Sign in"),
        QT_TR_NOOP("Lock the desk"), QT_TR_NOOP("Edit an operator"), QT_TR_NOOP("Acknowledge an alert"),
        QT_TR_NOOP("Write a note"), QT_TR_NOOP("Take a note off"), QT_TR_NOOP("Watch or unwatch")};
    static_assert(std::size(verbs) == std::variant_size_v<OperatorCommand>);
    return index < std::size(verbs) ? tr(verbs[index]) : QString();
}

/// "WRONG_PASSPHRASE failures=1" as the desk says it at once.
QString refusalWords(const std::string& detail)
{
    static const QRegularExpression form(QStringLiteral(
        "^([A-Z_]+)(?: ([\\w.]+)(?:=(.*?))?)?(?: limit=(.*?))?(?: (?:bindingTerm=|maxQuantity=|announced: ).*)?$"));
    const QRegularExpressionMatch found = form.match(text(detail));
    if (!found.hasMatch())
        return text(detail);
    OperatorAnswer answer;
    answer.code = found.captured(1).toStdString();
    answer.field = found.captured(2).toStdString();
    // A parameter's own path stands before its value; the column beside says which one it is.
    answer.value = found.captured(3).section(u'=', answer.field == "parameter" ? -1 : 0).toStdString();
    answer.limit = found.captured(4).toStdString();
    return format::refusal(answer);
}

/// An action is named "setParameter assets.SOL.haircutFunction.weight": only its first word is a name.
QString actionWords(const std::string& what)
{
    if (const std::string path = parameterOf(what); !path.empty())
        return tr("Set %1").arg(parameterWords(path));
    static const QRegularExpression verb(QStringLiteral("^desk verb (\\d+)$"));
    if (const auto found = verb.match(text(what)); found.hasMatch())
        return deskVerb(found.captured(1).toULong());
    // One that was refused got no number.
    constexpr std::string_view unnumbered = "change 0 ";
    if (what.starts_with(unnumbered))
        return words(what.substr(unnumbered.size(), 1)) + text(what.substr(unnumbered.size() + 1));
    const auto blank = what.find(' ');
    return blank == std::string::npos ? words(what) : words(what.substr(0, blank)) + text(what.substr(blank));
}

QString shortQuantity(const std::string& decimal)
{
    const auto quantity = fromText<Quantity>(decimal);
    return quantity ? format::quantity(*quantity) : text(decimal);
}

QString arrow(const std::string& before, const std::string& after)
{
    if (before.empty() && after.empty())
        return {};
    return (before.empty() ? format::none() : text(before)) + QStringLiteral(" → ")
        + (after.empty() ? format::none() : text(after));
}

/// A parameter's change as it is read on the Risk page: percent, and of curves the points that differ.
QString parameterChange(const std::string& path, const std::string& before, const std::string& after)
{
    const ShownEdit edit = shownEdit(path, before, after);
    return QStringLiteral("%1 → %2 %3").arg(edit.before, edit.after, edit.unit).trimmed();
}

/// Every point of curves, for who looks closer.
QString parameterChangeExact(const std::string& path, const std::string& before, const std::string& after)
{
    return nameOf(path) == "utilizationCurve" ? curveInWords(before) + QStringLiteral(" → ") + curveInWords(after)
                                              : parameterChange(path, before, after);
}

/// "until 2025-10-10T21:18:57Z" as "until 21:18:57".
QString withClocks(QString said)
{
    static const QRegularExpression instant(QStringLiteral("\\d{4}-\\d\\d-\\d\\dT(\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?Z"));
    return said.replace(instant, QStringLiteral("\\1"));
}

/// What an action changed; of a stop or hold its end alone.
QString actionChange(const archive::Row& row)
{
    if (row.before.empty() && row.after.starts_with("until "))
        return withClocks(text(row.after));
    if (row.before.empty() && row.after == "ended")
        return tr("ended");
    return withClocks(arrow(row.before, row.after));
}

} // namespace

JournalLine journalLine(const archive::Row& row, archive::Table table, const view::ViewSnapshot& snapshot)
{
    JournalLine line;
    line.number = row.sequence;
    line.sequence = format::count(row.sequence);
    line.time = row.time.ms > 0 ? format::dateTime(row.time) : QString();
    line.refused = row.refused;
    line.symbol = text(row.symbol);
    if (table == archive::Table::Actions) {
        line.kind = actionWords(row.kind);
        line.who = text(row.actor);
        const std::string path = parameterOf(row.kind);
        line.change = path.empty() ? actionChange(row) : parameterChange(path, row.before, row.after);
        line.changeExact
            = path.empty() ? arrow(row.before, row.after) : parameterChangeExact(path, row.before, row.after);
        line.detail = row.refused ? refusalWords(row.detail) : text(row.reason);
        line.wall = row.wallAt.ms > 0 ? format::dateTime(row.wallAt) : QString();
        return line;
    }
    line.kind = words(row.kind);
    line.who = row.subaccount ? QString::number(row.subaccount->value) : QString();
    if (table == archive::Table::Commands) {
        for (const NamedWords& member : membersOf(*row.command, snapshot))
            if (member.name == u"subaccount")
                line.who = member.value;
            else if (member.name == u"symbol" || member.name == u"market")
                line.symbol = member.value;
            else if (member.name == u"quantity")
                line.change = line.changeExact = member.value;
        const QString left = row.events == 1 ? tr("1 event") : tr("%1 events").arg(row.events);
        line.detail = row.refused ? text(row.detail) : left + QStringLiteral(" · ") + summaryOf(*row.command, snapshot);
        return line;
    }
    line.change = row.quantity.empty() ? arrow(row.before, row.after) : shortQuantity(row.quantity);
    line.changeExact = text(row.quantity);
    if (const auto value = fromText<Usd>(row.value); value && !row.value.empty())
        line.value = format::usd(*value);
    line.detail = text(row.detail);
    if (!row.price.empty())
        line.detail = tr("at %1, %2").arg(text(row.price), line.detail);
    if (row.kind == "ControlChanged") {
        // Which control it was comes first, then the reason that was given.
        const QString reason = line.detail.section(QStringLiteral(", "), 1);
        line.kind = words(line.detail.section(QStringLiteral(", "), 0, 0).toStdString());
        line.detail = reason;
        if (row.quantity.empty())
            line.change = actionChange(row);
    } else if (row.kind == "ParameterChanged" || row.kind == "ParameterAnnounced") {
        line.change = parameterChange(row.detail, row.before, row.after);
        line.changeExact = parameterChangeExact(row.detail, row.before, row.after);
        line.detail = parameterWords(row.detail);
    }
    return line;
}

std::vector<EntryLine> entryLines(const archive::Entry& entry, const view::ViewSnapshot& snapshot)
{
    std::vector<EntryLine> lines;
    const auto add
        = [&](const QString& section, const QString& label, const QString& value, bool figures, bool refused = false) {
              if (value.isEmpty())
                  return;
              EntryLine line;
              line.key = static_cast<qint64>(lines.size());
              line.section = section;
              line.label = label;
              line.value = value;
              line.figures = figures;
              line.refused = refused;
              lines.push_back(line);
          };
    const QString command = tr("Command");
    if (entry.command) {
        add(command, tr("name"), text(std::string{commandName(*entry.command)}), true);
        for (const NamedWords& member : membersOf(*entry.command, snapshot))
            add(command, member.name, member.value, true);
    } else if (!entry.fault) {
        add(command, tr("name"), tr("lies before the horizon of this world"), false);
    }
    for (std::size_t at = 0; at < entry.actions.size(); ++at) {
        const archive::Row& action = entry.actions[at];
        const QString section = tr("Operator, link %1 of the audit chain").arg(action.part);
        add(section, tr("action"), text(action.kind), true);
        add(section, tr("actor"), text(action.actor), false);
        add(section, tr("reason"), text(action.reason), false);
        const std::string path = parameterOf(action.kind);
        add(section, tr("change"),
            path.empty() ? arrow(action.before, action.after) : parameterChangeExact(path, action.before, action.after),
            true);
        add(section, tr("wall clock"), format::dateTime(action.wallAt), true);
        add(section, tr("refused"), action.refused ? text(action.detail) : QString(), true, true);
        add(section, tr("hash"), text(entry.links[at]), true);
    }
    const QString outcome = tr("Outcome");
    if (entry.command && entry.outcome.empty())
        add(outcome, tr("events"), tr("none that is kept"), false);
    for (const archive::Row& row : entry.outcome) {
        QStringList parts;
        if (row.subaccount)
            parts << tr("account %1").arg(row.subaccount->value);
        const std::string quantity = row.quantity.empty() ? std::string{} : row.quantity + " " + row.symbol;
        for (const std::string& part : {quantity, quantity.empty() ? row.symbol : std::string{}, row.detail})
            if (!part.empty())
                parts << text(part);
        if (!row.price.empty())
            parts << tr("at %1").arg(text(row.price));
        add(outcome, words(row.kind), parts.join(QStringLiteral(", ")), true, row.refused);
    }
    const QString kept = tr("Durability");
    if (entry.batchFirst > 0) {
        add(kept, tr("stored"),
            entry.sequence <= entry.durableThrough
                ? tr("durable, journal through %1").arg(format::count(entry.durableThrough))
                : tr("not yet durable"),
            false);
        add(kept, tr("batch"),
            QStringLiteral("%1 – %2").arg(format::count(entry.batchFirst), format::count(entry.batchLast)), true);
        add(kept, tr("state hash after it"), text(toText(entry.stateHash)), true);
    }
    if (entry.fault)
        add(kept, tr("cannot be read"), text(toText(*entry.fault)), false, true);
    return lines;
}

} // namespace plimsoll
