// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fake_exchange.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace plimsoll::test {
namespace {

constexpr Timestamp worldTime{1760130845000}; // 2025-10-10T21:14:05Z

struct AssetStart {
    const char* symbol;
    const char* name;
    const char* mark;
    const char* change;
    const char* utilization;
    const char* lentDollars;
    const char* weight;
    const char* base;
    const char* penalty;
    const char* imfBase;
    const char* imfFactor;
    const char* mmfBase;
    const char* mmfFactor;
    const char* kink;
    const char* kinkRate;
    const char* topRate;
};

constexpr std::array assetStarts{
    AssetStart{"USDC", "USD Coin", "1.0003", "0.0001", "0.9341", "182000000", "1", "0", "0", "0.1", "0.00002", "0.05",
        "0.000012", "0.8", "0.08", "0.8"},
    AssetStart{"USDT", "Tether", "0.9991", "-0.0004", "0.7712", "41000000", "0.97", "1.1", "0.00001", "0.1", "0.00004",
        "0.05", "0.000024", "0.8", "0.08", "0.8"},
    AssetStart{"BTC", "Bitcoin", "109841.27", "-0.0612", "0.4218", "96000000", "0.95", "1.1", "0.00001", "0.1",
        "0.00008", "0.05", "0.000048", "0.7", "0.03", "0.6"},
    AssetStart{"ETH", "Ether", "3712.44", "-0.0954", "0.5127", "61000000", "0.95", "1.1", "0.000012", "0.1",
        "0.0000935", "0.05", "0.0000561", "0.7", "0.04", "0.7"},
    AssetStart{"SOL", "Solana", "182.3147", "-0.1421", "0.7318", "44000000", "0.95", "1.1", "0.00002", "0.1", "0.00036",
        "0.05", "0.000216", "0.7", "0.08", "1"},
    AssetStart{"XRP", "XRP", "2.2184", "-0.1892", "0.3604", "9000000", "0.85", "1.1", "0.00005", "0.1", "0.0004",
        "0.05", "0.00024", "0.6", "0.08", "1"},
    AssetStart{"DOGE", "Dogecoin", "0.17204", "-0.2333", "0.2811", "4200000", "0.8", "1.1", "0.00006", "0.2", "0.00044",
        "0.1", "0.000264", "0.6", "0.1", "1.2"},
    AssetStart{"AVAX", "Avalanche", "19.4421", "-0.2811", "0.4477", "3900000", "0.8", "1.1", "0.00008", "0.2", "0.0006",
        "0.1", "0.00036", "0.6", "0.1", "1.2"},
    AssetStart{"LINK", "Chainlink", "15.8023", "-0.2205", "0.5912", "5100000", "0.8", "1.1", "0.00008", "0.2", "0.0006",
        "0.1", "0.00036", "0.6", "0.1", "1.2"},
    AssetStart{"JTO", "Jito", "0.88412", "-0.3018", "0.6344", "1300000", "0.7", "1.1", "0.0002", "0.2", "0.0012", "0.1",
        "0.00072", "0.5", "0.12", "1.5"},
    AssetStart{"JUP", "Jupiter", "0.29117", "-0.2914", "0.1833", "1100000", "0.7", "1.1", "0.0002", "0.2", "0.0012",
        "0.1", "0.00072", "0.5", "0.12", "1.5"},
    AssetStart{"BONK", "Bonk", "0.00001244", "-0.3307", "0.1042", "700000", "0.6", "1.1", "0.0004", "0.25", "0.002",
        "0.125", "0.0012", "0.5", "0.15", "2"},
};

/// A number out of 0..1 that depends on nothing but `at`.
double noise(std::uint64_t at)
{
    at += 0x9E3779B97F4A7C15ULL;
    at = (at ^ (at >> 30)) * 0xBF58476D1CE4E5B9ULL;
    at = (at ^ (at >> 27)) * 0x94D049BB133111EBULL;
    return static_cast<double>((at ^ (at >> 31)) >> 11) / 9007199254740992.0;
}

Usd dollars(double value)
{
    return Usd::fromRaw(static_cast<Int128>(value * 1e4) * powerOfTen(14));
}
Ratio ratio(double value)
{
    return Ratio::fromRaw(static_cast<Int128>(value * 1e8) * powerOfTen(10));
}

view::Series series(double from, double to, std::uint64_t seed, std::size_t count = 60, double wobble = 0.04)
{
    view::Series series;
    series.stepMs = msPerMinute;
    series.first = Timestamp{worldTime.ms - static_cast<std::int64_t>(count) * msPerMinute};
    for (std::size_t at = 0; at < count; ++at) {
        const double progress = static_cast<double>(at) / static_cast<double>(count - 1);
        const double eased = progress * progress * (3 - 2 * progress);
        series.values.push_back((from + (to - from) * eased) * (1 + wobble * (noise(seed + at) - 0.5)));
    }
    series.values.back() = to;
    return series;
}

UtilizationCurve curveOf(const AssetStart& start)
{
    return UtilizationCurve::make({{Ratio{}, Ratio{}}, {constant<Ratio>(start.kink), constant<Ratio>(start.kinkRate)},
                                      {Ratio::whole(1), constant<Ratio>(start.topRate)}})
        .value();
}

view::MmrBand bandOf(double mmr)
{
    if (mmr < 0.5)
        return view::MmrBand::Healthy;
    if (mmr < 0.8)
        return view::MmrBand::Watch;
    return mmr < 1 ? view::MmrBand::Danger : view::MmrBand::Critical;
}

} // namespace

FakeExchange::FakeExchange(std::uint32_t accounts)
{
    world_.status.worldName = "10 October 2025";
    world_.status.worldPath = "october.plimsoll";
    world_.status.operatorName = "m.hart";
    world_.status.time = worldTime;
    world_.status.speedAsked = 60;
    world_.status.speedAchieved = 60;
    world_.status.appliedSequence = 1204118;
    world_.status.durableSequence = 1204091;
    world_.status.applyNanoseconds = 430;
    world_.status.durableLagMicroseconds = 4100;
    world_.status.commandsPerSecond = 7340;
    makeAssets();
    makePools();
    makeRisk();
    makeAccounts(accounts);
    makeLiquidations();
    makeFeed();
    publish();
}

