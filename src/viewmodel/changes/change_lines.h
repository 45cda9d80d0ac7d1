// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/view_snapshot.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace plimsoll {

/// One change in the list of the desk.
struct DeskLine {
    Q_GADGET
    QML_VALUE_TYPE(deskLine)
    Q_PROPERTY(int number MEMBER number)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString mark MEMBER mark)
    Q_PROPERTY(QString author MEMBER author)
    Q_PROPERTY(QString stage MEMBER stage)
    Q_PROPERTY(int tone MEMBER tone)
    Q_PROPERTY(QString edits MEMBER edits)
    Q_PROPERTY(QString effect MEMBER effect)
    Q_PROPERTY(bool harms MEMBER harms)
    Q_PROPERTY(QString reason MEMBER reason)
    Q_PROPERTY(QString age MEMBER age)

public:
    qint64 key = 0;
    int number = 0;
    QString name;
    QString mark; ///< "emergency", "rail overridden"; empty for most
    QString author;
    QString stage; ///< with the steps done while it ramps
    int tone = 0;
    QString edits;
    QString effect;
    bool harms = false; ///< the effect liquidates, or leaves bad debt
    QString reason;     ///< or what became of it
    QString age;        ///< in this stage
    bool operator==(const DeskLine&) const = default;
};

/// One edit of the chosen change; of a curve one point.
struct DeskEdit {
    Q_GADGET
    Q_PROPERTY(QString owner MEMBER owner)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString before MEMBER before)
    Q_PROPERTY(QString after MEMBER after)
    Q_PROPERTY(QString unit MEMBER unit)

public:
    qint64 key = 0;
    QString owner;
    QString title;
    QString before;
    QString after;
    QString unit;
    bool operator==(const DeskEdit&) const = default;
};

/// One thing that is known of the chosen change.
struct DeskFact {
    Q_GADGET
    Q_PROPERTY(QString section MEMBER section)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString exact MEMBER exact)
    Q_PROPERTY(int tone MEMBER tone)
    Q_PROPERTY(bool figures MEMBER figures)
    Q_PROPERTY(bool leads MEMBER leads)
    Q_PROPERTY(bool linked MEMBER linked)

public:
    qint64 key = 0;
    QString section;
    QString label; ///< empty: the value takes the whole width
    QString value;
    QString exact;
    int tone = 0;
    bool figures = false;
    bool leads = false;  ///< its section begins here
    bool linked = false; ///< to the accounts that it counts
    bool operator==(const DeskFact&) const = default;
};

/// One thing that may be asked of the chosen change.
struct DeskAction {
    Q_GADGET
    Q_PROPERTY(int verb MEMBER verb)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString why MEMBER why)
    Q_PROPERTY(bool leads MEMBER leads)

public:
    qint64 key = 0;
    int verb = 0;
    QString name; ///< "Approve", for who looks it up
    QString title;
    QString why;        ///< it may not be asked now; empty where it may
    bool leads = false; ///< the one thing that its stage waits for
    bool operator==(const DeskAction&) const = default;
};

DeskLine deskLine(const Change& change, const view::ViewSnapshot& snapshot);
/// Why a change of which nothing is live yet can go live no more: the first of its values that is another by now. Empty
/// where it can.
QString outdated(const Change& change, const view::ViewSnapshot& snapshot);
std::vector<DeskEdit> deskEdits(const Change& change);
std::vector<DeskFact> deskFacts(const Change& change, const view::ViewSnapshot& snapshot);
/// What is done before an operator's request is answered, and how far that is; empty where it waits for nothing.
QString judgingSentence(const Change& change);
/// "Step 2 of 4 is next at 21:30:00": where a ramp stands and what it waits for; empty where there is none.
QString rampSentence(const Change& change, const view::ViewSnapshot& snapshot);

} // namespace plimsoll
