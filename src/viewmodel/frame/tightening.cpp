// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/tightening.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/change_words.h"
#include "viewmodel/parameters/parameter_words.h"

#include <algorithm>

namespace plimsoll {
namespace {

/// A tenth of collateral value less, but not nothing.
std::string lowerWeight(const std::string& live)
{
    const Int128 least = powerOfTen(16) * 5;
    const Int128 raw = parseDecimal(live, Ratio::decimals).raw - powerOfTen(17);
    return toText(Ratio::fromRaw(std::max(least, raw)));
}

std::string halved(const std::string& live)
{
    return toText(Quantity::fromRaw(parseDecimal(live, Quantity::decimals).raw / 2));
}

} // namespace

Tightening::Tightening(Session& session, ImpactPort& impacts, QObject* parent)
    : QObject(parent)
    , session_(session)
    , impacts_(impacts)
    , answer_(session)
{
    connect(&session_, &Session::snapshotChanged, this, [this] {
        if (session_.snapshot().assets.size() == known_)
            return;
        known_ = session_.snapshot().assets.size();
        emit assetsChanged();
    });
    connect(&session_, &Session::worldChanged, this, [this] { begin(kind_, -1); });
    connect(&answer_, &CommandAnswer::changed, this, &Tightening::changed);
}

std::vector<AssetId> Tightening::offered() const
{
    std::vector<AssetId> assets;
    for (const view::Asset& asset : session_.snapshot().assets)
        if (!pathOf(asset.id).empty())
            assets.push_back(asset.id);
    return assets;
}

QStringList Tightening::assets() const
{
    QStringList symbols;
    for (const AssetId asset : offered())
        symbols << format::symbol(asset, session_.snapshot());
    return symbols;
}

int Tightening::asset() const
{
    const std::vector<AssetId> assets = offered();
    const auto found = asset_ ? std::find(assets.begin(), assets.end(), *asset_) : assets.end();
    return found == assets.end() ? -1 : static_cast<int>(found - assets.begin());
}

void Tightening::begin(int kind, int asset)
{
    kind_ = kind;
    asset_.reset();
    if (const AssetId wanted{static_cast<std::uint16_t>(asset)}; asset >= 0 && !pathOf(wanted).empty())
        asset_ = wanted;
    answer_.clear();
    emit assetsChanged();
    propose();
}

void Tightening::setAsset(int place)
{
    const std::vector<AssetId> assets = offered();
    begin(kind_,
        place >= 0 && place < static_cast<int>(assets.size()) ? assets[static_cast<std::size_t>(place)].value : -1);
}

void Tightening::setValue(const QString& value)
{
    if (value == value_)
        return;
    value_ = value;
    emit changed();
}

/// Empty where the asset has nothing of the kind.
std::string Tightening::pathOf(AssetId asset) const
{
    const RiskConfiguration& risk = *session_.snapshot().risk;
    if (asset.value >= risk.assets.size())
        return {};
    const std::string& symbol = risk.assets[asset.value].symbol;
    switch (kind_) {
    case Weight:
        return "assets." + symbol + ".haircutFunction.weight";
    case RepayOnly:
        return "borrowLendMarkets." + symbol + ".state";
    case PoolLimit:
        return "borrowLendMarkets." + symbol + ".openBorrowLendLimit";
    default:
        break;
    }
    const auto market = std::find_if(
        risk.markets.begin(), risk.markets.end(), [asset](const MarketParameters& one) { return one.base == asset; });
    return market == risk.markets.end() ? std::string{} : "markets." + market->symbol + ".orderBookState";
}

void Tightening::propose()
{
    live_.clear();
    value_.clear();
    state_.clear();
    howLow_.clear();
    ++asked_;
    const RiskConfiguration& risk = *session_.snapshot().risk;
    const std::string at = path();
    if (const auto parameter = at.empty() ? std::nullopt : parameterAt(risk, at)) {
        const ParameterWords words = wordsOf(nameOf(at));
        const std::string live = parameter->text(risk);
        live_ = shown(words, live);
        if (!takesValue())
            state_ = kind_ == RepayOnly ? "RepayOnly" : kind_ == CancelOnly ? "CancelOnly" : "PostOnly";
        value_ = !takesValue() ? choiceWords(state_) : shown(words, kind_ == Weight ? lowerWeight(live) : halved(live));
        proposed_ = value_;
        if (kind_ == Weight)
            askHowLow();
    }
    emit changed();
}

/// The Risk page's question for one weight: how far it may fall before an account is liquidated.
void Tightening::askHowLow()
{
    constexpr int digits = 4;
    impacts_.corridors(*asset_, {{"haircutFunction.weight", Ratio{}}},
        session_.onGui(this, [this, number = asked_](const ImpactPort::Tracks& found) {
            if (number != asked_ || found.corridors.empty() || !found.corridors[0])
                return;
            const Int128 step = powerOfTen(Ratio::decimals - digits);
            const Int128 safe = (found.corridors[0]->safeUntil().raw + step - 1) / step * step;
            const bool isBounded = !found.corridors[0]->crossings.empty();
            howLow_ = isBounded
                ? tr("Nobody is liquidated down to %1, at these marks").arg(format::exact(Ratio::fromRaw(safe)))
                : tr("Nobody is liquidated however low, at these marks");
            // What was proposed before this was known; what a hand typed stands.
            const auto proposed = format::parseRatio(value_);
            const bool isUntouched = value_ == proposed_;
            if (isBounded && isUntouched && proposed && proposed->raw < safe)
                value_ = proposed_
                    = safe < found.corridors[0]->now.raw ? format::exact(Ratio::fromRaw(safe)) : QString();
            emit changed();
        }));
}

QString Tightening::unit() const
{
    return kind_ == PoolLimit && asset_ ? format::symbol(*asset_, session_.snapshot()) : QString();
}

QString Tightening::note() const
{
    if (kind_ != PoolLimit)
        return howLow_;
    const std::vector<view::Pool>& pools = session_.snapshot().pools;
    if (!asset_ || asset_->value >= pools.size())
        return {};
    const view::Pool& pool = pools[asset_->value];
    return tr("%1 %3 lent and %2 borrowed now")
        .arg(format::quantityCompact(pool.lentQuantity), format::quantityCompact(pool.borrowedQuantity), unit());
}

std::string Tightening::after() const
{
    return takesValue() ? parsedText(wordsOf(nameOf(path())), value_.trimmed()) : state_;
}

QString Tightening::blocked() const
{
    if (const QString why = format::whyNotNow(session_.snapshot().status); !why.isEmpty())
        return why;
    if (!asset_)
        return tr("Choose the asset");
    if (after().empty())
        return format::whyNotRead(value_, tr("Give the new value as a figure"));
    return answer_.pending() ? tr("Trying it on a fork…") : QString();
}

void Tightening::apply(const QString& reason)
{
    if (!blocked().isEmpty())
        return;
    if (reason.trimmed().isEmpty()) {
        answer_.refuse(tr("Give a reason"));
        return;
    }
    const std::string at = path();
    const RiskConfiguration& risk = *session_.snapshot().risk;
    ChangeRequest request;
    request.verb = ChangeVerb::Tighten;
    request.reason = request.content.reason = reason.trimmed().toStdString();
    request.content.name = tr("Emergency tightening").toStdString();
    request.content.edits = {{at, parameterAt(risk, at)->text(risk), after()}};
    answer_.send(request, tr("Live: %1").arg(titleOf(request.content.edits)));
}

} // namespace plimsoll