void FakeExchange::preview(SubaccountId, const Command&, PreviewTo preview)
{
    preview({});
}
void FakeExchange::find(const archive::Query& query, std::function<void(const archive::Page&)> found)
{
    archive::Page page;
    page.query = query;
    // A journal of a million commands that all say something else.
    if (query.table == archive::Table::Commands) {
        page.query.through = 1'000'000;
        page.lookedTo = query.reach < page.query.through ? page.query.through + 1 - query.reach : 0;
    }
    found(page);
}
void FakeExchange::rows(const archive::Query& query, std::function<void(const archive::Page&)> found)
{
    archive::Page page;
    page.query = query;
    for (const archive::Row& row : stepRows)
        if (row.subaccount == query.filter.subaccount)
            page.rows.push_back(row);
    page.total = page.rows.size();
    found(page);
}

void FakeExchange::minutes(const archive::MinuteQuery& query, std::function<void(const archive::Minutes&)> found)
{
    minutesAsked.push_back(query);
    minutesFound_ = std::move(found);
    if (!minutesHeld)
        releaseMinutes();
}

void FakeExchange::releaseMinutes()
{
    if (!minutesFound_)
        return;
    archive::Minutes answer;
    answer.query = minutesAsked.back();
    if (!minutesKept.empty())
        answer.first = minutesKept.front().time;
    for (const archive::Minute& minute : minutesKept)
        if (minute.time >= answer.query.from && minute.time < answer.query.until)
            answer.minutes.push_back(minute);
    std::exchange(minutesFound_, {})(answer);
}

void FakeExchange::entry(const std::string&, std::uint64_t sequence, std::function<void(const archive::Entry&)> found)
{
    archive::Entry entry;
    entry.sequence = sequence;
    found(entry);
}
void FakeExchange::exportRows(const archive::Query&, archive::ExportFormat, const std::string& file,
    std::function<void(const archive::Exported&)> done)
{
    archive::Exported exported;
    exported.file = file;
    done(exported);
}
void FakeExchange::verify(
    const std::string&, std::function<void(double)>, std::function<void(const archive::Verified&)> done)
{
    done(verified);
}

void FakeExchange::makeAssets()
{
    for (const AssetStart& start : assetStarts) {
        view::Asset asset;
        asset.id = AssetId{static_cast<std::uint16_t>(world_.assets.size())};
        asset.symbol = start.symbol;
        asset.displayName = start.name;
        asset.markPrice = constant<Price>(start.mark);
        asset.changeOneHour = constant<Ratio>(start.change);
        world_.assets.push_back(asset);
    }
}

void FakeExchange::makePools()
{
    for (const view::Asset& asset : world_.assets) {
        const AssetStart& start = assetStarts[asset.id.value];
        view::Pool pool;
        pool.asset = asset.id;
        pool.utilization = constant<Ratio>(start.utilization);
        pool.lentValue = constant<Usd>(start.lentDollars);
        pool.borrowedValue = multiply(pool.lentValue, pool.utilization, Rounding::Down);
        pool.lentQuantity = quantityWorth(pool.lentValue, asset.markPrice, Rounding::Down);
        pool.borrowedQuantity = multiply(pool.lentQuantity, pool.utilization, Rounding::Up);
        pool.optimalUtilization = constant<Ratio>(start.kink);
        pool.throttleUtilizationThreshold = constant<Ratio>("0.92");
        pool.throttleUtilizationBound = constant<Ratio>("0.95");
        pool.ceiling = pool.throttleUtilizationBound;
        pool.maxUtilization = Ratio::whole(1);
        pool.headroomQuantity = multiply(pool.lentQuantity, pool.ceiling - pool.utilization, Rounding::Down);
        pool.headroomValue = notional(pool.headroomQuantity, asset.markPrice);
        pool.throttled = pool.utilization >= pool.throttleUtilizationThreshold;
        const auto curve
            = UtilizationCurve::make({{Ratio{}, Ratio{}}, {*pool.optimalUtilization, constant<Ratio>(start.kinkRate)},
                {Ratio::whole(1), constant<Ratio>(start.topRate)}});
        pool.borrowInterestRate = curveOf(start).rateAt(pool.utilization);
        pool.lendInterestRate = multiply(multiply(pool.borrowInterestRate, pool.utilization, Rounding::Down),
            constant<Ratio>("0.85"), Rounding::Down);
        const double now = static_cast<double>(pool.utilization.raw) / 1e18;
        pool.utilizationHour = series(now * 0.8, now, 100U * asset.id.value);
        world_.pools.push_back(pool);
    }
    view::Overview& overview = world_.overview;
    for (const view::Pool& pool : world_.pools) {
        overview.lentValue += pool.lentValue;
        overview.borrowedValue += pool.borrowedValue;
    }
    overview.worstPool = AssetId{0};
    overview.lentHour = series(468e6, 449e6, 1, 60, 0.004);
    overview.borrowedHour = series(301e6, 316e6, 2, 60, 0.004);
    overview.worstUtilizationHour = series(0.81, 0.9341, 3, 60, 0.01);
    overview.accountsAtRiskHour = series(12, 251, 4, 60, 0.2);
    overview.queueHour = series(0, 23, 5, 60, 0.5);
    overview.fundLessBadDebtHour = series(2.1e6, 2.94e6, 6, 60, 0.01);
}

