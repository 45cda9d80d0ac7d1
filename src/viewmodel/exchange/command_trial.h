// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"

#include <QElapsedTimer>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace plimsoll {

namespace effect {
Q_NAMESPACE
QML_NAMED_ELEMENT(Effect)
/// Which side of a pool an effect is on, or that it warns.
enum Which { Plain, Lends, Borrows, Warns };
Q_ENUM_NS(Which)
} // namespace effect

/// One thing that a command would do.
struct EffectLine {
    Q_GADGET
    Q_PROPERTY(QString when MEMBER when)
    Q_PROPERTY(QString verb MEMBER verb)
    Q_PROPERTY(QString amount MEMBER amount)
    Q_PROPERTY(QString exact MEMBER exact)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(int kind MEMBER kind)

public:
    qint64 key = 0;
    QString when; ///< the moment; lines of one moment stand together
    QString verb;
    QString amount;
    QString exact;
    QString note;
    int kind = effect::Plain;
    bool operator==(const EffectLine&) const = default;
};

/// A figure of the account before and after.
struct AfterLine {
    Q_GADGET
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString before MEMBER before)
    Q_PROPERTY(QString after MEMBER after)
    Q_PROPERTY(QString afterExact MEMBER afterExact)
    Q_PROPERTY(int tone MEMBER tone)

public:
    qint64 key = 0;
    QString label;
    QString before;
    QString after;
    QString afterExact;
    int tone = 0;
    bool operator==(const AfterLine&) const = default;
};

/// What a typed command would do, as the engine says; asked again while figures move.
class CommandTrial : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a form")
    Q_PROPERTY(QAbstractListModel* effects READ effects CONSTANT)
    Q_PROPERTY(QAbstractListModel* figures READ figures CONSTANT)
    Q_PROPERTY(bool known READ known NOTIFY changed)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)
    Q_PROPERTY(QString term READ term NOTIFY changed)
    Q_PROPERTY(QString largest READ largest NOTIFY changed)
    Q_PROPERTY(QString largestShown READ largestShown NOTIFY changed)
    Q_PROPERTY(bool hasLargest READ hasLargest NOTIFY changed)
    Q_PROPERTY(bool largestTells READ largestTells NOTIFY changed)
    Q_PROPERTY(bool rests READ rests NOTIFY changed)

public:
    explicit CommandTrial(Session& session, QObject* parent = nullptr);

    /// Tries it now; `market` puts fills and fees into words.
    void ask(SubaccountId id, Command command, std::optional<MarketId> market);
    /// Tries it again where the last answer is older than half a second.
    void askAgain();
    void clear();

    QAbstractListModel* effects() { return &effects_; }
    QAbstractListModel* figures() { return &figures_; }
    bool known() const { return known_; }
    /// False where nobody may act as a customer, whatever the exchange would say.
    bool passes() const;
    QString refusal() const { return refusal_; }
    Field refusedField() const { return preview_.refusal ? preview_.refusal->field : Field::None; }
    QString term() const;
    /// As a field takes it, and as it is read. Of funds, while time runs, cut to four digits: what passes to the last
    /// one does so no more at the next mark.
    QString largest() const;
    QString largestShown() const;
    /// Of a quantity that no order may have, or at a price that none may have, the largest that passes tells nothing,
    /// and settings have none.
    bool largestTells() const;
    std::optional<RefusalCode> refusedCode() const;
    /// Less of it would be refused for another reason: that is the term that binds, and the refusal is not told.
    bool bindsElsewhere() const;
    /// Some of it waits in the book: the account afterwards is shown as it stands once that is filled.
    bool rests() const { return known_ && preview_.filled; }
    bool hasLargest() const { return known_ && preview_.largest && preview_.largest->isPositive(); }

signals:
    void changed();

private:
    Quantity offered() const;
    struct Asked {
        SubaccountId id;
        Command command;
        std::optional<MarketId> market;
    };
    void send();
    void take(const CommandPreview& preview);
    void addStep(const QString& when, const PreviewStep& step, std::vector<EffectLine>& lines) const;
    std::vector<AfterLine> figuresOf(const MarginSummary& after) const;
    /// Of what the command takes, in which it may be refused.
    QString symbolTaken() const;

    Session& session_;
    GadgetListModel<EffectLine> effects_;
    GadgetListModel<AfterLine> figures_;
    std::optional<Asked> asked_;
    CommandPreview preview_;
    QString refusal_;
    QElapsedTimer sinceAsked_;
    std::uint64_t number_ = 0;
    bool known_ = false;
};

} // namespace plimsoll
