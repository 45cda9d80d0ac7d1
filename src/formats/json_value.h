// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/result.h"
#include "formats/input_fault.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

struct JsonMember;

/// A JSON text as it was written: numbers keep their digits, members their order, and no key stands twice.
struct JsonValue {
    enum class Kind : std::uint8_t { Null, Boolean, Number, Text, Array, Object };

    Kind kind{};
    std::string text; ///< digits of a number, content of a text, "true" or "false"
    std::vector<JsonValue> items;
    std::vector<JsonMember> members;

    bool isNull() const { return kind == Kind::Null; }
    const JsonValue* find(std::string_view key) const;
    /// Its content for messages: a text without its quotes, arrays and objects only named.
    std::string shown() const;
    /// The whole value as compact JSON.
    std::string json() const;
};

struct JsonMember {
    std::string name;
    JsonValue value;
};

/// What a file may ask of us.
struct JsonLimits {
    std::size_t bytesMax = std::size_t{16} << 20U;
    std::size_t depthMax = 16;
    std::size_t valuesMax = 1000000;
    std::size_t textLengthMax = 4096;
    std::size_t keysMax = 256; ///< of one object
};

/// Parses one JSON document; refuses duplicate keys and what passes the limits, before it is built.
Result<JsonValue, InputFault> parseJson(std::string_view text, const std::string& file, const JsonLimits& limits = {});

/// `path` with a member or position added: $.a, $["a b"], $.a[3].
std::string memberPath(const std::string& path, std::string_view key);
std::string itemPath(const std::string& path, std::size_t position);

} // namespace plimsoll
