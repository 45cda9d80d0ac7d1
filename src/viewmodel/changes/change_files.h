// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"
#include "service/desk_formats.h"
#include "service/impact_port.h"
#include "viewmodel/changes/change_lines.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/command_answer.h"
#include "viewmodel/frame/session.h"

#include <QStringList>
#include <QThreadPool>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace plimsoll {

/// A version of the risk configuration: how it stood from one command of an operator to the next.
struct VersionLine {
    Q_GADGET
    Q_PROPERTY(QString sequence MEMBER sequence)
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString actor MEMBER actor)
    Q_PROPERTY(QString what MEMBER what)
    Q_PROPERTY(QString reason MEMBER reason)

public:
    qint64 key = 0; ///< sequence of the command; 0 is how the world began
    QString sequence;
    QString time;
    QString actor;
    QString what; ///< "SOL collateral weight 0.95 → 0.9 and 2 more"
    QString reason;
    bool operator==(const VersionLine&) const = default;
};

/// Files of the change desk: a change given out and taken in, a configuration held against the live one, a report.
class ChangeFiles : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a page")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(QString title MEMBER title_ NOTIFY changed)
    Q_PROPERTY(QString note MEMBER note_ NOTIFY changed)
    Q_PROPERTY(QStringList faults MEMBER faults_ NOTIFY changed)
    Q_PROPERTY(QAbstractListModel* rows READ rows CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QAbstractListModel* versions READ versions CONSTANT)
    Q_PROPERTY(QString versionsNote MEMBER versionsNote_ NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(QString blocked READ blocked NOTIFY changed)
    Q_PROPERTY(plimsoll::CommandAnswer* answer READ answer CONSTANT)

public:
    /// The change that the page shows; null for none.
    using Chosen = std::function<const Change*()>;

    ChangeFiles(Session& session, ImpactPort& impacts, const DeskFormats& formats, ArchivePort& archive, Chosen chosen,
        QObject* parent = nullptr);
    ~ChangeFiles() override;

    /// A comparison, or the faults of a file, stands in place of the list.
    bool shown() const { return !title_.isEmpty(); }
    QAbstractListModel* rows() { return &rows_; }
    int count() const { return rows_.count(); }
    /// Past and present, newest first.
    QAbstractListModel* versions() { return &versions_; }
    const QString& reason() const { return reason_; }
    void setReason(const QString& reason);
    /// Why the difference cannot be drafted; empty where it can.
    QString blocked() const;
    CommandAnswer* answer() { return &answer_; }

    /// A name for a file of the chosen change, or of the configuration, beside the world.
    Q_INVOKABLE QString proposed(const QString& ending) const;
    Q_INVOKABLE QString proposedConfiguration() const;
    Q_INVOKABLE void exportChange(const QString& file);
    Q_INVOKABLE void exportReport(const QString& file);
    Q_INVOKABLE void exportConfiguration(const QString& file);
    /// The configuration as it was before the chosen change began to go live.
    Q_INVOKABLE void exportBefore(const QString& file);
    /// A private draft of the operator at the desk, or every fault of the file.
    Q_INVOKABLE void importChange(const QString& file);
    Q_INVOKABLE void compare(const QString& file);
    /// Reads the versions of the configuration from the journal.
    Q_INVOKABLE void readVersions();
    /// Holds the live configuration against one of them, from where it can be restored as a draft.
    Q_INVOKABLE void compareVersion(int row);
    Q_INVOKABLE void exportVersion(int row, const QString& file);
    /// A name for the file of one of them, beside the world.
    Q_INVOKABLE QString proposedVersion(int row) const;
    /// Makes the difference a private draft.
    Q_INVOKABLE void draft();
    Q_INVOKABLE void close();
    /// What a file that was refused is told goes when something else is done.
    void dismissFaults();

signals:
    void changed();
    /// A draft was kept at the desk under this number.
    void drafted(int number);

private:
    void show(const QString& title, const DeskFormats::Faults& faults);
    void save(ChangeContent content);
    void write(const QString& file, const std::string& text, const QString& note = {});
    void writeBefore(const QString& file, ChangeId change, const std::shared_ptr<const RiskConfiguration>& risk);
    void find(const QString& file, archive::Filter filter, std::function<void(const std::vector<archive::Row>&)> found);
    void findRest(const QString& file, const archive::Query& query, std::vector<archive::Row> known,
        std::function<void(const std::vector<archive::Row>&)> found);
    void addSteps(const QString& file, ChangeRecord record);
    void writeReport(const QString& file, ChangeRecord record);
    void judgeAgain(const QString& file, ChangeRecord record);
    void writeSet(const QString& file, const ChangeRecord& record);
    std::optional<std::string> read(const QString& file, RefuseFile::As as);
    void compareWith(const RiskConfiguration& other);
    std::optional<RiskConfiguration> versionAt(int row) const;
    QString beside(const QString& name) const;

    Session& session_;
    ImpactPort& impacts_;
    const DeskFormats& formats_;
    ArchivePort& archive_;
    Chosen chosen_;
    CommandAnswer answer_;
    GadgetListModel<DeskEdit> rows_;
    GadgetListModel<VersionLine> versions_;
    std::vector<archive::Row> set_; ///< that made the versions, newest first
    QString versionsNote_;
    std::vector<ParameterEdit> edits_; ///< that lead from the live configuration to the file's
    QString title_;
    QString name_; ///< of the file compared
    QString note_;
    QStringList faults_;
    QString reason_;
    QThreadPool papers_; ///< lays reports out, one after the other
};

} // namespace plimsoll
