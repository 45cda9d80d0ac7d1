// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"
#include "service/view_feed.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/overview/overview_lines.h"

namespace plimsoll {

/// What happened to one account, newest first: what the exchange tells of it, and before that what the journal keeps,
/// since an exchange remembers no further than to when its world was opened.
class AccountStory : public QObject {
    Q_OBJECT

public:
    AccountStory(Session& session, ArchivePort& archive, QObject* parent = nullptr);

    QAbstractListModel* lines() { return &lines_; }
    /// Of this account from now on; 0: of nobody.
    void show(int subaccount);
    /// What the exchange remembers. What someone reads does not vanish under them because it has had others to tell of.
    void take(const std::vector<view::FeedEntry>& remembered);

    /// What a row of the journal tells in a story; nothing of one that is none of an account's events.
    static std::optional<view::FeedEntry> entryOf(const archive::Row& row, const RiskConfiguration& risk);

private:
    void ask();
    void add(const std::vector<view::FeedEntry>& entries);

    Session& session_;
    ArchivePort& archive_;
    GadgetListModel<FeedLine> lines_;
    std::vector<view::FeedEntry> told_; ///< newest first
    int subaccount_ = 0;
    bool asked_ = false;
};

} // namespace plimsoll
