// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/parameter.h"
#include "service/change/change.h"
#include "service/change/guard_rails.h"
#include "service/change/operators.h"
#include "service/shift_book.h"
#include "service/view_account.h"
#include "service/view_desk.h"
#include "service/view_feed.h"
#include "service/view_liquidation.h"
#include "service/view_market.h"
#include "service/view_pool.h"
#include "service/view_request.h"
#include "service/view_series.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::view {

enum class Environment : std::uint8_t { Demo, Training, Replay, Live };

/// Why nothing may be changed now.
enum class ReadOnly : std::uint8_t { No, OpenedReadOnly, AnotherWriter, JournalFault, NewerSchema, Replaying };

/// The status bar and the frame.
struct Status {
    Environment environment = Environment::Demo;
    ReadOnly readOnly = ReadOnly::No;
    std::string readOnlyDetail; ///< what the system said, as "database or disk is full"
    std::string worldName;
    std::string worldPath;
    std::string operatorName;   ///< whose desk it is, locked or not
    Role role = Role::Operator; ///< a viewer's while the desk is not open
    DeskState desk = DeskState::Open;
    bool asksForPassphrases = false;
    std::string auditHead; ///< the durable end of the audit (AuditHead, as text); empty where the world is only read
    std::shared_ptr<const std::vector<DeskOperator>> operators; ///< of a world that does; may be null
    /// Guard rails, oldest first: changes keep to the last; null where there is no world.
    std::shared_ptr<const std::vector<RailsVersion>> rails;
    /// What their shortest intervals count from; null where there is no world.
    std::shared_ptr<const LastLive> lastLive;
    /// What they typed last and did not ask for (KeepDraft); null while the desk is not open.
    std::shared_ptr<const std::string> draft;
    Timestamp time{};                       ///< simulated
    std::uint32_t speedAsked = 0;           ///< 0 = paused, else 1, 10, 60, 600
    double speedAchieved = 0;               ///< simulated seconds per wall second, for show
    std::string stoppedBy;                  ///< the exchange refuses that time passes: its refusal; empty: it does not
    bool slowedByQueue = false;             ///< dropped to 1x because the queue filled
    bool slowsForQueue = true;              ///< whether it does so
    std::optional<Timestamp> recordedUntil; ///< recorded prices end here; after it the seeded process goes on
    std::uint64_t appliedSequence = 0;
    std::uint64_t durableSequence = 0;
    std::int64_t applyNanoseconds = 0; ///< median of one command over the last second
    std::int64_t durableLagMicroseconds = 0;
    std::uint32_t commandsPerSecond = 0;

    /// What changes keep to now; none at all where there is no world.
    const GuardRails& railsNow() const
    {
        static const GuardRails none;
        return rails && !rails->empty() ? rails->back().rails : none;
    }
    /// What their intervals count from; nothing where there is no world.
    const LastLive& lastLiveNow() const
    {
        static const LastLive none;
        return lastLive ? *lastLive : none;
    }
};

/// The key figures of the Overview and their last simulated hour.
struct Overview {
    Usd lentValue{};
    Usd borrowedValue{};
    std::optional<AssetId> worstPool; ///< highest utilization
    std::uint32_t accountsAtRisk = 0; ///< MMR at or above 80 %
    /// With the smallest margin fraction; of healthy ones it may be as old as a round of sweeps. None without exposure.
    std::optional<AccountRow> worstAccount;
    Usd exposureAtRisk{};
    std::array<std::uint32_t, mmrBandCount> accountsByBand{};
    std::array<Usd, mmrBandCount> exposureByBand{};
    Series lentHour;
    Series borrowedHour;
    Series worstUtilizationHour;
    Series accountsAtRiskHour;
    Series queueHour;
    Series fundLessBadDebtHour;
};

/// All that the screen shows, published by the engine side at most 10 times a second; newest wins, never changed
/// after publication. Its size follows the screen (request), never the exchange.
struct ViewSnapshot {
    std::uint64_t publication = 0; ///< counts publications of this process
    ViewRequest request;           ///< the request that this answers
    Status status;
    std::vector<Asset> assets;
    std::vector<Pool> pools; ///< by AssetId
    Overview overview;
    Histogram mmrHistogram;            ///< 0 to 120 % in steps of 2 %
    Histogram marginFractionHistogram; ///< 0 to 2 in steps of 0.04
    std::vector<FeedEntry> feed;       ///< newest first, at most 200
    std::vector<Alert> alerts;
    AccountWindow accounts;
    std::optional<PoolDetail> pool;       ///< request.pool
    std::optional<AccountDetail> account; ///< request.account, none if it does not exist
    Liquidations liquidations;
    ExchangeDetail exchange;
    /// Never null; shared between snapshots until it changes.
    std::shared_ptr<const ShiftBook> shift{std::make_shared<const ShiftBook>()};
    std::vector<AccountRow> watched; ///< accounts of the watch list that exist, in its order, where the Overview shows
    std::shared_ptr<const RiskConfiguration> risk; ///< in force, never null; shared between snapshots until a change
    std::uint64_t riskVersion = 0;                 ///< counts accepted changes of both, and of states
    /// What order checks reckon with beside what is in force; never null.
    std::shared_ptr<const std::vector<ParameterTarget>> announced{
        std::make_shared<const std::vector<ParameterTarget>>()};
    /// Newest first, never null; shared between snapshots until one of them moves.
    std::shared_ptr<const std::vector<Change>> changes{std::make_shared<const std::vector<Change>>()};
};

} // namespace plimsoll::view
