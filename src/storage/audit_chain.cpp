// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/audit_chain.h"

#include "domain/base/ensure.h"

#include <sodium.h>

namespace plimsoll::storage {

ChainHash linkOf(const ChainHash& before, std::uint64_t number, const OperatorAction& action)
{
    ENSURE(sodium_init() >= 0, "the links of the audit chain need libsodium");
    Bytes content;
    Encoder encoder{content};
    encoder.write(before);
    encoder.write(number);
    encoder.write(action);
    // Without one the link is that of worlds from before changes were recorded.
    if (!action.record.empty())
        encoder.write(action.record);
    ChainHash link{};
    ENSURE(crypto_generichash(link.data(), link.size(), content.data(), content.size(), nullptr, 0) == 0,
        "BLAKE2b accepts every content and this length");
    return link;
}

} // namespace plimsoll::storage
