// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"
#include "service/view_snapshot.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/aside.h"
#include "viewmodel/format/gadget_window_model.h"

#include <QObject>
#include <QString>

#include <vector>

namespace plimsoll {

/// One row of the journal, whichever table it is of.
struct JournalLine {
    Q_GADGET
    Q_PROPERTY(QString sequence MEMBER sequence)
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString wall MEMBER wall)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString who MEMBER who)
    Q_PROPERTY(QString symbol MEMBER symbol)
    Q_PROPERTY(QString change MEMBER change)
    Q_PROPERTY(QString changeExact MEMBER changeExact)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(bool refused MEMBER refused)
    Q_PROPERTY(QString valueExact READ valueExact)

public:
    std::uint64_t number = 0; ///< sequence of the command; 0 where it became none
    std::uint32_t part = 0;   ///< of an action its link in the audit chain
    QString sequence;
    QString time;
    QString wall; ///< when an operator did it, on the clock on the wall, UTC
    QString kind;
    QString who;
    QString symbol;
    QString change;
    QString changeExact;
    QString value;
    QString detail;
    bool refused = false;
    struct Exact {
        std::optional<Usd> value;
    };
    Aside<Exact> exactly;
    bool operator==(const JournalLine&) const = default;
    QString valueExact() const { return format::exactOr(exactly.value.value); }
};
JournalLine journalLine(const archive::Row& row, archive::Table table, const view::ViewSnapshot& snapshot);
/// Writes what the command of a row says into it; what stands in `detail`, a refusal, stays at its head. Any thread.
void describe(archive::Row& row, const view::ViewSnapshot& names);
/// Whether one of its columns, as they are read, has the text in it, which is in lower case; a row of Table::Commands
/// is described. Any thread.
bool says(const archive::Row& row, archive::Table table, const QString& text);

/// One figure of an entry in full.
struct EntryLine {
    Q_GADGET
    Q_PROPERTY(QString section MEMBER section)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(bool figures MEMBER figures)
    Q_PROPERTY(bool refused MEMBER refused)

public:
    qint64 key = 0;
    QString section;
    QString label;
    QString value;
    bool figures = false;
    bool refused = false;
    bool operator==(const EntryLine&) const = default;
};
/// `chosen` is the part of its outcome that was asked for, which comes before all else; none where all of it was.
std::vector<EntryLine> entryLines(
    const archive::Entry& entry, std::optional<std::uint32_t> chosen, const view::ViewSnapshot& snapshot);

/// As many rows as match, of which only the page that the archive sent has text. Its cost is that of the page.
class JournalTable : public GadgetWindowModel<JournalLine> {
public:
    /// Rows beyond cannot be scrolled to: the height of the list would leave what Qt Quick can place.
    static constexpr int rowsMax = 700'000;

    using GadgetWindowModel::GadgetWindowModel;

    void assign(int total, int first, std::vector<JournalLine> lines)
    {
        assignWindow(std::min(total, rowsMax), first, std::move(lines));
    }
};

} // namespace plimsoll
