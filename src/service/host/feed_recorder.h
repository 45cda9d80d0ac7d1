// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/apply.h"
#include "service/host/controls_before.h"
#include "service/view_feed.h"
#include "service/view_liquidation.h"
#include "service/view_risk.h"

#include <array>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace plimsoll {

/// What just happened, as lines of the feed, liquidation fills, stories of accounts and histories of parameters.
/// Everything but the histories forgets its oldest lines.
class FeedRecorder {
public:
    void observe(const State& after, std::uint64_t sequence, const Command& command, const Outcome& outcome,
        const std::string& actor);
    /// A line that no command of the exchange leaves: the clock changed.
    void note(view::FeedEntry entry);
    void clear() { *this = FeedRecorder{}; }

    const std::deque<view::FeedEntry>& feed() const { return feed_; }
    const std::deque<view::LiquidationFill>& fills() const { return fills_; }
    /// Newest first; with the losses that lenders of what it lends now had to bear.
    std::vector<view::FeedEntry> storyOf(SubaccountId id, std::size_t count, const std::set<AssetId>& lent) const;
    std::vector<view::ParameterChange> historyOf(const std::string& path) const;
    const view::LiquidationFill* lastFillOf(SubaccountId id) const;
    std::uint32_t fillsOf(SubaccountId id) const;

    struct Done {
        SubaccountId subaccount;
        Timestamp triggered;
        Timestamp left;
        Usd exposureAtTrigger;
        Usd liquidated; ///< of its debts, at the marks of the fills
        bool endedInDeficit{};
    };
    /// Newest first; those that left longer than doneAgeMax before the newest are forgotten.
    const std::deque<Done>& done() const { return done_; }
    static constexpr std::int64_t doneAgeMax = 10 * msPerMinute;
    /// Of a world that is opened: what its providers were granted before. Newer grants that were seen stay.
    void remember(const std::map<SubaccountId, Usd>& grants) { grants_.insert(grants.begin(), grants.end()); }
    /// What a provider of the backstop was granted last; zero where that was not seen.
    Usd grantOf(SubaccountId provider) const;
    std::uint64_t liquidationsTotal() const { return liquidationsTotal_; }
    std::uint64_t fillsTotal() const { return fillsTotal_; }
    /// Reason and operator of the hold on an account or asset.
    const view::Hold* holdOf(std::optional<SubaccountId> subaccount, std::optional<AssetId> asset) const;
    /// Operator and reason of the take-over of an account that is taken over.
    view::Hold takeOverOf(SubaccountId subaccount) const;
    /// Of a world that is opened: who placed what is still in force.
    void remember(const ControlsBefore& before);
    /// Of a world that is opened, whose commands do not say it: who asked for what its lines tell of, and why.
    void remember(const std::vector<OperatorAction>& actions);
    enum class Stopped : std::uint8_t { Matching, Liquidations };
    /// Who stopped it and why, where that was seen; `until` is the state's.
    view::VenueStop stopOf(Stopped what, Timestamp until) const;

private:
    void tell(view::FeedEntry entry);
    void remember(view::FeedEntry entry);

    std::deque<view::FeedEntry> feed_;    ///< newest first
    std::deque<view::FeedEntry> stories_; ///< newest first
    std::deque<view::FeedEntry> losses_;  ///< that lenders bore, newest first
    std::deque<view::LiquidationFill> fills_;
    std::deque<Done> done_;
    std::map<SubaccountId, Done> open_;
    std::map<SubaccountId, std::pair<view::LiquidationFill, std::uint32_t>> fillsByAccount_;
    std::map<std::string, std::vector<view::ParameterChange>> histories_;
    std::vector<view::Hold> holds_;
    std::map<SubaccountId, view::Hold> takeOvers_; ///< the last of each account, released or not
    std::map<SubaccountId, Usd> grants_;
    std::array<view::VenueStop, 2> stops_; ///< by Stopped
    std::uint64_t liquidationsTotal_{0};
    std::uint64_t fillsTotal_{0};

    friend struct FeedLines;
};

} // namespace plimsoll
