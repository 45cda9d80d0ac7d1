// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/hash.h"

#include <xxhash.h>

namespace plimsoll {

Hash hashOf(const std::uint8_t* bytes, std::size_t size)
{
    const XXH128_hash_t hash = XXH3_128bits(bytes, size);
    return {hash.low64, hash.high64};
}

std::string toText(const Hash& hash)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint64_t half : {hash.high, hash.low})
        for (int shift = 60; shift >= 0; shift -= 4)
            text.push_back(digits[(half >> shift) & 15U]);
    return text;
}

} // namespace plimsoll
