// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/margin/account_ring.h"

#include <utility>

namespace plimsoll {

AccountRing::AccountRing(Session& session, const AccountTable& accounts, QObject* parent)
    : QObject(parent)
    , session_(session)
    , accounts_(accounts)
{
    connect(&session_, &Session::worldChanged, this, [this] {
        seeking_ = false;
        put(-1);
        emit moved();
    });
}

void AccountRing::put(int row)
{
    if (seeking_)
        return;
    row_ = row;
    follow(accounts_.subaccountAt(row));
}

void AccountRing::seek(int subaccount)
{
    row_ = -1;
    seeking_ = true;
    follow(subaccount);
    // Where nothing moves, no other snapshot comes.
    if (session_.hasSnapshot())
        refresh();
}

void AccountRing::follow(int subaccount)
{
    account_ = subaccount;
    session_.wish([&](view::ViewRequest& wanted) {
        wanted.followed.reset();
        if (subaccount > 0)
            wanted.followed = SubaccountId{static_cast<std::uint32_t>(subaccount)};
    });
}

std::optional<int> AccountRing::rowOfAccount() const
{
    if (const int row = accounts_.rowOf(account_); row >= 0)
        return row;
    const view::ViewSnapshot& snapshot = session_.snapshot();
    if (snapshot.request.followed != session_.wanted().followed)
        return std::nullopt;
    const auto& row = snapshot.accounts.followedRow;
    return row ? static_cast<int>(*row) : -1;
}

void AccountRing::refresh()
{
    if (account_ == 0) {
        if (const int subaccount = accounts_.subaccountAt(row_); subaccount > 0)
            follow(subaccount);
        return;
    }
    const auto row = rowOfAccount();
    if (!row || (*row == row_ && !seeking_))
        return;
    row_ = *row;
    emit moved();
    // In sight, or nowhere.
    if (row_ < 0 || accounts_.rowOf(account_) == row_)
        seeking_ = false;
    if (row_ < 0)
        follow(0);
}

} // namespace plimsoll