void FakeExchange::makeRisk()
{
    RiskConfiguration risk;
    for (view::Asset& asset : world_.assets) {
        const AssetStart& start = assetStarts[asset.id.value];
        AssetParameters parameters;
        parameters.symbol = start.symbol;
        parameters.displayName = start.name;
        parameters.haircutFunction = {constant<Ratio>(start.weight),
            asset.id.value == 0 ? HaircutFunction::Kind::Identity : HaircutFunction::Kind::InverseSqrt,
            constant<Ratio>(start.base), constant<Ratio>(start.penalty)};
        parameters.imfFunction = {constant<Ratio>(start.imfBase), constant<Ratio>(start.imfFactor)};
        parameters.mmfFunction = {constant<Ratio>(start.mmfBase), constant<Ratio>(start.mmfFactor)};
        risk.assets.push_back(parameters);
        PoolParameters pool;
        pool.utilizationCurve = curveOf(start);
        pool.optimalUtilization = constant<Ratio>(start.kink);
        pool.fee = constant<Ratio>("0.15");
        pool.maxUtilization = Ratio::whole(1);
        pool.throttleUtilizationThreshold = constant<Ratio>("0.92");
        pool.throttleUtilizationBound = constant<Ratio>("0.95");
        pool.throttleUpdateFraction = constant<Ratio>("0.1");
        const Usd lent = constant<Usd>(start.lentDollars);
        pool.openBorrowLendLimit
            = floorToStep(quantityWorth(lent + lent, asset.markPrice, Rounding::Down), Quantity::whole(100));
        risk.pools.push_back(pool);
        risk.markPrices.push_back(asset.markPrice);
        asset.largestBalance = dollars(9.4e6 / (1 + asset.id.value));
        asset.largestBorrow = dollars(3.1e6 / (1 + asset.id.value));
    }
    world_.riskVersion = 41;
    MarketParameters market;
    market.symbol = "SOL_USDC";
    market.base = AssetId{4};
    market.quote = AssetId{0};
    market.tickSize = constant<Price>("0.01");
    market.minMultiplier = constant<Ratio>("0.75");
    market.maxMultiplier = constant<Ratio>("1.25");
    market.minImpactMultiplier = constant<Ratio>("0.98");
    market.maxImpactMultiplier = constant<Ratio>("1.02");
    market.stepSize = constant<Quantity>("0.01");
    market.minQuantity = constant<Quantity>("0.01");
    risk.markets.push_back(market);
    world_.risk = std::make_shared<const RiskConfiguration>(std::move(risk));
}

void FakeExchange::makeAccounts(std::uint32_t count)
{
    accounts_.reserve(count);
    for (std::uint32_t number = 1; number <= count; ++number) {
        view::AccountRow row;
        row.subaccount = SubaccountId{number};
        const double shape = noise(number * 7919ULL);
        const double size = std::pow(10, 2.4 + 3.6 * noise(number * 104729ULL));
        row.netEquity = dollars(size);
        if (shape < 0.22) {
            row.flags.autoLend = noise(number) < 0.5;
            accounts_.push_back(row);
            continue;
        }
        double mmr = 0.04 + 0.9 * std::pow((shape - 0.22) / 0.78, 2.2);
        if (number % 233 == 0)
            mmr = 1.0 + 0.4 * noise(number * 31ULL);
        const double fraction = 0.056 / mmr;
        row.band = bandOf(mmr);
        row.mmr = ratio(mmr);
        row.marginFraction = ratio(fraction);
        row.totalExposure = dollars(size / fraction);
        row.distanceAsset = AssetId{static_cast<std::uint16_t>(2 + number % 7)};
        row.liquidationDistance = ratio(mmr >= 1 ? 0 : -(1 - mmr) * fraction * 0.8);
        row.largestDebt = AssetId{static_cast<std::uint16_t>(number % 5 == 0 ? 4 : number % 7 == 0 ? 3 : 0)};
        row.largestDebtValue = dollars(size / fraction * (0.6 + 0.4 * noise(number * 17ULL)));
        row.flags.liquidating = mmr >= 1;
        row.flags.backstopProvider = number % 1250 == 1;
        row.flags.held = mmr >= 1 && number % 1165 == 0;
        row.flags.ownLeverageLimit = number % 97 == 0;
        row.imr = ratio(mmr * 1.6);
        row.assetsValue = dollars(size + size / fraction);
        row.grossValue = dollars(1.1 * (size + size / fraction));
        row.leverageLimit = Ratio::whole(row.flags.ownLeverageLimit ? 5 : 10);
        row.openOrders = number % 3;
        accounts_.push_back(row);
    }
}

void FakeExchange::closeAllExposure()
{
    for (view::AccountRow& row : accounts_) {
        row.band = view::MmrBand::NoExposure;
        row.marginFraction.reset();
    }
    world_.liquidations.queue.clear();
    world_.liquidations.watch.clear();
}

void FakeExchange::makeLiquidations()
{
    view::Liquidations& page = world_.liquidations;
    page.backstopFund = constant<Usd>("2941207.114403");
    page.backstopCapacityTotal = constant<Usd>("12000000");
    page.backstopCapacity = constant<Usd>("8412991.55");
    for (std::uint32_t at = 0; at < 4; ++at)
        page.providers.push_back(
            {SubaccountId{21 + at}, Usd::whole(2'500'000), Usd::whole(5'000'000), ratio(0.22 + 0.1 * at), at != 3});
    page.badDebt = constant<Usd>("0");
    page.liquidationsTotal = 184;
    page.fillsTotal = 921;
    page.fundHistory = series(2.1e6, 2941207, 21, 60, 0.01);
    page.queueHistory = series(0, 23, 5, 60, 0.5);
    page.capacityHistory = series(5.4e6, 4.1e6, 33, 60, 0.02);
    page.badDebtHistory = series(0, 0, 1, 60, 0);
    std::vector<view::AccountRow> worst = accounts_;
    std::erase_if(worst, [](const view::AccountRow& row) { return !row.mmr; });
    std::stable_sort(worst.begin(), worst.end(), [](const auto& a, const auto& b) { return *a.mmr > *b.mmr; });
    std::uint32_t rank = 0;
    for (const view::AccountRow& account : worst) {
        view::QueueRow row;
        row.subaccount = account.subaccount;
        row.marginFraction = account.marginFraction;
        row.mmr = account.mmr;
        row.netEquity = account.netEquity;
        row.exposureNow = account.totalExposure;
        row.largestDebt = account.largestDebt;
        if (!account.flags.liquidating) {
            row.stage = view::LiquidationStage::Watch;
            if (page.watch.size() < 20)
                page.watch.push_back(row);
            continue;
        }
        const double closed = 0.85 * noise(row.subaccount.value * 77ULL);
        row.rank = ++rank;
        row.stage = rank <= 2 ? view::LiquidationStage::Adl
            : rank <= 8       ? view::LiquidationStage::Backstop
                              : view::LiquidationStage::Book;
        row.exposureAtTrigger = dollars(static_cast<double>(row.exposureNow.raw) / 1e18 / (1 - closed));
        row.triggered = Timestamp{worldTime.ms - 4000 * rank - 3000};
        row.fills = 1 + rank % 7;
        row.nextSlice = view::NextSlice{
            AssetId{0}, AssetId{4}, Quantity::whole(12000 - 400 * rank), Usd::whole(12003 - 400 * rank)};
        if (rank == 5)
            row.hold = view::Hold{
                row.subaccount, std::nullopt, Timestamp{worldTime.ms + 171000}, "m.hart", "Client wires USDC"};
        page.queueExposure += row.exposureNow;
        page.queue.push_back(row);
    }
    page.queueLength = rank;
    for (std::uint32_t at = 0; at < 12; ++at) {
        view::LiquidationFill fill;
        fill.sequence = 1204100 - 3 * at;
        fill.time = Timestamp{worldTime.ms - 900 * at};
        fill.subaccount = page.queue[at % page.queue.size()].subaccount;
        fill.stage = page.queue[at % page.queue.size()].stage;
        fill.debt = AssetId{0};
        fill.paidWith = AssetId{static_cast<std::uint16_t>(2 + at % 5)};
        fill.quantity = Quantity::fromRaw(static_cast<Int128>(1000 + 613 * at) * powerOfTen(10) + 4411);
        fill.price = world_.assets[0].markPrice;
        fill.value = notional(fill.quantity, fill.price);
        fill.paid = quantityWorth(fill.value, world_.assets[fill.paidWith->value].markPrice, Rounding::Up);
        fill.fee = multiply(fill.value, constant<Ratio>("0.01"), Rounding::Down);
        fill.marginFractionBefore = ratio(0.041 + 0.001 * at);
        fill.marginFractionAfter = ratio(0.043 + 0.001 * at);
        page.fills.push_back(fill);
    }
    for (auto& row : page.queue)
        for (const auto& fill : page.fills)
            if (fill.subaccount == row.subaccount && !row.lastFill)
                row.lastFill = fill;
    for (std::uint32_t at = 0; at < 5; ++at) {
        view::QueueRow row;
        row.subaccount = SubaccountId{4001 + at};
        row.stage = view::LiquidationStage::Done;
        row.marginFraction = ratio(0.058 + 0.002 * at);
        row.mmr = ratio(0.91 - 0.01 * at);
        row.exposureAtTrigger = Usd::whole(48000 + 9100 * at);
        row.exposureNow = Usd::whole(31000 + 4000 * at);
        row.liquidated = row.exposureAtTrigger - row.exposureNow;
        row.left = Timestamp{worldTime.ms - 7000 * (at + 1)};
        row.endedInDeficit = at == 3;
        page.done.push_back(row);
    }
}

