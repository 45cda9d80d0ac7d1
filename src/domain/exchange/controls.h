// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/ledger.h"

namespace plimsoll {

/// What operators change (RULES.md sections 7 and 8).
void setParameters(Ledger& ledger, const SetParameters& request);
void announceParameters(Ledger& ledger, const AnnounceParameters& request);
void setPoolState(Ledger& ledger, const SetPoolState& request);
void setMarketState(Ledger& ledger, const SetMarketState& request);
void holdLiquidation(Ledger& ledger, const HoldLiquidation& request);
void releaseLiquidation(Ledger& ledger, const ReleaseLiquidation& request);
void takeOverLiquidation(Ledger& ledger, const TakeOverLiquidation& request);
void setBackstopProvider(Ledger& ledger, const SetBackstopProvider& request);
void depositToFund(Ledger& ledger, const DepositToFund& request);
void haltMatching(Ledger& ledger, const HaltMatching& request);
void pauseLiquidations(Ledger& ledger, const PauseLiquidations& request);
void cancelAllOrders(Ledger& ledger, const CancelAllOrders& request);
void resetThrottle(Ledger& ledger, const ResetThrottle& request);

} // namespace plimsoll
