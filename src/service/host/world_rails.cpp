// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/world_rails.h"

#include "domain/base/codec.h"
#include "domain/base/plain_text.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

constexpr std::string_view auditPrefix = "guard rails ";

/// The lines of one that the other has not, by "; ".
std::string linesLackedBy(const std::vector<std::string>& other, const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        if (std::find(other.begin(), other.end(), line) == other.end())
            text += (text.empty() ? "" : "; ") + line;
    return text;
}

/// The first that names neither an asset nor a market; null where each does.
const std::string* strangerAmong(const std::vector<std::string>& symbols, const RiskConfiguration& risk)
{
    const auto isThere = [&risk](const std::string& symbol) {
        const auto isIt = [&symbol](const auto& one) { return one.symbol == symbol; };
        return std::any_of(risk.assets.begin(), risk.assets.end(), isIt)
            || std::any_of(risk.markets.begin(), risk.markets.end(), isIt);
    };
    const auto found = std::find_if_not(symbols.begin(), symbols.end(), isThere);
    return found == symbols.end() ? nullptr : &*found;
}

} // namespace

std::vector<RailsVersion> recordedRails(JournalSource& source)
{
    std::vector<RailsVersion> versions;
    const auto actions = source.actionsAbout(std::string{auditPrefix});
    if (!actions.ok())
        return versions;
    for (const OperatorAction& action : actions.value())
        if (action.what.starts_with(auditPrefix) && action.result == ActionResult::Accepted)
            if (auto rails = railsOf(action.record))
                versions.push_back({static_cast<std::uint32_t>(versions.size() + 1), std::move(*rails),
                    action.simulatedAt, action.actor, action.reason});
    return versions;
}

WorldRails::WorldRails(GuardRails shipped)
    : shipped_(std::move(shipped))
    , versions_(std::make_shared<const Versions>(Versions{{0, shipped_, {}, {}, {}}}))
{
}

void WorldRails::open(LiveWorld& live, Timestamp wallAt)
{
    live_ = &live;
    Versions known = recordedRails(*live.source());
    const bool isNew = known.empty();
    if (isNew)
        known.push_back({0, shipped_, live.state().now, {}, {}});
    versions_ = std::make_shared<const Versions>(std::move(known));
    // A host without rails of its own leaves no trace of none.
    if (isNew && !live.readOnly() && shipped_ != GuardRails{})
        add({1, shipped_, live.state().now, "scenario", "as shipped with the program"}, wallAt, {});
}

std::optional<DeskRefusal> WorldRails::faultOf(const EditRails& request) const
{
    if (isBlank(request.reason))
        return DeskRefusal{"REASON_MISSING", "reason", {}, "a reason"};
    if (hasUnseen(request.reason))
        return unseenRefusal("reason", request.reason);
    if (const std::string* stranger = strangerAmong(request.rails.frozen, live_->state().configuration()))
        return DeskRefusal{"UNKNOWN_SYMBOL", "frozen", *stranger, "an asset or a market of this world"};
    if (request.rails == now())
        return DeskRefusal{"NOTHING_DIFFERS", "rails", std::to_string(versions_->back().number), {}};
    return std::nullopt;
}

void WorldRails::edit(const EditRails& request, const std::string& author, Timestamp wallAt, DurableAnswer answer)
{
    if (live_->readOnly()) {
        answer.content().code = "READ_ONLY";
        answer.content().detail = live_->notice();
        answer.ready();
        answer.settled()(nullptr);
        return;
    }
    const auto fault = faultOf(request);
    if (!fault) {
        answer.content().accepted = true;
        add({versions_->back().number + 1, request.rails, live_->state().now, author, request.reason}, wallAt,
            answer.settled());
        answer.ready();
        return;
    }
    answer.refuse(*fault);
    answer.ready();
    OperatorAction refused;
    refused.simulatedAt = live_->state().now;
    refused.wallAt = wallAt;
    refused.actor = author;
    refused.reason = unseenEscaped(request.reason);
    refused.what = std::string{auditPrefix} + std::to_string(versions_->back().number + 1);
    refused.result = ActionResult::Refused;
    refused.detail = fault->code;
    live_->note({author, wallAt, answer.settled(), {std::move(refused)}});
}

void WorldRails::add(RailsVersion version, Timestamp wallAt, Settled settled)
{
    const std::vector<std::string> before
        = version.number == 1 ? std::vector<std::string>{} : linesOf(versions_->back().rails);
    const std::vector<std::string> after = linesOf(version.rails);
    OperatorAction action;
    action.simulatedAt = version.since;
    action.wallAt = wallAt;
    action.actor = version.author;
    action.reason = version.reason;
    action.what = std::string{auditPrefix} + std::to_string(version.number);
    action.before = linesLackedBy(after, before);
    action.after = linesLackedBy(before, after);
    action.record = encoded(version.rails);
    live_->note({version.author, wallAt, std::move(settled), {std::move(action)}});
    Versions all = version.number == 1 ? Versions{} : *versions_;
    all.push_back(std::move(version));
    versions_ = std::make_shared<const Versions>(std::move(all));
}

} // namespace plimsoll
