// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/impact_port.h"
#include "service/view_snapshot.h"

#include <QObject>
#include <QString>

#include <vector>

namespace plimsoll {

/// One account that a change takes across a line.
struct ImpactLine {
    Q_GADGET
    Q_PROPERTY(int account MEMBER account)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString exposure MEMBER exposure)
    Q_PROPERTY(QString ratio MEMBER ratio)
    Q_PROPERTY(QString before MEMBER before)
    Q_PROPERTY(QString after MEMBER after)
    Q_PROPERTY(QString moved MEMBER moved)
    Q_PROPERTY(QString what MEMBER what)
    Q_PROPERTY(int tone MEMBER tone)

public:
    qint64 key = 0; ///< its rank: under a hand that moves, rows say something else rather than come and go
    int account = 0;
    QString name;
    QString exposure;
    QString ratio;  ///< "MMR", or "IMR" where none of MMR's lines is crossed
    QString before; ///< in per cent
    QString after;
    QString moved; ///< both: "81.0 → 104.0", which is MMR, or "IMR 56.5 → 113.0"
    /// The worst line crossed: "liquidated", "auto-close", "margin call", "no new exposure"; else "healed", "freer".
    QString what;
    int tone = 0;
    bool operator==(const ImpactLine&) const = default;
};

/// One figure with and without the change.
struct ImpactFigure {
    Q_GADGET
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString about MEMBER about)
    Q_PROPERTY(QString before MEMBER before)
    Q_PROPERTY(QString after MEMBER after)
    Q_PROPERTY(int tone MEMBER tone)

public:
    qint64 key = 0;
    QString title;
    QString about; ///< what it counts, where another figure counts otherwise
    QString before;
    QString after;
    int tone = 0;
    bool operator==(const ImpactFigure&) const = default;
};

/// Figures under each other: those that the change moves, and those that it moved before, so that no row comes and goes
/// under a hand.
class FigureList {
public:
    explicit FigureList(std::vector<ImpactFigure> listed)
        : before_(std::move(listed))
    {
    }
    void counts(const QString& title, std::uint64_t before, std::uint64_t after, int worse);
    void amounts(const QString& title, Usd before, Usd after, int worse);
    void add(const QString& title, const QString& before, const QString& after, int tone);
    void moved(const QString& title, const QString& before, const QString& after, int tone);
    void lines(const BeforeAfter<LineCounts>& counts);
    void aftermath(const BeforeAfter<Aftermath>& played, std::uint32_t seconds);
    /// The same figures, which are not known again yet; those that come first where nothing was known and somebody is
    /// liquidated.
    void await(const std::vector<ImpactFigure>& known, bool liquidates);
    void past(const PastUnder& past);
    void asset(const AssetImpact& asset, const QString& symbol);
    /// Rates, what they cost and bring, and how far the pool may be used; the largest borrowers each.
    void pool(const PoolImpact& pool, const QString& symbol);

    std::vector<ImpactFigure> figures;

private:
    bool stays(const QString& title) const;

    std::vector<ImpactFigure> before_;
};

/// Rows of the first of the accounts that cross a line.
std::vector<ImpactLine> impactLines(const std::vector<AccountImpact>& crossings, std::size_t most);
/// "12 accounts are liquidated, $1.2M; 1 in the queue goes to auto-close".
QString verdictOf(const Impact& impact, std::size_t liquidated, std::size_t autoClosed);

} // namespace plimsoll
