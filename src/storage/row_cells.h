// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/decimal.h"
#include "service/projected_rows.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plimsoll::storage {

/// The table of a kind of derived rows: its name, its columns in the order of visitCells(), and how they are sorted.
template <class Row>
struct RowTable;

template <>
struct RowTable<FillRow> {
    static constexpr std::string_view name = "fills";
    static constexpr std::string_view columns
        = "sequence, part, time, market, taker, maker, takerSide, price, quantity, takerFee, makerFee";
    static constexpr std::string_view order = "sequence, part";
};
template <>
struct RowTable<LiquidationRow> {
    static constexpr std::string_view name = "liquidations";
    static constexpr std::string_view columns
        = "sequence, part, time, subaccount, stage, debt, paidWith, quantity, price, value, fee, "
          "marginFractionBefore, marginFractionAfter, paidQuantity, counterparty";
    static constexpr std::string_view order = "sequence, part";
};
template <>
struct RowTable<RefusalRow> {
    static constexpr std::string_view name = "refusals";
    static constexpr std::string_view columns
        = "sequence, time, subaccount, command, code, field, value, \"limit\", bindingTerm, maxQuantity, symbol, "
          "announced";
    static constexpr std::string_view order = "sequence";
};
template <>
struct RowTable<EventRow> {
    static constexpr std::string_view name = "events";
    static constexpr std::string_view columns
        = "sequence, part, time, kind, subaccount, symbol, quantity, value, source, before, after, detail";
    static constexpr std::string_view order = "sequence, part";
};

template <>
struct RowTable<PoolMinuteRow> {
    static constexpr std::string_view name = "poolMinutes";
    static constexpr std::string_view columns = "sequence, part, time, symbol, markPrice, lentQuantity, "
                                                "borrowedQuantity, utilization, borrowInterestRate, lendInterestRate";
    static constexpr std::string_view order = "sequence, part";
};
template <>
struct RowTable<VenueMinuteRow> {
    static constexpr std::string_view name = "venueMinutes";
    static constexpr std::string_view columns = "sequence, time, queueLength, backstopFund, badDebt, backstopCapacity";
    static constexpr std::string_view order = "sequence";
};

using TextCell = std::optional<std::string>;
using NumberCell = std::optional<std::int64_t>;

template <class Number>
TextCell decimalCell(const std::optional<Number>& number)
{
    return number ? TextCell{toText(*number)} : std::nullopt;
}
inline NumberCell numberCell(std::uint64_t number)
{
    return static_cast<std::int64_t>(number);
}
inline NumberCell subaccountCell(const std::optional<SubaccountId>& subaccount)
{
    return subaccount ? NumberCell{subaccount->value} : std::nullopt;
}

/// Calls `cell` with each column of a row, a NumberCell or a TextCell.
template <class Cell>
void visitCells(const FillRow& row, Cell cell)
{
    cell(numberCell(row.sequence));
    cell(numberCell(row.part));
    cell(NumberCell{row.time.ms});
    cell(TextCell{row.market});
    cell(numberCell(row.taker.value));
    cell(numberCell(row.maker.value));
    cell(TextCell{row.takerSide});
    cell(TextCell{toText(row.price)});
    cell(TextCell{toText(row.quantity)});
    cell(TextCell{toText(row.takerFee)});
    cell(TextCell{toText(row.makerFee)});
}
template <class Cell>
void visitCells(const LiquidationRow& row, Cell cell)
{
    cell(numberCell(row.sequence));
    cell(numberCell(row.part));
    cell(NumberCell{row.time.ms});
    cell(numberCell(row.subaccount.value));
    cell(TextCell{row.stage});
    cell(TextCell{row.debt});
    cell(TextCell{row.paidWith});
    cell(TextCell{toText(row.quantity)});
    cell(TextCell{toText(row.price)});
    cell(TextCell{toText(row.value)});
    cell(TextCell{toText(row.fee)});
    cell(decimalCell(row.marginFractionBefore));
    cell(decimalCell(row.marginFractionAfter));
    cell(decimalCell(row.paidQuantity));
    cell(subaccountCell(row.counterparty));
}
template <class Cell>
void visitCells(const RefusalRow& row, Cell cell)
{
    cell(numberCell(row.sequence));
    cell(NumberCell{row.time.ms});
    cell(subaccountCell(row.subaccount));
    cell(TextCell{row.command});
    cell(TextCell{row.code});
    cell(TextCell{row.field});
    cell(TextCell{row.value});
    cell(TextCell{row.limit});
    cell(TextCell{row.bindingTerm});
    cell(decimalCell(row.maxQuantity));
    cell(TextCell{row.symbol});
    cell(TextCell{row.announced});
}
template <class Cell>
void visitCells(const EventRow& row, Cell cell)
{
    cell(numberCell(row.sequence));
    cell(numberCell(row.part));
    cell(NumberCell{row.time.ms});
    cell(TextCell{row.kind});
    cell(subaccountCell(row.subaccount));
    cell(TextCell{row.symbol});
    cell(decimalCell(row.quantity));
    cell(decimalCell(row.value));
    cell(TextCell{row.source});
    cell(TextCell{row.before});
    cell(TextCell{row.after});
    cell(TextCell{row.detail});
}
template <class Cell>
void visitCells(const PoolMinuteRow& row, Cell cell)
{
    cell(numberCell(row.sequence));
    cell(numberCell(row.part));
    cell(NumberCell{row.time.ms});
    cell(TextCell{row.symbol});
    cell(TextCell{toText(row.markPrice)});
    cell(TextCell{toText(row.lentQuantity)});
    cell(TextCell{toText(row.borrowedQuantity)});
    cell(TextCell{toText(row.utilization)});
    cell(TextCell{toText(row.borrowInterestRate)});
    cell(TextCell{toText(row.lendInterestRate)});
}
template <class Cell>
void visitCells(const VenueMinuteRow& row, Cell cell)
{
    cell(numberCell(row.sequence));
    cell(NumberCell{row.time.ms});
    cell(numberCell(row.queueLength));
    cell(TextCell{toText(row.backstopFund)});
    cell(TextCell{toText(row.badDebt)});
    cell(decimalCell(row.backstopCapacity));
}

} // namespace plimsoll::storage
