// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/tightening.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/refusal_words.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/change_words.h"
#include "viewmodel/parameters/parameter_words.h"

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

constexpr qint64 renewAfterMs = 1000;
constexpr qint64 giveUpAfterMs = 5000;

/// To the four digits that weights are written with.
Int128 roundedUp(Int128 raw)
{
    const Int128 step = powerOfTen(Ratio::decimals - 4);
    return (raw + step - 1) / step * step;
}

/// A tenth of collateral value less, as far as the rail of weights lets one step go, but not nothing.
Int128 lowerWeight(Int128 live, const Rail* rail)
{
    Int128 way = powerOfTen(17);
    if (rail != nullptr && rail->largestStep) {
        const Int128 step = rail->largestStep->raw;
        way = std::min(way, rail->relative ? mulDiv(live, step, Ratio::scale, Rounding::Down) : step);
    }
    return std::max(powerOfTen(16) * 5, roundedUp(live - way));
}

/// What a proposed weight keeps from the last that liquidates nobody, of the way back to the live one: marks go on
/// while a hand types the reason.
Int128 roomAbove(Int128 safe, Int128 live)
{
    return (live - safe) / 4;
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
    , renewal_(session, renewAfterMs, giveUpAfterMs)
{
    connect(&session_, &Session::snapshotChanged, this, &Tightening::follow);
    connect(&session_, &Session::snapshotChanged, this, [this] {
        if (session_.snapshot().assets.size() == known_)
            return;
        known_ = session_.snapshot().assets.size();
        emit assetsChanged();
    });
    connect(&session_, &Session::worldChanged, this, [this] {
        const bool wasOpen = isOpen_;
        begin(kind_, -1);
        isOpen_ = wasOpen;
    });
    connect(&answer_, &CommandAnswer::changed, this, [this] {
        // The exchange found otherwise than what stands here: that is not said any more.
        const bool isRefused = answer_.refused() && !answer_.code().empty();
        if (isRefused && !std::exchange(wasRefused_, isRefused) && kind_ == Weight && asset_) {
            howLow_.clear();
            askHowLow();
        }
        wasRefused_ = isRefused;
        emit changed();
    });
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
    isOpen_ = true;
    kind_ = kind;
    asset_.reset();
    if (const AssetId wanted{static_cast<std::uint16_t>(asset)}; asset >= 0 && !pathOf(wanted).empty())
        asset_ = wanted;
    answer_.clear();
    emit assetsChanged();
    propose();
}

void Tightening::end()
{
    isOpen_ = false;
    renewal_.drop();
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
    isTyped_ = true;
    if (!answer_.pending())
        answer_.clear(); // it was of another value
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
    isTyped_ = false;
    renewal_.drop();
    const RiskConfiguration& risk = *session_.snapshot().risk;
    const std::string at = path();
    if (const auto parameter = at.empty() ? std::nullopt : parameterAt(risk, at)) {
        const ParameterWords words = wordsOf(nameOf(at));
        const std::string live = parameter->text(risk);
        live_ = shown(words, live);
        if (!takesValue())
            state_ = kind_ == RepayOnly ? "RepayOnly" : kind_ == CancelOnly ? "CancelOnly" : "PostOnly";
        if (!takesValue())
            value_ = choiceWords(state_);
        else if (kind_ == PoolLimit)
            value_ = shown(words, halved(live));
        else
            askHowLow();
    }
    emit changed();
}

/// The Risk page's question for one weight: how far it may fall before an account is liquidated.
void Tightening::askHowLow()
{
    impacts_.corridors(ImpactPort::Watcher::Tightening, *asset_, {{"haircutFunction.weight", Ratio{}}},
        session_.onGui(
            this, [this, number = renewal_.ask()](const ImpactPort::Tracks& found) { take(number, found); }));
}

/// While it is open what is in its way may go, and how low is safe be found anew.
void Tightening::follow()
{
    if (!isOpen_ || !asset_)
        return;
    if (kind_ == Weight && renewal_.isDue())
        askHowLow();
    emit changed();
}

void Tightening::take(std::uint64_t number, const ImpactPort::Tracks& found)
{
    if (!renewal_.take(number, found.sequence))
        return;
    const QString moment = tr("%1, seq %2").arg(format::clock(found.time), format::count(found.sequence));
    if (!found.corridors.empty() && found.corridors[0])
        take(*found.corridors[0], moment);
    else
        howLow_ = tr("How far it is safe is not known at the marks of %1").arg(moment);
    emit changed();
}

/// The sentence and, where nobody typed one, the value are both of this answer.
void Tightening::take(const Corridor& corridor, const QString& moment)
{
    const auto exact = [](Int128 raw) { return format::exact(Ratio::fromRaw(raw)); };
    const Int128 live = corridor.now.raw;
    const bool isBounded = !corridor.isSafeThroughout();
    const Int128 safe = roundedUp(corridor.safeUntil().raw);
    const Int128 lowest = lowerWeight(live, railOf(session_.snapshot().status.railsNow(), path()));
    const Int128 kept = isBounded ? roundedUp(safe + roomAbove(safe, live)) : lowest;
    const Int128 proposed = std::max(lowest, kept);
    live_ = shown(wordsOf(nameOf(path())), toText(corridor.now));
    if (!isTyped_ && (!isHeld_ || value_.isEmpty()))
        value_ = proposed < live ? exact(proposed) : QString();
    if (!isBounded)
        howLow_ = tr("Nobody is hurt however low, at the marks of %1").arg(moment);
    else if (safe >= live)
        howLow_ = tr("Any lower weight hurts someone, at the marks of %1: none is proposed").arg(moment);
    else
        howLow_ = tr("Nobody is hurt down to %1, at the marks of %2").arg(exact(safe), moment);
    if (isBounded && kept > lowest && kept < live)
        howLow_ += tr("; %1 keeps a quarter of the way back as room for them to move").arg(exact(kept));
}

QString Tightening::unit() const
{
    return kind_ == PoolLimit && asset_ ? format::symbol(*asset_, session_.snapshot()) : QString();
}

QString Tightening::note() const
{
    if (kind_ == Weight && asset_ && howLow_.isEmpty())
        return tr("Finding how far it is safe…");
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
    if (kind_ == Weight && value_.isEmpty() && isFinding())
        return tr("Finding how far it is safe…");
    if (after().empty())
        return format::whyNotRead(value_, tr("Give the new value as a figure"));
    if (const QString rail = railInTheWay(); !rail.isEmpty())
        return rail;
    return answer_.pending() ? tr("Trying it on a fork…") : QString();
}

/// What the rails refuse of it, as the desk would, before a reason is typed; empty for nothing.
QString Tightening::railInTheWay() const
{
    const view::Status& status = session_.snapshot().status;
    const std::string at = path();
    const std::string live = parameterAt(*session_.snapshot().risk, at)->text(*session_.snapshot().risk);
    const std::vector<Breach> breaches
        = breachesOf(status.railsNow(), {{at, live, after()}}, 1, 0, status.time, status.lastLiveNow());
    if (breaches.empty())
        return {};
    const Breach& first = breaches.front();
    return format::refusalSentence(std::string{codeName(first.rail)}, first.path, first.value, first.limit);
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
    answer_.send(request, [edits = request.content.edits](const OperatorAnswer& answer) {
        if (!answer.change)
            return tr("Live: %1").arg(titleOf(edits));
        return tr("Change %1 is live: %2, by %3")
            .arg(QString::number(answer.change->id.value), titleOf(edits),
                QString::fromStdString(answer.change->author));
    });
}

} // namespace plimsoll
