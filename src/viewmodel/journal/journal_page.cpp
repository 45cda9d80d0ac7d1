// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/journal/journal_page.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/csv_file.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/journal/action_words.h"

#include <QDateTime>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <memory>

namespace plimsoll {
namespace {

/// Rows kept on each side of those in sight.
constexpr int margin = 60;
constexpr qint64 followMs = 1000;
/// Commands that are looked at before one is asked to go on.
constexpr std::uint64_t reach = 250'000;

using Kinds = std::vector<const char*>;

/// What may stand in the column of kinds, by table.
const Kinds& kindsOf(archive::Table table)
{
    static const Kinds actions{"setParameter", "setPoolState", "setMarketState", "holdLiquidation",
        "releaseLiquidation", "takeOverLiquidation", "liquidateStep", "setBackstopProvider", "depositToFund",
        "decideMark", "haltMatching", "pauseLiquidations", "cancelAllOrders", "resetThrottle", "announceParameter",
        "placeOrder", "cancelOrder", "cancelAll", "lend", "redeem", "borrow", "repay", "deposit", "withdraw",
        "updateSettings", "createSubaccount"};
    static const Kinds events{"Borrow", "BorrowRepay", "Lend", "LendRedeem", "Deposit", "Withdrawal", "Fill",
        "OrderNew", "OrderPartiallyFilled", "OrderFilled", "OrderCancelled", "OrderExpired", "InterestCharged",
        "LiquidationStarted", "LiquidationBook", "LiquidationBackstop", "LiquidationAdl", "LiquidationHoldings",
        "LiquidationFund", "LiquidationEnded", "Deficit", "ThrottleChanged", "MarkHeld", "MarkReleased",
        "ParameterChanged", "ParameterAnnounced", "ControlChanged", "SubaccountCreated", "SettingsUpdated"};
    static const Kinds liquidations{"LiquidationStarted", "LiquidationBook", "LiquidationBackstop", "LiquidationAdl",
        "LiquidationHoldings", "LiquidationFund", "LiquidationEnded", "Deficit"};
    static const Kinds refusals{"placeOrder", "cancelOrder", "borrow", "repay", "lend", "redeem", "withdraw", "deposit",
        "updateSettings", "setParameter"};
    static const Kinds commands{"placeOrder", "cancelOrder", "cancelAll", "lend", "redeem", "borrow", "repay",
        "deposit", "withdraw", "updateSettings", "createSubaccount", "tick", "setMarkPrice", "setParameter",
        "announceParameter", "setPoolState", "setMarketState", "holdLiquidation", "releaseLiquidation",
        "takeOverLiquidation", "liquidateStep", "setBackstopProvider", "depositToFund", "decideMark", "haltMatching",
        "pauseLiquidations", "cancelAllOrders", "resetThrottle"};
    static const Kinds none;
    switch (table) {
    case archive::Table::Commands:
        return commands;
    case archive::Table::Actions:
        return actions;
    case archive::Table::Events:
        return events;
    case archive::Table::Liquidations:
        return liquidations;
    case archive::Table::Refusals:
        return refusals;
    default:
        return none;
    }
}

constexpr const char* tableNames[] = {"operators", "commands", "events", "fills", "liquidations", "refusals"};

/// "operators, asset SOL, by a text": as the audit keeps it. Not the text, which would be found in this for ever after.
std::string rowsInWords(const archive::Query& query)
{
    const archive::Filter& filter = query.filter;
    std::string said = tableNames[static_cast<std::size_t>(query.table)];
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty())
            said += std::string{", "} + name + ' ' + value;
    };
    add("account", filter.subaccount ? std::to_string(filter.subaccount->value) : std::string{});
    add("asset", filter.symbol);
    add("kind", filter.kind);
    add("from", filter.from ? format::dateTime(*filter.from).toStdString() : std::string{});
    add("until", filter.until ? format::dateTime(*filter.until).toStdString() : std::string{});
    if (!filter.text.empty())
        said += ", by a text";
    if (filter.outcome != archive::Outcome::Any)
        said += filter.outcome == archive::Outcome::Refused ? ", refused" : ", accepted";
    return said;
}

/// Of all that became no command one action.
archive::Entry onlyAction(const archive::Entry& all, std::uint32_t part)
{
    archive::Entry one = all;
    one.actions.clear();
    one.links.clear();
    for (std::size_t at = 0; at < all.actions.size(); ++at)
        if (all.actions[at].part == part) {
            one.actions.push_back(all.actions[at]);
            one.links.push_back(all.links[at]);
        }
    return one;
}

} // namespace

