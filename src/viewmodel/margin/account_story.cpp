// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/margin/account_story.h"

#include "domain/base/decimal.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace plimsoll {
namespace {

constexpr std::size_t toldMax = 50;
constexpr std::uint32_t rowsAsked = 200; ///< of which some are no events of a story

/// Of one command and event there may be two lines: a deficit that fund and lenders share.
std::pair<std::uint64_t, std::uint32_t> placeOf(const view::FeedEntry& entry)
{
    return {entry.sequence, entry.part};
}

struct Told {
    std::string_view kind; ///< of the row
    view::FeedKind feed;
    std::optional<view::LiquidationStage> stage;
};

constexpr std::array<Told, 14> tellable{{
    {"Borrow", view::FeedKind::Borrow, {}},
    {"BorrowRepay", view::FeedKind::BorrowRepay, {}},
    {"Lend", view::FeedKind::Lend, {}},
    {"LendRedeem", view::FeedKind::LendRedeem, {}},
    {"Deposit", view::FeedKind::Deposit, {}},
    {"Withdrawal", view::FeedKind::Withdrawal, {}},
    {"Fill", view::FeedKind::Fill, {}},
    {"LiquidationStarted", view::FeedKind::LiquidationStarted, {}},
    {"LiquidationHoldings", view::FeedKind::LiquidationFill, view::LiquidationStage::Book},
    {"LiquidationBook", view::FeedKind::LiquidationFill, view::LiquidationStage::Book},
    {"LiquidationFund", view::FeedKind::LiquidationFill, view::LiquidationStage::Book},
    {"LiquidationBackstop", view::FeedKind::LiquidationFill, view::LiquidationStage::Backstop},
    {"LiquidationAdl", view::FeedKind::LiquidationFill, view::LiquidationStage::Adl},
    {"LiquidationEnded", view::FeedKind::LiquidationEnded, {}},
}};

/// The asset of an event, the base of a market's.
std::optional<AssetId> assetOf(const std::string& symbol, const RiskConfiguration& risk)
{
    if (const auto asset = risk.assetBySymbol(symbol))
        return asset;
    return risk.assetBySymbol(std::string_view{symbol}.substr(0, symbol.find('_')));
}

/// "paid with 4 SOL, fee 0, lender 7": who took the other side.
std::optional<SubaccountId> counterpartyIn(const std::string& detail)
{
    for (const std::string_view who : {", provider ", ", lender "})
        if (const auto at = detail.find(who); at != std::string::npos)
            return SubaccountId{
                static_cast<std::uint32_t>(std::strtoul(detail.c_str() + at + who.size(), nullptr, 10))};
    return std::nullopt;
}

} // namespace

std::optional<view::FeedEntry> AccountStory::entryOf(const archive::Row& row, const RiskConfiguration& risk)
{
    view::FeedEntry entry;
    entry.sequence = row.sequence;
    entry.part = row.part;
    entry.time = row.time;
    entry.subaccount = row.subaccount;
    entry.asset = assetOf(row.symbol, risk);
    entry.quantity = fromText<Quantity>(row.quantity);
    entry.price = fromText<Price>(row.price);
    entry.value = fromText<Usd>(row.value);
    if (row.kind == "Deficit") {
        const bool isFund = row.detail == "Fund";
        entry.kind = isFund ? view::FeedKind::DeficitToFund : view::FeedKind::SocialisedLoss;
        return entry;
    }
    if (row.kind == "OrderExpired") {
        // The journal keeps how much of it was filled, not what was left.
        entry.kind = view::FeedKind::OrderExpired;
        entry.reason = row.detail;
        entry.quantity.reset();
        const bool isAsked = row.detail.empty() || row.detail == expiryName(OrderExpiryReason::FillOrKill)
            || row.detail == expiryName(OrderExpiryReason::ImmediateOrCancel)
            || row.detail == expiryName(OrderExpiryReason::PostOnlyTaker)
            || row.detail == expiryName(OrderExpiryReason::SelfTradePrevention);
        return isAsked ? std::nullopt : std::optional{entry};
    }
    const auto* told
        = std::find_if(tellable.begin(), tellable.end(), [&](const Told& each) { return each.kind == row.kind; });
    if (told == tellable.end() || row.detail == "EntryFee")
        return std::nullopt;
    if (row.kind == "BorrowRepay" && row.detail.starts_with("Liquidation"))
        return std::nullopt; // its step, or its deficit, tells it
    entry.kind = told->feed;
    entry.stage = told->stage;
    if (entry.stage)
        entry.counterparty = row.kind == "LiquidationFund" ? std::optional{backstopFundId} : counterpartyIn(row.detail);
    if (entry.kind == view::FeedKind::Fill && entry.quantity && entry.price)
        entry.value = notional(*entry.quantity, *entry.price);
    // The account of a fill is its taker.
    if (entry.kind == view::FeedKind::Fill)
        entry.path = row.detail.starts_with("taker Bid") ? "Bid" : "Ask";
    else if (!entry.stage)
        entry.path = row.detail;
    return entry;
}

AccountStory::AccountStory(Session& session, ArchivePort& archive, QObject* parent)
    : QObject(parent)
    , session_(session)
    , archive_(archive)
{
}

void AccountStory::show(int subaccount)
{
    subaccount_ = subaccount;
    asked_ = false;
    told_.clear();
    lines_.assign({});
}

void AccountStory::take(const std::vector<view::FeedEntry>& remembered)
{
    add(remembered);
    if (!std::exchange(asked_, true))
        ask();
}

void AccountStory::ask()
{
    archive::Query query;
    query.path = session_.snapshot().status.worldPath;
    query.table = archive::Table::Events;
    query.filter.subaccount = SubaccountId{static_cast<std::uint32_t>(subaccount_)};
    query.count = rowsAsked;
    archive_.rows(query, session_.onGui(this, [this](const archive::Page& page) {
        const view::ViewSnapshot& snapshot = session_.snapshot();
        if (page.query.filter.subaccount != SubaccountId{static_cast<std::uint32_t>(subaccount_)}
            || page.query.path != snapshot.status.worldPath)
            return;
        std::vector<view::FeedEntry> kept;
        for (const archive::Row& row : page.rows)
            if (auto entry = entryOf(row, *snapshot.risk))
                kept.push_back(*std::move(entry));
        add(kept);
    }));
}

/// Those that are told already stay as they are.
void AccountStory::add(const std::vector<view::FeedEntry>& entries)
{
    const auto isTold = [this](const view::FeedEntry& entry) {
        return std::any_of(
            told_.begin(), told_.end(), [&](const view::FeedEntry& other) { return placeOf(other) == placeOf(entry); });
    };
    std::vector<view::FeedEntry> fresh;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(fresh),
        [&](const view::FeedEntry& entry) { return !isTold(entry); });
    told_.insert(told_.end(), fresh.begin(), fresh.end());
    std::stable_sort(told_.begin(), told_.end(),
        [](const view::FeedEntry& a, const view::FeedEntry& b) { return placeOf(a) > placeOf(b); });
    told_.resize(std::min(told_.size(), toldMax));
    lines_.assign(feedLines(told_, FeedFilter::All, session_.snapshot()));
}

} // namespace plimsoll
