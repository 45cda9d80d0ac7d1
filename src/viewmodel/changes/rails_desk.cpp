// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/changes/rails_desk.h"

#include "domain/base/decimal.h"
#include "viewmodel/changes/desk_file.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/parameter_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace plimsoll {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("rails", text);
}

/// "10 min", "24 h": what is bound by is told in whole ones.
QString secondsInWords(std::uint32_t seconds)
{
    if (seconds > 0 && seconds % 3600 == 0)
        return tr("%1 h").arg(seconds / 3600);
    return seconds > 0 && seconds % 60 == 0 ? tr("%1 min").arg(seconds / 60) : tr("%1 s").arg(seconds);
}

/// "12.5 %".
QString share(Ratio ratio)
{
    return tr("%1 %").arg(format::exact(Ratio::fromRaw(ratio.raw * 100)));
}

/// "SOL collateral weight"; without the owner where the rail rules them all.
QString titleOf(const Rail& rail)
{
    const QString title = wordsOf(nameOf(rail.pattern)).title;
    const QString owner = QString::fromStdString(ownerOf(rail.pattern));
    return owner == u"*" || rail.pattern.starts_with("venue.") ? title : owner + u' ' + title.toLower();
}

QString textOf(const Rail& rail)
{
    const ParameterWords words = wordsOf(nameOf(rail.pattern));
    QStringList parts;
    if (rail.largestStep && rail.relative)
        parts << tr("at most %1 of it a step").arg(share(*rail.largestStep));
    else if (rail.largestStep)
        parts << tr("at most %1 a step").arg((shown(words, toText(*rail.largestStep)) + u' ' + words.unit).trimmed());
    if (rail.shortestIntervalSeconds > 0)
        parts << tr("%1 apart").arg(secondsInWords(rail.shortestIntervalSeconds));
    if (rail.neverZero)
        parts << tr("never 0");
    return parts.isEmpty() ? tr("free") : parts.join(QStringLiteral(" · "));
}

QString hoursOf(const GuardRails& rails)
{
    QStringList hours;
    for (const QuietHours& each : rails.quietHours)
        hours << tr("%1 to %2 UTC")
                     .arg(QString::fromStdString(clockOf(each.fromMinute)),
                         QString::fromStdString(clockOf(each.untilMinute)));
    return hours.isEmpty() ? tr("none") : hours.join(QStringLiteral(", "));
}

QString frozenOf(const GuardRails& rails)
{
    QStringList symbols;
    for (const std::string& symbol : rails.frozen)
        symbols << QString::fromStdString(symbol);
    return symbols.isEmpty() ? tr("none") : symbols.join(QStringLiteral(", "));
}

/// The terms of the desk first, then a line for each rail, in its order.
std::vector<RailLine> shownLines(const GuardRails& rails)
{
    std::vector<RailLine> lines;
    const auto add = [&](const QString& title, const QString& text, const QString& path = {}) {
        lines.push_back({0, title, path, text, {}});
    };
    add(tr("Frozen assets and markets"), frozenOf(rails));
    add(tr("Quiet hours: only emergencies and rollbacks go live"), hoursOf(rails));
    add(tr("A loosening waits"), secondsInWords(rails.looseningDelaySeconds));
    add(tr("A change that nobody moves on expires"), secondsInWords(rails.approvalExpirySeconds));
    add(tr("An approved effect may grow"),
        tr("by %1 or %2, whichever is more").arg(format::accounts(rails.movedAccounts), share(rails.movedShare)));
    add(tr("An emergency may liquidate"), format::accounts(rails.liquidationBudget));
    for (const Rail& rail : rails.rails)
        add(titleOf(rail), textOf(rail), QString::fromStdString(rail.pattern));
    return lines;
}

/// Each line beside what is in force, and after them what is in force and here no more.
std::vector<RailLine> comparedWith(const GuardRails& inForce, const GuardRails& rails)
{
    std::vector<RailLine> lines = shownLines(rails);
    const auto there = shownLines(inForce);
    const auto isOf = [](const RailLine& line) {
        return [&line](const RailLine& other) { return other.title == line.title && other.path == line.path; };
    };
    for (RailLine& line : lines) {
        const auto now = std::find_if(there.begin(), there.end(), isOf(line));
        if (now == there.end())
            line.inForce = tr("no rail");
        else if (now->text != line.text)
            line.inForce = now->text;
    }
    for (const RailLine& now : there)
        if (std::none_of(lines.begin(), lines.end(), isOf(now)))
            lines.push_back({0, now.title, now.path, tr("no rail"), now.text});
    for (std::size_t at = 0; at < lines.size(); ++at)
        lines[at].key = static_cast<qint64>(at);
    return lines;
}

} // namespace