JournalPage::JournalPage(Session& session, ArchivePort& archive, QObject* parent)
    : QObject(parent)
    , session_(session)
    , archive_(archive)
{
    connect(&session_, &Session::snapshotChanged, this, &JournalPage::refresh);
}

void JournalPage::refresh()
{
    if (!session_.wanted().shows(view::Page::Journal) || !session_.hasSnapshot())
        return;
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::pair holder{snapshot.status.operatorName, snapshot.status.desk};
    if (std::exchange(holder_, holder) != holder && !exported_.isEmpty()) { // what was answered was another's
        exported_.clear();
        emit changed();
    }
    if (const QString blocked = format::whyNoExport(snapshot.status); blocked != exportBlocked_) {
        exportBlocked_ = blocked;
        emit exportBlockedChanged();
    }
    if (snapshot.assets.size() != assetsSeen_) {
        assetsSeen_ = snapshot.assets.size();
        emit assetsChanged();
    }
    if (snapshot.status.worldPath != query_.path) {
        query_.path = snapshot.status.worldPath;
        forget();
        verdict_.clear();
        emit verifyChanged();
        refilter();
        return;
    }
    // What is done at the desk without a command grows the audit alone.
    const bool grew = snapshot.status.durableSequence != durableSeen_ || snapshot.status.auditHead != auditSeen_;
    const bool follows = first_ == 0 && !frozen_ && !loading();
    if (grew && follows && sinceAsked_.elapsed() >= followMs) {
        query_.through = 0;
        ask();
    }
}

void JournalPage::setTable(int table)
{
    const auto wanted = static_cast<archive::Table>(std::clamp(table, 0, int(archive::Table::Refusals)));
    if (wanted == query_.table)
        return;
    query_.table = wanted;
    kind_ = 0;
    forget();
    refilter();
}

/// Nothing of another table or world stands under these headings while the answer is under way.
void JournalPage::forget()
{
    close();
    rows_.assign(0, 0, {});
    lookedTo_ = 0;
    total_ = format::none();
}

void JournalPage::setText(const QString& text)
{
    text_ = text;
    refilter();
}

void JournalPage::setAccount(const QString& account)
{
    account_ = account;
    refilter();
}

void JournalPage::setAsset(int asset)
{
    asset_ = asset;
    refilter();
}

void JournalPage::setKind(int kind)
{
    kind_ = kind;
    refilter();
}

void JournalPage::setOutcome(int outcome)
{
    outcome_ = std::clamp(outcome, 0, int(archive::Outcome::Refused));
    refilter();
}

void JournalPage::setFrom(const QString& typed)
{
    from_ = typed;
    refilter();
}

void JournalPage::setUntil(const QString& typed)
{
    until_ = typed;
    refilter();
}

void JournalPage::clearFilters()
{
    text_.clear();
    account_.clear();
    from_.clear();
    until_.clear();
    asset_ = kind_ = outcome_ = 0;
    refilter();
}

bool JournalPage::filtered() const
{
    return !(query_.filter == archive::Filter{}) || accountFaulty() || fromFaulty() || untilFaulty();
}

QString JournalPage::refusal() const
{
    QStringList said;
    if (accountFaulty())
        said << tr("“%1” is no account number").arg(account_.trimmed());
    for (const auto& [faulty, typed] : {std::pair{fromFaulty(), &from_}, std::pair{untilFaulty(), &until_}})
        if (faulty)
            said << tr("“%1” is no time, as 21:14 or 2025-10-10 21:14").arg(typed->trimmed());
    return said.isEmpty() ? QString() : tr("%1: left out of the filter").arg(said.join(QStringLiteral("; ")));
}

QStringList JournalPage::assets() const
{
    QStringList names{tr("Any asset")};
    for (const view::Asset& asset : session_.snapshot().assets)
        names << QString::fromStdString(asset.symbol);
    return names;
}

QStringList JournalPage::kinds() const
{
    QStringList names{tr("Any kind")};
    for (const char* kind : kindsOf(query_.table))
        names << kindWords(kind);
    return names;
}

