// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json_value.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <optional>

namespace plimsoll {
namespace {

/// Builds the tree from the parser's events and stops it at the first thing that is not allowed.
class Builder : public nlohmann::json_sax<nlohmann::json> {
public:
    Builder(std::string_view source, const std::string& file, const JsonLimits& limits)
        : source_(source)
        , file_(file)
        , limits_(limits)
    {
    }

    bool null() override { return leaf(JsonValue::Kind::Null, {}); }
    bool boolean(bool value) override { return leaf(JsonValue::Kind::Boolean, value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override
    {
        return leaf(JsonValue::Kind::Number, std::to_string(value));
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return leaf(JsonValue::Kind::Number, std::to_string(value));
    }
    bool number_float(number_float_t, const string_t& digits) override { return leaf(JsonValue::Kind::Number, digits); }
    bool string(string_t& text) override { return leaf(JsonValue::Kind::Text, text); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(JsonValue::Kind::Object); }
    bool start_array(std::size_t) override { return open(JsonValue::Kind::Array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override
    {
        JsonValue& object = *open_.back();
        if (object.find(name))
            return refuse(memberPath(path(), name), "given twice", "each key once");
        if (name.size() > limits_.textLengthMax)
            return refuse(path(), name, "keys of at most " + std::to_string(limits_.textLengthMax) + " bytes");
        if (object.members.size() == limits_.keysMax)
            return refuse(path(), "more keys", "at most " + std::to_string(limits_.keysMax));
        object.members.push_back({name, {}});
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override
    {
        std::size_t at = std::min(position == 0 ? 0 : position - 1, source_.size());
        // The parser stands where a word went wrong; the reader looks for where it begins.
        const auto isWord = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
        while (at > 0 && at < source_.size() && isWord(source_[at]) && isWord(source_[at - 1]))
            --at;
        const std::string_view before = source_.substr(0, at);
        const auto lines = std::count(before.begin(), before.end(), '\n');
        const std::size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
        const std::string_view line = source_.substr(lineStart, source_.find('\n', at) - lineStart);
        return refuse("line " + std::to_string(lines + 1) + ", column " + std::to_string(at - lineStart + 1),
            at < source_.size() ? startOf(line.substr(at - lineStart)) : "end of file", "JSON");
    }

    JsonValue root;
    std::optional<InputFault> fault;

private:
    bool refuse(std::string path, std::string value, std::string limit)
    {
        InputFaults one{file_};
        one.add(std::move(path), std::move(value), std::move(limit));
        fault = one.first();
        return false;
    }
    std::string path() const
    {
        std::string path = "$";
        for (std::size_t i = 0; i + 1 < open_.size(); ++i)
            path = step(path, *open_[i]);
        return path;
    }
    /// Up to 20 bytes, no character cut apart.
    static std::string startOf(std::string_view text)
    {
        std::size_t end = std::min<std::size_t>(20, text.size());
        while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
            --end;
        return std::string{text.substr(0, end)};
    }
    static std::string step(const std::string& path, const JsonValue& parent)
    {
        return parent.kind == JsonValue::Kind::Object ? memberPath(path, parent.members.back().name)
                                                      : itemPath(path, parent.items.size() - 1);
    }
    /// The place of the next value; nothing where it is one too many.
    JsonValue* place()
    {
        if (++values_ > limits_.valuesMax) {
            refuse("$", "more values", "at most " + std::to_string(limits_.valuesMax));
            return nullptr;
        }
        if (open_.empty())
            return &root;
        JsonValue& parent = *open_.back();
        return parent.kind == JsonValue::Kind::Object ? &parent.members.back().value : &parent.items.emplace_back();
    }
    bool leaf(JsonValue::Kind kind, std::string text)
    {
        JsonValue* value = place();
        if (value == nullptr)
            return false;
        value->kind = kind;
        value->text = std::move(text);
        if (value->text.size() > limits_.textLengthMax)
            return refuse(open_.empty() ? "$" : step(path(), *open_.back()), value->text,
                "at most " + std::to_string(limits_.textLengthMax) + " bytes");
        return true;
    }
    bool open(JsonValue::Kind kind)
    {
        JsonValue* value = place();
        if (value == nullptr)
            return false;
        value->kind = kind;
        open_.push_back(value);
        return open_.size() <= limits_.depthMax
            || refuse(path(), "deeper", "at most " + std::to_string(limits_.depthMax) + " levels");
    }
    bool close()
    {
        open_.pop_back();
        return true;
    }

    std::string_view source_;
    const std::string& file_;
    const JsonLimits& limits_;
    std::vector<JsonValue*> open_; ///< stable: only the last of each level grows
    std::size_t values_{};
};

bool isPlainKey(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

std::string escaped(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

const JsonValue* JsonValue::find(std::string_view key) const
{
    for (const auto& [name, value] : members)
        if (name == key)
            return &value;
    return nullptr;
}

std::string JsonValue::shown() const
{
    switch (kind) {
    case Kind::Null:
        return "null";
    case Kind::Text:
        return text.empty() ? "\"\"" : text;
    case Kind::Array:
        return "an array";
    case Kind::Object:
        return "an object";
    case Kind::Boolean:
    case Kind::Number:
        break;
    }
    return text;
}

std::string JsonValue::json() const
{
    if (kind == Kind::Text)
        return escaped(text);
    if (kind != Kind::Array && kind != Kind::Object)
        return shown();
    std::string json{kind == Kind::Array ? '[' : '{'};
    for (const JsonValue& item : items)
        json += (json.size() > 1 ? "," : "") + item.json();
    for (const auto& [key, value] : members)
        json += (json.size() > 1 ? "," : "") + escaped(key) + ':' + value.json();
    return json + (kind == Kind::Array ? ']' : '}');
}

std::string memberPath(const std::string& path, std::string_view key)
{
    return isPlainKey(key) ? path + '.' + std::string{key} : path + '[' + escaped(key) + ']';
}

std::string itemPath(const std::string& path, std::size_t position)
{
    return path + '[' + std::to_string(position) + ']';
}

Result<JsonValue, InputFault> parseJson(std::string_view text, const std::string& file, const JsonLimits& limits)
{
    InputFaults faults{file};
    if (text.size() > limits.bytesMax) {
        faults.add("$", std::to_string(text.size()) + " bytes", "at most " + std::to_string(limits.bytesMax));
        return faults.first();
    }
    Builder builder{text, file, limits};
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
        ENSURE(builder.fault.has_value(), "the parser stops only where the builder says why");
        return *builder.fault;
    }
    return std::move(builder.root);
}

} // namespace plimsoll
