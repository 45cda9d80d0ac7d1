// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// Which stretch of time charts show. It follows the newest sample (all there is, or the last `span` seconds), or, once
/// somebody zoomed or panned, stands still while more samples come. Charts that share one move together and are read at
/// one time. Times are seconds since 1970.
class TimeAxis : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double first READ first WRITE setFirst NOTIFY changed)
    Q_PROPERTY(double last READ last WRITE setLast NOTIFY changed)
    Q_PROPERTY(double step MEMBER step_ NOTIFY changed)
    Q_PROPERTY(double span READ span WRITE show NOTIFY changed)
    Q_PROPERTY(double from READ from NOTIFY changed)
    Q_PROPERTY(double to READ to NOTIFY changed)
    Q_PROPERTY(bool live READ live NOTIFY changed)
    Q_PROPERTY(bool whole READ whole NOTIFY changed)
    Q_PROPERTY(double cursor READ cursor WRITE setCursor NOTIFY cursorChanged)

public:
    using QObject::QObject;

    /// Of the samples that there are.
    double first() const { return first_; }
    double last() const { return last_; }
    void setFirst(double first) { setExtent(first, last_); }
    void setLast(double last) { setExtent(first_, last); }
    void setExtent(double first, double last);
    /// Seconds that follow the newest sample; 0: all there is.
    double span() const { return span_; }
    double from() const;
    double to() const;
    bool live() const { return live_; }
    bool whole() const { return from() <= first_ && to() >= last_; }
    /// Where the crosshair stands; below 0: nowhere.
    double cursor() const { return cursor_; }
    void setCursor(double time);

    /// All or the last so many seconds, following the newest sample.
    Q_INVOKABLE void show(double span);
    /// The width that is in sight, following the newest sample.
    Q_INVOKABLE void follow();
    /// Makes the stretch in sight `factor` times as long; what is at `time` stays where it is. Longer than all there
    /// is, it is all there is.
    Q_INVOKABLE void zoom(double time, double factor);
    /// Moves the stretch in sight, as far as there are samples.
    Q_INVOKABLE void pan(double seconds);
    /// Stands still at this stretch, as near to it as there are samples.
    Q_INVOKABLE void stand(double from, double to);

signals:
    void changed();
    void cursorChanged();

private:
    double width() const { return to() - from(); }

    double first_ = 0;
    double last_ = 0;
    double step_ = 60; ///< seconds between samples: four of them are the nearest look
    double span_ = 0;
    double from_ = 0; ///< while it stands still
    double to_ = 0;
    double cursor_ = -1;
    bool live_ = true;
};

} // namespace plimsoll
