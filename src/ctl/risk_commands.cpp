// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/risk_commands.h"

#include "domain/base/decimal.h"
#include "domain/exchange/parameter_text.h"
#include "formats/input_file.h"
#include "formats/risk_reader.h"

#include <algorithm>

namespace plimsoll::ctl {
namespace {

struct CurveAndFee {
    UtilizationCurve curve;
    Ratio fee;
};

Result<CurveAndFee, InputFault> curveOfPool(const CurveRequest& request, Answer& answer)
{
    const auto risk = loadRisk(request.riskFile, answer);
    if (!risk.ok())
        return risk.error();
    const auto asset = risk.value().assetBySymbol(request.asset);
    if (!asset)
        return optionFault("--asset", request.asset, "an asset of " + request.riskFile);
    const PoolParameters& pool = risk.value().pools[asset->value];
    return CurveAndFee{pool.utilizationCurve, pool.fee};
}

Result<CurveAndFee, InputFault> curveOfPoints(const CurveRequest& request)
{
    const auto json = readJsonFile(request.pointsFile);
    if (!json.ok())
        return json.error();
    InputFaults faults{request.pointsFile};
    auto curve = readCurve(json.value(), "$", faults);
    if (!curve)
        return faults.first();
    return CurveAndFee{std::move(*curve), constant<Ratio>("0.15")};
}

/// What stands between the commas, empty parts too.
std::vector<std::string> partsOf(const std::vector<std::string>& lists)
{
    std::vector<std::string> parts;
    for (const std::string& list : lists)
        for (std::size_t begin = 0; begin <= list.size();) {
            const std::size_t end = std::min(list.find(',', begin), list.size());
            parts.push_back(list.substr(begin, end - begin));
            begin = end + 1;
        }
    return parts;
}

} // namespace

Result<RiskConfiguration, InputFault> loadRisk(const std::string& file, Answer& answer)
{
    const auto json = readJsonFile(file);
    if (!json.ok())
        return json.error();
    InputFaults faults{file};
    auto risk = readRisk(json.value(), "$", faults);
    if (!risk)
        return faults.first();
    addIgnoredRemark(answer, faults);
    return std::move(*risk);
}

AnswerOrFault answerCurve(const CurveRequest& request)
{
    Answer answer;
    auto source = request.pointsFile.empty() ? curveOfPool(request, answer) : curveOfPoints(request);
    if (!source.ok())
        return source.error();
    CurveAndFee pool = std::move(source).value();
    if (!request.fee.empty()) {
        if (auto limit = assignText(pool.fee, request.fee))
            return optionFault("--fee", request.fee, *limit);
        if (pool.fee.isNegative() || pool.fee > Ratio::whole(1))
            return optionFault("--fee", request.fee, "0 .. 1");
    }
    answer.document = Json::array();
    for (const std::string& text : partsOf(request.utilizations)) {
        Ratio utilization;
        if (auto limit = assignText(utilization, text))
            return optionFault("--utilization", text, *limit);
        // Outside 0 .. 1 the end value holds (RULES.md section 6), for the share that is lent out too.
        const Ratio within = std::clamp(utilization, Ratio{}, Ratio::whole(1));
        const Ratio borrowRate = pool.curve.rateAt(within);
        const Ratio earned
            = lendRate(borrowRate, Quantity::fromRaw(within.raw), Quantity::fromRaw(Ratio::scale), pool.fee);
        answer.document.push_back({{"utilization", toText(utilization)}, {"borrowInterestRate", toText(borrowRate)},
            {"lendInterestRate", toText(earned)}});
    }
    return answer;
}

AnswerOrFault answerCheck(const std::string& file)
{
    const auto json = readJsonFile(file);
    if (!json.ok())
        return json.error();
    InputFaults faults{file};
    readRisk(json.value(), "$", faults);
    Answer answer;
    answer.document = Json::array();
    for (const InputFault& fault : faults.all())
        answer.document.push_back({{"path", fault.path}, {"value", fault.value}, {"limit", fault.limit}});
    answer.exitCode = faults.empty() ? ExitCode::Held : ExitCode::NotHeld;
    addIgnoredRemark(answer, faults);
    return answer;
}

} // namespace plimsoll::ctl
