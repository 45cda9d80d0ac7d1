// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/base/decimal.h"
#include "qml/window_driver.h"
#include "service/host/exchange_host.h"
#include "storage/sqlite_world_files.h"
#include "storage/world_archive.h"
#include "support/sample_risk.h"

#include <QTemporaryDir>

#include <future>
#include <mutex>

namespace plimsoll::test {

/// A world with nobody in it: what an operator does is all that happens.
class EmptyWorlds final : public ScenarioCatalogue {
public:
    std::vector<std::string> names() const override { return {"empty"}; }
    Result<Scenario, ScenarioFault> load(const std::string&) const override
    {
        Scenario scenario;
        scenario.name = "Empty";
        scenario.start = {1'760'000'400'000}; // 2025-10-09T09:00:00Z
        scenario.end = {scenario.start.ms + 24 * msPerHour};
        scenario.risk = sampleRisk();
        return scenario;
    }
};

/// Remembers what the screen asks of an exchange.
class RecordingPort final : public ConsolePort {
public:
    explicit RecordingPort(ConsolePort& port)
        : port_(port)
    {
    }
    std::shared_ptr<const view::ViewSnapshot> latest() const override { return port_.latest(); }
    std::optional<OperatorAnswer> openFault() const override { return port_.openFault(); }
    std::optional<WorldOpening> opening() const override { return port_.opening(); }
    void cancelBranch() override { port_.cancelBranch(); }
    std::optional<OperatorAnswer> passedOver() const override { return port_.passedOver(); }
    void balanceSheet(BalanceSheetTo sheet) override { port_.balanceSheet(std::move(sheet)); }
    void onPublished(Notify notify) override { port_.onPublished(std::move(notify)); }
    void request(const view::ViewRequest& wanted) override { port_.request(wanted); }
    void parameterHistory(const std::string& path, HistoryTo history) override
    {
        port_.parameterHistory(path, std::move(history));
    }
    std::vector<ScenarioTitle> scenarios() const override { return port_.scenarios(); }
    void accountRows(const view::AccountTableRequest& table, AccountRowsTo rows) override
    {
        port_.accountRows(table, std::move(rows));
    }
    void marginCalls(MarginCallsTo calls) override { port_.marginCalls(std::move(calls)); }
    void preview(SubaccountId id, const Command& command, PreviewTo preview) override
    {
        port_.preview(id, command, std::move(preview));
    }
    void impact(view::Page asker, std::vector<ParameterEdit> edits, std::uint32_t seconds, ImpactTo impact,
        AftermathTo aftermath) override
    {
        port_.impact(asker, std::move(edits), seconds, std::move(impact), std::move(aftermath));
    }
    void past(std::vector<ParameterEdit> edits, std::uint32_t hours, std::function<void(double)> share,
        PastTo answer) override
    {
        port_.past(std::move(edits), hours, std::move(share), std::move(answer));
    }
    void forgetPast() override { port_.forgetPast(); }
    void pastImpact(
        std::string world, std::uint64_t sequence, std::vector<ParameterEdit> edits, PastImpactTo answer) override
    {
        port_.pastImpact(std::move(world), sequence, std::move(edits), std::move(answer));
    }
    void corridors(Watcher watcher, AssetId asset, std::vector<Track> tracks, TracksTo answer) override
    {
        port_.corridors(watcher, asset, std::move(tracks), std::move(answer));
    }
    void curveCorridor(AssetId asset, CurveTo answer) override { port_.curveCorridor(asset, std::move(answer)); }
    void noticePlan(
        ChangeContent content, const NoticeTerms& terms, std::function<void(double)> share, NoticeTo answer) override
    {
        port_.noticePlan(std::move(content), terms, std::move(share), std::move(answer));
    }
    Ticket submit(OperatorCommand command, AnswerTo answer) override
    {
        asked.push_back(command);
        return port_.submit(std::move(command), std::move(answer));
    }
    /// The newest command of the exchange of one kind; null where there is none.
    template <class Wanted>
    const Wanted* last() const
    {
        for (auto at = asked.rbegin(); at != asked.rend(); ++at)
            if (const auto* command = std::get_if<Command>(&*at))
                if (const auto* found = std::get_if<Wanted>(command))
                    return found;
        return nullptr;
    }

    std::vector<OperatorCommand> asked;

private:
    ConsolePort& port_;
};

/// The real window on a real exchange with a real file, paused: account 1 has 1,000 USDC; account 2 sells and buys;
/// account 3 lends to the pools of USDC and SOL; SOL stands at 100.
class HostDriver : public WindowDriver<HostDriver> {
public:
    explicit HostDriver(GuardRails bounds = {})
        : rails(std::move(bounds))
    {
        for (std::uint32_t id = 1; id <= 3; ++id)
            act(CreateSubaccount{SubaccountId{id}});
        deposit(1, usdc, 1'000);
        for (const std::uint32_t id : {2U, 3U}) {
            deposit(id, usdc, 100'000);
            deposit(id, sol, 1'000);
        }
        act(Lend{SubaccountId{3}, usdc, Quantity::whole(100'000)});
        act(Lend{SubaccountId{3}, sol, Quantity::whole(1'000)});
        begin();
    }
    ~HostDriver() { end(); }

    static constexpr AssetId usdc{0};
    static constexpr AssetId sol{1};

    /// Asks the exchange past the screen, and waits until that is durable.
    OperatorAnswer act(const Command& command) { return ask(command); }
    OperatorAnswer ask(OperatorCommand command)
    {
        const auto promise = std::make_shared<std::promise<OperatorAnswer>>();
        auto answer = promise->get_future();
        host.submit(std::move(command), [promise](const OperatorAnswer& given) { promise->set_value(given); });
        return answer.get();
    }
    void deposit(std::uint32_t id, AssetId asset, int units)
    {
        act(Deposit{SubaccountId{id}, asset, Quantity::whole(units)});
    }
    /// A resting order of account 2.
    OperatorAnswer quote(Side side, const char* price, const char* quantity)
    {
        PlaceOrder order;
        order.subaccount = SubaccountId{2};
        order.side = side;
        order.price = constant<Price>(price);
        order.quantity = constant<Quantity>(quantity);
        return act(order);
    }

    const GuardRails rails;
    QTemporaryDir folder;
    storage::SqliteWorldFiles files;
    EmptyWorlds worlds;
    ExchangeHost host{files, worlds, options()};
    RecordingPort port{host};
    storage::WorldArchive archive;
    ConsoleWindow console{port, archive};

private:
    HostOptions options() const
    {
        HostOptions options;
        options.dataFolder = folder.path().toStdString();
        options.operatorName = "ada";
        options.speed = 0;
        options.rails = rails;
        return options;
    }
};

} // namespace plimsoll::test
