// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/decimal.h"
#include "domain/exchange/apply.h"
#include "service/host/view_builder.h"
#include "support/crowd.h"
#include "support/registration.h"

#include <QTest>

namespace plimsoll::test {

namespace {

std::vector<std::uint32_t> numbersOf(const view::AccountWindow& window)
{
    std::vector<std::uint32_t> numbers;
    for (const view::AccountRow& row : window.rows)
        numbers.push_back(row.subaccount.value);
    return numbers;
}

using Numbers = std::vector<std::uint32_t>;

} // namespace

/// The order of the Margin table and the holders of pools, which are found aside.
class SurveyTest : public QObject {
    Q_OBJECT

private:
    State state_;
    std::vector<Survey::Task> surveys_;
    ViewBuilder builder_{[this](Survey::Task task) { surveys_.push_back(std::move(task)); }};
    view::ViewRequest request_;
    std::int64_t wallMs_{0};

    std::shared_ptr<const view::ViewSnapshot> build(std::int64_t laterMs = 0)
    {
        wallMs_ += laterMs;
        return builder_.build(state_, request_, {}, {}, {}, wallMs_);
    }
    std::shared_ptr<const view::ViewSnapshot> surveyed(std::int64_t laterMs = 0)
    {
        build(laterMs);
        for (const Survey::Task& task : std::exchange(surveys_, {}))
            task();
        return build();
    }

private slots:
    void init()
    {
        state_ = crowd(100);
        leaveWith(state_, SubaccountId{50}, Quantity::whole(2));
        leaveWith(state_, SubaccountId{30}, Quantity::whole(3));
        leaveWith(state_, SubaccountId{70}, Quantity::whole(4));
        surveys_.clear();
        builder_ = ViewBuilder{[this](Survey::Task task) { surveys_.push_back(std::move(task)); }};
        request_ = {};
        request_.table.count = 4;
    }

    void ordersByTheWorstFirst()
    {
        QVERIFY(build()->accounts.rows.empty());
        const auto view = surveyed();
        QCOMPARE(numbersOf(view->accounts), (Numbers{50, 30, 70, 10}));
        QCOMPARE(view->accounts.matching, 100U);
        request_.table.direction = view::SortDirection::Descending;
        request_.table.sort = view::AccountSort::Subaccount;
        QCOMPARE(numbersOf(surveyed()->accounts), (Numbers{100, 99, 98, 97}));
    }

    void countsEveryAccountOfAWorldThatWasReplayed()
    {
        state_ = crowd(4000); // more than one sweep takes
        const auto whole = build()->overview.accountsByBand;
        builder_ = ViewBuilder{[this](Survey::Task task) { surveys_.push_back(std::move(task)); }};
        Outcome outcome;
        LiquidationStarted last;
        last.subaccount = SubaccountId{4000};
        outcome.events.emplace_back(last);
        builder_.observe(state_, 1, CreateSubaccount{last.subaccount}, outcome, {});
        builder_.countAll(state_);
        QCOMPARE(build()->overview.accountsByBand, whole);
    }

    void saysWhichRequestTheRowsAnswer()
    {
        surveyed();
        request_.table.text = "99";
        const auto before = build();
        QVERIFY(before->request.table.text.empty());
        QCOMPARE(before->accounts.matching, 100U);
        const auto after = surveyed();
        QCOMPARE(after->request.table.text, std::string{"99"});
        QCOMPARE(numbersOf(after->accounts), Numbers{99});
    }

    void renewsTheOrderOnceASecond()
    {
        const std::uint64_t first = surveyed()->accounts.orderVersion;
        QVERIFY(leaveWith(state_, SubaccountId{70}, constant<Quantity>("1.5")));
        QCOMPARE(surveyed(500)->accounts.orderVersion, first);
        const auto renewed = surveyed(500);
        QCOMPARE(numbersOf(renewed->accounts), (Numbers{70, 50, 30, 10}));
        QCOMPARE(renewed->accounts.orderVersion, first + 1);
    }

