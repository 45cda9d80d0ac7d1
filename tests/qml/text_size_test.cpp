// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"
#include "support/registration.h"

#include "viewmodel/format/enumerations.h"

#include <QRegularExpression>

#include <vector>

namespace plimsoll::test {

namespace {

struct Seen {
    QString text;
    QRectF place;
    /// Not all of its figures can be read: it was elided, or what it stands in ends before it does.
    bool cut = false;
};

/// Where the letters of a text stand in the window.
QRectF lettersOf(const QQuickItem* text)
{
    const auto number = [&](const char* name) { return text->property(name).toDouble(); };
    const double left = number("leftPadding");
    const double room = text->width() - left - number("rightPadding");
    const double width = std::min(room, number("contentWidth"));
    const double height = number("contentHeight");
    const int across = text->property("effectiveHorizontalAlignment").toInt();
    const int down = text->property("verticalAlignment").toInt();
    const double x = left
        + (across & Qt::AlignRight          ? room - width
                : across & Qt::AlignHCenter ? (room - width) / 2
                                            : 0);
    const double y = down & Qt::AlignBottom ? text->height() - height
        : down & Qt::AlignVCenter           ? (text->height() - height) / 2
                                            : 0;
    return text->mapRectToScene({x, y, width, height});
}

/// What of a place is not clipped away.
QRectF inSight(QRectF place, const QQuickItem* text)
{
    for (QQuickItem* above = text->parentItem(); above != nullptr; above = above->parentItem())
        if (above->clip())
            place &= above->mapRectToScene(above->boundingRect());
    return place;
}

void collect(QQuickItem* from, std::vector<Seen>& seen)
{
    if (!from->isVisible() || from->opacity() < 0.05)
        return;
    const QString words = from->property("text").toString();
    if (from->inherits("QQuickText") && !words.isEmpty())
        if (const QRectF whole = lettersOf(from), place = inSight(whole, from);
            place.width() > 2 && place.height() > 2) {
            static const QRegularExpression figure(QStringLiteral("\\d"));
            const bool cut = from->property("truncated").toBool() || place.width() < whole.width() - 2;
            seen.push_back({words, place, cut && words.contains(figure)});
        }
    for (QQuickItem* child : from->childItems())
        collect(child, seen);
}

void collectCutHeads(QQuickItem* from, bool inHead, QStringList& cut)
{
    if (!from->isVisible())
        return;
    inHead = inHead || from->objectName().startsWith("head_");
    if (inHead && from->inherits("QQuickText") && from->property("truncated").toBool())
        cut << from->property("text").toString();
    for (QQuickItem* child : from->childItems())
        collectCutHeads(child, inHead, cut);
}

} // namespace

/// Every page in large text in the smallest usual window: nothing runs over anything, no head and no figure is cut.
class TextSizeTest : public QObject {
    Q_OBJECT

private slots:
    /// While another page is shown, too.
    void chartsKeepTheirPlacesWhenTheTextGrows()
    {
        ConsoleDriver driver;
        Console& console = driver.console.console();
        const auto inOrder = [&](const char* first, const char* second) {
            const auto place = [&](const char* name) {
                const QQuickItem* item = driver.item(name);
                return item->mapRectToScene(item->boundingRect());
            };
            return place(first).right() < place(second).left();
        };
        for (const int percent : {100, 130, 100}) {
            console.setPage(place::Settings);
            driver.settle();
            console.settings()->preferences()->setTextScale(percent);
            driver.settle();
            console.setPage(place::Risk);
            driver.settle();
            driver.settle();
            QVERIFY(inOrder("weightPanel", "requirementPanel"));
            QVERIFY(inOrder("requirementPanel", "asidePanel"));
        }
    }

    void nothingRunsOver_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<int>("percent");
        QTest::addColumn<bool>("accountOpen");
        const std::pair<const char*, int> pages[]{{"overview", place::Overview}, {"lending", place::Lending},
            {"margin", place::Margin}, {"liquidations", place::Liquidations}, {"risk", place::Risk},
            {"changes", place::Changes}, {"exchange", place::Exchange}, {"journal", place::Journal},
            {"balance", place::Balance}};
        for (const int percent : {115, 130}) {
            for (const auto& [name, page] : pages)
                QTest::addRow("%s %d", name, percent) << page << percent << false;
            QTest::addRow("margin with an account %d", percent) << int(place::Margin) << percent << true;
        }
    }
    void nothingRunsOver()
    {
        QFETCH(int, page);
        QFETCH(int, percent);
        QFETCH(bool, accountOpen);
        ConsoleDriver driver;
        Console& console = driver.console.console();
        console.settings()->preferences()->setTextScale(percent);
        console.setPage(page);
        driver.settle();
        if (accountOpen)
            driver.click("account_0");
        QTest::mouseMove(&driver.window(), QPoint(driver.window().width() / 2, 2));
        QTest::qWait(300);

        QStringList cut;
        collectCutHeads(driver.window().contentItem(), false, cut);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'|')));
        std::vector<Seen> seen;
        collect(driver.window().contentItem(), seen);
        QVERIFY(seen.size() > 20);
        for (const Seen& one : seen)
            if (one.cut)
                cut << QStringLiteral("“%1” at %2, %3")
                           .arg(one.text)
                           .arg(one.place.x(), 0, 'f', 0)
                           .arg(one.place.y(), 0, 'f', 0);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
        QStringList over;
        constexpr double hair = 2;
        for (std::size_t a = 0; a < seen.size(); ++a)
            for (std::size_t b = a + 1; b < seen.size(); ++b) {
                const QRectF both = seen[a].place & seen[b].place;
                if (both.width() > hair && both.height() > hair)
                    over << QStringLiteral("“%1” and “%2” at %3, %4")
                                .arg(seen[a].text, seen[b].text)
                                .arg(both.x(), 0, 'f', 0)
                                .arg(both.y(), 0, 'f', 0);
            }
        QVERIFY2(over.isEmpty(), qPrintable(over.join(u'\n')));
    }
};
PLIMSOLL_TEST(TextSizeTest);

} // namespace plimsoll::test

#include "text_size_test.moc"
