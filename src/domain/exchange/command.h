// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/account.h"
#include "domain/exchange/risk_configuration.h"
#include "domain/matching/order.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plimsoll {

/// A command's members, listed once for codec, journal and screen.
#define PLIMSOLL_FIELDS(...)                                                                                           \
    template <class Self, class Visit>                                                                                 \
    static void fields([[maybe_unused]] Self& self, [[maybe_unused]] Visit& visit)                                     \
    {                                                                                                                  \
        __VA_ARGS__                                                                                                    \
    }

struct MarkPrice {
    AssetId asset;
    Price price;
    PLIMSOLL_FIELDS(visit("symbol", self.asset); visit("markPrice", self.price);)
};

/// Time passes to `time`: every hour, minute and liquidation step on the way happens; at `time` itself the marks come
/// after hour and minute and before the step (RULES.md section 9).
struct Tick {
    Timestamp time;
    std::vector<MarkPrice> marks;
    PLIMSOLL_FIELDS(visit("time", self.time); visit("marks", self.marks);)
};

/// Sets marks at the present time, outside a feed.
struct SetMarkPrice {
    std::vector<MarkPrice> marks;
    PLIMSOLL_FIELDS(visit("marks", self.marks);)
};

/// Opens the next subaccount: `subaccount` must be the number of those that exist plus one.
struct CreateSubaccount {
    SubaccountId subaccount;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount);)
};

/// Changes the settings that are given.
struct UpdateSettings {
    SubaccountId subaccount;
    std::optional<Flag> marginEnabled;
    std::optional<Flag> autoLend;
    std::optional<Flag> autoRepayBorrows;
    std::optional<Ratio> leverageLimit;
    std::optional<Usd> borrowLimit;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("marginEnabled", self.marginEnabled);
                    visit("autoLend", self.autoLend); visit("autoRepayBorrows", self.autoRepayBorrows);
                    visit("leverageLimit", self.leverageLimit); visit("borrowLimit", self.borrowLimit);)
};

struct Deposit {
    SubaccountId subaccount;
    AssetId asset;
    Quantity quantity;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("symbol", self.asset);
                    visit("quantity", self.quantity);)
};

struct Withdraw {
    SubaccountId subaccount;
    AssetId asset;
    Quantity quantity;
    Flag autoBorrow{Flag::Off};
    Flag autoLendRedeem{Flag::On};
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("symbol", self.asset); visit("quantity", self.quantity);
                    visit("autoBorrow", self.autoBorrow); visit("autoLendRedeem", self.autoLendRedeem);)
};

struct Lend {
    SubaccountId subaccount;
    AssetId asset;
    Quantity quantity;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("symbol", self.asset);
                    visit("quantity", self.quantity);)
};

struct Redeem {
    SubaccountId subaccount;
    AssetId asset;
    Quantity quantity;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("symbol", self.asset);
                    visit("quantity", self.quantity);)
};

struct Borrow {
    SubaccountId subaccount;
    AssetId asset;
    Quantity quantity;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("symbol", self.asset);
                    visit("quantity", self.quantity);)
};

/// Repays at most what is owed; the rest of `quantity` stays.
struct Repay {
    SubaccountId subaccount;
    AssetId asset;
    Quantity quantity;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("symbol", self.asset);
                    visit("quantity", self.quantity);)
};

enum class OrderType : std::uint8_t { Limit, Market };
enum class TimeInForce : std::uint8_t { Gtc, Ioc, Fok };
enum class PostOnly : std::uint8_t { No, Yes };
enum class SelfTradePrevention : std::uint8_t { RejectTaker, RejectMaker, RejectBoth };

struct PlaceOrder {
    SubaccountId subaccount;
    MarketId market;
    Side side{};
    OrderType type{};
    std::optional<Price> price; ///< of a limit order
    Quantity quantity;          ///< base asset
    TimeInForce timeInForce{};
    PostOnly postOnly{};
    SelfTradePrevention selfTradePrevention{};
    AutoFlags flags;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("market", self.market); visit("side", self.side);
                    visit("type", self.type); visit("price", self.price); visit("quantity", self.quantity);
                    visit("timeInForce", self.timeInForce); visit("postOnly", self.postOnly);
                    visit("selfTradePrevention", self.selfTradePrevention); visit("flags", self.flags);)
};

struct CancelOrder {
    SubaccountId subaccount;
    OrderId order;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("orderId", self.order);)
};

/// All open orders of one subaccount, of one market where that is given.
struct CancelAll {
    SubaccountId subaccount;
    std::optional<MarketId> market;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("market", self.market);)
};

/// One edit: the value that it replaces and the new one, in the text form of FORMATS.md.
struct ParameterEdit {
    std::string path;
    std::string before;
    std::string after;
    friend bool operator==(const ParameterEdit&, const ParameterEdit&) = default;
    PLIMSOLL_FIELDS(visit("path", self.path); visit("before", self.before); visit("after", self.after);)
};