void FakeExchange::makeFeed()
{
    using Kind = view::FeedKind;
    const view::Liquidations& page = world_.liquidations;
    for (std::uint32_t at = 0; at < 60; ++at) {
        view::FeedEntry entry;
        entry.sequence = 1204100 - 5 * at;
        entry.time = Timestamp{worldTime.ms - 1700 * at};
        const view::QueueRow& row = page.queue[at % page.queue.size()];
        entry.subaccount = row.subaccount;
        entry.kind = at % 4 == 1 ? Kind::LiquidationStarted : Kind::LiquidationFill;
        entry.stage = row.stage;
        entry.ratio = row.marginFraction;
        entry.value = Usd::whole(1200 + 313 * at);
        if (entry.kind == Kind::LiquidationFill) {
            entry.asset = AssetId{0};
            entry.quantity = Quantity::whole(1200 + 313 * at);
        }
        if (at % 9 == 5) {
            entry.kind = Kind::LiquidationEnded;
            entry.subaccount = SubaccountId{4000 + at};
        }
        if (at == 3)
            entry = {.sequence = entry.sequence,
                .part = 0,
                .time = entry.time,
                .kind = Kind::ThrottleEntered,
                .subaccount = {},
                .asset = AssetId{0},
                .counterparty = {},
                .stage = {},
                .quantity = {},
                .price = {},
                .value = {},
                .ratio = constant<Ratio>("0.9204"),
                .actor = {},
                .path = {},
                .before = {},
                .after = {},
                .reason = {}};
        if (at == 7)
            entry = {.sequence = entry.sequence,
                .part = 0,
                .time = entry.time,
                .kind = Kind::ParameterChanged,
                .subaccount = {},
                .asset = AssetId{4},
                .counterparty = {},
                .stage = {},
                .quantity = {},
                .price = {},
                .value = {},
                .ratio = {},
                .actor = "m.hart",
                .path = "assets.SOL.haircutFunction.weight",
                .before = "0.96",
                .after = "0.95",
                .reason = "Thin books since 20:50"};
        if (at == 11)
            entry = {.sequence = entry.sequence,
                .part = 0,
                .time = entry.time,
                .kind = Kind::ClockChanged,
                .subaccount = {},
                .asset = {},
                .counterparty = {},
                .stage = {},
                .quantity = {},
                .price = {},
                .value = {},
                .ratio = {},
                .actor = "m.hart",
                .path = {},
                .before = {},
                .after = "60x",
                .reason = {}};
        world_.feed.push_back(entry);
    }
    history_["assets.SOL.haircutFunction.weight"] = {{0, Timestamp{worldTime.ms - 9 * msPerHour}, "", "", "", "0.97"},
        {800312, Timestamp{worldTime.ms - 3 * msPerHour}, "a.okafor", "Weekly review", "0.97", "0.96"},
        {1204065, Timestamp{worldTime.ms - 12000}, "m.hart", "Thin books since 20:50", "0.96", "0.95"}};
    world_.alerts = {{view::AlertKind::QueueLong, view::AlertSeverity::Critical, Timestamp{worldTime.ms - 40000}, {},
                         {}, {}, {}, page.queueLength},
        {view::AlertKind::PoolThrottled, view::AlertSeverity::Warning, Timestamp{worldTime.ms - 5100}, AssetId{0}, {},
            constant<Ratio>("0.9341"), {}, 0},
        {view::AlertKind::PoolAboveOptimal, view::AlertSeverity::Notice, Timestamp{worldTime.ms - 300000}, AssetId{4},
            {}, constant<Ratio>("0.7318"), {}, 0}};
}

