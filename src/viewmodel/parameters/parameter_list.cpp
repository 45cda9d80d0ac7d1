// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/parameters/parameter_list.h"

#include <algorithm>

namespace plimsoll {

ParameterList::ParameterList(ParameterBook& book, const std::vector<ParameterGroup>& groups, QObject* parent)
    : QObject(parent)
{
    for (const ParameterGroup group : groups)
        for (const ParameterKind& kind : parameterKinds()) {
            // Curves have an editor of their own, and with them their kink.
            if (kind.group != group || kind.form == ParameterForm::Curve || kind.name == "optimalUtilization")
                continue;
            fields_.push_back(std::make_unique<ParameterField>(book, kind));
            ParameterField* made = fields_.back().get();
            const auto last = std::find_if(shown_.crbegin(), shown_.crend(),
                [&](const ParameterField* field) { return field->section() == made->section(); });
            made->setFirst(last == shown_.crend());
            shown_.insert(last == shown_.crend() ? shown_.size() : shown_.crend() - last, made);
        }
}

void ParameterList::setOwner(const std::string& owner)
{
    for (const auto& field : fields_)
        field->setOwner(owner);
}

std::vector<ParameterField*> ParameterList::sliders() const
{
    std::vector<ParameterField*> sliders;
    for (ParameterField* field : shown_)
        if (field->slidable())
            sliders.push_back(field);
    return sliders;
}

ParameterField* ParameterList::field(const QString& name) const
{
    const auto found = std::find_if(
        shown_.begin(), shown_.end(), [&](const ParameterField* field) { return field->name() == name; });
    return found == shown_.end() ? nullptr : *found;
}

} // namespace plimsoll
