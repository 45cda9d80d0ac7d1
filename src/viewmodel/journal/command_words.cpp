// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/journal/command_words.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

#include <QStringList>

#include <array>

namespace plimsoll {
namespace {

template <class Enum, std::size_t Count>
QString nameIn(const std::array<const char*, Count>& names, Enum value)
{
    return QString::fromLatin1(names[static_cast<std::size_t>(value)]);
}

struct Members {
    const view::ViewSnapshot& snapshot;
    std::vector<NamedWords> words;

    template <class T>
    void operator()(const char* name, const T& value)
    {
        if (const QString said = text(value); !said.isEmpty())
            words.push_back({QString::fromLatin1(name), said});
    }

    QString text(const std::string& value) const { return QString::fromStdString(value); }
    QString text(SubaccountId id) const { return QString::number(id.value); }
    QString text(OrderId id) const { return QString::number(id.value); }
    QString text(AssetId asset) const { return format::symbol(asset, snapshot); }
    QString text(MarketId market) const
    {
        const auto& markets = snapshot.risk->markets;
        return market.value < markets.size() ? QString::fromStdString(markets[market.value].symbol)
                                             : QString::number(market.value);
    }
    QString text(Timestamp time) const { return format::dateTime(time); }
    QString text(std::uint32_t number) const { return QString::number(number); }
    QString text(Flag flag) const { return flag == Flag::On ? QStringLiteral("on") : QStringLiteral("off"); }
    QString text(Side side) const { return nameIn(std::array{"Bid", "Ask"}, side); }
    QString text(OrderType type) const { return nameIn(std::array{"Limit", "Market"}, type); }
    QString text(TimeInForce time) const { return nameIn(std::array{"GTC", "IOC", "FOK"}, time); }
    QString text(PostOnly post) const { return nameIn(std::array{"no", "yes"}, post); }
    QString text(SelfTradePrevention kind) const
    {
        return nameIn(std::array{"RejectTaker", "RejectMaker", "RejectBoth"}, kind);
    }
    QString text(PoolState state) const { return nameIn(std::array{"Open", "RepayOnly", "Closed"}, state); }
    QString text(OrderBookState state) const
    {
        return nameIn(std::array{"Open", "PostOnly", "LimitOnly", "CancelOnly", "Closed"}, state);
    }
    QString text(LiquidationStage stage) const { return nameIn(std::array{"Book", "Backstop", "Adl"}, stage); }
    QString text(MarkDecision decision) const { return nameIn(std::array{"Accept", "Reject"}, decision); }
    QString text(const AutoFlags& flags) const
    {
        QStringList on;
        if (flags.autoLendRedeem == Flag::On)
            on << QStringLiteral("autoLendRedeem");
        if (flags.autoBorrow == Flag::On)
            on << QStringLiteral("autoBorrow");
        if (flags.autoBorrowRepay == Flag::On)
            on << QStringLiteral("autoBorrowRepay");
        if (flags.autoLend == Flag::On)
            on << QStringLiteral("autoLend");
        return on.join(QStringLiteral(", "));
    }
    QString text(const std::vector<MarkPrice>& marks) const
    {
        QStringList all;
        for (const MarkPrice& mark : marks)
            all << format::symbol(mark.asset, snapshot) + u' ' + format::exact(mark.price);
        return all.join(QStringLiteral(", "));
    }
    QString text(const std::vector<ParameterEdit>& edits) const
    {
        QStringList all;
        for (const ParameterEdit& edit : edits)
            all << QStringLiteral("%1: %2 → %3").arg(text(edit.path), text(edit.before), text(edit.after));
        return all.join(QStringLiteral("; "));
    }
    template <class Number>
    requires requires { Number::decimals; }
    QString text(Number number) const
    {
        return number == Number::largest() ? QStringLiteral("none") : format::exact(number);
    }
    template <class T>
    QString text(const std::optional<T>& value) const
    {
        return value ? text(*value) : QString();
    }
};

} // namespace

std::vector<NamedWords> membersOf(const Command& command, const view::ViewSnapshot& snapshot)
{
    Members members{snapshot, {}};
    std::visit([&](const auto& each) { std::decay_t<decltype(each)>::fields(each, members); }, command);
    return members.words;
}

QString summaryOf(const Command& command, const view::ViewSnapshot& snapshot)
{
    QStringList parts;
    for (const NamedWords& member : membersOf(command, snapshot))
        parts << member.name + u' ' + member.value;
    return parts.join(QStringLiteral(", "));
}

} // namespace plimsoll