void FakeExchange::countAccounts(view::ViewSnapshot& snapshot) const
{
    view::Histogram& histogram = snapshot.mmrHistogram;
    histogram.step = constant<Ratio>("0.02");
    histogram.counts.assign(60, 0);
    for (const view::AccountRow& row : accounts_) {
        const auto band = static_cast<std::size_t>(row.band);
        ++snapshot.overview.accountsByBand[band];
        snapshot.overview.exposureByBand[band] += row.totalExposure;
        if (row.band >= view::MmrBand::Danger) {
            ++snapshot.overview.accountsAtRisk;
            snapshot.overview.exposureAtRisk += row.totalExposure;
        }
        if (!row.mmr) {
            ++histogram.none;
            continue;
        }
        const auto bar = static_cast<std::size_t>(row.mmr->raw / histogram.step.raw);
        if (bar < histogram.counts.size())
            ++histogram.counts[bar];
        else
            ++histogram.above;
    }
    snapshot.marginFractionHistogram.step = constant<Ratio>("0.04");
    snapshot.marginFractionHistogram.counts.assign(50, 0);
    for (const view::AccountRow& row : accounts_)
        if (row.marginFraction && row.marginFraction->raw / constant<Ratio>("0.04").raw < 50)
            ++snapshot.marginFractionHistogram
                  .counts[static_cast<std::size_t>(row.marginFraction->raw / constant<Ratio>("0.04").raw)];
}

bool FakeExchange::hasFlags(const view::AccountRow& row, const view::AccountFlagSet& flags, bool any) const
{
    const auto& watched = world_.shift->watched;
    const auto isThis = [&](const ShiftSubject& subject) { return subject.subaccount == row.subaccount; };
    const std::array<bool, view::accountFlagCount> own{row.flags.liquidating, row.flags.held, row.flags.takenOver,
        row.netEquity.isNegative(), std::any_of(watched.begin(), watched.end(), isThis), row.flags.ownLeverageLimit,
        row.flags.marginOff, row.flags.autoLend, !row.flags.autoLend, row.flags.backstopProvider,
        row.flags.marketMaker};
    std::size_t hits = 0;
    for (std::size_t at = 0; at < own.size(); ++at)
        hits += own[at] && flags[at] ? 1 : 0;
    return any ? hits > 0 : hits == flags.count();
}

void FakeExchange::fillWorst(view::ViewSnapshot& snapshot) const
{
    std::optional<view::AccountRow>& worst = snapshot.overview.worstAccount;
    worst.reset();
    const auto offer = [&](const view::AccountRow& row) {
        if (row.marginFraction && (!worst || *row.marginFraction < *worst->marginFraction))
            worst = row;
    };
    for (const view::AccountRow& row : accounts_)
        offer(row);
    for (const auto* rows : {&snapshot.liquidations.queue, &snapshot.liquidations.watch})
        for (const view::QueueRow& queued : *rows) {
            view::AccountRow row = accounts_[queued.subaccount.value - 1];
            row.marginFraction = queued.marginFraction;
            row.mmr = queued.mmr;
            row.band = bandOf(queued.mmr ? static_cast<double>(queued.mmr->raw) / 1e18 : 2.0);
            offer(row);
        }
}

std::vector<view::AccountRow> FakeExchange::matching(const view::AccountTableRequest& table) const
{
    std::vector<view::AccountRow> rows;
    const auto isIn = [](const view::UsdRange& range, Usd value) {
        return (!range.from || *range.from <= value) && (!range.to || value <= *range.to);
    };
    for (const view::AccountRow& row : accounts_) {
        if (!table.bands[static_cast<std::size_t>(row.band)])
            continue;
        const bool named = std::to_string(row.subaccount.value).find(table.text) != std::string::npos
            || hasFlags(row, table.textFlags, true)
            || (row.largestDebt
                && std::find(table.textDebts.begin(), table.textDebts.end(), *row.largestDebt)
                    != table.textDebts.end());
        if (!table.text.empty() && !named)
            continue;
        if (!hasFlags(row, table.flags, false) || !isIn(table.netEquity, row.netEquity)
            || !isIn(table.totalExposure, row.totalExposure) || !isIn(table.largestDebt, row.largestDebtValue))
            continue;
        if (table.asset && row.largestDebt != table.asset)
            continue;
        if (table.mmrFrom && (!row.mmr || *row.mmr < *table.mmrFrom))
            continue;
        if (table.mmrTo && (!row.mmr || *row.mmr >= *table.mmrTo))
            continue;
        if (table.marginFractionFrom && (!row.marginFraction || *row.marginFraction < *table.marginFractionFrom))
            continue;
        if (table.marginFractionTo && (!row.marginFraction || *row.marginFraction >= *table.marginFractionTo))
            continue;
        rows.push_back(row);
    }
    const auto key = [&](const view::AccountRow& row) -> Int128 {
        switch (table.sort) {
        case view::AccountSort::MarginFraction:
            return row.marginFraction ? row.marginFraction->raw : Ratio::whole(1000000).raw;
        case view::AccountSort::Subaccount:
            return row.subaccount.value;
        case view::AccountSort::NetEquity:
            return row.netEquity.raw;
        case view::AccountSort::TotalExposure:
            return row.totalExposure.raw;
        case view::AccountSort::LiquidationDistance:
            return row.liquidationDistance ? std::max(row.liquidationDistance->raw, -row.liquidationDistance->raw)
                                           : Ratio::whole(1000).raw;
        case view::AccountSort::LargestDebt:
            return row.largestDebtValue.raw;
        case view::AccountSort::Mmr:
            return row.mmr ? row.mmr->raw : row.band == view::MmrBand::NoExposure ? Int128{-1} : Ratio::largest().raw;
        }
        return 0;
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
        return table.direction == view::SortDirection::Ascending ? key(a) < key(b) : key(b) < key(a);
    });
    return rows;
}

void FakeExchange::fillWindow(view::ViewSnapshot& snapshot) const
{
    const view::AccountTableRequest& table = wanted_.table;
    const std::vector<view::AccountRow> rows = matching(table);
    snapshot.accounts.accounts = static_cast<std::uint32_t>(accounts_.size());
    snapshot.accounts.matching = static_cast<std::uint32_t>(rows.size());
    snapshot.accounts.first = std::min(table.first, snapshot.accounts.matching);
    for (std::size_t at = table.first; at < rows.size() && at < table.first + table.count; ++at)
        snapshot.accounts.rows.push_back(rows[at]);
    const auto followed = std::find_if(
        rows.begin(), rows.end(), [this](const view::AccountRow& row) { return row.subaccount == wanted_.followed; });
    if (followed != rows.end())
        snapshot.accounts.followedRow = static_cast<std::uint32_t>(followed - rows.begin());
}

