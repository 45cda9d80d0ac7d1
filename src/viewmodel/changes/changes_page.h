// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/changes/change_files.h"
#include "viewmodel/changes/change_lines.h"
#include "viewmodel/changes/notice_planner.h"
#include "viewmodel/changes/rails_desk.h"
#include "viewmodel/changes/review_plot.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/command_answer.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/parameters/change_impact.h"

#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// What the Changes page shows: the changes of the desk, one of them in full, and what its stage and the operator's
/// role let one ask of it.
class ChangesPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(QAbstractListModel* rows READ rows CONSTANT)
    Q_PROPERTY(int part READ part WRITE setPart NOTIFY changed)
    Q_PROPERTY(bool empty READ empty NOTIFY changed)
    Q_PROPERTY(QString waiting MEMBER waiting_ NOTIFY changed)
    Q_PROPERTY(QString running MEMBER running_ NOTIFY changed)
    Q_PROPERTY(bool trailIsUnsigned READ trailIsUnsigned NOTIFY changed)
    Q_PROPERTY(int selected READ selected NOTIFY changed)
    Q_PROPERTY(plimsoll::DeskLine line READ line NOTIFY changed)
    Q_PROPERTY(QString byline MEMBER byline_ NOTIFY changed)
    Q_PROPERTY(QAbstractListModel* edits READ edits CONSTANT)
    Q_PROPERTY(QAbstractListModel* facts READ facts CONSTANT)
    Q_PROPERTY(QString ramp READ ramp NOTIFY changed)
    Q_PROPERTY(double rampDone MEMBER rampDone_ NOTIFY changed)
    Q_PROPERTY(QAbstractListModel* actions READ actions CONSTANT)
    Q_PROPERTY(QStringList blocked MEMBER blocked_ NOTIFY blockedChanged)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(bool takesReason MEMBER takesReason_ NOTIFY changed)
    Q_PROPERTY(bool takesSigner MEMBER takesSigner_ NOTIFY changed)
    Q_PROPERTY(bool takesPassphrase READ takesPassphrase NOTIFY changed)
    Q_PROPERTY(bool asksSigner READ asksSigner NOTIFY changed)
    Q_PROPERTY(bool hasPassphrase READ hasPassphrase WRITE setHasPassphrase NOTIFY changed)
    Q_PROPERTY(QStringList signers MEMBER signers_ NOTIFY signersChanged)
    Q_PROPERTY(int signer READ signer WRITE setSigner NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)
    Q_PROPERTY(bool mayGiveNotice READ mayGiveNotice NOTIFY changed)
    Q_PROPERTY(QString whyNoNotice READ whyNoNotice NOTIFY changed)
    Q_PROPERTY(bool mayOverride READ mayOverride NOTIFY changed)
    Q_PROPERTY(bool mayDraftAgain READ mayDraftAgain NOTIFY changed)
    Q_PROPERTY(bool mayCancel READ mayCancel NOTIFY changed)
    Q_PROPERTY(plimsoll::NoticePlanner* notice READ notice CONSTANT)
    Q_PROPERTY(QAbstractListModel* schedule READ schedule CONSTANT)
    Q_PROPERTY(plimsoll::ChangeFiles* files READ files CONSTANT)
    Q_PROPERTY(plimsoll::RailsDesk* rails READ rails CONSTANT)
    Q_PROPERTY(plimsoll::ChangeImpact* impact READ impact CONSTANT)
    Q_PROPERTY(plimsoll::ReviewPlot plot READ plot NOTIFY plotChanged)
    Q_PROPERTY(QString plotNumber READ plotNumber NOTIFY plotChanged)