/// Sets parameters, all or none; refused where one of `before` is not current.
struct SetParameters {
    std::vector<ParameterEdit> edits;
    std::string reason;
    PLIMSOLL_FIELDS(visit("edits", self.edits); visit("reason", self.reason);)
};

struct SetPoolState {
    AssetId pool;
    std::optional<PoolState> before; ///< refused where it is given and not current
    PoolState state{};
    std::string reason;
    PLIMSOLL_FIELDS(visit("pool", self.pool); visit("before", self.before); visit("state", self.state);
                    visit("reason", self.reason);)
};

struct SetMarketState {
    MarketId market;
    std::optional<OrderBookState> before; ///< refused where it is given and not current
    OrderBookState state{};
    std::string reason;
    PLIMSOLL_FIELDS(visit("market", self.market); visit("before", self.before); visit("state", self.state);
                    visit("reason", self.reason);)
};

/// Stops liquidation steps of an account or of debts in an asset until it expires or is released.
struct HoldLiquidation {
    std::optional<SubaccountId> subaccount;
    std::optional<AssetId> asset;
    std::optional<std::uint32_t> minutes; ///< venue.liquidationHoldMinutes where absent
    std::string reason;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("symbol", self.asset); visit("minutes", self.minutes);
                    visit("reason", self.reason);)
};

/// Ends a hold, and gives a taken-over account back to the automatic steps.
struct ReleaseLiquidation {
    std::optional<SubaccountId> subaccount;
    std::optional<AssetId> asset;
    std::string reason;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("symbol", self.asset); visit("reason", self.reason);)
};

struct TakeOverLiquidation {
    SubaccountId subaccount;
    std::string reason;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("reason", self.reason);)
};

enum class LiquidationStage : std::uint8_t { Book, Backstop, Adl };

/// One step by hand of a taken-over account.
struct LiquidateStep {
    SubaccountId subaccount;
    LiquidationStage stage{};
    AssetId debt;
    Quantity quantity; ///< of the debt
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("stage", self.stage); visit("symbol", self.debt);
                    visit("quantity", self.quantity);)
};

/// A capacity of zero ends it.
struct SetBackstopProvider {
    SubaccountId subaccount;
    Usd capacity;
    std::string reason;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("capacity", self.capacity);
                    visit("reason", self.reason);)
};

struct DepositToFund {
    AssetId asset;
    Quantity quantity;
    std::string reason;
    PLIMSOLL_FIELDS(visit("symbol", self.asset); visit("quantity", self.quantity); visit("reason", self.reason);)
};

enum class MarkDecision : std::uint8_t { Accept, Reject };

/// Answers a mark that the guard holds.
struct DecideMark {
    AssetId asset;
    MarkDecision decision{};
    std::string reason;
    PLIMSOLL_FIELDS(visit("symbol", self.asset); visit("decision", self.decision); visit("reason", self.reason);)
};

/// Matching stops for some minutes; 0 ends it.
struct HaltMatching {
    std::uint32_t minutes{};
    std::string reason;
    PLIMSOLL_FIELDS(visit("minutes", self.minutes); visit("reason", self.reason);)
};

/// Liquidation steps stop for some minutes; 0 ends it.
struct PauseLiquidations {
    std::uint32_t minutes{};
    std::string reason;
    PLIMSOLL_FIELDS(visit("minutes", self.minutes); visit("reason", self.reason);)
};

/// Cancels every open order of the venue and, where minutes are given, halts matching for them.
struct CancelAllOrders {
    std::uint32_t minutes{};
    std::string reason;
    PLIMSOLL_FIELDS(visit("minutes", self.minutes); visit("reason", self.reason);)
};

struct ResetThrottle {
    AssetId pool;
    Ratio bound;
    std::string reason;
    PLIMSOLL_FIELDS(visit("pool", self.pool); visit("bound", self.bound); visit("reason", self.reason);)
};

/// Announces what parameters will become, all or none: from now on no order, borrow or withdrawal passes that would not
/// pass under it too. Margin parameters of assets only. `before` is what is announced, or else in force; what is in
/// force as `after` withdraws. Ends by itself once the parameter is set to it.
struct AnnounceParameters {
    std::vector<ParameterEdit> edits;
    std::string reason;
    PLIMSOLL_FIELDS(visit("edits", self.edits); visit("reason", self.reason);)
};

/// What someone asks of the exchange. The order of alternatives is part of the journal's format: append only.
using Command = std::variant<Tick, SetMarkPrice, CreateSubaccount, UpdateSettings, Deposit, Withdraw, Lend, Redeem,
    Borrow, Repay, PlaceOrder, CancelOrder, CancelAll, SetParameters, SetPoolState, SetMarketState, HoldLiquidation,
    ReleaseLiquidation, TakeOverLiquidation, LiquidateStep, SetBackstopProvider, DepositToFund, DecideMark,
    HaltMatching, PauseLiquidations, CancelAllOrders, ResetThrottle, AnnounceParameters>;

/// "placeOrder", as in scenario files.
std::string_view commandName(const Command& command);

} // namespace plimsoll
