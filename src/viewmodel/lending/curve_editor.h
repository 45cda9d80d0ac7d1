// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/lending/curve_band.h"
#include "viewmodel/parameters/parameter_book.h"

#include <QPointF>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// One point of the curve in the table and as a handle on the chart.
struct CurvePointLine {
    Q_GADGET
    Q_PROPERTY(QString utilization MEMBER utilization)
    Q_PROPERTY(QString rate MEMBER rate)
    Q_PROPERTY(QString refusal MEMBER refusal)
    Q_PROPERTY(QString safe MEMBER safe)
    Q_PROPERTY(QString why MEMBER why)
    Q_PROPERTY(bool modified MEMBER modified)
    Q_PROPERTY(bool end MEMBER end)
    Q_PROPERTY(double across MEMBER x)
    Q_PROPERTY(double up MEMBER y)

public:
    qint64 key = 0;
    QString utilization; ///< in per cent, as typed
    QString rate;        ///< in per cent a year, as typed
    QString refusal;
    QString safe; ///< how far its rate may go, where that is known
    QString why;  ///< what breaks first beyond it
    bool modified = false;
    bool end = false; ///< its utilization stays at 0 or 1
    double x = 0;     ///< in per cent, for drawing
    double y = 0;
    bool operator==(const CurvePointLine&) const = default;
};

/// Edits a utilization curve by dragging or typing, with undo; writes every lawful shape into the book of drafts.
/// While dragging, a point stays where the rules let it be and `limitNote` says what stops it.
class CurveEditor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QAbstractListModel* points READ points CONSTANT)
    Q_PROPERTY(QList<QPointF> liveBorrow MEMBER liveBorrow_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> liveLend MEMBER liveLend_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> draftBorrow MEMBER draftBorrow_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> draftLend MEMBER draftLend_ NOTIFY changed)
    Q_PROPERTY(bool modified MEMBER modified_ NOTIFY changed)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
    Q_PROPERTY(bool canAdd READ canAdd NOTIFY changed)
    Q_PROPERTY(QString refusal MEMBER refusal_ NOTIFY changed)
    Q_PROPERTY(QString limitNote MEMBER limitNote_ NOTIFY changed)
    Q_PROPERTY(double draftOptimal MEMBER draftOptimal_ NOTIFY changed)
    Q_PROPERTY(double rateTop MEMBER rateTop_ NOTIFY changed)
    Q_PROPERTY(QList<QPointF> bandUpper READ bandUpper NOTIFY changed)
    Q_PROPERTY(QList<QPointF> bandLower READ bandLower NOTIFY changed)
    Q_PROPERTY(QString verdict READ verdict NOTIFY changed)
    Q_PROPERTY(int verdictTone READ verdictTone NOTIFY changed)

public:
    /// Shapes to begin from, between the ends that the curve has.
    enum class Preset {
        Linear, ///< no point between them
        Kinked, ///< a tenth of the way up at the optimum, 80 % where there is none
        Steep   ///< a twentieth at 80 %, a quarter at 95 %, then the rest
    };
    Q_ENUM(Preset)

    explicit CurveEditor(ParameterBook& book, QObject* parent = nullptr);
    void setOwner(const std::string& symbol);

    QAbstractListModel* points() { return &lines_; }
    bool canUndo() const { return !undone_.empty(); }
    bool canAdd() const { return texts_.size() < UtilizationCurve::pointCountMax; }
    /// The lawful draft, or the live curve where there is none.
    const UtilizationCurve& drafted() const;
    /// Whether a draft of the curve or of the fee would change rates.
    bool changesRates() const { return !draftLend_.isEmpty(); }
    /// Shades how far each point may go and says what the draft breaks; none takes it away.
    void setCorridor(std::optional<CurveCorridor> corridor);
    const QList<QPointF>& bandUpper() const { return band_.upper; }
    const QList<QPointF>& bandLower() const { return band_.lower; }
    const QString& verdict() const { return band_.verdict; }
    int verdictTone() const { return band_.tone; }

    Q_INVOKABLE void typeUtilization(int point, const QString& typed);
    Q_INVOKABLE void typeRate(int point, const QString& typed);
    Q_INVOKABLE void beginDrag();
    /// What stopped the point is past.
    Q_INVOKABLE void endDrag();
    /// In per cent; taken to the nearest 0.1 % of utilization and 0.05 % of rate.
    Q_INVOKABLE void drag(int point, double utilization, double rate);
    /// By keys: steps of 0.1 % of utilization and 0.05 % of rate.
    Q_INVOKABLE void nudge(int point, int utilizationSteps, int rateSteps);
    /// A new point at the curve, in the middle of the longest stretch, or at a utilization in per cent; taken to the
    /// same steps as by dragging.
    Q_INVOKABLE void add();
    Q_INVOKABLE void addAt(double utilization);
    Q_INVOKABLE void remove(int point);
    /// One step for undo; nothing where the ends are refused.
    Q_INVOKABLE void shape(plimsoll::CurveEditor::Preset preset);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void reset();

signals:
    void changed();

private:
    struct PointText {
        QString utilization;
        QString rate;
        bool operator==(const PointText&) const = default;
    };
    using Texts = std::vector<PointText>;

    const PoolParameters* pool() const;
    static bool isReadable(const PointText& text);
    static Texts textsOf(const std::vector<CurvePoint>& points);
    std::vector<CurvePoint> parsedPoints(std::vector<QString>& refusals) const;
    void load();
    void remember();
    void write();
    /// What it reads in the book.
    struct Read {
        std::uint64_t live{};
        std::optional<ParameterDraft> draft;
        Ratio fee; ///< drafted, as the next
        std::optional<Ratio> optimalUtilization;
        bool operator==(const Read&) const = default;
    };
    Read inBook() const;
    void follow();
    void refresh();
    void redraw(bool lawful);
    void refreshBand(const std::vector<CurvePoint>& points);

    ParameterBook& book_;
    std::string symbol_;
    std::string path_;
    std::optional<std::string> written_; ///< as the book got it last
    Texts texts_;
    std::vector<Texts> undone_;
    GadgetListModel<CurvePointLine> lines_;
    QList<QPointF> liveBorrow_;
    QList<QPointF> liveLend_;
    QList<QPointF> draftBorrow_;
    QList<QPointF> draftLend_;
    std::optional<CurveCorridor> corridor_;
    CurveBand band_;
    Read read_;
    std::optional<std::pair<UtilizationCurve, Ratio>> bandFor_; ///< curve and fee that the band was found for
    QString refusal_;
    QString limitNote_;
    double rateTop_ = 100;
    double draftOptimal_ = -1; ///< in per cent, where the draft moves it
    bool modified_ = false;
    bool writing_ = false;
};

} // namespace plimsoll
