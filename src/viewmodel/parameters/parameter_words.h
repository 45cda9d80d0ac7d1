// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/parameter.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

/// How one parameter is shown and typed.
struct ParameterWords {
    QString title;
    QString shortTitle; ///< the head of a column
    QString unit;
    bool percent = false; ///< shown and typed in per cent
    QString section;      ///< what it belongs to in an editor
};

/// By the name of its kind, as "haircutFunction.weight".
ParameterWords wordsOf(std::string_view name);

/// The choices of a kind in the text form of FORMATS.md; empty where it is a figure.
std::vector<std::string> choicesOf(const ParameterKind& kind);
/// "Post only" for "PostOnly".
QString choiceWords(const std::string& choice);

/// "assets.SOL.haircutFunction.weight", "venue.liquidationSlice" (no owner).
std::string pathOf(const ParameterKind& kind, const std::string& owner);
/// "SOL" and "haircutFunction.weight" of "assets.SOL.haircutFunction.weight".
std::string ownerOf(const std::string& path);
std::string nameOf(const std::string& path);

/// A live or drafted text of FORMATS.md as it is shown: grouped, in per cent where the words say so.
QString shown(const ParameterWords& words, const std::string& text);
/// As shown, for editing: no grouping.
QString editable(const ParameterWords& words, const std::string& text);
/// A limit of the domain ("0 .. 1", "below imfFunction.base 0.1") with the titles and the unit of the screen.
QString limitInWords(const ParameterWords& words, const std::string& limit);
/// What is typed as a text of FORMATS.md; empty where it is no number.
std::string parsedText(const ParameterWords& words, const QString& typed);

} // namespace plimsoll
