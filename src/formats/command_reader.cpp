// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/step_reader.h"

#include <array>
#include <utility>

namespace plimsoll {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t minutesMax = 60 * 24 * 366;
constexpr std::size_t commandCount = 27;

constexpr std::array sides{"Bid"sv, "Ask"sv};
constexpr std::array orderTypes{"Limit"sv, "Market"sv};
constexpr std::array timesInForce{"GTC"sv, "IOC"sv, "FOK"sv};
constexpr std::array preventions{"RejectTaker"sv, "RejectMaker"sv, "RejectBoth"sv};
constexpr std::array stages{"Book"sv, "Backstop"sv, "Adl"sv};

class CommandReader {
public:
    CommandReader(ObjectReader& step, const RiskConfiguration& risk)
        : step_(step)
        , risk_(risk)
    {
    }

    ScenarioCommand read()
    {
        const auto names = commandNames();
        const std::size_t chosen = step_.choice("command", names);
        if (step_.faults().touches(step_.pathOf("command")))
            return {};
        ScenarioCommand command = (this->*table[chosen].second)();
        command.unknownName = unknown_;
        return command;
    }

private:
    using Read = ScenarioCommand (CommandReader::*)();

    static std::array<std::string_view, commandCount> commandNames();

    SubaccountId subaccount()
    {
        return {static_cast<std::uint32_t>(step_.requiredCount("subaccount", 1, scriptedSubaccountMax))};
    }
    AssetId asset(std::string_view key)
    {
        const std::string name = step_.symbol(key);
        return known(risk_.assetBySymbol(name), name);
    }
    MarketId market()
    {
        const std::string name = step_.symbol("market");
        return known(risk_.marketBySymbol(name), name);
    }
    template <class Id>
    Id known(const std::optional<Id>& found, const std::string& name)
    {
        constexpr Id none{0xFFFF};
        if (!found)
            unknown_ = name;
        return found.value_or(none);
    }
    Quantity quantity() { return step_.decimal<Quantity>("quantity"); }
    /// What operators do has a reason (RULES.md sections 7 and 8): where a step gives none, that the scenario says so.
    std::string reason()
    {
        std::string reason = step_.optionalText("reason").value_or("scenario");
        if (step_.has("reason") && reason.find_first_not_of(' ') == std::string::npos)
            step_.faults().add(step_.pathOf("reason"), "\"" + reason + "\"", "a reason, or the key left out");
        return reason;
    }
    std::uint32_t minutes(std::uint64_t otherwise)
    {
        return static_cast<std::uint32_t>(step_.count("minutes", otherwise, 0, minutesMax));
    }
    Flag flag(std::string_view key, Flag otherwise)
    {
        return step_.flag(key, otherwise == Flag::On) ? Flag::On : Flag::Off;
    }
    std::optional<Flag> optionalFlag(std::string_view key)
    {
        if (step_.optional(key) == nullptr)
            return std::nullopt;
        return flag(key, Flag::Off);
    }

