// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/frame_lines.h"

#include <QtQml/qqmlregistration.h>

#include <functional>

namespace plimsoll {

/// Finds pages, assets, accounts and actions by what is typed.
class CommandPalette : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(QAbstractListModel* matches READ matches CONSTANT)

public:
    struct Entry {
        QString title;
        QString kind;
        QString keys;
        std::function<void()> act;
        /// Nothing to do while no world is open.
        bool needsWorld = true;
        QString also{}; ///< what else people call it; searched, not shown
    };
    static bool answers(const Entry& entry, const QStringList& typed);

    explicit CommandPalette(QObject* parent = nullptr);
    /// Replaces all entries of one kind.
    void setEntries(const QString& kind, std::vector<Entry> entries);
    /// Entries that depend on what is typed, as account numbers do; asked first.
    void setResolver(std::function<std::vector<Entry>(const QString& query)> resolver);

    /// While there is none, only what needs none is offered.
    void setHasWorld(bool has);

    QString query() const { return query_; }
    void setQuery(const QString& query);
    QAbstractListModel* matches() { return &matches_; }
    /// Does what the given row of the matches says.
    Q_INVOKABLE void run(int row);

signals:
    void queryChanged();

private:
    void search();

    std::vector<Entry> entries_;
    std::vector<Entry> found_;
    std::function<std::vector<Entry>(const QString&)> resolver_;
    GadgetListModel<PaletteLine> matches_;
    QString query_;
    bool hasWorld_ = true;
};

} // namespace plimsoll
