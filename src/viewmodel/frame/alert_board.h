// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/frame_lines.h"
#include "viewmodel/frame/session.h"

#include <map>
#include <vector>

namespace plimsoll {

/// The alerts as an operator reads them: many of one kind in one line, each with the rule that raised it; critical
/// ones stay, also when what raised them is over, until someone acknowledges them.
class AlertBoard {
public:
    void assign(const view::ViewSnapshot& snapshot);
    /// What was seen is no longer loud; what is over goes. The answer: the critical ones among them.
    std::vector<view::AlertKey> acknowledge(int row);
    std::vector<view::AlertKey> acknowledgeAll();
    /// Another world: what was seen in the one before is not over, it is elsewhere.
    void forget() { seen_.clear(); }

    GadgetListModel<AlertLine>& lines() { return lines_; }
    const AlertLine* lineAt(int row) const;
    /// Lines that still ask for a hand.
    int open() const;
    int tone() const;
    /// The loudest open one in words; empty where none is grave.
    QString headline() const;

private:
    struct Seen {
        view::Alert alert;
        bool over = false;
        bool listed = false; ///< in the newest snapshot
        bool acknowledged = false;
    };
    using Key = view::AlertKey;

    std::vector<view::AlertKey> acknowledge(const std::vector<Key>& keys);
    void rebuild();
    AlertLine lineOf(const Seen& seen) const;
    AlertLine gathered(const std::vector<const Seen*>& many) const;

    GadgetListModel<AlertLine> lines_;
    std::vector<std::vector<Key>> members_; ///< by row
    std::map<Key, Seen> seen_;
    view::ViewSnapshot names_; ///< what words need of the newest snapshot: assets and status
};

} // namespace plimsoll
