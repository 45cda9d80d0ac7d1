// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/desk_formats.h"

namespace plimsoll {

/// The change desk's texts as docs/changes.md and FORMATS.md have them.
class JsonDeskFormats final : public DeskFormats {
public:
    Result<ChangeContent, Faults> changeFrom(const std::string& text, const std::string& file,
        const RiskConfiguration& live, const GuardRails& rails) const override;
    Result<RiskConfiguration, Faults> riskFrom(const std::string& text, const std::string& file) const override;
    Result<GuardRails, Faults> railsFrom(const std::string& text, const std::string& file) const override;
    std::string changeText(const Change& change) const override;
    std::string riskText(const RiskConfiguration& risk) const override;
    std::string railsText(const GuardRails& rails) const override;
    std::string reportText(const ChangeRecord& record) const override;
};

} // namespace plimsoll
