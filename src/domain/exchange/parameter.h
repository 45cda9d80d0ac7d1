// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/risk_configuration.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

/// The part of a risk configuration that a parameter belongs to; the first word of its path.
enum class ParameterGroup : std::uint8_t { Assets, BorrowLendMarkets, Markets, Venue };

/// "assets", "borrowLendMarkets", "markets", "venue".
std::string_view groupName(ParameterGroup group);

/// What the text of a parameter looks like.
enum class ParameterForm : std::uint8_t {
    Decimal, ///< "0.95"
    Count,   ///< "10"
    Choice,  ///< one of ParameterKind::choices
    Curve,   ///< [["0","0"],["0.7","0.08"],["1","1"]]
};

/// One parameter as its editors see it, the same for every asset, pool or market that has it (RULES.md section 8).
struct ParameterKind {
    using Read = std::string (*)(const RiskConfiguration&, std::size_t owner);
    /// Nothing where the text was taken over, else what would pass.
    using Write = std::optional<std::string> (*)(RiskConfiguration&, std::size_t owner, std::string_view text);

    ParameterGroup group{};
    std::string_view name; ///< "haircutFunction.weight", as in a risk file
    ParameterForm form{};
    std::string_view unit;    ///< "ratio", "per year", "USD", "units", "bps", "steps"...; empty for choices and curves
    std::string_view lowest;  ///< smallest value
    std::string_view highest; ///< largest value; empty: as far as its type reaches
    bool lowestExcluded{};    ///< `lowest` itself is refused
    bool optional{};          ///< may be empty: not set
    std::string_view step;    ///< a sensible step of an editor
    std::string_view choices; ///< "Open, RepayOnly or Closed"
    std::string_view description;
    Read read{};
    Write write{};

    /// "0 .. 1", "above 0", "Open, RepayOnly or Closed".
    std::string range() const;
};

/// Every parameter that operators may change; the one table of them.
std::span<const ParameterKind> parameterKinds();

/// One parameter of one configuration.
struct Parameter {
    const ParameterKind* kind{};
    std::size_t owner{}; ///< position of its asset, pool or market; 0 for the venue

    /// "assets.SOL.haircutFunction.weight", "venue.liquidationSlice".
    std::string path(const RiskConfiguration& risk) const;
    /// Its value in its one text form; empty where it is not set.
    std::string text(const RiskConfiguration& risk) const { return kind->read(risk, owner); }
};

/// What a parameter will become, in the text form of FORMATS.md.
struct ParameterTarget {
    std::string path;
    std::string value;

    template <class Self, class Visit>
    static void fields(Self& self, Visit& visit)
    {
        visit("path", self.path);
        visit("value", self.value);
    }
};

/// The parameter that a path names, or nothing.
std::optional<Parameter> parameterAt(const RiskConfiguration& risk, std::string_view path);
/// All parameters of a configuration, in the order of its assets, pools, markets and the venue.
std::vector<Parameter> parametersOf(const RiskConfiguration& risk);

/// Whether `text` names the present value ("0.50" is "0.5"): the test of compare-and-set.
bool isCurrentValue(const RiskConfiguration& risk, const Parameter& parameter, std::string_view text);

/// Sets a parameter from its text. On a fault, of its own form and range or of a rule with its neighbours, the
/// configuration stays as it was. A curve moves the marked kink to its nearest interior point.
std::optional<ParameterFault> setParameter(RiskConfiguration& risk, const Parameter& parameter, std::string_view text);

} // namespace plimsoll