void JournalPage::refilter()
{
    archive::Filter filter;
    bool numeric = false;
    const uint account = account_.trimmed().toUInt(&numeric);
    if (numeric)
        filter.subaccount = SubaccountId{account};
    if (asset_ > 0)
        filter.symbol = assets().value(asset_).toStdString();
    if (kind_ > 0 && kind_ <= static_cast<int>(kindsOf(query_.table).size()))
        filter.kind = kindsOf(query_.table).at(static_cast<std::size_t>(kind_) - 1);
    const Timestamp now = session_.snapshot().status.time;
    filter.from = hasTimes() ? format::timeTyped(from_, now) : std::nullopt;
    filter.until = hasTimes() ? format::timeTyped(until_, now) : std::nullopt;
    filter.text = text_.trimmed().toStdString();
    if (!hasTimes() || query_.table == archive::Table::Actions)
        filter.outcome = static_cast<archive::Outcome>(outcome_);
    query_.reach = reach;
    const auto names = std::make_shared<view::ViewSnapshot>();
    names->assets = session_.snapshot().assets;
    names->risk = session_.snapshot().risk;
    query_.describe = [names](archive::Row& row) { plimsoll::describe(row, *names); };
    query_.says = [table = query_.table, text = text_.trimmed().toLower()](
                      const archive::Row& row) { return says(row, table, text); };
    query_.filter = filter;
    query_.through = 0;
    first_ = 0;
    exported_.clear();
    emit filterChanged();
    emit exportBlockedChanged();
    ask();
}

void JournalPage::show(int first, int count)
{
    if (first == first_ && count == count_)
        return;
    first_ = std::max(0, first);
    count_ = std::clamp(count, 1, 200);
    const int from = static_cast<int>(query_.offset);
    const bool there
        = rows_.lineAt(first_) != nullptr && rows_.lineAt(std::min(rows_.count(), first_ + count_) - 1) != nullptr;
    const bool mayBeMore = lookedTo_ > 0 && looked() < query_.reach && first_ + count_ + margin > rows_.count();
    if (!there || (first_ < from && from > 0) || mayBeMore)
        ask();
}

void JournalPage::ask()
{
    if (query_.path.empty())
        return;
    query_.offset = static_cast<std::uint64_t>(std::max(0, first_ - margin));
    query_.count = static_cast<std::uint32_t>(count_ + 2 * margin);
    durableSeen_ = session_.snapshot().status.durableSequence;
    auditSeen_ = session_.snapshot().status.auditHead;
    sinceAsked_.start();
    archive_.find(query_, session_.onGui(this, [this, number = ++asked_](const archive::Page& page) {
        // A newer question has no answer yet: this one still is better than none.
        answered_ = number;
        take(page);
    }));
    emit changed();
}

void JournalPage::take(const archive::Page& page)
{
    fault_ = page.fault ? QString::fromStdString(toText(*page.fault)) : QString();
    if (page.query.path == query_.path && page.query.table == query_.table && page.query.filter == query_.filter) {
        query_.through = page.query.through;
        std::vector<JournalLine> lines;
        for (const archive::Row& row : page.rows)
            lines.push_back(journalLine(row, page.query.table, session_.snapshot()));
        const auto total = static_cast<int>(std::min<std::uint64_t>(page.total, JournalTable::rowsMax));
        rows_.assign(total, static_cast<int>(page.query.offset), std::move(lines));
        lookedTo_ = page.lookedTo;
        total_ = format::count(page.total) + (lookedTo_ > 0 ? QStringLiteral("+") : QString());
        through_ = format::count(page.query.through);
        const bool isFull = page.total >= query_.offset + query_.count;
        if (lookedTo_ > 0 && !page.fault && !isFull && looked() < query_.reach && !loading()) {
            ask();
            return;
        }
    }
    if (page.fault && rows_.count() == 0)
        total_ = format::none();
    emit changed();
}

QString JournalPage::lookedBack() const
{
    return lookedTo_ == 0 ? QString() : tr("Looked back to command %1 of %2").arg(format::count(lookedTo_), through_);
}

void JournalPage::lookFurther()
{
    query_.reach = looked() + reach;
    ask();
}

void JournalPage::open(int row)
{
    const JournalLine* line = rows_.lineAt(row);
    if (line == nullptr)
        return;
    current_ = row;
    // Of an action its line shows the number in the audit.
    entrySequence_ = line->number > 0 ? format::count(line->number) : QString();
    entryTitle_ = line->number > 0 ? tr("Command %1").arg(entrySequence_) : line->kind;
    emit entryChanged();
    archive_.entry(query_.path, line->number,
        session_.onGui(
            this, [this, number = ++entryAsked_, part = line->part, table = query_.table](const archive::Entry& entry) {
                if (number != entryAsked_)
                    return;
                const bool isOfOutcome = table == archive::Table::Events || table == archive::Table::Fills
                    || table == archive::Table::Liquidations;
                entry_.assign(entryLines(entry.sequence > 0 ? entry : onlyAction(entry, part),
                    isOfOutcome ? std::optional{part} : std::nullopt, session_.snapshot()));
                emit entryChanged();
            }));
}

void JournalPage::close()
{
    ++entryAsked_;
    current_ = -1;
    entryTitle_.clear();
    entrySequence_.clear();
    entry_.assign({});
    emit entryChanged();
}

