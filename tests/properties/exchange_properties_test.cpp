// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Random command streams against the engine: all invariants of RULES.md section 10 after every command, forks that
// never see each other, states that survive their encoding, bounds that settle nothing against the exact margin tests.
// The last part fails where something never happened.
//   properties_test [commands] [seed]
#include "domain/exchange/invariants.h"
#include "domain/exchange/margin_bounds.h"
#include "domain/exchange/placement.h"
#include "support/command_text.h"
#include "support/draw.h"
#include "support/random_world.h"
#include "support/tally.h"

#include <rapidcheck.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace plimsoll::test {
namespace {

struct Fault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::string toText(const std::vector<BrokenInvariant>& broken)
{
    std::string text;
    for (const BrokenInvariant& each : broken)
        text += plimsoll::toText(each) + "\n";
    return text;
}

/// Whether bounds settle an account's initial margin; throws where an exact test finds otherwise.
bool settledByBounds(const State& state, const Account& account)
{
    const MarginBounds bounds{state, account};
    const std::vector<AssetRisk> nothingAnnounced;
    AccountView view{state, account};
    view.setRisks(state.risk->assetRisks, nothingAnnounced);
    if (bounds.coverMaintenance() && view.resting().isLiquidatable())
        throw Fault("bounds pass an account that is liquidatable");
    if (!bounds.coverInitial(account.settings.borrowLimit))
        return false;
    const AccountView nothing{state, Account{}};
    if (view.checkAgainst(nothing, account.settings.borrowLimit).failure != AccountView::Failure::None)
        throw Fault("bounds pass an account that the exact check fails");
    for (const OpenOrder& open : account.openOrders) {
        const Order& order = state.markets[open.market.value].book.order(open.slot);
        for (const Quantity quantity : {order.remaining, Quantity::fromRaw((order.remaining.raw + 1) / 2)}) {
            AccountView filled = view;
            filled.fill(order.id, quantity, order.price);
            if (!filled.resting().coversInitial())
                throw Fault("bounds pass an account that one fill takes below its initial margin");
        }
    }
    return true;
}

/// A world that checks itself after every command.
class Trial {
public:
    Trial(Theme theme, std::uint64_t seed, Tally& tally)
        : state_(State::begin(randomRisk(theme, seed), Timestamp{1'760'000'000'000}))
        , tally_(tally)
    {
        for (const Command& command : opening(theme, seed))
            take(command);
    }

    const State& state() const { return state_; }

    void take(const Command& command)
    {
        const State before = state_;
        const Outcome outcome = plimsoll::apply(state_, command);
        tally_.count(before, state_, command, outcome);
        std::vector<BrokenInvariant> broken = brokenInvariants(state_);
        const std::vector<BrokenInvariant> byCommand = brokenByCommand(before, state_, command, outcome);
        broken.insert(broken.end(), byCommand.begin(), byCommand.end());
        if (!broken.empty())
            throw Fault(toText(broken));
        refereeBounds(before, command, outcome);
    }

    /// Invariant 8: commands on a fork leave the origin as it was, and the other way round; what a fork does is what
    /// the origin does, also after the state went through its bytes.
    void takeBesideForks(const Command& command, Theme theme, std::uint64_t choice)
    {
        Draw draw{choice};
        const Hash origin = hashOf(state_);
        State twin = state_;
        State stranger = state_;
        const Bytes bytes = encodeState(state_);
        std::optional<State> decoded = decodeState(bytes);
        if (!decoded || hashOf(*decoded) != origin || encodeState(*decoded) != bytes)
            throw Fault("a state does not survive its encoding");
        for (int i = 0; i < 3; ++i)
            plimsoll::apply(stranger, nextCommand(stranger, theme, draw.next()));
        if (hashOf(state_) != origin || hashOf(twin) != origin)
            throw Fault("a fork's commands are seen by its origin");
        const Hash strangers = hashOf(stranger);
        take(command);
        const Outcome ofTwin = plimsoll::apply(twin, command);
        const Outcome ofDecoded = plimsoll::apply(*decoded, command);
        if (hashOf(twin) != hashOf(state_) || hashOf(*decoded) != hashOf(state_)
            || encoded(ofTwin.events) != encoded(ofDecoded.events))
            throw Fault("fork then apply differs from apply");
        if (hashOf(stranger) != strangers)
            throw Fault("an origin's commands are seen by its fork");
    }

private:
    /// The exact tests are the referee of what bounds settle.
    void refereeBounds(const State& before, const Command& command, const Outcome& outcome)
    {
        const auto* order = std::get_if<PlaceOrder>(&command);
        if (order != nullptr && outcome.accepted()) {
            const Account& account = before.account(order->subaccount);
            if (placementRefusal(before, account, AccountView{before, account}, *order))
                throw Fault("an order is accepted that the exact check refuses");
        }
        for (std::uint32_t i = 1; i <= state_.accounts.size(); ++i) {
            const Account& account = state_.account(SubaccountId{i});
            if (!account.liquidating && !account.positions.empty())
                tally_.countBounds(settledByBounds(state_, account));
        }
    }

