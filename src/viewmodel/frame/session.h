// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/operator_port.h"
#include "service/preview_port.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace plimsoll {

/// The GUI thread's side of the operator port: brings snapshots and answers over to it and gathers what the pages
/// want to see into one request. Lives on the GUI thread and ends before the port does.
class Session : public QObject {
    Q_OBJECT

public:
    using Answered = std::function<void(const OperatorAnswer&)>;
    using LetOut = std::function<void(const QString&)>;
    using History = std::function<void(const std::vector<view::ParameterChange>&)>;
    using Previewed = std::function<void(const CommandPreview&)>;
    using MarginCalls = std::function<void(const std::vector<view::MarginCall>&)>;

    Session(OperatorPort& port, PreviewPort& previews, QObject* parent = nullptr);
    ~Session() override;

    OperatorPort& port() { return port_; }
    /// The newest snapshot; an empty one before the first arrived.
    const view::ViewSnapshot& snapshot() const { return *snapshot_; }
    /// The same, for other threads to read.
    std::shared_ptr<const view::ViewSnapshot> shared() const { return snapshot_; }
    bool hasSnapshot() const { return snapshot_->publication > 0; }
    /// Why there is no world; none while there is one, or while it is being opened.
    const std::optional<OperatorAnswer>& openFault() const { return openFault_; }
    /// The world that is being opened now, and how far that has come.
    const std::optional<WorldOpening>& opening() const { return opening_; }
    /// Why the world that was left last is not the one that is open.
    std::optional<OperatorAnswer> passedOver() const { return port_.passedOver(); }
    std::int64_t msSinceSnapshot() const { return sinceSnapshot_.isValid() ? sinceSnapshot_.elapsed() : 0; }

    /// Changes the request; sent once when control returns to the event loop.
    template <class Edit>
    void wish(Edit edit)
    {
        edit(wanted_);
        scheduleRequest();
    }
    const view::ViewRequest& wanted() const { return wanted_; }

    /// Shows the newest snapshot again, to a page that was not looking when it came.
    void repeat() { emit snapshotChanged(); }

    /// Submits a command; `answered` is called on the GUI thread unless `receiver` is gone by then.
    void submit(OperatorCommand command, QObject* receiver, Answered answered);
    /// Asks the desk to let a file out (ExportFile); `answered` gets why not, empty where it may be written.
    void letOut(const std::string& what, const QString& file, QObject* receiver, LetOut answered);
    void history(const std::string& path, QObject* receiver, History arrived);
    /// Tries a command for an account; an older wish that was not begun is never answered.
    void preview(SubaccountId id, const Command& command, QObject* receiver, Previewed arrived);
    void marginCalls(QObject* receiver, MarginCalls arrived);

    /// For answers of ports: whatever thread calls what this returns, `use` gets a copy of the answer on the GUI
    /// thread, while the session and `receiver` live.
    template <class Use>
    auto onGui(const QObject* receiver, Use use) const
    {
        return [post = toGui(), target = QPointer(receiver), use = std::move(use)](const auto& answer) {
            post([target, use, answer] {
                if (target)
                    use(answer);
            });
        };
    }

signals:
    /// Something is about to be asked, after which the desk or the world may be another's.
    void asking();
    void snapshotChanged();
    /// Another world is shown than before; its first figures follow at once.
    void worldChanged();
    void openFaultChanged();
    void openingChanged();

private:
    struct Gate;
    /// Whatever thread calls it, its argument runs on the GUI thread while the session lives.
    std::function<void(std::function<void()>)> toGui() const;
    void scheduleRequest();
    void take();

    OperatorPort& port_;
    PreviewPort& previews_;
    std::shared_ptr<Gate> gate_;
    std::shared_ptr<const view::ViewSnapshot> snapshot_;
    std::optional<OperatorAnswer> openFault_;
    std::optional<WorldOpening> opening_;
    view::ViewRequest wanted_;
    QElapsedTimer sinceSnapshot_;
    bool requestScheduled_ = false;
};

} // namespace plimsoll
