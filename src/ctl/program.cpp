// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/program.h"

#include "ctl/account_commands.h"
#include "ctl/impact_command.h"
#include "ctl/risk_commands.h"
#include "ctl/run_command.h"
#include "ctl/store_commands.h"

#include <CLI/CLI.hpp>

#include <cerrno>
#include <cstring>
#include <functional>
#include <ostream>
#include <string>

namespace plimsoll::ctl {
namespace {

using Ask = std::function<AnswerOrFault()>;

/// An option that is given says something: an empty value is no way to leave it out.
std::string notEmpty(const std::string& value)
{
    return value.empty() ? "must not be empty" : "";
}

/// The subcommands; each, when it is the one that was called, leaves in `ask` what answers it.
class CommandLine {
public:
    explicit CommandLine(const char* version)
    {
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.set_version_flag("--version", std::string{"plimsollctl "} + version);
        app_.add_option("--format", format_, "json, or table for people")->check(CLI::IsMember({"json", "table"}));
        addCurve();
        addCheck();
        addMargin();
        addLargestOrder();
        addRun();
        addVerify();
        addImpact();
        addExport();
        for (CLI::App* command : app_.get_subcommands({}))
            for (CLI::Option* option : command->get_options())
                option->check(notEmpty);
    }

    /// What stands where a command must stand and is none; empty where that is not what is wrong.
    std::string unknownCommand() const
    {
        const std::vector<std::string> unread = app_.remaining();
        return app_.get_subcommands().empty() && !unread.empty() ? unread.front() : "";
    }

    CLI::App& app() { return app_; }
    const Ask& ask() const { return ask_; }
    bool wantsTable() const { return format_ == "table"; }

private:
    void addCurve()
    {
        CLI::App* command = app_.add_subcommand("curve", "borrow and lend rates at given utilizations");
        auto* risk = command->add_option("--risk", curve_.riskFile, "risk configuration");
        auto* asset = command->add_option("--asset", curve_.asset, "the pool's asset")->needs(risk);
        risk->needs(asset);
        auto* points = command->add_option("--points", curve_.pointsFile, "a file of curve points")->excludes(risk);
        command->add_option("--fee", curve_.fee, "share of interest for the treasury, default 0.15")->needs(points);
        command->add_option("--utilization", curve_.utilizations, "one or more, joined by commas")->required();
        command->callback([this] {
            if (curve_.riskFile.empty() == curve_.pointsFile.empty())
                throw CLI::RequiredError("--risk and --asset, or --points");
            ask_ = [this] { return answerCurve(curve_); };
        });
    }

    void addCheck()
    {
        CLI::App* command = app_.add_subcommand("check", "every fault of a risk configuration at once");
        command->add_option("R", checkFile_, "risk configuration")->required();
        command->callback([this] { ask_ = [this] { return answerCheck(checkFile_); }; });
    }

    void addMargin()
    {
        CLI::App* command = app_.add_subcommand("margin", "the margin summary of an account that stands alone");
        command->add_option("--risk", margin_.riskFile, "risk configuration")->required();
        auto* account = command->add_option("--account", margin_.accountFile, "account");
        command->add_option("--accounts", margin_.accountsFile, "one account a line, one answer a line")
            ->excludes(account);
        command->callback([this] {
            if (margin_.accountFile.empty() == margin_.accountsFile.empty())
                throw CLI::RequiredError("--account or --accounts");
            ask_ = [this] { return answerMargin(margin_); };
        });
    }

    void addLargestOrder()
    {
        CLI::App* command = app_.add_subcommand("max-order", "the largest order that an account may place");
        command->add_option("--risk", largest_.riskFile, "risk configuration")->required();
        command->add_option("--account", largest_.accountFile, "account")->required();
        command->add_option("--market", largest_.market, "SOL_USDC")->required();
        command->add_option("--side", largest_.side, "Bid or Ask")->required()->check(CLI::IsMember({"Bid", "Ask"}));
        command->add_option("--price", largest_.price, "limit price; without it a market order");
        command->callback([this] { ask_ = [this] { return answerLargestOrder(largest_); }; });
    }

    void addRun()
    {
        CLI::App* command = app_.add_subcommand("run",
            "plays a scenario as fast as it can; exit 1 where an expectation fails or a step is "
            "refused that the step behind it does not expect to be");
        command->add_option("SCENARIO", run_.scenarioFile, "scenario")->required();
        command->add_option("--store", run_.storeFile, "keeps the run in a new world's file");
        command->add_option("--report", run_.reportFolder, "writes the report and tables into a folder");
        command->callback([this] { ask_ = [this] { return answerRun(run_); }; });
    }

