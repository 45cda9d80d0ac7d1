// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/journal/journal_lines.h"

#include "domain/base/decimal.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/dollars.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/journal/action_words.h"
#include "viewmodel/journal/command_words.h"
#include "viewmodel/journal/event_words.h"
#include "viewmodel/parameters/change_words.h"
#include "viewmodel/parameters/parameter_words.h"

#include <QRegularExpression>

#include <algorithm>

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

/// What the desk says of a change beside its verb: by "; " why it was refused or what became of it, its edits, its
/// effect.
struct DeskDetail {
    QString outcome;
    QList<ParameterEdit> edits;
    QString effect;
    QStringList overridden; ///< guard rails
};

DeskDetail deskDetail(const std::string& detail)
{
    static const QRegularExpression edit(QStringLiteral("^([\\w.]+) (\\S*) -> (\\S*)$"));
    DeskDetail said;
    QStringList outcome;
    for (const QString& part : text(detail).split(QStringLiteral("; "))) {
        if (const auto found = edit.match(part); found.hasMatch())
            said.edits << ParameterEdit{
                found.captured(1).toStdString(), found.captured(2).toStdString(), found.captured(3).toStdString()};
        else if (part.startsWith(u"rail overridden: "))
            said.overridden << breachInWords(part.sliced(QStringLiteral("rail overridden: ").size()).toStdString());
        else if (part.startsWith(u"effect at "))
            said.effect = part.sliced(QStringLiteral("effect at ").size());
        else
            outcome << part;
    }
    said.outcome = outcome.join(QStringLiteral("; "));
    return said;
}

QString shortQuantity(const std::string& decimal)
{
    const auto quantity = fromText<Quantity>(decimal);
    return quantity ? format::quantity(*quantity) : text(decimal);
}

QString arrow(const QString& before, const QString& after)
{
    if (before.isEmpty() && after.isEmpty())
        return {};
    return (before.isEmpty() ? format::none() : before) + QStringLiteral(" → ")
        + (after.isEmpty() ? format::none() : after);
}

QString arrow(const std::string& before, const std::string& after)
{
    return arrow(text(before), text(after));
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

/// "SOL collateral weight 95 → 90 %, 2 more".
QString editsInWords(const QList<ParameterEdit>& edits)
{
    if (edits.isEmpty())
        return {};
    const ParameterEdit& first = edits.front();
    const QString said = parameterWords(first.path) + u' ' + parameterChange(first.path, first.before, first.after);
    return edits.size() == 1 ? said : tr("%1, %2 more").arg(said).arg(edits.size() - 1);
}

/// What the desk did by itself: nobody gave a reason, what became of it is why.
bool isByTheDesk(const std::string& kind)
{
    return kind.ends_with(" renew effect") || kind.ends_with(" step") || kind.ends_with(" expire");
}

bool isOfAnAlert(const std::string& kind)
{
    return kind.starts_with("acknowledge alert ");
}

/// "worst $12345.5", "worst 33": what an alert came to before somebody acknowledged it; else as it is.
QString worstInWords(const QString& outcome)
{
    if (!outcome.startsWith(QStringLiteral("worst ")))
        return outcome;
    const QString worst = outcome.sliced(6);
    const auto value = worst.startsWith(u'$') ? fromText<Usd>(worst.sliced(1).toStdString()) : std::optional<Usd>{};
    return tr("%1 at worst").arg(value ? u'$' + format::usd(*value) : worst);
}

/// "until 2025-10-10T21:18:57Z" as "until 21:18:57".
QString withClocks(QString said)
{
    static const QRegularExpression instant(QStringLiteral("\\d{4}-\\d\\d-\\d\\dT(\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?Z"));
    return said.replace(instant, QStringLiteral("\\1"));
}

QString dollarsOf(const std::string& decimal)
{
    const auto value = fromText<Usd>(decimal);
    return value ? format::dollars(format::usd(*value)) : text(decimal);
}

/// What an action changed; of a stop or hold its end alone.
QString actionChange(const archive::Row& row)
{
    if (row.before.empty() && row.after.starts_with("until "))
        return row.kind.starts_with("cancelAllOrders") ? tr("matching halted %1").arg(withClocks(text(row.after)))
                                                       : withClocks(text(row.after));
    if (row.kind.starts_with("setBackstopProvider"))
        return row.before.empty() ? dollarsOf(row.after) : arrow(dollarsOf(row.before), dollarsOf(row.after));
    if (row.before.empty() && row.after == "ended")
        return tr("ended");
    if (row.kind.starts_with("guard rails "))
        return row.before.empty() ? railsInWords(row.after) : arrow(railsInWords(row.before), railsInWords(row.after));
    if (row.kind.starts_with("updateSettings"))
        return settingsInWords(row.after);
    if (row.before.empty())
        if (const QString amount = amountInWords(row.after); !amount.isEmpty())
            return amount;
    if (row.kind.ends_with(" reject") && row.before == toText(ChangeStage::Draft) && row.after != row.before)
        return arrow(actionValue(row.before), tr("withdrawn"));
    // What is new, a verb that leaves its change in the same stage, or a refusal.
    if (row.before.empty() || row.before == row.after)
        return withClocks(actionValue(row.after));
    return withClocks(arrow(actionValue(row.before), actionValue(row.after)));
}

/// Which control it was comes first, then the reason that was given.
QString controlOf(const archive::Row& row)
{
    const bool lasts = row.after.starts_with("until ");
    return controlWords(row.detail.substr(0, row.detail.find(", ")), lasts ? ControlMove::Begins : ControlMove::Ends);
}
QString reasonOfControl(const archive::Row& row)
{
    return text(row.detail).section(QStringLiteral(", "), 1);
}

} // namespace

