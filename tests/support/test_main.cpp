// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/registration.h"

#include <QTest>

#include <iostream>

#ifdef PLIMSOLL_TEST_GUI
#include <QApplication>
#include <QQuickStyle>
#else
#include <QCoreApplication>
#endif

namespace plimsoll::test {

std::vector<RegisteredTest>& registeredTests()
{
    static std::vector<RegisteredTest> tests;
    return tests;
}

} // namespace plimsoll::test

/// Runs the registered test objects; `program Class [QtTest arguments]` runs one of them. Exit 1 if any failed, 2 if
/// none was run.
int main(int argc, char** argv)
{
#ifdef PLIMSOLL_TEST_GUI
    QApplication application(argc, argv);
    QQuickStyle::setStyle("Fusion");
#else
    QCoreApplication application(argc, argv);
#endif
    QStringList arguments = application.arguments();
    std::string only;
    if (arguments.size() > 1 && !arguments[1].startsWith('-'))
        only = arguments.takeAt(1).toStdString();

    int ran = 0;
    int failed = 0;
    for (const auto& test : plimsoll::test::registeredTests()) {
        if (!only.empty() && test.name != only)
            continue;
        ++ran;
        const auto object = test.make();
        if (QTest::qExec(object.get(), arguments) != 0)
            ++failed;
    }
    std::cout << ran << " test objects, " << failed << " with failures" << std::endl;
    if (ran == 0)
        return 2;
    return failed == 0 ? 0 : 1;
}
