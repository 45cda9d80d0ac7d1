// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "service/archive_port.h"
#include "service/console_port.h"

#include <array>
#include <map>
#include <mutex>
#include <vector>

namespace plimsoll::test {

/// Stands behind the screen in tests of the screen: the same figures on every run, computed from nothing but a seed,
/// answers at once, remembers every command. It changes only the figures that a command names.
class FakeExchange : public ConsolePort, public ArchivePort {
public:
    explicit FakeExchange(std::uint32_t accounts = 5000);

    std::shared_ptr<const view::ViewSnapshot> latest() const override;
    std::optional<OperatorAnswer> openFault() const override { return fault; }
    std::optional<WorldOpening> opening() const override { return opens; }
    void cancelBranch() override { ++branchesCancelled; }
    std::optional<OperatorAnswer> passedOver() const override { return passed; }
    void balanceSheet(BalanceSheetTo sheet) override { sheet(sheetAnswer); }
    void onPublished(Notify notify) override;
    void request(const view::ViewRequest& wanted) override;
    Ticket submit(OperatorCommand command, AnswerTo answer) override;
    void parameterHistory(const std::string& path, HistoryTo history) override;
    void marginCalls(MarginCallsTo calls) override;
    void accountRows(const view::AccountTableRequest& table, AccountRowsTo rows) override { rows(matching(table)); }
    std::vector<ScenarioTitle> scenarios() const override;
    void preview(SubaccountId id, const Command& command, PreviewTo preview) override;
    void impact(view::Page asker, std::vector<ParameterEdit> edits, std::uint32_t seconds, ImpactTo impact,
        AftermathTo aftermath) override;
    void corridors(Watcher watcher, AssetId asset, std::vector<Track> tracks, TracksTo answer) override;
    void curveCorridor(AssetId asset, CurveTo answer) override;
    void noticePlan(ChangeContent, const NoticeTerms&, std::function<void(double)>, NoticeTo answer) override
    {
        answer({});
    }
    void past(std::vector<ParameterEdit> edits, std::uint32_t hours, std::function<void(double)> share,
        PastTo answer) override;
    void forgetPast() override {}
    /// Remembers nothing.
    void pastImpact(std::string, std::uint64_t, std::vector<ParameterEdit>, PastImpactTo answer) override
    {
        answer(std::optional<PastImpact>{});
    }

    void environments(
        std::vector<std::string>, std::function<void(const std::map<std::string, std::string>&)> found) override
    {
        found({});
    }
    /// Keeps no journal: nothing is found.
    void find(const archive::Query& query, std::function<void(const archive::Page&)> found) override;
    void rows(const archive::Query& query, std::function<void(const archive::Page&)> found) override;
    void entry(
        const std::string& path, std::uint64_t sequence, std::function<void(const archive::Entry&)> found) override;
    void exportRows(const archive::Query& query, archive::ExportFormat format, const std::string& file,
        std::function<void(const archive::Exported&)> done) override;
    void minutes(const archive::MinuteQuery& query, std::function<void(const archive::Minutes&)> found) override;
    void verify(const std::string& path, std::function<void(double)> progress,
        std::function<void(const archive::Verified&)> done) override;
    void cancelVerify() override {}

    /// Why there is no world; a test sets it and publishes.
    std::optional<OperatorAnswer> fault;
    /// The world that is being opened, and the one that could not be at the start.
    std::optional<WorldOpening> opens;
    std::optional<OperatorAnswer> passed;
    /// What the exchange holds and owes.
    BalanceSheet sheetAnswer;
    /// What the journal has of liquidations, newest first.
    std::vector<archive::Row> stepRows;
    /// What a world keeps of every pool and of the venue, oldest first; answers wait for releaseMinutes() while held.
    std::vector<archive::Minute> minutesKept;
    bool minutesHeld = false;
    std::vector<archive::MinuteQuery> minutesAsked;
    void releaseMinutes();
    /// What a verification comes to.
    archive::Verified verified;
    /// What the next steps by hand close instead of what they ask for.
    std::optional<Quantity> stepCloses;
    int branchesCancelled = 0;
    /// Accounts of each stage beyond those that are listed.
    std::array<std::uint32_t, 5> unlisted{};
    /// What every change would do; a test fills them in. Without them a question stays unanswered.
    std::optional<Impact> impactAnswer;
    std::optional<BeforeAfter<Aftermath>> aftermathAnswer;
    std::optional<PastUnder> pastAnswer;
    std::uint32_t pastHoursAsked = 0;
    /// The corridor of each parameter that has one, whatever the asset.
    std::map<std::string, Corridor> corridorAnswers;
    /// The corridor of every pool's curve.
    std::optional<CurveCorridor> curveAnswer;
    std::vector<ParameterEdit> impactAsked;

