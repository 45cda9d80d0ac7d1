// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/aside.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/command_answer.h"

namespace plimsoll {

/// One mark: in force, and what the guard holds back.
struct MarkLine {
    Q_GADGET
    Q_PROPERTY(int asset MEMBER asset)
    Q_PROPERTY(QString symbol MEMBER symbol)
    Q_PROPERTY(QString mark MEMBER mark)
    Q_PROPERTY(QString markExact MEMBER markExact)
    Q_PROPERTY(QString pending MEMBER pending)
    Q_PROPERTY(QString jump MEMBER jump)
    Q_PROPERTY(QString age MEMBER age)
    Q_PROPERTY(QString hour MEMBER hour)
    Q_PROPERTY(QString source MEMBER source)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(int tone MEMBER tone)
    Q_PROPERTY(QString pendingExact READ pendingExact)
    Q_PROPERTY(QString jumpExact READ jumpExact)
    Q_PROPERTY(QString hourExact READ hourExact)

public:
    qint64 key = 0;
    int asset = 0;
    QString symbol;
    QString mark;
    QString markExact;
    QString pending; ///< none where none waits
    QString jump;    ///< of the pending one against the one in force
    QString age;
    QString hour; ///< change over the last hour
    QString source;
    QString state;
    int tone = 0;
    struct Exact {
        std::optional<Price> pending;
        std::optional<Ratio> jump;
        std::optional<Ratio> hour;
    };
    Aside<Exact> exactly;
    bool operator==(const MarkLine&) const = default;
    QString pendingExact() const { return format::exactOr(exactly.value.pending); }
    QString jumpExact() const { return format::percentExactOr(exactly.value.jump); }
    QString hourExact() const { return format::percentExactOr(exactly.value.hour); }
};

/// The marks, and the word on those that the guard holds: accept or reject, with a reason (RULES.md section 9).
class MarkDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QAbstractListModel* lines READ lines CONSTANT)
    Q_PROPERTY(int held READ held NOTIFY changed)
    Q_PROPERTY(int selected READ selected WRITE select NOTIFY changed)
    Q_PROPERTY(QString title MEMBER title_ NOTIFY changed)
    Q_PROPERTY(QString question MEMBER question_ NOTIFY changed)
    Q_PROPERTY(bool decidable MEMBER decidable_ NOTIFY changed)
    Q_PROPERTY(QString guard MEMBER guard_ NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)

public:
    explicit MarkDesk(Session& session, QObject* parent = nullptr);

    QAbstractListModel* lines() { return &lines_; }
    /// How many wait for a word.
    int held() const { return held_; }
    int selected() const { return selected_; }
    void select(int asset);
    CommandAnswer* answer() { return &answer_; }
    void refresh();
    /// Chooses none: what was chosen and answered belongs to the world before.
    void forget() { select(-1); }

    Q_INVOKABLE void accept(const QString& reason) { decide(MarkDecision::Accept, reason); }
    Q_INVOKABLE void reject(const QString& reason) { decide(MarkDecision::Reject, reason); }

signals:
    void changed();

private:
    void decide(MarkDecision decision, const QString& reason);
    void refreshSelected();

    Session& session_;
    GadgetListModel<MarkLine> lines_;
    CommandAnswer answer_;
    QString title_;
    QString question_;
    QString guard_;
    int held_ = 0;
    int selected_ = -1;
    bool decidable_ = false;
};

} // namespace plimsoll