void FakeExchange::fillPool(view::ViewSnapshot& snapshot) const
{
    if (!wanted_.pool || wanted_.pool->value >= world_.pools.size())
        return;
    const view::Pool& pool = world_.pools[wanted_.pool->value];
    view::PoolDetail detail;
    detail.asset = pool.asset;
    detail.unearnedQuantity = multiply(pool.lentQuantity, constant<Ratio>("0.000004"), Rounding::Down);
    detail.treasuryQuantity = multiply(pool.lentQuantity, constant<Ratio>("0.0012"), Rounding::Down);
    detail.lenders = 312;
    detail.borrowers = 1188;
    const double now = static_cast<double>(pool.utilization.raw) / 1e18;
    const double rate = static_cast<double>(pool.borrowInterestRate.raw) / 1e18;
    detail.utilization = series(now * 0.72, now, 500U + pool.asset.value, 240, 0.03);
    detail.borrowInterestRate = series(rate * 0.4, rate, 600U + pool.asset.value, 240, 0.03);
    detail.lendInterestRate = series(rate * 0.4 * now * 0.6, rate * now * 0.85, 700U + pool.asset.value, 240, 0.03);
    // A sample each minute that passed since the beginning, as many fall out at the other end.
    const std::int64_t passed = (world_.status.time.ms - worldTime.ms) / msPerMinute * msPerMinute;
    for (view::Series* each : {&detail.utilization, &detail.borrowInterestRate, &detail.lendInterestRate})
        each->first.ms += passed;
    for (std::uint32_t at = 0; at < 5; ++at) {
        const Ratio share = ratio(0.11 / (1 + at));
        detail.largestLenders.push_back(
            {SubaccountId{900 + 7 * at}, multiply(pool.lentQuantity, share, Rounding::Down), share});
        detail.largestBorrowers.push_back(
            {SubaccountId{310 + 11 * at}, multiply(pool.borrowedQuantity, share, Rounding::Down), share});
    }
    snapshot.pool = std::move(detail);
}

void FakeExchange::fillAccount(view::ViewSnapshot& snapshot) const
{
    if (!wanted_.account || wanted_.account->value == 0 || wanted_.account->value > accounts_.size())
        return;
    const view::AccountRow& row = accounts_[wanted_.account->value - 1];
    view::AccountDetail detail;
    detail.subaccount = row.subaccount;
    detail.band = row.band;
    detail.flags = row.flags;
    detail.marginEnabled = row.totalExposure.isPositive();
    detail.autoRepayBorrows = row.subaccount.value % 2 == 0;
    detail.leverageLimit = Ratio::whole(10);
    detail.netEquity = row.netEquity;
    detail.totalExposure = row.totalExposure;
    detail.borrowLiability = row.totalExposure;
    detail.assetsValue = row.netEquity + row.totalExposure;
    detail.imf = constant<Ratio>("0.112");
    detail.mmf = constant<Ratio>("0.056");
    detail.acmf = constant<Ratio>("0.028");
    detail.netEquityLocked = multiply(row.totalExposure, detail.imf, Rounding::Up);
    detail.netEquityAvailable = detail.netEquity - detail.netEquityLocked;
    detail.maintenance = multiply(row.totalExposure, detail.mmf, Rounding::Up);
    detail.marginFraction = row.marginFraction;
    detail.mmr = row.mmr;
    if (row.mmr)
        detail.imr = *row.mmr + *row.mmr;
    const auto addCollateral = [&](std::uint16_t asset, Ratio part) {
        view::CollateralRow collateral;
        collateral.asset = AssetId{asset};
        collateral.markPrice = world_.assets[asset].markPrice;
        collateral.collateralWeight = world_.risk->assets[asset].haircutFunction.weight;
        collateral.collateralValue = multiply(detail.assetsValue, part, Rounding::Down);
        collateral.balanceNotional = Usd::fromRaw(
            mulDiv(collateral.collateralValue.raw, Ratio::scale, collateral.collateralWeight.raw, Rounding::Down));
        collateral.totalQuantity = quantityWorth(collateral.balanceNotional, collateral.markPrice, Rounding::Down);
        collateral.availableQuantity = collateral.totalQuantity;
        collateral.lendInterestRate = world_.pools[asset].lendInterestRate;
        if (row.totalExposure.isPositive())
            collateral.estLiquidationPrice = Price::fromRaw(collateral.markPrice.raw / 100 * 87);
        detail.grossValue += collateral.balanceNotional;
        detail.collateral.push_back(collateral);
    };
    addCollateral(4, constant<Ratio>("0.62"));
    addCollateral(3, constant<Ratio>("0.26"));
    addCollateral(8, constant<Ratio>("0.12"));
    if (row.totalExposure.isPositive()) {
        view::BorrowRow borrow;
        borrow.asset = row.largestDebt.value_or(AssetId{0});
        borrow.markPrice = world_.assets[borrow.asset.value].markPrice;
        borrow.netExposureNotional = row.totalExposure;
        borrow.quantity = quantityWorth(row.totalExposure, borrow.markPrice, Rounding::Up);
        borrow.imf = detail.imf;
        borrow.mmf = detail.mmf;
        borrow.sources = "SpotMargin";
        borrow.borrowInterestRate = world_.pools[borrow.asset.value].borrowInterestRate;
        borrow.costPerDay = Usd::fromRaw(
            mulDiv(row.totalExposure.raw, borrow.borrowInterestRate.raw, Ratio::scale * 365, Rounding::Up));
        borrow.cumulativeInterest = multiply(borrow.quantity, constant<Ratio>("0.0021"), Rounding::Up);
        borrow.estLiquidationPrice = Price::fromRaw(borrow.markPrice.raw / 100 * 112);
        detail.borrows.push_back(borrow);
    }
    const double fraction = row.marginFraction ? static_cast<double>(row.marginFraction->raw) / 1e18 : 1;
    detail.marginFractionHistory = series(fraction * 1.9, fraction, row.subaccount.value, 60, 0.05);
    for (const view::FeedEntry& entry : world_.feed)
        if (entry.subaccount == row.subaccount)
            detail.story.push_back(entry);
    snapshot.account = std::move(detail);
}

std::shared_ptr<const view::ViewSnapshot> FakeExchange::latest() const
{
    return latest_;
}

void FakeExchange::onPublished(Notify notify)
{
    notify_ = std::move(notify);
}

void FakeExchange::request(const view::ViewRequest& wanted)
{
    wanted_ = wanted;
    ++requests_;
    publish();
}

void FakeExchange::countStages(view::Liquidations& page) const
{
    page.stageTotals = unlisted;
    for (const auto* rows : {&page.watch, &page.queue, &page.done})
        for (const view::QueueRow& row : *rows)
            ++page.stageTotals[static_cast<std::size_t>(row.stage)];
}

