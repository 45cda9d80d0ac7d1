// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ids.h"
#include "domain/base/numbers.h"
#include "domain/base/small_vector.h"

#include <array>
#include <concepts>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace plimsoll {

/// Canonical encoding: one sequence of bytes for one value, little endian, independent of memory layout. State hashes,
/// journal and snapshots stand on it. A struct takes part by a static `fields(self, visit)` that calls
/// `visit("name", member)` for each member in a fixed order.
using Bytes = std::vector<std::uint8_t>;

class Encoder;
class Decoder;

namespace detail {

struct AnyVisitor {
    template <class T>
    void operator()(const char*, T&&)
    {
    }
};

template <class T>
concept HasFields = requires(T& value, AnyVisitor& visitor)
{
    T::fields(value, visitor);
};

template <class T>
concept Number128 = requires
{
    typename T::Representation;
};

template <class T>
concept HasValue = requires(T t)
{
    requires std::integral<decltype(t.value)>;
};

template <class T>
struct IsVariant : std::false_type {
};
template <class... Ts>
struct IsVariant<std::variant<Ts...>> : std::true_type {
};

} // namespace detail

class Encoder {
public:
    explicit Encoder(Bytes& out)
        : out_(out)
    {
    }

    template <class T>
    void operator()(const char*, const T& value)
    {
        write(value);
    }

    template <class T>
    void write(const T& value)
    {
        if constexpr (std::is_enum_v<T>)
            write(static_cast<std::underlying_type_t<T>>(value));
        else if constexpr (std::is_same_v<T, bool>)
            write(static_cast<std::uint8_t>(value ? 1 : 0));
        else if constexpr (std::is_same_v<T, Int128>) {
            write(static_cast<std::uint64_t>(static_cast<UInt128>(value)));
            write(static_cast<std::uint64_t>(static_cast<UInt128>(value) >> 64));
        } else if constexpr (std::is_integral_v<T>)
            writeInteger(static_cast<std::make_unsigned_t<T>>(value));
        else if constexpr (detail::HasFields<T>)
            T::fields(value, *this);
        else if constexpr (std::is_same_v<T, Timestamp>)
            write(value.ms);
        else if constexpr (detail::Number128<T>)
            write(value.raw);
        else if constexpr (detail::HasValue<T>)
            write(value.value);
        else
            writeContainer(value);
    }

private:
    template <class U>
    void writeInteger(U value)
    {
        const std::size_t at = out_.size();
        out_.resize(at + sizeof(U));
        for (std::size_t i = 0; i < sizeof(U); ++i)
            out_[at + i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i));
    }
    void writeContainer(const std::string& text)
    {
        write(static_cast<std::uint32_t>(text.size()));
        out_.insert(out_.end(), text.begin(), text.end());
    }
    template <class T>
    void writeContainer(const std::vector<T>& items)
    {
        writeCounted(items);
    }
    template <class T, std::size_t N>
    void writeContainer(const SmallVector<T, N>& items)
    {
        writeCounted(items);
    }
    template <class Items>
    void writeCounted(const Items& items)
    {
        write(static_cast<std::uint32_t>(items.size()));
        for (const auto& item : items)
            write(item);
    }
    template <class T, std::size_t N>
    void writeContainer(const std::array<T, N>& items)
    {
        for (const T& item : items)
            write(item);
    }
    template <class T>
    void writeContainer(const std::optional<T>& item)
    {
        write(item.has_value());
        if (item)
            write(*item);
    }
    template <class K, class V>
    void writeContainer(const std::map<K, V>& items)
    {
        write(static_cast<std::uint32_t>(items.size()));
        for (const auto& [key, value] : items) {
            write(key);
            write(value);
        }
    }
    template <class... Ts>
    void writeContainer(const std::variant<Ts...>& item)
    {
        write(static_cast<std::uint8_t>(item.index()));
        std::visit([this](const auto& content) { this->write(content); }, item);
    }

    Bytes& out_;
};

/// Reads what Encoder wrote. After the first fault `ok()` is false and every further value is its type's zero.
class Decoder {
public:
    Decoder(const std::uint8_t* begin, std::size_t size)
        : at_(begin)
        , end_(begin + size)
    {
    }
    explicit Decoder(const Bytes& bytes)
        : Decoder(bytes.data(), bytes.size())
    {
    }

