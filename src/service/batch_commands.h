// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/command.h"
#include "service/journal_entry.h"

#include <cstdint>
#include <optional>
#include <utility>

namespace plimsoll {

/// Calls `visit(sequence, command)` for the commands of a batch, in order, until it answers false. The first place
/// where no command of this engine stands, or where bytes are left behind the last; nothing where all could be read.
template <class Visit>
std::optional<std::uint64_t> eachCommand(const JournalBatch& batch, Visit&& visit)
{
    Decoder decoder{batch.commands};
    for (std::uint32_t i = 0; i < batch.count; ++i) {
        Command command;
        decoder.read(command);
        if (!decoder.ok())
            return batch.firstSequence + i;
        if (!visit(batch.firstSequence + i, std::move(command)))
            return std::nullopt;
    }
    return decoder.atEnd() ? std::nullopt : std::optional{batch.firstSequence + batch.count};
}

} // namespace plimsoll
