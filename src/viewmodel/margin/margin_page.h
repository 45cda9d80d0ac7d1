// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/margin/account_ring.h"
#include "viewmodel/margin/account_story.h"
#include "viewmodel/margin/account_table.h"
#include "viewmodel/margin/histogram_view.h"
#include "viewmodel/margin/margin_lines.h"
#include "viewmodel/margin/saved_filters.h"
#include "viewmodel/overview/overview_lines.h"

#include <QPointF>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// What the Margin page shows: all accounts through a window, the histogram that filters them, one account in full.
class MarginPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(QAbstractListModel* accounts READ accounts CONSTANT)
    Q_PROPERTY(plimsoll::HistogramView* histogram READ histogram CONSTANT)
    Q_PROPERTY(QString matching MEMBER matching_ NOTIFY changed)
    Q_PROPERTY(QString atRisk MEMBER atRisk_ NOTIFY changed)
    Q_PROPERTY(bool anyAtRisk MEMBER anyAtRisk_ NOTIFY changed)
    Q_PROPERTY(QString worst MEMBER worst_ NOTIFY changed)
    Q_PROPERTY(int worstBand MEMBER worstBand_ NOTIFY changed)
    Q_PROPERTY(int sortKey READ sortKey NOTIFY requestChanged)
    Q_PROPERTY(bool descending READ descending NOTIFY requestChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY requestChanged)
    Q_PROPERTY(int brushFrom MEMBER brushFrom_ NOTIFY requestChanged)
    Q_PROPERTY(int brushTo MEMBER brushTo_ NOTIFY requestChanged)
    Q_PROPERTY(QString brushLeast READ brushLeast NOTIFY requestChanged)
    Q_PROPERTY(QString brushMost READ brushMost NOTIFY requestChanged)
    Q_PROPERTY(bool filtered READ filtered NOTIFY requestChanged)
    Q_PROPERTY(QStringList assetNames MEMBER assetNames_ NOTIFY assetNamesChanged)
    Q_PROPERTY(int assetFilter READ assetFilter WRITE setAssetFilter NOTIFY requestChanged)
    Q_PROPERTY(bool overFraction READ overFraction WRITE setOverFraction NOTIFY requestChanged)
    Q_PROPERTY(int bandFilter READ bandFilter WRITE setBandFilter NOTIFY requestChanged)
    Q_PROPERTY(plimsoll::SavedFilters* filters READ filters CONSTANT)
    Q_PROPERTY(plimsoll::AccountFilter* more READ more CONSTANT)
    Q_PROPERTY(int worstAccount MEMBER worstAccount_ NOTIFY changed)
    Q_PROPERTY(plimsoll::AccountRing* ring READ ring CONSTANT)
    Q_PROPERTY(int selected READ selected NOTIFY selectedChanged)
    Q_PROPERTY(plimsoll::AccountSummary summary READ summary NOTIFY changed)
    Q_PROPERTY(QAbstractListModel* waterfall READ waterfall CONSTANT)
    Q_PROPERTY(QAbstractListModel* collateral READ collateral CONSTANT)
    Q_PROPERTY(QAbstractListModel* borrows READ borrows CONSTANT)
    Q_PROPERTY(QAbstractListModel* orders READ orders CONSTANT)
    Q_PROPERTY(QAbstractListModel* story READ story CONSTANT)
    Q_PROPERTY(QAbstractListModel* priceMoves READ priceMoves CONSTANT)
    Q_PROPERTY(plimsoll::WhatIfSummary whatIf READ whatIf NOTIFY changed)
    Q_PROPERTY(QList<QPointF> history MEMBER history_ NOTIFY changed)
    Q_PROPERTY(double historyTop MEMBER historyTop_ NOTIFY changed)

