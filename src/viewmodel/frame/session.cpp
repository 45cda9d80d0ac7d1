// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/session.h"

#include "viewmodel/format/wording.h"

#include <QMetaObject>

#include <atomic>
#include <mutex>

namespace plimsoll {

/// Lets other threads post to the session while it lives; several publications before the GUI wakes count as one.
struct Session::Gate {
    std::mutex mutex;
    Session* session = nullptr;
    std::atomic<bool> pending{false};

    template <class Function>
    void post(Function function)
    {
        const std::lock_guard lock(mutex);
        if (session != nullptr)
            QMetaObject::invokeMethod(session, std::move(function), Qt::QueuedConnection);
    }
};

Session::Session(OperatorPort& port, PreviewPort& previews, QObject* parent)
    : QObject(parent)
    , port_(port)
    , previews_(previews)
    , gate_(std::make_shared<Gate>())
{
    auto empty = std::make_shared<view::ViewSnapshot>();
    empty->risk = std::make_shared<const RiskConfiguration>();
    snapshot_ = std::move(empty);
    gate_->session = this;
    port_.onPublished([this, gate = gate_] {
        if (!gate->pending.exchange(true))
            gate->post([this] { take(); });
    });
    gate_->post([this] { take(); });
    scheduleRequest();
}

Session::~Session()
{
    port_.onPublished({});
    const std::lock_guard lock(gate_->mutex);
    gate_->session = nullptr;
}

void Session::take()
{
    gate_->pending = false;
    auto fault = port_.openFault();
    if (fault.has_value() != openFault_.has_value() || (fault && fault->file != openFault_->file)) {
        openFault_ = std::move(fault);
        emit openFaultChanged();
    }
    if (auto opening = port_.opening(); opening != opening_) {
        opening_ = std::move(opening);
        emit openingChanged();
    }
    auto newest = port_.latest();
    if (!newest || newest == snapshot_)
        return;
    const bool another = hasSnapshot() && newest->status.worldPath != snapshot_->status.worldPath;
    snapshot_ = std::move(newest);
    sinceSnapshot_.start();
    if (another)
        emit worldChanged();
    emit snapshotChanged();
}

void Session::scheduleRequest()
{
    if (requestScheduled_)
        return;
    requestScheduled_ = true;
    const auto send = [this] {
        requestScheduled_ = false;
        ++wanted_.number;
        port_.request(wanted_);
    };
    QMetaObject::invokeMethod(this, send, Qt::QueuedConnection);
}

void Session::submit(OperatorCommand command, QObject* receiver, Answered answered)
{
    if (!std::holds_alternative<KeepDraft>(command))
        emit asking();
    port_.submit(std::move(command), onGui(receiver, [call = std::move(answered)](const OperatorAnswer& answer) {
        if (call)
            call(answer);
    }));
}

void Session::letOut(const std::string& what, const QString& file, QObject* receiver, LetOut answered)
{
    submit(ExportFile{what, file.toStdString()}, receiver, [call = std::move(answered)](const OperatorAnswer& answer) {
        call(answer.accepted ? QString() : format::refusal(answer));
    });
}

void Session::history(const std::string& path, QObject* receiver, History arrived)
{
    port_.parameterHistory(path, onGui(receiver, std::move(arrived)));
}

std::function<void(std::function<void()>)> Session::toGui() const
{
    return [gate = gate_](std::function<void()> task) { gate->post(std::move(task)); };
}

void Session::preview(SubaccountId id, const Command& command, QObject* receiver, Previewed arrived)
{
    previews_.preview(id, command, onGui(receiver, std::move(arrived)));
}

void Session::marginCalls(QObject* receiver, MarginCalls arrived)
{
    port_.marginCalls(onGui(receiver, std::move(arrived)));
}

} // namespace plimsoll
