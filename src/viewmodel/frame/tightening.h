// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "service/impact_port.h"
#include "viewmodel/frame/command_answer.h"
#include "viewmodel/frame/renewal.h"
#include "viewmodel/frame/session.h"

#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// An emergency tightening as it is put together: what of which asset, the value proposed, the reason.
class Tightening : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(QStringList assets READ assets NOTIFY assetsChanged)
    Q_PROPERTY(int kind READ kind NOTIFY changed)
    Q_PROPERTY(int asset READ asset WRITE setAsset NOTIFY changed)
    Q_PROPERTY(QString value READ value WRITE setValue NOTIFY changed)
    Q_PROPERTY(bool takesValue READ takesValue NOTIFY changed)
    Q_PROPERTY(QString live READ live NOTIFY changed)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString blocked READ blocked NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)

public:
    enum Kind { Weight, RepayOnly, CancelOnly, PostOnly, PoolLimit };
    Q_ENUM(Kind)

    Tightening(Session& session, ImpactPort& impacts, QObject* parent = nullptr);

    /// The symbols of the assets that have what is tightened: a market's quote has no book of its own.
    QStringList assets() const;
    int kind() const { return kind_; }
    /// The chosen one's place among them; -1 while none is chosen.
    int asset() const;
    void setAsset(int place);
    const QString& value() const { return value_; }
    void setValue(const QString& value);
    bool takesValue() const { return kind_ == Weight || kind_ == PoolLimit; }
    /// The value that is live.
    const QString& live() const { return live_; }
    /// Of a limit its tokens; else empty.
    QString unit() const;
    /// What the value should be held against: how low is safe and when that was found, how much is lent.
    QString note() const;
    /// How low is safe is being found.
    bool isFinding() const { return renewal_.isOpen(); }
    /// Why it cannot be asked for now; empty where it can.
    QString blocked() const;
    CommandAnswer* answer() { return &answer_; }

    /// Begins with one kind, on the asset that is looked at (else -1: none is chosen), and a value one step down.
    Q_INVOKABLE void begin(int kind, int asset);
    /// Nobody looks at it any more.
    Q_INVOKABLE void end();
    Q_INVOKABLE void hold(bool held) { isHeld_ = held; }
    Q_INVOKABLE void apply(const QString& reason);

signals:
    void changed();
    void assetsChanged();

private:
    void propose();
    void askHowLow();
    void follow();
    void take(std::uint64_t number, const ImpactPort::Tracks& found);
    void take(const Corridor& corridor, const QString& moment);
    std::vector<AssetId> offered() const;
    std::string pathOf(AssetId asset) const;
    std::string path() const { return asset_ ? pathOf(*asset_) : std::string{}; }
    /// What is chosen or typed, as text of FORMATS.md; empty where it is no figure.
    std::string after() const;
    QString railInTheWay() const;

    Session& session_;
    ImpactPort& impacts_;
    CommandAnswer answer_;
    QString value_;
    QString live_;
    QString howLow_;
    Renewal renewal_;
    std::string state_; ///< that a pool or book is brought to
    std::size_t known_ = 0;
    bool isTyped_ = false; ///< a hand gave the value: it is no more proposed
    bool isHeld_ = false;  ///< the cursor is in the field of the value: it stands still under it
    bool isOpen_ = false;
    bool wasRefused_ = false;
    int kind_ = Weight;
    std::optional<AssetId> asset_;
};

} // namespace plimsoll