JournalLine journalLine(const archive::Row& row, archive::Table table, const view::ViewSnapshot& snapshot)
{
    JournalLine line;
    line.number = row.sequence;
    line.part = row.part;
    // An action has a number of its own in the audit: what the desk decides by itself is no command.
    const std::uint64_t shown = table == archive::Table::Actions ? row.part : row.sequence;
    line.sequence = shown > 0 ? format::count(shown) : format::none();
    line.time = row.time.ms > 0 ? format::dateTime(row.time) : QString();
    line.refused = row.refused;
    line.symbol = text(row.symbol);
    if (table == archive::Table::Actions) {
        line.kind = actionWords(row);
        line.who = text(row.actor);
        const std::string path = parameterOf(row.kind);
        line.change = path.empty() ? actionChange(row) : parameterChange(path, row.before, row.after);
        line.changeExact
            = path.empty() ? arrow(row.before, row.after) : parameterChangeExact(path, row.before, row.after);
        const DeskDetail said = deskDetail(row.detail);
        QStringList detail{
            row.refused ? format::refusalInWords(said.outcome.toStdString(), path) : editsInWords(said.edits)};
        if (!said.overridden.isEmpty())
            detail << tr("rail overridden");
        if (!row.refused)
            detail << text(row.reason)
                   << (isByTheDesk(row.kind) || isOfAnAlert(row.kind) ? worstInWords(said.outcome) : QString());
        detail.removeAll(QString());
        // Of an order, as of all that is done for an account, nobody is asked for a reason.
        if (detail.isEmpty() && row.sequence > 0)
            detail << tr("accepted");
        line.detail = detail.join(QStringLiteral(" · "));
        line.wall = row.wallAt.ms > 0 ? format::dateTime(row.wallAt) : QString();
        return line;
    }
    line.kind = kindWords(row.kind);
    line.who = row.subaccount == backstopFundId ? tr("Fund")
        : row.subaccount                        ? QString::number(row.subaccount->value)
                                                : QString();
    if (table == archive::Table::Commands) {
        for (const NamedWords& member : membersOf(*row.command, snapshot))
            if (member.name == u"subaccount")
                line.who = member.value;
            else if (member.name == u"symbol" || member.name == u"market")
                line.symbol = member.value;
            else if (member.name == u"quantity")
                line.change = line.changeExact = member.value;
        // Of its settings a command names those alone that it sets.
        if (row.kind == "updateSettings")
            line.change = line.changeExact
                = settingsInWords(summaryOf(*row.command, snapshot).section(QStringLiteral(", "), 1).toStdString());
        const QString left = row.events == 1 ? tr("1 event") : tr("%1 events").arg(row.events);
        // What it says itself may stand after the refusal.
        line.detail = row.refused ? format::refusalInWords(row.detail.substr(0, row.detail.find("; ")))
                                  : left + QStringLiteral(" · ") + summaryOf(*row.command, snapshot);
        return line;
    }
    line.symbol = format::marketName(row.symbol);
    // Of an order that is how much of it is filled.
    if (const bool unfilled = row.kind.starts_with("Order") && row.quantity == "0"; !unfilled) {
        line.change = row.quantity.empty() ? arrow(row.before, row.after) : shortQuantity(row.quantity);
        line.changeExact = text(row.quantity);
    }
    // Of a deficit that is what lenders bear of it, which its words say.
    if (const auto value = fromText<Usd>(row.value); value && !row.value.empty() && row.kind != "Deficit") {
        line.value = format::usd(*value);
        line.exactly.value.value = *value;
    }
    line.detail = eventDetail(row);
    if (const auto price = fromText<Price>(row.price); price && !row.price.empty())
        line.detail = (row.kind == "Fill" ? tr("at %1, %2") : tr("%2, at %1")).arg(format::price(*price), line.detail);
    if (row.kind == "ControlChanged") {
        line.kind = controlOf(row);
        line.detail = reasonOfControl(row);
        if (row.quantity.empty())
            line.change = actionChange(row);
    } else if (row.kind == "ParameterChanged" || row.kind == "ParameterAnnounced") {
        line.change = parameterChange(row.detail, row.before, row.after);
        line.changeExact = parameterChangeExact(row.detail, row.before, row.after);
        line.detail = parameterWords(row.detail);
    }
    return line;
}