    State state_;
    Tally& tally_;
};

struct Story {
    Theme theme{};
    std::uint64_t seed{};
    std::vector<std::uint64_t> choices;
};

/// Plays a story; empty where all held, else what broke, after which commands.
std::string play(const Story& story, Tally& tally)
{
    std::vector<std::string> commands;
    try {
        Trial trial{story.theme, story.seed, tally};
        for (const std::uint64_t choice : story.choices) {
            const Command command = nextCommand(trial.state(), story.theme, choice);
            commands.push_back(test::toText(command));
            if (choice % 16 == 0)
                trial.takeBesideForks(command, story.theme, choice);
            else
                trial.take(command);
        }
        return {};
    } catch (const std::exception& fault) {
        std::ostringstream text;
        text << "theme " << themeName(story.theme) << ", seed " << story.seed << "\n";
        const std::size_t first = commands.size() < 40 ? 0 : commands.size() - 40;
        for (std::size_t i = first; i < commands.size(); ++i)
            text << "  " << i << " " << commands[i] << "\n";
        text << fault.what();
        return text.str();
    }
}

/// Streams of one theme until `budget` commands were taken.
bool holds(Theme theme, std::uint64_t budget, Tally& tally)
{
    constexpr int longest = 400;
    const std::uint64_t end = tally.commands() + budget;
    bool failed = false;
    return rc::check("invariants hold, theme " + std::string{themeName(theme)}, [&] {
        // After a failure rapidcheck goes on with smaller stories, however many commands there were.
        if (tally.commands() >= end && !failed)
            return;
        const auto numbers = rc::gen::noShrink(rc::gen::resize(200, rc::gen::arbitrary<std::uint64_t>()));
        const Story story{
            theme, *numbers, *rc::gen::resize(longest, rc::gen::container<std::vector<std::uint64_t>>(numbers))};
        const std::string fault = play(story, tally);
        if (!failed && !fault.empty())
            std::fprintf(stderr, "before shrinking: %s\n", fault.c_str());
        failed = failed || !fault.empty();
        if (!fault.empty())
            RC_FAIL(fault);
    });
}

} // namespace
} // namespace plimsoll::test

int main(int argc, char** argv)
{
    using namespace plimsoll::test;
    const std::uint64_t commands = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 400'000;
    const std::string seed = argc > 2 ? argv[2] : "20261125";
    const char* only = argc > 3 ? argv[3] : nullptr;
    ::setenv("RC_PARAMS", ("max_success=1000000 seed=" + seed).c_str(), 1);

    Tally tally;
    bool passed = true;
    for (std::size_t i = 0; i < themeCount; ++i) {
        const auto theme = static_cast<Theme>(i);
        if (only && themeName(theme) != only)
            continue;
        const auto start = std::chrono::steady_clock::now();
        const std::uint64_t before = tally.commands();
        const std::uint64_t acceptedBefore = tally.accepted();
        // What happens least often gets more of them.
        const std::uint64_t share = theme == Theme::Makers || theme == Theme::Dust ? 2 : 1;
        passed = holds(theme, share * commands / (themeCount + 2), tally) && passed;
        const auto took
            = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
        const std::uint64_t done = tally.commands() - before;
        std::printf("%-10s %8llu commands, %llu %% accepted, %lld ms\n", std::string{themeName(theme)}.c_str(),
            static_cast<unsigned long long>(done),
            static_cast<unsigned long long>(done ? (tally.accepted() - acceptedBefore) * 100 / done : 0),
            static_cast<long long>(took.count()));
    }
    std::printf("%s", tally.table().c_str());
    std::printf("%llu commands, %llu accepted\n", static_cast<unsigned long long>(tally.commands()),
        static_cast<unsigned long long>(tally.accepted()));
    if (only)
        return passed ? 0 : 1;
    if (tally.accepted() * 100 < tally.commands() * 40) {
        std::printf("FAIL: less than 40 %% accepted\n");
        passed = false;
    }
    for (const std::string& few : tally.below(100)) {
        std::printf("FAIL: fewer than 100 times: %s\n", few.c_str());
        passed = false;
    }
    return passed ? 0 : 1;
}
