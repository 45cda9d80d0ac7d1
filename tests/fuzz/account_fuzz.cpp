// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/ensure.h"
#include "formats/account_reader.h"
#include "support/sample_risk.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Whatever stands in an account file: a fault, or figures that hold together, or quantities too large to count.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace plimsoll;
    static const State world = emptyWorld(test::sampleRisk());
    const auto json = parseJson({reinterpret_cast<const char*>(bytes), size}, "a.json");
    if (!json.ok())
        return 0;
    InputFaults faults{"a.json"};
    const auto terms = readAccount(json.value(), world.configuration(), faults);
    ENSURE(terms.has_value() == faults.empty(), "either faults or an account");
    if (!terms || terms->openOrders.size() > 8)
        return 0;
    try {
        const LoneAccount account{world, *terms};
        const MarginSummary summary = account.margin();
        ENSURE(summary.netEquity == summary.assetsValue - summary.borrowLiability, "equity is what is left");
        ENSURE(summary.marginFraction.has_value() == summary.totalExposure.isPositive(), "a fraction of exposure");
        const auto largest = account.largestOrder(MarketId{0}, Side::Bid, std::nullopt);
        ENSURE(!largest.quantity.isNegative(), "no order is smaller than nothing");
    } catch (const ArithmeticFault&) {
        return 0;
    }
    return 0;
}
