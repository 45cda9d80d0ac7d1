// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/balance_sheet.h"
#include "domain/exchange/event.h"
#include "service/operator_command.h"
#include "service/view_risk.h"
#include "service/view_snapshot.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

/// Names one submitted command until its answer.
using Ticket = std::uint64_t;

/// The answer to one command: durable when accepted, else why not.
struct OperatorAnswer {
    Ticket ticket = 0;
    bool accepted = false;
    std::uint64_t sequence = 0; ///< of the command in the journal, when accepted and journalled
    std::string code;           ///< refusal code of RULES.md ("BEFORE_DIFFERS"), or a fault ("READ_ONLY", "IO_FAULT")
    std::string field;          ///< path or field at fault
    std::string value;          ///< what was given
    std::string limit;          ///< what would have passed
    std::string detail;         ///< for faults: what the system said
    std::optional<std::vector<LiquidationFill>> fills; ///< of a step by hand: what it repaid, and with what
    std::string file;                                  ///< of a verb of the World menu: written, opened, or at fault
    std::optional<Change> change{}; ///< of the change desk: the change asked about, as it stands then
    std::string announced{};        ///< of a refusal: Refusal::announced
};

/// A scenario by the name that starts it and by what it calls itself.
struct ScenarioTitle {
    std::string name;
    std::string title;
};

/// How far the opening of a world has come.
struct WorldOpening {
    std::string file;
    std::uint64_t done = 0; ///< commands replayed behind the snapshot
    std::uint64_t of = 0;   ///< to be replayed; 0 while the snapshot is being read
    std::optional<view::Environment> environment{};
    bool operator==(const WorldOpening&) const = default;
};

/// All that the screen may ask of the running exchange. Every call returns at once and never waits for the engine.
class OperatorPort {
public:
    using Notify = std::function<void()>;
    using AnswerTo = std::function<void(const OperatorAnswer&)>;
    using HistoryTo = std::function<void(std::vector<view::ParameterChange>)>;
    using BalanceSheetTo = std::function<void(const BalanceSheet&)>;
    using MarginCallsTo = std::function<void(std::vector<view::MarginCall>)>;
    using AccountRowsTo = std::function<void(std::vector<view::AccountRow>)>;

    OperatorPort() = default;
    OperatorPort(const OperatorPort&) = delete;
    OperatorPort& operator=(const OperatorPort&) = delete;
    virtual ~OperatorPort() = default;

    /// The newest snapshot; null before the first publication. Any thread.
    virtual std::shared_ptr<const view::ViewSnapshot> latest() const = 0;

    /// Why there is no world to show: the one asked for could not be opened, `file` names it. None while there is one.
    /// Any thread.
    virtual std::optional<OperatorAnswer> openFault() const = 0;

    /// The world that is being opened now, while the engine answers nothing else. Any thread.
    virtual std::optional<WorldOpening> opening() const = 0;

    /// Ends the replay of a BranchWorld that is under way, which is then refused with CANCELLED. Any thread.
    virtual void cancelBranch() = 0;

    /// Why the world that is open is not the one that was left last: that one, `file`, could not be opened at the
    /// start. Any thread.
    virtual std::optional<OperatorAnswer> passedOver() const = 0;

    /// Calls `notify` on some thread after each publication (at most 10 a second, at least one a second, paused or
    /// not: the screen calls older figures stale), while there is no world to publish, and as an opening goes on; an
    /// empty function ends it, and after that return no call is running.
    virtual void onPublished(Notify notify) = 0;

    /// What the screen shows from now on; the newest request wins.
    virtual void request(const view::ViewRequest& wanted) = 0;

    /// Queues a command; `answer` is called once, on some thread, when it is durable, refused or failed.
    virtual Ticket submit(OperatorCommand command, AnswerTo answer) = 0;

    /// Reads the history of one parameter or state (path), oldest first; `history` is called once, on some thread.
    virtual void parameterHistory(const std::string& path, HistoryTo history) = 0;

    /// Every account with MMR at or above 80 %, worst first; `calls` is called once, on some thread.
    virtual void marginCalls(MarginCallsTo calls) = 0;

    /// Every account that the filter of `table` leaves, in its order, all of one moment; `rows` is called once, on some
    /// thread; not where there is no world. Valued off the engine's thread, a part at a time.
    virtual void accountRows(const view::AccountTableRequest& table, AccountRowsTo rows) = 0;

    /// What the exchange holds against what it owes, at one moment; `sheet` is called once, on some thread; not where
    /// there is no world. Reads every account, off the engine's thread.
    virtual void balanceSheet(BalanceSheetTo sheet) = 0;

    /// The scenarios that a new world may start from, the default first.
    virtual std::vector<ScenarioTitle> scenarios() const = 0;
};

} // namespace plimsoll