RailsDesk::RailsDesk(Session& session, const DeskFormats& formats, QObject* parent)
    : QObject(parent)
    , session_(session)
    , formats_(formats)
    , answer_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &RailsDesk::refresh);
    connect(&session_, &Session::worldChanged, this, &RailsDesk::begin);
}

void RailsDesk::begin()
{
    taken_.reset();
    faults_.clear();
    reason_.clear();
    shown_ = 0;
    answer_.clear();
    say();
}

void RailsDesk::setShown(int row)
{
    if (row == shown_ || row < 0 || row >= versions_.count())
        return;
    faults_.clear();
    shown_ = row;
    say();
}

void RailsDesk::setReason(const QString& reason)
{
    if (reason == reason_)
        return;
    reason_ = reason;
    said_ = blocked();
    emit changed();
}

/// What is shown.
const GuardRails& RailsDesk::rails() const
{
    if (shown_ < 0 && taken_)
        return *taken_;
    const auto newest = static_cast<int>(known_->size()) - 1;
    return (*known_)[static_cast<std::size_t>(std::clamp(newest - shown_, 0, newest))].rails;
}

bool RailsDesk::differs() const
{
    return known_ && faults_.isEmpty() && rails() != known_->back().rails;
}

QString RailsDesk::blocked() const
{
    const view::Status& status = session_.snapshot().status;
    if (!faults_.isEmpty())
        return tr("The file has faults");
    if (!differs())
        return tr("These are in force");
    if (const QString readOnly = format::readOnlyReason(status); !readOnly.isEmpty())
        return readOnly;
    if (status.role != Role::Administrator)
        return tr("This takes the role of administrator");
    return reason_.trimmed().isEmpty() ? tr("Give a reason") : QString();
}

void RailsDesk::take(const QString& file)
{
    answer_.clear();
    faults_.clear();
    const auto text = readDeskFile(file);
    if (!text.ok()) {
        answer_.refuse(text.error());
        noteRefused(session_, RefuseFile::As::Rails, file, {text.error().toStdString()});
        say();
        return;
    }
    file_ = QFileInfo{file}.fileName();
    const auto rails = formats_.railsFrom(text.value(), file_.toStdString());
    if (rails.ok()) {
        taken_ = rails.value();
        shown_ = -1;
    } else {
        for (const std::string& fault : rails.error())
            faults_ << QString::fromStdString(fault);
        noteRefused(session_, RefuseFile::As::Rails, file, rails.error());
    }
    say();
}

QString RailsDesk::proposed() const
{
    return QFileInfo{QString::fromStdString(session_.snapshot().status.worldPath)}.dir().filePath(
        QStringLiteral("rails.json"));
}

void RailsDesk::write(const QString& file)
{
    if (!known_)
        return;
    answer_.letOut("guard rails", file, [this, file, text = formats_.railsText(rails())] {
        if (const QString fault = writeDeskFile(file, text); !fault.isEmpty())
            answer_.refuse(fault);
        else
            answer_.say(tr("Written: %1").arg(file));
    });
}

void RailsDesk::apply()
{
    if (!blocked().isEmpty())
        return;
    answer_.send(EditRails{rails(), reason_.trimmed().toStdString()}, [this](const OperatorAnswer&) {
        taken_.reset();
        reason_.clear();
        shown_ = 0;
        say();
        return tr("In force, and in the journal");
    });
}

void RailsDesk::refresh()
{
    const auto& rails = session_.snapshot().status.rails;
    if (rails == known_) {
        // Another role, or a world that takes nothing any more.
        if (said_ != blocked())
            say();
        return;
    }
    // A version that was chosen stays the same one when another comes on top.
    const int come = rails && known_ ? static_cast<int>(rails->size()) - static_cast<int>(known_->size()) : 0;
    known_ = rails && !rails->empty() ? rails : nullptr;
    shown_ = shown_ > 0 ? shown_ + std::max(0, come) : shown_;
    say();
}

void RailsDesk::say()
{
    std::vector<RailsVersionLine> versions;
    if (known_)
        for (auto at = known_->rbegin(); at != known_->rend(); ++at) {
            const QString author = QString::fromStdString(at->author);
            const QString reason = QString::fromStdString(at->reason);
            versions.push_back({at->number, QString::number(at->number), format::dateTime(at->since),
                at->number == 0 ? tr("as shipped with the program") : author + QStringLiteral(" · ") + reason});
        }
    versions_.assign(versions);
    if (shown_ >= versions_.count())
        shown_ = 0;
    title_ = shown_ < 0 ? file_
        : shown_ == 0   ? tr("In force")
                        : tr("Version %1").arg(versions[static_cast<std::size_t>(shown_)].number);
    lines_.assign(known_ && faults_.isEmpty() ? comparedWith(known_->back().rails, rails()) : std::vector<RailLine>{});
    said_ = blocked();
    emit changed();
}

} // namespace plimsoll
