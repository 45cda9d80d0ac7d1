// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/exchange/account_view.h"
#include "domain/liquidation/queue.h"
#include "domain/liquidation/step.h"

#include <algorithm>
#include <optional>

namespace plimsoll {

namespace {

struct Lender {
    SubaccountId id;
    Quantity lent;
    bool hasExposure{};
};

/// Lenders of an asset in their turn: without exposure first, then by size, the treasury last. Sorted, and looked at
/// for exposure, only as far as somebody asks.
class Turn {
public:
    Turn(const State& state, AssetId asset, SubaccountId except)
        : state_(state)
    {
        const auto add = [&](SubaccountId id) {
            const Position* position = state.account(id).find(asset);
            if (id == except || position == nullptr || position->lendShares.isZero())
                return;
            const Quantity lent = state.pool(asset).lendOf(position->lendShares);
            if (lent.isPositive())
                left_.push_back({id, lent, false});
        };
        state.lenders[asset.value].each(add);
        add(backstopFundId);
        std::make_heap(left_.begin(), left_.end(), comesLater);
        if (const Quantity own = state.pool(asset).treasuryLend(); own.isPositive())
            treasury_ = Lender{treasuryId, own, false};
    }

    /// None past the last.
    const Lender* at(std::size_t place)
    {
        while (place >= sorted_.size() && !left_.empty()) {
            std::pop_heap(left_.begin(), left_.end(), comesLater);
            Lender next = left_.back();
            left_.pop_back();
            next.hasExposure = restingSums(state_, state_.account(next.id)).hasExposure();
            (next.hasExposure ? exposed_ : sorted_).push_back(next);
        }
        if (left_.empty() && !isWhole_) {
            sorted_.insert(sorted_.end(), exposed_.begin(), exposed_.end());
            if (treasury_)
                sorted_.push_back(*treasury_);
            isWhole_ = true;
        }
        return place < sorted_.size() ? &sorted_[place] : nullptr;
    }

private:
    static bool comesLater(const Lender& a, const Lender& b)
    {
        return a.lent != b.lent ? a.lent < b.lent : a.id > b.id;
    }

    const State& state_;
    std::vector<Lender> left_; ///< a heap, the largest first
    std::vector<Lender> sorted_;
    std::vector<Lender> exposed_;
    std::optional<Lender> treasury_;
    bool isWhole_{false};
};

/// What one lender gives up of its lend.
struct Part {
    SubaccountId lender;
    Quantity quantity;
};

/// Who serves a quantity, and the account as it would stand: every lender's collateral is rounded up by itself.
struct Deal {
    std::vector<Part> parts;
    std::vector<MarginLine> lines;
};

class Dealer {
public:
    Dealer(const LiquidationLeg& leg, const std::vector<AssetId>& assets)
        : leg_(leg)
        , assets_(assets)
        , lines_(linesOf(leg.state(), leg.id))
        , turn_(leg.state(), leg.debt, leg.id)
    {
    }

    /// One whose own MMR would reach 100 % is passed over while another is left.
    Deal deal(Quantity wanted)
    {
        Deal deal{{}, lines_};
        const auto serve = [&](const Lender& lender) {
            const Quantity quantity = std::min(wanted, lender.lent);
            lineOf(deal.lines, leg_.debt).debt -= quantity;
            handOverLines(leg_.state(), deal.lines, notional(quantity, leg_.debtMark()), assets_);
            deal.parts.push_back({lender.id, quantity});
            wanted -= quantity;
        };
        std::vector<Lender> passedOver;
        for (std::size_t place = 0; wanted.isPositive(); ++place) {
            const Lender* lender = turn_.at(place);
            if (lender == nullptr)
                break;
            if (endangers(deal.lines, *lender, std::min(wanted, lender->lent)))
                passedOver.push_back(*lender);
            else
                serve(*lender);
        }
        for (const Lender& lender : passedOver)
            if (wanted.isPositive())
                serve(lender);
        return deal;
    }

private:
    /// Whether a lender would itself reach MMR 100 % by what it gets in place of its lend.
    bool endangers(const std::vector<MarginLine>& source, const Lender& lender, Quantity quantity) const
    {
        if (!lender.hasExposure || lender.id == backstopFundId)
            return false;
        const State& state = leg_.state();
        std::vector<MarginLine> left = source;
        handOverLines(state, left, notional(quantity, leg_.debtMark()), assets_);
        AccountView view{state, state.account(lender.id)};
        view.giveUpLend(leg_.debt, quantity);
        for (std::size_t i = 0; i < source.size(); ++i)
            if (const Quantity given = source[i].holding - left[i].holding; given.isPositive())
                view.receive(source[i].asset, given);
        return view.resting().isLiquidatable();
    }

    const LiquidationLeg& leg_;
    const std::vector<AssetId>& assets_;
    std::vector<MarginLine> lines_;
    Turn turn_;
};

} // namespace

StageResult stepOnAdl(const LiquidationLeg& leg)
{
    Ledger& ledger = leg.ledger;
    const State& state = leg.state();
    std::vector<AssetId> assets = heldByWeight(state, leg.id, leg.debt);
    const AssetId settlement = state.risk->settlement;
    std::stable_partition(assets.begin(), assets.end(), [&](AssetId asset) { return asset == settlement; });
    const Usd gross = grossHoldings(state, linesOf(state, leg.id));
    const Quantity most = std::min(leg.cap, quantityWorth(gross, leg.debtMark(), Rounding::Down));
    if (most.isZero() || assets.empty())
        return StageResult::Impossible;
    Dealer dealer{leg, assets};
    const Quantity wanted = smallestRestoring(leg, most,
        HandOverTry{
            [&](Quantity tried, std::vector<MarginLine>& after) { after = std::move(dealer.deal(tried).lines); },
            [&](Quantity tried) { return notional(tried, leg.debtMark()); }});
    const std::vector<Part> parts = dealer.deal(wanted).parts;
    for (const Part& part : parts) {
        // The treasury's lend is what rounding leaves of the others'.
        const Quantity quantity = std::min(part.quantity, ledger.lendOf(part.lender, leg.debt));
        ledger.dropLend(part.lender, leg.debt, quantity, BorrowLendSource::AdlProvider);
        ledger.dropDebt(leg.id, leg.debt, quantity, BorrowLendSource::LiquidationAdl);
        const HandedOver paid = handOver(ledger, leg.id, part.lender, notional(quantity, leg.debtMark()), assets,
            BorrowLendSource::LiquidationAdl, BorrowLendSource::AdlProvider);
        tellFill(leg, LiquidationFill::Kind::Adl, quantity, paid, leg.debtMark(), {}, part.lender);
    }
    return parts.empty() ? StageResult::Impossible : StageResult::Done;
}

} // namespace plimsoll
