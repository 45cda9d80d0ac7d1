// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// How this operator wants the console to look; kept between starts, never part of a world.
class Preferences : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(int theme READ theme WRITE setTheme NOTIFY changed)
    Q_PROPERTY(bool dark READ dark NOTIFY changed)
    Q_PROPERTY(int textScale READ textScale WRITE setTextScale NOTIFY changed)
    Q_PROPERTY(QStringList scaleNames READ scaleNames CONSTANT)
    Q_PROPERTY(int scaleChoice READ scaleChoice WRITE setScaleChoice NOTIFY changed)
    Q_PROPERTY(bool relaxed READ relaxed WRITE setRelaxed NOTIFY changed)
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY changed)
    Q_PROPERTY(QStringList idleNames READ idleNames CONSTANT)
    Q_PROPERTY(int idleChoice READ idleChoice WRITE setIdleChoice NOTIFY changed)

public:
    enum Look { Dark, Light, System };
    Q_ENUM(Look)
    /// Per cent of the sizes of type that may be chosen.
    static constexpr int scales[]{90, 100, 115, 130};
    /// Minutes without a touch after which a desk with sign-in locks.
    static constexpr int idles[]{2, 5, 10, 30};

    explicit Preferences(QObject* parent = nullptr);

    int theme() const { return theme_; }
    void setTheme(int theme);
    /// What the choice comes to now.
    bool dark() const { return theme_ == System ? systemDark_ : theme_ == Dark; }
    int textScale() const { return textScale_; }
    /// The nearest of the scales.
    void setTextScale(int percent);
    static QStringList scaleNames();
    /// Which of the scales.
    int scaleChoice() const;
    void setScaleChoice(int choice);
    bool relaxed() const { return relaxed_; }
    void setRelaxed(bool on);
    bool reducedMotion() const { return reducedMotion_; }
    void setReducedMotion(bool on);

    int idleMinutes() const { return idleMinutes_; }
    /// The nearest of those that may be chosen.
    void setIdleMinutes(int minutes);
    static QStringList idleNames();
    int idleChoice() const;
    void setIdleChoice(int choice);

    /// Whether the clock drops to 1x when the liquidation queue fills, in whatever world is open.
    bool slowsForQueue() const { return slowsForQueue_; }
    void setSlowsForQueue(bool on);

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void changed();

private:
    int theme_ = Dark;
    int textScale_ = 100;
    int idleMinutes_ = 10;
    bool systemDark_ = false;
    bool relaxed_ = false;
    bool reducedMotion_ = false;
    bool slowsForQueue_ = true;
};

} // namespace plimsoll
