// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"
#include "domain/exchange/refusal.h"

namespace plimsoll {

enum class BorrowLendEventType : std::uint8_t { Borrow, BorrowRepay, Lend, LendRedeem };
enum class BorrowLendSource : std::uint8_t {
    AdlProvider,
    AutoBorrowRepay,
    AutoLend,
    BackstopProvider,
    EntryFee,
    Interest,
    Liquidation,
    LiquidationAdl,
    LiquidationBackstop,
    Manual,
    SpotMargin,
    Withdrawal,
};
std::string_view sourceName(BorrowLendSource source);

/// A borrow or lend of an account rose or fell by `quantity`.
struct BorrowLendChanged {
    SubaccountId subaccount;
    AssetId asset;
    BorrowLendEventType type{};
    BorrowLendSource source{};
    Quantity quantity;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("symbol", self.asset); visit("eventType", self.type);
                    visit("source", self.source); visit("quantity", self.quantity);)
};

/// Interest of one hour on all borrows of a pool, charged in advance.
struct InterestCharged {
    AssetId asset;
    Quantity quantity;
    Ratio rate; ///< a year
    PLIMSOLL_FIELDS(visit("symbol", self.asset); visit("quantity", self.quantity);
                    visit("borrowInterestRate", self.rate);)
};

struct BalanceChanged {
    enum class Kind : std::uint8_t { Deposit, Withdrawal };
    SubaccountId subaccount;
    AssetId asset;
    Kind kind{};
    Quantity quantity;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("symbol", self.asset); visit("kind", self.kind);
                    visit("quantity", self.quantity);)
};

struct SubaccountCreated {
    SubaccountId subaccount;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount);)
};

struct SettingsUpdated {
    SubaccountId subaccount;
    Settings settings;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("settings", self.settings);)
};

enum class OrderStatus : std::uint8_t { New, PartiallyFilled, Filled, Cancelled, Expired };
enum class OrderExpiryReason : std::uint8_t {
    None,
    FillOrKill,
    ImmediateOrCancel,
    InsufficientBorrowableQuantity,
    InsufficientFunds,
    InsufficientMargin,
    Liquidation,
    PostOnlyTaker,
    PriceImpact,
    PriceOutOfBounds,
    SelfTradePrevention,
};
std::string_view statusName(OrderStatus status);
std::string_view expiryName(OrderExpiryReason reason);

/// An order changed its status; quantities are of the base asset.
struct OrderChanged {
    OrderId order;
    SubaccountId subaccount;
    MarketId market;
    Side side{};
    OrderStatus status{};
    OrderExpiryReason expiryReason{};
    Quantity quantity;         ///< ordered
    Quantity executedQuantity; ///< so far
    std::optional<Price> price;
    PLIMSOLL_FIELDS(visit("orderId", self.order); visit("subaccount", self.subaccount); visit("market", self.market);
                    visit("side", self.side); visit("status", self.status); visit("expiryReason", self.expiryReason);
                    visit("quantity", self.quantity); visit("executedQuantity", self.executedQuantity);
                    visit("price", self.price);)
};

/// Maker and taker traded.
struct Fill {
    MarketId market;
    Side takerSide{};
    OrderId maker;
    OrderId taker; ///< 0 where the taker is a liquidation
    SubaccountId makerSubaccount;
    SubaccountId takerSubaccount;
    Price price;
    Quantity quantity;
    Quantity makerFee; ///< quote asset
    Quantity takerFee;
    PLIMSOLL_FIELDS(visit("market", self.market); visit("takerSide", self.takerSide); visit("maker", self.maker);
                    visit("taker", self.taker); visit("makerSubaccount", self.makerSubaccount);
                    visit("takerSubaccount", self.takerSubaccount); visit("price", self.price);
                    visit("quantity", self.quantity); visit("makerFee", self.makerFee);
                    visit("takerFee", self.takerFee);)
};

struct ParameterChanged {
    std::string path;
    std::string before;
    std::string after;
    PLIMSOLL_FIELDS(visit("path", self.path); visit("before", self.before); visit("after", self.after);)
};

struct MarkHeld {
    AssetId asset;
    std::optional<Price> pending; ///< absent where the mark is too old
    PLIMSOLL_FIELDS(visit("symbol", self.asset); visit("markPrice", self.pending);)
};

struct MarkReleased {
    AssetId asset;
    Price price; ///< in force now
    PLIMSOLL_FIELDS(visit("symbol", self.asset); visit("markPrice", self.price);)
};