    ScenarioCommand createSubaccount() { return {CreateSubaccount{subaccount()}, {}}; }
    ScenarioCommand updateSettings()
    {
        UpdateSettings command;
        command.subaccount = subaccount();
        command.marginEnabled = optionalFlag("marginEnabled");
        command.autoLend = optionalFlag("autoLend");
        command.autoRepayBorrows = optionalFlag("autoRepayBorrows");
        command.leverageLimit = step_.optionalDecimal<Ratio>("leverageLimit");
        command.borrowLimit = step_.optionalDecimal<Usd>("borrowLimit");
        return {command, {}};
    }
    ScenarioCommand deposit() { return {Deposit{subaccount(), asset("symbol"), quantity()}, {}}; }
    ScenarioCommand withdraw()
    {
        return {Withdraw{subaccount(), asset("symbol"), quantity(), flag("autoBorrow", Flag::Off),
                    flag("autoLendRedeem", Flag::On)},
            {}};
    }
    ScenarioCommand lend() { return {Lend{subaccount(), asset("symbol"), quantity()}, {}}; }
    ScenarioCommand redeem() { return {Redeem{subaccount(), asset("symbol"), quantity()}, {}}; }
    ScenarioCommand borrow() { return {Borrow{subaccount(), asset("symbol"), quantity()}, {}}; }
    ScenarioCommand repay() { return {Repay{subaccount(), asset("symbol"), quantity()}, {}}; }
    ScenarioCommand placeOrder()
    {
        PlaceOrder order;
        order.subaccount = subaccount();
        order.market = market();
        order.side = static_cast<Side>(step_.choice("side", sides));
        order.type = static_cast<OrderType>(step_.choice("type", orderTypes, 0));
        if (order.type == OrderType::Limit)
            order.price = step_.decimal<Price>("price");
        order.quantity = quantity();
        order.timeInForce = static_cast<TimeInForce>(step_.choice("timeInForce", timesInForce, 0));
        order.postOnly = step_.flag("postOnly", false) ? PostOnly::Yes : PostOnly::No;
        order.selfTradePrevention
            = static_cast<SelfTradePrevention>(step_.choice("selfTradePrevention", preventions, 0));
        order.flags = {flag("autoLendRedeem", Flag::On), flag("autoBorrow", Flag::Off),
            flag("autoBorrowRepay", Flag::Off), flag("autoLend", Flag::Off)};
        return {order, step_.optionalText("orderId").value_or("")};
    }
    ScenarioCommand cancelOrder()
    {
        CancelOrder command{subaccount(), {}};
        return {command, step_.text("orderId")};
    }
    ScenarioCommand cancelAll()
    {
        CancelAll command{subaccount(), std::nullopt};
        if (step_.optional("market") != nullptr)
            command.market = market();
        return {command, {}};
    }
    ScenarioCommand setMarkPrice()
    {
        return {SetMarkPrice{{{asset("symbol"), step_.decimal<Price>("markPrice")}}}, {}};
    }
    /// A parameter's text: a string, or the array of a curve.
    std::string parameterText(std::string_view key)
    {
        const JsonValue* value = step_.required(key);
        if (value == nullptr)
            return {};
        if (value->kind == JsonValue::Kind::Text)
            return value->text;
        if (value->kind == JsonValue::Kind::Number)
            return value->text;
        if (value->kind == JsonValue::Kind::Array)
            return value->json();
        if (!value->isNull())
            step_.faults().add(step_.pathOf(key), value->shown(), "a string or the array of a curve");
        return {};
    }
    std::vector<ParameterEdit> edits()
    {
        return {{step_.text("path"), parameterText("before"), parameterText("after")}};
    }
    ScenarioCommand setParameter() { return {SetParameters{edits(), reason()}, {}}; }
    ScenarioCommand announceParameter() { return {AnnounceParameters{edits(), reason()}, {}}; }
    template <class State>
    std::optional<State> before()
    {
        return step_.optional("before") == nullptr ? std::nullopt : std::optional{step_.name<State>("before")};
    }
    ScenarioCommand setState()
    {
        if (step_.has("pool") == step_.has("market")) {
            step_.faults().add(step_.pathOf("pool"), "none", "either pool or market");
            return {};
        }
        if (step_.has("pool"))
            return {SetPoolState{asset("pool"), before<PoolState>(), step_.name<PoolState>("state"), reason()}, {}};
        return {SetMarketState{market(), before<OrderBookState>(), step_.name<OrderBookState>("state"), reason()}, {}};
    }
    /// Whether it speaks of a subaccount or of an asset; one of them must be given.
    bool isOfSubaccount()
    {
        if (step_.has("subaccount") == step_.has("symbol"))
            step_.faults().add(step_.pathOf("subaccount"), "none", "either subaccount or symbol");
        return step_.has("subaccount");
    }
    ScenarioCommand holdLiquidation()
    {
        HoldLiquidation command;
        if (isOfSubaccount())
            command.subaccount = subaccount();
        else
            command.asset = asset("symbol");
        if (step_.optional("minutes") != nullptr)
            command.minutes = minutes(0);
        command.reason = reason();
        return {command, {}};
    }
    ScenarioCommand releaseLiquidation()
    {
        ReleaseLiquidation command;
        if (isOfSubaccount())
            command.subaccount = subaccount();
        else
            command.asset = asset("symbol");
        command.reason = reason();
        return {command, {}};
    }
    ScenarioCommand takeOverLiquidation() { return {TakeOverLiquidation{subaccount(), reason()}, {}}; }
    ScenarioCommand liquidateStep()
    {
        return {LiquidateStep{subaccount(), static_cast<LiquidationStage>(step_.choice("stage", stages)),
                    asset("symbol"), quantity()},
            {}};
    }
    ScenarioCommand setBackstopProvider()
    {
        return {SetBackstopProvider{subaccount(), step_.decimal<Usd>("capacity"), reason()}, {}};
    }
    ScenarioCommand depositToFund() { return {DepositToFund{asset("symbol"), quantity(), reason()}, {}}; }
    ScenarioCommand acceptMark() { return {DecideMark{asset("symbol"), MarkDecision::Accept, reason()}, {}}; }
    ScenarioCommand rejectMark() { return {DecideMark{asset("symbol"), MarkDecision::Reject, reason()}, {}}; }
    ScenarioCommand haltMatching()
    {
        step_.required("minutes");
        return {HaltMatching{minutes(0), reason()}, {}};
    }
    ScenarioCommand pauseLiquidations()
    {
        step_.required("minutes");
        return {PauseLiquidations{minutes(0), reason()}, {}};
    }
    ScenarioCommand cancelAllOrders() { return {CancelAllOrders{minutes(0), reason()}, {}}; }
    ScenarioCommand resetThrottle()
    {
        return {ResetThrottle{asset("pool"), step_.decimal<Ratio>("bound"), reason()}, {}};
    }

