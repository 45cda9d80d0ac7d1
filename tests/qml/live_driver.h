// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/host_driver.h"

namespace plimsoll::test {

inline constexpr auto adasWords = "tide and timber";
inline constexpr auto beasWords = "rope, chain, rope";
inline constexpr auto firstWords = "chosen by another";

/// The real window on a live world that nobody has opened before.
class LiveDriver : public WindowDriver<LiveDriver> {
public:
    LiveDriver() { begin(); }
    ~LiveDriver() { end(); }

    OperatorAnswer ask(OperatorCommand command)
    {
        const auto promise = std::make_shared<std::promise<OperatorAnswer>>();
        auto answer = promise->get_future();
        host.submit(std::move(command), [promise](const OperatorAnswer& given) { promise->set_value(given); });
        return answer.get();
    }
    /// ada made the world's first operator and has the desk.
    void staff()
    {
        ask(EditOperator{OperatorVerb::MakeFirst, "ada", {}, Secret{adasWords}});
        came("signed in", [this] { return !console.console().door()->shut(); });
    }
    template <class Wanted>
    bool came(const char* what, Wanted wanted)
    {
        const bool is = QTest::qWaitFor(wanted, patienceMs);
        if (!is)
            qWarning("did not come: %s", what);
        return is;
    }

    QTemporaryDir folder;
    storage::SqliteWorldFiles files;
    EmptyWorlds worlds;
    ExchangeHost host{files, worlds, options()};
    storage::WorldArchive archive;
    ConsoleWindow console{host, archive};

private:
    HostOptions options() const
    {
        HostOptions options;
        options.dataFolder = folder.path().toStdString();
        options.operatorName = "somebody";
        options.speed = 0;
        options.kind = WorldKind::Live;
        options.access.cost = {1, 8192};
        return options;
    }
};

} // namespace plimsoll::test