QString JournalPage::entryText() const
{
    QString text = entryTitle_;
    QString section;
    for (const EntryLine& line : entry_.rows()) {
        if (line.section != section)
            text += QStringLiteral("\n\n") + line.section;
        section = line.section;
        text += QStringLiteral("\n  ") + line.label + QStringLiteral(": ") + line.value;
    }
    return text;
}

void JournalPage::verify()
{
    if (verifying_ || query_.path.empty())
        return;
    verifying_ = true;
    progress_ = 0;
    verdict_.clear();
    emit verifyChanged();
    archive_.verify(query_.path,
        session_.onGui(this,
            [this](double done) {
                progress_ = std::min(1.0, done);
                emit verifyChanged();
            }),
        session_.onGui(this, [this](const archive::Verified& answer) { takeVerdict(answer); }));
}

void JournalPage::cancelVerify()
{
    archive_.cancelVerify();
}

void JournalPage::takeVerdict(const archive::Verified& answer)
{
    verifying_ = false;
    if (answer.fault) {
        verdict_ = QString::fromStdString(toText(*answer.fault));
        verdictTone_ = tone::Grave;
    } else if (answer.cancelled) {
        verdict_ = tr("Not verified: cancelled");
        verdictTone_ = tone::Quiet;
    } else if (!answer.brokenTable.empty()) {
        const QString at = format::count(answer.brokenSequence);
        const QString why = QString::fromStdString(answer.why);
        verdict_ = answer.brokenTable == "actions"
            ? tr("Broken at action No. %1: %2").arg(at, why)
            : tr("Broken in %1 at %2: %3").arg(QString::fromStdString(answer.brokenTable), at, why);
        verdictTone_ = tone::Grave;
    } else {
        const std::uint64_t replayed = answer.through - answer.horizon;
        verdict_ = tr("Whole: %1 replayed, %2 chained")
                       .arg(replayed == 1 ? tr("1 command") : tr("%1 commands").arg(format::count(replayed)),
                           answer.actions == 1 ? tr("1 operator action")
                                               : tr("%1 operator actions").arg(format::count(answer.actions)));
        verdictTone_ = answer.notices.empty() ? tone::Good : tone::Warning;
    }
    verdictExact_ = tr("state hash %1 after command %2")
                        .arg(QString::fromStdString(toText(answer.stateHash)), format::count(answer.through));
    for (const std::string& notice : answer.notices) {
        QString said = QString::fromStdString(notice);
        verdictExact_ += u'\n' + said;
        const QString path = QString::fromStdString(query_.path);
        verdict_ += QStringLiteral(" · ") + said.remove(path + ": ").remove(QFileInfo(path).path() + u'/');
    }
    emit verifyChanged();
}

QString JournalPage::exportFile() const
{
    const QFileInfo world{QString::fromStdString(query_.path)};
    return QStringLiteral("%1/%2-%3.csv")
        .arg(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), world.completeBaseName(),
            QString::fromLatin1(tableNames[table()]));
}

QString JournalPage::freshExportFile() const
{
    return format::freshCsv(QFileInfo(exportFile()).completeBaseName());
}

void JournalPage::exportTo(const QString& file)
{
    if (query_.path.empty() || file.isEmpty()) {
        exportRefused_ = true;
        exported_ = file.isEmpty() ? tr("No file was named; nothing was written") : tr("There is no world to export");
        emit changed();
        return;
    }
    exported_ = tr("Writing…");
    exportRefused_ = false;
    emit changed();
    session_.letOut(
        "journal: " + rowsInWords(query_), file, this, [this, file, query = query_](const QString& refusal) {
            if (refusal.isEmpty()) {
                write(query, file);
                return;
            }
            exportRefused_ = true;
            exported_ = tr("Nothing was written. %1").arg(refusal);
            emit changed();
        });
}

/// What the desk has granted.
void JournalPage::write(const archive::Query& query, const QString& file)
{
    const auto format = file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive) ? archive::ExportFormat::Json
                                                                                    : archive::ExportFormat::Csv;
    archive_.exportRows(
        query, format, file.toStdString(), session_.onGui(this, [this](const archive::Exported& answer) {
            exportRefused_ = !answer.fault.empty();
            exported_ = exportRefused_ ? QString::fromStdString(answer.fault)
                : answer.rows == 1
                ? tr("1 row in %1").arg(QString::fromStdString(answer.file))
                : tr("%1 rows in %2").arg(format::count(answer.rows), QString::fromStdString(answer.file));
            emit changed();
        }));
}

} // namespace plimsoll
