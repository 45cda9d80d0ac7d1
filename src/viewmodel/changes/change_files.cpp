// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/changes/change_files.h"

#include "domain/exchange/parameter.h"
#include "service/change/risk_difference.h"
#include "viewmodel/changes/desk_file.h"
#include "viewmodel/changes/report_pdf.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/change_words.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <set>

namespace plimsoll {
namespace {

constexpr std::uint32_t rowsMax = 500;

QString listed(const std::vector<std::string>& symbols)
{
    QStringList list;
    for (const std::string& symbol : symbols)
        list << QString::fromStdString(symbol);
    return list.join(QStringLiteral(", "));
}

/// The path of a row that set or announced a parameter; empty of any other.
std::string_view parameterSet(std::string_view kind)
{
    for (const std::string_view verb : {"setParameter ", "announceParameter "})
        if (kind.starts_with(verb))
            return kind.substr(verb.size());
    return {};
}

/// What operators set, newest first, undone back to a command and with it.
RiskConfiguration undone(RiskConfiguration risk, const std::vector<archive::Row>& rows, std::uint64_t back = 0)
{
    for (const archive::Row& row : rows) {
        if (row.sequence < back)
            break;
        const auto parameter = parameterAt(risk, std::string_view{row.kind}.substr(row.kind.rfind(' ') + 1));
        // A curve takes the marked kink with it; what goes with another value only on the way is written as it was.
        if (parameter && !row.refused && setParameter(risk, *parameter, row.before))
            parameter->kind->write(risk, parameter->owner, row.before);
    }
    return risk;
}

} // namespace

ChangeFiles::ChangeFiles(Session& session, ImpactPort& impacts, const DeskFormats& formats, ArchivePort& archive,
    Chosen chosen, QObject* parent)
    : QObject(parent)
    , session_(session)
    , impacts_(impacts)
    , formats_(formats)
    , archive_(archive)
    , chosen_(std::move(chosen))
    , answer_(session)
{
    connect(&session_, &Session::worldChanged, this, &ChangeFiles::close);
    papers_.setMaxThreadCount(1);
    papers_.setThreadPriority(QThread::LowPriority);
}

/// Waits for the one that is laid out.
ChangeFiles::~ChangeFiles()
{
    papers_.clear();
}

void ChangeFiles::setReason(const QString& reason)
{
    if (reason == reason_)
        return;
    reason_ = reason;
    emit changed();
}

QString ChangeFiles::blocked() const
{
    if (edits_.empty())
        return tr("Nothing differs");
    if (const QString readOnly = format::readOnlyReason(session_.snapshot().status); !readOnly.isEmpty())
        return readOnly;
    if (!Operator{session_.snapshot().status.operatorName, session_.snapshot().status.role}.mayAuthor())
        return tr("A viewer makes no changes");
    return reason_.trimmed().isEmpty() ? tr("Give a reason") : QString();
}

QString ChangeFiles::beside(const QString& name) const
{
    return QFileInfo{QString::fromStdString(session_.snapshot().status.worldPath)}.dir().filePath(name);
}

QString ChangeFiles::proposed(const QString& ending) const
{
    const Change* change = chosen_();
    return beside(QStringLiteral("change-%1.%2").arg(change != nullptr ? change->id.value : 0).arg(ending));
}

QString ChangeFiles::proposedConfiguration() const
{
    return beside(QStringLiteral("risk.json"));
}

void ChangeFiles::write(const QString& file, const std::string& text, const QString& note)
{
    dismissFaults();
    if (const QString fault = writeDeskFile(file, text); !fault.isEmpty())
        answer_.refuse(fault);
    else
        answer_.say(tr("Written: %1").arg(file) + note);
}

/// What is written, here and below, is as it was when it was asked for.
void ChangeFiles::exportChange(const QString& file)
{
    if (const Change* change = chosen_())
        answer_.letOut(
            auditName(change->id), file, [this, file, text = formats_.changeText(*change)] { write(file, text); });
}

void ChangeFiles::exportConfiguration(const QString& file)
{
    answer_.letOut("configuration", file,
        [this, file, text = formats_.riskText(*session_.snapshot().risk)] { write(file, text); });
}

/// Operators' actions, newest first; told of a fault instead where there is one.
void ChangeFiles::find(
    const QString& file, archive::Filter filter, std::function<void(const std::vector<archive::Row>&)> found)
{
    archive::Query query;
    query.path = session_.snapshot().status.worldPath;
    query.table = archive::Table::Actions;
    query.filter = std::move(filter);
    query.count = rowsMax;
    answer_.say(tr("Reading the journal…"));
    findRest(file, query, {}, std::move(found));
}

/// Page by page. Rows that come meanwhile push the others back: of one that comes twice the second is left out.
void ChangeFiles::findRest(const QString& file, const archive::Query& query, std::vector<archive::Row> known,
    std::function<void(const std::vector<archive::Row>&)> found)
{
    archive_.rows(query,
        session_.onGui(
            this, [this, file, query, known = std::move(known), found = std::move(found)](const archive::Page& page) {
                if (page.fault) {
                    answer_.refuse(tr("%1 was not written: the journal cannot be read").arg(file));
                    return;
                }
                std::vector<archive::Row> all = known;
                for (const archive::Row& row : page.rows)
                    if (all.empty() || row.part < all.back().part)
                        all.push_back(row);
                archive::Query next = query;
                next.offset += page.rows.size();
                if (page.rows.empty() || next.offset >= page.total)
                    found(all);
                else
                    findRest(file, next, std::move(all), found);
            }));
}

void ChangeFiles::exportReport(const QString& file)
{
    const Change* change = chosen_();
    if (change == nullptr)
        return;
    const view::Status& status = session_.snapshot().status;
    ChangeRecord asked{*change, status.worldPath, {}, {}, status.time, status.auditHead};
    for (const std::string& breach : change->breaches)
        asked.breaches.push_back(breachInWords(breach).toStdString());
    answer_.letOut("report of " + auditName(change->id), file, [this, file, asked] {
        archive::Filter ofChange;
        ofChange.kind = auditName(asked.change.id) + ' ';
        find(file, ofChange, [this, file, record = asked](const auto& rows) mutable {
            record.trail.assign(rows.rbegin(), rows.rend());
            addSteps(file, std::move(record));
        });
    });
}

/// Among its own rows those of the values that it announced and set, which stand at the same commands.
void ChangeFiles::addSteps(const QString& file, ChangeRecord record)
{
    std::set<std::uint64_t> commands;
    for (const archive::Row& row : record.trail)
        if (row.sequence > 0)
            commands.insert(row.sequence);
    if (commands.empty()) {
        writeReport(file, std::move(record));
        return;
    }
    archive::Filter values;
    values.from = record.trail.front().time;
    values.until = Timestamp{record.trail.back().time.ms + 1};
    values.text = "Parameter "; // what sets and what announces one are named so
    find(file, values, [this, file, record, commands](const std::vector<archive::Row>& rows) {
        ChangeRecord whole = record;
        for (const archive::Row& row : rows)
            if (commands.contains(row.sequence) && !parameterSet(row.kind).empty())
                whole.trail.push_back(row);
        std::stable_sort(whole.trail.begin(), whole.trail.end(),
            [](const archive::Row& a, const archive::Row& b) { return a.part < b.part; });
        writeReport(file, std::move(whole));
    });
}

void ChangeFiles::exportBefore(const QString& file)
{
    if (const Change* change = chosen_())
        answer_.letOut("configuration before " + auditName(change->id), file,
            [this, file, id = change->id, risk = session_.snapshot().risk] { writeBefore(file, id, risk); });
}

void ChangeFiles::writeBefore(
    const QString& file, ChangeId change, const std::shared_ptr<const RiskConfiguration>& risk)
{
    archive::Filter ofChange;
    ofChange.kind = auditName(change) + ' ';
    find(file, ofChange, [this, file, risk](const std::vector<archive::Row>& rows) {
        // The oldest comes last. What only moved on the desk was no command of the exchange.
        const archive::Row* began = nullptr;
        for (const archive::Row& row : rows)
            if (!row.refused && row.sequence > 0)
                began = &row;
        if (began == nullptr) {
            answer_.refuse(tr("%1 was not written: the change has not gone live").arg(file));
            return;
        }
        archive::Filter set;
        set.kind = "set";
        set.from = began->time;
        find(file, set, [this, file, risk, back = began->sequence](const std::vector<archive::Row>& all) {
            write(file, formats_.riskText(undone(*risk, all, back)));
        });
    });
}

/// The end of the chain goes into every report, so that a tail that is cut off later is found.
void ChangeFiles::writeReport(const QString& file, ChangeRecord record)
{
    if (record.trail.empty()) {
        judgeAgain(file, std::move(record));
        return;
    }
    const archive::Row& newest = record.trail.back();
    archive_.entry(record.world, newest.sequence,
        session_.onGui(this, [this, file, record, part = newest.part](const archive::Entry& entry) {
            ChangeRecord whole = record;
            for (std::size_t i = 0; i < entry.links.size() && i < entry.actions.size(); ++i)
                if (entry.actions[i].part == part)
                    whole.link = entry.links[i];
            judgeAgain(file, std::move(whole));
        }));
}

/// Its effect is a handful of figures: the accounts, assets and orders behind them are found where it was found.
void ChangeFiles::judgeAgain(const QString& file, ChangeRecord record)
{
    if (!record.change.effect) {
        writeSet(file, record);
        return;
    }
    answer_.say(tr("Finding the impact that was judged…"));
    impacts_.pastImpact(record.world, record.change.effect->sequence, record.change.content.edits,
        session_.onGui(this, [this, file, record](const Result<std::optional<PastImpact>, JournalFault>& found) {
            if (!found.ok()) {
                answer_.refuse(tr("%1 was not written: the journal cannot be read").arg(file));
                return;
            }
            ChangeRecord whole = record;
            whole.judged = found.value();
            writeSet(file, whole);
        }));
}

/// As PDF where the file's name says so, else as Markdown.
void ChangeFiles::writeSet(const QString& file, const ChangeRecord& record)
{
    const std::string text = formats_.reportText(record);
    const RiskConfiguration& risk = record.judged ? record.judged->risk : *session_.snapshot().risk;
    const view::Status& status = session_.snapshot().status;
    const QString note = format::isTrailUnsigned(status)
        ? tr(". Its audit head is not signed: no administrator has signed in since this world was opened")
        : QString();
    if (!file.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) {
        write(file, text, note);
        return;
    }
    answer_.say(tr("Laying out %1…").arg(file));
    papers_.start([text, change = record.change, risk,
                      written = session_.onGui(this, [this, file, note](const QByteArray& pages) {
                          write(file, pages.toStdString(), note);
                      })] { written(reportPdf(QString::fromStdString(text), change, risk)); });
}

std::optional<std::string> ChangeFiles::read(const QString& file, RefuseFile::As as)
{
    answer_.clear();
    const auto text = readDeskFile(file);
    if (text.ok())
        return text.value();
    answer_.refuse(text.error());
    noteRefused(session_, as, file, {text.error().toStdString()});
    return std::nullopt;
}

void ChangeFiles::show(const QString& title, const DeskFormats::Faults& faults)
{
    title_ = title;
    note_.clear();
    faults_.clear();
    for (const std::string& fault : faults)
        faults_ << QString::fromStdString(fault);
    rows_.assign({});
    edits_.clear();
    reason_.clear();
    emit changed();
}

void ChangeFiles::importChange(const QString& file)
{
    const auto text = read(file, RefuseFile::As::Change);
    if (!text)
        return;
    const QString name = QFileInfo{file}.fileName();
    const view::ViewSnapshot& now = session_.snapshot();
    const auto content = formats_.changeFrom(*text, name.toStdString(), *now.risk, now.status.railsNow());
    if (!content.ok()) {
        show(tr("%1 is no change that this world can take").arg(name), content.error());
        noteRefused(session_, RefuseFile::As::Change, file, content.error());
        return;
    }
    close();
    save(content.value());
}

void ChangeFiles::save(ChangeContent content)
{
    ChangeRequest request;
    request.verb = ChangeVerb::Save;
    request.content = std::move(content);
    answer_.send(request, [this](const OperatorAnswer& answer) {
        if (!answer.change)
            return QString();
        const int number = static_cast<int>(answer.change->id.value);
        close();
        emit drafted(number);
        return tr("Change %1 is your draft").arg(number);
    });
}

void ChangeFiles::compare(const QString& file)
{
    const auto text = read(file, RefuseFile::As::Configuration);
    if (!text)
        return;
    name_ = QFileInfo{file}.fileName();
    const auto risk = formats_.riskFrom(*text, name_.toStdString());
    if (!risk.ok()) {
        show(tr("%1 is no risk configuration").arg(name_), risk.error());
        noteRefused(session_, RefuseFile::As::Configuration, file, risk.error());
        return;
    }
    compareWith(risk.value());
}

void ChangeFiles::compareWith(const RiskConfiguration& other)
{
    const RiskConfiguration& live = *session_.snapshot().risk;
    const RiskDifference difference = differenceOf(live, other);
    const std::size_t count = difference.edits.size();
    show(count == 0      ? tr("%1 is what is live").arg(name_)
            : count == 1 ? tr("1 value of %1 is not what is live").arg(name_)
                         : tr("%1 values of %2 are not what is live").arg(format::count(count), name_),
        {});
    QStringList notes;
    if (!difference.onlyBefore.empty())
        notes << tr("Not in the file: %1").arg(listed(difference.onlyBefore));
    if (!difference.onlyAfter.empty())
        notes << tr("Only in the file: %1").arg(listed(difference.onlyAfter));
    note_ = notes.join(QStringLiteral(". "));
    Change shownAs;
    shownAs.content.edits = difference.edits;
    rows_.assign(deskEdits(shownAs));
    edits_ = inLawfulOrder(live, difference.edits);
    emit changed();
}

void ChangeFiles::readVersions()
{
    archive::Query query;
    query.path = session_.snapshot().status.worldPath;
    query.table = archive::Table::Actions;
    query.filter.kind = "setParameter";
    query.count = rowsMax;
    versionsNote_ = tr("Reading the journal…");
    emit changed();
    archive_.find(query, session_.onGui(this, [this](const archive::Page& page) {
        versionsNote_ = page.fault          ? tr("The journal cannot be read")
            : page.total > page.rows.size() ? tr("The newest %1 edits; older versions are in the journal").arg(rowsMax)
                                            : QString();
        set_ = page.rows;
        std::erase_if(set_, [](const archive::Row& row) { return row.refused; });
        std::vector<VersionLine> lines;
        int more = 0;
        for (const archive::Row& row : set_) {
            const auto key = static_cast<qint64>(row.sequence);
            const std::string path = row.kind.substr(row.kind.rfind(' ') + 1);
            const QString what = titleOf({{path, row.before, row.after}});
            // The last part comes first; the first is what it is called by.
            if (!lines.empty() && lines.back().key == key) {
                lines.back().what = what;
                ++more;
                continue;
            }
            if (more > 0)
                lines.back().what += tr(" and %1 more").arg(more);
            more = 0;
            VersionLine line;
            line.key = key;
            line.sequence = format::count(row.sequence);
            line.time = format::dateTime(row.time);
            line.actor = QString::fromStdString(row.actor);
            line.what = what;
            line.reason = QString::fromStdString(row.reason);
            lines.push_back(line);
        }
        if (more > 0)
            lines.back().what += tr(" and %1 more").arg(more);
        if (!page.fault && page.total <= page.rows.size()) {
            VersionLine first;
            first.sequence = QStringLiteral("0");
            first.what = tr("As the world began");
            lines.push_back(first);
        }
        versions_.assign(lines);
        emit changed();
    }));
}

/// The live configuration without what was set after the version.
std::optional<RiskConfiguration> ChangeFiles::versionAt(int row) const
{
    const auto& lines = versions_.rows();
    if (row < 0 || static_cast<std::size_t>(row) >= lines.size())
        return std::nullopt;
    const auto sequence = static_cast<std::uint64_t>(lines[static_cast<std::size_t>(row)].key);
    std::vector<archive::Row> later;
    for (const archive::Row& set : set_)
        if (set.sequence > sequence)
            later.push_back(set);
    return undone(*session_.snapshot().risk, later);
}

QString ChangeFiles::proposedVersion(int row) const
{
    const auto& lines = versions_.rows();
    const qint64 key
        = row >= 0 && static_cast<std::size_t>(row) < lines.size() ? lines[static_cast<std::size_t>(row)].key : 0;
    return beside(QStringLiteral("risk-%1.json").arg(key));
}

void ChangeFiles::compareVersion(int row)
{
    const auto version = versionAt(row);
    if (!version)
        return;
    answer_.clear();
    name_ = tr("version %1").arg(versions_.rows()[static_cast<std::size_t>(row)].sequence);
    compareWith(*version);
}

void ChangeFiles::exportVersion(int row, const QString& file)
{
    if (const auto version = versionAt(row))
        answer_.letOut("configuration at " + std::to_string(versions_.rows()[static_cast<std::size_t>(row)].key), file,
            [this, file, text = formats_.riskText(*version)] { write(file, text); });
}

void ChangeFiles::draft()
{
    if (!blocked().isEmpty())
        return;
    ChangeContent content;
    content.name = tr("Configuration of %1").arg(name_).toStdString();
    content.reason = reason_.trimmed().toStdString();
    content.edits = edits_;
    save(std::move(content));
}

void ChangeFiles::close()
{
    show({}, {});
}

void ChangeFiles::dismissFaults()
{
    if (!faults_.isEmpty())
        close();
    if (answer_.refused())
        answer_.clear();
}

} // namespace plimsoll
