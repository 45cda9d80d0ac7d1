// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/host/account_columns.h"
#include "service/shift_book.h"
#include "service/view_account.h"
#include "service/view_pool.h"
#include "service/view_request.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace plimsoll {

/// Who is in a pool.
struct PoolHolders {
    std::uint32_t lenders{0};
    std::uint32_t borrowers{0};
    std::vector<view::PoolShare> largestLenders;   ///< at most 5
    std::vector<view::PoolShare> largestBorrowers; ///< at most 5
    Usd largestBalance;                            ///< of one account, at mark
    Usd largestBorrow;                             ///< of one account, at mark
};

/// The rows of the Margin table in order, and the filter and sort that they answer.
struct TableOrder {
    view::AccountTableRequest table;
    std::vector<SubaccountId> ids;
    std::uint64_t version{0}; ///< counts orders
};

/// What only a look at every account can tell: the order of the Margin table and who is in the pools. Asked for at most
/// once a second and answered off the engine's thread, from pages that are shared with it.
class Survey {
public:
    using Task = std::function<void()>;
    /// Runs a task later, on whatever thread; one at a time.
    using Defer = std::function<void(Task)>;

    explicit Survey(Defer defer);

    /// Takes what was answered and asks for what the request wants and is missing or a second old. A frozen order is
    /// replaced only by that of another filter or sort. `wallMs` is the clock on the wall.
    void look(const State& state, const AccountColumns& columns, const ShiftBook& shift,
        const view::ViewRequest& request, std::int64_t wallMs);

    /// Finds all accounts of a table in order, from pages shared with the state; may run on another thread.
    static std::function<std::vector<SubaccountId>()> ordering(const State& state, const AccountColumns& columns,
        const ShiftBook& shift, const view::AccountTableRequest& table);

    const TableOrder& order() const { return order_; }
    /// The accounts from `first` on are shown in this order: it is what a frozen one keeps.
    void arrange(std::size_t first, const std::vector<view::AccountRow>& rows);
    /// Nothing before the first answer.
    const PoolHolders* holders(AssetId asset) const
    {
        return asset.value < holders_.size() ? &holders_[asset.value] : nullptr;
    }

private:
    struct Answer {
        std::optional<TableOrder> order;
        std::optional<std::vector<PoolHolders>> holders;
    };
    struct Mailbox {
        std::mutex mutex; ///< guards what is below
        std::optional<Answer> answer;
    };

    void take(const view::AccountTableRequest& wanted);

    Defer defer_;
    std::shared_ptr<Mailbox> mailbox_;
    bool asked_{false};
    std::optional<std::int64_t> orderAskedAt_;
    std::optional<std::int64_t> holdersAskedAt_;
    TableOrder order_;
    std::vector<PoolHolders> holders_;
};

} // namespace plimsoll
