// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/event.h"
#include "domain/exchange/state.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace plimsoll::test {

/// How often each thing that can happen did happen.
class Tally {
public:
    /// Every line at zero.
    Tally();

    void count(const State& before, const State& after, const Command& command, const Outcome& outcome);

    /// An account whose margin its bounds settled, or left to the exact test.
    void countBounds(bool settled) { add("bounds", settled ? "settled" : "left to the exact test"); }

    std::uint64_t commands() const { return commands_; }
    std::uint64_t accepted() const { return accepted_; }
    /// "refusal INSUFFICIENT_MARGIN  1234", one a line, in groups.
    std::string table() const;
    /// Lines below `least`.
    std::vector<std::string> below(std::uint64_t least) const;

private:
    struct Line {
        std::string name;
        std::uint64_t count{};
    };

    void add(const std::string& group, std::string_view name);

    std::vector<Line> lines_;
    std::map<std::string, std::size_t> byName_;
    std::uint64_t commands_{};
    std::uint64_t accepted_{};
};

} // namespace plimsoll::test
