// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/margin/saved_filters.h"

#include "service/view_request.h"

#include <algorithm>

namespace plimsoll {
namespace {

QString wordsOf(const SavedFilter& filter)
{
    QStringList words;
    if (!filter.text.isEmpty())
        words << SavedFilters::tr("“%1”").arg(filter.text);
    const QStringList bands{
        {}, SavedFilters::tr("watch and worse"), SavedFilters::tr("danger and worse"), SavedFilters::tr("critical")};
    if (filter.bands > 0)
        words << bands.value(filter.bands);
    if (!filter.asset.isEmpty())
        words << SavedFilters::tr("owes or holds %1").arg(filter.asset);
    if (filter.brushFrom >= 0)
        words << (filter.overFraction ? SavedFilters::tr("a range of margin fractions")
                                      : SavedFilters::tr("a range of MMR"));
    words << filter.more.words();
    return words.isEmpty() ? SavedFilters::tr("all accounts, in this order") : words.join(QStringLiteral(", "));
}

} // namespace

QVariantMap toMap(const SavedFilter& filter)
{
    return {{"name", filter.name}, {"text", filter.text}, {"asset", filter.asset}, {"bands", filter.bands},
        {"overFraction", filter.overFraction}, {"brushFrom", filter.brushFrom}, {"brushTo", filter.brushTo},
        {"more", toMap(filter.more)}, {"sort", filter.sort}, {"descending", filter.descending}};
}

SavedFilter filterOf(const QVariantMap& map)
{
    constexpr int bandsMost = 3;
    constexpr int sortMost = static_cast<int>(view::AccountSort::Mmr);
    SavedFilter filter;
    filter.name = map.value("name").toString();
    filter.text = map.value("text").toString();
    filter.asset = map.value("asset").toString();
    filter.bands = std::clamp(map.value("bands").toInt(), 0, bandsMost);
    filter.overFraction = map.value("overFraction").toBool();
    filter.brushFrom = map.value("brushFrom", -1).toInt();
    filter.brushTo = map.value("brushTo", -1).toInt();
    filter.more = sizesAndFlagsOf(map.value("more").toMap());
    filter.sort = std::clamp(map.value("sort").toInt(), 0, sortMost);
    filter.descending = map.value("descending").toBool();
    return filter;
}

bool SavedFilter::isLike(const SavedFilter& other) const
{
    return text == other.text && asset == other.asset && bands == other.bands && overFraction == other.overFraction
        && brushFrom == other.brushFrom && brushTo == other.brushTo && more == other.more && sort == other.sort
        && descending == other.descending;
}

QString SavedFilters::current() const
{
    for (const SavedFilter& filter : lines_.rows())
        if (filter.current)
            return filter.name;
    return {};
}

void SavedFilters::assign(std::vector<SavedFilter> filters)
{
    for (SavedFilter& filter : filters) {
        filter.words = wordsOf(filter);
        filter.current = filter.isLike(shown_);
    }
    if (filters == lines_.rows())
        return;
    lines_.assign(filters);
    emit changed();
}

void SavedFilters::save(SavedFilter filter)
{
    std::vector<SavedFilter> filters = lines_.rows();
    const auto same = std::find_if(
        filters.begin(), filters.end(), [&](const SavedFilter& other) { return other.name == filter.name; });
    filter.key = same != filters.end() ? same->key : ++lastKey_;
    if (same != filters.end())
        *same = filter;
    else
        filters.push_back(filter);
    assign(std::move(filters));
    emit edited();
}

void SavedFilters::remove(const QString& name)
{
    std::vector<SavedFilter> filters = lines_.rows();
    std::erase_if(filters, [&](const SavedFilter& filter) { return filter.name == name; });
    assign(std::move(filters));
    emit edited();
}

void SavedFilters::mark(const SavedFilter& shown)
{
    shown_ = shown;
    assign(lines_.rows());
}

QVariantList SavedFilters::stored() const
{
    QVariantList list;
    for (const SavedFilter& filter : lines_.rows())
        list << toMap(filter);
    return list;
}

void SavedFilters::restore(const QVariantList& stored)
{
    std::vector<SavedFilter> filters;
    for (const QVariant& one : stored) {
        SavedFilter filter = filterOf(one.toMap());
        if (filter.name.isEmpty())
            continue;
        filter.key = ++lastKey_;
        filters.push_back(filter);
    }
    assign(std::move(filters));
}

} // namespace plimsoll
