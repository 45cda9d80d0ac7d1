// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json_reader.h"

#include <algorithm>
#include <utility>

namespace plimsoll {
namespace {

constexpr std::size_t symbolLengthMax = 32;

bool isSymbol(std::string_view text)
{
    return !text.empty() && text.size() <= symbolLengthMax && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

} // namespace

ObjectReader::ObjectReader(const JsonValue& value, std::string path, InputFaults& faults)
    : path_(std::move(path))
    , faults_(faults)
{
    if (value.kind == JsonValue::Kind::Object)
        object_ = &value;
    else
        faults_.add(path_, value.shown(), "an object");
}

bool ObjectReader::has(std::string_view key) const
{
    return object_ != nullptr && object_->find(key) != nullptr;
}

const JsonValue* ObjectReader::required(std::string_view key)
{
    known_.emplace(key);
    if (object_ == nullptr)
        return nullptr;
    const JsonValue* value = object_->find(key);
    if (value == nullptr)
        faults_.add(pathOf(key), "none", "required");
    return value;
}

const JsonValue* ObjectReader::optional(std::string_view key)
{
    known_.emplace(key);
    const JsonValue* value = object_ == nullptr ? nullptr : object_->find(key);
    return value == nullptr || value->isNull() ? nullptr : value;
}

bool ObjectReader::isText(const JsonValue& value, const std::string& path, const char* limit)
{
    if (value.kind == JsonValue::Kind::Text)
        return true;
    faults_.add(path, value.shown(), limit);
    return false;
}

std::string ObjectReader::text(std::string_view key)
{
    const JsonValue* value = required(key);
    if (value == nullptr || !isText(*value, pathOf(key), "a string"))
        return {};
    if (value->text.empty())
        faults_.add(pathOf(key), value->shown(), "not empty");
    return value->text;
}

std::optional<std::string> ObjectReader::optionalText(std::string_view key)
{
    if (optional(key) == nullptr)
        return std::nullopt;
    return text(key);
}

std::string ObjectReader::symbol(std::string_view key)
{
    const JsonValue* value = required(key);
    if (value == nullptr || !isText(*value, pathOf(key), "a symbol"))
        return {};
    if (isSymbol(value->text))
        return value->text;
    faults_.add(pathOf(key), value->shown(), "a symbol of 1 to 32 letters, digits, _ or -");
    return {};
}

bool ObjectReader::flag(std::string_view key, bool otherwise)
{
    const JsonValue* value = optional(key);
    if (value == nullptr)
        return otherwise;
    if (value->kind == JsonValue::Kind::Boolean)
        return value->text == "true";
    faults_.add(pathOf(key), value->shown(), "true or false");
    return otherwise;
}

std::uint64_t ObjectReader::count(
    std::string_view key, std::uint64_t otherwise, std::uint64_t lowest, std::uint64_t highest)
{
    const JsonValue* value = optional(key);
    if (value == nullptr)
        return otherwise;
    const ParsedDecimal parsed = parseDecimal(value->kind == JsonValue::Kind::Number ? value->text : std::string{}, 0);
    if (!parsed.fault && parsed.raw >= Int128{lowest} && parsed.raw <= Int128{highest})
        return static_cast<std::uint64_t>(parsed.raw);
    faults_.add(
        pathOf(key), value->shown(), "a whole number " + std::to_string(lowest) + " .. " + std::to_string(highest));
    return otherwise;
}

std::uint64_t ObjectReader::requiredCount(std::string_view key, std::uint64_t lowest, std::uint64_t highest)
{
    const JsonValue* value = required(key);
    if (value != nullptr && value->isNull())
        faults_.add(pathOf(key), value->shown(), "a whole number");
    return count(key, lowest, lowest, highest);
}

std::size_t ObjectReader::choice(
    std::string_view key, std::span<const std::string_view> names, std::optional<std::size_t> otherwise)
{
    const JsonValue* value = otherwise ? optional(key) : required(key);
    if (value == nullptr)
        return otherwise.value_or(0);
    const auto found
        = value->kind == JsonValue::Kind::Text ? std::find(names.begin(), names.end(), value->text) : names.end();
    if (found != names.end())
        return static_cast<std::size_t>(found - names.begin());
    std::string limit;
    for (std::size_t i = 0; i < names.size(); ++i)
        limit += (i == 0 ? "" : (i + 1 == names.size() ? " or " : ", ")) + std::string{names[i]};
    faults_.add(pathOf(key), value->shown(), limit);
    return 0;
}

const JsonValue* ObjectReader::ofKind(
    std::string_view key, const JsonValue* value, JsonValue::Kind kind, std::size_t itemsMax)
{
    if (value == nullptr)
        return nullptr;
    if (value->kind != kind) {
        faults_.add(pathOf(key), value->shown(), kind == JsonValue::Kind::Array ? "an array" : "an object");
        return nullptr;
    }
    if (value->items.size() > itemsMax) {
        faults_.add(
            pathOf(key), std::to_string(value->items.size()) + " entries", "at most " + std::to_string(itemsMax));
        return nullptr;
    }
    return value;
}

const JsonValue* ObjectReader::object(std::string_view key)
{
    return ofKind(key, required(key), JsonValue::Kind::Object, 0);
}

const JsonValue* ObjectReader::array(std::string_view key, std::size_t itemsMax)
{
    return ofKind(key, required(key), JsonValue::Kind::Array, itemsMax);
}

const JsonValue* ObjectReader::optionalArray(std::string_view key, std::size_t itemsMax)
{
    return ofKind(key, optional(key), JsonValue::Kind::Array, itemsMax);
}

void ObjectReader::ignore(std::span<const std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (known_.emplace(key).second && has(key))
            faults_.addIgnored(pathOf(key));
    }
}

void ObjectReader::finish()
{
    if (object_ == nullptr)
        return;
    for (const auto& [key, value] : object_->members)
        if (!known_.contains(key))
            faults_.add(pathOf(key), value.shown(), "no such key");
}

} // namespace plimsoll
