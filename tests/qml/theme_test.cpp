// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/registration.h"

#include <QColor>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

namespace plimsoll::test {

/// WCAG 2 relative luminance and contrast.
class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void everyTextReachesAaOnEveryGround()
    {
        QQmlEngine engine;
        engine.addImportPath("qrc:/qt/qml");
        QQmlComponent component(&engine);
        component.setData("import QtQml\nimport Plimsoll\nQtObject { property QtObject theme: Theme }", {});
        const std::unique_ptr<QObject> holder(component.create());
        QVERIFY2(holder != nullptr, qPrintable(component.errorString()));
        auto* theme = holder->property("theme").value<QObject*>();
        for (const bool dark : {true, false}) {
            theme->setProperty("dark", dark);
            for (const char* ground : {"canvas", "surface", "raised", "inset", "hover", "selected"}) {
                for (const char* ink : {"text", "text2", "muted", "accent", "lend", "borrow", "healthy", "watch",
                         "danger", "critical", "draft"}) {
                    const double reached = contrast(colour(theme, ink), colour(theme, ground));
                    QVERIFY2(reached >= 4.5,
                        qPrintable(QString("%1 on %2, dark %3: %4").arg(ink, ground).arg(dark).arg(reached)));
                }
                QVERIFY(contrast(colour(theme, "outline"), colour(theme, ground)) >= 3);
            }
            for (const char* ground : {"canvas", "surface", "raised", "inset", "hover", "selected"})
                for (const char* fill : {"healthyFill", "watchFill", "dangerFill", "critical", "lend"})
                    QVERIFY2(contrast(colour(theme, fill), colour(theme, ground)) >= 3, fill);
            for (const char* ground : {"canvas", "surface", "raised", "inset"})
                for (const char* world : {"demo", "training", "replay", "live"}) {
                    const double reached = contrast(colour(theme, world), colour(theme, ground));
                    QVERIFY2(reached >= 4.5,
                        qPrintable(QString("%1 on %2, dark %3: %4").arg(world, ground).arg(dark).arg(reached)));
                }
            QVERIFY(contrast(colour(theme, "accentText"), colour(theme, "accent")) >= 4.5);
        }
    }

private:
    static QColor colour(QObject* theme, const char* name) { return theme->property(name).value<QColor>(); }
    static double linear(double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }
    static double luminance(const QColor& colour)
    {
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    }
    static double contrast(const QColor& one, const QColor& other)
    {
        const double a = luminance(one);
        const double b = luminance(other);
        return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
    }
};
PLIMSOLL_TEST(ThemeTest);

} // namespace plimsoll::test

#include "theme_test.moc"
