// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/desk_access.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "service/host/exchange_host.h"
#include "storage/connection.h"
#include "storage/engine_replay.h"
#include "storage/head_file.h"
#include "storage/sqlite_world_files.h"
#include "storage/verify.h"
#include "support/forged_audit.h"
#include "support/quiet_scenario.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <thread>

namespace plimsoll::test {

namespace {

using namespace std::chrono_literals;

constexpr auto weight = "assets.SOL.haircutFunction.weight";
constexpr auto limit = "borrowLendMarkets.SOL.openBorrowLendLimit";
constexpr auto adasWords = "tide and timber";
constexpr auto beasWords = "rope, chain, rope";
constexpr auto firstWords = "chosen by another";

/// A world with sign-in that can be closed and opened again, under a clock that a test moves.
class Venue {
public:
    explicit Venue(WorldKind kind = WorldKind::Live, std::uint32_t speed = 0, GuardRails rails = {})
    {
        options_.rails = std::move(rails);
        options_.dataFolder = folder_.path().toStdString();
        options_.operatorName = "somebody";
        options_.speed = speed;
        options_.kind = kind;
        options_.access.cost = {1, 8192};
        options_.wallClock = [this] { return Timestamp{now}; };
        open();
    }

    void open()
    {
        host_ = std::make_unique<ExchangeHost>(files_, scenarios_, options_);
        options_.openPath = look([](const auto&) { return true; })->status.worldPath;
    }
    void close() { host_.reset(); }
    void reopen()
    {
        close();
        open();
    }
    /// What the program ships from the next opening on.
    void ship(GuardRails rails) { options_.rails = std::move(rails); }
    std::string path() const { return options_.openPath; }
    std::string fileBeside(const char* name) const { return folder_.filePath(name).toStdString(); }
    ExchangeHost& host() { return *host_; }

    OperatorAnswer ask(OperatorCommand command)
    {
        auto promise = std::make_shared<std::promise<OperatorAnswer>>();
        auto answer = promise->get_future();
        host_->submit(std::move(command), [promise](const OperatorAnswer& given) { promise->set_value(given); });
        return answer.wait_for(30s) == std::future_status::ready ? answer.get() : OperatorAnswer{};
    }
    /// Its code; empty where it was accepted.
    QByteArray codeOf(OperatorCommand command)
    {
        const OperatorAnswer answer = ask(std::move(command));
        return answer.accepted ? QByteArray{} : QByteArray::fromStdString(answer.code);
    }
    QByteArray signIn(const char* name, const char* words, const char* newWords = "")
    {
        return codeOf(SignIn{name, Secret{words}, Secret{newWords}});
    }
    QByteArray edit(OperatorVerb verb, const char* name, Role role = {}, const char* words = "")
    {
        return codeOf(EditOperator{verb, name, role, Secret{words}});
    }
    /// ada, administrator, has the desk; bea is `role` and has chosen her own words.
    void staff(Role role)
    {
        QCOMPARE(edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        QCOMPARE(edit(OperatorVerb::Add, "bea", role, firstWords), "");
        QCOMPARE(signIn("bea", firstWords, beasWords), "");
    }
    template <class Wanted>
    std::shared_ptr<const view::ViewSnapshot> look(Wanted wanted)
    {
        std::shared_ptr<const view::ViewSnapshot> seen;
        for (int i = 0; i < 1500; ++i) {
            seen = host_->latest();
            if (seen && wanted(*seen))
                return seen;
            std::this_thread::sleep_for(5ms);
        }
        return seen;
    }
    view::DeskState state(view::DeskState wanted)
    {
        return look([&](const auto& v) { return v.status.desk == wanted; })->status.desk;
    }
    std::vector<OperatorAction> actionsAbout(const std::string& text)
    {
        return files_.read(path()).value()->actionsAbout(text).value();
    }
    /// What the audit holds: "ada sign in", "bea sign in refused".
    std::vector<std::string> audit()
    {
        std::vector<std::string> lines;
        const auto source = files_.read(path());
        const auto actions = source.value()->actionsAbout({});
        for (const OperatorAction& action : actions.value())
            lines.push_back(action.actor + ' ' + action.what
                + (action.result == ActionResult::Refused ? " refused " + action.detail : ""));
        return lines;
    }
    storage::VerifyReport report(const std::optional<AuditHead>& handedOut = {})
    {
        close();
        storage::EngineReplay replay;
        return storage::verify(path(), replay.callbacks(), handedOut).value();
    }
    /// The newest signed head, as a report has it.
    AuditHead head(std::uint64_t least)
    {
        AuditHead found;
        look([&](const auto& v) {
            found = auditHeadIn(v.status.auditHead).value();
            return found.number >= least;
        });
        return found;
    }
    std::string keptFile() const { return storage::headFileOf(path()); }
    std::vector<std::string> keptLines() const
    {
        std::ifstream in{keptFile()};
        std::vector<std::string> lines;
        for (std::string line; std::getline(in, line);)
            lines.push_back(line);
        return lines;
    }
    void keepLines(const std::vector<std::string>& lines) const
    {
        std::ofstream out{keptFile(), std::ios::trunc};
        for (const std::string& line : lines)
            out << line << '\n';
    }
    template <class Goes>
    void dropLines(Goes goes) const
    {
        auto lines = keptLines();
        std::erase_if(lines, goes);
        keepLines(lines);
    }
    /// The lines of its record, as it is now.
    void keepRecordAnew() const
    {
        dropLines([](const std::string& line) { return std::isalpha(static_cast<unsigned char>(line.front())) != 0; });
        storage::Connection file{path(), path(), storage::Access::Read};
        storage::HeadFile{path()}.keepWorld(storage::worldRowsIn(file));
    }
    /// Lines of heads with number and link alone.
    static std::vector<std::string> withoutSignatures(std::vector<std::string> lines)
    {
        for (std::string& line : lines)
            if (std::isdigit(static_cast<unsigned char>(line.front())) != 0)
                line.resize(std::min(line.size(), line.find(' ') + 65));
        return lines;
    }
    std::optional<storage::BrokenEntry> broken(const std::optional<AuditHead>& handedOut = {})
    {
        close();
        storage::EngineReplay replay;
        const auto report = storage::verify(path(), replay.callbacks(), handedOut);
        return report.ok() ? report.value().broken : storage::BrokenEntry{"fault", 0, toText(report.error())};
    }
    /// Runs SQL on the closed world's file, as someone would who has it.
    void tamper(const std::string& sql)
    {
        close();
        storage::Connection file{path(), path(), storage::Access::Write};
        file.run(sql);
    }

    std::atomic<std::int64_t> now{1'764'000'000'000};

private:
    QTemporaryDir folder_;
    storage::SqliteWorldFiles files_;
    QuietScenario scenarios_;
    HostOptions options_;
    std::unique_ptr<ExchangeHost> host_;
};

GuardRails stepsOf(const char* largest)
{
    GuardRails rails;
    const Ratio step = Ratio::fromRaw(parseDecimal(largest, Ratio::decimals).raw);
    rails.rails = {{"assets.*.haircutFunction.weight", step, false, 0, false}};
    return rails;
}

ChangeRequest draft(const char* before, const char* after)
{
    ChangeRequest request;
    request.verb = ChangeVerb::Save;
    request.content = {"SOL", {}, "thin books", {{weight, before, after}}, {}, {}, Flag::Off};
    return request;
}

/// It admits risk that no account shows yet: someone else has to approve it.
ChangeRequest loosening()
{
    ChangeRequest request = draft("", "");
    const RiskConfiguration risk = sampleRisk();
    request.content.edits = {{limit, parameterAt(risk, limit)->text(risk), "99999999"}};
    return request;
}

ChangeRequest about(ChangeVerb verb, std::uint32_t id)
{
    ChangeRequest request;
    request.verb = verb;
    request.id = ChangeId{id};
    return request;
}

bool holds(const std::vector<std::string>& lines, const std::string& wanted)
{
    return std::find(lines.begin(), lines.end(), wanted) != lines.end();
}

} // namespace

/// Worlds that ask for passphrases: who gets in, who is kept out, and what each may ask.
class DeskAccessTest : public QObject {
    Q_OBJECT

private slots:
    void namesANewWorldAsNoneWasNamed()
    {
        Venue venue{WorldKind::Demo};
        const std::string first = venue.path();
        const std::string stem = first.substr(0, first.rfind('.'));
        std::ofstream{stem + "-2.plimsoll-wal"} << "left";
        std::ofstream{stem + "-3.plimsoll.audit"} << "left";
        QCOMPARE(venue.codeOf(NewWorld{"quiet", {}}), "");
        const auto seen = venue.look([&](const auto& v) { return v.status.worldPath != first; });
        QCOMPARE(seen->status.worldPath, stem + "-4.plimsoll");
        QVERIFY(!std::filesystem::exists(stem + "-2.plimsoll"));
    }

