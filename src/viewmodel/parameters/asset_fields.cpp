// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/asset_fields.h"

namespace plimsoll {
namespace {

const std::string assets = "assets";
const std::string pools = "borrowLendMarkets";

} // namespace

AssetFields::AssetFields(ParameterBook& book, QObject* parent)
    : QObject(parent)
    , weight_(book, assets, "haircutFunction.weight")
    , haircutBase_(book, assets, "haircutFunction.kind.base")
    , penalty_(book, assets, "haircutFunction.kind.positiveCurvePenalty")
    , imfBase_(book, assets, "imfFunction.base")
    , imfFactor_(book, assets, "imfFunction.factor")
    , mmfBase_(book, assets, "mmfFunction.base")
    , mmfFactor_(book, assets, "mmfFunction.factor")
    , fee_(book, pools, "fee")
    , maxUtilization_(book, pools, "maxUtilization")
    , threshold_(book, pools, "throttleUtilizationThreshold")
    , updateFraction_(book, pools, "throttleUpdateFraction")
    , limit_(book, pools, "openBorrowLendLimit")
{
}

void AssetFields::setOwner(const std::string& symbol)
{
    for (ParameterField* field : {&weight_, &haircutBase_, &penalty_, &imfBase_, &imfFactor_, &mmfBase_, &mmfFactor_,
             &fee_, &maxUtilization_, &threshold_, &updateFraction_, &limit_})
        field->setOwner(symbol);
}

} // namespace plimsoll
