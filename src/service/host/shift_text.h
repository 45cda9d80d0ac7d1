// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/shift_book.h"

namespace plimsoll {

/// A shift book as text, one line a note or a watched subject.
std::string shiftText(const ShiftBook& book);
/// What such a text says; what is no line of it is passed over.
ShiftBook shiftBook(const std::string& text);

} // namespace plimsoll