public:
    MarginPage(Session& session, ArchivePort& archive, QObject* parent = nullptr);

    AccountTable* accounts() { return &accounts_; }
    AccountRing* ring() { return &ring_; }
    HistogramView* histogram() { return &histogram_; }
    int sortKey() const { return static_cast<int>(session_.wanted().table.sort); }
    bool descending() const { return session_.wanted().table.direction == view::SortDirection::Descending; }
    QString text() const { return QString::fromStdString(session_.wanted().table.text); }
    void setText(const QString& text);
    bool filtered() const;
    /// 0 all, 1 watch and worse, 2 danger and worse, 3 critical.
    int bandFilter() const { return bandFilter_; }
    void setBandFilter(int filter);
    /// 0 any, else the asset that an account owes or holds, plus one.
    int assetFilter() const;
    void setAssetFilter(int filter);
    /// The histogram is over margin fraction instead of MMR.
    bool overFraction() const { return overFraction_; }
    void setOverFraction(bool on);
    SavedFilters* filters() { return &filters_; }
    /// Sizes and flags to filter by.
    AccountFilter* more() { return &more_; }
    int selected() const { return selected_; }
    /// Of the open account; none where nobody is open, or it owes nothing.
    std::optional<AssetId> largestDebt() const;
    const AccountSummary& summary() const { return summary_; }
    QAbstractListModel* waterfall() { return &waterfall_; }
    QAbstractListModel* collateral() { return &collateral_; }
    QAbstractListModel* borrows() { return &borrows_; }
    QAbstractListModel* orders() { return &orders_; }
    QAbstractListModel* story() { return story_.lines(); }
    QAbstractListModel* priceMoves() { return &priceMoves_; }
    const WhatIfSummary& whatIf() const { return whatIf_; }

    /// Which rows are on screen.
    Q_INVOKABLE void show(int first, int count);
    /// Holds the order of rows while someone points at them.
    Q_INVOKABLE void freeze(bool on);
    Q_INVOKABLE void sortBy(int key);
    /// Bars of the histogram, [from, to); from -1 clears.
    Q_INVOKABLE void brush(int from, int to);
    int brushFrom() const { return brushFrom_; }
    int brushTo() const { return brushTo_; }
    /// The same by bounds in percent, as far as bars reach; blank ones bound nothing. Why it cannot be, or nothing.
    Q_INVOKABLE QString brushBetween(const QString& least, const QString& most);
    /// The bounds of what is brushed, in percent; blank where there is none.
    QString brushLeast() const;
    QString brushMost() const;
    Q_INVOKABLE void clearFilters();
    /// Keeps what the page is filtered and ordered by under a name; not under a blank one.
    Q_INVOKABLE void saveFilter(const QString& name);
    Q_INVOKABLE void useFilter(const QString& name);
    /// What the page shows, for the next start: filter, order and, in the same world, the chosen account.
    QVariantMap stored() const;
    /// Takes it up when the page is first in sight, unless it was told otherwise before.
    void restore(const QVariantMap& stored) { kept_ = stored; }
    /// For another world: no filter, nobody chosen.
    void reset();
    Q_INVOKABLE void select(int subaccount);
    Q_INVOKABLE void selectRow(int row);
    /// Seeks the account that is typed, or the first that matches, once the rows for what is typed are there.
    Q_INVOKABLE void openFound();
    /// Selects an account that was named elsewhere and gives it the ring, where the filter leaves it a row.
    void seek(int subaccount);
    /// The price of one asset as it might be: `move` relative to its mark, in steps of 0.001; 0 lets it be.
    Q_INVOKABLE void movePrice(int asset, double move);
    /// Every price that the open account depends on.
    Q_INVOKABLE void movePrices(double move);
    /// All, whatever they are settled in too, are where they are.
    Q_INVOKABLE void returnPrices();

signals:
    void changed();
    void requestChanged();
    void selectedChanged();
    /// The table is to have the keys.
    void keysAsked();
    void assetNamesChanged();

private:
    template <class Edit>
    void edit(Edit edit);
    void refresh();
    void refreshWorst();
    void readText(view::AccountTableRequest& table, const QString& text) const;
    void use(const SavedFilter& filter);
    void takeUpKept();
    void seekFound();
    void chooseFirst();
    void refreshAccount();
    void refreshWhatIf();
    void refreshAssetNames();
    SavedFilter shownFilter() const;
    const view::Histogram& shownHistogram() const;

    Session& session_;
    AccountTable accounts_;
    AccountRing ring_;
    HistogramView histogram_;
    GadgetListModel<WaterfallLine> waterfall_;
    GadgetListModel<HoldingLine> collateral_;
    GadgetListModel<HoldingLine> borrows_;
    GadgetListModel<AccountOrderLine> orders_;
    AccountStory story_;
    GadgetListModel<PriceMoveLine> priceMoves_;
    SavedFilters filters_;
    AccountFilter more_;
    QVariantMap kept_;                    ///< of the last start, or of when its world was left, not yet taken up
    std::map<QString, QVariantMap> left_; ///< what the page showed of worlds that were left, by their files
    QString world_;                       ///< the file of the world that the page showed last
    WhatIfSummary whatIf_;
    AccountSummary summary_;
    QList<QPointF> history_;
    QString matching_;
    QString atRisk_;
    QString worst_;
    int worstAccount_ = 0; ///< 0 where nobody has exposure
    int worstBand_ = -1;
    bool anyAtRisk_ = false;
    double historyTop_ = 1;
    int brushFrom_ = -1;
    int brushTo_ = -1;
    int bandFilter_ = 0;
    bool overFraction_ = false;
    bool opensFound_ = false; ///< when the rows come
    QStringList assetNames_;
    int selected_ = 0;
    bool isChosen_ = false; ///< who is open, or that nobody is, was said in this world
};

} // namespace plimsoll
