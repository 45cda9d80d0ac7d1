// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "viewmodel/frame/command_answer.h"
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
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY changed)
    Q_PROPERTY(int asset READ asset WRITE setAsset NOTIFY changed)
    Q_PROPERTY(QString value READ value WRITE setValue NOTIFY changed)
    Q_PROPERTY(bool takesValue READ takesValue NOTIFY changed)
    Q_PROPERTY(QString live READ live NOTIFY changed)
    Q_PROPERTY(QString blocked READ blocked NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)

public:
    enum Kind { Weight, RepayOnly, CancelOnly, PostOnly, PoolLimit };
    Q_ENUM(Kind)

    explicit Tightening(Session& session, QObject* parent = nullptr);

    QStringList assets() const;
    int kind() const { return kind_; }
    void setKind(int kind);
    int asset() const { return asset_; }
    void setAsset(int asset);
    const QString& value() const { return value_; }
    void setValue(const QString& value);
    bool takesValue() const { return kind_ == Weight || kind_ == PoolLimit; }
    /// The value that is live.
    const QString& live() const { return live_; }
    /// Why it cannot be asked for now; empty where it can.
    QString blocked() const;
    CommandAnswer* answer() { return &answer_; }

    /// Begins with one kind, on the asset that is looked at where that is known (else -1), and a value one step down.
    Q_INVOKABLE void begin(int kind, int asset);
    Q_INVOKABLE void apply(const QString& reason);

signals:
    void changed();
    void assetsChanged();

private:
    void propose();
    std::string path() const;

    Session& session_;
    CommandAnswer answer_;
    QString value_;
    QString live_;
    std::size_t known_ = 0;
    int kind_ = Weight;
    int asset_ = 0;
};

} // namespace plimsoll
