// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_snapshot.h"

#include <QObject>
#include <QPointF>
#include <QString>

namespace plimsoll {

/// One key figure with its last hour and the page that explains it.
struct KeyFigure {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString unit MEMBER unit)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(QString exact MEMBER exact)
    Q_PROPERTY(int tone MEMBER tone)
    Q_PROPERTY(int page MEMBER page)
    Q_PROPERTY(int asset MEMBER asset)
    Q_PROPERTY(QList<QPointF> trend MEMBER trend)
    Q_PROPERTY(QString since MEMBER since)

public:
    qint64 key = 0;
    QString name; ///< for tests and screen readers
    QString title;
    QString value;
    QString unit;
    QString note;
    QString exact;
    int tone = 0;
    int page = 0;
    int asset = -1;
    QList<QPointF> trend;
    QString since; ///< "since 21:14", where its history is shorter than that of the others
    bool operator==(const KeyFigure&) const = default;
};

struct FeedLine {
    Q_GADGET
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString subject MEMBER subject)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(int tone MEMBER tone)
    Q_PROPERTY(int asset MEMBER asset)
    Q_PROPERTY(int subaccount MEMBER subaccount)
    Q_PROPERTY(int change MEMBER change)

public:
    qint64 key = 0;
    QString time;
    QString subject;
    QString text;
    int tone = 0;
    int asset = -1;
    int subaccount = -1;
    int change = 0; ///< its number at the change desk; 0 for none
    bool operator==(const FeedLine&) const = default;
};

std::vector<KeyFigure> keyFigures(const view::ViewSnapshot& snapshot);

/// Which lines of the feed are shown.
enum class FeedFilter { All, Liquidations, Changes, Market };
std::vector<FeedLine> feedLines(
    const std::vector<view::FeedEntry>& feed, FeedFilter filter, const view::ViewSnapshot& snapshot);

} // namespace plimsoll
