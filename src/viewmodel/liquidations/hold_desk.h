// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/command_answer.h"

namespace plimsoll {

/// One hold in force, on an asset or an account.
struct HoldLine {
    Q_GADGET
    Q_PROPERTY(int asset MEMBER asset)
    Q_PROPERTY(int subaccount MEMBER subaccount)
    Q_PROPERTY(QString subject MEMBER subject)
    Q_PROPERTY(QString remaining MEMBER remaining)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(bool soon MEMBER soon)

public:
    qint64 key = 0;
    int asset = -1;
    int subaccount = 0;
    QString subject;
    QString remaining; ///< counts down in simulated time
    QString note;
    bool soon = false; ///< ends within a minute
    bool operator==(const HoldLine&) const = default;
};

/// All holds with their time left; assets are held and released here, with a reason.
class HoldDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QAbstractListModel* lines READ lines CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int asset READ asset WRITE setAsset NOTIFY assetChanged)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)

public:
    explicit HoldDesk(Session& session, QObject* parent = nullptr);

    QAbstractListModel* lines() { return &lines_; }
    int count() const { return lines_.count(); }
    CommandAnswer* answer() { return &answer_; }
    void refresh();

    /// The one whose debts are to be held.
    int asset() const { return asset_; }
    void setAsset(int asset);
    /// The same, asked for from elsewhere: the reason is what is left to type.
    void pick(int asset);
    Q_INVOKABLE void holdAsset(int minutes, const QString& reason);
    Q_INVOKABLE void release(int asset, int subaccount, const QString& reason);

signals:
    void changed();
    void assetChanged();
    void picked();

private:
    Session& session_;
    int asset_ = 0;
    GadgetListModel<HoldLine> lines_;
    CommandAnswer answer_;
    qint64 saidOf_ = 0; ///< key of what the answer is about
    bool saidHeld_ = false;
};

} // namespace plimsoll
