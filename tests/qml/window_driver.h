// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/console_window.h"
#include "app/item_in.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QQuickItem>
#include <QTest>
#include <QWheelEvent>

#include <cstdlib>
#include <utility>

namespace plimsoll::test {

/// How long a test waits for what must come; a slow machine is no failure.
inline constexpr int patienceMs = 20'000;

/// Drives the real window by real mouse and key events and reads what it shows. `Self` has a member `console`.
template <class Self>
class WindowDriver {
public:
    QQuickWindow& window() { return *static_cast<Self*>(this)->console.window(); }

    /// Waits for the window and its first figures.
    void begin()
    {
        window().resize(1280, 800);
        Console& desk = static_cast<Self*>(this)->console.console();
        if (!QTest::qWaitForWindowExposed(&window()) || !QTest::qWaitFor([&] { return desk.ready(); }, patienceMs))
            qFatal("the window did not open");
        settle();
    }
    /// A QML warning is a failure.
    void end()
    {
        const QStringList& warnings = static_cast<Self*>(this)->console.warnings();
        if (!warnings.isEmpty())
            qFatal("QML warnings: %s", qPrintable(warnings.join(u'\n')));
    }

    /// Lets posted events, bindings and layouts come to rest.
    void settle() { QTest::qWait(60); }

    /// The visible item of that name; waits for it, and fails the test where it does not come: what must not be in
    /// sight is asked of `shows`.
    QQuickItem* item(const QString& name)
    {
        QQuickItem* found = nullptr;
        if (!QTest::qWaitFor([&] { return (found = itemIn(window().contentItem(), name)) != nullptr; }, patienceMs))
            QTest::qFail(qPrintable("no visible item " + name), __FILE__, __LINE__);
        return found;
    }
    /// The window apart whose title begins so; null where there is none.
    static QQuickWindow* windowApart(const QString& title)
    {
        for (QWindow* window : QGuiApplication::topLevelWindows())
            if (window->isVisible() && window->title().startsWith(title))
                return qobject_cast<QQuickWindow*>(window);
        return nullptr;
    }
    /// The visible item of that name in any window.
    static QQuickItem* itemOf(const QQuickWindow& window, const QString& name)
    {
        return itemIn(window.contentItem(), name);
    }
    /// Types a path into the file dialog that is open, or opens within a moment; returns the name it had proposed.
    QString answerDialog(const QString& path)
    {
        QFileDialog* dialog = nullptr;
        const auto opened = [&] {
            for (QWidget* widget : QApplication::topLevelWidgets())
                if (widget->isVisible() && qobject_cast<QFileDialog*>(widget) != nullptr)
                    dialog = qobject_cast<QFileDialog*>(widget);
            return dialog != nullptr;
        };
        if (!QTest::qWaitFor(opened, patienceMs))
            return {};
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        const QString proposed = name->text();
        name->selectAll();
        QTest::keyClicks(name, path);
        QTest::keyClick(name, Qt::Key_Return);
        return proposed;
    }
    bool shows(const QString& name) { return itemIn(window().contentItem(), name) != nullptr; }
    /// What an item reads.
    QString text(const QString& name) { return property(name, "text"); }
    /// Waits until an item reads so.
    bool reads(const QString& name, const QString& wanted)
    {
        const bool came = QTest::qWaitFor([&] { return shows(name) && text(name) == wanted; }, patienceMs);
        if (!came)
            qWarning("%s reads %s", qPrintable(name), qPrintable(shows(name) ? text(name) : QString("nothing")));
        return came;
    }
    QString property(const QString& name, const char* property)
    {
        QQuickItem* found = item(name);
        return found ? found->property(property).toString() : QString();
    }
    bool enabled(const QString& name)
    {
        QQuickItem* found = item(name);
        return found && found->isEnabled();
    }
    static QPoint centre(QQuickItem* item)
    {
        return item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
    }