    void addVerify()
    {
        CLI::App* command = app_.add_subcommand("verify", "replays a journal: state hash, invariants, audit chain");
        command->add_option("DB", export_.path, "a world's file")->required();
        command->add_option("--head", headFile_, "a text with a head that was handed out: a report of a change");
        command->callback([this] { ask_ = [this] { return answerVerify(export_.path, headFile_); }; });
    }

    void addExport()
    {
        CLI::App* command = app_.add_subcommand("export", "tables for other tools");
        command->add_option("DB", export_.path, "a world's file")->required();
        command->add_option("--what", export_.what, "accounts, pools, liquidations, audit, events or refusals")
            ->required()
            ->check(CLI::IsMember({"accounts", "pools", "liquidations", "audit", "events", "refusals"}));
        command->add_option("--format", export_.format, "csv or json")->check(CLI::IsMember({"csv", "json"}));
        command->callback([this] { ask_ = [this] { return answerExport(export_); }; });
    }

    void addImpact()
    {
        CLI::App* command = app_.add_subcommand("impact", "what a change would do to a world as it stands");
        command->add_option("--store", impact_.storeFile, "a world's file")->required();
        command->add_option("--change", impact_.changeFile, "change")->required();
        command->add_option("--hours", impact_.hours, "plays the last hours under the change too")
            ->check(CLI::Range(1, 8760));
        auto* notice = command->add_option("--notice", impact_.noticeHours, "plans a ramp with so many hours of notice")
                           ->check(CLI::Range(0, 8760));
        command->add_option("--depth-share", impact_.depthShare, "of what the books take, for one step; default 0.5")
            ->needs(notice);
        command
            ->add_option("--margin", impact_.margin,
                "of what an account holds, kept off it until its notice is over; default 0.01")
            ->needs(notice);
        command->add_option("--rails", impact_.railsFile, "guard rails that its steps keep to; default the world's own")
            ->needs(notice);
        command->callback([this] { ask_ = [this] { return answerImpact(impact_); }; });
    }

    CLI::App app_{"Plimsoll without a screen", "plimsollctl"};
    std::string format_ = "json";
    CurveRequest curve_;
    ImpactRequest impact_;
    std::string checkFile_;
    MarginRequest margin_;
    LargestOrderRequest largest_;
    RunRequest run_;
    ExportRequest export_;
    std::string headFile_;
    Ask ask_;
};

std::string documentText(const Json& document, bool asTable)
{
    return asTable ? tableText(document) : jsonText(document, 1) + '\n';
}

/// The code to end with where all that was said could be written; else that of a fault, which `err` is told.
int ended(int code, std::ostream& out, std::ostream& err)
{
    out.flush();
    if (out)
        return code;
    const char* why = errno == 0 ? "cut off" : std::strerror(errno);
    err << InputFault{"standard output", "$", why, "an output that takes the whole answer"}.text() << '\n';
    return static_cast<int>(ExitCode::BadInput);
}

int print(const Answer& answer, bool asTable, std::ostream& out, std::ostream& err)
{
    errno = 0;
    if (!answer.text.empty())
        out << answer.text;
    else if (answer.lines.empty())
        out << documentText(answer.document, asTable);
    for (const Json& line : answer.lines)
        out << jsonText(line, -1) << '\n';
    const int code = ended(static_cast<int>(answer.exitCode), out, err);
    if (out)
        for (const std::string& remark : answer.remarks)
            err << remark << '\n';
    return code;
}

} // namespace

int runProgram(const char* version, int argc, const char* const* argv, std::ostream& out, std::ostream& err)
{
    CommandLine line{version};
    try {
        line.app().parse(argc, argv);
    } catch (const CLI::Error& end) {
        const std::string unknown = line.unknownCommand();
        if (unknown.empty() && end.get_exit_code() == 0) {
            errno = 0;
            const int code = line.app().exit(end, out, err);
            return ended(code, out, err);
        }
        err << "plimsollctl: " << (unknown.empty() ? end.what() : unknown + ": no such command, --help lists them")
            << '\n';
        return static_cast<int>(ExitCode::BadInput);
    }
    const AnswerOrFault answer = line.ask()();
    if (answer.ok())
        return print(answer.value(), line.wantsTable(), out, err);
    err << answer.error().text() << '\n';
    return static_cast<int>(ExitCode::BadInput);
}

} // namespace plimsoll::ctl
