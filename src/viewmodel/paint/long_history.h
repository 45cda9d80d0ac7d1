// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/paint/time_axis.h"

#include <QList>
#include <QPointF>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace plimsoll {

/// Figures of a pool, or of the venue, over as long as the world kept them: the last hours as the view carries them,
/// and before that what its file holds, read when it comes into sight and thinned where it is long.
class LongHistory : public QObject {
    Q_OBJECT

public:
    using Figure = std::function<std::optional<double>(const archive::Minute&)>;

    /// The figures in the order in which lines() has them.
    LongHistory(Session& session, ArchivePort& archive, std::vector<Figure> figures, QObject* parent = nullptr);

    TimeAxis* axis() { return &axis_; }
    /// Oldest first, in seconds since 1970.
    const QList<QPointF>& line(std::size_t figure) const { return lines_[figure]; }
    /// What is in sight is being read.
    bool loading() const { return asked_ && kept_ && !isCovered(); }
    /// Why it could not be; empty while there is no fault.
    const QString& fault() const { return fault_; }

    /// Begins anew with a pool, by its symbol; empty: the venue. The axis stays where it is.
    void setSubject(const std::string& symbol);
    /// What the view carries, one line a figure; the axis ends where the newest sample is, or at `until`: what holds
    /// now, behind the samples, moves it no more often than these do.
    void setRecent(std::vector<QList<QPointF>> recent, std::optional<double> until = {});

signals:
    /// Lines, or whether they are being read.
    void changed();

private:
    /// Lines of an older stretch, and how far apart their samples are.
    struct Older {
        double from = 0;
        double until = 0;
        double apart = 0;
        std::vector<QList<QPointF>> lines;
    };

    bool isCovered() const;
    void look();
    void ask(double from, double until);
    void take(const archive::Minutes& answer);
    void join();
    void forget();
    double recentFrom() const;

    Session& session_;
    ArchivePort& archive_;
    const std::vector<Figure> figures_;
    TimeAxis axis_;
    QTimer settled_; ///< what is in sight has not moved for a moment
    std::string symbol_;
    std::vector<QList<QPointF>> recent_;
    Older older_;
    std::vector<QList<QPointF>> lines_;
    std::optional<archive::MinuteQuery> asked_; ///< and not yet answered
    std::optional<double> kept_;                ///< since when the world keeps minutes; nothing while that is not known
    QString fault_;
    int subjects_ = 0;
};

} // namespace plimsoll
