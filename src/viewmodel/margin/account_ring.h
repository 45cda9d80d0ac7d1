// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/frame/session.h"
#include "viewmodel/margin/account_table.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// Which account of the table has the ring, and in which row it is by the last snapshot: where others come above it,
/// the ring goes with the account.
class AccountRing : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(int row MEMBER row_ NOTIFY moved)          ///< below 0: nobody has it, or it is not known where
    Q_PROPERTY(bool seeking MEMBER seeking_ NOTIFY moved) ///< named elsewhere: its row is to be brought in sight

public:
    AccountRing(Session& session, const AccountTable& accounts, QObject* parent = nullptr);

    /// A hand put it on a row; below 0: on none. Does nothing while an account is sought.
    Q_INVOKABLE void put(int row);
    /// Onto an account that was named elsewhere, once the exchange tells its row; on nobody where it has none.
    void seek(int subaccount);
    /// From the snapshot that the table has just taken.
    void refresh();

signals:
    void moved();

private:
    void follow(int subaccount);
    /// Its row in what the table knows, else by the exchange; nothing where that has not answered yet.
    std::optional<int> rowOfAccount() const;

    Session& session_;
    const AccountTable& accounts_;
    int account_ = 0; ///< 0: nobody, or whoever is in `row_` once that is known
    int row_ = -1;
    bool seeking_ = false;
};

} // namespace plimsoll
