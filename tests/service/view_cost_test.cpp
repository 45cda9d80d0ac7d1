// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "service/host/view_builder.h"
#include "support/allocation_count.h"
#include "support/crowd.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

/// A crowd in which thirty accounts stand between 80 and 100 % of MMR and five are in the queue, the same at any size.
State troubledCrowd(std::uint32_t count)
{
    State state = crowd(count);
    for (std::uint32_t i = 1; i <= 35; ++i)
        leaveWith(state, SubaccountId{10 * i}, constant<Quantity>(i <= 30 ? "1.2" : "1.17"));
    plimsoll::apply(state, SetMarkPrice{{{sol, constant<Price>("92.6")}}});
    return state;
}

view::ViewRequest requestOf(view::Page page)
{
    view::ViewRequest request;
    request.page = page;
    request.table.count = 60;
    request.account = SubaccountId{20};
    request.pool = usdc;
    return request;
}

struct Cost {
    std::uint64_t accounts{};  ///< read, beside those that are swept in turn
    std::uint64_t allocated{}; ///< bytes of the snapshot and of what it was made with
    std::uint64_t copied{};    ///< bytes of pages, while a survey shares them
};

/// Builds views as the host does; surveys wait until they are told to run.
class Host {
public:
    explicit Host(std::uint32_t count)
        : state(troubledCrowd(count))
    {
    }

    std::shared_ptr<const view::ViewSnapshot> build(const view::ViewRequest& request, std::int64_t wallMs)
    {
        return builder.build(state, request, {}, {}, {}, wallMs);
    }
    void runSurveys()
    {
        for (const Survey::Task& task : std::exchange(surveys, {}))
            task();
    }
    Cost costOf(const view::ViewRequest& request, std::int64_t wallMs)
    {
        const std::size_t swept = std::min(ViewBuilder::sweepSize, state.accounts.size());
        accountsRead = 0;
        bytesAllocated = 0;
        pageBytesCopied = 0;
        const auto view = build(request, wallMs);
        return {accountsRead - swept, bytesAllocated, pageBytesCopied};
    }

    State state;
    std::vector<Survey::Task> surveys;
    ViewBuilder builder{[this](Survey::Task task) { surveys.push_back(std::move(task)); }};
};

constexpr std::uint32_t few = 1'000;
constexpr std::uint32_t many = 100'000;

} // namespace

/// What a published view costs the engine's thread follows what is asked for, not the number of accounts.
class ViewCostTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Host> small_;
    std::unique_ptr<Host> large_;

private slots:
    void initTestCase()
    {
        small_ = std::make_unique<Host>(few);
        large_ = std::make_unique<Host>(many);
    }

    void aViewCostsTheSameAtAnySize_data()
    {
        QTest::addColumn<int>("page");
        for (const auto page :
            {view::Page::Overview, view::Page::Lending, view::Page::Margin, view::Page::Liquidations, view::Page::Risk})
            QTest::addRow("page %d", static_cast<int>(page)) << static_cast<int>(page);
    }
    void aViewCostsTheSameAtAnySize()
    {
        QFETCH(const int, page);
        const view::ViewRequest request = requestOf(static_cast<view::Page>(page));
        const auto costOf = [&](Host& host) {
            const std::int64_t wall = 100'000 * (page + 1);
            host.build(request, wall);
            host.runSurveys();
            const auto view = host.build(request, wall + 100);
            [&] {
                QCOMPARE(view->accounts.rows.size(), std::size_t{60});
                QCOMPARE(view->liquidations.queue.size(), std::size_t{5});
                QCOMPARE(view->liquidations.watch.size(), std::size_t{20});
                QCOMPARE(view->pool->lenders, 1U);
                QVERIFY(view->account.has_value());
            }();
            // The dearest publication: it asks for a survey, and the next one writes to pages that the survey shares.
            Cost cost = host.costOf(request, wall + 1200);
            const Cost next = host.costOf(request, wall + 1300);
            host.runSurveys();
            cost.accounts += next.accounts;
            cost.allocated += next.allocated;
            cost.copied += next.copied;
            return cost;
        };
        const Cost small = costOf(*small_);
        const Cost large = costOf(*large_);
        QVERIFY(small.accounts > 60 && small.accounts < 400);
        QCOMPARE(large.accounts, small.accounts);
        QVERIFY(small.copied > 0);
        // Swept rows lie in one page of 256 more or less; 1,500 of them are swept of 100,000, 1,000 of 1,000.
        constexpr std::uint64_t ofPages = 4 * 256 * sizeof(AccountColumns::Row);
        const std::string figures = "copied " + std::to_string(small.copied) + " and " + std::to_string(large.copied)
            + ", allocated " + std::to_string(small.allocated) + " and " + std::to_string(large.allocated);
        QVERIFY2(large.copied <= small.copied + ofPages, figures.c_str());
        QVERIFY2(large.allocated <= small.allocated + ofPages, figures.c_str());
    }

    void whatStandsStillIsLookedAtInParts()
    {
        large_->builder.beginRound();
        std::size_t parts = 0;
        for (; large_->builder.isBehind(); ++parts) {
            accountsRead = 0;
            large_->builder.catchUp(large_->state);
            QVERIFY(accountsRead <= ViewBuilder::sweepSize);
        }
        QCOMPARE(parts, (many + ViewBuilder::sweepSize - 1) / ViewBuilder::sweepSize);
    }
};

PLIMSOLL_TEST(ViewCostTest);

} // namespace plimsoll::test

#include "view_cost_test.moc"
