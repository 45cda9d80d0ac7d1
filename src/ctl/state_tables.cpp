// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/state_tables.h"

#include "analysis/margin_summary.h"
#include "domain/base/decimal.h"
#include "domain/exchange/parameter_text.h"

namespace plimsoll::ctl {

ExportTable accountsTable(const State& state)
{
    ExportTable table;
    table.columns = {
        "subaccount", "liquidating", "marginEnabled", "autoLend", "autoRepayBorrows", "leverageLimit", "borrowLimit"};
    for (const NamedFigure& figure : namedFigures(MarginSummary{}))
        table.columns.emplace_back(figure.name);
    for (std::uint32_t number = 1; number <= state.accounts.size(); ++number) {
        const Account& account = state.account({number});
        const Settings& settings = account.settings;
        const bool unlimited = settings.borrowLimit == Usd::largest();
        std::vector<Json>& row = table.rows.emplace_back();
        row = {number, account.liquidating, settings.marginEnabled == Flag::On, settings.autoLend == Flag::On,
            settings.autoRepayBorrows == Flag::On, toText(settings.leverageLimit),
            unlimited ? Json(nullptr) : Json(toText(settings.borrowLimit))};
        try {
            for (const NamedFigure& figure : namedFigures(marginSummary(state, AccountView{state, account})))
                row.push_back(figure.text ? Json(*figure.text) : Json(nullptr));
        } catch (const ArithmeticFault&) {
            row.resize(table.columns.size());
        }
    }
    return table;
}

ExportTable poolsTable(const State& state)
{
    ExportTable table;
    table.columns = {"symbol", "state", "markPrice", "lentQuantity", "borrowedQuantity", "utilization",
        "borrowInterestRate", "lendInterestRate", "throttleUtilizationBound", "unearned", "treasuryLend"};
    for (std::size_t i = 0; i < state.assets.size(); ++i) {
        const AssetId asset{static_cast<std::uint16_t>(i)};
        const Pool& pool = state.pool(asset);
        const PoolParameters& parameters = state.poolParameters(asset);
        const PoolRates rates = pool.rates(parameters);
        table.rows.push_back({state.configuration().assets[i].symbol, std::string{toText(parameters.state)},
            toText(state.mark(asset)), toText(pool.lentQuantity()), toText(pool.borrowedQuantity()),
            toText(pool.utilization()), toText(rates.borrow), toText(rates.lend), toText(pool.throttleBound),
            toText(pool.unearned), toText(pool.treasuryLend())});
    }
    return table;
}

} // namespace plimsoll::ctl
