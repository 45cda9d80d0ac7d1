// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/command_answer.h"

namespace plimsoll {

namespace venueStop {
Q_NAMESPACE
QML_NAMED_ELEMENT(VenueStop)
enum Which { Matching, Liquidations, Orders, Assets };
Q_ENUM_NS(Which)
} // namespace venueStop

/// A stop in force: what, for how long still, by whom and why. The assets on hold are one, told by the hold that ends
/// next; each of them is released where the holds are.
struct StopLine {
    Q_GADGET
    Q_PROPERTY(int which MEMBER which)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString remaining MEMBER remaining)
    Q_PROPERTY(QString note MEMBER note)

public:
    qint64 key = 0;
    int which = 0;
    QString title;
    QString remaining; ///< "4 min 10 s", counting down in simulated time
    QString note;
    bool operator==(const StopLine&) const = default;
};

/// What the venue does not do at present, and the venue-wide controls: halt matching, pause liquidations, cancel all
/// orders; each with a reason and an expiry.
class VenueStops : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(QAbstractListModel* lines READ lines CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int endable READ endable NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)

public:
    explicit VenueStops(Session& session, QObject* parent = nullptr);

    QAbstractListModel* lines() { return &lines_; }
    int count() const { return lines_.count(); }
    /// The first stop in force that apply() can end; -1 for none.
    int endable() const;
    const std::vector<StopLine>& inForce() const { return lines_.rows(); }
    CommandAnswer* answer() { return &answer_; }
    void refresh();

    /// `which` is a VenueStop but Assets; 0 minutes end it (of Orders: cancel without a halt).
    Q_INVOKABLE void apply(int which, int minutes, const QString& reason);

signals:
    void changed();

private:
    Session& session_;
    GadgetListModel<StopLine> lines_;
    CommandAnswer answer_;
};

} // namespace plimsoll
