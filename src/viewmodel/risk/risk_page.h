// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/parameters/asset_fields.h"
#include "viewmodel/parameters/change_draft.h"
#include "viewmodel/parameters/change_impact.h"
#include "viewmodel/parameters/corridor_watch.h"
#include "viewmodel/parameters/pool_state_switch.h"
#include "viewmodel/risk/risk_lines.h"

#include <QPointF>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// What the Risk page shows: every parameter of every asset, the drafts beneath, one asset to edit, its history.
class RiskPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(QStringList heads READ heads CONSTANT)
    Q_PROPERTY(QStringList units READ units CONSTANT)
    Q_PROPERTY(QAbstractListModel* grid READ grid CONSTANT)
    Q_PROPERTY(int asset READ asset NOTIFY selectionChanged)
    Q_PROPERTY(int column READ column NOTIFY selectionChanged)
    Q_PROPERTY(QString symbol READ symbol NOTIFY selectionChanged)
    Q_PROPERTY(QString parameterTitle READ parameterTitle NOTIFY selectionChanged)
    Q_PROPERTY(plimsoll::AssetFields* fields READ fields CONSTANT)
    Q_PROPERTY(plimsoll::ChangeDraft* change READ change CONSTANT)
    Q_PROPERTY(plimsoll::ChangeImpact* impact READ impact CONSTANT)
    Q_PROPERTY(plimsoll::PoolStateSwitch* state READ state CONSTANT)
    Q_PROPERTY(QAbstractListModel* history READ history CONSTANT)
    Q_PROPERTY(QList<QPointF> historySteps MEMBER historySteps_ NOTIFY historyChanged)
    Q_PROPERTY(bool sized MEMBER sized_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> weightLive MEMBER weightLive_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> weightDraft MEMBER weightDraft_ NOTIFY changed)
    Q_PROPERTY(double balanceTop MEMBER balanceTop_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> imfLive MEMBER imfLive_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> imfDraft MEMBER imfDraft_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> mmfLive MEMBER mmfLive_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> mmfDraft MEMBER mmfDraft_ NOTIFY changed)
    Q_PROPERTY(double notionalTop MEMBER notionalTop_ NOTIFY changed)
    Q_PROPERTY(double requirementTop MEMBER requirementTop_ NOTIFY changed)

public:
    RiskPage(Session& session, ImpactPort& impacts, ParameterBook& book, QObject* parent = nullptr);

    QStringList heads() const;
    QStringList units() const;
    QAbstractListModel* grid() { return &grid_; }
    int asset() const { return asset_; }
    int column() const { return column_; }
    QString symbol() const;
    QString parameterTitle() const;
    AssetFields* fields() { return &fields_; }
    ChangeDraft* change() { return &change_; }
    ChangeImpact* impact() { return &impact_; }
    PoolStateSwitch* state() { return &state_; }
    QAbstractListModel* history() { return &history_; }

    /// Opens one asset; `column` is the parameter whose history is shown.
    Q_INVOKABLE void select(int asset, int column);
    /// The column of a parameter by its name, as "fee"; -1 where it has none.
    Q_INVOKABLE int columnOf(const QString& name) const;

signals:
    void changed();
    void selectionChanged();
    void historyChanged();

private:
    void refresh();
    void refreshGrid();
    void refreshPlots();
    void loadHistory();
    std::string pathOf(std::size_t asset, std::size_t column) const;

    Session& session_;
    ParameterBook& book_;
    AssetFields fields_;
    CorridorWatch corridors_;
    ChangeDraft change_;
    ChangeImpact impact_;
    PoolStateSwitch state_;
    GadgetListModel<RiskLine> grid_;
    GadgetListModel<HistoryLine> history_;
    QList<QPointF> historySteps_;
    QList<QPointF> weightLive_;
    QList<QPointF> weightDraft_;
    QList<QPointF> imfLive_;
    QList<QPointF> imfDraft_;
    QList<QPointF> mmfLive_;
    QList<QPointF> mmfDraft_;
    double balanceTop_ = 1;
    double notionalTop_ = 1;
    double requirementTop_ = 100;
    std::uint64_t historyVersion_ = 0;
    int asset_ = -1;
    int column_ = 0;
    bool sized_ = false;
};

} // namespace plimsoll