    static constexpr std::array<std::pair<std::string_view, Read>, commandCount> table{
        {{"createSubaccount", &CommandReader::createSubaccount}, {"updateSettings", &CommandReader::updateSettings},
            {"deposit", &CommandReader::deposit}, {"withdraw", &CommandReader::withdraw},
            {"lend", &CommandReader::lend}, {"redeem", &CommandReader::redeem}, {"borrow", &CommandReader::borrow},
            {"repay", &CommandReader::repay}, {"placeOrder", &CommandReader::placeOrder},
            {"cancelOrder", &CommandReader::cancelOrder}, {"cancelAll", &CommandReader::cancelAll},
            {"setMarkPrice", &CommandReader::setMarkPrice}, {"setParameter", &CommandReader::setParameter},
            {"setState", &CommandReader::setState}, {"holdLiquidation", &CommandReader::holdLiquidation},
            {"releaseLiquidation", &CommandReader::releaseLiquidation},
            {"takeOverLiquidation", &CommandReader::takeOverLiquidation},
            {"liquidateStep", &CommandReader::liquidateStep},
            {"setBackstopProvider", &CommandReader::setBackstopProvider},
            {"depositToFund", &CommandReader::depositToFund}, {"acceptMark", &CommandReader::acceptMark},
            {"rejectMark", &CommandReader::rejectMark}, {"haltMatching", &CommandReader::haltMatching},
            {"pauseLiquidations", &CommandReader::pauseLiquidations},
            {"cancelAllOrders", &CommandReader::cancelAllOrders}, {"resetThrottle", &CommandReader::resetThrottle},
            {"announceParameter", &CommandReader::announceParameter}}};

    ObjectReader& step_;
    const RiskConfiguration& risk_;
    std::string unknown_;
};

std::array<std::string_view, commandCount> CommandReader::commandNames()
{
    std::array<std::string_view, commandCount> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = table[i].first;
    return names;
}

} // namespace

ScenarioCommand readCommand(ObjectReader& step, const RiskConfiguration& risk)
{
    return CommandReader{step, risk}.read();
}

} // namespace plimsoll
