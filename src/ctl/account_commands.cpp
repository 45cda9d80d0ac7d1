// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/account_commands.h"

#include "ctl/risk_commands.h"
#include "domain/base/decimal.h"
#include "domain/exchange/parameter_text.h"
#include "domain/exchange/prices.h"
#include "formats/account_reader.h"
#include "formats/input_file.h"

namespace plimsoll::ctl {
namespace {

constexpr std::size_t accountLinesBytesMax = std::size_t{1} << 30U;

Json figuresJson(Json entry, const std::vector<NamedFigure>& figures)
{
    for (const NamedFigure& figure : figures)
        entry[std::string{figure.name}] = figure.text ? Json(*figure.text) : Json(nullptr);
    return entry;
}

Json summaryJson(const MarginSummary& summary, const RiskConfiguration& risk)
{
    Json document = Json::object();
    const auto symbol = [&](AssetId asset) { return Json{{"symbol", risk.assets[asset.value].symbol}}; };
    for (const NamedFigure& figure : namedFigures(summary)) {
        document[std::string{figure.name}] = figure.text ? Json(*figure.text) : Json(nullptr);
        if (figure.name != "marginFraction")
            continue;
        // The fields of the venue's own answer come first, then what we add.
        document["collateral"] = Json::array();
        for (const CollateralFigures& collateral : summary.collateral)
            document["collateral"].push_back(figuresJson(symbol(collateral.asset), namedFigures(collateral)));
        document["borrows"] = Json::array();
        for (const BorrowFigures& borrow : summary.borrows)
            document["borrows"].push_back(figuresJson(symbol(borrow.asset), namedFigures(borrow)));
    }
    return document;
}

/// Calls `visit(path, asset, quantity)` for each quantity of an account, in the order of its file.
template <class Visit>
void eachQuantity(const AccountTerms& terms, const RiskConfiguration& risk, Visit visit)
{
    for (std::size_t i = 0; i < terms.balances.size(); ++i) {
        const AccountTerms::Balance& balance = terms.balances[i];
        const std::string place = itemPath("$.balances", i);
        visit(place + ".availableQuantity", balance.asset, balance.available);
        visit(place + ".openOrderQuantity", balance.asset, balance.locked);
        visit(place + ".lendQuantity", balance.asset, balance.lent);
    }
    for (std::size_t i = 0; i < terms.debts.size(); ++i)
        visit(itemPath("$.borrows", i) + ".quantity", terms.debts[i].asset, terms.debts[i].quantity);
    for (std::size_t i = 0; i < terms.openOrders.size(); ++i) {
        const AccountTerms::OpenOrder& order = terms.openOrders[i];
        visit(itemPath("$.openOrders", i) + ".quantity", risk.markets[order.market.value].base, order.quantity);
    }
}

/// Figures that leave their range are bad input. Named is the first quantity beyond what an exchange takes of an asset
/// at its mark; where each alone is within that, the account as a whole.
InputFault rangeFault(const std::string& file, const State& world, const AccountTerms& terms)
{
    InputFaults faults{file};
    const State untouched = State::begin(world.configuration(), {}); // the world of lone accounts is full already
    eachQuantity(terms, world.configuration(), [&](const std::string& path, AssetId asset, Quantity quantity) {
        if (const Quantity room = roomFor(untouched, asset); quantity > room)
            faults.add(path, toText(quantity), toText(room) + " at its mark of " + toText(world.mark(asset)));
    });
    faults.add("$", "quantities", "figures within the range of their numbers");
    return faults.first();
}

AnswerOrFault answerOneAccount(const State& world, const std::string& file, Answer answer)
{
    const auto json = readJsonFile(file);
    if (!json.ok())
        return json.error();
    InputFaults faults{file};
    const auto terms = readAccount(json.value(), world.configuration(), faults);
    if (!terms)
        return faults.first();
    try {
        answer.document = summaryJson(LoneAccount{world, *terms}.margin(), world.configuration());
    } catch (const ArithmeticFault&) {
        return rangeFault(file, world, *terms);
    }
    addIgnoredRemark(answer, faults);
    return answer;
}

AnswerOrFault answerEachLine(const State& world, const std::string& file, Answer answer)
{
    const auto text = readTextFile(file, accountLinesBytesMax);
    if (!text.ok())
        return text.error();
    std::string_view rest = text.value();
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const std::string place = file + ":" + std::to_string(number);
        const auto json = parseJson(line, place);
        if (!json.ok())
            return json.error();
        InputFaults faults{place};
        const auto terms = readAccount(json.value(), world.configuration(), faults);
        if (!terms)
            return faults.first();
        try {
            answer.lines.push_back(summaryJson(LoneAccount{world, *terms}.margin(), world.configuration()));
        } catch (const ArithmeticFault&) {
            return rangeFault(place, world, *terms);
        }
    }
    answer.document = Json::array();
    return answer;
}

/// None where the account's own figures leave their range.
std::optional<LoneAccount::LargestOrder> largestOf(
    const State& world, const AccountTerms& terms, MarketId market, Side side, std::optional<Price> price)
{
    try {
        const LoneAccount account{world, terms};
        static_cast<void>(account.margin());
        return account.largestOrder(market, side, price);
    } catch (const ArithmeticFault&) {
        return std::nullopt;
    }
}

} // namespace

AnswerOrFault answerMargin(const MarginRequest& request)
{
    Answer answer;
    auto risk = loadRisk(request.riskFile, answer);
    if (!risk.ok())
        return risk.error();
    const State world = emptyWorld(std::move(risk).value());
    if (!request.accountFile.empty())
        return answerOneAccount(world, request.accountFile, std::move(answer));
    return answerEachLine(world, request.accountsFile, std::move(answer));
}

AnswerOrFault answerLargestOrder(const LargestOrderRequest& request)
{
    Answer answer;
    auto risk = loadRisk(request.riskFile, answer);
    if (!risk.ok())
        return risk.error();
    const auto market = risk.value().marketBySymbol(request.market);
    if (!market)
        return optionFault("--market", request.market, "a market of " + request.riskFile);
    std::optional<Price> price;
    if (!request.price.empty()) {
        price.emplace();
        if (auto limit = assignText(*price, request.price))
            return optionFault("--price", request.price, *limit);
        if (!price->isPositive())
            return optionFault("--price", request.price, "above 0");
    }
    const State world = emptyWorld(std::move(risk).value());
    const auto json = readJsonFile(request.accountFile);
    if (!json.ok())
        return json.error();
    InputFaults faults{request.accountFile};
    const auto terms = readAccount(json.value(), world.configuration(), faults);
    if (!terms)
        return faults.first();
    addIgnoredRemark(answer, faults);
    const Side side = request.side == "Bid" ? Side::Bid : Side::Ask;
    const auto largest = largestOf(world, *terms, *market, side, price);
    if (!largest)
        return rangeFault(request.accountFile, world, *terms);
    answer.document = {{"maxOrderQuantity", toText(largest->quantity)},
        {"bindingTerm", largest->term == BindingTerm::None ? Json(nullptr) : Json(termName(largest->term))}};
    if (const auto& refusal = largest->refusal) {
        answer.document["refusal"] = refusalJson(*refusal);
        answer.exitCode = ExitCode::NotHeld;
    }
    return answer;
}

} // namespace plimsoll::ctl
