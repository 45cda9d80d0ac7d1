// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/scenario_reader.h"
#include "simulation/scenario_runner.h"
#include "support/registration.h"

#include <QTest>

#include <filesystem>

namespace plimsoll {

/// What stands in resources/scenarios: every file can be read, and those that expect something get it.
class ShippedScenariosTest : public QObject {
    Q_OBJECT

private slots:
    void canBeReadAndHold_data()
    {
        QTest::addColumn<QString>("file");
        for (const auto& entry : std::filesystem::directory_iterator(PLIMSOLL_SOURCE_DIR "/resources/scenarios"))
            if (entry.path().extension() == ".json")
                QTest::newRow(entry.path().stem().c_str()) << QString::fromStdString(entry.path().string());
    }
    void canBeReadAndHold()
    {
        QFETCH(QString, file);
        std::vector<std::string> ignored;
        const auto read = readScenarioFile(file.toStdString(), ignored);
        QVERIFY2(read.ok(), read.ok() ? "" : (read.error().path + " " + read.error().limit).c_str());
        QVERIFY(ignored.empty());
        const Scenario& scenario = read.value();
        QVERIFY(!scenario.name.empty() && scenario.start < scenario.end);
        if (scenario.steps.empty()) {
            QVERIFY2(!scenario.population.isEmpty(), "a world without steps has people");
            return;
        }
        ScenarioRunner runner(scenario);
        State state = runner.beginning();
        const ScenarioReport report
            = runner.play(state, [&](const Command& command, CommandOrigin) { return apply(state, command); });
        QVERIFY(report.passed > 0);
        for (const ScenarioReport::Failure& failure : report.failures)
            qWarning("$.steps[%zu] %s", failure.position, failure.expected.name.c_str());
        QCOMPARE(report.failed, std::uint64_t{0});
    }

    void oneReachesAdlAndSocialisedLoss()
    {
        std::vector<std::string> ignored;
        const auto read
            = readScenarioFile(PLIMSOLL_SOURCE_DIR "/resources/scenarios/adl-and-socialised-loss.json", ignored);
        ScenarioRunner runner(read.value());
        State state = runner.beginning();
        const ScenarioReport report
            = runner.play(state, [&](const Command& command, CommandOrigin) { return apply(state, command); });
        QVERIFY(report.liquidations.adl > 0);
        QVERIFY(state.socialisedLoss.isPositive());
    }
};
PLIMSOLL_TEST(ShippedScenariosTest);

} // namespace plimsoll

#include "shipped_scenarios_test.moc"
