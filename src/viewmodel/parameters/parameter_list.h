// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/parameters/parameter_field.h"

#include <QList>
#include <QQmlListProperty>

#include <memory>
#include <vector>

namespace plimsoll {

/// The parameters of some groups for one owner (an asset, a market, the venue), in the order of the domain's table.
class ParameterList : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(QQmlListProperty<plimsoll::ParameterField> fields READ fields CONSTANT)

public:
    ParameterList(ParameterBook& book, const std::vector<ParameterGroup>& groups, QObject* parent = nullptr);

    /// "SOL", "SOL_USDC"; empty for the venue.
    void setOwner(const std::string& owner);
    QQmlListProperty<ParameterField> fields() { return {this, &shown_}; }
    /// Those that move on a slider.
    std::vector<ParameterField*> sliders() const;
    /// By the name of its kind, as "fee"; null where there is none.
    Q_INVOKABLE plimsoll::ParameterField* field(const QString& name) const;

private:
    std::vector<std::unique_ptr<ParameterField>> fields_;
    QList<ParameterField*> shown_;
};

} // namespace plimsoll