    void showsNoRowAheadOfAWorseOne()
    {
        const std::uint64_t order = surveyed()->accounts.orderVersion;
        QVERIFY(leaveWith(state_, SubaccountId{70}, constant<Quantity>("1.5")));
        auto view = build(100);
        QCOMPARE(view->accounts.orderVersion, order);
        QCOMPARE(numbersOf(view->accounts), (Numbers{70, 50, 30, 10}));
        Quantity left = constant<Quantity>("1.4");
        for (const view::AccountSort sort : {view::AccountSort::NetEquity, view::AccountSort::LiquidationDistance}) {
            request_.table.sort = sort;
            request_.table.direction = view::SortDirection::Ascending;
            surveyed();
            QVERIFY(leaveWith(state_, SubaccountId{50}, left));
            left = left - constant<Quantity>("0.1");
            view = build(100);
            QCOMPARE(view->accounts.rows.size(), std::size_t{4});
            for (std::size_t i = 1; i < view->accounts.rows.size(); ++i) {
                const view::AccountRow& above = view->accounts.rows[i - 1];
                const view::AccountRow& below = view->accounts.rows[i];
                QVERIFY(sort == view::AccountSort::NetEquity ? above.netEquity <= below.netEquity
                                                             : std::abs(toDouble(*above.liquidationDistance))
                            <= std::abs(toDouble(*below.liquidationDistance)));
            }
        }
    }

    void keepsAFrozenOrder()
    {
        surveyed();
        request_.table.freezeOrder = true;
        QVERIFY(leaveWith(state_, SubaccountId{70}, constant<Quantity>("1.5")));
        build(1000);
        // The survey under way is dropped; the rows show the figures of now.
        const auto frozen = surveyed();
        QCOMPARE(numbersOf(frozen->accounts), (Numbers{50, 30, 70, 10}));
        QVERIFY(*frozen->accounts.rows[2].marginFraction < *frozen->accounts.rows[1].marginFraction);
        QVERIFY(surveyed(5000)->accounts.rows[0].subaccount == SubaccountId{50});
    }

    /// Nearest first, whatever the direction of the move, and frozen as it was shown.
    void ordersByDistance()
    {
        request_.table.sort = view::AccountSort::LiquidationDistance;
        const auto shown = numbersOf(surveyed()->accounts);
        QVERIFY(shown.size() > 1);
        request_.table.freezeOrder = true;
        QCOMPARE(numbersOf(surveyed()->accounts), shown);
        request_.table.freezeOrder = false;
        const auto again = surveyed(1000);
        for (std::size_t i = 1; i < again->accounts.rows.size(); ++i)
            QVERIFY(std::abs(toDouble(*again->accounts.rows[i - 1].liquidationDistance))
                <= std::abs(toDouble(*again->accounts.rows[i].liquidationDistance)));
    }

    void filtersBySize()
    {
        const auto all = surveyed()->accounts;
        const Usd own = all.rows[1].netEquity;
        request_.table.count = 200;
        request_.table.netEquity = {std::nullopt, own};
        const auto poor = surveyed();
        for (const view::AccountRow& row : poor->accounts.rows)
            QVERIFY(row.netEquity <= own);
        const std::uint32_t below = build()->accounts.matching;
        QVERIFY(below >= 2 && below < 100);
        request_.table.netEquity = {own, own};
        QCOMPARE(numbersOf(surveyed()->accounts), Numbers{all.rows[1].subaccount.value});
        request_.table.netEquity = {};
        request_.table.largestDebt = {Usd::whole(1), {}};
        const auto owing = surveyed()->accounts;
        QVERIFY(owing.matching > 0 && owing.matching < 100);
        for (const view::AccountRow& row : owing.rows)
            QVERIFY(row.largestDebtValue >= Usd::whole(1));
    }

