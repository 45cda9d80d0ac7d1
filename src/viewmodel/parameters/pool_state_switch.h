// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/frame/session.h"

#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// The state of one pool: chosen, given a reason, applied; or refused.
class PoolStateSwitch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QStringList options READ options CONSTANT)
    Q_PROPERTY(int live READ live NOTIFY changed)
    Q_PROPERTY(int chosen READ chosen WRITE choose NOTIFY changed)
    Q_PROPERTY(bool modified READ modified NOTIFY changed)
    Q_PROPERTY(bool pending MEMBER pending_ NOTIFY changed)
    Q_PROPERTY(QString answer MEMBER answer_ NOTIFY changed)
    Q_PROPERTY(bool refused MEMBER refused_ NOTIFY changed)

public:
    explicit PoolStateSwitch(Session& session, QObject* parent = nullptr);
    void setAsset(AssetId asset);

    QStringList options() const;
    int live() const;
    int chosen() const { return chosen_ < 0 ? live() : chosen_; }
    void choose(int state);
    bool modified() const { return chosen() != live(); }
    Q_INVOKABLE void apply(const QString& reason);
    Q_INVOKABLE void reset();

signals:
    void changed();

private:
    Session& session_;
    AssetId asset_{};
    QString answer_;
    int chosen_ = -1;
    bool pending_ = false;
    bool refused_ = false;
};

} // namespace plimsoll
