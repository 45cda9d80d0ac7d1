// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/change_reader.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter.h"
#include "formats/input_file.h"
#include "formats/json_desk_formats.h"
#include "formats/risk_reader.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QFile>
#include <QTest>

namespace plimsoll::test {
namespace {

std::string firstFaultOf(const std::string& text)
{
    const auto json = parseJson(text, "change.json");
    if (!json.ok())
        return json.error().path;
    InputFaults faults{"change.json"};
    readChange(json.value(), sampleRisk(), faults);
    return faults.empty() ? "" : faults.first().path;
}

} // namespace

/// Changes and guard rails as files.
class ChangeReaderTest : public QObject {
    Q_OBJECT

private slots:
    void aChangeSurvivesItsFile()
    {
        const RiskConfiguration risk = sampleRisk();
        ChangeContent content;
        content.name = "both kinds of value";
        content.ticket = "RISK-7";
        content.reason = "a reason with \"quotes\"";
        for (const char* path : {"assets.SOL.haircutFunction.weight", "borrowLendMarkets.SOL.utilizationCurve"}) {
            const std::string now = parameterAt(risk, path)->text(risk);
            content.edits.push_back({path, now, now});
        }
        content.ramp = Ramp{4, 3600 * msPerSecond};
        content.goLiveAt = Timestamp{1'760'000'000'000};
        content.overridesRails = Flag::On;
        const auto json = parseJson(writeChange(content), "change.json");
        QVERIFY(json.ok());
        InputFaults faults{"change.json"};
        const auto read = readChange(json.value(), risk, faults);
        QVERIFY(read.has_value());
        QCOMPARE(encoded(*read), encoded(content));
    }

    void whatIsEmptyIsLeftOut()
    {
        ChangeContent content;
        content.name = "nothing else";
        const auto json = parseJson(writeChange(content), "change.json");
        InputFaults faults{"change.json"};
        const auto read = readChange(json.value(), sampleRisk(), faults);
        QVERIFY(read.has_value());
        QCOMPARE(encoded(*read), encoded(content));
    }

    void aFaultNamesItsPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("path");
        QTest::newRow("no name") << R"({"edits":[]})"
                                 << "$.name";
        QTest::newRow("unknown path") << R"({"name":"x","edits":[{"path":"assets.SOL.x","after":"1"}]})"
                                      << "$.edits[0].path";
        QTest::newRow("a number") << R"({"name":"x","edits":[{"path":"venue.liquidationSlice","after":1}]})"
                                  << "$.edits[0].after";
        QTest::newRow("unknown member") << R"({"name":"x","edits":[],"reson":"y"})"
                                        << "$.reson";
        QTest::newRow("ramp") << R"({"name":"x","edits":[],"ramp":{"steps":1001,"stepSeconds":1}})"
                              << "$.ramp.steps";
        QTest::newRow("time") << R"({"name":"x","edits":[],"goLiveAt":"now"})"
                              << "$.goLiveAt";
    }
    void aFaultNamesItsPlace()
    {
        QFETCH(QString, text);
        QFETCH(QString, path);
        QCOMPARE(QString::fromStdString(firstFaultOf(text.toStdString())), path);
    }

