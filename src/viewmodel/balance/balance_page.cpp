// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/balance/balance_page.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"

namespace plimsoll {
namespace {

/// As much as a column holds; every digit stands in the inspector.
QString cell(Quantity quantity, bool brief)
{
    const Quantity most = Quantity::whole(brief ? 10'000'000 : 1'000'000'000);
    return quantity >= most || quantity <= -most ? format::quantityCompact(quantity) : format::quantity(quantity);
}

AssetBalanceLine lineOf(const AssetBalance& asset, int at, Price mark, const view::ViewSnapshot& snapshot, bool brief)
{
    AssetBalanceLine line;
    line.key = line.asset = at;
    line.symbol = format::symbol(AssetId{static_cast<std::uint16_t>(at)}, snapshot);
    AssetBalanceLine::Exact& exactly = line.exactly.value;
    exactly = {asset.deposits - asset.withdrawals, asset.borrowed, asset.holds(), asset.available + asset.locked,
        asset.lends, asset.treasuryHeld + asset.treasuryLend + asset.fundHeld + asset.unearned, asset.owes(),
        notional(asset.holds(), mark)};
    line.custody = cell(exactly.custody, brief);
    line.borrowed = cell(exactly.borrowed, brief);
    line.holds = cell(exactly.holds, brief);
    line.balances = cell(exactly.balances, brief);
    line.lends = cell(exactly.lends, brief);
    line.venue = cell(exactly.venue, brief);
    line.owes = cell(exactly.owes, brief);
    line.difference = format::exact(asset.difference());
    line.value = format::usd(exactly.value);
    line.broken = !asset.difference().isZero();
    return line;
}

enum Kind { Held, Owed, HeldSum, OwedSum, Difference };

class Entries {
public:
    explicit Entries(const AssetBalance& asset)
        : asset_(asset)
    {
    }
    void add(Kind kind, const QString& title, Quantity amount, const QString& note = {})
    {
        BalanceEntryLine line;
        line.key = static_cast<qint64>(lines.size());
        line.kind = kind;
        line.title = title;
        line.amount = format::exact(amount);
        line.note = note;
        const double whole = format::toDouble(kind == Owed ? asset_.owes() : asset_.holds());
        if (kind <= Owed && whole > 0)
            line.share = format::toDouble(amount) / whole;
        lines.push_back(line);
    }

    /// Points stand beneath each other: all have as many decimals as the longest.
    void align()
    {
        qsizetype longest = 0;
        for (const BalanceEntryLine& line : lines)
            longest = std::max(longest, decimalsOf(line.amount));
        for (BalanceEntryLine& line : lines)
            if (const qsizetype lacks = longest - decimalsOf(line.amount); lacks > 0 && line.amount != u"0")
                line.amount += (lacks == longest ? QStringLiteral(".") : QString()) + QString(lacks, u'0');
    }

    std::vector<BalanceEntryLine> lines;

private:
    static qsizetype decimalsOf(const QString& amount)
    {
        const qsizetype point = amount.indexOf(u'.');
        return point < 0 ? 0 : amount.size() - point - 1;
    }

    const AssetBalance& asset_;
};

} // namespace

BalancePage::BalancePage(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , renewal_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &BalancePage::look);
}

void BalancePage::look()
{
    if (session_.wanted().shows(view::Page::Balance) && session_.hasSnapshot() && (!known() || renewal_.isDue()))
        count();
}

void BalancePage::count()
{
    if (renewal_.isOpen())
        return;
    const std::uint64_t question = renewal_.ask();
    session_.port().balanceSheet(session_.onGui(this, [this, question](const BalanceSheet& sheet) {
        if (renewal_.take(question, sheet.sequence))
            show(sheet);
    }));
}

void BalancePage::forget()
{
    renewal_.drop();
    show({});
}

void BalancePage::select(int asset)
{
    selected_ = asset;
    showEntries();
    emit changed();
}

void BalancePage::setBrief(bool brief)
{
    if (brief == brief_)
        return;
    brief_ = brief;
    if (known())
        show(BalanceSheet(sheet_));
}

void BalancePage::show(const BalanceSheet& sheet)
{
    sheet_ = sheet;
    const view::ViewSnapshot& snapshot = session_.snapshot();
    std::vector<AssetBalanceLine> lines;
    Usd held;
    int unequal = 0;
    for (std::size_t at = 0; at < sheet.assets.size(); ++at) {
        lines.push_back(lineOf(sheet.assets[at], static_cast<int>(at), sheet.marks[at], snapshot, brief_));
        held += notional(sheet.assets[at].holds(), sheet.marks[at]);
        unequal += lines.back().broken ? 1 : 0;
    }
    lines_.assign(lines);
    broken_ = unequal > 0;
    verdict_ = lines.empty() ? QString()
        : broken_            ? tr("%1 of %2 differ").arg(unequal).arg(lines.size())
                             : tr("All %1 agree").arg(lines.size());
    counted_ = lines.empty() ? QString()
                             : tr("%1, after command %2").arg(format::clock(sheet.time), format::count(sheet.sequence));
    accounts_ = format::count(sheet.accounts);
    value_ = format::usd(held);
    showEntries();
    emit changed();
}

void BalancePage::showEntries()
{
    if (selected_ < 0 || selected_ >= static_cast<int>(sheet_.assets.size())) {
        entries_.assign({});
        symbol_.clear();
        return;
    }
    const auto at = static_cast<std::size_t>(selected_);
    const AssetBalance& asset = sheet_.assets[at];
    symbol_ = lines_.rows()[at].symbol;
    Entries entries{asset};
    entries.add(Held, tr("Deposits"), asset.deposits, tr("since the exchange began"));
    entries.add(Held, tr("Withdrawals"), -asset.withdrawals);
    entries.add(Held, tr("Owed by borrowers"), asset.borrowed);
    entries.add(HeldSum, tr("Holds"), asset.holds());
    entries.add(
        Owed, tr("Balances, free"), asset.available, tr("of %1 with the asset").arg(format::accounts(asset.holders)));
    entries.add(Owed, tr("Balances in orders"), asset.locked);
    entries.add(Owed, tr("Lenders' claims"), asset.lends);
    entries.add(Owed, tr("Treasury, outside the pool"), asset.treasuryHeld);
    entries.add(Owed, tr("Treasury, in the pool"), asset.treasuryLend, tr("fees and remainders"));
    entries.add(Owed, tr("Backstop fund"), asset.fundHeld, tr("what it lends is among the lenders' claims"));
    entries.add(Owed, tr("Interest not yet credited"), asset.unearned, tr("charged for the hour ahead"));
    entries.add(OwedSum, tr("Owes"), asset.owes());
    entries.add(Difference, tr("Difference"), asset.difference());
    entries.align();
    entries_.assign(entries.lines);
}

} // namespace plimsoll
