// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/verify_notices.h"

#include "storage/schema.h"
#include "storage/store_lock.h"

#include <algorithm>

namespace plimsoll::storage {

namespace {

class Notices {
public:
    Notices(Connection& connection, const VerifyReport& report, const Compared& compared)
        : connection_(connection)
        , file_(connection.file())
        , beside_(headFileOf(file_))
        , report_(report)
        , compared_(compared)
    {
    }

    std::vector<std::string> all()
    {
        tellOfHorizon();
        tellOfFileBeside();
        tellOfSignatures();
        tellOfSchema();
        tellOfRows();
        return std::move(notices_);
    }

private:
    void tell(const std::string& file, std::string what) { notices_.push_back(file + ": " + std::move(what)); }

    void tellOfHorizon()
    {
        if (report_.horizon == 0)
            return;
        const std::string horizon = std::to_string(report_.horizon);
        tell(file_,
            "its journal begins behind command " + horizon + ": the state there is taken on trust, and rows and "
                + "operators' actions of commands up to it were not held to a replay.");
    }

    void tellOfFileBeside()
    {
        const Heads& kept = compared_.kept;
        if (kept.empty() && compared_.keptIsWhole)
            tell(file_,
                "nothing is kept of it beside it (" + beside_
                    + "): an edit of its record, or a cut of its last actions, would not be found.");
        else if (kept.begunAt)
            tell(beside_,
                "begun when the world was there already, with " + std::to_string(*kept.begunAt)
                    + " actions: an edit of its record, or of them, before that would not be found.");
        if (compared_.keptIsWhole && !kept.empty())
            tellWhatIsNotKept();
    }

    /// A writer that ended between a commit and its line leaves this honestly, until the next one comes.
    void tellWhatIsNotKept()
    {
        std::string keys;
        for (const auto& [key, hash] : compared_.record)
            if (!compared_.kept.world.contains(key))
                keys += (keys.empty() ? "" : ", ") + key;
        if (!keys.empty())
            tell(beside_, "does not name " + keys + " of the world's record: an edit of that would not be found.");
        // Where something is broken, the chain was not walked to its end.
        if (report_.broken || report_.headsThrough >= report_.actions)
            return;
        const std::string all = std::to_string(report_.actions);
        const std::string upTo = report_.headsThrough == 0
            ? "none of the " + all + " operators' actions"
            : "the operators' actions up to " + std::to_string(report_.headsThrough) + " of " + all;
        if (isBeingWritten(file_))
            tell(beside_, "is being written: it named " + upTo + " when it was read.");
        else
            tell(beside_, "names " + upTo + ": a cut behind that would not be found.");
    }

    void tellOfSignatures()
    {
        if (compared_.hasKey && report_.signedThrough < report_.actions)
            tell(beside_,
                "signed up to action " + std::to_string(report_.signedThrough) + " of "
                    + std::to_string(report_.actions)
                    + ": no administrator who has the key has signed in since, or what they signed was taken away; "
                    + "whoever can write both files could write what comes after anew.");
        if (compared_.isOldHandedOut)
            tell(file_,
                "the head that was handed out is of a version that did not sign the world's record: it holds for "
                "operators' actions.");
        if (compared_.isUnsignedHandedOut)
            tell(file_,
                "the head that was handed out is not signed: no administrator had signed in by then. It is in the "
                "chain; who wrote it, no signature says.");
        if (report_.signedThrough > 0 && report_.recordSignedThrough == 0)
            tell(beside_,
                "its signatures are of a version that did not sign the world's record: they hold for operators' "
                "actions; "
                "whoever can write both files could write the record anew.");
    }

    void tellOfSchema()
    {
        if (versionOf(connection_) == Version::Newer)
            tell(file_,
                "its schema has the number " + connection_.text("PRAGMA user_version")
                    + " (user_version), which this program does not know, the last it knows is "
                    + std::to_string(schemaSteps().size())
                    + ": its tables, its record and the rows for search and export were not compared. Its commands "
                    + "were.");
    }

    void tellOfRows()
    {
        if (!compared_.replay.takeRows)
            return;
        if (versionOf(connection_) != Version::Newer)
            tellOfOlder("rows for search and export", report_.rowsAfter, 0);
        if (!compared_.hasRows)
            return;
        tellOfOlder("steps of liquidations", paymentsAfter(connection_), report_.rowsAfter);
        tellOfOlder("refusals", symbolsAfter(connection_), report_.rowsAfter);
        tellOfOlder("minutes", minutesAfter(connection_), report_.rowsAfter);
        tellOfOlder("minutes of the venue", capacitiesAfter(connection_),
            std::max(report_.rowsAfter, minutesAfter(connection_)));
        if (report_.projected < report_.through && !isBeingWritten(file_))
            tell(file_,
                "the tables for search and export are whole up to command " + std::to_string(report_.projected) + " of "
                    + std::to_string(report_.through)
                    + ": of later ones they hold the first rows or none, as a writer leaves it that was killed.");
    }

    void tellOfOlder(const char* rows, std::uint64_t after, std::uint64_t toldOf)
    {
        if (after > std::max(report_.horizon, toldOf))
            tell(file_,
                std::string{"the "} + rows + " of commands up to " + std::to_string(after)
                    + " were derived by another version and not compared.");
    }

    Connection& connection_;
    const std::string file_;
    const std::string beside_;
    const VerifyReport& report_;
    const Compared& compared_;
    std::vector<std::string> notices_;
};

} // namespace

std::vector<std::string> noticesOf(Connection& connection, const VerifyReport& report, const Compared& compared)
{
    return Notices{connection, report, compared}.all();
}

} // namespace plimsoll::storage
