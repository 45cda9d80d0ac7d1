// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/command_palette.h"

#include <QRegularExpression>

#include <algorithm>

namespace plimsoll {
namespace {

constexpr std::size_t shownMax = 12;

/// "SOL / USDC" is two words, and so is "re-lend".
QStringList wordsOf(const QString& text)
{
    static const QRegularExpression apart(QStringLiteral("[ /:,…-]+"));
    return text.split(apart, Qt::SkipEmptyParts);
}

} // namespace

/// Every word typed begins a word of the title, the kind or what else it is called.
bool CommandPalette::answers(const Entry& entry, const QStringList& typed)
{
    const QStringList words = wordsOf(entry.title + u' ' + entry.kind + u' ' + entry.also);
    return std::all_of(typed.begin(), typed.end(), [&](const QString& part) {
        return std::any_of(words.begin(), words.end(),
            [&](const QString& word) { return word.startsWith(part, Qt::CaseInsensitive); });
    });
}

CommandPalette::CommandPalette(QObject* parent)
    : QObject(parent)
{
}

void CommandPalette::setEntries(const QString& kind, std::vector<Entry> entries)
{
    std::erase_if(entries_, [&](const Entry& entry) { return entry.kind == kind; });
    std::move(entries.begin(), entries.end(), std::back_inserter(entries_));
    search();
}

void CommandPalette::setResolver(std::function<std::vector<Entry>(const QString&)> resolver)
{
    resolver_ = std::move(resolver);
}

void CommandPalette::setQuery(const QString& query)
{
    if (query == query_)
        return;
    query_ = query;
    search();
    emit queryChanged();
}

void CommandPalette::setHasWorld(bool has)
{
    if (has == hasWorld_)
        return;
    hasWorld_ = has;
    search();
}

void CommandPalette::search()
{
    const QStringList typed = wordsOf(query_);
    found_ = resolver_ && hasWorld_ && !typed.isEmpty() ? resolver_(query_.trimmed()) : std::vector<Entry>{};
    std::vector<const Entry*> others;
    for (const Entry& entry : entries_)
        if ((hasWorld_ || !entry.needsWorld) && answers(entry, typed))
            others.push_back(&entry);
    // What begins as it was typed is meant first, the shortest of it before all: "book of doge" asks for the book.
    const QString begun = typed.join(u' ');
    const auto begins = [&](const Entry* entry) {
        return !begun.isEmpty() && wordsOf(entry->title).join(u' ').startsWith(begun, Qt::CaseInsensitive);
    };
    const auto rest = std::stable_partition(others.begin(), others.end(), begins);
    std::stable_sort(others.begin(), rest,
        [](const Entry* one, const Entry* other) { return one->title.size() < other->title.size(); });
    for (std::size_t at = 0; at < others.size() && found_.size() < shownMax; ++at)
        found_.push_back(*others[at]);
    std::vector<PaletteLine> lines;
    for (const Entry& entry : found_) {
        PaletteLine line;
        line.key = static_cast<qint64>(qHash(entry.kind + u'/' + entry.title));
        line.title = entry.title;
        line.kind = entry.kind;
        line.keys = entry.keys;
        lines.push_back(line);
    }
    matches_.assign(lines);
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= static_cast<int>(found_.size()))
        return;
    const auto act = found_[static_cast<std::size_t>(row)].act;
    setQuery({});
    act();
}

} // namespace plimsoll