/// An account entered the liquidation queue.
struct LiquidationStarted {
    SubaccountId subaccount;
    Usd exposure;
    std::optional<Ratio> marginFraction;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("exposure", self.exposure);
                    visit("marginFraction", self.marginFraction);)
};

struct LiquidationEnded {
    enum class How : std::uint8_t { Restored, NoDebt, Deficit };
    SubaccountId subaccount;
    How how{};
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("how", self.how);)
};

/// One liquidation step: debt repaid (or handed over) and what paid for it.
struct LiquidationFill {
    enum class Kind : std::uint8_t {
        FromHoldings, ///< the asset of the debt was held
        Book,         ///< LiquidatePositionOnBook, with CollateralConversion where two legs were traded
        FundDust,     ///< below minQuantity, traded with the fund at mark
        Backstop,     ///< LiquidatePositionOnBackstop
        Adl,          ///< LiquidatePositionOnAdl
    };
    SubaccountId subaccount;
    Kind kind{};
    AssetId debt;
    Quantity debtRepaid;
    AssetId collateral;
    Quantity collateralQuantity;
    Price price;                              ///< USD a unit of the debt, at which it was repaid
    Quantity fee;                             ///< of the debt asset, to the fund
    std::optional<SubaccountId> counterparty; ///< provider or lender
    std::optional<Ratio> marginFractionBefore;
    std::optional<Ratio> marginFractionAfter;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("kind", self.kind); visit("symbol", self.debt);
                    visit("quantity", self.debtRepaid); visit("collateral", self.collateral);
                    visit("collateralQuantity", self.collateralQuantity); visit("price", self.price);
                    visit("fee", self.fee); visit("counterparty", self.counterparty);
                    visit("marginFractionBefore", self.marginFractionBefore);
                    visit("marginFractionAfter", self.marginFractionAfter);)
};

/// Debt without collateral: what the fund took over and what lenders lost.
struct DeficitCovered {
    SubaccountId subaccount;
    AssetId asset;
    Quantity toFund;
    Quantity socialised;
    PLIMSOLL_FIELDS(visit("subaccount", self.subaccount); visit("symbol", self.asset); visit("toFund", self.toFund);
                    visit("socialised", self.socialised);)
};

/// A hold, release, take-over, control, capacity or throttle bound was set.
struct ControlChanged {
    enum class What : std::uint8_t {
        AccountHeld,
        AssetHeld,
        Released,
        HoldExpired,
        TakenOver,
        MatchingHalted,
        LiquidationsPaused,
        AllCancelled,
        ProviderSet,
        ThrottleReset,
        FundDeposit,
    };
    What what{};
    std::optional<SubaccountId> subaccount;
    std::optional<AssetId> asset;
    Timestamp until;
    std::string reason;
    std::optional<Quantity> quantity{}; ///< deposited to the fund
    std::string before{};               ///< capacity or bound that was replaced
    std::string after{};                ///< and the one in force now
    PLIMSOLL_FIELDS(visit("what", self.what); visit("subaccount", self.subaccount); visit("symbol", self.asset);
                    visit("until", self.until); visit("reason", self.reason); visit("quantity", self.quantity);
                    visit("before", self.before); visit("after", self.after);)
};

/// A pool crossed its throttle threshold upwards, or came back below it.
struct ThrottleChanged {
    AssetId asset;
    Ratio bound;
    PLIMSOLL_FIELDS(visit("symbol", self.asset); visit("bound", self.bound);)
};

/// From now on what a parameter will become counts for order checks too; where `after` is in force, no longer.
struct ParameterAnnounced {
    std::string path;
    std::string before; ///< what counted until now
    std::string after;
    PLIMSOLL_FIELDS(visit("path", self.path); visit("before", self.before); visit("after", self.after);)
};

using Event = std::variant<BorrowLendChanged, InterestCharged, BalanceChanged, SubaccountCreated, SettingsUpdated,
    OrderChanged, Fill, ParameterChanged, MarkHeld, MarkReleased, LiquidationStarted, LiquidationEnded, LiquidationFill,
    DeficitCovered, ControlChanged, ThrottleChanged, ParameterAnnounced>;

/// "orderChanged", ... for export and search.
std::string_view eventName(const Event& event);

/// What a command came to: events, or one refusal and nothing changed.
struct Outcome {
    std::vector<Event> events;
    std::optional<Refusal> refusal;

    bool accepted() const { return !refusal.has_value(); }
};

} // namespace plimsoll
