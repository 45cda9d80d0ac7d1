// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/parameter_book.h"

#include "service/change/risk_difference.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/parameters/parameter_words.h"

#include <algorithm>
#include <iterator>

namespace plimsoll {
namespace {

QString refusalOf(const ParameterFault& fault, const std::string& path)
{
    const QString limit = limitInWords(wordsOf(nameOf(fault.path)), fault.limit);
    if (fault.path == path)
        return ParameterBook::tr("must be %1").arg(limit);
    return ParameterBook::tr("%1 must be %2").arg(wordsOf(nameOf(fault.path)).title, limit);
}

} // namespace

ParameterBook::ParameterBook(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , live_(session.snapshot().risk)
{
    connect(&session_, &Session::snapshotChanged, this, &ParameterBook::take);
}

void ParameterBook::take()
{
    if (session_.snapshot().risk == live_)
        return;
    live_ = session_.snapshot().risk;
    ++liveVersion_;
    check();
}

std::string ParameterBook::liveText(const std::string& path) const
{
    const auto parameter = parameterAt(*live_, path);
    return parameter ? parameter->text(*live_) : std::string{};
}

const ParameterDraft* ParameterBook::draft(const std::string& path) const
{
    const auto found = drafts_.find(path);
    return found == drafts_.end() ? nullptr : &found->second;
}

void ParameterBook::remember(const std::string& path)
{
    constexpr qint64 pauseMs = 700;
    constexpr std::size_t stepsMax = 100;
    const bool goesOn
        = !steps_.empty() && steps_.back().path == path && sinceWritten_.isValid() && sinceWritten_.elapsed() < pauseMs;
    sinceWritten_.start();
    if (goesOn)
        return;
    const ParameterDraft* before = draft(path);
    steps_.push_back({path, before ? std::optional{*before} : std::nullopt});
    if (steps_.size() > stepsMax)
        steps_.erase(steps_.begin());
}

void ParameterBook::undo(const Scope& scope)
{
    const auto last = std::find_if(steps_.rbegin(), steps_.rend(), [&](const Step& step) { return scope(step.path); });
    if (last == steps_.rend())
        return;
    if (last->before)
        drafts_[last->path] = *last->before;
    else
        drafts_.erase(last->path);
    steps_.erase(std::next(last).base());
    sinceWritten_.invalidate();
    check();
}

void ParameterBook::write(
    const std::string& path, const QString& typed, const std::optional<std::string>& after, const QString& fault, By by)
{
    const auto parameter = parameterAt(*live_, path);
    if (!parameter)
        return;
    remember(path);
    const auto [entry, begun] = drafts_.try_emplace(path);
    ParameterDraft& draft = entry->second;
    if (begun)
        draft.before = parameter->text(*live_);
    draft.typed = typed;
    draft.after = after;
    draft.fault = fault;
    by_ = by;
    check();
}

void ParameterBook::discard(const Scope& scope)
{
    std::erase_if(drafts_, [&](const auto& entry) { return scope(entry.first); });
    std::erase_if(steps_, [&](const Step& step) { return scope(step.path); });
    check();
}

void ParameterBook::setWords(const QString& of, const DraftWords& words)
{
    const auto found = words_.find(of);
    if (words == (found == words_.end() ? DraftWords{} : found->second))
        return;
    words_[of] = words;
    emit wordsChanged();
}

void ParameterBook::restore(const std::vector<ParameterEdit>& edits, const Words& words)
{
    drafts_.clear();
    steps_.clear();
    for (const ParameterEdit& edit : edits) {
        const std::string name = nameOf(edit.path);
        const QString typed = name == "utilizationCurve" ? tr("curve") : editable(wordsOf(name), edit.after);
        drafts_[edit.path] = {edit.before, edit.after, typed, {}, {}, false};
    }
    words_ = words;
    if (!edits.empty())
        if (const auto settled = settled_.extract(holder()))
            drop(settled.mapped());
    check();
    emit wordsChanged();
}

/// Drops drafts that are live already, then sets the others on a copy; what is refused in the company of the rest is
/// tried again after it, because a pair that is lawful together may be unlawful one by one.
void ParameterBook::check()
{
    std::erase_if(drafts_, [&](const auto& entry) {
        const auto parameter = parameterAt(*live_, entry.first);
        return !parameter || (entry.second.after && isCurrentValue(*live_, *parameter, *entry.second.after));
    });
    if (drafts_.empty() && !words_.empty()) {
        words_.clear();
        emit wordsChanged();
    }
    drafted_ = *live_;
    std::vector<std::string> waiting;
    for (auto& [path, draft] : drafts_) {
        draft.overtaken = !isCurrentValue(*live_, *parameterAt(*live_, path), draft.before);
        draft.refusal = draft.after ? QString()
            : draft.fault.isEmpty() ? format::whyNotRead(draft.typed, tr("is not a value"))
                                    : draft.fault;
        if (draft.after)
            waiting.push_back(path);
    }
    for (bool moved = true; moved && !waiting.empty();) {
        moved = false;
        std::vector<std::string> refused;
        for (const std::string& path : waiting) {
            ParameterDraft& draft = drafts_[path];
            const auto fault = setParameter(drafted_, *parameterAt(drafted_, path), *draft.after);
            draft.refusal = fault ? refusalOf(*fault, path) : QString();
            moved = moved || !fault;
            if (fault)
                refused.push_back(path);
        }
        waiting = std::move(refused);
    }
    emit changed();
}

std::vector<ParameterEdit> ParameterBook::editsIn(const Scope& scope) const
{
    std::vector<ParameterEdit> edits;
    for (const auto& [path, draft] : drafts_)
        if (scope(path) && draft.after)
            edits.push_back({path, draft.before, *draft.after});
    return inLawfulOrder(*live_, std::move(edits));
}

void ParameterBook::drop(const std::vector<ParameterEdit>& edits)
{
    for (const ParameterEdit& edit : edits) {
        const auto found = drafts_.find(edit.path);
        if (found != drafts_.end() && found->second.after == edit.after)
            drafts_.erase(found);
        std::erase_if(steps_, [&](const Step& step) { return step.path == edit.path; });
    }
}

ParameterBook::Holder ParameterBook::holder() const
{
    const view::Status& status = session_.snapshot().status;
    return {status.worldPath, status.desk == view::DeskState::Open ? status.operatorName : std::string{}};
}

void ParameterBook::settle(const Holder& of, const std::vector<ParameterEdit>& edits)
{
    if (of != holder()) {
        auto& left = settled_[of];
        left.insert(left.end(), edits.begin(), edits.end());
        return;
    }
    drop(edits);
    check();
}

void ParameterBook::apply(const Scope& scope, const QString& reason, QObject* receiver, Session::Answered answered)
{
    SetParameters change;
    change.reason = reason.trimmed().toStdString();
    change.edits = editsIn(scope);
    if (change.edits.empty())
        return;
    session_.submit(
        Command{change}, receiver, [this, change, answered, asker = holder()](const OperatorAnswer& answer) {
            if (answer.accepted)
                settle(asker, change.edits);
            answered(answer);
        });
}

ParameterBook::Scope scopeOfAsset(const std::string& symbol)
{
    return [asset = "assets." + symbol + ".", pool = "borrowLendMarkets." + symbol + "."](
               const std::string& path) { return path.starts_with(asset) || path.starts_with(pool); };
}

} // namespace plimsoll
