// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/parameters/change_draft.h"
#include "viewmodel/parameters/change_impact.h"
#include "viewmodel/parameters/corridor_watch.h"
#include "viewmodel/parameters/parameter_list.h"
#include "viewmodel/risk/mark_desk.h"
#include "viewmodel/risk/risk_lines.h"
#include "viewmodel/risk/size_plots.h"

#include <QPointF>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

namespace riskSheet {
Q_NAMESPACE
QML_NAMED_ELEMENT(RiskSheet)
enum Which { Assets, Markets, Venue, Marks };
Q_ENUM_NS(Which)
} // namespace riskSheet

/// What the Risk page shows: every parameter that operators change (RULES.md section 8), the drafts beneath, one owner
/// to edit, the history of one parameter, and the marks that wait for a word.
class RiskPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(int sheet READ sheet WRITE setSheet NOTIFY selectionChanged)
    Q_PROPERTY(QStringList heads READ heads NOTIFY sheetChanged)
    Q_PROPERTY(QStringList units READ units NOTIFY sheetChanged)
    Q_PROPERTY(QList<double> shares READ shares NOTIFY sheetChanged)
    Q_PROPERTY(QList<double> ranks READ ranks NOTIFY sheetChanged)
    Q_PROPERTY(QAbstractListModel* grid READ grid CONSTANT)
    Q_PROPERTY(int row READ row NOTIFY selectionChanged)
    Q_PROPERTY(int column READ column NOTIFY selectionChanged)
    Q_PROPERTY(QString owner READ owner NOTIFY selectionChanged)
    Q_PROPERTY(QString path READ path NOTIFY selectionChanged)
    Q_PROPERTY(QString parameterTitle READ parameterTitle NOTIFY selectionChanged)
    Q_PROPERTY(plimsoll::ParameterList* ownFields READ ownFields CONSTANT)
    Q_PROPERTY(plimsoll::ParameterList* marketFields READ marketFields CONSTANT)
    Q_PROPERTY(plimsoll::ParameterList* venueFields READ venueFields CONSTANT)
    Q_PROPERTY(plimsoll::ChangeDraft* change READ change CONSTANT)
    Q_PROPERTY(plimsoll::ChangeImpact* impact READ impact CONSTANT)
    Q_PROPERTY(plimsoll::MarkDesk* marks READ marks CONSTANT)
    Q_PROPERTY(plimsoll::SizePlots* plots READ plots CONSTANT)
    Q_PROPERTY(QAbstractListModel* history READ history CONSTANT)
    Q_PROPERTY(QList<QPointF> historySteps MEMBER historySteps_ NOTIFY historyChanged)
    Q_PROPERTY(QString announced READ announced NOTIFY historyChanged)
    Q_PROPERTY(plimsoll::CommandAnswer* throttleAnswer READ throttleAnswer CONSTANT)
    Q_PROPERTY(QString throttleBound MEMBER throttleBound_ NOTIFY changed)

public:
    RiskPage(Session& session, ImpactPort& impacts, ParameterBook& book, QObject* parent = nullptr);

    /// Drops what belongs to the world before; it is asked anew with the first figures of this one.
    void forget();

    int sheet() const { return sheet_; }
    void setSheet(int sheet);
    QStringList heads() const;
    QStringList units() const;
    /// How wide each column is, against the others.
    QList<double> shares() const;
    /// Above 0 where a column leaves a narrow grid, the highest first.
    QList<double> ranks() const;
    QAbstractListModel* grid() { return &grid_; }
    int row() const { return row_; }
    int column() const { return column_; }
    QString owner() const { return QString::fromStdString(ownerAt(row_)); }
    QString path() const { return QString::fromStdString(path_); }
    QString parameterTitle() const;
    ParameterList* ownFields() { return &assetFields_; }
    ParameterList* marketFields() { return &marketFields_; }
    ParameterList* venueFields() { return &venueFields_; }
    ChangeDraft* change() { return &change_; }
    ChangeImpact* impact() { return &impact_; }
    MarkDesk* marks() { return &marks_; }
    SizePlots* plots() { return &plots_; }
    QAbstractListModel* history() { return &history_; }
    /// What order checks reckon with beside the live value of the parameter whose history is shown; empty where
    /// nothing.
    QString announced() const;
    CommandAnswer* throttleAnswer() { return &throttleAnswer_; }

    /// Opens one owner of the sheet; `column` is the parameter whose history is shown.
    Q_INVOKABLE void select(int row, int column);
    /// Shows the history of one parameter of the open owner, by its path.
    Q_INVOKABLE void follow(const QString& path);
    /// The column of a parameter by its name, as "fee"; -1 where it has none.
    Q_INVOKABLE int columnOf(const QString& name) const;
    /// Sets the throttle's bound of the open asset's pool, in per cent: state, not a parameter (RULES.md section 6).
    Q_INVOKABLE void resetThrottle(const QString& percent, const QString& reason);

signals:
    void changed();
    void selectionChanged();
    void sheetChanged();
    void historyChanged();

private:
    struct Column;
    static const std::vector<Column>& columnsOf(int sheet);

    void refresh();
    void refreshGrid();
    void readLiveLines();
    void refreshPlots();
    void refreshAxes();
    void refreshThrottle();
    void loadHistory();
    void dropSelection();
    int owners() const;
    std::string ownerAt(int row) const;
    std::string pathAt(int row, std::size_t column) const;

    Session& session_;
    ParameterBook& book_;
    ParameterList assetFields_;
    ParameterList marketFields_;
    ParameterList venueFields_;
    CorridorWatch corridors_;
    ChangeDraft change_;
    ChangeImpact impact_;
    MarkDesk marks_;
    SizePlots plots_;
    CommandAnswer throttleAnswer_;
    GadgetListModel<RiskLine> grid_;
    std::vector<RiskLine> liveLines_;                  ///< of the grid, without drafts
    std::pair<int, std::uint64_t> liveLinesOf_{-1, 0}; ///< sheet and version of the configuration
    GadgetListModel<HistoryLine> history_;
    QList<QPointF> historySteps_;
    QString throttleBound_;
    std::string path_;
    int sheet_ = 0;
    int row_ = -1;
    int column_ = 0;
    std::uint64_t historyVersion_ = 0;
    std::uint64_t historyAsked_ = 0; ///< number of the question that counts
};

} // namespace plimsoll
