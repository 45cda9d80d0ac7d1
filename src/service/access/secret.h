// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace plimsoll {

/// A passphrase, or a key made of one, in memory: one guarded buffer that copies share, kept from being swapped out
/// where the system lets it, wiped with its last owner.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view text);
    /// So many bytes, all zero, that fill() may write once.
    explicit Secret(std::size_t size);

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    const unsigned char* bytes() const { return bytes_.get(); }
    unsigned char* fill() { return bytes_.get(); }
    std::string_view text() const { return {reinterpret_cast<const char*>(bytes_.get()), size_}; }
    /// Takes as long whatever the two differ in.
    bool equals(const Secret& other) const;

private:
    std::shared_ptr<unsigned char> bytes_;
    std::size_t size_{0};
};

} // namespace plimsoll
