// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/decimal.h"
#include "domain/exchange/parameter_text.h"
#include "formats/json_value.h"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace plimsoll {

/// Reads one JSON object key by key. What is wrong is added to the faults with its path, and a placeholder is
/// returned, so that one pass finds everything; finish() finds the keys that nobody asked for.
class ObjectReader {
public:
    /// `value` should be an object; a fault is added where it is not.
    ObjectReader(const JsonValue& value, std::string path, InputFaults& faults);

    const std::string& path() const { return path_; }
    std::string pathOf(std::string_view key) const { return memberPath(path_, key); }
    InputFaults& faults() const { return faults_; }

    /// The member, or null with a fault where it is missing.
    const JsonValue* required(std::string_view key);
    /// The member, or null where it is missing or null.
    const JsonValue* optional(std::string_view key);
    bool has(std::string_view key) const;

    /// A decimal string of this kind, exact.
    template <class Number>
    Number decimal(std::string_view key)
    {
        const JsonValue* value = required(key);
        return value == nullptr ? Number{} : decimalOf<Number>(*value, pathOf(key));
    }
    template <class Number>
    std::optional<Number> optionalDecimal(std::string_view key)
    {
        const JsonValue* value = optional(key);
        return value == nullptr ? std::nullopt : std::optional{decimalOf<Number>(*value, pathOf(key))};
    }
    template <class Number>
    Number decimalOf(const JsonValue& value, const std::string& path)
    {
        Number number{};
        if (!isText(value, path, "a decimal string"))
            return number;
        if (auto limit = assignText(number, value.text))
            faults_.add(path, value.shown(), std::move(*limit));
        return number;
    }
    /// One of the API's names, by its assignText.
    template <class Name>
    Name name(std::string_view key)
    {
        Name named{};
        const JsonValue* value = required(key);
        if (value == nullptr || !isText(*value, pathOf(key), "a string"))
            return named;
        if (auto limit = assignText(named, value->text))
            faults_.add(pathOf(key), value->shown(), std::move(*limit));
        return named;
    }

    /// A text that is not empty.
    std::string text(std::string_view key);
    std::optional<std::string> optionalText(std::string_view key);
    /// A symbol: 1 to 32 letters, digits, '_' or '-'.
    std::string symbol(std::string_view key);
    bool flag(std::string_view key, bool otherwise);
    /// The position of a text among `names`; `otherwise` where the key may be missing and is.
    std::size_t choice(std::string_view key, std::span<const std::string_view> names,
        std::optional<std::size_t> otherwise = std::nullopt);
    /// A whole number, written as a JSON number.
    std::uint64_t count(std::string_view key, std::uint64_t otherwise, std::uint64_t lowest, std::uint64_t highest);
    std::uint64_t requiredCount(std::string_view key, std::uint64_t lowest, std::uint64_t highest);
    /// An object or array that must be there; null with a fault where it is not.
    const JsonValue* object(std::string_view key);
    const JsonValue* array(std::string_view key, std::size_t itemsMax);
    /// The same where the key may be missing.
    const JsonValue* optionalArray(std::string_view key, std::size_t itemsMax);

    /// Keys of the venue's API that are accepted and not used.
    void ignore(std::span<const std::string_view> keys);
    /// Adds a fault for each key that was neither read nor ignored.
    void finish();

private:
    bool isText(const JsonValue& value, const std::string& path, const char* limit);
    const JsonValue* ofKind(std::string_view key, const JsonValue* value, JsonValue::Kind kind, std::size_t itemsMax);

    const JsonValue* object_{};
    std::string path_;
    InputFaults& faults_;
    std::set<std::string, std::less<>> known_;
};

} // namespace plimsoll
