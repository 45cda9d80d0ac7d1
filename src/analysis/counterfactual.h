// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/impact.h"
#include "domain/base/result.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

/// What happened over a stretch of recorded commands.
struct StretchFigures {
    std::uint64_t liquidations{}; ///< accounts that entered the queue, each time
    Usd repaidOnBook;             ///< debt repaid, at the mark of then
    Usd repaidByBackstop;
    Usd repaidByAdl;
    Usd badDebt;
    Usd socialisedLoss;
    Usd interestCharged;                               ///< to borrowers, entry fees included, at the marks of the end
    Usd revenue;                                       ///< of it to the treasury, at the marks of the end
    Usd traded;                                        ///< fills on the books, quantity at the mark of then
    std::map<std::string_view, std::uint64_t> refused; ///< of all commands, by their name; none that is 0

    std::uint64_t ordersRefused() const;
    std::uint64_t othersRefused() const; ///< borrows, withdrawals and all else that is no order
};

/// Recorded commands played twice from one state: as they were, and under other parameters. Others' orders are
/// unchanged: who was refused in one of the two does not ask again, and nobody quotes anew.
class Counterfactual {
public:
    /// From `from` on. The edits replace what was in force then, whatever `before` they name; what was announced of
    /// their parameters, or of others of their assets where they would not go with it, is not. What the exchange says
    /// against them is the error.
    static Result<Counterfactual, Refusal> begin(const State& from, const std::vector<ParameterEdit>& edits);

    /// The next recorded command. Its cancels find the same order under its other number; later edits of parameters
    /// that the change sets are left out on its side.
    void play(const Command& recorded);

    const State& recorded() const { return recorded_.state; }
    /// What others had announced and the change would not go with: it is not on its side.
    const std::vector<ParameterTarget>& leftOut() const { return leftOut_; }
    BeforeAfter<StretchFigures> figures() const { return {recorded_.total(), changed_.total()}; }

private:
    struct Side {
        State state;
        StretchFigures counted;
        Usd badDebt;
        Usd socialisedLoss;
        std::vector<Quantity> charged; ///< by asset, at the beginning
        std::vector<Quantity> fees;

        explicit Side(State from);
        Outcome play(const Command& command);
        StretchFigures total() const;
    };

    Counterfactual(Side recorded, Side changed, std::set<std::string> paths, std::vector<ParameterTarget> leftOut);
    bool translate(Command& command) const;

    Side recorded_;
    Side changed_;
    std::set<std::string> paths_; ///< of the change
    std::vector<ParameterTarget> leftOut_;
    std::map<OrderId, OrderId> numbers_; ///< of orders placed since, as recorded and on the changed side
    OrderId firstNew_;                   ///< orders below it were there before and bear one number
};

} // namespace plimsoll
