// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/base/ensure.h"

#include <utility>
#include <variant>

namespace plimsoll {

/// A value, or why there is none. No conversion to bool: ask `ok()`.
template <class Value, class Error>
class [[nodiscard]] Result {
public:
    Result(Value value) // NOLINT(google-explicit-constructor): returning a value is the common case
        : content_(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error) // NOLINT(google-explicit-constructor)
        : content_(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return content_.index() == 0; }
    const Value& value() const&
    {
        ENSURE(ok(), "the value of a failed result is asked for");
        return std::get<0>(content_);
    }
    Value&& value() &&
    {
        ENSURE(ok(), "the value of a failed result is asked for");
        return std::get<0>(std::move(content_));
    }
    const Error& error() const
    {
        ENSURE(!ok(), "the error of a successful result is asked for");
        return std::get<1>(content_);
    }

private:
    std::variant<Value, Error> content_;
};

} // namespace plimsoll
