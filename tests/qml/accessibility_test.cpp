// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"
#include "support/registration.h"
#include "viewmodel/format/enumerations.h"

#include <QAccessible>
#include <QSet>

#include <algorithm>

namespace plimsoll::test {
namespace {

/// What a screen reader can press or type into.
bool isActive(const QAccessibleInterface& thing)
{
    switch (thing.role()) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::Link:
    case QAccessible::MenuItem:
    case QAccessible::PageTab:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
        return true;
    default:
        return false;
    }
}

QString whereIs(QAccessibleInterface& thing)
{
    QStringList path;
    for (QAccessibleInterface* at = &thing; at != nullptr && at->object() != nullptr; at = at->parent())
        path.prepend(QStringLiteral("%1#%2").arg(
            QString::fromLatin1(at->object()->metaObject()->className()), at->object()->objectName()));
    const QRect place = thing.rect();
    return QStringLiteral("%1 at %2,%3").arg(path.mid(path.size() - 3).join(u'/')).arg(place.x()).arg(place.y());
}

void findNameless(QAccessibleInterface* thing, QStringList& nameless)
{
    if (thing == nullptr || thing->state().invisible)
        return;
    if (isActive(*thing) && thing->text(QAccessible::Name).trimmed().isEmpty())
        nameless << whereIs(*thing);
    for (int i = 0; i < thing->childCount(); ++i)
        findNameless(thing->child(i), nameless);
}

/// Items that the tabulator reaches: whatever they are, they say what.
void findNameless(QQuickItem* item, QStringList& nameless)
{
    if (!item->isVisible())
        return;
    QAccessibleInterface* thing = QAccessible::queryAccessibleInterface(item);
    if (item->activeFocusOnTab() && item->isEnabled() && thing != nullptr && isActive(*thing)
        && thing->text(QAccessible::Name).trimmed().isEmpty())
        nameless << whereIs(*thing);
    for (QQuickItem* child : item->childItems())
        findNameless(child, nameless);
}

/// Everything beneath it that is told as being on screen.
void findShown(QAccessibleInterface* thing, QAccessible::Role role, QList<QAccessibleInterface*>& found)
{
    if (thing == nullptr || thing->state().invisible)
        return;
    if (thing->role() == role && !thing->state().offscreen)
        found << thing;
    for (int i = 0; i < thing->childCount(); ++i)
        findShown(thing->child(i), role, found);
}
QList<QAccessibleInterface*> shown(QQuickWindow& window, QAccessible::Role role)
{
    QList<QAccessibleInterface*> found;
    findShown(QAccessible::queryAccessibleInterface(&window), role, found);
    return found;
}

/// What of an item is not scrolled or clipped away.
QRectF inSight(const QQuickItem* item)
{
    QRectF place = item->mapRectToScene({0, 0, item->width(), item->height()});
    for (QQuickItem* above = item->parentItem(); above != nullptr; above = above->parentItem())
        if (above->clip())
            place &= above->mapRectToScene({0, 0, above->width(), above->height()});
    return place;
}

} // namespace

/// Whoever does not see the console is told what each control is.
class AccessibilityTest : public QObject {
    Q_OBJECT

    /// With an account in full, on the page that has them.
    static void show(ConsoleDriver& driver, int page)
    {
        driver.console.console().setPage(page);
        driver.settle();
        driver.settle();
        if (page == place::Margin)
            driver.click("account_0");
    }

private slots:
    void initTestCase() { QAccessible::setActive(true); }
    void cleanupTestCase() { QAccessible::setActive(false); }

    void everyControlOfEveryPageHasAName()
    {
        ConsoleDriver driver;
        Console& desk = driver.console.console();
        for (int page = 0; page < desk.pages().size(); ++page) {
            show(driver, page);
            QStringList nameless;
            findNameless(QAccessible::queryAccessibleInterface(&driver.window()), nameless);
            findNameless(driver.window().contentItem(), nameless);
            QVERIFY2(nameless.isEmpty(), qPrintable(desk.pages().at(page) + ":\n" + nameless.join(u'\n')));
        }
    }

    void whatTheTabulatorReachesIsInSight()
    {
        ConsoleDriver driver;
        Console& desk = driver.console.console();
        desk.settings()->preferences()->setTextScale(130);
        for (int page = 0; page < desk.pages().size(); ++page) {
            show(driver, page);
            QStringList hidden;
            QSet<const QQuickItem*> reached;
            for (const QQuickItem* item = nullptr; !reached.contains(item);) {
                reached.insert(item);
                driver.press(Qt::Key_Tab);
                item = driver.window().activeFocusItem();
                // Of what is higher than its place a part is enough.
                if (item != nullptr && inSight(item).height() < std::min(item->height(), 20.0))
                    hidden << item->objectName() + u' ' + QString::fromUtf8(item->metaObject()->className());
            }
            QVERIFY(reached.size() > 10);
            QVERIFY2(hidden.isEmpty(), qPrintable(desk.pages().at(page) + ":\n" + hidden.join(u'\n')));
        }
    }