void FakeExchange::publish()
{
    ++world_.publication;
    auto snapshot = std::make_shared<view::ViewSnapshot>(world_);
    snapshot->request = wanted_;
    countAccounts(*snapshot);
    fillWindow(*snapshot);
    fillWorst(*snapshot);
    fillPool(*snapshot);
    fillAccount(*snapshot);
    countStages(snapshot->liquidations);
    latest_ = std::move(snapshot);
    if (notify_)
        notify_();
}

void FakeExchange::advance(int seconds)
{
    world_.status.time.ms += seconds * msPerSecond;
    world_.status.appliedSequence += static_cast<std::uint64_t>(seconds) * 60;
    world_.status.durableSequence = world_.status.appliedSequence - 20;
    publish();
}

Ticket FakeExchange::submit(OperatorCommand command, AnswerTo answer)
{
    if (const auto* draft = std::get_if<KeepDraft>(&command)) {
        world_.status.draft = std::make_shared<const std::string>(draft->text);
        OperatorAnswer kept;
        kept.ticket = ++tickets_;
        kept.accepted = true;
        answer(kept);
        return kept.ticket;
    }
    commands_.push_back(command);
    OperatorAnswer answered = refusal_ ? *refusal_ : apply(command);
    refusal_.reset();
    answered.ticket = ++tickets_;
    if (const auto* step = find<LiquidateStep>(command); step != nullptr && stepCloses) {
        answered.fills.emplace();
        if (stepCloses->isPositive())
            answered.fills->push_back({step->subaccount, LiquidationFill::Kind::Book, step->debt, *stepCloses, {},
                constant<Quantity>("225"), constant<Price>("180"), {}, {}, {}, {}});
    }
    if (holding_)
        held_.emplace_back(answered, std::move(answer));
    else
        answer(answered);
    publish();
    return answered.ticket;
}

void FakeExchange::releaseAnswers()
{
    holding_ = false;
    for (const auto& [answer, to] : held_)
        to(answer);
    held_.clear();
}

void FakeExchange::remember(
    const std::string& path, const std::string& before, const std::string& after, const std::string& reason)
{
    std::vector<view::ParameterChange>& changes = history_[path];
    if (changes.empty())
        changes.push_back({0, Timestamp{worldTime.ms - 9 * msPerHour}, "", "", "", before});
    changes.push_back(
        {world_.status.appliedSequence, world_.status.time, world_.status.operatorName, reason, before, after});
    view::FeedEntry entry;
    entry.kind = view::FeedKind::ParameterChanged;
    entry.path = path;
    entry.before = before;
    entry.after = after;
    entry.reason = reason;
    tellFeed(entry);
}

void FakeExchange::tellFeed(view::FeedEntry entry)
{
    entry.sequence = ++world_.status.appliedSequence;
    entry.time = world_.status.time;
    entry.actor = world_.status.operatorName;
    world_.feed.insert(world_.feed.begin(), entry);
}

OperatorAnswer FakeExchange::apply(const SetParameters& change)
{
    auto risk = std::make_shared<RiskConfiguration>(*world_.risk);
    for (const ParameterEdit& edit : change.edits) {
        const auto parameter = parameterAt(*risk, edit.path);
        if (!parameter)
            return {0, false, 0, "BAD_PARAMETER", edit.path, edit.after, "", "", {}, {}};
        if (!isCurrentValue(*risk, *parameter, edit.before))
            return {0, false, 0, "BEFORE_DIFFERS", edit.path, edit.before, parameter->text(*risk), "", {}, {}};
        if (const auto fault = setParameter(*risk, *parameter, edit.after))
            return {0, false, 0, "BAD_PARAMETER", fault->path, fault->value, fault->limit, "", {}, {}};
    }
    for (const ParameterEdit& edit : change.edits)
        remember(edit.path, edit.before, edit.after, change.reason);
    takeRisk(std::move(risk));
    return {0, true, world_.status.appliedSequence, "", "", "", "", "", {}, {}};
}

void FakeExchange::takeRisk(std::shared_ptr<const RiskConfiguration> risk)
{
    world_.risk = std::move(risk);
    ++world_.riskVersion;
    for (view::Pool& pool : world_.pools) {
        const PoolParameters& parameters = world_.risk->pools[pool.asset.value];
        pool.state = parameters.state;
        pool.optimalUtilization = parameters.optimalUtilization;
        pool.maxUtilization = parameters.maxUtilization;
        pool.throttleUtilizationThreshold = parameters.throttleUtilizationThreshold;
        pool.throttled = pool.utilization >= pool.throttleUtilizationThreshold;
        pool.borrowInterestRate = parameters.utilizationCurve.rateAt(pool.utilization);
        pool.lendInterestRate
            = lendRate(pool.borrowInterestRate, pool.borrowedQuantity, pool.lentQuantity, parameters.fee);
    }
}

OperatorAnswer FakeExchange::apply(const OperatorCommand& command)
{
    const OperatorAnswer done{0, true, ++world_.status.appliedSequence, "", "", "", "", "", {}, {}};
    if (const auto* change = find<SetParameters>(command))
        return apply(*change);
    if (const auto* clock = find<SetClockSpeed>(command)) {
        world_.status.speedAsked = clock->speed;
        world_.status.speedAchieved = clock->speed;
    } else if (find<StepClock>(command) != nullptr) {
        world_.status.time.ms += msPerSecond;
    } else if (const auto* slow = find<SlowForQueue>(command)) {
        world_.status.slowsForQueue = slow->on;
    } else if (const auto* state = find<SetPoolState>(command)) {
        auto risk = std::make_shared<RiskConfiguration>(*world_.risk);
        risk->pools[state->pool.value].state = state->state;
        takeRisk(std::move(risk));
    } else if (const auto* hold = find<HoldLiquidation>(command)) {
        for (view::QueueRow& row : world_.liquidations.queue)
            if (row.subaccount == hold->subaccount)
                row.hold = view::Hold{row.subaccount, std::nullopt,
                    Timestamp{world_.status.time.ms + hold->minutes.value_or(5) * msPerMinute},
                    world_.status.operatorName, hold->reason};
    } else if (const auto* release = find<ReleaseLiquidation>(command)) {
        for (view::QueueRow& row : world_.liquidations.queue)
            if (row.subaccount == release->subaccount) {
                row.hold.reset();
                row.takeOver.reset();
            }
    } else if (const auto* over = find<TakeOverLiquidation>(command)) {
        for (view::QueueRow& row : world_.liquidations.queue)
            if (row.subaccount == over->subaccount) {
                row.takeOver = view::Hold{row.subaccount, std::nullopt, {}, world_.status.operatorName, over->reason};
                row.debts = {{AssetId{0}, Quantity::whole(6000), Usd::whole(6001)},
                    {AssetId{4}, Quantity::whole(12), Usd::whole(1800)}};
            }
    } else {
        applyControl(command);
    }
    if (const auto* hold = find<HoldLiquidation>(command); hold != nullptr && hold->asset)
        world_.liquidations.assetHolds.push_back(
            {std::nullopt, hold->asset, Timestamp{world_.status.time.ms + hold->minutes.value_or(5) * msPerMinute},
                world_.status.operatorName, hold->reason});
    if (const auto* release = find<ReleaseLiquidation>(command); release != nullptr && release->asset)
        std::erase_if(world_.liquidations.assetHolds, [&](const auto& hold) { return hold.asset == release->asset; });
    return done;
}

