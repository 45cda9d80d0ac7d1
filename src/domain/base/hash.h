// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/codec.h"

#include <string>

namespace plimsoll {

/// 128 bits over a canonical encoding (XXH3); equal on every machine and compiler for equal bytes.
struct Hash {
    std::uint64_t low{};
    std::uint64_t high{};

    friend bool operator==(const Hash&, const Hash&) = default;
    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("low", self.low);
        visit("high", self.high);
    }
};

Hash hashOf(const std::uint8_t* bytes, std::size_t size);
inline Hash hashOf(const Bytes& bytes)
{
    return hashOf(bytes.data(), bytes.size());
}
/// 32 lower-case hexadecimal digits.
std::string toText(const Hash& hash);

} // namespace plimsoll
