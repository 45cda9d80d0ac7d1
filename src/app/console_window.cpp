// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console_window.h"

#include <QQmlError>

namespace plimsoll {
namespace {

/// A string that is never read. The QML engine collects garbage, 16 to 30 ms for a console with all pages, whenever its
/// strings have grown to some multiple of what was left of them the last time: without this five times a second under a
/// hand that drags, and no public setting changes it (Qt 6.4).
QJSValue ballast(QJSEngine& engine)
{
    constexpr int bytes = 16 << 20;
    QJSValue held = engine.newArray(1);
    held.setProperty(0, QString(bytes / static_cast<int>(sizeof(QChar)), u' '));
    return held;
}

} // namespace

ConsoleWindow::ConsoleWindow(ConsolePort& port, ArchivePort& archive)
    : console_(std::make_unique<Console>(port, archive, formats_))
    , engine_(std::make_unique<QQmlApplicationEngine>())
{
    engine_->addImportPath(QStringLiteral("qrc:/qt/qml"));
    ballast_ = ballast(*engine_);
    engine_->setOutputWarningsToStandardError(true);
    QObject::connect(engine_.get(), &QQmlEngine::warnings, engine_.get(), [this](const QList<QQmlError>& errors) {
        for (const QQmlError& error : errors)
            warnings_ << error.toString();
    });
    engine_->setInitialProperties({{QStringLiteral("desk"), QVariant::fromValue(console_.get())}});
    engine_->load(QUrl(QStringLiteral("qrc:/qt/qml/Plimsoll/Main.qml")));
    if (!engine_->rootObjects().isEmpty())
        window_ = qobject_cast<QQuickWindow*>(engine_->rootObjects().constFirst());
}

ConsoleWindow::~ConsoleWindow()
{
    ballast_ = {};
    engine_.reset();
}

} // namespace plimsoll
