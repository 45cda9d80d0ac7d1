// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/decimal.h"
#include "domain/exchange/command.h"

#include <string>

namespace plimsoll::test {

/// Writes any command as "placeOrder subaccount=3 market=0 ...", for a counter-example.
struct CommandWriter {
    std::string text;

    template <class T>
    void operator()(const char* name, const T& value)
    {
        text += std::string{" "} + name + "=" + one(value);
    }

    template <class T>
    static std::string one(const T& value)
    {
        if constexpr (std::is_same_v<T, std::string>)
            return "\"" + value + "\"";
        else if constexpr (std::is_enum_v<T>)
            return std::to_string(static_cast<int>(value));
        else if constexpr (std::is_integral_v<T>)
            return std::to_string(value);
        else if constexpr (std::is_same_v<T, Timestamp>)
            return std::to_string(value.ms);
        else if constexpr (requires { T::decimals; })
            return toText(value);
        else if constexpr (requires { value.has_value(); })
            return value ? one(*value) : "-";
        else if constexpr (requires { value.begin(); }) {
            std::string list = "[";
            for (const auto& each : value)
                list += one(each) + ";";
            return list + "]";
        } else if constexpr (requires(CommandWriter & writer) { T::fields(value, writer); }) {
            CommandWriter inner;
            T::fields(value, inner);
            return "{" + inner.text + " }";
        } else
            return std::to_string(value.value);
    }
};

inline std::string toText(const Command& command)
{
    CommandWriter writer;
    std::visit([&](const auto& each) { std::decay_t<decltype(each)>::fields(each, writer); }, command);
    return std::string{commandName(command)} + writer.text;
}

} // namespace plimsoll::test