    void filtersByEveryFlagThatIsChosen()
    {
        plimsoll::apply(state_, UpdateSettings{SubaccountId{30}, {}, Flag::On, {}, Ratio::whole(3), {}});
        plimsoll::apply(state_, UpdateSettings{SubaccountId{31}, {}, Flag::On, {}, {}, {}});
        const auto choose = [&](view::AccountFlag flag) { request_.table.flags.set(static_cast<std::size_t>(flag)); };
        request_.table.count = 200;
        choose(view::AccountFlag::AutoLend);
        QCOMPARE(numbersOf(surveyed()->accounts), (Numbers{30, 31}));
        choose(view::AccountFlag::OwnLeverageLimit);
        const auto limited = surveyed();
        QCOMPARE(numbersOf(limited->accounts), Numbers{30});
        QCOMPARE(limited->accounts.rows[0].leverageLimit, Ratio::whole(3));
        choose(view::AccountFlag::AutoLendOff);
        QCOMPARE(surveyed()->accounts.matching, 0U);
        request_.table.flags.reset();
        choose(view::AccountFlag::Watched);
        auto shift = std::make_shared<ShiftBook>();
        shift->watched.push_back({SubaccountId{77}, {}});
        builder_.show(shift);
        QCOMPARE(numbersOf(surveyed()->accounts), Numbers{77});
    }

    void findsByFlagsAndDebtsWhereTheNumberDoesNotMatch()
    {
        plimsoll::apply(state_, UpdateSettings{SubaccountId{31}, {}, Flag::On, {}, {}, {}});
        request_.table.count = 200;
        request_.table.text = "auto";
        QCOMPARE(surveyed()->accounts.matching, 0U);
        request_.table.textFlags.set(static_cast<std::size_t>(view::AccountFlag::AutoLend));
        QCOMPARE(numbersOf(surveyed()->accounts), Numbers{31});
        request_.table.textFlags.reset();
        request_.table.textDebts = {usdc};
        const auto owing = surveyed();
        QVERIFY(owing->accounts.matching > 0);
        for (const view::AccountRow& row : owing->accounts.rows)
            QCOMPARE(row.largestDebt, std::optional(usdc));
    }

    void namesTheWorstAccountWhateverIsShown()
    {
        request_.table.text = "99";
        QCOMPARE(surveyed()->overview.worstAccount->subaccount, SubaccountId{50});
        QVERIFY(leaveWith(state_, SubaccountId{70}, constant<Quantity>("1.5")));
        QCOMPARE(surveyed()->overview.worstAccount->subaccount, SubaccountId{70});
        QVERIFY(leaveWith(state_, SubaccountId{50}, constant<Quantity>("1.4")));
        QCOMPARE(surveyed()->overview.worstAccount->subaccount, SubaccountId{50});
    }

    void namesTheLargestHoldersOfAPool()
    {
        request_.pool = usdc;
        plimsoll::apply(state_, Withdraw{SubaccountId{40}, usdc, Quantity::whole(50), Flag::On, Flag::On});
        const auto view = surveyed();
        QCOMPARE(view->pool->lenders, 1U);
        QCOMPARE(view->pool->borrowers, 10U);
        QCOMPARE(view->pool->largestLenders.size(), std::size_t{1});
        QCOMPARE(view->pool->largestLenders[0].subaccount, SubaccountId{1});
        QCOMPARE(view->pool->largestBorrowers.size(), std::size_t{5});
        QCOMPARE(view->pool->largestBorrowers[0].subaccount, SubaccountId{40});
        // The entry fee rises with utilization: the last one to borrow owes most of the others.
        QCOMPARE(view->pool->largestBorrowers[1].subaccount, SubaccountId{100});
        QVERIFY(view->assets[sol.value].largestBalance == Usd::whole(1000));
        QVERIFY(view->assets[usdc.value].largestBorrow >= Usd::whole(150));
    }
};

PLIMSOLL_TEST(SurveyTest);

} // namespace plimsoll::test

#include "survey_test.moc"
