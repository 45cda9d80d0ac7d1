// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/change_reader.h"
#include "formats/input_file.h"
#include "formats/json_desk_formats.h"
#include "support/registration.h"
#include "support/sample_risk.h"

#include <QTest>

namespace plimsoll::test {
namespace {

/// A notice ramp of so many steps, of which every tenth crosses an account, the later the larger.
Change ramping(std::uint32_t steps)
{
    Change change;
    change.id = ChangeId{7};
    change.content.name = "a long way";
    change.content.edits = {{"assets.SOL.haircutFunction.weight", "0.95", "0.5"}};
    change.stage = ChangeStage::Ramping;
    change.stepsDone = 2;
    for (std::uint32_t i = 1; i <= steps; ++i) {
        PlannedStep step;
        step.at = Timestamp{i * msPerHour};
        step.value = "0." + std::to_string(950'000 - i);
        if (i % 10 == 0) {
            step.accounts = 1;
            step.exposure = Usd::whole(i);
            step.setters = {SubaccountId{i}};
        }
        change.schedule.push_back(step);
    }
    return change;
}

QString reportOf(const Change& change)
{
    return QString::fromStdString(JsonDeskFormats{}.reportText({change, "w.plimsoll", {}, {}, {}, {}}));
}

} // namespace

/// What the desk gives out of a change.
class ChangeReportTest : public QObject {
    Q_OBJECT

private slots:
    void aShortRampIsListedWhole() { QCOMPARE(reportOf(ramping(16)).count("- notice ramp, step "), 16); }

    void aLongRampIsSummarised()
    {
        const QString report = reportOf(ramping(400));
        QVERIFY2(report.contains("- notice ramp in 400 steps, from 1970-01-01T01:00:00Z to 1970-01-17T16:00:00Z; 2 are "
                                 "live; 40 cross 40 accounts, 8200 USD\n"),
            qPrintable(report));
        QCOMPARE(report.count("- notice ramp, step "), 16);
        QVERIFY(report.contains("- notice ramp, step 2, live: "));
        QVERIFY(report.contains("- notice ramp, step 3: "));
        QVERIFY(report.contains("- notice ramp, step 400: "));
        // What is not shown is counted.
        QVERIFY2(report.contains("- steps 4 to 279, listed in the change's own file: cross 27 accounts, 3780 USD\n"),
            qPrintable(report));
        QVERIFY(report.contains("- notice ramp, step 390: 1970-01-17T06:00:00Z, to 0.949610, crosses 1 accounts"));
    }

    void aRampThatCrossesFewNamesTheseAlone()
    {
        const QString report = reportOf(ramping(25));
        QCOMPARE(report.count("- notice ramp, step "), 6);
        QVERIFY(!report.contains("- steps "));
    }

    void theFileOfAChangeHasTheWholeSchedule()
    {
        const Change change = ramping(400);
        const std::string text = JsonDeskFormats{}.changeText(change);
        const QString written = QString::fromStdString(text);
        QCOMPARE(written.count("\"at\""), 400);
        QVERIFY(written.contains("\"exposure\": \"390\""));
        const auto json = parseJson(text, "change.json");
        QVERIFY(json.ok());
        InputFaults faults{"change.json"};
        const auto read = readChange(json.value(), sampleRisk(), faults);
        QVERIFY(read.has_value());
        QVERIFY(faults.ignored().empty());
        QCOMPARE(encoded(*read), encoded(change.content));
    }

    void anApprovalIsGivenWithItsReason()
    {
        Change change = ramping(1);
        change.approvals = {{"bea", Timestamp{0}, "seen | with the desk"}};
        QVERIFY(reportOf(change).contains("| bea | 1970-01-01T00:00:00Z | seen \\| with the desk |\n"));
    }
};

PLIMSOLL_TEST(ChangeReportTest);

} // namespace plimsoll::test

#include "change_report_test.moc"
