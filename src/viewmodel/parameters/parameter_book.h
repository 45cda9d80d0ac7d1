// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/exchange/parameter.h"
#include "viewmodel/frame/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll {

/// What an operator typed for one parameter and has not applied.
struct ParameterDraft {
    std::string before;               ///< the live value when typing began: what the change will name
    std::optional<std::string> after; ///< in the text form of FORMATS.md; nothing where what is typed is no value
    QString typed;                    ///< as it stands in the field
    QString fault;                    ///< where it is no value: why
    QString refusal;                  ///< why it may not go live; empty where it may
    bool overtaken = false;           ///< the live value is no longer `before`
    bool operator==(const ParameterDraft&) const = default;
};

/// What is said and asked for with the drafts when they are applied or proposed, as typed.
struct DraftWords {
    QString reason;
    QString name; ///< of the change; empty: what its edits are
    QString ticket;
    bool planned = false; ///< steps and a time were asked for; the figures below count only then
    QString steps{QStringLiteral("4")};
    QString minutes{QStringLiteral("15")};
    QString at;
    bool operator==(const DraftWords&) const = default;
};

/// All drafts of all parameters, checked by the domain's own rules against the live configuration with the drafts on
/// top. A snapshot never overwrites what is typed.
class ParameterBook : public QObject {
    Q_OBJECT

public:
    /// Which paths a page speaks of.
    using Scope = std::function<bool(const std::string& path)>;

    explicit ParameterBook(Session& session, QObject* parent = nullptr);

    const RiskConfiguration& live() const { return *live_; }
    /// Another one with every configuration that goes live.
    std::uint64_t liveVersion() const { return liveVersion_; }
    bool ready() const { return !live_->assets.empty(); }
    /// The live value in the text form of FORMATS.md; empty where there is no such parameter.
    std::string liveText(const std::string& path) const;
    const ParameterDraft* draft(const std::string& path) const;
    const std::map<std::string, ParameterDraft>& drafts() const { return drafts_; }

    /// How a draft came to be: what a hand slides is followed by more at once.
    enum class By : bool { Word, Hand };
    /// `after` is nothing where `typed` is no value of this parameter, and `fault` may say why; a draft that equals the
    /// live value is dropped.
    void write(const std::string& path, const QString& typed, const std::optional<std::string>& after,
        const QString& fault = {}, By by = By::Word);
    /// The last write was.
    By by() const { return by_; }
    void discard(const Scope& scope);
    /// The last step of a draft in the scope: all that was written to one parameter without a pause. None outlive what
    /// was discarded, applied or restored.
    void undo(const Scope& scope);
    /// By what they are said of, as a page names its scope. None outlive the last draft.
    using Words = std::map<QString, DraftWords>;
    const Words& words() const { return words_; }
    void setWords(const QString& of, const DraftWords& words);
    /// Drafts and words of someone else, or of a time before, in place of what is here. A draft whose parameter is
    /// elsewhere by now says so; one that is live already is left out.
    void restore(const std::vector<ParameterEdit>& edits, const Words& words);

    /// The drafts of the scope that are values, as the edits of one change.
    std::vector<ParameterEdit> editsIn(const Scope& scope) const;
    /// Whose drafts these are: a world's file, and who has its desk; nobody while it is locked.
    using Holder = std::pair<std::string, std::string>;
    Holder holder() const;
    /// What these edits of theirs asked for is done: the drafts that made them go, unless something else was typed
    /// since. Where another has the desk by now they go when theirs come back.
    void settle(const Holder& of, const std::vector<ParameterEdit>& edits);
    /// Submits all drafts of the scope as one command. `answered` comes when it is durable or refused; accepted drafts
    /// are dropped.
    void apply(const Scope& scope, const QString& reason, QObject* receiver, Session::Answered answered);
    /// The live configuration with every lawful draft on top.
    const RiskConfiguration& drafted() const { return drafted_; }

signals:
    void changed();
    void wordsChanged();

private:
    /// What stood for a parameter before it was written to; nothing where there was no draft of it.
    struct Step {
        std::string path;
        std::optional<ParameterDraft> before;
    };

    void take();
    void remember(const std::string& path);
    void drop(const std::vector<ParameterEdit>& edits);
    void check();

    Session& session_;
    std::shared_ptr<const RiskConfiguration> live_;
    std::uint64_t liveVersion_ = 0;
    RiskConfiguration drafted_;
    By by_{};
    std::map<std::string, ParameterDraft> drafts_;
    std::vector<Step> steps_; ///< oldest first
    QElapsedTimer sinceWritten_;
    Words words_;
    std::map<Holder, std::vector<ParameterEdit>> settled_; ///< of those who are not at the desk
};

/// The paths of one asset and of its pool.
ParameterBook::Scope scopeOfAsset(const std::string& symbol);

} // namespace plimsoll
