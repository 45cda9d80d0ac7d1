// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/margin/account_filter.h"

#include "viewmodel/format/amount_format.h"

#include <QCoreApplication>

namespace plimsoll {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("AccountFilter", text);
}

struct FlagName {
    const char* kept; ///< in the settings
    QString title;
    QString inRow; ///< what the table says of it; empty where it says nothing
};

/// By view::AccountFlag.
std::array<FlagName, view::accountFlagCount> flagNames()
{
    return {{
        {"liquidating", tr("In liquidation"), tr("liquidating")},
        {"held", tr("Held"), tr("held")},
        {"takenOver", tr("Taken over"), tr("taken over")},
        {"negativeEquity", tr("Negative equity"), {}},
        {"watched", tr("On the watch list"), {}},
        {"ownLeverageLimit", tr("Own leverage limit"), tr("own limit")},
        {"marginOff", tr("Margin off"), tr("margin off")},
        {"autoLend", tr("Auto-lend on"), tr("auto lend")},
        {"autoLendOff", tr("Auto-lend off"), {}},
        {"backstopProvider", tr("Backstop provider"), tr("backstop")},
        {"marketMaker", tr("Market maker"), tr("maker")},
    }};
}

struct SizeName {
    const char* kept;
    QString title;
    QString atLeast;
    QString atMost;
};

std::array<SizeName, 3> sizeNames()
{
    return {{
        {"netEquity", tr("Net equity"), tr("equity at least $%1"), tr("equity at most $%1")},
        {"totalExposure", tr("Exposure"), tr("exposure at least $%1"), tr("exposure at most $%1")},
        {"largestDebt", tr("Largest debt"), tr("largest debt at least $%1"), tr("largest debt at most $%1")},
    }};
}

/// "1k" and "2.5m" are read too, in thousands, millions and billions.
std::optional<Usd> sizeOf(const QString& typed)
{
    const QString text = typed.trimmed();
    const auto magnitude = text.isEmpty() ? -1 : QStringLiteral("kmb").indexOf(text.back().toLower());
    if (magnitude < 0)
        return format::parseUsd(text);
    QString figure = text.chopped(1).trimmed();
    if (!format::parseUsd(figure))
        return std::nullopt;
    figure.remove(u',');
    const QString rest = figure.section(u'.', 1).leftJustified(3 * (magnitude + 1), u'0');
    return format::parseUsd(figure.section(u'.', 0, 0) + rest.left(3 * (magnitude + 1)) + u'.'
        + rest.mid(3 * (magnitude + 1)).leftJustified(1, u'0'));
}

QString shown(const std::optional<Usd>& bound)
{
    return bound ? format::exact(*bound) : QString();
}

} // namespace

QStringList SizesAndFlags::words() const
{
    QStringList words;
    const auto names = sizeNames();
    for (std::size_t at = 0; at < sizes.size(); ++at) {
        if (sizes[at].from)
            words << names[at].atLeast.arg(shown(sizes[at].from));
        if (sizes[at].to)
            words << names[at].atMost.arg(shown(sizes[at].to));
    }
    const auto flagged = flagNames();
    for (std::size_t at = 0; at < flagged.size(); ++at)
        if (flags[at])
            words << flagged[at].title.toLower();
    return words;
}

void SizesAndFlags::ask(view::AccountTableRequest& table) const
{
    table.netEquity = sizes[0];
    table.totalExposure = sizes[1];
    table.largestDebt = sizes[2];
    table.flags = flags;
}

QVariantMap toMap(const SizesAndFlags& filter)
{
    QVariantMap map;
    const auto names = sizeNames();
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (filter.sizes[at].from)
            map.insert(names[at].kept + QStringLiteral("From"), shown(filter.sizes[at].from));
        if (filter.sizes[at].to)
            map.insert(names[at].kept + QStringLiteral("To"), shown(filter.sizes[at].to));
    }
    QStringList flags;
    const auto flagged = flagNames();
    for (std::size_t at = 0; at < flagged.size(); ++at)
        if (filter.flags[at])
            flags << QString::fromLatin1(flagged[at].kept);
    if (!flags.isEmpty())
        map.insert(QStringLiteral("flags"), flags);
    return map;
}

