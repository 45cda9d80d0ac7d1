// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/row_tables.h"

#include "domain/base/decimal.h"

#include <optional>

namespace plimsoll::storage {

namespace {

template <class Number>
void bindDecimal(Statement& statement, const std::optional<Number>& number)
{
    if (number)
        statement.bind(toText(*number));
    else
        statement.bindNull();
}

void bindSubaccount(Statement& statement, const std::optional<SubaccountId>& subaccount)
{
    if (subaccount)
        statement.bind(subaccount->value);
    else
        statement.bindNull();
}

} // namespace

std::uint64_t projectedSequence(Connection& connection)
{
    return static_cast<std::uint64_t>(connection.number("SELECT sequence FROM projected"));
}

RowTables::RowTables(Connection& connection)
    : fill_(connection,
        "INSERT OR IGNORE INTO fills (sequence, part, time, market, taker, maker, takerSide, price, quantity, "
        "takerFee, makerFee) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , liquidation_(connection,
          "INSERT OR IGNORE INTO liquidations (sequence, part, time, subaccount, stage, debt, paidWith, "
          "quantity, price, value, fee, marginFractionBefore, marginFractionAfter) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , refusal_(connection,
          "INSERT OR IGNORE INTO refusals (sequence, time, subaccount, command, code, field, value, \"limit\") "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    , event_(connection,
          "INSERT OR IGNORE INTO events (sequence, part, time, kind, subaccount, symbol, quantity, value, source) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , writeSequence_(connection, "UPDATE projected SET sequence = ?")
{
}

void RowTables::insert(const FillRow& row)
{
    fill_.bind(row.sequence).bind(row.part).bind(row.time.ms).bind(row.market);
    fill_.bind(row.taker.value).bind(row.maker.value).bind(row.takerSide);
    fill_.bind(toText(row.price)).bind(toText(row.quantity)).bind(toText(row.takerFee)).bind(toText(row.makerFee));
    fill_.run();
}

void RowTables::insert(const LiquidationRow& row)
{
    liquidation_.bind(row.sequence).bind(row.part).bind(row.time.ms).bind(row.subaccount.value).bind(row.stage);
    liquidation_.bind(row.debt).bind(row.paidWith).bind(toText(row.quantity)).bind(toText(row.price));
    liquidation_.bind(toText(row.value)).bind(toText(row.fee));
    bindDecimal(liquidation_, row.marginFractionBefore);
    bindDecimal(liquidation_, row.marginFractionAfter);
    liquidation_.run();
}

void RowTables::insert(const RefusalRow& row)
{
    refusal_.bind(row.sequence).bind(row.time.ms);
    bindSubaccount(refusal_, row.subaccount);
    refusal_.bind(row.command).bind(row.code).bind(row.field).bind(row.value).bind(row.limit).run();
}

void RowTables::insert(const EventRow& row)
{
    event_.bind(row.sequence).bind(row.part).bind(row.time.ms).bind(row.kind);
    bindSubaccount(event_, row.subaccount);
    event_.bind(row.symbol);
    bindDecimal(event_, row.quantity);
    bindDecimal(event_, row.value);
    event_.bind(row.source).run();
}

void RowTables::setSequence(std::uint64_t sequence)
{
    writeSequence_.bind(sequence).run();
}

} // namespace plimsoll::storage