    /// Publishes what the newest request asks for.
    void publish();
    /// Lets simulated seconds pass: marks and utilizations wander a little, then publishes.
    void advance(int seconds);
    /// The state of the world before the next publication.
    view::ViewSnapshot& world() { return world_; }
    view::AccountRow& account(std::uint32_t subaccount) { return accounts_[subaccount - 1]; }
    /// Nobody holds or owes what moves, from the next publication on.
    void closeAllExposure();
    /// Another world from the next publication on: nobody changed a parameter in it.
    void openAnother(const std::string& path);
    /// Refuses the next command with this answer (its ticket is filled in).
    void refuseNext(OperatorAnswer answer) { refusal_ = std::move(answer); }
    /// Keeps answers back until released.
    void holdAnswers() { holding_ = true; }
    void releaseAnswers();

    const std::vector<OperatorCommand>& commands() const { return commands_; }
    const view::ViewRequest& wanted() const { return wanted_; }
    /// The newest command of one kind; null where there is none.
    template <class Wanted>
    const Wanted* last() const
    {
        for (auto at = commands_.rbegin(); at != commands_.rend(); ++at)
            if (const auto* found = find<Wanted>(*at))
                return found;
        return nullptr;
    }
    std::size_t requestCount() const { return requests_; }

private:
    template <class Wanted>
    static const Wanted* find(const OperatorCommand& command)
    {
        const auto same = [](const auto& part) -> const Wanted* {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(part)>, Wanted>)
                return &part;
            else
                return nullptr;
        };
        const auto* journalled = std::get_if<Command>(&command);
        return journalled != nullptr ? std::visit(same, *journalled) : std::visit(same, command);
    }

    void makeAssets();
    void makePools();
    void makeRisk();
    void makeAccounts(std::uint32_t count);
    void makeLiquidations();
    void makeFeed();
    std::vector<view::AccountRow> matching(const view::AccountTableRequest& table) const;
    bool hasFlags(const view::AccountRow& row, const view::AccountFlagSet& flags, bool any) const;
    void fillWorst(view::ViewSnapshot& snapshot) const;
    void fillWindow(view::ViewSnapshot& snapshot) const;
    void fillPool(view::ViewSnapshot& snapshot) const;
    void fillAccount(view::ViewSnapshot& snapshot) const;
    void countAccounts(view::ViewSnapshot& snapshot) const;
    void countStages(view::Liquidations& page) const;
    OperatorAnswer apply(const OperatorCommand& command);
    OperatorAnswer apply(const SetParameters& change);
    void applyControl(const OperatorCommand& command);
    void takeRisk(std::shared_ptr<const RiskConfiguration> risk);
    void remember(
        const std::string& path, const std::string& before, const std::string& after, const std::string& reason);
    void tellFeed(view::FeedEntry entry);

    view::ViewSnapshot world_;
    std::vector<view::AccountRow> accounts_;
    std::map<std::string, std::vector<view::ParameterChange>> history_;
    std::shared_ptr<const view::ViewSnapshot> latest_;
    view::ViewRequest wanted_;
    Notify notify_;
    std::vector<OperatorCommand> commands_;
    std::vector<std::pair<OperatorAnswer, AnswerTo>> held_;
    std::optional<OperatorAnswer> refusal_;
    std::function<void(const archive::Minutes&)> minutesFound_;
    std::size_t requests_ = 0;
    Ticket tickets_ = 0;
    bool holding_ = false;
};

} // namespace plimsoll::test
