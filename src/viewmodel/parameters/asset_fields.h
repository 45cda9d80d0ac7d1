// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/parameters/parameter_field.h"

#include <array>

namespace plimsoll {

/// The numeric parameters of the selected asset and its pool.
class AssetFields : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(plimsoll::ParameterField* weight READ weight CONSTANT)
    Q_PROPERTY(plimsoll::ParameterField* haircutBase READ haircutBase CONSTANT)
    Q_PROPERTY(plimsoll::ParameterField* penalty READ penalty CONSTANT)
    Q_PROPERTY(plimsoll::ParameterField* imfBase READ imfBase CONSTANT)
    Q_PROPERTY(plimsoll::ParameterField* imfFactor READ imfFactor CONSTANT)
    Q_PROPERTY(plimsoll::ParameterField* mmfBase READ mmfBase CONSTANT)
    Q_PROPERTY(plimsoll::ParameterField* mmfFactor READ mmfFactor CONSTANT)
    Q_PROPERTY(plimsoll::ParameterField* fee READ fee CONSTANT)
    Q_PROPERTY(plimsoll::ParameterField* maxUtilization READ maxUtilization CONSTANT)
    Q_PROPERTY(plimsoll::ParameterField* threshold READ threshold CONSTANT)
    Q_PROPERTY(plimsoll::ParameterField* updateFraction READ updateFraction CONSTANT)
    Q_PROPERTY(plimsoll::ParameterField* limit READ limit CONSTANT)

public:
    explicit AssetFields(ParameterBook& book, QObject* parent = nullptr);
    void setOwner(const std::string& symbol);

    /// Those of the asset itself, which move on a slider.
    std::array<ParameterField*, 7> sliders()
    {
        return {&weight_, &haircutBase_, &penalty_, &imfBase_, &imfFactor_, &mmfBase_, &mmfFactor_};
    }
    ParameterField* weight() { return &weight_; }
    ParameterField* haircutBase() { return &haircutBase_; }
    ParameterField* penalty() { return &penalty_; }
    ParameterField* imfBase() { return &imfBase_; }
    ParameterField* imfFactor() { return &imfFactor_; }
    ParameterField* mmfBase() { return &mmfBase_; }
    ParameterField* mmfFactor() { return &mmfFactor_; }
    ParameterField* fee() { return &fee_; }
    ParameterField* maxUtilization() { return &maxUtilization_; }
    ParameterField* threshold() { return &threshold_; }
    ParameterField* updateFraction() { return &updateFraction_; }
    ParameterField* limit() { return &limit_; }

private:
    ParameterField weight_;
    ParameterField haircutBase_;
    ParameterField penalty_;
    ParameterField imfBase_;
    ParameterField imfFactor_;
    ParameterField mmfBase_;
    ParameterField mmfFactor_;
    ParameterField fee_;
    ParameterField maxUtilization_;
    ParameterField threshold_;
    ParameterField updateFraction_;
    ParameterField limit_;
};

} // namespace plimsoll