    /// Scrolls what it is in until its centre is in sight: what is elsewhere takes no click.
    static void bringInSight(QQuickItem* found)
    {
        for (QQuickItem* at = found->parentItem(); at != nullptr; at = at->parentItem()) {
            if (!at->inherits("QQuickFlickable"))
                continue;
            const QRectF box = found->mapRectToItem(at, found->boundingRect());
            const double by = box.center().y() > at->height() ? box.bottom() - at->height()
                : box.center().y() < 0                        ? box.top()
                                                              : 0;
            if (by != 0)
                at->setProperty("contentY", at->property("contentY").toDouble() + by);
        }
    }
    void click(const QString& name)
    {
        QQuickItem* found = item(name);
        QVERIFY2(found != nullptr, qPrintable(name));
        bringInSight(found);
        // Not while it is still being laid out, which a busy machine puts off for more than a frame.
        QPoint place = centre(found);
        const auto rests = [&] { return std::exchange(place, centre(found)) == centre(found); };
        for (int look = 0; look < 3 || !rests(); ++look) {
            drawn();
            QTest::qWait(10);
        }
        QTest::mouseClick(&window(), Qt::LeftButton, Qt::NoModifier, place);
        settle();
    }
    /// Until what was asked of the window's layout is on the screen.
    void drawn()
    {
        bool swapped = false;
        const auto frame = QObject::connect(&window(), &QQuickWindow::frameSwapped, &window(), [&] { swapped = true; });
        window().update();
        QTest::qWaitFor([&] { return swapped; }, 1'000);
        QObject::disconnect(frame);
    }
    /// Clicks into a field, selects what is there and types over it.
    void type(const QString& name, const QString& text)
    {
        click(name);
        const QQuickItem* holder = window().activeFocusItem();
        QVERIFY2(keysAreOn(name),
            qPrintable(
                QString("%1 was clicked, but %2 has the keys")
                    .arg(name, holder ? holder->objectName() + ", a " + holder->metaObject()->className() : "nobody")));
        QTest::keyClick(&window(), Qt::Key_A, Qt::ControlModifier);
        keys(text);
    }
    /// Types into whatever has the focus.
    void keys(const QString& text)
    {
        for (const QChar letter : text)
            QTest::keyClick(&window(), letter.toLatin1());
        settle();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&window(), key, modifiers);
        settle();
    }
    /// The item of that name, or one in it, has the keys.
    bool keysAreOn(const QString& name)
    {
        const QQuickItem* holder = window().activeFocusItem();
        while (holder != nullptr && holder->objectName() != name)
            holder = holder->parentItem();
        return holder != nullptr;
    }
    /// Goes by the tabulator until the item of that name, or one in it, has the focus; false where it is not reached.
    bool tabTo(const QString& name)
    {
        constexpr int stopsMax = 150;
        for (int stop = 0; stop < stopsMax; ++stop) {
            if (keysAreOn(name))
                return true;
            QTest::keyClick(&window(), Qt::Key_Tab);
        }
        return false;
    }
    void drag(const QString& name, QPoint by)
    {
        QQuickItem* found = item(name);
        QVERIFY2(found != nullptr, qPrintable(name));
        const QPoint from = centre(found);
        QTest::mousePress(&window(), Qt::LeftButton, Qt::NoModifier, from);
        for (int step = 1; step <= 8; ++step)
            QTest::mouseMove(&window(), from + by * step / 8, 5);
        QTest::mouseRelease(&window(), Qt::LeftButton, Qt::NoModifier, from + by);
        settle();
    }
    /// A place in the plot of a chart, at a share of its width from the left.
    QPoint plotPoint(const QString& chart, double across)
    {
        QQuickItem* plot = itemIn(item(chart), "plot");
        return plot->mapToScene(QPointF(plot->width() * across, plot->height() / 2)).toPoint();
    }
    /// Turns the wheel away from the hand by so many clicks.
    void wheel(QPoint place, int clicks, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        for (int click = 0; click < std::abs(clicks); ++click) {
            QWheelEvent turned(place, window().mapToGlobal(place), {}, {0, clicks > 0 ? 120 : -120}, Qt::NoButton,
                modifiers, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&window(), &turned);
        }
        settle();
    }
};

} // namespace plimsoll::test