    void branchesALiveWorldIntoOneForPractice()
    {
        Venue venue;
        venue.staff(Role::Operator);
        const OperatorAnswer halted = venue.ask(Command{HaltMatching{5, "look"}});
        QVERIFY(halted.accepted);
        QCOMPARE(venue.codeOf(Command{HaltMatching{0, "over"}}), "");
        const OperatorAnswer made = venue.ask(BranchWorld{venue.path(), halted.sequence});
        QVERIFY2(made.accepted, made.detail.c_str());
        const auto seen = venue.look([&](const auto& v) { return v.status.worldPath == made.file; });
        QCOMPARE(seen->status.environment, view::Environment::Replay);
        QCOMPARE(seen->status.appliedSequence, halted.sequence);
        QVERIFY(!seen->status.asksForPassphrases);
        QCOMPARE(seen->status.desk, view::DeskState::Open);
        QCOMPARE(venue.codeOf(Command{CreateSubaccount{SubaccountId{1}}}), "");
        QVERIFY(!venue.broken());
        // Of the operators' actions those stay that the journal knows of, with their names.
        storage::EngineReplay replay;
        const auto report = storage::verify(made.file, replay.callbacks()).value();
        QVERIFY2(!report.broken, report.broken ? report.broken->why.c_str() : "");
        QCOMPARE(report.notices, std::vector<std::string>{});
        const auto source = storage::SqliteWorldFiles{}.read(made.file);
        QVERIFY(source.value()->operators().value().empty());
        QVERIFY(!source.value()->auditKey().value());
        const auto actions = source.value()->actionsAbout({}).value();
        QVERIFY(std::none_of(actions.begin(), actions.end(), [](const OperatorAction& action) {
            return action.what.starts_with("operator ") || action.what.starts_with("sign in");
        }));
        QVERIFY(std::any_of(actions.begin(), actions.end(), [&](const OperatorAction& action) {
            return action.sequence == halted.sequence && action.actor == "bea" && action.reason == "look";
        }));
    }

    void letsTimePassNoFasterWhileNobodyMayAct()
    {
        Venue live{WorldKind::Live, 10};
        const auto speed = [](Venue& venue) {
            return venue.look([](const auto& v) { return v.status.time.ms > 0; })->status.speedAsked;
        };
        QCOMPARE(speed(live), 1U);
        QCOMPARE(live.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        QCOMPARE(live.codeOf(SetClockSpeed{10}), "");
        live.look([](const auto& v) { return v.status.speedAsked == 10; });
        QCOMPARE(speed(live), 10U);
        live.reopen();
        QCOMPARE(speed(live), 1U);
        Venue practice{WorldKind::Demo, 10};
        QCOMPARE(speed(practice), 10U);
    }

    void asksForNoPassphraseInAWorldForPractice()
    {
        Venue venue{WorldKind::Demo};
        QCOMPARE(venue.state(view::DeskState::Open), view::DeskState::Open);
        QCOMPARE(venue.signIn("approver", ""), "");
        QCOMPARE(venue.signIn("bea", ""), "UNKNOWN_OPERATOR");
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "NO_PASSPHRASES");
        QCOMPARE(venue.codeOf(LockDesk{}), "");
        QCOMPARE(venue.codeOf(StepClock{}), "");
    }

