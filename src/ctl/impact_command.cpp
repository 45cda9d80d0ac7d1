// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/impact_command.h"

#include "ctl/store_commands.h"
#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "domain/exchange/parameter_text.h"
#include "formats/change_reader.h"
#include "formats/input_file.h"
#include "service/change/notice_plan.h"
#include "service/host/projection.h"
#include "service/host/world_rails.h"
#include "service/past_under.h"
#include "simulation/utc_time.h"
#include "storage/engine_replay.h"
#include "storage/sqlite_world_files.h"

#include <concepts>
#include <filesystem>

namespace plimsoll::ctl {
namespace {

template <std::unsigned_integral Count>
Json jsonOf(Count count)
{
    return count;
}

template <class Number>
requires requires
{
    Number::decimals;
}
Json jsonOf(const Number& number)
{
    return toText(number);
}

template <class Number>
Json jsonOf(const std::optional<Number>& number)
{
    return number ? Json(toText(*number)) : Json(nullptr);
}

template <class T>
Json both(const BeforeAfter<T>& figure)
{
    return {{"before", jsonOf(figure.before)}, {"after", jsonOf(figure.after)}};
}

template <class Figures, class T>
Json both(const BeforeAfter<Figures>& figures, T Figures::*figure)
{
    return both(BeforeAfter<T>{figures.before.*figure, figures.after.*figure});
}

Json linesJson(const BeforeAfter<LineCounts>& lines)
{
    return {{"imrAbove100", both(lines, &LineCounts::initial)}, {"mmrFrom80", both(lines, &LineCounts::watch)},
        {"mmrFrom100", both(lines, &LineCounts::liquidation)}, {"autoClose", both(lines, &LineCounts::autoClose)}};
}

Json crossingJson(const AccountImpact& account)
{
    Json crosses = Json::array();
    if (account.liquidated)
        crosses.push_back("liquidated");
    if (account.autoClose)
        crosses.push_back("autoClose");
    if (account.cannotAdd)
        crosses.push_back("cannotAdd");
    if (account.marginCall)
        crosses.push_back("marginCall");
    if (account.isHealed)
        crosses.push_back("healed");
    return {{"subaccount", account.subaccount.value}, {"crosses", crosses}, {"exposure", jsonOf(account.exposure)},
        {"netEquity", both(account.netEquity)}, {"imr", both(account.imr)}, {"mmr", both(account.mmr)}};
}

Json orderJson(const OrderImpact& order, const RiskConfiguration& risk)
{
    return {{"subaccount", order.subaccount.value}, {"orderId", order.order.value},
        {"market", risk.markets[order.market.value].symbol}, {"side", order.side == Side::Bid ? "Bid" : "Ask"},
        {"price", jsonOf(order.price)}, {"quantity", jsonOf(order.remaining)}, {"refusal", refusalJson(order.refusal)}};
}

Json aftermathJson(const BeforeAfter<Aftermath>& played)
{
    return {{"horizonSeconds", effectHorizonSeconds}, {"entered", both(played, &Aftermath::entered)},
        {"stillQueued", both(played, &Aftermath::stillQueued)},
        {"repaidOnBook", both(played, &Aftermath::repaidOnBook)},
        {"repaidByBackstop", both(played, &Aftermath::repaidByBackstop)},
        {"repaidByAdl", both(played, &Aftermath::repaidByAdl)}, {"slippage", both(played, &Aftermath::slippage)},
        {"badDebt", both(played, &Aftermath::badDebt)}, {"socialisedLoss", both(played, &Aftermath::socialisedLoss)}};
}

Json borrowersJson(const std::vector<BorrowerImpact>& borrowers)
{
    Json list = Json::array();
    for (const BorrowerImpact& borrower : borrowers)
        list.push_back({{"subaccount", borrower.subaccount.value}, {"quantity", jsonOf(borrower.owed)},
            {"hourlyCost", both(borrower.hourlyCost)}, {"yearlyCost", both(borrower.yearlyCost)}});
    return list;
}

Json poolJson(const PoolImpact& pool, const RiskConfiguration& risk)
{
    const auto& room = pool.room;
    const auto state = [](PoolState each) { return Json(std::string{toText(each)}); };
    return {{"symbol", risk.assets[pool.asset.value].symbol}, {"borrowInterestRate", both(pool.borrowInterestRate)},
        {"lendInterestRate", both(pool.lendInterestRate)}, {"hourlyCost", both(pool.hourlyCost)},
        {"yearlyCost", both(pool.yearlyCost)}, {"hourlyToLenders", both(pool.hourlyToLenders)},
        {"hourlyToVenue", both(pool.hourlyToVenue)}, {"borrowedQuantity", jsonOf(pool.borrowed)},
        {"lentQuantity", jsonOf(pool.lent)}, {"utilization", jsonOf(pool.utilization)},
        {"throttleUtilizationThreshold", both(room, &PoolRoom::threshold)}, {"ceiling", both(room, &PoolRoom::ceiling)},
        {"maxUtilization", both(room, &PoolRoom::maxUtilization)},
        {"headroomQuantity", both(room, &PoolRoom::headroom)}, {"openBorrowLendLimit", both(room, &PoolRoom::limit)},
        {"state", {{"before", state(room.before.state)}, {"after", state(room.after.state)}}},
        {"borrowers", pool.borrowerCount}, {"largestBorrowers", borrowersJson(pool.borrowers)}};
}

Json impactJson(const Impact& impact, const RiskConfiguration& risk)
{
    Json document{{"sequence", impact.sequence}, {"time", toText(impact.time)}, {"accounts", impact.accounts},
        {"lines", linesJson(impact.lines)}, {"liquidatedExposure", jsonOf(impact.liquidatedExposure)},
        {"mayTakeMore", impact.mayTakeMore}, {"loosened", impact.loosened}};
    document["crossings"] = Json::array();
    for (const AccountImpact& account : impact.crossings)
        document["crossings"].push_back(crossingJson(account));
    document["orders"] = Json::array();
    for (const OrderImpact& order : impact.orders)
        document["orders"].push_back(orderJson(order, risk));
    document["assets"] = Json::array();
    for (const AssetImpact& asset : impact.assets)
        document["assets"].push_back(
            {{"symbol", risk.assets[asset.asset.value].symbol}, {"collateralValue", both(asset.collateral)},
                {"initialRequirement", both(asset.initial)}, {"maintenanceRequirement", both(asset.maintenance)}});
    document["pools"] = Json::array();
    for (const PoolImpact& pool : impact.pools)
        document["pools"].push_back(poolJson(pool, risk));
    return document;
}

std::uint64_t countOf(const StretchFigures& figures, std::string_view command)
{
    const auto found = figures.refused.find(command);
    return found == figures.refused.end() ? 0 : found->second;
}

Json pastJson(const PastUnder& past)
{
    const Json label = "others' orders unchanged";
    Json values = Json::array();
    for (const ParameterEdit& edit : past.differed)
        values.push_back({{"path", edit.path}, {"before", edit.before}, {"then", edit.after}});
    if (past.refusal)
        return {{"counterfactual", label}, {"from", toText(past.from)}, {"differed", values},
            {"refusal", refusalJson(*past.refusal)}};
    Json ofToday = Json::array();
    for (const ParameterEdit& edit : past.ofToday)
        ofToday.push_back({{"path", edit.path}, {"then", edit.before}, {"now", edit.after}});
    Json leftOut = Json::array();
    for (const ParameterTarget& target : past.leftOut)
        leftOut.push_back({{"path", target.path}, {"value", target.value}});
    const auto& figures = past.figures;
    Json refused = Json::object();
    for (const StretchFigures* side : {&figures.before, &figures.after})
        for (const auto& [name, count] : side->refused)
            refused[std::string{name}]
                = {{"before", countOf(figures.before, name)}, {"after", countOf(figures.after, name)}};
    return {{"counterfactual", label}, {"from", toText(past.from)}, {"until", toText(past.until)},
        {"shorterThanAsked", past.isShorterThanAsked()}, {"differed", values}, {"ofToday", ofToday},
        {"announcedLeftOut", leftOut}, {"commands", past.commands},
        {"liquidations", both(figures, &StretchFigures::liquidations)},
        {"repaidOnBook", both(figures, &StretchFigures::repaidOnBook)},
        {"repaidByBackstop", both(figures, &StretchFigures::repaidByBackstop)},
        {"repaidByAdl", both(figures, &StretchFigures::repaidByAdl)},
        {"badDebt", both(figures, &StretchFigures::badDebt)},
        {"socialisedLoss", both(figures, &StretchFigures::socialisedLoss)},
        {"interestCharged", both(figures, &StretchFigures::interestCharged)},
        {"revenue", both(figures, &StretchFigures::revenue)}, {"traded", both(figures, &StretchFigures::traded)},
        {"ordersRefused", Json{{"before", figures.before.ordersRefused()}, {"after", figures.after.ordersRefused()}}},
        {"refused", refused}};
}

std::string_view toText(NoticeStep::Pace pace)
{
    static constexpr std::string_view names[] = {"start", "interval", "notice", "depth", "alone", "margin"};
    return names[static_cast<std::size_t>(pace)];
}

/// The shortest ramp of the change's one edit; null where there is none (noticePlan).
Json noticeJson(const std::optional<NoticePlan>& plan)
{
    if (!plan)
        return nullptr;
    Json list = Json::array();
    for (const PlannedStep& step : plan->steps) {
        Json setters = Json::array();
        for (const SubaccountId id : step.setters)
            setters.push_back(id.value);
        list.push_back({{"at", plimsoll::toText(step.at)}, {"value", step.value}, {"accounts", step.accounts},
            {"exposure", jsonOf(step.exposure)}, {"pace", toText(step.pace)}, {"setters", setters}});
    }
    return list;
}

/// What a world begins with: ../share/plimsoll from the program.
std::string shippedRails()
{
    std::error_code none;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", none);
    return (program.parent_path().parent_path() / "share/plimsoll/rails.json").string();
}

/// The rails of a file, or those that the console would keep the world to.
Result<GuardRails, InputFault> railsFor(const ImpactRequest& request)
{
    if (!request.railsFile.empty())
        return readRailsFile(request.railsFile);
    const auto source = storage::SqliteWorldFiles{}.read(request.storeFile);
    if (!source.ok())
        return storeFault(request.storeFile, source.error());
    auto recorded = recordedRails(*source.value());
    if (!recorded.empty())
        return std::move(recorded.back().rails);
    return readRailsFile(shippedRails());
}

Answer refusalAnswer(const Refusal& refusal)
{
    Answer answer;
    answer.document = {{"refusal", refusalJson(refusal)}};
    answer.exitCode = ExitCode::NotHeld;
    return answer;
}

} // namespace

AnswerOrFault answerImpact(const ImpactRequest& request)
{
    const auto share = fromText<Ratio>(request.depthShare);
    if (!share || share->isNegative() || *share > Ratio::whole(1))
        return optionFault("--depth-share", request.depthShare, "0 .. 1");
    const auto margin = fromText<Ratio>(request.margin);
    if (!margin || margin->isNegative() || *margin >= Ratio::whole(1))
        return optionFault("--margin", request.margin, "0 .. below 1");
    const auto json = readJsonFile(request.changeFile);
    if (!json.ok())
        return json.error();
    const auto end = storage::endOf(request.storeFile);
    if (!end.ok())
        return storeFault(request.storeFile, end.error());
    const State& state = end.value().state;
    InputFaults faults{request.changeFile};
    const auto content = readChange(json.value(), state.configuration(), faults);
    if (!content)
        return faults.first();
    if (content->edits.empty())
        return InputFault{request.changeFile, "$.edits", "[]", "at least one edit"};
    const auto impact = impactOf(state, content->edits, end.value().sequence);
    if (impact->refusal)
        return refusalAnswer(*impact->refusal);
    Answer answer;
    answer.document = impactJson(*impact, state.configuration());
    answer.document["aftermath"] = aftermathJson(*aftermathOf(state, content->edits, effectHorizonSeconds));
    if (request.noticeHours) {
        const auto rails = railsFor(request);
        if (!rails.ok())
            return rails.error();
        const std::int64_t intervalMs = content->ramp ? content->ramp->stepMs : msPerHour;
        const auto plan = noticePlan(
            state, *content, {*request.noticeHours * msPerHour, intervalMs, *share, *margin}, rails.value());
        answer.document["noticeRamp"] = noticeJson(plan);
        if (plan)
            answer.document["noticeBounds"] = Json{{"accounts", plan->accounts}, {"depth", jsonOf(plan->depth)},
                {"allowed", jsonOf(plan->allowed)}, {"stepsBeyond", plan->beyondShare()}};
    }
    if (request.hours == 0)
        return answer;
    const auto source = storage::SqliteWorldFiles{}.read(request.storeFile);
    if (!source.ok())
        return storeFault(request.storeFile, source.error());
    const auto past = pastUnder(*source.value(), state, content->edits, request.hours, [](double) { return true; });
    if (!past.ok())
        return storeFault(request.storeFile, past.error());
    answer.document["past"] = pastJson(*past.value());
    if (past.value()->refusal)
        answer.remarks.push_back(request.storeFile + ": the exchange of " + toText(past.value()->from)
            + " would not take the change, so that there is no past of it: " + refusalText(*past.value()->refusal));
    if (past.value()->isShorterThanAsked())
        answer.remarks.push_back(request.storeFile + ": it remembers nothing before " + toText(past.value()->from)
            + ", which is less than " + std::to_string(request.hours) + (request.hours == 1 ? " hour" : " hours"));
    return answer;
}

} // namespace plimsoll::ctl
