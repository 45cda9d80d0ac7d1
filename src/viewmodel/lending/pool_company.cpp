// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/lending/pool_company.h"

#include "viewmodel/format/amount_format.h"

#include <QCoreApplication>

namespace plimsoll {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("lending", text);
}

} // namespace

std::vector<HolderLine> holderLines(const std::vector<view::PoolShare>& shares, const QString& symbol)
{
    std::vector<HolderLine> lines;
    for (const view::PoolShare& share : shares) {
        HolderLine line;
        line.subaccount = int(share.subaccount.value);
        line.key = line.subaccount;
        line.quantity = format::quantityCompact(share.quantity);
        line.exact = format::exact(share.quantity) + u' ' + symbol;
        line.share = format::percent(share.share);
        line.exactly.value = {share.quantity, share.share};
        lines.push_back(line);
    }
    return lines;
}

QString sentenceOf(
    PoolMove move, Quantity quantity, const view::Pool& pool, const PoolParameters& parameters, const QString& symbol)
{
    const bool borrows = move == PoolMove::Borrow;
    const Quantity idle = pool.lentQuantity - pool.borrowedQuantity;
    if (quantity > idle)
        return tr("Refused: the pool holds %1 %2").arg(format::quantity(idle), symbol);
    const Quantity borrowed = borrows ? pool.borrowedQuantity + quantity : pool.borrowedQuantity;
    const Quantity lent = borrows ? pool.lentQuantity : pool.lentQuantity - quantity;
    const Ratio after = lent.isPositive() ? divide(borrowed, lent, Rounding::Up) : Ratio{};
    if (borrowed.isPositive() && after > pool.ceiling) {
        const Quantity most = borrows
            ? multiply(pool.lentQuantity, pool.ceiling, Rounding::Down) - pool.borrowedQuantity
            : pool.ceiling.isPositive() ? pool.lentQuantity
                - Quantity::fromRaw(mulDiv(pool.borrowedQuantity.raw, Ratio::scale, pool.ceiling.raw, Rounding::Up))
                                        : Quantity{};
        return tr("Refused: utilization would be %1 %, and may be %2 % now, with %3 %4")
            .arg(format::percent(after), format::percent(pool.ceiling), format::quantity(std::max(Quantity{}, most)),
                symbol);
    }
    const Ratio borrow = parameters.utilizationCurve.rateAt(borrowed, lent);
    const Ratio lend = lendRate(borrow, borrowed, lent, parameters.fee);
    return tr("Utilization %1 → %2 %, borrow %3 → %4 %, lend %5 → %6 % a year")
        .arg(format::percent(pool.utilization), format::percent(after), format::percent(pool.borrowInterestRate),
            format::percent(borrow), format::percent(pool.lendInterestRate), format::percent(lend));
}

} // namespace plimsoll
