// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/ensure.h"
#include "formats/risk_reader.h"
#include "formats/risk_writer.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Whatever stands in a risk file: faults that each name a place and a limit, or a configuration that breaks no rule
/// and is written and read back the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace plimsoll;
    const auto json = parseJson({reinterpret_cast<const char*>(bytes), size}, "r.json");
    if (!json.ok()) {
        ENSURE(!json.error().path.empty() && !json.error().limit.empty(), "a fault says where and what would pass");
        return 0;
    }
    InputFaults faults{"r.json"};
    const auto risk = readRisk(json.value(), "$", faults);
    ENSURE(risk.has_value() == faults.empty(), "either faults or a configuration");
    for (const InputFault& fault : faults.all())
        ENSURE(!fault.path.empty() && !fault.limit.empty(), "a fault says where and what would pass");
    if (!risk)
        return 0;
    ENSURE(faultsOf(*risk).empty(), "what is read may go live");
    const std::string written = writeRisk(*risk);
    const auto again = parseJson(written, "w.json");
    ENSURE(again.ok(), "what is written is JSON");
    InputFaults none{"w.json"};
    const auto same = readRisk(again.value(), "$", none);
    ENSURE(same && writeRisk(*same) == written, "what is written reads back the same");
    return 0;
}
