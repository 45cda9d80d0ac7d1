// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/renderer.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>

namespace plimsoll {
namespace {

QByteArray rendererName()
{
    QOffscreenSurface surface;
    surface.create();
    QOpenGLContext context;
    if (!context.create() || !context.makeCurrent(&surface))
        return {};
    QByteArray name(reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER)));
    context.doneCurrent();
    return name;
}

} // namespace

void chooseRenderer(const QString& wanted)
{
    if (wanted == u"software") {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        return;
    }
    if (wanted == u"gl" || qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        return;
    const QByteArray name = rendererName();
    if (name.isEmpty() || name.contains("llvmpipe"))
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

} // namespace plimsoll
