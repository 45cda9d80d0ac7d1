// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/csv_file.h"
#include "viewmodel/frame/session.h"

#include <QAbstractItemModel>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace plimsoll {

/// What every table of the console has: columns that the operator chose, kept from one start to the next, and its rows
/// handed out with every digit, to the clipboard and to files. Columns are told as TableColumns are.
class TableDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")

public:
    explicit TableDesk(Session& session, QObject* parent = nullptr);

    /// By the names of columns, whether each is shown, of those that the operator decided on.
    Q_INVOKABLE QVariantMap columnsOf(const QString& table) const { return columns_.value(table).toMap(); }
    Q_INVOKABLE void showColumn(const QString& table, const QString& column) { choose(table, column, true); }
    Q_INVOKABLE void hideColumn(const QString& table, const QString& column) { choose(table, column, false); }
    /// As at the start.
    Q_INVOKABLE void forgetColumns(const QString& table);
    const QVariantMap& stored() const { return columns_; }
    void restore(const QVariantMap& columns);

    /// Puts a row on the clipboard, its fields parted by tabs.
    Q_INVOKABLE void copy(QAbstractItemModel* model, const QString& name, const QVariantList& columns, int row);
    /// The same below the heads.
    Q_INVOKABLE void copyWithHeads(
        QAbstractItemModel* model, const QString& name, const QVariantList& columns, int row);
    /// Asks the desk for a file of a chart, as for one of a table: Session::letOut.
    void letOut(const std::string& what, const QString& file, QObject* receiver, Session::LetOut answered);
    /// Writes every row to a fresh CSV file in the operator's documents, where the desk lets it out; what came of it is
    /// said.
    Q_INVOKABLE void save(QAbstractItemModel* model, const QString& name, const QVariantList& columns);

    /// "1 to 22 of 5,000".
    Q_INVOKABLE QString place(int first, int last, int count) const;

    /// A table comes in sight, or leaves; it has a `name`, save() and copyRow().
    Q_INVOKABLE void enter(QObject* table);
    Q_INVOKABLE void leave(QObject* table);
    const std::vector<QPointer<QObject>>& inSight() const { return inSight_; }

signals:
    void columnsChanged(const QString& table);
    void inSightChanged();
    /// Something to tell the operator (tone).
    void said(const QString& text, int tone);

private:
    void choose(const QString& table, const QString& column, bool shown);
    void put(const QString& text, const QString& name);
    void write(QAbstractItemModel& model, const QString& name, const QVariantList& columns, const QString& file);
    void tell(const QString& name, int rows, const format::CsvFile& file);

    Session& session_;
    QVariantMap columns_; ///< by table, then by column
    std::vector<QPointer<QObject>> inSight_;
};

} // namespace plimsoll
