// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/price_feed.h"

#include "domain/base/ensure.h"
#include "simulation/real.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {
namespace {

constexpr double secondsPerDay = 86'400;
constexpr double jumpChance = 1 / (60 * secondsPerDay);
constexpr double jumpDailyDeviations = 1.5;
constexpr std::uint64_t marketSubject = 1'000'000;

PriceShock shockOf(std::uint64_t seed, std::uint64_t subject, std::int64_t second)
{
    Random random(seed, subject, static_cast<std::uint64_t>(second));
    PriceShock shock{random.normal(), 0};
    if (random.happens(jumpChance))
        shock.jump = random.normal() * jumpDailyDeviations * std::sqrt(secondsPerDay);
    return shock;
}

} // namespace

PriceFeed::PriceFeed(const Scenario& scenario)
    : seed_(scenario.seed)
    , second_((scenario.start.ms + msPerSecond - 1) / msPerSecond)
    , sources_(scenario.risk.assets.size())
    , marks_(scenario.risk.markPrices)
{
    ENSURE(marks_.size() == sources_.size(), "every asset has a mark to start with");
    for (std::size_t asset = 0; asset < sources_.size(); ++asset)
        if (scenario.risk.assets[asset].symbol == "BTC")
            bitcoin_ = asset;
    for (const AssetPrice& price : scenario.prices) {
        const std::size_t asset = price.asset.value;
        Source& source = sources_.at(asset);
        if (const auto* fixed = std::get_if<FixedPrice>(&price.spec)) {
            marks_[asset] = fixed->price;
        } else if (const auto* anchored = std::get_if<AnchoredPrice>(&price.spec)) {
            source.origin = PriceOrigin::Recorded;
            source.path.emplace(waypointsOf(*anchored), real::of(anchored->volatility), second_);
        } else if (const auto* recorded = std::get_if<RecordedPrice>(&price.spec)) {
            source.origin = PriceOrigin::Recorded;
            source.path.emplace(waypointsOf(*recorded, seed_ + asset), real::of(recorded->volatility), second_);
        } else if (const auto* followed = std::get_if<FollowedPrice>(&price.spec)) {
            ENSURE(bitcoin_ && *bitcoin_ != asset, "what follows BTC needs another asset that is BTC");
            source.origin = PriceOrigin::FollowsBitcoin;
            source.follower = Follower{real::log(real::of(followed->start)), real::of(followed->beta),
                sigmaOfOneSecond(real::of(followed->volatility)), 0};
            marks_[asset] = followed->start;
        }
        if (source.path)
            marks_[asset] = source.path->price();
    }
    if (bitcoin_)
        bitcoinAtStart_ = real::log(real::of(marks_[*bitcoin_]));
}

void PriceFeed::advanceTo(std::int64_t second)
{
    ENSURE(second >= second_, "prices do not go back");
    while (second_ < second)
        step();
}

PriceOrigin PriceFeed::origin(AssetId asset) const
{
    const Source& source = sources_.at(asset.value);
    return source.path && !source.path->isRecorded() ? PriceOrigin::Seeded : source.origin;
}

std::optional<std::int64_t> PriceFeed::lastRecordedSecond() const
{
    std::optional<std::int64_t> last;
    for (const Source& source : sources_)
        if (source.path)
            last = std::max(last.value_or(source.path->lastRecordedSecond()), source.path->lastRecordedSecond());
    return last;
}

void PriceFeed::step()
{
    ++second_;
    const PriceShock market = shockOf(seed_, marketSubject, second_);
    const double ownPart = std::sqrt(1 - marketCorrelation * marketCorrelation);
    for (std::size_t asset = 0; asset < sources_.size(); ++asset) {
        Source& source = sources_[asset];
        if (!source.path)
            continue;
        PriceShock shock = market;
        if (asset != bitcoin_) {
            const PriceShock own = shockOf(seed_, asset, second_);
            shock.move = marketCorrelation * market.move + ownPart * own.move;
            shock.jump = marketCorrelation * market.jump + ownPart * own.jump;
        }
        source.path->advance(shock);
        marks_[asset] = source.path->price();
    }
    for (std::size_t asset = 0; asset < sources_.size(); ++asset)
        if (sources_[asset].follower)
            follow(sources_[asset], shockOf(seed_, asset, second_), marks_[asset]);
}

void PriceFeed::follow(Source& source, const PriceShock& own, Price& mark)
{
    Follower& follower = *source.follower;
    follower.noise += follower.sigma * own.move;
    const double bitcoin = real::log(real::of(marks_[*bitcoin_])) - bitcoinAtStart_;
    mark = real::toPrice(real::exp(follower.start + follower.beta * bitcoin + follower.noise));
}

} // namespace plimsoll
