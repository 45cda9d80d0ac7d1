// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/access/secret.h"

#include "domain/base/ensure.h"

#include <sodium.h>

#include <cstring>

namespace plimsoll {

Secret::Secret(std::size_t size)
    : size_(size)
{
    ENSURE(sodium_init() >= 0, "secrets need libsodium");
    auto* const memory = static_cast<unsigned char*>(sodium_malloc(size));
    ENSURE(memory != nullptr, "there is memory for a passphrase");
    bytes_ = {memory, [](unsigned char* bytes) { sodium_free(bytes); }};
    sodium_memzero(memory, size);
}

Secret::Secret(std::string_view text)
    : Secret(text.size())
{
    if (!text.empty())
        std::memcpy(bytes_.get(), text.data(), text.size());
}

bool Secret::equals(const Secret& other) const
{
    return size_ == other.size_ && (size_ == 0 || sodium_memcmp(bytes_.get(), other.bytes_.get(), size_) == 0);
}

} // namespace plimsoll