void FakeExchange::applyControl(const OperatorCommand& command)
{
    view::Liquidations& page = world_.liquidations;
    const auto stop = [&](std::optional<view::VenueStop>& which, std::uint32_t minutes, const std::string& reason) {
        which.reset();
        if (minutes > 0)
            which = view::VenueStop{
                Timestamp{world_.status.time.ms + minutes * msPerMinute}, world_.status.operatorName, reason};
    };
    ShiftBook book = *world_.shift;
    if (const auto* pin = find<PinNote>(command)) {
        const std::uint32_t number = book.notes.empty() ? 1 : book.notes.front().number + 1;
        book.notes.insert(
            book.notes.begin(), {number, pin->subject, pin->text, world_.status.operatorName, {}, world_.status.time});
    } else if (const auto* unpin = find<UnpinNote>(command)) {
        std::erase_if(book.notes, [&](const ShiftNote& note) { return note.number == unpin->number; });
    } else if (const auto* watch = find<WatchSubject>(command)) {
        std::erase(book.watched, watch->subject);
        if (watch->on)
            book.watched.push_back(watch->subject);
    }
    if (book != *world_.shift)
        world_.shift = std::make_shared<const ShiftBook>(std::move(book));
    if (const auto* halt = find<HaltMatching>(command)) {
        stop(page.matchingHalted, halt->minutes, halt->reason);
    } else if (const auto* pause = find<PauseLiquidations>(command)) {
        stop(page.liquidationsPaused, pause->minutes, pause->reason);
    } else if (const auto* cancel = find<CancelAllOrders>(command)) {
        if (cancel->minutes > 0)
            stop(page.matchingHalted, cancel->minutes, cancel->reason);
    } else if (const auto* set = find<SetBackstopProvider>(command)) {
        std::erase_if(page.providers, [&](const auto& provider) { return provider.subaccount == set->subaccount; });
        if (set->capacity.isPositive())
            page.providers.push_back({set->subaccount, set->capacity, set->capacity, constant<Ratio>("0.1"), true});
    } else if (const auto* deposit = find<DepositToFund>(command)) {
        page.backstopFund += notional(deposit->quantity, world_.assets[deposit->asset.value].markPrice);
    } else if (const auto* decided = find<DecideMark>(command)) {
        view::Asset& asset = world_.assets[decided->asset.value];
        if (decided->decision == MarkDecision::Accept && asset.pendingMark)
            asset.markPrice = *asset.pendingMark;
        asset.pendingMark.reset();
        asset.markState = view::MarkState::Live;
    } else if (const auto* step = find<LiquidateStep>(command)) {
        for (view::QueueRow& row : page.queue)
            if (row.subaccount == step->subaccount)
                for (view::QueueDebt& debt : row.debts)
                    if (debt.asset == step->debt)
                        debt.quantity -= std::min(debt.quantity, stepCloses.value_or(step->quantity));
    } else if (const auto* reset = find<ResetThrottle>(command)) {
        world_.pools[reset->pool.value].throttleUtilizationBound = reset->bound;
    }
}

void FakeExchange::openAnother(const std::string& path)
{
    world_.status.worldPath = path;
    world_.status.draft.reset();
    history_.clear();
}

void FakeExchange::parameterHistory(const std::string& path, HistoryTo history)
{
    history(history_[path]);
}

void FakeExchange::marginCalls(MarginCallsTo calls)
{
    std::vector<view::MarginCall> called;
    for (const view::AccountRow& row : accounts_)
        if (row.band >= view::MmrBand::Danger)
            called.push_back({row, multiply(row.netEquity, constant<Ratio>("0.2"), Rounding::Up)});
    std::stable_sort(called.begin(), called.end(),
        [](const auto& a, const auto& b) { return a.row.marginFraction < b.row.marginFraction; });
    calls(std::move(called));
}

std::vector<ScenarioTitle> FakeExchange::scenarios() const
{
    return {{"2025-10-10-crash", "10 October 2025"}, {"adl", "ADL and socialised loss"}, {"calm", "Calm August"}};
}

void FakeExchange::impact(
    view::Page, std::vector<ParameterEdit> edits, std::uint32_t, ImpactTo impact, AftermathTo aftermath)
{
    impactAsked = std::move(edits);
    if (impactAnswer)
        impact(*impactAnswer);
    if (aftermathAnswer)
        aftermath(*aftermathAnswer);
}

void FakeExchange::past(
    std::vector<ParameterEdit> edits, std::uint32_t hours, std::function<void(double)> share, PastTo answer)
{
    impactAsked = std::move(edits);
    pastHoursAsked = hours;
    share(0.5);
    if (pastAnswer)
        answer(*pastAnswer);
}

void FakeExchange::corridors(Watcher, AssetId, std::vector<Track> tracks, TracksTo answer)
{
    Tracks found;
    found.time = world_.status.time;
    for (const Track& track : tracks) {
        const auto known = corridorAnswers.find(track.parameter);
        found.corridors.push_back(known == corridorAnswers.end() ? std::nullopt : std::optional{known->second});
    }
    answer(found);
}

void FakeExchange::curveCorridor(AssetId, CurveTo answer)
{
    if (curveAnswer)
        answer(*curveAnswer);
}

} // namespace plimsoll::test
