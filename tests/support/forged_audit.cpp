// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/forged_audit.h"

#include "storage/connection.h"
#include "storage/head_file.h"
#include "storage/stored_rows.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace plimsoll::test {

using namespace storage;

void linkAnew(const std::string& path)
{
    Connection world{path, path, Access::Write};
    std::vector<StoredAction> actions;
    Statement rows{world, std::string{"SELECT "} + actionColumns + " FROM actions ORDER BY number"};
    while (rows.step())
        actions.push_back(readAction(rows));
    ChainHash before{};
    world.run("DELETE FROM actions");
    Statement insert{world,
        std::string{"INSERT INTO actions ("} + actionColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    std::uint64_t number = 0;
    for (const auto& [stored, action, hashBefore, hash, whole] : actions) {
        const ChainHash link = linkOf(before, ++number, action);
        insert.bind(number).bind(action.sequence).bind(action.simulatedAt.ms).bind(action.wallAt.ms);
        insert.bind(action.actor).bind(action.reason).bind(action.what).bind(action.before).bind(action.after);
        insert.bind(std::int64_t{action.result == ActionResult::Accepted}).bind(action.detail);
        insert.bind(before.data(), before.size()).bind(link.data(), link.size()).bind(action.record).run();
        before = link;
    }
    std::vector<StoredBatch> batches;
    Statement select{world, std::string{"SELECT "} + batchColumns + " FROM batches"};
    while (select.step())
        batches.push_back(readBatch(select));
    for (const auto& [batch, actionsThrough, whole] : batches)
        Statement{world, "UPDATE batches SET actionsThrough = ?, checksum = ? WHERE firstSequence = ?"}
            .bind(std::min(actionsThrough, number))
            .bind(checksumOf(batch, std::min(actionsThrough, number)))
            .bind(batch.firstSequence)
            .run();
    std::filesystem::remove(headFileOf(path));
    HeadFile heads{path};
    heads.keepWorld(worldRowsIn(world));
    heads.keep({number, before});
}

} // namespace plimsoll::test
