// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/access/operator_record.h"

#include "domain/base/ensure.h"
#include "service/access/audit_head.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace plimsoll {

bool isOperatorName(std::string_view name)
{
    constexpr std::size_t longest = 32;
    return !name.empty() && name.size() <= longest && std::all_of(name.begin(), name.end(), [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '.' || letter == '-' || letter == '_';
    });
}

std::string standingOf(const OperatorRecord& record)
{
    OperatorRecord lasting = record;
    lasting.failures = 0;
    lasting.lockedUntil = {};
    Bytes content;
    Encoder{content}.write(lasting);
    std::array<std::uint8_t, 16> digest{};
    ENSURE(crypto_generichash(digest.data(), digest.size(), content.data(), content.size(), nullptr, 0) == 0,
        "BLAKE2b accepts every content and this length");
    std::string role{toText(record.role)};
    role.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(role.front())));
    return role + (record.enabled == Flag::On ? ", enabled" : ", disabled")
        + (record.owesPassphrase == Flag::On ? ", owes a passphrase, " : ", ") + toHex(digest);
}

} // namespace plimsoll
