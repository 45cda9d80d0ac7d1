// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/account_reader.h"

#include "formats/json_reader.h"
#include "formats/venue_keys.h"

#include <array>
#include <set>
#include <utility>

namespace plimsoll {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t ordersMax = 1000;
/// The order check tries every combination of sides.
constexpr std::size_t marketsWithOrdersMax = 16;
constexpr std::array sides{"Bid"sv, "Ask"sv};

class AccountReader {
public:
    AccountReader(const JsonValue& value, const RiskConfiguration& risk, InputFaults& faults)
        : file_(value, "$", faults)
        , risk_(risk)
        , faults_(faults)
    {
    }

    std::optional<AccountTerms> read()
    {
        readSettings();
        readEach("balances", risk_.assets.size(), [&](ObjectReader& entry) { readBalance(entry); });
        readEach("borrows", risk_.assets.size(), [&](ObjectReader& entry) { readDebt(entry); });
        checkSides();
        readEach("openOrders", ordersMax, [&](ObjectReader& entry) { readOrder(entry); });
        std::set<MarketId> markets;
        for (const AccountTerms::OpenOrder& order : terms_.openOrders)
            markets.insert(order.market);
        if (markets.size() > marketsWithOrdersMax)
            faults_.add(file_.pathOf("openOrders"), "orders in " + std::to_string(markets.size()) + " markets",
                "at most " + std::to_string(marketsWithOrdersMax));
        file_.finish();
        if (!faults_.empty())
            return std::nullopt;
        return std::move(terms_);
    }

private:
    template <class Read>
    void readEach(const char* section, std::size_t most, Read read)
    {
        const JsonValue* entries = file_.optionalArray(section, most);
        for (std::size_t i = 0; entries != nullptr && i < entries->items.size(); ++i) {
            ObjectReader entry{entries->items[i], itemPath(file_.pathOf(section), i), faults_};
            read(entry);
            entry.finish();
        }
    }

    /// An account never lends and borrows one asset at once (RULES.md section 2).
    void checkSides()
    {
        for (std::size_t i = 0; i < terms_.debts.size(); ++i)
            for (const AccountTerms::Balance& balance : terms_.balances)
                if (balance.asset == terms_.debts[i].asset && balance.lent.isPositive()
                    && terms_.debts[i].quantity.isPositive())
                    faults_.add(itemPath(file_.pathOf("borrows"), i) + ".symbol",
                        risk_.assets[balance.asset.value].symbol, "an asset that the account does not lend");
    }

    void readSettings()
    {
        Settings& settings = terms_.settings;
        settings = {Flag::Off, Flag::Off, Flag::Off, risk_.venue.leverageLimitMax, Usd::largest()};
        const JsonValue* value = file_.optional("settings");
        if (value == nullptr)
            return;
        ObjectReader entry{*value, file_.pathOf("settings"), faults_};
        const auto flag = [&](std::string_view key) { return entry.flag(key, false) ? Flag::On : Flag::Off; };
        settings.marginEnabled = flag("marginEnabled");
        settings.autoLend = flag("autoLend");
        settings.autoRepayBorrows = flag("autoRepayBorrows");
        if (const auto limit = entry.optionalDecimal<Ratio>("leverageLimit")) {
            settings.leverageLimit = *limit;
            if ((*limit < Ratio::whole(1) || *limit > risk_.venue.leverageLimitMax)
                && !faults_.touches(entry.pathOf("leverageLimit")))
                faults_.add(entry.pathOf("leverageLimit"), toText(*limit),
                    "1 .. " + toText(risk_.venue.leverageLimitMax) + ", the venue's leverageLimitMax");
        }
        if (entry.optional("borrowLimit") != nullptr)
            settings.borrowLimit = notNegative<Usd>(entry, "borrowLimit");
        entry.ignore(venue_keys::settings);
        entry.finish();
    }

    template <class Number>
    Number notNegative(ObjectReader& entry, std::string_view key)
    {
        const auto number = entry.optionalDecimal<Number>(key).value_or(Number{});
        if (number.isNegative())
            faults_.add(entry.pathOf(key), toText(number), "at least 0");
        return number;
    }
    template <class Number>
    Number positive(ObjectReader& entry, std::string_view key)
    {
        const auto number = entry.decimal<Number>(key);
        if (!number.isPositive() && !faults_.touches(entry.pathOf(key)))
            faults_.add(entry.pathOf(key), toText(number), "above 0");
        return number;
    }

    AssetId asset(ObjectReader& entry)
    {
        const std::string symbol = entry.symbol("symbol");
        const auto asset = risk_.assetBySymbol(symbol);
        if (!asset && !symbol.empty())
            faults_.add(entry.pathOf("symbol"), symbol, "the symbol of an asset");
        return asset.value_or(AssetId{});
    }
    template <class Entry>
    void addOnce(std::vector<Entry>& entries, const Entry& added, ObjectReader& entry)
    {
        for (const Entry& other : entries)
            if (other.asset == added.asset && !faults_.touches(entry.pathOf("symbol")))
                faults_.add(entry.pathOf("symbol"), risk_.assets[added.asset.value].symbol, "given once");
        entries.push_back(added);
    }

    void readBalance(ObjectReader& entry)
    {
        const AccountTerms::Balance balance{asset(entry), notNegative<Quantity>(entry, "availableQuantity"),
            notNegative<Quantity>(entry, "openOrderQuantity"), notNegative<Quantity>(entry, "lendQuantity")};
        entry.ignore(venue_keys::balance);
        addOnce(terms_.balances, balance, entry);
    }

    void readDebt(ObjectReader& entry)
    {
        const AssetId owed = asset(entry);
        const auto quantity = entry.decimal<Quantity>("quantity");
        if (quantity.isNegative())
            faults_.add(entry.pathOf("quantity"), toText(quantity), "at least 0");
        if (const auto side = entry.optionalText("side"); side && *side != "Borrow")
            faults_.add(entry.pathOf("side"), *side, "Borrow");
        entry.ignore(venue_keys::borrow);
        addOnce(terms_.debts, {owed, quantity}, entry);
    }

    void readOrder(ObjectReader& entry)
    {
        AccountTerms::OpenOrder order;
        const std::string symbol = entry.symbol("market");
        const auto market = risk_.marketBySymbol(symbol);
        if (!market && !symbol.empty())
            faults_.add(entry.pathOf("market"), symbol, "the symbol of a market");
        order.market = market.value_or(MarketId{});
        order.side = static_cast<Side>(entry.choice("side", sides));
        order.price = positive<Price>(entry, "price");
        order.quantity = positive<Quantity>(entry, "quantity");
        if (const auto executed = entry.optionalDecimal<Quantity>("executedQuantity"); executed && !executed->isZero())
            faults_.add(entry.pathOf("executedQuantity"), toText(*executed), "0: give what is left as quantity");
        const auto flag
            = [&](std::string_view key, bool otherwise) { return entry.flag(key, otherwise) ? Flag::On : Flag::Off; };
        order.flags = {flag("autoLendRedeem", true), flag("autoBorrow", false), flag("autoBorrowRepay", false),
            flag("autoLend", false)};
        entry.ignore(venue_keys::order);
        terms_.openOrders.push_back(order);
    }

    ObjectReader file_;
    const RiskConfiguration& risk_;
    InputFaults& faults_;
    AccountTerms terms_;
};

} // namespace

std::optional<AccountTerms> readAccount(const JsonValue& value, const RiskConfiguration& risk, InputFaults& faults)
{
    return AccountReader{value, risk, faults}.read();
}

} // namespace plimsoll
