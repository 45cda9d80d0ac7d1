// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QVariant>

#include <functional>

namespace plimsoll {

/// Rows of a table by the roles of its model, wherever they are.
struct SheetRows {
    int count = 0;
    std::function<QVariant(int row, const QByteArray& role)> value;
};

/// A model that has figures for a window of its rows only, and knows where to get all.
class AllRows {
public:
    AllRows() = default;
    AllRows(const AllRows&) = delete;
    AllRows& operator=(const AllRows&) = delete;
    virtual ~AllRows() = default;

    /// Calls `use` once with every row, on some thread; not where there is nothing to ask.
    virtual void allRows(std::function<void(const SheetRows&)> use) = 0;
};

} // namespace plimsoll
