// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/impact_port.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/parameters/impact_lines.h"
#include "viewmodel/parameters/parameter_book.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// What a set of edits would do (the drafts of one scope, or a change that waits), run on a fork of the exchange while
/// they are typed; asked again when a draft changes, and every few seconds while the exchange goes on.
class ChangeImpact : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(bool computing READ computing NOTIFY changed)
    Q_PROPERTY(bool playing READ playing NOTIFY changed)
    Q_PROPERTY(QString verdict MEMBER verdict_ NOTIFY changed)
    Q_PROPERTY(int tone MEMBER tone_ NOTIFY changed)
    Q_PROPERTY(QString basis MEMBER basis_ NOTIFY changed)
    Q_PROPERTY(QAbstractListModel* figures READ figures CONSTANT)
    Q_PROPERTY(QAbstractListModel* accounts READ accounts CONSTANT)
    Q_PROPERTY(QString accountsTitle MEMBER accountsTitle_ NOTIFY changed)
    Q_PROPERTY(QString past MEMBER pastSaid_ NOTIFY changed)
    Q_PROPERTY(bool pastPlaying READ pastPlaying NOTIFY changed)

public:
    /// Liquidations are played for this many simulated seconds.
    static constexpr std::uint32_t playedSeconds = effectHorizonSeconds;
    /// Rows that the list of accounts holds; the count stands beside it.
    static constexpr std::size_t rowsMax = 200;

    /// What would be judged now; none while it is not lawful, or where there is nothing.
    using Source = std::function<std::optional<std::vector<ParameterEdit>>()>;

    /// Of the drafts of `book`. Asks in the name of `page`, and only while that is open.
    ChangeImpact(Session& session, ImpactPort& port, ParameterBook& book, view::Page page, QObject* parent = nullptr);
    /// Of what `source` gives; renew() where that may have changed.
    ChangeImpact(Session& session, ImpactPort& port, Source source, view::Page page, QObject* parent = nullptr);
    void setScope(ParameterBook::Scope scope);
    void renew() { ask(false); }

    /// There are drafts and each may go live.
    bool shown() const { return asked_ != 0; }
    bool computing() const { return asked_ != 0 && impactFor_ != asked_; }
    bool playing() const { return asked_ != 0 && impactFor_ == asked_ && aftermathFor_ != asked_; }
    bool pastPlaying() const { return pastAsked_ != 0; }
    QAbstractListModel* figures() { return &figures_; }
    QAbstractListModel* accounts() { return &accounts_; }

    /// Plays the last `hours`, 1 or more, out of the journal, as they were and under the drafts; their figures join the
    /// others. They go with the next movement of a draft.
    Q_INVOKABLE void playPast(int hours);

signals:
    void changed();

private:
    void ask(bool again);
    void askAgain();
    void takeImpact(std::uint64_t number, const Impact& impact);
    void takeAftermath(std::uint64_t number, const BeforeAfter<Aftermath>& aftermath);
    void takePast(std::uint64_t number, const Result<PastUnder, JournalFault>& past);
    void forgetPast();
    void forget();
    void say();
    void sayInTime();
    void list();

    Session& session_;
    ImpactPort& port_;
    view::Page page_;
    ParameterBook::Scope scope_;
    Source source_;
    std::vector<ParameterEdit> edits_;
    std::optional<Impact> impact_;
    std::optional<BeforeAfter<Aftermath>> aftermath_;
    std::optional<PastUnder> past_;
    std::vector<ImpactFigure> played_; ///< of the last aftermath that came: its rows keep their places until the next
    std::vector<ImpactFigure> listed_; ///< while the same values are drafted: what moved before keeps its place
    GadgetListModel<ImpactFigure> figures_;
    GadgetListModel<ImpactLine> accounts_;
    ParameterBook::By by_{}; ///< of the draft that was written last
    QElapsedTimer sinceAsked_;
    QElapsedTimer sinceSaid_;
    QTimer saidLater_;
    QTimer listedLater_;
    std::uint64_t number_ = 0;
    std::uint64_t asked_ = 0;     ///< number of the question that counts; 0: nothing to ask
    std::uint64_t foundFor_ = 0;  ///< whose answer impact_ is
    std::uint64_t saidFor_ = 0;   ///< whose answer the figures say
    std::uint64_t impactFor_ = 0; ///< whose answer the rows say too
    std::uint64_t aftermathFor_ = 0;
    std::uint64_t pastAsked_ = 0; ///< number of its question; 0: none is open
    QString pastSaid_;            ///< its progress, its stretch, or why there is none
    QString verdict_;
    QString basis_;
    int tone_ = 0;
    QString accountsTitle_; ///< how many of them are listed; empty while there are none
};

} // namespace plimsoll
