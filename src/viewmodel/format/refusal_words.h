// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/event.h"

#include <QString>

/// The engine answers in codes; these are their words.
namespace plimsoll::format {

/// One sentence for a refusal of the engine; `asset` is the symbol of what was to be taken, where that is known.
QString sentence(const Refusal& refusal, const QString& asset = {});
/// The same from the names that an answer carries; also for what the host and the change desk refuse. Empty where the
/// code is none of theirs.
QString refusalSentence(
    const std::string& code, const std::string& field, const std::string& value, const std::string& limit);
/// ". Held to a ramp already: SOL collateral weight goes to 0.5" of Refusal::announced; empty where that is.
QString announcedWords(const std::string& announced);
/// What limits an order, as a clause: "the haircut of the collateral"; empty for none.
QString termWords(BindingTerm term);
/// Why what is left of an order is gone; empty for none.
QString expiryWords(OrderExpiryReason reason);
/// By its name in the API; a name that is none says itself.
QString expiryWords(const std::string& name);

} // namespace plimsoll::format
