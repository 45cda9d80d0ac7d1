// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/frame/command_answer.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace plimsoll {

/// One liquidation step by hand of a taken-over account: which debt, through which stage, how much.
class StepDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QStringList legs MEMBER legs_ NOTIFY changed)
    Q_PROPERTY(QStringList stages READ stages CONSTANT)
    Q_PROPERTY(int leg MEMBER leg_ WRITE chooseLeg NOTIFY changed)
    Q_PROPERTY(QString owed MEMBER owed_ NOTIFY changed)
    Q_PROPERTY(QString unit MEMBER unit_ NOTIFY changed)
    Q_PROPERTY(bool open MEMBER open_ NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)

public:
    explicit StepDesk(Session& session, QObject* parent = nullptr);

    QStringList stages() const;
    CommandAnswer* answer() { return &answer_; }
    void chooseLeg(int leg);
    /// The account that is open on the page, as it stands in a lane; null where it is in none.
    void assign(int subaccount, const view::QueueRow* row);

    /// Closes `quantity` of the chosen debt; the engine says no where it is more than is owed or the stage cannot.
    Q_INVOKABLE void step(int stage, const QString& quantity);
    /// Another step is being made up: why the last one was refused is past.
    Q_INVOKABLE void reconsider();

signals:
    void changed();

private:
    QString stepWords(const LiquidationFill& fill) const;
    /// Why a stage closed all but the rest of what was typed.
    QString whyNoMore(LiquidationStage stage, AssetId debt, Quantity rest) const;

    Session& session_;
    CommandAnswer answer_;
    std::optional<view::QueueRow> row_;
    std::vector<AssetId> assets_; ///< as legs_
    std::optional<AssetId> chosen_;
    QStringList legs_;
    QString owed_;
    QString unit_;
    int subaccount_ = 0;
    int leg_ = 0;
    bool open_ = false;
};

} // namespace plimsoll
