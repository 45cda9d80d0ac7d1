// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/overview/overview_page.h"

namespace plimsoll {

OverviewPage::OverviewPage(Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &OverviewPage::refresh);
    connect(this, &OverviewPage::feedFrozenChanged, this, &OverviewPage::refreshFeed);
}

void OverviewPage::refresh()
{
    if (!session_.wanted().shows(view::Page::Overview))
        return;
    const view::ViewSnapshot& snapshot = session_.snapshot();
    figures_.assign(keyFigures(snapshot));
    pools_.assign(poolLinesByUtilization(snapshot));
    histogram_.assignMmr(snapshot.mmrHistogram);
    refreshFeed();
}

void OverviewPage::refreshFeed()
{
    if (!feedFrozen_)
        feed_.assign(feedLines(session_.snapshot().feed, feedFilter_, session_.snapshot()));
}

void OverviewPage::setFeedFilter(int filter)
{
    if (filter == feedFilter())
        return;
    feedFilter_ = static_cast<FeedFilter>(filter);
    emit feedFilterChanged();
    refreshFeed();
}

} // namespace plimsoll
