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

/// The drafts of one scope, to be applied together with a reason.
class ChangeDraft : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QAbstractListModel* lines READ lines CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(bool canApply READ canApply NOTIFY changed)
    Q_PROPERTY(QString blocked READ blocked NOTIFY changed)
    Q_PROPERTY(bool pending READ pending NOTIFY changed)
    Q_PROPERTY(QString answer READ answer NOTIFY changed)
    Q_PROPERTY(bool refused READ refused NOTIFY changed)

public:
    ChangeDraft(Session& session, ParameterBook& book, QObject* parent = nullptr);
    void setScope(ParameterBook::Scope scope);

    QAbstractListModel* lines() { return &lines_; }
    int count() const { return lines_.count(); }
    const QString& reason() const { return reason_; }
    void setReason(const QString& reason);
    bool canApply() const { return count() > 0 && blocked().isEmpty() && !pending_; }
    /// Why it cannot be applied yet.
    QString blocked() const;
    bool pending() const { return pending_; }
    /// What came of the last one: accepted with its sequence, or why refused.
    const QString& answer() const { return answer_; }
    bool refused() const { return refused_; }

    Q_INVOKABLE void apply();
    Q_INVOKABLE void discard();
    Q_INVOKABLE void discardOne(const QString& path);

signals:
    void changed();

private:
    void refresh();

    Session& session_;
    ParameterBook& book_;
    ParameterBook::Scope scope_;
    GadgetListModel<ChangeLine> lines_;
    QString reason_;
    QString answer_;
    bool refused_ = false;
    bool pending_ = false;
};

} // namespace plimsoll
