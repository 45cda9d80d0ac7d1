// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/archive_port.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/journal/journal_lines.h"

#include <QElapsedTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// What the Journal page shows: rows of one table that match, one entry in full, verification and export. Rows come a
/// page at a time from the world's file; the newest are followed while the list stands at its top.
class JournalPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the console")
    Q_PROPERTY(int table READ table WRITE setTable NOTIFY filterChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY filterChanged)
    Q_PROPERTY(QString account READ account WRITE setAccount NOTIFY filterChanged)
    Q_PROPERTY(int asset READ asset WRITE setAsset NOTIFY filterChanged)
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY filterChanged)
    /// Both, accepted, refused; of operators and commands.
    Q_PROPERTY(int outcome READ outcome WRITE setOutcome NOTIFY filterChanged)
    Q_PROPERTY(QString from READ from WRITE setFrom NOTIFY filterChanged)
    Q_PROPERTY(QString until READ until WRITE setUntil NOTIFY filterChanged)
    Q_PROPERTY(bool accountFaulty READ accountFaulty NOTIFY filterChanged)
    Q_PROPERTY(bool fromFaulty READ fromFaulty NOTIFY filterChanged)
    Q_PROPERTY(bool untilFaulty READ untilFaulty NOTIFY filterChanged)
    /// Which of what was typed is none, and is left out.
    Q_PROPERTY(QString refusal READ refusal NOTIFY filterChanged)
    Q_PROPERTY(bool filtered READ filtered NOTIFY filterChanged)
    Q_PROPERTY(QStringList assets READ assets NOTIFY assetsChanged)
    Q_PROPERTY(QStringList kinds READ kinds NOTIFY filterChanged)
    Q_PROPERTY(QAbstractListModel* rows READ rows CONSTANT)
    Q_PROPERTY(QString total READ total NOTIFY changed)
    Q_PROPERTY(QString fault READ fault NOTIFY changed)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    /// How far back commands were looked at where that is not all; empty otherwise.
    Q_PROPERTY(QString lookedBack READ lookedBack NOTIFY changed)
    Q_PROPERTY(bool canLookFurther READ canLookFurther NOTIFY changed)
    Q_PROPERTY(QAbstractListModel* entry READ entry CONSTANT)
    Q_PROPERTY(QString entryTitle READ entryTitle NOTIFY entryChanged)
    Q_PROPERTY(QString entrySequence MEMBER entrySequence_ NOTIFY entryChanged)
    Q_PROPERTY(bool hasEntry READ hasEntry NOTIFY entryChanged)
    Q_PROPERTY(int current READ current NOTIFY entryChanged)
    Q_PROPERTY(bool verifying READ verifying NOTIFY verifyChanged)
    Q_PROPERTY(double progress READ progress NOTIFY verifyChanged)
    Q_PROPERTY(QString verdict READ verdict NOTIFY verifyChanged)
    Q_PROPERTY(QString verdictExact READ verdictExact NOTIFY verifyChanged)
    Q_PROPERTY(int verdictTone READ verdictTone NOTIFY verifyChanged)
    Q_PROPERTY(QString exported READ exported NOTIFY changed)
    Q_PROPERTY(bool exportRefused READ exportRefused NOTIFY changed)
    Q_PROPERTY(QString exportBlocked READ exportBlocked NOTIFY exportBlockedChanged)

