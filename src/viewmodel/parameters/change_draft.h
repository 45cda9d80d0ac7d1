// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/parameters/parameter_book.h"

#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// One edit of a change: before and after, side by side.
struct ChangeLine {
    Q_GADGET
    Q_PROPERTY(QString owner MEMBER owner)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString before MEMBER before)
    Q_PROPERTY(QString after MEMBER after)
    Q_PROPERTY(QString refusal MEMBER refusal)
    Q_PROPERTY(QString path MEMBER path)

public:
    qint64 key = 0;
    QString owner;
    QString title;
    QString before;
    QString after;
    QString refusal;
    QString path;
    bool operator==(const ChangeLine&) const = default;
};

/// The drafts of one scope, to be applied together with a reason, or proposed to the change desk: all at once, in
/// steps, at a time.
class ChangeDraft : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QAbstractListModel* lines READ lines CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(bool canApply READ canApply NOTIFY changed)
    Q_PROPERTY(bool appliesDirectly READ appliesDirectly NOTIFY changed)
    Q_PROPERTY(bool canPropose READ canPropose NOTIFY changed)
    Q_PROPERTY(bool planned READ planned WRITE setPlanned NOTIFY changed)
    Q_PROPERTY(QString steps READ steps WRITE setSteps NOTIFY changed)
    Q_PROPERTY(QString minutes READ minutes WRITE setMinutes NOTIFY changed)
    Q_PROPERTY(QString at READ at WRITE setAt NOTIFY changed)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed)
    Q_PROPERTY(QString nameOfEdits READ nameOfEdits NOTIFY changed)
    Q_PROPERTY(QString ticket READ ticket WRITE setTicket NOTIFY changed)
    Q_PROPERTY(QString planFault READ planFault NOTIFY changed)
    Q_PROPERTY(bool atRefused READ atRefused NOTIFY changed)
    Q_PROPERTY(QString rails READ rails NOTIFY changed)
    Q_PROPERTY(bool railRefused READ railRefused NOTIFY changed)
    Q_PROPERTY(bool overridesRails READ overridesRails WRITE setOverridesRails NOTIFY changed)
    Q_PROPERTY(QString closed READ closed NOTIFY changed)
    Q_PROPERTY(QString blocked READ blocked NOTIFY changed)
    Q_PROPERTY(bool pending READ pending NOTIFY changed)
    Q_PROPERTY(QString answer READ answer NOTIFY changed)
    Q_PROPERTY(bool refused READ refused NOTIFY changed)

public:
    ChangeDraft(Session& session, ParameterBook& book, QObject* parent = nullptr);
    /// The drafts that it is about from now on; `name` is what their words are kept under.
    void setScope(ParameterBook::Scope scope, const QString& name);

    QAbstractListModel* lines() { return &lines_; }
    int count() const { return lines_.count(); }
    const QString& reason() const { return words().reason; }
    void setReason(const QString& reason);
    bool canApply() const { return count() > 0 && blocked().isEmpty() && !pending_; }
    /// In a live world parameters move only by a change.
    bool appliesDirectly() const;
    bool canPropose() const { return canApply() && planFault().isEmpty(); }
    /// DraftWords.
    bool planned() const { return words().planned; }
    void setPlanned(bool planned);
    const QString& steps() const { return words().steps; }
    void setSteps(const QString& typed);
    const QString& minutes() const { return words().minutes; }
    void setMinutes(const QString& typed);
    const QString& at() const { return words().at; }
    void setAt(const QString& typed);
    /// Empty: it is named by its edits.
    const QString& name() const { return words().name; }
    void setName(const QString& name);
    QString nameOfEdits() const;
    const QString& ticket() const { return words().ticket; }
    void setTicket(const QString& ticket);
    /// What is typed as its time is none to come, whatever else is at fault.
    bool atRefused() const;
    /// What is wrong with steps, minutes or time; empty where nothing is.
    QString planFault() const;
    /// Every guard rail that it breaks as it is drafted; empty where it breaks none, or is to override them.
    const QString& rails() const;
    /// The desk refused the last one for a guard rail, which may be overridden.
    bool railRefused() const { return railRefused_; }
    bool overridesRails() const { return overridesRails_; }
    void setOverridesRails(bool on);
    /// Why nothing is drafted: nobody is at the desk.
    QString closed() const;
    /// Why it cannot be applied yet.
    const QString& blocked() const;
    bool pending() const { return pending_; }
    /// What came of the last one: accepted with its sequence, or why refused.
    const QString& answer() const { return answer_; }
    bool refused() const { return refused_; }

    Q_INVOKABLE void apply();
    /// Takes the drafts to the change desk. Where it refuses them they stay here, and nothing there.
    Q_INVOKABLE void propose();
    Q_INVOKABLE void discard();
    Q_INVOKABLE void discardOne(const QString& path);
    /// The last step of what was typed or slid, curves left out: their editor takes back its own.
    Q_INVOKABLE void undo();

signals:
    void changed();

private:
    void tell();
    /// What it reads in the book: the version of what is live, and the drafts of its scope.
    using Read = std::pair<std::uint64_t, std::map<std::string, ParameterDraft>>;
    Read inBook() const;
    void followBook();
    void refresh();
    void forget();
    void follow();
    void followHolder();
    const DraftWords& words() const;
    void clearWords();
    void conclude(const OperatorAnswer& answer, const QString& words);
    QString whyBlocked() const;
    const std::vector<ParameterEdit>& edits() const;
    ChangeContent content() const;
    template <class T>
    void set(T DraftWords::*word, const T& value);

    Session& session_;
    ParameterBook& book_;
    ParameterBook::Scope scope_;
    QString scopeName_;
    view::DeskState desk_{view::DeskState::Open};
    std::string holder_; ///< of the desk, whose answers these are
    GadgetListModel<ChangeLine> lines_;
    Read read_; ///< as lines_ say it
    QString answer_;
    bool refused_ = false;
    bool pending_ = false;
    std::optional<ChangeId> proposed_; ///< that the answer is about
    bool railRefused_ = false;
    bool overridesRails_ = false;
    mutable std::optional<std::vector<ParameterEdit>> edits_; ///< these three until something is told
    mutable std::optional<QString> rails_;
    mutable std::optional<QString> blocked_;
};

} // namespace plimsoll