    bool ok() const { return ok_; }
    /// For a type that finds what it read unsound.
    void fail() { ok_ = false; }
    bool atEnd() const { return at_ == end_; }

    template <class T>
    void operator()(const char*, T& value)
    {
        read(value);
    }

    template <class T>
    void read(T& value)
    {
        if constexpr (std::is_enum_v<T>) {
            std::underlying_type_t<T> rep{};
            read(rep);
            value = static_cast<T>(rep);
        } else if constexpr (std::is_same_v<T, bool>) {
            std::uint8_t rep{};
            read(rep);
            ok_ = ok_ && rep <= 1;
            value = rep == 1;
        } else if constexpr (std::is_same_v<T, Int128>) {
            std::uint64_t low{};
            std::uint64_t high{};
            read(low);
            read(high);
            value = static_cast<Int128>((static_cast<UInt128>(high) << 64) | low);
        } else if constexpr (std::is_integral_v<T>)
            readInteger(value);
        else if constexpr (detail::HasFields<T>)
            T::fields(value, *this);
        else if constexpr (std::is_same_v<T, Timestamp>)
            read(value.ms);
        else if constexpr (detail::Number128<T>)
            read(value.raw);
        else if constexpr (detail::HasValue<T>)
            read(value.value);
        else
            readContainer(value);
    }

private:
    bool has(std::size_t size)
    {
        ok_ = ok_ && static_cast<std::size_t>(end_ - at_) >= size;
        return ok_;
    }
    template <class T>
    void readInteger(T& value)
    {
        value = 0;
        if (!has(sizeof(T)))
            return;
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i)
            bits |= static_cast<std::uint64_t>(at_[i]) << (8 * i);
        at_ += sizeof(T);
        value = static_cast<T>(bits);
    }
    std::uint32_t readCount()
    {
        std::uint32_t count{};
        read(count);
        return has(count) ? count : 0;
    }
    void readContainer(std::string& text)
    {
        const std::uint32_t size = readCount();
        text.assign(reinterpret_cast<const char*>(at_), size);
        at_ += size;
    }
    template <class T>
    void readContainer(std::vector<T>& items)
    {
        readCounted(items);
    }
    template <class T, std::size_t N>
    void readContainer(SmallVector<T, N>& items)
    {
        readCounted(items);
    }
    template <class Items>
    void readCounted(Items& items)
    {
        items.clear();
        for (std::uint32_t left = readCount(); left > 0 && ok_; --left) {
            items.push_back({});
            read(items.back());
        }
    }
    template <class T, std::size_t N>
    void readContainer(std::array<T, N>& items)
    {
        for (T& item : items)
            read(item);
    }
    template <class T>
    void readContainer(std::optional<T>& item)
    {
        bool present{};
        read(present);
        item.reset();
        if (present)
            read(item.emplace());
    }
    template <class K, class V>
    void readContainer(std::map<K, V>& items)
    {
        items.clear();
        for (std::uint32_t left = readCount(); left > 0 && ok_; --left) {
            K key{};
            read(key);
            read(items[key]);
        }
    }
    template <class... Ts>
    void readContainer(std::variant<Ts...>& item)
    {
        std::uint8_t index{};
        read(index);
        ok_ = ok_ && index < sizeof...(Ts);
        if (ok_)
            readAlternative(item, index, std::index_sequence_for<Ts...>{});
    }
    template <class Variant, std::size_t... Is>
    void readAlternative(Variant& item, std::uint8_t index, std::index_sequence<Is...>)
    {
        (void)((Is == index ? (read(item.template emplace<Is>()), true) : false) || ...);
    }

    const std::uint8_t* at_;
    const std::uint8_t* end_;
    bool ok_{true};
};

template <class T>
Bytes encoded(const T& value)
{
    Bytes bytes;
    Encoder{bytes}.write(value);
    return bytes;
}

/// Equality of two values by their canonical encodings' sources: field by field.
template <class T>
bool sameEncoding(const T& a, const T& b)
{
    return encoded(a) == encoded(b);
}

} // namespace plimsoll
