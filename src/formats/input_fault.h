// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

/// Where an input is wrong, what stands there, and what would pass (FORMATS.md).
struct InputFault {
    std::string file;
    std::string path;  ///< "$.assets[3].haircutFunction.weight"; "line 7, column 3" where it is not JSON
    std::string value; ///< as it stands in the file, cut to one short line
    std::string limit;

    /// The one line that people read: `risk.json: $.assets[3].haircutFunction.weight: value "1.5", limit 0 .. 1`.
    std::string text() const;

    friend bool operator==(const InputFault&, const InputFault&) = default;
};

/// What a reader found wrong in one file, in reading order, and the keys of the venue's API that it passed over.
class InputFaults {
public:
    explicit InputFaults(std::string file)
        : file_(std::move(file))
    {
    }

    void add(std::string path, std::string value, std::string limit);
    /// A fault of another file that this one names.
    void add(InputFault fault);
    void addIgnored(std::string_view path);

    bool empty() const { return faults_.empty(); }
    const std::vector<InputFault>& all() const { return faults_; }
    const InputFault& first() const { return faults_.front(); }
    const std::string& file() const { return file_; }
    /// Paths with `[*]` for any position, each once, in order of appearance.
    const std::vector<std::string>& ignored() const { return ignored_; }
    /// Whether something is wrong at this path, above it or below it.
    bool touches(const std::string& path) const;

private:
    std::string file_;
    std::vector<InputFault> faults_;
    std::set<std::string> paths_;
    std::vector<std::string> ignored_;
};

} // namespace plimsoll
