// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console_window.h"

#include <QQmlError>

namespace plimsoll {

ConsoleWindow::ConsoleWindow(ConsolePort& port, ArchivePort& archive)
    : console_(std::make_unique<Console>(port, archive, formats_))
    , engine_(std::make_unique<QQmlApplicationEngine>())
{
    engine_->addImportPath(QStringLiteral("qrc:/qt/qml"));
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
    engine_.reset();
}

} // namespace plimsoll
