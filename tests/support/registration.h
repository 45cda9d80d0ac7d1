// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace plimsoll::test {

/// Makes one QtTest object; called when its turn comes.
using MakeTest = std::function<std::unique_ptr<QObject>()>;

struct RegisteredTest {
    std::string_view name;
    MakeTest make;
};

/// Every test object linked into this program, in the order of linking.
std::vector<RegisteredTest>& registeredTests();

/// Adds one test object at start-up; written by PLIMSOLL_TEST.
struct Registration {
    Registration(std::string_view name, MakeTest make) { registeredTests().push_back({name, std::move(make)}); }
};

} // namespace plimsoll::test

/// Registers the QtTest class `Class` (unqualified, in the namespace where it is used) with test_main.cpp.
#define PLIMSOLL_TEST(Class)                                                                                           \
    static const ::plimsoll::test::Registration registered##Class(#Class, [] { return std::make_unique<Class>(); })
