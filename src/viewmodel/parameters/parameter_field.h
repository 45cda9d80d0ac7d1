// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/corridor.h"
#include "viewmodel/parameters/parameter_book.h"
#include "viewmodel/parameters/parameter_words.h"

#include <QPointF>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace plimsoll {

/// One parameter of the selected owner as an editor sees it: what is live, what is typed or chosen, why it is refused.
class ParameterField : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a page")
    Q_PROPERTY(QString name READ name CONSTANT)
    Q_PROPERTY(QString title READ title CONSTANT)
    Q_PROPERTY(QString unit READ unit CONSTANT)
    Q_PROPERTY(QString section READ section CONSTANT)
    Q_PROPERTY(bool first READ first CONSTANT)
    Q_PROPERTY(QStringList choices READ choices CONSTANT)
    Q_PROPERTY(int chosen MEMBER chosen_ NOTIFY changed)
    Q_PROPERTY(bool slidable READ slidable CONSTANT)
    Q_PROPERTY(QString path READ path NOTIFY changed)
    Q_PROPERTY(QString description MEMBER description_ NOTIFY changed)
    Q_PROPERTY(QString live MEMBER liveShown_ NOTIFY changed)
    Q_PROPERTY(QString text MEMBER text_ NOTIFY changed)
    Q_PROPERTY(QString refusal MEMBER refusal_ NOTIFY changed)
    Q_PROPERTY(QString note MEMBER note_ NOTIFY changed)
    Q_PROPERTY(bool modified MEMBER modified_ NOTIFY changed)
    Q_PROPERTY(double position MEMBER position_ NOTIFY changed)
    Q_PROPERTY(double slideStep READ slideStep NOTIFY changed)
    Q_PROPERTY(double slideReach READ slideReach NOTIFY changed)
    Q_PROPERTY(double livePosition MEMBER livePosition_ NOTIFY changed)
    Q_PROPERTY(bool hasCorridor READ hasCorridor NOTIFY changed)
    Q_PROPERTY(bool hurtsBelow MEMBER hurtsBelow_ NOTIFY changed)
    Q_PROPERTY(bool liquidates READ liquidates NOTIFY changed)
    Q_PROPERTY(bool limits READ limits CONSTANT)
    Q_PROPERTY(double safe MEMBER safe_ NOTIFY changed)
    Q_PROPERTY(double absorbed MEMBER absorbed_ NOTIFY changed)
    Q_PROPERTY(double lossless MEMBER lossless_ NOTIFY changed)
    Q_PROPERTY(QList<double> ticks MEMBER ticks_ NOTIFY changed)
    Q_PROPERTY(QString consequence MEMBER consequence_ NOTIFY changed)
    Q_PROPERTY(int consequenceTone MEMBER consequenceTone_ NOTIFY changed)
    Q_PROPERTY(QString foundAt MEMBER foundAt_ NOTIFY changed)
    Q_PROPERTY(QString foundAtExact MEMBER foundAtExact_ NOTIFY changed)

public:
    ParameterField(ParameterBook& book, const ParameterKind& kind, QObject* parent = nullptr);

    /// Speaks of the parameter of this asset or market from now on; the venue has an empty name.
    void setOwner(const std::string& owner);
    const std::string& pathText() const { return path_; }
    const std::string& parameter() const { return name_; }
    /// The end of the slider, in the unit of the file.
    double slideTop() const { return slideTop_; }
    /// The same in the unit of the screen.
    double slideReach() const { return words_.percent ? 100 * slideTop_ : slideTop_; }
    /// Between two values that the slider stops at, as a share of its track.
    double slideStep() const { return slideStep_ / slideTop_; }
    /// Who crosses its corridor's line is liquidated; else they may only not add exposure.
    bool liquidates() const { return corridor_ && corridor_->line == CorridorLine::Liquidation; }
    /// A limit of a pool: beyond its corridor's line orders no longer borrow.
    bool limits() const { return limits_; }
    /// Colours the slider's track: how far the value may move before accounts cross a line. None takes it away.
    /// With the state that it was found on, as time and sequence.
    void setCorridor(std::optional<Corridor> corridor, QString at = {}, QString atExact = {});
    bool hasCorridor() const { return corridor_ && !stuck_; }
    /// Whether it begins its section.
    void setFirst(bool first) { first_ = first; }
    bool first() const { return first_; }
    QString section() const { return words_.section; }
    /// The words to choose among; empty for a figure.
    const QStringList& choices() const { return choices_; }
    /// Whether a slider helps: how far it may go is known.
    bool slidable() const { return slidable_; }

    QString name() const { return QString::fromStdString(name_); }
    QString title() const { return words_.title; }
    QString unit() const { return words_.unit; }
    QString path() const { return QString::fromStdString(path_); }

    /// What the field holds after a key press.
    Q_INVOKABLE void type(const QString& typed);
    /// A slider's place, 0..1 over the range of its editor, taken to a whole step.
    Q_INVOKABLE void slide(double position);
    /// One of the choices.
    Q_INVOKABLE void choose(int choice);
    Q_INVOKABLE void reset();

signals:
    void changed();

private:
    /// What it reads in the book: most fields stay as they are while one is moved.
    struct Read {
        std::uint64_t live{};
        std::optional<ParameterDraft> draft;
        bool alone{};        ///< nothing else is drafted
        std::string initial; ///< drafted at initialPath_
        bool operator==(const Read&) const = default;
    };
    Read inBook() const;
    void refresh();
    void read();
    double positionOf(const std::string& text) const;
    void refreshCorridor();
    void sayConsequence(Ratio value, const QString& alone);
    void sayLimit(Ratio value, const QString& alone);
    QString shownRounded(Ratio value, bool up) const;

    ParameterBook& book_;
    const ParameterKind& kind_;
    std::string name_;
    std::string path_;
    std::string initialPath_; ///< of a maintenance requirement the initial one that bounds it
    ParameterWords words_;
    QStringList choices_;
    std::vector<std::string> choiceTexts_; ///< of FORMATS.md, as choices_
    QString description_;
    QString liveShown_;
    QString text_;
    QString refusal_;
    QString note_;
    double position_ = 0;
    double livePosition_ = 0;
    double slideTop_ = 1; ///< in the unit of the file
    double slideStep_ = 0.01;
    double slideEnd_ = 1; ///< the last value that a hand slides to
    int chosen_ = -1;
    bool modified_ = false;
    bool first_ = false;
    bool slidable_ = false;
    bool limits_ = false;
    bool stuck_ = false; ///< no other value is lawful while another parameter stays as it is
    std::optional<Corridor> corridor_;
    QList<double> ticks_; ///< places of the next accounts on the track
    QString consequence_; ///< of the draft, or how far it is safe
    int consequenceTone_ = 0;
    QString foundAt_;
    QString foundAtExact_;
    double safe_ = 0;
    double absorbed_ = 0;
    double lossless_ = 0; ///< up to there nobody's debts can outlast what they hold
    bool hurtsBelow_ = false;
    Read read_;
};

} // namespace plimsoll