public:
    enum Part { All, Waiting, Running, Done };
    Q_ENUM(Part)

    ChangesPage(Session& session, ImpactPort& impacts, const DeskFormats& formats, ArchivePort& archive,
        QObject* parent = nullptr);

    QAbstractListModel* rows() { return &rows_; }
    int part() const { return part_; }
    void setPart(int part);
    /// No change at all, whatever part is shown.
    bool empty() const;
    /// Number of the chosen change; 0 for none.
    int selected() const { return selected_; }
    /// The chosen change as the list would show it.
    const DeskLine& line() const { return line_; }
    const QString& ramp() const { return ramp_; }
    QAbstractListModel* edits() { return &edits_; }
    QAbstractListModel* facts() { return &facts_; }
    QAbstractListModel* actions() { return &actions_; }
    const QString& reason() const { return reason_; }
    void setReason(const QString& reason);
    /// Who signs what is asked while it waits for signatures, ramps, or goes beyond the share of the books: 0 whoever
    /// has the desk, else another operator at it.
    int signer() const { return signer_; }
    void setSigner(int signer);
    /// No administrator has signed in since the world was opened: nothing seals what goes into the audit meanwhile.
    bool trailIsUnsigned() const;
    /// In a world that asks whoever signs beside the desk for their passphrase.
    bool takesPassphrase() const;
    /// Someone else signs there.
    bool asksSigner() const;
    /// It is typed; the page itself never holds it.
    bool hasPassphrase() const { return hasPassphrase_; }
    void setHasPassphrase(bool has);
    CommandAnswer* answer() { return &answer_; }
    ChangeFiles* files() { return &files_; }
    RailsDesk* rails() { return &rails_; }
    /// Of the chosen change while it is a draft or waits, on the exchange of now.
    ChangeImpact* impact() { return &impact_; }
    ReviewPlot plot() const { return plots_.value(plotAt_); }
    /// "1 of 2"; empty where there is no other.
    QString plotNumber() const;
    Q_INVOKABLE void nextPlot();
    NoticePlanner* notice() { return &notice_; }
    /// The steps of the chosen change's notice ramp.
    QAbstractListModel* schedule() { return &schedule_; }
    /// The chosen change may be taken live as a notice ramp.
    bool mayGiveNotice() const;
    /// Why what is planned cannot be started; empty where it can, or nothing is.
    QString whyNoNotice() const;
    /// A rail refused the draft: it may be handed in all the same, for one more approval.
    bool mayOverride() const;
    /// It came to nothing: the same edits, from the values that are live now, are a new draft.
    bool mayDraftAgain() const;

    /// What was asked last is still being judged.
    bool mayCancel() const;

    Q_INVOKABLE void select(int number);
    /// The row of the chosen change; -1 where the list does not show it.
    Q_INVOKABLE int selectedRow() const;
    /// Asks the desk for one of the actions (ChangeVerb); `passphrase` of whoever signs, where takesPassphrase.
    Q_INVOKABLE void ask(int verb, const QString& passphrase = {});
    /// Plans the chosen change as a notice ramp, and starts what was planned.
    Q_INVOKABLE void planNotice();
    Q_INVOKABLE void startNotice(const QString& passphrase = {});
    Q_INVOKABLE void submitOverriding();
    Q_INVOKABLE void draftAgain();
    /// Waits no longer for what was asked last.
    Q_INVOKABLE void cancel();
    /// The first asset that the chosen change touches; -1 for none.
    Q_INVOKABLE int asset() const;

signals:
    void changed();
    void plotChanged();
    void blockedChanged();
    void signersChanged();

private:
    void refresh();
    void follow();
    void refreshList();
    void refreshChosen();
    void refreshSigners();
    void refreshPlot(const Change* change);
    bool waitsForSigners(ChangeStage stage) const;
    ChangeRequest signedBy(ChangeVerb verb, const QString& passphrase) const;
    void refreshActions(const Change& change);
    void renew(QStringList& list, const QStringList& now, void (ChangesPage::*signal)());
    const Change* chosen() const;
    const Change* numbered(ChangeId id) const;
    void send(ChangeRequest request);
    Operator signing() const;
    std::vector<Operator> approvers() const;
    std::optional<std::vector<ParameterEdit>> editsThatWait() const;
    Operator atTheDesk() const;
    QString whyNot(ChangeVerb verb, const Change& change) const;

    Session& session_;
    GadgetListModel<DeskLine> rows_;
    GadgetListModel<DeskEdit> edits_;
    GadgetListModel<DeskFact> facts_;
    GadgetListModel<DeskAction> actions_;
    CommandAnswer answer_;
    ChangeFiles files_;
    RailsDesk rails_;
    NoticePlanner notice_;
    ChangeImpact impact_;
    QList<ReviewPlot> plots_;
    qsizetype plotAt_ = 0; ///< of those, the one that is drawn
    std::string plotOf_;   ///< the edits that it draws
    std::shared_ptr<const RiskConfiguration> plotRisk_;
    GadgetListModel<PlanLine> schedule_;
    DeskLine line_;
    QStringList blocked_;
    QStringList signers_;
    QString waiting_;
    QString running_;
    QString byline_;
    QString ramp_;
    QString reason_;
    double rampDone_ = 0;
    std::string worldPath_;
    int newestSeen_ = 0;
    bool isLookedAt_ = false;
    int part_ = All;
    int selected_ = 0;
    view::DeskState desk_{view::DeskState::Open};
    bool chosenIsSeen_ = false; ///< the selected one was among those that a snapshot told of
    ChangeId askedOf_{};        ///< the change that was asked about last
    ChangeStage askedIn_{};     ///< where it stood then
    /// The change that the last answer spoke of; once the desk shows it so, and then moves on, what was said is past.
    std::optional<Change> said_;
    bool saidIsSeen_ = false;
    int signer_ = 0;
    bool takesReason_ = false;
    bool takesSigner_ = false;
    bool hasPassphrase_ = false;
};

} // namespace plimsoll
