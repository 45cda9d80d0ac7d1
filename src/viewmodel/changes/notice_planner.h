// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/impact_port.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"

#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// One step of a notice ramp, planned or done.
struct PlanLine {
    Q_GADGET
    Q_PROPERTY(QString step MEMBER step)
    Q_PROPERTY(QString at MEMBER at)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString crosses MEMBER crosses)
    Q_PROPERTY(QString pace MEMBER pace)
    Q_PROPERTY(bool done MEMBER done)
    Q_PROPERTY(bool never MEMBER never)

public:
    qint64 key = 0;
    QString step;
    QString at;
    QString value;
    QString crosses; ///< "2 accounts, $1.2k"; empty for none
    QString pace;    ///< what keeps it from coming earlier or going further, with the accounts
    bool done = false;
    bool never = false; ///< its ramp ended before it
    bool operator==(const PlanLine&) const = default;
};

/// Plans a change as a notice ramp and shows its schedule before it is started.
class NoticePlanner : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(bool open READ open NOTIFY changed)
    Q_PROPERTY(QString hours MEMBER hours_ NOTIFY changed)
    Q_PROPERTY(QString minutes MEMBER minutes_ NOTIFY changed)
    Q_PROPERTY(QString share MEMBER share_ NOTIFY changed)
    Q_PROPERTY(QString margin MEMBER margin_ NOTIFY changed)
    Q_PROPERTY(QString said MEMBER said_ NOTIFY changed)
    Q_PROPERTY(bool refused MEMBER refused_ NOTIFY changed)
    Q_PROPERTY(bool planned READ planned NOTIFY changed)
    Q_PROPERTY(bool beyondShare READ beyondShare NOTIFY changed)
    Q_PROPERTY(QAbstractListModel* rows READ rows CONSTANT)

public:
    NoticePlanner(Session& session, ImpactPort& port, QObject* parent = nullptr);

    bool open() const { return open_; }
    /// A schedule stands there for what is typed.
    bool planned() const { return rows_.count() > 0; }
    /// Some step of it takes more than the share of the books: somebody has to take that upon themselves.
    bool beyondShare() const { return beyond_ > 0; }
    QAbstractListModel* rows() { return &rows_; }
    /// As typed; none where one is no such figure.
    std::optional<NoticeTerms> terms() const;

    void begin(const ChangeContent& content);
    Q_INVOKABLE void close();
    Q_INVOKABLE void setHours(const QString& typed) { set(hours_, typed); }
    Q_INVOKABLE void setMinutes(const QString& typed) { set(minutes_, typed); }
    Q_INVOKABLE void setShare(const QString& typed) { set(share_, typed); }
    Q_INVOKABLE void setMargin(const QString& typed) { set(margin_, typed); }

signals:
    void changed();

private:
    void set(QString& member, const QString& typed);
    void plan();
    void take(std::uint64_t number, const ImpactPort::NoticeFound& found);
    QString sentenceOf(const NoticePlan& plan, std::uint64_t sequence) const;

    Session& session_;
    ImpactPort& port_;
    ChangeContent content_;
    GadgetListModel<PlanLine> rows_;
    QString hours_{QStringLiteral("24")};
    QString minutes_{QStringLiteral("60")};
    QString share_{QStringLiteral("50")};
    QString margin_{QStringLiteral("1")};
    QString said_;
    std::uint64_t asked_ = 0;
    std::uint32_t beyond_ = 0;
    bool refused_ = false;
    bool open_ = false;
};

/// What becomes of the steps of a schedule that are not live yet.
enum class Rest : std::uint8_t { Comes, Never };

/// The steps of a schedule; the first `done` are live.
std::vector<PlanLine> planLines(const std::vector<PlannedStep>& steps, std::uint32_t done, Rest rest);

} // namespace plimsoll
