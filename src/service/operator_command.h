// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"
#include "service/view_liquidation.h"
#include "service/view_risk.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plimsoll {

/// One parameter to set; before and after in the text form of FORMATS.md (decimals, curves as JSON arrays).
struct ParameterEdit {
    std::string path;   ///< "assets.SOL.haircutFunction.weight"
    std::string before; ///< the value that it replaces, compared by value
    std::string after;
};

/// Sets one or more parameters, all or none; refused with BEFORE_DIFFERS where one was changed meanwhile.
struct SetParameters {
    std::vector<ParameterEdit> edits;
    std::string reason;
};

struct SetPoolState {
    AssetId asset{};
    view::PoolState before{};
    view::PoolState after{};
    std::string reason;
};

struct SetBookState {
    std::string market;
    view::BookState before{};
    view::BookState after{};
    std::string reason;
};

/// Stops the liquidation steps of one account or one asset for some simulated minutes.
struct HoldLiquidation {
    std::optional<SubaccountId> subaccount;
    std::optional<AssetId> asset;
    std::uint32_t minutes = 5;
    std::string reason;
};

struct ReleaseLiquidation {
    std::optional<SubaccountId> subaccount;
    std::optional<AssetId> asset;
    std::string reason;
};

struct TakeOverLiquidation {
    SubaccountId subaccount{};
    std::string reason;
};

/// One step of an account that was taken over.
struct LiquidateStep {
    SubaccountId subaccount{};
    view::LiquidationStage stage{};
    AssetId debt{};
    Quantity quantity{};
};

struct ResetThrottle {
    AssetId pool{};
    Ratio bound{};
    std::string reason;
};

enum class MarkDecision : std::uint8_t { Accept, Reject };

struct DecideMark {
    AssetId asset{};
    MarkDecision decision{};
    std::string reason;
};

struct SetClockSpeed {
    std::uint32_t speed = 0; ///< 0 pauses, else 1, 10, 60, 600
};

/// While paused: to the next liquidation step or tick.
struct StepClock {};

struct SlowForQueue {
    bool on = true;
};

/// The World menu. `path` is a file; empty lets the host choose a fresh one in its data folder.
struct NewWorld {
    std::string scenario; ///< one of OperatorPort::scenarios()
    std::string path;
};
struct RestartWorld {};
struct DuplicateWorld {
    std::string path;
};
struct OpenWorld {
    std::string path;
    bool readOnly = false;
};
struct BackUpWorld {
    std::string path;
};
struct RestoreWorld {
    std::string path; ///< of the backup
};

using OperatorCommand = std::variant<SetParameters, SetPoolState, SetBookState, HoldLiquidation, ReleaseLiquidation,
    TakeOverLiquidation, LiquidateStep, ResetThrottle, DecideMark, SetClockSpeed, StepClock, SlowForQueue, NewWorld,
    RestartWorld, DuplicateWorld, OpenWorld, BackUpWorld, RestoreWorld>;

} // namespace plimsoll