    void makesItsFirstAdministratorWithoutADefault()
    {
        Venue venue;
        QCOMPARE(venue.state(view::DeskState::NoOperators), view::DeskState::NoOperators);
        QCOMPARE(venue.codeOf(StepClock{}), "SIGN_IN");
        QCOMPARE(venue.signIn("administrator", ""), "UNKNOWN_OPERATOR");
        QCOMPARE(venue.edit(OperatorVerb::Add, "bea", Role::Operator, beasWords), "SIGN_IN");
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, "eleven char"), "PASSPHRASE_SHORT");
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "a da", {}, adasWords), "BAD_NAME");
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "eve", {}, adasWords), "OPERATORS_THERE");
        const auto seen = venue.look([](const auto& v) { return v.status.desk == view::DeskState::Open; });
        QCOMPARE(seen->status.operatorName, "ada");
        QCOMPARE(seen->status.role, Role::Administrator);
        QCOMPARE(seen->status.operators->size(), std::size_t{1});
        QCOMPARE(venue.codeOf(StepClock{}), "");
        venue.reopen();
        QCOMPARE(venue.state(view::DeskState::SignedOut), view::DeskState::SignedOut);
        QCOMPARE(venue.codeOf(StepClock{}), "SIGN_IN");
        QCOMPARE(venue.signIn("ada", adasWords), "");
        QCOMPARE(venue.codeOf(StepClock{}), "");
    }

    void countsCharactersNotBytes()
    {
        const OperatorRegister none;
        QCOMPARE(none.passphraseFault(Secret{"ёёёёёёёёёёё"})->value, "11");
        QVERIFY(!none.passphraseFault(Secret{"ёёёёёёёёёёёё"}));
        QCOMPARE(none.passphraseFault(Secret{std::string(257, 'a')})->code, "PASSPHRASE_LONG");
    }

    void growsTheLockOutAndKeepsItThroughARestart()
    {
        Venue venue;
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        QCOMPARE(venue.signIn("ada", "not these words"), "WRONG_PASSPHRASE");
        QCOMPARE(venue.signIn("ada", adasWords), "");
        for (int wrong = 0; wrong < 3; ++wrong)
            QCOMPARE(venue.signIn("ada", "not these words"), "WRONG_PASSPHRASE");
        std::int64_t wait = 30'000;
        for (int round = 0; round < 9; ++round) {
            venue.reopen();
            const OperatorAnswer kept = venue.ask(SignIn{"ada", Secret{adasWords}, {}});
            QCOMPARE(kept.code, "LOCKED_OUT");
            QCOMPARE(kept.limit, std::to_string(venue.now + wait));
            venue.now += wait - 1;
            QCOMPARE(venue.signIn("ada", adasWords), "LOCKED_OUT");
            venue.now += 1;
            QCOMPARE(venue.signIn("ada", "not these words"), "WRONG_PASSPHRASE");
            wait = std::min(2 * wait, msPerHour);
        }
        venue.now += wait;
        QCOMPARE(venue.signIn("ada", adasWords), "");
        QCOMPARE(venue.signIn("ada", "not these words"), "WRONG_PASSPHRASE");
        QCOMPARE(venue.signIn("ada", adasWords), ""); // counted from the beginning again
        QVERIFY(!venue.broken());
    }

    void triesNoPassphraseBehindTheOneThatLocksOut()
    {
        Venue venue;
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        std::vector<std::future<OperatorAnswer>> answers;
        for (int i = 0; i < 8; ++i) {
            auto promise = std::make_shared<std::promise<OperatorAnswer>>();
            answers.push_back(promise->get_future());
            venue.host().submit(SignIn{"ada", Secret{i < 3 ? "not these words" : adasWords}, {}},
                [promise](const OperatorAnswer& given) { promise->set_value(given); });
        }
        for (std::size_t i = 0; i < answers.size(); ++i)
            QCOMPARE(QByteArray::fromStdString(answers[i].get().code), i < 3 ? "WRONG_PASSPHRASE" : "LOCKED_OUT");
    }

    void asksForAnotherPassphraseThanTheAdministratorChose()
    {
        Venue venue;
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        QCOMPARE(venue.edit(OperatorVerb::Add, "bea", Role::Operator, firstWords), "");
        QCOMPARE(venue.signIn("bea", firstWords), "PASSPHRASE_OWED");
        QCOMPARE(venue.signIn("bea", firstWords, firstWords), "PASSPHRASE_SAME");
        QCOMPARE(venue.signIn("bea", firstWords, "short"), "PASSPHRASE_SHORT");
        QCOMPARE(venue.signIn("bea", firstWords, beasWords), "");
        QCOMPARE(venue.signIn("bea", firstWords), "WRONG_PASSPHRASE");
        QCOMPARE(venue.signIn("ada", adasWords), "");
        QCOMPARE(venue.edit(OperatorVerb::ResetPassphrase, "bea", {}, firstWords), "");
        QCOMPARE(venue.signIn("bea", beasWords), "WRONG_PASSPHRASE");
        QCOMPARE(venue.signIn("bea", firstWords), "PASSPHRASE_OWED");
        QVERIFY(!venue.broken());
    }

    void keepsEachRoleToItsVerbs_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<bool>("acts");
        QTest::addColumn<bool>("administers");
        QTest::newRow("viewer") << 0 << false << false;
        QTest::newRow("operator") << 1 << true << false;
        QTest::newRow("approver") << 2 << true << false;
        QTest::newRow("administrator") << 3 << true << true;
    }
    void keepsEachRoleToItsVerbs()
    {
        QFETCH(int, role);
        QFETCH(bool, acts);
        QFETCH(bool, administers);
        Venue venue;
        venue.staff(static_cast<Role>(role));
        const char* const acting = acts ? "" : "ROLE";
        QCOMPARE(venue.codeOf(Command{HaltMatching{1, "look"}}), acting);
        QCOMPARE(venue.codeOf(SetClockSpeed{1}), acting);
        QCOMPARE(venue.codeOf(SetClockSpeed{0}), acting);
        QCOMPARE(venue.codeOf(StepClock{}), acting);
        QCOMPARE(venue.codeOf(SlowForQueue{true}), acting);
        QCOMPARE(venue.codeOf(AcknowledgeAlert{}), acting);
        QCOMPARE(venue.codeOf(BackUpWorld{venue.fileBeside("backup.plimsoll")}), acting);
        QCOMPARE(venue.codeOf(DuplicateWorld{venue.fileBeside("copy.plimsoll")}), acting);
        QCOMPARE(venue.codeOf(draft("0.95", "0.9")), acting);
        for (const OperatorVerb verb : {OperatorVerb::Disable, OperatorVerb::Enable, OperatorVerb::SetRole})
            QCOMPARE(venue.edit(verb, "ada", Role::Administrator), administers ? "" : "ROLE");
        QCOMPARE(venue.edit(OperatorVerb::Add, "cem", Role::Viewer, firstWords), administers ? "" : "ROLE");
        QCOMPARE(venue.codeOf(EditRails{stepsOf("0.01"), "look"}), administers ? "" : "ROLE");
        QVERIFY2(administers
                || holds(venue.audit(),
                    "bea guard rails refused ROLE role=" + std::string{toText(static_cast<Role>(role))}
                        + " limit=administrator"),
            venue.audit().back().c_str());
        QCOMPARE(venue.edit(OperatorVerb::ResetPassphrase, "ada", {}, firstWords), administers ? "" : "ROLE");
        if (acts) {
            // Loosening: it takes someone else.
            QCOMPARE(venue.codeOf(loosening()), "");
            QCOMPARE(venue.codeOf(about(ChangeVerb::Submit, 2)), "");
            QCOMPARE(venue.codeOf(about(ChangeVerb::Approve, 2)), "OWN_CHANGE");
        }
        QCOMPARE(venue.codeOf(RestoreWorld{venue.fileBeside("nothing")}), acts ? "MISSING" : "ROLE");
        QCOMPARE(venue.codeOf(OpenWorld{venue.fileBeside("nothing"), true}), acts ? "MISSING" : "ROLE");
        QCOMPARE(venue.codeOf(BranchWorld{venue.fileBeside("nothing"), Moment{}}), acts ? "MISSING" : "ROLE");
        QCOMPARE(venue.codeOf(NewWorld{"quiet", venue.fileBeside("new.plimsoll")}), acting);
        if (!acts) {
            QCOMPARE(venue.codeOf(RestartWorld{}), "ROLE");
            const std::string last = venue.audit().back();
            QVERIFY2(last.starts_with("bea restart world refused ROLE"), last.c_str());
        }
    }

    void keepsEveryVersionOfItsGuardRails()
    {
        Venue venue{WorldKind::Live, 0, stepsOf("0.1")};
        QCOMPARE(venue.codeOf(EditRails{stepsOf("0.02"), "thin books"}), "SIGN_IN");
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        QCOMPARE(venue.codeOf(EditRails{stepsOf("0.02"), "  "}), "REASON_MISSING");
        QCOMPARE(venue.codeOf(EditRails{stepsOf("0.1"), "the same"}), "NOTHING_DIFFERS");
        GuardRails stranger = stepsOf("0.02");
        stranger.frozen = {"SOL", "NOPE"};
        QCOMPARE(venue.codeOf(EditRails{stranger, "a typo"}), "UNKNOWN_SYMBOL");
        QCOMPARE(venue.codeOf(draft("0.95", "0.9")), ""); // within a step of 0.1
        QCOMPARE(venue.codeOf(EditRails{stepsOf("0.02"), "thin books"}), "");
        // What is on its way is judged by them too.
        QCOMPARE(venue.codeOf(about(ChangeVerb::Submit, 1)), "RAIL_STEP");
        const auto numbersIn = [](const view::ViewSnapshot& v) {
            std::vector<std::uint32_t> numbers;
            for (const RailsVersion& version : *v.status.rails)
                numbers.push_back(version.number);
            return numbers;
        };
        const std::vector<std::uint32_t> both{1, 2};
        const auto seen = venue.look([&](const auto& v) { return numbersIn(v) == both; });
        QCOMPARE(numbersIn(*seen), both);
        QVERIFY(seen->status.railsNow() == stepsOf("0.02"));
        QCOMPARE(seen->status.rails->front().author, std::string{"scenario"});
        QCOMPARE(seen->status.rails->back().author, std::string{"ada"});
        QCOMPARE(seen->status.rails->back().reason, std::string{"thin books"});
        // They are the world's: what another version of the program ships changes nothing.
        venue.ship(stepsOf("0.5"));
        venue.reopen();
        const auto again = venue.look([&](const auto& v) { return numbersIn(v) == both; });
        QCOMPARE(numbersIn(*again), both);
        QVERIFY(again->status.railsNow() == stepsOf("0.02"));
        QVERIFY(again->status.rails->front().rails == stepsOf("0.1"));
        const auto actions = venue.actionsAbout("guard rails ");
        QCOMPARE(actions.size(), std::size_t{5}); // the first, three refused, the second
        QCOMPARE(actions.back().before, std::string{"assets.*.haircutFunction.weight largestStep=0.1"});
        QCOMPARE(actions.back().after, std::string{"assets.*.haircutFunction.weight largestStep=0.02"});
        const auto report = venue.report();
        QVERIFY2(!report.broken, report.broken ? report.broken->why.c_str() : "");
        QCOMPARE(report.actions, std::uint64_t{9});
    }

    void takesNothingWhileLocked()
    {
        Venue venue;
        venue.staff(Role::Operator);
        QCOMPARE(venue.codeOf(draft("0.95", "0.9")), "");
        QCOMPARE(venue.look([](const auto& v) { return v.changes->size() == 1; })->changes->size(), std::size_t{1});
        QCOMPARE(venue.codeOf(LockDesk{LockCause::Idle}), "");
        QCOMPARE(venue.state(view::DeskState::Locked), view::DeskState::Locked);
        const auto locked = venue.look([](const auto& v) { return v.changes->empty(); });
        QVERIFY(locked->changes->empty()); // a draft is its author's
        QCOMPARE(locked->status.operatorName, "bea");
        QCOMPARE(locked->status.role, Role::Viewer);
        QCOMPARE(venue.codeOf(Command{HaltMatching{1, "look"}}), "SIGN_IN");
        QCOMPARE(venue.codeOf(StepClock{}), "SIGN_IN");
        QCOMPARE(venue.codeOf(about(ChangeVerb::Submit, 1)), "SIGN_IN");
        QCOMPARE(venue.codeOf(OpenWorld{venue.path(), true}), "SIGN_IN");
        QCOMPARE(venue.edit(OperatorVerb::Enable, "bea"), "SIGN_IN");
        QCOMPARE(venue.signIn("bea", beasWords), "");
        QCOMPARE(venue.codeOf(about(ChangeVerb::Submit, 1)), "");
        QVERIFY(holds(venue.audit(), "bea lock desk"));
    }

    void letsAnApproverSignAtTheAuthorsDesk()
    {
        Venue venue;
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        QCOMPARE(venue.edit(OperatorVerb::Add, "bea", Role::Approver, firstWords), "");
        QCOMPARE(venue.edit(OperatorVerb::Add, "cem", Role::Operator, firstWords), "");
        QCOMPARE(venue.signIn("bea", firstWords, beasWords), "");
        QCOMPARE(venue.signIn("cem", firstWords, "words of cem's own"), "");
        QCOMPARE(venue.codeOf(loosening()), "");
        const OperatorAnswer submitted = venue.ask(about(ChangeVerb::Submit, 1));
        QVERIFY(submitted.accepted && submitted.change->stage == ChangeStage::Submitted);
        ChangeRequest approval = about(ChangeVerb::Approve, 1);
        approval.effectSequence = submitted.change->effect->sequence;
        const auto as = [&](const char* name, const char* words) {
            approval.as = name;
            approval.passphrase = Secret{words};
            return venue.codeOf(approval);
        };
        QCOMPARE(as("bea", ""), "WRONG_PASSPHRASE");
        QCOMPARE(as("bea", adasWords), "WRONG_PASSPHRASE");
        QCOMPARE(as("dov", beasWords), "UNKNOWN_OPERATOR");
        QCOMPARE(as("cem", "words of cem's own"), "OWN_CHANGE");
        QCOMPARE(as("bea", beasWords), "");
        const auto seen = venue.look(
            [](const auto& v) { return !v.changes->empty() && v.changes->front().stage == ChangeStage::Approved; });
        QCOMPARE(seen->changes->front().approvals.front().approver, "bea");
        QCOMPARE(seen->status.operatorName, "cem"); // whose session went on
        QCOMPARE(seen->status.role, Role::Operator);
        const auto lines = venue.audit();
        QVERIFY(holds(lines, "bea sign for change 1 at the desk of cem"));
        QVERIFY(holds(lines, "bea sign for change 1 at the desk of cem refused WRONG_PASSPHRASE failures=1"));
        QVERIFY(holds(lines, "bea change 1 approve"));
    }

    void letsAnApproverHastenARampAtTheAuthorsDesk()
    {
        Venue venue;
        venue.staff(Role::Approver);
        QCOMPARE(venue.edit(OperatorVerb::Add, "cem", Role::Operator, firstWords), "ROLE");
        QCOMPARE(venue.signIn("ada", adasWords), "");
        QCOMPARE(venue.edit(OperatorVerb::Add, "cem", Role::Operator, firstWords), "");
        QCOMPARE(venue.signIn("cem", firstWords, "words of cem's own"), "");
        ChangeRequest slow = draft("0.95", "0.93");
        slow.content.ramp = Ramp{2, 3600 * msPerSecond};
        QCOMPARE(venue.codeOf(slow), "");
        QCOMPARE(venue.codeOf(about(ChangeVerb::Submit, 1)), "");
        QCOMPARE(venue.codeOf(about(ChangeVerb::Launch, 1)), "");
        ChangeRequest hasten = about(ChangeVerb::Hasten, 1);
        hasten.reason = "books are thin";
        QCOMPARE(venue.codeOf(hasten), "ROLE");
        hasten.as = "bea";
        QCOMPARE(venue.codeOf(hasten), "WRONG_PASSPHRASE");
        hasten.passphrase = Secret{beasWords};
        QCOMPARE(venue.codeOf(hasten), "");
        const auto lines = venue.audit();
        QVERIFY(holds(lines, "bea sign for change 1 at the desk of cem"));
        QVERIFY(holds(lines, "bea change 1 hasten"));
    }

    void locksAnApproverOutAtTheAuthorsDeskToo()
    {
        Venue venue;
        venue.staff(Role::Approver);
        QCOMPARE(venue.signIn("ada", adasWords), "");
        QCOMPARE(venue.codeOf(loosening()), "");
        QCOMPARE(venue.codeOf(about(ChangeVerb::Submit, 1)), "");
        ChangeRequest rejection = about(ChangeVerb::Reject, 1);
        rejection.reason = "no";
        rejection.as = "bea";
        for (int wrong = 0; wrong < 3; ++wrong)
            QCOMPARE(venue.codeOf(rejection), "WRONG_PASSPHRASE");
        rejection.passphrase = Secret{beasWords};
        QCOMPARE(venue.codeOf(rejection), "LOCKED_OUT");
        QCOMPARE(venue.signIn("bea", beasWords), "LOCKED_OUT");
        QCOMPARE(venue.edit(OperatorVerb::ResetPassphrase, "bea", {}, firstWords), "");
        rejection.passphrase = Secret{firstWords};
        QCOMPARE(venue.codeOf(rejection), "PASSPHRASE_OWED");
        const OperatorAction owed = venue.actionsAbout("sign for change 1 at the desk of ada").back();
        QCOMPARE(owed.actor, std::string("bea"));
        QCOMPARE(owed.result, ActionResult::Refused);
        QVERIFY2(owed.detail.starts_with("PASSPHRASE_OWED"), owed.detail.c_str());
        QCOMPARE(venue.signIn("bea", firstWords, beasWords), "");
    }

    void keepsAnAdministratorWhoCanSignIn()
    {
        Venue venue;
        venue.staff(Role::Administrator);
        QCOMPARE(venue.edit(OperatorVerb::Disable, "ada"), "");
        QCOMPARE(venue.signIn("ada", adasWords), "OPERATOR_DISABLED");
        QCOMPARE(venue.edit(OperatorVerb::Disable, "bea"), "LAST_ADMINISTRATOR");
        QCOMPARE(venue.edit(OperatorVerb::SetRole, "bea", Role::Approver), "LAST_ADMINISTRATOR");
        QCOMPARE(venue.edit(OperatorVerb::Enable, "ada"), "");
        QCOMPARE(venue.edit(OperatorVerb::SetRole, "bea", Role::Approver), "");
        QCOMPARE(venue.edit(OperatorVerb::Enable, "ada"), "ROLE"); // by bea, who is none any more
        QCOMPARE(venue.edit(OperatorVerb::Add, "ada", Role::Viewer, firstWords), "ROLE");
        QCOMPARE(venue.signIn("ada", adasWords), "");
        QCOMPARE(venue.edit(OperatorVerb::Add, "ada", Role::Viewer, firstWords), "OPERATOR_THERE");
        QCOMPARE(venue.edit(OperatorVerb::Disable, "dov"), "UNKNOWN_OPERATOR");
    }

    void recordsWhoCameAndWhoWasRefused()
    {
        Venue venue;
        venue.staff(Role::Viewer);
        QCOMPARE(venue.signIn("ada", "not these words"), "WRONG_PASSPHRASE");
        QCOMPARE(venue.codeOf(Command{HaltMatching{1, "look"}}), "ROLE");
        QCOMPARE(venue.codeOf(draft("0.95", "0.9")), "ROLE");
        QCOMPARE(venue.edit(OperatorVerb::Disable, "ada"), "ROLE");
        const auto lines = venue.audit();
        for (const char* wanted : {"ada operator ada first", "ada operator bea add", "bea sign in",
                 "ada sign in refused WRONG_PASSPHRASE failures=1",
                 "bea haltMatching refused ROLE role=Viewer limit=operator",
                 "bea operator ada disable refused ROLE role=Viewer limit=administrator"})
            QVERIFY2(holds(lines, wanted), wanted);
        QVERIFY(!venue.broken());
    }

    void writesNoPassphraseDown()
    {
        Venue venue;
        venue.staff(Role::Operator);
        QCOMPARE(venue.signIn("ada", "mistyped just so"), "WRONG_PASSPHRASE");
        venue.close();
        for (const auto& file :
            std::filesystem::directory_iterator(std::filesystem::path{venue.path()}.parent_path())) {
            std::ifstream in{file.path(), std::ios::binary};
            const std::string content{std::istreambuf_iterator<char>{in}, {}};
            for (const char* words : {adasWords, beasWords, firstWords, "mistyped just so"})
                QVERIFY2(content.find(words) == std::string::npos, file.path().c_str());
        }
    }

    void findsAnEditOfAnOperator_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("another's record") << "UPDATE operators SET record = (SELECT record FROM operators WHERE name = "
                                             "'bea') WHERE name = 'ada'";
        // Role and flags lie behind the name and its length; the credential lies further on.
        for (int at = 0; at < 74; at += 3)
            QTest::addRow("byte %d", at) << QStringLiteral(
                "UPDATE operators SET record = CAST(substr(record, 1, %1) || CASE substr(record, %1 + 1, 1) WHEN x'7f' "
                "THEN x'80' ELSE x'7f' END || substr(record, %1 + 2) AS BLOB) WHERE name = 'bea'")
                                                .arg(at);
        QTest::newRow("gone") << "DELETE FROM operators WHERE name = 'ada'";
        QTest::newRow("one more") << "INSERT INTO operators SELECT 'eve', record FROM operators WHERE name = 'ada'";
    }
    void findsAnEditOfAnOperator()
    {
        QFETCH(QString, sql);
        Venue venue;
        venue.staff(Role::Viewer);
        venue.tamper(sql.toStdString());
        const auto broken = venue.broken();
        QVERIFY(broken);
        QCOMPARE(broken->table, "operators");
    }

    void signsTheHeadsWhileAnAdministratorHasSignedIn()
    {
        Venue venue;
        venue.staff(Role::Operator); // the key is there: bea's actions are signed too
        const AuditHead head = venue.head(4);
        QVERIFY(head.signature && head.key && isSignedBy(head, *head.key));
        const auto whole = venue.report(head);
        QVERIFY2(!whole.broken, whole.broken ? whole.broken->why.c_str() : "");
        QCOMPARE(whole.signedThrough, whole.actions);
        QCOMPARE(whole.recordSignedThrough, whole.actions);
        venue.open();
        QCOMPARE(venue.signIn("bea", beasWords), ""); // no administrator since: unsigned
        const auto later = venue.report(head);
        QVERIFY(!later.broken);
        QCOMPARE(later.signedThrough, head.number);
        QVERIFY(later.actions > head.number);
        venue.open();
        QCOMPARE(venue.signIn("ada", adasWords), "");
        const auto last = venue.report(head);
        QVERIFY(!last.broken);
        QCOMPARE(last.signedThrough, last.actions);
    }

    void leavesHeadsUnsignedWhereNobodySignsIn()
    {
        Venue venue{WorldKind::Demo};
        QCOMPARE(venue.codeOf(Command{HaltMatching{1, "look"}}), "");
        const AuditHead head = venue.head(1);
        QVERIFY(!head.signature && !head.key);
        QCOMPARE(auditHeadIn(toText(head)), std::optional{head});
        const auto whole = venue.report(head);
        QVERIFY(!whole.broken);
        QCOMPARE(whole.signedThrough, std::uint64_t{0});
    }

    void handsTheKeyOnToOtherAdministrators()
    {
        Venue venue;
        venue.staff(Role::Administrator); // bea's copy is sealed at her first sign-in, while ada's is at hand
        venue.reopen();
        QCOMPARE(venue.signIn("bea", beasWords), "");
        QVERIFY(venue.head(6).signature);
        QCOMPARE(venue.signIn("bea", beasWords, "another rope of hers"), "");
        venue.reopen();
        QCOMPARE(venue.signIn("bea", "another rope of hers"), "");
        const AuditHead head = venue.head(9);
        QVERIFY(head.signature && isSignedBy(head, *head.key));
        QVERIFY(!venue.broken(head));
    }

    void findsATailThatWasCutByAHeadThatWasHandedOut()
    {
        Venue venue;
        venue.staff(Role::Operator);
        const AuditHead head = venue.head(4);
        const auto file = venue.path();
        // Rows and their lines: what is left is whole in itself.
        venue.tamper("DELETE FROM actions WHERE number > 3");
        venue.dropLines([](const std::string& line) { return line.starts_with("4 ") || line.starts_with("5 "); });
        QVERIFY(!venue.broken() || venue.broken()->table != "actions");
        const auto cut = venue.broken(head);
        QVERIFY(cut);
        QCOMPARE(cut->table, "actions");
        QCOMPARE(cut->sequence, std::uint64_t{4});
    }

    void findsAnotherSignatureThanTheWorlds()
    {
        Venue venue;
        venue.staff(Role::Operator);
        const AuditHead head = venue.head(4);
        venue.close();
        const auto lines = venue.keptLines();
        // A digit of what the last head signs.
        auto forged = lines;
        char& digit = forged.back().back();
        digit = digit == '0' ? '1' : '0';
        venue.keepLines(forged);
        QCOMPARE(venue.broken()->table, "audit");
        venue.keepLines(lines);
        QVERIFY(!venue.broken(head));
        const Secret other = newSigningSeed();
        QCOMPARE(venue.broken(signedHead(head.number, head.link, head.record, other))->table, "audit");
        AuditHead unsignedHead = head;
        unsignedHead.signature.reset();
        unsignedHead.key.reset();
        // Handed out while no administrator had signed in: held to the chain, and said.
        QVERIFY(!venue.broken(unsignedHead));
        const auto notices = venue.report(unsignedHead).notices;
        QVERIFY(std::any_of(notices.begin(), notices.end(), [](const std::string& notice) {
            return notice.find("is not signed: no administrator") != std::string::npos;
        }));
        unsignedHead.link[0] ^= 1;
        QVERIFY(venue.broken(unsignedHead));
        AuditHead moved = head;
        moved.link[0] ^= 1;
        QCOMPARE(venue.broken(moved)->table, "audit"); // no longer what was signed
        venue.tamper("UPDATE world SET value = replace(value, substr(value, 1, 4), '0000') WHERE key = 'auditKey'");
        QVERIFY(venue.broken());
    }

    void findsAnEditOfTheRecordThatIsKeptBesideToo_data()
    {
        QTest::addColumn<QString>("key");
        for (const char* key : {"auditKey", "capacitiesAfter", "createdAt", "engineFingerprint", "environment",
                 "minutesAfter", "narrowRowsThrough", "paymentsAfter", "scenario", "symbolsAfter"})
            QTest::newRow(key) << key;
    }
    /// Whoever writes both files anew has no key: the signed heads name each row.
    void findsAnEditOfTheRecordThatIsKeptBesideToo()
    {
        QFETCH(const QString, key);
        Venue venue;
        venue.staff(Role::Operator);
        const AuditHead head = venue.head(4);
        venue.tamper("UPDATE world SET value = value || '0' WHERE key = 'name'");
        venue.keepRecordAnew();
        QVERIFY(!venue.broken(head));
        venue.tamper(QStringLiteral("UPDATE world SET value = substr(value, 1, length(value) - 1) || iif(substr(value, "
                                    "-1) = '0', '1', '0') WHERE key = '%1'")
                         .arg(key)
                         .toStdString());
        venue.keepRecordAnew();
        if (key == "auditKey") {
            QCOMPARE(venue.broken()->table, "audit"); // no signature is one by that
            return;
        }
        QCOMPARE(venue.broken()->table, "world");
        QVERIFY2(venue.broken()->why.starts_with(key.toStdString() + " is not what the head of action "),
            venue.broken()->why.c_str());
        // Without the signed heads beside it, a report tells.
        venue.keepLines(venue.withoutSignatures(venue.keptLines()));
        QCOMPARE(
            QString::fromStdString(venue.broken(head)->why), key + " is not what the head that was handed out signed");
    }

    /// As a version left it that signed number and link alone.
    void saysWhereNoSignatureCoversTheRecord()
    {
        Venue venue;
        venue.staff(Role::Operator);
        const Secret seed = newSigningSeed();
        venue.tamper("UPDATE world SET value = '" + toHex(publicKeyOf(seed)) + "' WHERE key = 'auditKey'");
        auto kept = storage::readHeads(venue.path()).links;
        venue.dropLines([](const std::string&) { return true; });
        venue.keepRecordAnew();
        AuditHead head;
        {
            storage::HeadFile file{venue.path()};
            for (const auto& [number, link] : kept)
                file.keep(head = signedHead(number, link, {}, seed));
        }
        const auto report = venue.report(head);
        QVERIFY2(!report.broken, report.broken ? report.broken->why.c_str() : "");
        QCOMPARE(report.signedThrough, report.actions);
        QCOMPARE(report.recordSignedThrough, std::uint64_t{0});
        QCOMPARE(report.notices.size(), std::size_t{2});
        for (const std::string& notice : report.notices)
            QVERIFY(notice.find("did not sign the world's record") != std::string::npos);
    }

    void findsAKeyOrAFirstAdministratorThatWasTakenAway()
    {
        {
            Venue venue;
            venue.staff(Role::Operator);
            venue.tamper("DELETE FROM world WHERE key = 'auditKey'");
            venue.keepLines(venue.withoutSignatures(venue.keptLines()));
            venue.dropLines([](const std::string& line) { return line.starts_with("auditKey"); });
            QCOMPARE(venue.broken()->table, "world");
        }
        {
            Venue venue;
            venue.staff(Role::Operator);
            venue.tamper("UPDATE world SET value = 'DEMO' WHERE key = 'environment'");
            venue.dropLines([](const std::string& line) { return line.starts_with("environment"); });
            QCOMPARE(venue.broken()->table, "world");
        }
        Venue venue;
        venue.staff(Role::Operator);
        venue.tamper("DELETE FROM actions; DELETE FROM operators");
        venue.dropLines(
            [](const std::string& line) { return std::isdigit(static_cast<unsigned char>(line.front())) != 0; });
        QCOMPARE(venue.broken()->table, "actions");
    }

    void findsALiveWorldThatIsToldToHaveHadNoAdministrator()
    {
        Venue venue;
        QCOMPARE(venue.codeOf(Command{HaltMatching{1, "look"}}), "SIGN_IN"); // refused, recorded, nobody's yet
        const auto honest = venue.report();
        QVERIFY2(!honest.broken, honest.broken ? honest.broken->why.c_str() : "");
        QCOMPARE(honest.actions, std::uint64_t{1});
        venue.open();
        venue.staff(Role::Operator);
        // All that speaks of operators is gone, but one of them halted matching.
        QCOMPARE(venue.codeOf(Command{HaltMatching{1, "look"}}), "");
        venue.tamper("DELETE FROM actions WHERE sequence = 0; DELETE FROM operators; "
                     "DELETE FROM world WHERE key = 'auditKey'; UPDATE actions SET number = 1");
        linkAnew(venue.path());
        const auto broken = venue.broken();
        QVERIFY(broken);
        QCOMPARE(broken->table, "actions");
        QVERIFY2(broken->why.find("before its first administrator") != std::string::npos, broken->why.c_str());
    }

    void findsThatEverySignatureWasTakenAway()
    {
        Venue venue;
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        venue.close();
        const auto first = venue.withoutSignatures(venue.keptLines());
        venue.keepLines(first); // as a kill between the first commit and its line leaves it
        const auto honest = venue.report();
        QVERIFY2(!honest.broken, honest.broken ? honest.broken->why.c_str() : "");
        QCOMPARE(honest.notices.size(), std::size_t{1});
        venue.open();
        QCOMPARE(venue.signIn("ada", adasWords), "");
        venue.close();
        QVERIFY(!venue.broken());
        venue.keepLines(venue.withoutSignatures(venue.keptLines()));
        QCOMPARE(venue.broken()->table, "audit");
        QCOMPARE(venue.broken()->sequence, std::uint64_t{2});
    }

    /// Whoever cuts the tail takes that file away too: the next opening tells of it in the audit for good, and the
    /// trail is broken there but for whoever has a head of later.
    void findsThatTheFileOfHeadsWasTakenAwayAndBegunAnew()
    {
        Venue venue;
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        venue.close();
        std::filesystem::remove(venue.path() + ".audit");
        venue.open();
        venue.close();
        const OperatorAction last = venue.actionsAbout({}).back();
        QCOMPARE(last.what, std::string{"audit heads begun anew"});
        QVERIFY2(last.detail.starts_with("after action 1:"), last.detail.c_str());
        venue.open();
        QCOMPARE(venue.signIn("ada", adasWords), "");
        const AuditHead since = venue.head(3);
        venue.close();
        const auto broken = venue.broken();
        QVERIFY(broken);
        QCOMPARE(broken->table, std::string{"audit"});
        QCOMPARE(broken->sequence, std::uint64_t{1});
        QVERIFY2(broken->why.find("was begun anew behind this action") != std::string::npos, broken->why.c_str());
        const auto vouched = venue.report(since);
        QVERIFY2(!vouched.broken, vouched.broken ? vouched.broken->why.c_str() : "");
        QVERIFY(vouched.notices.front().find("begun when the world was there already") != std::string::npos);
    }

    /// Verification finds it; whoever opens the world does not wait for that to be told.
    void recordsThatTheTailWasCut()
    {
        Venue venue;
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        QCOMPARE(venue.signIn("ada", adasWords), "");
        venue.close();
        const std::size_t there = venue.audit().size();
        {
            storage::Connection file{venue.path(), venue.path(), storage::Access::Write};
            file.run("DELETE FROM actions WHERE number = (SELECT max(number) FROM actions)");
        }
        venue.open();
        venue.close();
        const OperatorAction last = venue.actionsAbout({}).back();
        QCOMPARE(last.what, std::string{"audit cut short"});
        QCOMPARE(last.detail,
            "after action " + std::to_string(there - 1) + ": the file beside the world names " + std::to_string(there));
        const auto broken = venue.broken();
        QVERIFY(broken);
        QCOMPARE(broken->sequence, std::uint64_t{there});
        QVERIFY2(broken->why.starts_with("the end of the audit was missing"), broken->why.c_str());
    }

    /// Rows of before take up what a command left that none of them is of: the row that was edited is told, not they.
    void namesTheRowWhoseCommandWasEdited()
    {
        Venue venue;
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        QCOMPARE(venue.codeOf(StepClock{}), ""); // a command that no action is of
        QCOMPARE(venue.codeOf(Command{HaltMatching{1, "look"}}), "");
        QCOMPARE(venue.codeOf(Command{HaltMatching{2, "longer"}}), "");
        QCOMPARE(venue.codeOf(LockDesk{}), "");
        venue.close();
        const std::size_t last = venue.audit().size();
        for (const char* sequence : {"1", "(SELECT min(sequence) FROM actions WHERE sequence > 0)", "999999", "-1"}) {
            venue.tamper("UPDATE actions SET sequence = " + std::string{sequence}
                + " WHERE number = (SELECT max(number) FROM actions)");
            const auto broken = venue.broken();
            QVERIFY2(broken, sequence);
            QCOMPARE(broken->table, std::string{"actions"});
            QCOMPARE(broken->sequence, std::uint64_t{last});
            QCOMPARE(broken->why, std::string{"it is not what was written"});
        }
    }

    void findsLinesOfTheFileOfHeadsInAnotherOrder()
    {
        Venue venue;
        QCOMPARE(venue.edit(OperatorVerb::MakeFirst, "ada", {}, adasWords), "");
        QCOMPARE(venue.codeOf(Command{HaltMatching{1, "look"}}), "");
        QCOMPARE(venue.codeOf(LockDesk{}), "");
        venue.close();
        auto lines = venue.keptLines();
        std::swap(lines[lines.size() - 1], lines[lines.size() - 2]);
        venue.keepLines(lines);
        const auto broken = venue.broken();
        QVERIFY(broken);
        QCOMPARE(broken->table, std::string{"audit"});
        QCOMPARE(std::to_string(broken->sequence), lines.back().substr(0, lines.back().find(' ')));
        const std::string line = "its line " + std::to_string(lines.size()) + " names this action behind";
        QVERIFY2(broken->why.find(line) != std::string::npos, broken->why.c_str());
    }

    /// Whatever was to be read and could not be: who, when, which file, and where in it.
    void recordsAFileThatItCannotTake()
    {
        Venue venue;
        venue.staff(Role::Operator);
        RefuseFile file{RefuseFile::As::Change, "weights.json", {}};
        file.faults = {"weights.json: $.edits[0].before: value 0.9, limit 0.95"};
        QCOMPARE(venue.codeOf(file), "FILE_REFUSED");
        const OperatorAction action = venue.actionsAbout("import change ").back();
        QCOMPARE(action.what, std::string{"import change weights.json"});
        QCOMPARE(action.actor, std::string{"bea"});
        QCOMPARE(action.detail, file.faults.front());
        QCOMPARE(action.result, ActionResult::Refused);
        QVERIFY(action.wallAt.ms > 0 && action.simulatedAt.ms > 0);
        file = {
            RefuseFile::As::Configuration, "risk\n.json", std::vector<std::string>(9, "risk.json: line 1, column 1")};
        QCOMPARE(venue.codeOf(file), "FILE_REFUSED");
        const OperatorAction second = venue.actionsAbout("compare configuration ").back();
        QCOMPARE(second.what, std::string{"compare configuration risk\\u000a.json"});
        QVERIFY2(second.detail.ends_with("; 4 more"), second.detail.c_str());
        QCOMPARE(venue.codeOf(LockDesk{}), "");
        file = {RefuseFile::As::Rails, "rails.json", {"rails.json: line 1, column 1"}};
        QCOMPARE(venue.codeOf(file), "SIGN_IN");
        QVERIFY(holds(
            venue.audit(), "bea import guard rails rails.json refused SIGN_IN name=bea; rails.json: line 1, column 1"));
        QVERIFY(!venue.broken());
    }

    void recordsAFileInAWorldForPracticeToo()
    {
        Venue venue{WorldKind::Training};
        QCOMPARE(venue.codeOf(RefuseFile{RefuseFile::As::Change, "a.json", {"a.json: no JSON"}}), "FILE_REFUSED");
        QVERIFY(holds(venue.audit(), "somebody import change a.json refused a.json: no JSON"));
        QVERIFY(!venue.broken());
    }

    /// What the world holds leaves the desk in somebody's name only.
    void recordsWhoTookAFileAway()
    {
        Venue venue;
        const ExportFile rows{"journal: operators, text ramp", "/home/bea/rows.csv"};
        QCOMPARE(venue.codeOf(rows), "SIGN_IN");
        venue.staff(Role::Viewer);
        QCOMPARE(venue.codeOf(rows), "");
        QVERIFY(holds(venue.audit(), "bea export journal: operators, text ramp"));
        QCOMPARE(venue.actionsAbout("export journal").back().detail, std::string{"to /home/bea/rows.csv"});
        QCOMPARE(venue.codeOf(LockDesk{}), "");
        QCOMPARE(venue.codeOf(rows), "SIGN_IN");
        QVERIFY(holds(venue.audit(), "bea export journal: operators, text ramp refused SIGN_IN name=bea"));
        QCOMPARE(venue.signIn("bea", beasWords), "");
        for (const char* what : {"report of change 1", "guard rails", "configuration", "table of Margin"})
            QCOMPARE(venue.codeOf(ExportFile{what, "/home/bea/file"}), "");
        QVERIFY(!venue.broken());
    }

    /// Nothing is before the first row that could be signed.
    void aSignatureOfNothingIsNoLineOfTheRecord()
    {
        Venue venue;
        venue.staff(Role::Viewer);
        venue.close();
        auto lines = venue.keptLines();
        lines.push_back("0 " + std::string(64, 'a') + ' ' + std::string(128, 'b'));
        venue.keepLines(lines);
        const auto broken = venue.broken();
        QVERIFY(broken && broken->why.find("line") != std::string::npos);
    }

    /// Nor by what the exchange would refuse of it, nor in the audit.
    void tellsNothingOfAnothersDraft()
    {
        Venue venue;
        venue.staff(Role::Approver);
        QCOMPARE(venue.signIn("ada", adasWords), "");
        ChangeRequest save;
        save.verb = ChangeVerb::Save;
        save.content.reason = "thin books";
        save.content.edits = {{weight, "0.5", "0.4"}}; // it is 0.95
        const OperatorAnswer saved = venue.ask(save);
        QVERIFY(saved.accepted);
        QCOMPARE(venue.signIn("bea", beasWords), "");
        ChangeRequest other;
        other.id = saved.change->id;
        other.reason = "why not";
        for (const ChangeVerb verb : {ChangeVerb::Submit, ChangeVerb::Approve, ChangeVerb::Reject}) {
            other.verb = verb;
            QCOMPARE(venue.codeOf(other), "UNKNOWN_CHANGE");
            const OperatorAction row = venue.actionsAbout(auditName(other.id, verb)).back();
            QVERIFY2(row.before.empty() && row.detail.find("haircut") == std::string::npos, row.detail.c_str());
        }
        QVERIFY(!venue.broken());
    }

    /// A draft that is handed in while another hand writes it anew is judged as it stands, whichever comes first.
    void judgesADraftAsItStands()
    {
        Venue venue{WorldKind::Training};
        ChangeRequest save;
        save.verb = ChangeVerb::Save;
        save.content.name = "Weight";
        save.content.reason = "thin books";
        save.content.edits = {{weight, "0.95", "0.94"}};
        const OperatorAnswer saved = venue.ask(save);
        QVERIFY(saved.accepted);
        ChangeRequest submit;
        submit.verb = ChangeVerb::Submit;
        submit.id = save.id = saved.change->id;
        save.content.edits.front().after = "0.96"; // loosens: it takes an approval
        std::promise<OperatorAnswer> submitted;
        venue.host().submit(submit, [&](const OperatorAnswer& given) { submitted.set_value(given); });
        const bool isAnew = venue.ask(save).accepted;
        const OperatorAnswer answer = submitted.get_future().get();
        QVERIFY(answer.accepted);
        QCOMPARE(answer.change->content.edits.front().after, std::string{isAnew ? "0.96" : "0.94"});
        QCOMPARE(answer.change->effect->loosens(), isAnew);
        QCOMPARE(answer.change->approvalsNeeded, isAnew ? 1U : 0U);
    }

    /// Whoever asked need not wait until it is judged. It may have been answered before the word comes.
    void refusesWhatIsCancelledWhileItIsJudged()
    {
        Venue venue{WorldKind::Training};
        ChangeRequest save;
        save.verb = ChangeVerb::Save;
        save.content.reason = "thin books";
        save.content.edits = {{weight, "0.95", "0.94"}};
        std::string code;
        std::uint32_t id = 0;
        while (id < 50 && code != "CANCELLED") {
            ++id;
            QVERIFY(venue.ask(save).accepted);
            std::promise<OperatorAnswer> submitted;
            std::promise<OperatorAnswer> cancelled;
            venue.host().submit(
                about(ChangeVerb::Submit, id), [&](const OperatorAnswer& given) { submitted.set_value(given); });
            venue.host().submit(
                CancelJudging{ChangeId{id}}, [&](const OperatorAnswer& given) { cancelled.set_value(given); });
            const OperatorAnswer answer = submitted.get_future().get();
            QVERIFY(cancelled.get_future().get().accepted);
            code = answer.code;
            QVERIFY(answer.accepted || code == "CANCELLED");
        }
        QCOMPARE(code, std::string("CANCELLED"));
        const OperatorAction row = venue.actionsAbout(auditName(ChangeId{id}, ChangeVerb::Submit)).back();
        QCOMPARE(row.result, ActionResult::Refused);
        QCOMPARE(row.before, row.after);
        QVERIFY2(row.detail.starts_with("CANCELLED"), row.detail.c_str());
        // It may be asked again.
        QVERIFY(venue.ask(about(ChangeVerb::Submit, id)).accepted);
    }

    void readsAHeadFromAReport()
    {
        const Secret seed = newSigningSeed();
        const AuditHead head = signedHead(12, {1, 2, 3}, {{"createdAt", {4}}, {"environment", {5}}}, seed);
        const AuditHead old = signedHead(12, {1, 2, 3}, {}, seed);
        for (const AuditHead& each : {head, old}) {
            const std::string report = "# Change 1\n\nplimsoll-head 3 dead\n\n    " + toText(each) + "\n";
            QCOMPARE(auditHeadIn(report), std::optional{each});
            QVERIFY(isSignedBy(*auditHeadIn(report), publicKeyOf(seed)));
            // As lines that are copied out of a page; another page may follow.
            for (const std::size_t length : {7U, 64U, 100U}) {
                std::string broken = "plimsoll-head\n12 \n";
                const std::string rest = toText(each).substr(std::string_view{"plimsoll-head 12 "}.size());
                for (std::size_t i = 0; i < rest.size(); i += length)
                    broken += rest.substr(i, length) + " \r\n";
                QCOMPARE(auditHeadIn(broken + "\f8 of 8\n"), std::optional{each});
            }
        }
        AuditHead stripped = head;
        stripped.record.erase("environment");
        QVERIFY(!isSignedBy(stripped, publicKeyOf(seed)));
        stripped.record.clear();
        QVERIFY(!isSignedBy(stripped, publicKeyOf(seed)));
        QVERIFY(!isSignedBy(head, publicKeyOf(newSigningSeed())));
        for (const char* none : {"", "plimsoll-head", "plimsoll-head 3 dead", "plimsoll-head x unsigned"})
            QVERIFY(!auditHeadIn(none));
        AuditHead later = head;
        ++later.number;
        QVERIFY(!isSignedBy(later, publicKeyOf(seed)));
    }

    void sealsUnderAPassphrase()
    {
        const HashCost cheap{1, 8192};
        const NewCredential made = credentialOf(Secret{adasWords}, cheap);
        const auto key = keyFor(made.credential, Secret{adasWords});
        QVERIFY(key && key->equals(made.key));
        QVERIFY(!keyFor(made.credential, Secret{beasWords}));
        QVERIFY(credentialOf(Secret{adasWords}, cheap).credential.salt != made.credential.salt);
        Bytes sealed = seal(Secret{"a key of the world"}, made.key);
        QCOMPARE(std::string{unseal(sealed, *key)->text()}, "a key of the world");
        QVERIFY(!unseal(sealed, credentialOf(Secret{adasWords}, cheap).key));
        for (std::size_t at = 0; at < sealed.size(); ++at) {
            sealed[at] ^= 1;
            QVERIFY(!unseal(sealed, *key));
            sealed[at] ^= 1;
        }
    }
};

PLIMSOLL_TEST(DeskAccessTest);

} // namespace plimsoll::test

#include "desk_access_test.moc"
