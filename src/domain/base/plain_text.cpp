// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/plain_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace plimsoll {

namespace {

using Range = std::pair<char32_t, char32_t>;

constexpr std::array<Range, 11> unseen{{{0x0, 0x1f}, {0x7f, 0x9f}, {0xad, 0xad}, {0x61c, 0x61c}, {0x180e, 0x180e},
    {0x200b, 0x200b}, {0x200e, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff}, {0xe0000, 0xe007f}}};
constexpr std::array<Range, 8> blanks{{{0x9, 0xd}, {0x20, 0x20}, {0xa0, 0xa0}, {0x1680, 0x1680}, {0x2000, 0x200a},
    {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000}}};

template <std::size_t Count>
bool isIn(const std::array<Range, Count>& ranges, char32_t character)
{
    return std::any_of(ranges.begin(), ranges.end(),
        [&](const Range& range) { return range.first <= character && character <= range.second; });
}

struct Character {
    std::optional<char32_t> code; ///< none: one byte that begins no character
    std::size_t bytes{1};

    bool isUnseen() const { return !code || isIn(unseen, *code); }
    bool isBlank() const { return code && isIn(blanks, *code); }
};

/// Shortest forms alone, no surrogates, up to U+10FFFF.
Character first(std::string_view text)
{
    const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < bytes)
        return {};
    char32_t code = lead & (0x7fU >> bytes);
    for (std::size_t at = 1; at < bytes; ++at) {
        if ((byte(at) & 0xc0U) != 0x80U)
            return {};
        code = (code << 6U) | (byte(at) & 0x3fU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (code < least[bytes] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        return {};
    return {code, bytes};
}

std::string hexadecimal(char32_t number, std::size_t digits)
{
    std::string text;
    for (std::size_t i = digits; i-- > 0;)
        text += "0123456789abcdef"[(number >> (4 * i)) & 0xfU];
    return text;
}

std::string escape(const Character& character, char byte)
{
    if (!character.code)
        return "\\x" + hexadecimal(static_cast<std::uint8_t>(byte), 2);
    return *character.code > 0xffff ? "\\U" + hexadecimal(*character.code, 8) : "\\u" + hexadecimal(*character.code, 4);
}

} // namespace

bool isBlank(std::string_view text)
{
    return trimmed(text).empty();
}

std::string_view trimmed(std::string_view text)
{
    std::size_t begin = 0;
    std::size_t end = 0; // behind the last character that is no blank
    for (std::size_t at = 0; at < text.size();) {
        const Character character = first(text.substr(at));
        if (!character.isBlank())
            end = at + character.bytes;
        else if (end == 0)
            begin = at + character.bytes;
        at += character.bytes;
    }
    return end == 0 ? std::string_view{} : text.substr(begin, end - begin);
}

bool hasUnseen(std::string_view text)
{
    while (!text.empty()) {
        const Character character = first(text);
        if (character.isUnseen())
            return true;
        text.remove_prefix(character.bytes);
    }
    return false;
}

std::string unseenEscaped(std::string_view text)
{
    std::string escaped;
    while (!text.empty()) {
        const Character character = first(text);
        if (character.isUnseen())
            escaped += escape(character, text.front());
        else
            escaped += text.substr(0, character.bytes);
        text.remove_prefix(character.bytes);
    }
    return escaped;
}

} // namespace plimsoll