SizesAndFlags sizesAndFlagsOf(const QVariantMap& map)
{
    SizesAndFlags filter;
    const auto names = sizeNames();
    for (std::size_t at = 0; at < names.size(); ++at) {
        filter.sizes[at].from = format::parseUsd(map.value(names[at].kept + QStringLiteral("From")).toString());
        filter.sizes[at].to = format::parseUsd(map.value(names[at].kept + QStringLiteral("To")).toString());
    }
    const QStringList flags = map.value(QStringLiteral("flags")).toStringList();
    const auto flagged = flagNames();
    for (std::size_t at = 0; at < flagged.size(); ++at)
        filter.flags[at] = flags.contains(QString::fromLatin1(flagged[at].kept));
    return filter;
}

view::AccountFlagSet flagsLike(const QString& typed)
{
    view::AccountFlagSet flags;
    const auto flagged = flagNames();
    for (std::size_t at = 0; at < flagged.size(); ++at) {
        const QString words = u' ' + flagged[at].title + u' ' + flagged[at].inRow;
        flags[at] = !typed.isEmpty() && words.contains(u' ' + typed, Qt::CaseInsensitive);
    }
    return flags;
}

AccountFilter::AccountFilter(QObject* parent)
    : QObject(parent)
{
    show();
}

void AccountFilter::use(const SizesAndFlags& filter)
{
    filter_ = filter;
    for (std::size_t at = 0; at < typed_.size(); ++at)
        typed_[at] = {shown(filter.sizes[at].from), shown(filter.sizes[at].to)};
    show();
}

void AccountFilter::toggle(int flag)
{
    if (flag < 0 || flag >= static_cast<int>(view::accountFlagCount))
        return;
    filter_.flags.flip(static_cast<std::size_t>(flag));
    show();
}

void AccountFilter::setLeast(int size, const QString& typed)
{
    const auto at = static_cast<std::size_t>(size);
    typed_.at(at).least = typed;
    filter_.sizes[at].from = sizeOf(typed);
    show();
}

void AccountFilter::setMost(int size, const QString& typed)
{
    const auto at = static_cast<std::size_t>(size);
    typed_.at(at).most = typed;
    filter_.sizes[at].to = sizeOf(typed);
    show();
}

/// Chips stand in the order of SizesAndFlags::words().
void AccountFilter::drop(int chip)
{
    SizesAndFlags next = filter_;
    int at = 0;
    for (view::UsdRange& range : next.sizes)
        for (auto* bound : {&range.from, &range.to})
            if (*bound && at++ == chip)
                bound->reset();
    for (std::size_t flag = 0; flag < view::accountFlagCount; ++flag)
        if (filter_.flags[flag] && at++ == chip)
            next.flags.reset(flag);
    use(next);
}

void AccountFilter::show()
{
    const auto fault = [](const QString& typed, const std::optional<Usd>& read) {
        return typed.trimmed().isEmpty() || read
            ? QString()
            : format::whyNotRead(typed, tr("“%1” is no figure in USD: it bounds nothing").arg(typed));
    };
    std::vector<SizeLine> sizes;
    for (const SizeName& name : sizeNames()) {
        const std::size_t at = sizes.size();
        const view::UsdRange& range = filter_.sizes[at];
        SizeLine line{static_cast<qint64>(at), name.title, typed_[at].least, typed_[at].most, {}};
        line.fault = fault(line.least, range.from);
        if (line.fault.isEmpty())
            line.fault = fault(line.most, range.to);
        if (line.fault.isEmpty() && range.from && range.to && *range.to < *range.from)
            line.fault = tr("At least is above at most: no account is both");
        sizes.push_back(line);
    }
    sizes_.assign(sizes);
    std::vector<FlagLine> flags;
    for (const FlagName& name : flagNames()) {
        const std::size_t at = flags.size();
        flags.push_back({static_cast<qint64>(at), name.title, filter_.flags[at]});
    }
    flags_.assign(flags);
    std::vector<ChipLine> chips;
    for (const QString& words : filter_.words())
        chips.push_back({static_cast<qint64>(chips.size()), words});
    chips_.assign(chips);
    emit changed();
}

} // namespace plimsoll