void describe(archive::Row& row, const view::ViewSnapshot& names)
{
    QStringList parts;
    // Rows keep decimals as text, without the marks between thousands that the screen sets.
    const auto decimal = [](QString value) { return value.remove(u',').toStdString(); };
    for (const NamedWords& member : membersOf(*row.command, names)) {
        parts << member.name + u' ' + member.value;
        if (member.name == u"symbol" || member.name == u"market" || member.name == u"pool")
            row.symbol = member.value.toStdString();
        else if (member.name == u"quantity")
            row.quantity = decimal(member.value);
        else if (member.name == u"price")
            row.price = decimal(member.value);
        else if (member.name == u"reason")
            row.reason = member.value.toStdString();
    }
    row.detail += (row.detail.empty() ? "" : "; ") + parts.join(QStringLiteral(", ")).toStdString();
}

bool says(const archive::Row& row, archive::Table table, const QString& text)
{
    if (table == archive::Table::Commands)
        return kindWords(row.kind).toLower().contains(text) || QString::fromStdString(row.kind).toLower().contains(text)
            || QString::fromStdString(row.detail).toLower().contains(text);
    static const view::ViewSnapshot none; // of commands alone a line needs one
    const JournalLine line = journalLine(row, table, none);
    // A figure is kept in some places with marks between its thousands, in others without.
    const QString unmarked = QString{text}.remove(u',');
    const auto has = [&](const QString& column) {
        return column.toLower().contains(text)
            || (unmarked != text && !unmarked.isEmpty() && column.toLower().contains(unmarked));
    };
    return has(line.kind) || has(line.who) || has(line.symbol) || has(line.change) || has(line.changeExact)
        || has(line.value) || has(line.detail);
}

std::vector<EntryLine> entryLines(
    const archive::Entry& entry, std::optional<std::uint32_t> chosen, const view::ViewSnapshot& snapshot)
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
    const auto addRow = [&](const QString& section, const archive::Row& row) {
        QStringList parts;
        if (row.subaccount)
            parts << tr("account %1").arg(row.subaccount->value);
        const QString symbol = format::marketName(row.symbol);
        parts << (row.quantity.empty() ? symbol : text(row.quantity) + u' ' + symbol);
        // With every digit and code.
        const bool isControl = row.kind == "ControlChanged";
        const bool asKept = row.refused || row.kind.starts_with("Liquidation");
        parts << (isControl ? reasonOfControl(row) : asKept ? text(row.detail) : eventDetail(row));
        if (!row.price.empty())
            parts << tr("at %1").arg(text(row.price));
        parts.removeAll(QString());
        add(section, isControl ? controlOf(row) : kindWords(row.kind), parts.join(QStringLiteral(", ")), true,
            row.refused);
    };
    // Of a tick that liquidates hundreds it would be far below.
    for (const archive::Row& row : entry.outcome)
        if (chosen && entry.outcome.size() > 1 && row.part == *chosen)
            addRow(tr("Chosen"), row);
    const QString command = tr("Command");
    if (entry.command) {
        add(command, tr("name"), text(std::string{commandName(*entry.command)}), true);
        for (const NamedWords& member : membersOf(*entry.command, snapshot)) {
            if (member.name != u"marks") {
                add(command, member.name, member.value, true);
                continue;
            }
            for (const QString& mark : member.value.split(QStringLiteral(", ")))
                add(tr("Marks"), mark.section(u' ', 0, 0), mark.section(u' ', 1), true);
        }
    } else if (!entry.fault && entry.sequence > 0) {
        add(command, tr("name"), tr("lies before the horizon of this world"), false);
    }
    for (std::size_t at = 0; at < entry.actions.size(); ++at) {
        const archive::Row& action = entry.actions[at];
        const QString section = tr("Operator, link %1 of the audit chain").arg(action.part);
        add(section, tr("action"), actionWords(action), false);
        add(section, tr("recorded as"), text(action.kind), true);
        add(section, tr("actor"), text(action.actor), false);
        add(section, tr("reason"), text(action.reason), false);
        const std::string path = parameterOf(action.kind);
        add(section, tr("change"),
            path.empty() ? arrow(action.before, action.after) : parameterChangeExact(path, action.before, action.after),
            true);
        add(section, tr("wall clock"), format::dateTime(action.wallAt), true);
        const DeskDetail said = deskDetail(action.detail);
        for (const ParameterEdit& edit : said.edits)
            add(section, tr("edit"),
                parameterWords(edit.path) + u' ' + parameterChangeExact(edit.path, edit.before, edit.after), true);
        for (const QString& rail : said.overridden)
            add(section, tr("rail overridden"), rail, false, true);
        add(section, tr("effect"), said.effect, true);
        add(section, tr("outcome"), action.refused ? QString() : worstInWords(said.outcome), false);
        add(section, tr("refused"), action.refused ? said.outcome : QString(), true, true);
        add(section, tr("hash"), text(entry.links[at]), true);
    }
    const QString outcome = tr("Outcome");
    if (entry.command && entry.outcome.empty())
        add(outcome, tr("events"), tr("none that is kept"), false);
    for (const archive::Row& row : entry.outcome)
        addRow(outcome, row);
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
