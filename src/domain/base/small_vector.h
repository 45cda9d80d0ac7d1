// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

namespace plimsoll {

/// A vector whose first `Inline` items lie in itself, for what is nearly always short.
template <class T, std::size_t Inline>
class SmallVector {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    using value_type = T;

    SmallVector() {} // not defaulted: that would zero the room
    SmallVector(const SmallVector& other) { append(other); }
    SmallVector(SmallVector&& other) noexcept { take(other); }
    SmallVector& operator=(const SmallVector& other)
    {
        if (this != &other) {
            size_ = 0;
            append(other);
        }
        return *this;
    }
    SmallVector& operator=(SmallVector&& other) noexcept
    {
        if (this != &other)
            take(other);
        return *this;
    }
    ~SmallVector() = default;

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    T* begin() { return items(); }
    T* end() { return items() + size_; }
    const T* begin() const { return items(); }
    const T* end() const { return items() + size_; }
    T& operator[](std::size_t index) { return items()[index]; }
    const T& operator[](std::size_t index) const { return items()[index]; }
    T& back() { return items()[size_ - 1]; }
    /// What lies outside itself.
    std::size_t heapBytes() const { return far_ ? capacity_ * sizeof(T) : 0; }

    void push_back(T item)
    {
        reserve(size_ + 1);
        std::construct_at(items() + size_, item);
        ++size_;
    }
    T* insert(T* place, T item)
    {
        const std::ptrdiff_t at = place - begin();
        push_back(item);
        std::rotate(begin() + at, end() - 1, end());
        return begin() + at;
    }
    void erase(T* place)
    {
        std::copy(place + 1, end(), place);
        --size_;
    }
    template <class Unwanted>
    void eraseIf(Unwanted unwanted)
    {
        size_ = static_cast<std::size_t>(std::remove_if(begin(), end(), unwanted) - begin());
    }
    void clear() { size_ = 0; }
    void reserve(std::size_t wanted)
    {
        if (wanted <= capacity_)
            return;
        const std::size_t grown = std::max(wanted, 2 * capacity_);
        std::unique_ptr<Room[]> room{new Room[grown]};
        std::uninitialized_copy(begin(), end(), reinterpret_cast<T*>(room.get()));
        far_ = std::move(room);
        capacity_ = grown;
    }

private:
    struct alignas(T) Room {
        std::array<std::byte, sizeof(T)> bytes;
    };

    T* items() { return reinterpret_cast<T*>(far_ ? far_.get() : near_.data()); }
    const T* items() const { return reinterpret_cast<const T*>(far_ ? far_.get() : near_.data()); }
    void append(const SmallVector& other)
    {
        reserve(other.size_);
        std::uninitialized_copy(other.begin(), other.end(), begin());
        size_ = other.size_;
    }
    void take(SmallVector& other)
    {
        far_ = std::move(other.far_);
        capacity_ = std::exchange(other.capacity_, Inline);
        size_ = std::exchange(other.size_, 0);
        if (!far_)
            std::uninitialized_copy_n(reinterpret_cast<const T*>(other.near_.data()), size_, begin());
    }

    std::size_t size_{0};
    std::size_t capacity_{Inline};
    std::unique_ptr<Room[]> far_;
    std::array<Room, Inline> near_;
};

} // namespace plimsoll
