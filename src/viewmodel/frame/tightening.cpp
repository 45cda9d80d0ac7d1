// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/tightening.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "viewmodel/format/wording.h"

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

Tightening::Tightening(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
    , answer_(session)
{
    connect(&session_, &Session::snapshotChanged, this, [this] {
        if (session_.snapshot().assets.size() == known_)
            return;
        known_ = session_.snapshot().assets.size();
        emit assetsChanged();
    });
    connect(&session_, &Session::worldChanged, this, [this] { begin(kind_, 0); });
    connect(&answer_, &CommandAnswer::changed, this, &Tightening::changed);
}

QStringList Tightening::assets() const
{
    QStringList symbols;
    for (const view::Asset& asset : session_.snapshot().assets)
        symbols << QString::fromStdString(asset.symbol);
    return symbols;
}

void Tightening::begin(int kind, int asset)
{
    kind_ = kind;
    if (asset >= 0)
        asset_ = asset;
    else if (path().empty()) // nobody chose one: begin with one that has what is tightened
        for (asset_ = 0; path().empty() && asset_ + 1 < assets().size();)
            ++asset_;
    answer_.clear();
    propose();
}

void Tightening::setKind(int kind)
{
    begin(kind, asset_);
}

void Tightening::setAsset(int asset)
{
    begin(kind_, asset);
}

void Tightening::setValue(const QString& value)
{
    if (value == value_)
        return;
    value_ = value;
    emit changed();
}

/// Empty where the asset has nothing of the kind, as the quote of every market has no book of its own.
std::string Tightening::path() const
{
    const RiskConfiguration& risk = *session_.snapshot().risk;
    const auto at = static_cast<std::size_t>(asset_);
    if (at >= risk.assets.size())
        return {};
    const std::string& symbol = risk.assets[at].symbol;
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
        risk.markets.begin(), risk.markets.end(), [at](const MarketParameters& one) { return one.base.value == at; });
    return market == risk.markets.end() ? std::string{} : "markets." + market->symbol + ".orderBookState";
}

void Tightening::propose()
{
    live_.clear();
    value_.clear();
    const RiskConfiguration& risk = *session_.snapshot().risk;
    const std::string at = path();
    if (const auto parameter = at.empty() ? std::nullopt : parameterAt(risk, at)) {
        const std::string live = parameter->text(risk);
        live_ = QString::fromStdString(live);
        const std::string value = kind_ == Weight ? lowerWeight(live)
            : kind_ == PoolLimit                  ? halved(live)
            : kind_ == RepayOnly                  ? "RepayOnly"
            : kind_ == CancelOnly                 ? "CancelOnly"
                                                  : "PostOnly";
        value_ = QString::fromStdString(value);
    }
    emit changed();
}

QString Tightening::blocked() const
{
    if (const QString why = format::whyNotNow(session_.snapshot().status); !why.isEmpty())
        return why;
    if (path().empty())
        return tr("This asset has no book of its own");
    return answer_.pending() ? tr("Trying it on a fork…") : QString();
}

void Tightening::apply(const QString& reason)
{
    if (!blocked().isEmpty() || value_.trimmed().isEmpty())
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
    request.content.edits = {{at, parameterAt(risk, at)->text(risk), value_.trimmed().toStdString()}};
    answer_.send(request, tr("Live: %1 to %2").arg(QString::fromStdString(at), value_.trimmed()));
}

} // namespace plimsoll