    void everyDialogHasAName_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<QString>("opens");
        QTest::addColumn<QString>("name");
        QTest::newRow("palette") << int(place::Overview) << "paletteButton"
                                 << "Search or do";
        QTest::newRow("stops") << int(place::Overview) << "stopButton"
                               << "Stop the venue";
        QTest::newRow("alerts") << int(place::Overview) << "alertButton"
                                << "Alerts";
        QTest::newRow("filters") << int(place::Margin) << "savedFilters"
                                 << "Saved filters";
        QTest::newRow("more filters") << int(place::Margin) << "moreFilters"
                                      << "More filters";
        QTest::newRow("table") << int(place::Margin) << "accountsMenu"
                               << "Accounts";
    }
    void everyDialogHasAName()
    {
        QFETCH(int, page);
        QFETCH(QString, opens);
        QFETCH(QString, name);
        ConsoleDriver driver;
        driver.console.console().setPage(page);
        driver.settle();
        driver.click(opens);
        const auto dialogs = shown(driver.window(), QAccessible::Dialog);
        QCOMPARE(dialogs.size(), 1);
        QCOMPARE(dialogs.front()->text(QAccessible::Name), name);
    }

    void aCurvePointTellsItsRateAndMovesByIt()
    {
        ConsoleDriver driver;
        driver.console.console().setPage(place::Lending);
        driver.settle();
        QAccessibleInterface* point = QAccessible::queryAccessibleInterface(driver.item("curveHandle1"));
        QVERIFY(point != nullptr && point->valueInterface() != nullptr);
        const double rate = driver.text("curveRate1").toDouble();
        QVERIFY(rate > 0);
        QCOMPARE(point->valueInterface()->currentValue().toDouble(), rate);
        QVERIFY(point->valueInterface()->maximumValue().toDouble() >= rate);
        point->actionInterface()->doAction(QAccessibleActionInterface::increaseAction());
        driver.settle();
        QCOMPARE(point->valueInterface()->currentValue().toDouble(), rate + 0.05);
        QCOMPARE(driver.text("curveRate1").toDouble(), rate + 0.05);
    }

    void rowsBelowTheEdgeOfAListAreNotTold()
    {
        ConsoleDriver driver;
        Console& desk = driver.console.console();
        for (const int page : {place::Lending, place::Margin, place::Liquidations, place::Journal, place::Exchange}) {
            show(driver, page);
            QStringList hidden;
            for (QAccessibleInterface* row : shown(driver.window(), QAccessible::Row))
                if (const auto* item = qobject_cast<QQuickItem*>(row->object());
                    item->parentItem()->parentItem()->inherits("QQuickListView") && inSight(item).height() < 1)
                    hidden << whereIs(*row);
            QVERIFY2(hidden.isEmpty(), qPrintable(desk.pages().at(page) + ":\n" + hidden.join(u'\n')));
        }
    }

    void withoutAWorldNothingBehindTheVeilIsReached()
    {
        ConsoleDriver driver;
        driver.console.console().setPage(place::Margin);
        driver.settle();
        driver.exchange.fault = OperatorAnswer{};
        driver.exchange.fault->code = "TORN";
        driver.exchange.fault->detail = "/worlds/a.plimsoll is torn";
        driver.exchange.publish();
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("worldFault"), patienceMs);
        QVERIFY(!driver.shows("railMargin"));
        QVERIFY(shown(driver.window(), QAccessible::PageTab).isEmpty());
        QVERIFY(shown(driver.window(), QAccessible::Row).isEmpty());
        QSet<const QQuickItem*> reached;
        for (const QQuickItem* item = nullptr; !reached.contains(item);) {
            reached.insert(item);
            driver.press(Qt::Key_Tab);
            item = driver.window().activeFocusItem();
            QVERIFY(item != nullptr && item->isVisible());
        }
        QVERIFY(driver.tabTo("faultOpen"));
    }

    void oneOfAFewIsARadioButtonAndATickACheckBox()
    {
        ConsoleDriver driver;
        driver.console.console().setPage(place::Margin);
        driver.settle();
        driver.click("bandFilter2");
        const auto told = [&](const char* name) { return QAccessible::queryAccessibleInterface(driver.item(name)); };
        QCOMPARE(told("bandFilter2")->role(), QAccessible::RadioButton);
        QVERIFY(told("bandFilter2")->state().checked && !told("bandFilter0")->state().checked);
        driver.click("moreFilters");
        driver.click("flagFilter_1");
        QCOMPARE(told("flagFilter_1")->role(), QAccessible::CheckBox);
        QVERIFY(told("flagFilter_1")->state().checked && !told("flagFilter_2")->state().checked);
    }
};
PLIMSOLL_TEST(AccessibilityTest);

} // namespace plimsoll::test

#include "accessibility_test.moc"
