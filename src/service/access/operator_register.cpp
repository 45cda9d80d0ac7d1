// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/access/operator_register.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

constexpr std::size_t passphraseMax = 256;

/// Characters of UTF-8.
std::size_t lengthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

bool takesPassphrase(OperatorVerb verb)
{
    return verb == OperatorVerb::MakeFirst || verb == OperatorVerb::Add || verb == OperatorVerb::ResetPassphrase;
}

} // namespace

OperatorRegister::OperatorRegister(AccessTerms terms, std::vector<OperatorRecord> kept)
    : terms_(terms)
{
    for (OperatorRecord& record : kept)
        records_.emplace(record.name, std::move(record));
}

const OperatorRecord* OperatorRegister::find(const std::string& name) const
{
    const auto found = records_.find(name);
    return found == records_.end() ? nullptr : &found->second;
}

std::optional<DeskRefusal> OperatorRegister::trialFault(const std::string& name, Timestamp now) const
{
    const OperatorRecord* record = find(name);
    if (record == nullptr)
        return DeskRefusal{"UNKNOWN_OPERATOR", "name", name, {}};
    if (record->enabled == Flag::Off)
        return DeskRefusal{"OPERATOR_DISABLED", "name", name, {}};
    if (now < record->lockedUntil)
        return DeskRefusal{
            "LOCKED_OUT", "passphrase", std::to_string(record->failures), std::to_string(record->lockedUntil.ms)};
    return std::nullopt;
}

OperatorRecord OperatorRegister::failed(OperatorRecord record, Timestamp now) const
{
    ++record.failures;
    if (record.failures < terms_.failuresFree)
        return record;
    std::int64_t waitMs = terms_.lockMs;
    for (std::uint32_t more = terms_.failuresFree; more < record.failures && waitMs < terms_.lockMsMax; ++more)
        waitMs *= 2;
    record.lockedUntil = {now.ms + std::min(waitMs, terms_.lockMsMax)};
    return record;
}

std::optional<DeskRefusal> OperatorRegister::passphraseFault(const Secret& passphrase) const
{
    const std::size_t length = lengthOf(passphrase.text());
    if (length < terms_.passphraseMin)
        return DeskRefusal{
            "PASSPHRASE_SHORT", "passphrase", std::to_string(length), std::to_string(terms_.passphraseMin)};
    if (length > passphraseMax)
        return DeskRefusal{"PASSPHRASE_LONG", "passphrase", std::to_string(length), std::to_string(passphraseMax)};
    return std::nullopt;
}

bool OperatorRegister::isLastAdministrator(const std::string& name) const
{
    return std::none_of(records_.begin(), records_.end(), [&](const auto& entry) {
        const OperatorRecord& one = entry.second;
        return one.name != name && one.role == Role::Administrator && one.enabled == Flag::On;
    });
}

std::optional<DeskRefusal> OperatorRegister::editFault(const EditOperator& edit, const Operator& who) const
{
    const bool makesFirst = edit.verb == OperatorVerb::MakeFirst;
    const OperatorRecord* record = find(edit.name);
    if (makesFirst && !records_.empty())
        return DeskRefusal{"OPERATORS_THERE", "name", edit.name, {}};
    if (!makesFirst && who.role != Role::Administrator)
        return DeskRefusal{"ROLE", "role", std::string{toText(who.role)}, "administrator"};
    if (makesFirst || edit.verb == OperatorVerb::Add) {
        if (!isOperatorName(edit.name))
            return DeskRefusal{"BAD_NAME", "name", edit.name, "1 to 32 letters, digits, . - _"};
        if (record != nullptr)
            return DeskRefusal{"OPERATOR_THERE", "name", edit.name, {}};
    } else if (record == nullptr) {
        return DeskRefusal{"UNKNOWN_OPERATOR", "name", edit.name, {}};
    }
    const bool demotes = edit.verb == OperatorVerb::Disable
        || (edit.verb == OperatorVerb::SetRole && edit.role != Role::Administrator);
    if (demotes && record->role == Role::Administrator && isLastAdministrator(edit.name))
        return DeskRefusal{"LAST_ADMINISTRATOR", "name", edit.name, {}};
    return takesPassphrase(edit.verb) ? passphraseFault(edit.passphrase) : std::nullopt;
}

} // namespace plimsoll