public:
    JournalPage(Session& session, ArchivePort& archive, QObject* parent = nullptr);

    int table() const { return static_cast<int>(query_.table); }
    void setTable(int table);
    const QString& text() const { return text_; }
    void setText(const QString& text);
    const QString& account() const { return account_; }
    void setAccount(const QString& account);
    int asset() const { return asset_; }
    void setAsset(int asset);
    int kind() const { return kind_; }
    void setKind(int kind);
    int outcome() const { return outcome_; }
    void setOutcome(int outcome);
    const QString& from() const { return from_; }
    void setFrom(const QString& typed);
    const QString& until() const { return until_; }
    void setUntil(const QString& typed);
    bool accountFaulty() const { return !account_.trimmed().isEmpty() && !query_.filter.subaccount; }
    bool fromFaulty() const { return hasTimes() && !from_.trimmed().isEmpty() && !query_.filter.from; }
    bool untilFaulty() const { return hasTimes() && !until_.trimmed().isEmpty() && !query_.filter.until; }
    QString refusal() const;
    bool filtered() const;
    /// "Any asset", then every asset.
    QStringList assets() const;
    /// "Any kind", then those of the table.
    QStringList kinds() const;
    QAbstractListModel* rows() { return &rows_; }
    const QString& total() const { return total_; }
    const QString& fault() const { return fault_; }
    bool loading() const { return asked_ != answered_; }
    QString lookedBack() const;
    bool canLookFurther() const { return lookedTo_ > 0 && !loading() && looked() >= query_.reach; }
    QAbstractListModel* entry() { return &entry_; }
    const QString& entryTitle() const { return entryTitle_; }
    bool hasEntry() const { return current_ >= 0; }
    int current() const { return current_; }
    bool verifying() const { return verifying_; }
    double progress() const { return progress_; }
    const QString& verdict() const { return verdict_; }
    const QString& verdictExact() const { return verdictExact_; }
    int verdictTone() const { return verdictTone_; }
    const QString& exported() const { return exported_; }
    bool exportRefused() const { return exportRefused_; }
    /// Why nothing of the journal may be taken away now; empty where it may.
    QString exportBlocked() const { return exportBlocked_.isEmpty() ? refusal() : exportBlocked_; }

    Q_INVOKABLE void clearFilters();
    /// As many commands again.
    Q_INVOKABLE void lookFurther();
    /// The rows that are in sight.
    Q_INVOKABLE void show(int first, int count);
    /// Keeps the newest from moving what the pointer is on.
    Q_INVOKABLE void freeze(bool frozen) { frozen_ = frozen; }
    Q_INVOKABLE void open(int row);
    Q_INVOKABLE void close();
    /// The whole entry as text, for the clipboard.
    Q_INVOKABLE QString entryText() const;
    Q_INVOKABLE void verify();
    Q_INVOKABLE void cancelVerify();
    /// Writes all rows that match; the ending of the file says how: .json or .csv.
    Q_INVOKABLE void exportTo(const QString& file);
    /// Where the open table may be exported to: among the documents, named after world and table.
    Q_INVOKABLE QString exportFile() const;
    /// The same, and not there yet.
    Q_INVOKABLE QString freshExportFile() const;

signals:
    /// Of the open entry: its world as it was after this command.
    void replayAsked(const QString& sequence);
    void changed();
    void filterChanged();
    void exportBlockedChanged();
    void assetsChanged();
    void entryChanged();
    void verifyChanged();

private:
    void refresh();
    /// A batch of commands does not say when it was.
    bool hasTimes() const { return query_.table != archive::Table::Commands; }
    void refilter();
    void forget();
    void ask();
    void take(const archive::Page& page);
    void write(const archive::Query& query, const QString& file);
    /// Commands that were looked at.
    std::uint64_t looked() const { return query_.through + 1 - lookedTo_; }
    void takeVerdict(const archive::Verified& answer);

    Session& session_;
    ArchivePort& archive_;
    archive::Query query_;
    JournalTable rows_;
    GadgetListModel<EntryLine> entry_;
    QElapsedTimer sinceAsked_;
    std::string openPath_;
    QString text_;
    QString account_;
    QString from_;
    QString until_;
    QString total_;
    QString through_;
    QString fault_;
    QString entrySequence_; ///< of the open entry; empty where it has none
    QString entryTitle_;
    QString verdict_;
    QString verdictExact_;
    QString exported_;
    std::pair<std::string, view::DeskState> holder_; ///< of the desk, when it was shown last
    QString exportBlocked_;
    std::uint64_t asked_ = 0;
    std::uint64_t answered_ = 0;
    std::uint64_t entryAsked_ = 0;
    std::uint64_t durableSeen_ = 0;
    std::string auditSeen_; ///< its end
    std::uint64_t lookedTo_ = 0;
    std::size_t assetsSeen_ = 0;
    int first_ = 0;
    int count_ = 40;
    int asset_ = 0;
    int kind_ = 0;
    int outcome_ = 0;
    int current_ = -1;
    int verdictTone_ = 0;
    double progress_ = 0;
    bool frozen_ = false;
    bool verifying_ = false;
    bool exportRefused_ = false;
};

} // namespace plimsoll
