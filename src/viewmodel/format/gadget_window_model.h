// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"

#include <utility>

namespace plimsoll {

/// As many rows as there are, of which only a window has content, the others are blank: its cost is that of the window.
template <class Row>
class GadgetWindowModel : public GadgetListBase {
public:
    explicit GadgetWindowModel(QObject* parent = nullptr)
        : GadgetListBase(Row::staticMetaObject, parent)
    {
    }

    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : rows_; }

    bool isKnown(int row) const override { return lineAt(row) != nullptr; }

    /// Null outside of the window.
    const Row* lineAt(int row) const
    {
        const int at = row - first_;
        return at >= 0 && at < static_cast<int>(lines_.size()) ? &lines_[static_cast<std::size_t>(at)] : nullptr;
    }

protected:
    int windowFirst() const { return first_; }
    const std::vector<Row>& window() const { return lines_; }
    /// Signals only the rows that differ from the window before.
    void assignWindow(int rows, int first, std::vector<Row> lines)
    {
        const bool resized = rows != rows_;
        if (rows > rows_) {
            beginInsertRows({}, rows_, rows - 1);
            rows_ = rows;
            endInsertRows();
        } else if (rows < rows_) {
            beginRemoveRows({}, rows, rows_ - 1);
            rows_ = rows;
            endRemoveRows();
        }
        const std::vector<Row> before = std::exchange(lines_, std::move(lines));
        const int beforeFirst = std::exchange(first_, first);
        for (int row = first; row < std::min(rows_, first + static_cast<int>(lines_.size())); ++row) {
            const Row& line = lines_[static_cast<std::size_t>(row - first)];
            const int at = row - beforeFirst;
            if (at < 0 || at >= static_cast<int>(before.size()))
                emit dataChanged(index(row), index(row));
            else if (const Row& was = before[static_cast<std::size_t>(at)]; !(was == line))
                tellChanged(row, &was, &line);
        }
        // Nobody knows any more what those say that are beyond it now.
        for (int at = 0; at < static_cast<int>(before.size()); ++at)
            if (const int row = beforeFirst + at; row < rows_ && lineAt(row) == nullptr)
                emit dataChanged(index(row), index(row));
        if (resized)
            emit countChanged();
    }

private:
    const void* rowAt(int row) const override
    {
        static const Row blank;
        const Row* line = lineAt(row);
        return line != nullptr ? line : &blank;
    }

    std::vector<Row> lines_;
    int first_ = 0;
    int rows_ = 0;
};

} // namespace plimsoll