    /// Form, rails, what is frozen, an unknown parameter, a rule of the exchange: nobody mends one to meet the next.
    void everyFaultIsToldAtOnce()
    {
        const RiskConfiguration risk = sampleRisk();
        GuardRails rails;
        rails.rails = {{"assets.*.haircutFunction.weight", constant<Ratio>("0.1"), false, 60, true}};
        rails.frozen = {"USDC"};
        const std::string text = R"({"name": "x", "reson": "y", "ramp": {"steps": 2, "stepSeconds": 30}, "edits": [
            {"path": "assets.SOL.haircutFunction.weight", "after": "0.1"},
            {"path": "assets.USDC.haircutFunction.weight", "after": "0.99"},
            {"path": "assets.NONE.haircutFunction.weight", "after": "0.9"},
            {"path": "assets.SOL.mmfFunction.base", "before": "0.7", "after": "2"}]})";
        const auto read = JsonDeskFormats{}.changeFrom(text, "c.json", risk, rails);
        QVERIFY(!read.ok());
        QStringList told;
        for (const std::string& fault : read.error())
            told << QString::fromStdString(fault);
        for (const char* each : {"$.reson: ", "$.reason: ", "$.edits[2].path: value assets.NONE",
                 "$.edits[0] (assets.SOL.haircutFunction.weight): value 0.1, limit ", "(RAIL_STEP), or overridesRails",
                 "value 30 s between steps, limit at least 60 s (RAIL_INTERVAL), or overridesRails",
                 "$.edits[1] (assets.USDC.haircutFunction.weight): value USDC, limit no change while it is frozen",
                 "$.edits[3] (assets.SOL.mmfFunction.base): value 0.7, limit the live value: "})
            QVERIFY2(told.join('\n').contains(each), qPrintable(told.join('\n')));
        // The step is that from what is live (0.95), not from what the file says.
        const auto stale = JsonDeskFormats{}.changeFrom(R"({"name": "x", "reason": "y", "edits": [
            {"path": "assets.SOL.haircutFunction.weight", "before": "0.5", "after": "0.9"}]})",
            "c.json", risk, rails);
        QVERIFY(!stale.ok());
        QCOMPARE(stale.error().size(), std::size_t{1});
        QVERIFY(stale.error().front().find("the live value") != std::string::npos);
        rails = {};
        const std::string sound
            = R"({"name": "x", "reason": "y", "edits": [{"path": "assets.SOL.haircutFunction.weight", "after": "0.1"}]})";
        QVERIFY(JsonDeskFormats{}.changeFrom(sound, "c.json", risk, rails).ok());
    }

    void whatNobodySeesIsRefused_data()
    {
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char* name, const char* line, const char* reason, const char* ticket) -> QTestData& {
            return QTest::newRow(name)
                << QStringLiteral("\"name\": \"%1\", \"reason\": \"%2\", \"ticket\": \"%3\"").arg(line, reason, ticket);
        };
        row("blank reason", "x", " \\u00a0 ", "R") << "$.reason: value \" \u00a0 \", limit more than blanks";
        row("blank name", "  ", "y", "R") << "$.name: value \"  \", limit more than blanks";
        row("direction", "x", "to 0.9\\u202e5", "R") << "$.reason: value to 0.9\\u202e5, limit one line";
        row("control", "a\\u001b[2Jb", "y", "R") << "$.name: value a\\u001b[2Jb, limit one line";
        row("line end", "x", "y", "R-1\\nR-2") << "$.ticket: value R-1\\u000aR-2, limit one line";
    }
    void whatNobodySeesIsRefused()
    {
        QFETCH(QString, members);
        QFETCH(QString, fault);
        const QString text = R"({%1, "edits": [{"path": "assets.SOL.haircutFunction.weight", "after": "0.9"}]})";
        const auto read = JsonDeskFormats{}.changeFrom(text.arg(members).toStdString(), "c.json", sampleRisk(), {});
        QVERIFY(!read.ok());
        QCOMPARE(read.error().size(), std::size_t{1});
        QVERIFY2(QString::fromStdString(read.error()[0]).contains(fault), read.error()[0].c_str());
    }

    void blanksAroundAreNoPartOfIt()
    {
        const auto read = JsonDeskFormats{}.changeFrom(
            R"({"name": " Größe ", "reason": "\ty\n", "edits": [{"path": "assets.SOL.haircutFunction.weight", "after": "0.9"}]})",
            "c.json", sampleRisk(), {});
        QVERIFY(read.ok());
        QCOMPARE(read.value().name, std::string{"Größe"});
        QCOMPARE(read.value().reason, std::string{"y"});
    }

    void bytesThatAreNoTextAreWrittenOut()
    {
        const auto read = JsonDeskFormats{}.changeFrom("{\"name\": \"a\xff\x1b\"}", "c.json", sampleRisk(), {});
        QVERIFY(!read.ok());
        QCOMPARE(read.error()[0], std::string{"c.json: line 1, column 12: value \\xff\\u001b\"}, limit JSON"});
    }

    void theShippedRailsFitTheShippedVenue()
    {
        const auto venue = readJsonFile(PLIMSOLL_SOURCE_DIR "/resources/risk/venue.json");
        const auto json = readJsonFile(PLIMSOLL_SOURCE_DIR "/resources/rails.json");
        QVERIFY(venue.ok() && json.ok());
        InputFaults faults{"rails.json"};
        const auto risk = readRisk(venue.value(), "$", faults);
        const auto rails = readGuardRails(json.value(), faults);
        QVERIFY2(rails && risk, faults.empty() ? "" : faults.first().text().c_str());
        // Each rail rules at least one parameter: going to zero, at once after a change, breaks each of them.
        for (const Rail& rail : rails->rails) {
            bool rules = false;
            GuardRails alone = *rails;
            alone.rails = {rail};
            for (const Parameter& parameter : parametersOf(*risk)) {
                const ParameterEdit edit{parameter.path(*risk), parameter.text(*risk), "0"};
                rules = rules || !breachesOf(alone, {edit}, 1, 0, Timestamp{}, {{edit.path, Timestamp{}}}).empty();
            }
            QVERIFY2(rules, rail.pattern.c_str());
        }
    }

    void aWrongRailNamesItsPlace()
    {
        const auto json = parseJson(
            R"({"rails":[{"path":"venue.liquidationSlice","largestStep":"much"}, {"path":"assets.*.weigth"},
                         {"path":"assets.*.imfFunction.base","largestStep":"0"}],
                "frozen":["SOL", 7], "quietHours":[{"from":"24:00","until":"01:00"}], "looseningDelaySeconds":1,"approvalExpirySeconds":1,"movedAccounts":1,"movedShare":"0.1"})",
            "rails.json");
        QVERIFY(json.ok());
        InputFaults faults{"rails.json"};
        QVERIFY(!readGuardRails(json.value(), faults));
        std::vector<std::string> places;
        for (const InputFault& fault : faults.all())
            places.push_back(fault.path);
        QCOMPARE(places,
            (std::vector<std::string>{"$.rails[0].largestStep", "$.rails[1].path", "$.rails[2].largestStep",
                "$.frozen[1]", "$.quietHours[0].from"}));
    }

    void railsAreWrittenAsTheyAreRead()
    {
        const JsonDeskFormats formats;
        QFile file{PLIMSOLL_SOURCE_DIR "/resources/rails.json"};
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto shipped = formats.railsFrom(file.readAll().toStdString(), "rails.json");
        QVERIFY(shipped.ok());
        GuardRails rails = shipped.value();
        rails.frozen = {"SOL", "SOL_USDC"};
        rails.quietHours = {{22 * 60 + 30, 6 * 60}};
        const auto again = formats.railsFrom(formats.railsText(rails), "again.json");
        QVERIFY(again.ok());
        QVERIFY(again.value() == rails);
        QVERIFY(railsOf(encoded(rails)) == rails);
    }
};

PLIMSOLL_TEST(ChangeReaderTest);

} // namespace plimsoll::test

#include "change_reader_test.moc"
