// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/lending/pool_line.h"
#include "viewmodel/margin/histogram_view.h"
#include "viewmodel/overview/overview_lines.h"

#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// What the Overview shows.
class OverviewPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(QAbstractListModel* figures READ figures CONSTANT)
    Q_PROPERTY(QAbstractListModel* pools READ pools CONSTANT)
    Q_PROPERTY(QAbstractListModel* feed READ feed CONSTANT)
    Q_PROPERTY(plimsoll::HistogramView* histogram READ histogram CONSTANT)
    Q_PROPERTY(int feedFilter READ feedFilter WRITE setFeedFilter NOTIFY feedFilterChanged)
    Q_PROPERTY(bool feedFrozen MEMBER feedFrozen_ NOTIFY feedFrozenChanged)

public:
    explicit OverviewPage(Session& session, QObject* parent = nullptr);

    QAbstractListModel* figures() { return &figures_; }
    QAbstractListModel* pools() { return &pools_; }
    QAbstractListModel* feed() { return &feed_; }
    HistogramView* histogram() { return &histogram_; }
    int feedFilter() const { return static_cast<int>(feedFilter_); }
    void setFeedFilter(int filter);

signals:
    void feedFilterChanged();
    void feedFrozenChanged();

private:
    void refresh();
    void refreshFeed();

    Session& session_;
    GadgetListModel<KeyFigure> figures_;
    GadgetListModel<PoolLine> pools_;
    GadgetListModel<FeedLine> feed_;
    HistogramView histogram_;
    FeedFilter feedFilter_ = FeedFilter::All;
    bool feedFrozen_ = false;
};

} // namespace plimsoll
