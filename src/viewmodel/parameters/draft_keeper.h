// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/parameters/parameter_book.h"

#include <QTimer>

#include <map>
#include <optional>
#include <string>

namespace plimsoll {

/// Keeps what is typed with the world, each operator's for themselves: it is there again after a restart, goes from the
/// screen when the desk is locked or another's, and comes back with whoever typed it. What is no value (a refused
/// curve, half a number) is not kept. Written a moment after the last key, and before anything else is asked.
class DraftKeeper : public QObject {
    Q_OBJECT

public:
    DraftKeeper(Session& session, ParameterBook& book, QObject* parent = nullptr);
    ~DraftKeeper() override;

private:
    void follow();
    void empty();
    void note();
    void keep();
    QByteArray text() const;
    void restore(const QByteArray& left);

    Session& session_;
    ParameterBook& book_;
    std::optional<std::string> holder_; ///< whose drafts the book holds; none while nobody may act
    QByteArray kept_;
    std::map<std::string, QByteArray> behind_; ///< of who left before what they last had was kept
    QTimer rest_;
    bool taking_ = false;
    bool unkept_ = false;
};

} // namespace plimsoll
