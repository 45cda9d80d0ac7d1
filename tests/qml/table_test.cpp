// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window_memory.h"
#include "domain/base/decimal.h"
#include "qml/console_driver.h"
#include "qml/host_driver.h"
#include "support/registration.h"
#include "viewmodel/format/enumerations.h"

#include <QClipboard>
#include <QDir>
#include <QQmlComponent>
#include <QSettings>
#include <QStandardPaths>
#include <QStringListModel>
#include <QTemporaryDir>

#include <cmath>

namespace plimsoll::test {
namespace {

QString exact(Usd value)
{
    return QString::fromStdString(toText(value));
}

QString percent(Ratio value)
{
    return QString::fromStdString(toText(Ratio::fromRaw(value.raw * 100)));
}

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

/// The lines of the file that the newest toast names.
QStringList saved(Console& desk)
{
    const auto& toasts = *desk.toasts();
    const QModelIndex newest = toasts.index(toasts.rowCount() - 1, 0);
    const QString text = toasts.data(newest, toasts.roleNames().key("text")).toString();
    QFile file(text.mid(text.indexOf(u'/')));
    if (!file.open(QIODevice::ReadOnly))
        return {text};
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    file.remove();
    return lines;
}

} // namespace

/// What every table has: columns to choose, a row to copy, all rows to save.
class TableTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void choosesColumnsAndKeepsThemOverARestart()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath("console.conf"), QSettings::IniFormat);
        {
            ConsoleDriver driver;
            keepWindow(driver.console, settings);
            open(driver, place::Margin);
            QVERIFY(!driver.shows("head_imr"));
            driver.click("accountsMenu");
            QVERIFY(!driver.enabled("columnCheck_account"));
            driver.click("columnCheck_distance");
            QVERIFY(!driver.shows("head_distance"));
            driver.click("columnCheck_imr");
            QTRY_VERIFY_WITH_TIMEOUT(driver.shows("head_imr"), patienceMs);
            const auto kept = [&] { return settings.value("tables/columns").toMap().value("accounts").toMap(); };
            QTRY_COMPARE_WITH_TIMEOUT(kept(), (QVariantMap{{"distance", false}, {"imr", true}}), patienceMs);
        }
        ConsoleDriver driver;
        restoreWindow(driver.console, settings);
        open(driver, place::Margin);
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("head_imr"), patienceMs);
        QVERIFY(!driver.shows("head_distance"));
        driver.click("accountsMenu");
        driver.click("columnsAsAtTheStart");
        QVERIFY(!driver.shows("tableMenu"));
        QVERIFY(!driver.shows("head_imr"));
        QVERIFY(driver.shows("head_distance"));
    }

    void saysWhichColumnHasNoRoom()
    {
        ConsoleDriver driver;
        open(driver, place::Margin);
        driver.click("account_0");
        driver.click("accountsMenu");
        driver.click("columnCheck_gross");
        driver.click("columnCheck_collateral");
        driver.click("columnCheck_imr");
        QTRY_COMPARE_WITH_TIMEOUT(driver.text("columnRoom_flags"), QString("no room at this width"), patienceMs);
        QVERIFY(!driver.shows("head_flags"));
        QCOMPARE(driver.text("columnRoom_equity"), QString());
    }

    void isReachedByKeys()
    {
        ConsoleDriver driver;
        open(driver, place::Margin);
        QVERIFY(driver.tabTo("accountsList"));
        driver.press(Qt::Key_F10, Qt::ShiftModifier);
        QVERIFY(driver.shows("columnsAsAtTheStart"));
        driver.press(Qt::Key_Space);
        QVERIFY(!driver.shows("head_equity"));
        driver.press(Qt::Key_Space);
        QVERIFY(driver.shows("head_equity"));
        driver.press(Qt::Key_Down);
        driver.press(Qt::Key_Space);
        QVERIFY(!driver.shows("head_exposure"));
        driver.press(Qt::Key_Escape);
        QVERIFY(!driver.shows("columnsAsAtTheStart"));
        QVERIFY(driver.tabTo("accountsMenu"));
    }

    /// Not under the ring of the list, which is as wide as its rows, and not by a ground alone.
    void marksTheRowOfTheKeysWithinTheRingOfTheList()
    {
        ConsoleDriver driver;
        for (const auto& [page, table] : {std::pair{place::Margin, "accountsList"}, {place::Lending, "poolsList"},
                 {place::Liquidations, "fillsList"}, {place::Overview, "feedList"}}) {
            open(driver, page);
            QQuickItem* list = driver.item(table);
            QVERIFY(driver.tabTo(table));
            driver.press(Qt::Key_Down);
            driver.settle();
            auto* row = list->property("currentItem").value<QQuickItem*>();
            QVERIFY2(row != nullptr, table);
            const auto* mark = row->findChild<QQuickItem*>("currentMark");
            QVERIFY2(mark != nullptr && mark->isVisible(), table);
            constexpr double ring = 2;
            QVERIFY(mark->x() > ring);
            QVERIFY(mark->x() + mark->width() < list->width() - ring);
            QVERIFY(mark->property("border").value<QObject*>()->property("width").toInt() >= 2);
            int marked = 0;
            for (const QQuickItem* other : list->findChildren<QQuickItem*>("currentMark"))
                marked += other->isVisible() ? 1 : 0;
            QVERIFY(marked <= 1);
        }
    }

    /// At its end, or so near that all rows in sight are taken away.
    void staysAtItsEndWhenMostRowsGo_data()
    {
        QTest::addColumn<QList<Qt::Key>>("keys");
        QTest::addColumn<bool>("end");
        QTest::newRow("end") << QList{Qt::Key_End} << true;
        QTest::newRow("near the end") << QList{Qt::Key_End, Qt::Key_Up} << true;
        QTest::newRow("top") << QList{Qt::Key_End, Qt::Key_Home} << false;
    }
    void staysAtItsEndWhenMostRowsGo()
    {
        QFETCH(QList<Qt::Key>, keys);
        QFETCH(bool, end);
        ConsoleDriver driver;
        QQmlComponent component(qmlEngine(driver.item("paletteButton")));
        component.setData("import QtQuick\nimport Plimsoll\n"
                          "Table { width: 300; height: 300; columns: []; objectName: \"trial\"\n"
                          "delegate: Item { width: 100; height: 20 } }",
            {});
        QStringList names;
        for (int row = 0; row < 900; ++row)
            names << QString::number(row);
        QStringListModel model(names);
        const std::unique_ptr<QObject> made(component.createWithInitialProperties(
            {{"model", QVariant::fromValue(&model)}, {"parent", QVariant::fromValue(driver.window().contentItem())}}));
        QVERIFY2(made != nullptr, qPrintable(component.errorString()));
        QQuickItem* list = driver.item("trialList");
        list->forceActiveFocus();
        for (const Qt::Key key : keys)
            for (int time = 0; time < (key == Qt::Key_Up ? 40 : 1); ++time)
                driver.press(key);
        model.removeRows(100, 800);
        driver.settle();
        QCOMPARE(list->property("count").toInt(), 100);
        QCOMPARE(list->property("atYEnd").toBool(), end);
        QCOMPARE(list->property("atYBeginning").toBool(), !end);
        if (keys.size() > 1)
            return;
        model.removeRows(50, 30);
        model.insertRows(70, 200);
        driver.settle();
        QVERIFY(list->property("atYEnd").toBool());
    }

    void copiesARowWithEveryDigit()
    {
        ConsoleDriver driver;
        open(driver, place::Margin);
        const view::AccountRow row = driver.exchange.latest()->accounts.rows[1];
        driver.click("account_1");
        driver.press(Qt::Key_C, Qt::ControlModifier);
        const QStringList cells = clipboard().split(u'\t');
        QCOMPARE(cells.size(), 10);
        QCOMPARE(cells[0], QString::number(row.subaccount.value));
        QCOMPARE(cells[1], exact(row.netEquity));
        QCOMPARE(cells[2], exact(row.totalExposure));
        QCOMPARE(cells[3], percent(*row.marginFraction));
        QCOMPARE(cells[4], percent(*row.mmr));
        QCOMPARE(cells[8], exact(row.largestDebtValue));
        driver.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QStringList lines = clipboard().split(u'\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith("Account\tNet equity ($)\tExposure ($)\tMargin fr. (%)\tMMR (%)\t"));
        QCOMPARE(lines[1], cells.join(u'\t'));
    }

    void copiesTheRowUnderThePointerByItsMenu()
    {
        ConsoleDriver driver;
        open(driver, place::Margin);
        const QPoint place = driver.centre(driver.item("account_3"));
        QTest::mouseClick(&driver.window(), Qt::RightButton, Qt::NoModifier, place);
        driver.settle();
        driver.click("copyRow");
        QVERIFY(clipboard().startsWith(driver.item("account_3")->property("account").toString() + u'\t'));
    }

    void savesEveryAccountThatMatches()
    {
        ConsoleDriver driver;
        open(driver, place::Margin);
        driver.click("bandFilter2");
        const auto matching = driver.exchange.latest()->accounts.matching;
        QVERIFY(matching > 200);
        driver.click("accountsMenu");
        driver.click("columnCheck_gross");
        driver.click("saveRows");
        driver.settle();
        const QStringList lines = saved(driver.console.console());
        QCOMPARE(lines.size(), qsizetype(matching) + 1);
        QVERIFY(lines[0].contains("Gross value ($)"));
        const view::AccountRow worst = driver.exchange.latest()->accounts.rows[0];
        QVERIFY(lines[1].startsWith(QString::number(worst.subaccount.value) + u',' + exact(worst.netEquity) + u','));
        QVERIFY(lines[1].contains(exact(worst.grossValue)));
    }

    void savesAccountsOfARunningExchange()
    {
        HostDriver driver;
        driver.console.console().setPage(place::Margin);
        QTRY_VERIFY_WITH_TIMEOUT(driver.shows("account_0"), patienceMs);
        const auto accounts = driver.host.latest()->accounts.accounts;
        driver.click("accountsMenu");
        driver.click("saveRows");
        QTRY_VERIFY_WITH_TIMEOUT(driver.console.console().toasts()->rowCount() > 0, patienceMs);
        QCOMPARE(saved(driver.console.console()).size(), qsizetype(accounts) + 1);
    }

    void savesEveryTable_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<QString>("menu");
        QTest::addColumn<QString>("head");
        const auto row
            = [](int page, const char* menu, const char* head) { QTest::newRow(menu) << page << menu << head; };
        row(place::Overview, "poolBarsMenu", "Pool,Utilization (%),Borrow (% a year),Mark ($),1 h (%)");
        row(place::Overview, "feedMenu", "Time,Subject,What");
        row(place::Lending, "poolsMenu", "Pool,Util. (%),Borrow (%),Lend (%)");
        row(place::Lending, "lendersMenu", "Account,Quantity,Share (%)");
        row(place::Lending, "borrowersMenu", "Account,Quantity,Share (%)");
        row(place::Liquidations, "fillsMenu",
            "Time,Account,Stage,\"Debt, asset\",Debt closed,\"Paid with, asset\",Paid with,Value ($),");
        row(place::Liquidations, "providersMenu", "Account,IMR (%),Capacity left ($)");
        row(place::Risk, "riskGridMenu", "Asset,");
        row(place::Exchange, "asksMenu", "Price,Quantity (");
        row(place::Exchange, "bidsMenu", "Price,Quantity (");
        row(place::Exchange, "tradesMenu", "Time,Taker,Price,Quantity (");
        row(place::Exchange, "balancesMenu", "Asset,Available,In orders,Lent,Value ($),Owed,Cost / h ($),Source");
        row(place::Exchange, "ordersMenu", "Order,Market,Side,Price,Quantity,Filled,");
    }
    void savesEveryTable()
    {
        QFETCH(int, page);
        QFETCH(QString, menu);
        QFETCH(QString, head);
        ConsoleDriver driver;
        open(driver, page);
        QQuickItem* button = driver.item(menu);
        QVERIFY(button != nullptr);
        auto* model = button->property("model").value<QAbstractItemModel*>();
        QVERIFY(model != nullptr);
        // Who is in a pool comes only with the first answer to what the page asks for; nobody trades here.
        QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() > 0 || page == place::Exchange, patienceMs);
        QMetaObject::invokeMethod(button, "save");
        driver.settle();
        const QStringList lines = saved(driver.console.console());
        QVERIFY2(lines[0].startsWith(head), qPrintable(lines[0]));
        QCOMPARE(lines.size(), qsizetype(model->rowCount()) + 1);
        const qsizetype fields = lines[0].count(u',');
        if (!lines[0].contains(u'"'))
            for (const QString& line : lines)
                if (!line.contains(u'"'))
                    QCOMPARE(line.count(u','), fields);
    }

    void savesATableByThePalette()
    {
        ConsoleDriver driver;
        open(driver, place::Margin);
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("save accounts");
        driver.press(Qt::Key_Return);
        QCOMPARE(saved(driver.console.console()).size(), qsizetype(5001));
        open(driver, place::Overview);
        driver.press(Qt::Key_K, Qt::ControlModifier);
        driver.keys("save accounts");
        driver.press(Qt::Key_Return);
        QCOMPARE(driver.console.console().toasts()->rowCount(), 1);
    }

    void figuresOfAColumnHaveOneSize()
    {
        ConsoleDriver driver;
        BalanceSheet& sheet = driver.exchange.sheetAnswer;
        for (const int held : {9'476'215, 52}) {
            AssetBalance& asset = sheet.assets.emplace_back();
            asset.deposits = asset.available = Quantity::whole(held);
            sheet.marks.push_back(Price::whole(1));
        }
        driver.console.console().settings()->preferences()->setTextScale(130);
        driver.window().resize(1100, 800);
        open(driver, place::Balance);
        QVERIFY(driver.item("balance_USDT") != nullptr);
        driver.settle();
        QHash<QObject*, int> sizes;
        for (const char* row : {"balance_USDC", "balance_USDT"})
            for (const QQuickItem* cell : driver.item(row)->childItems()) {
                auto* column = cell->property("column").value<QObject*>();
                if (column == nullptr || !cell->property("alone").isValid() || !column->property("there").toBool())
                    continue;
                const int size = cell->property("font").value<QFont>().pixelSize();
                QCOMPARE(sizes.value(column, size), size);
                sizes.insert(column, size);
            }
        const QList<int> seen = sizes.values();
        QVERIFY(*std::min_element(seen.begin(), seen.end()) < *std::max_element(seen.begin(), seen.end()));
    }

    void showsWholeRowsOnly()
    {
        ConsoleDriver driver;
        for (const int scale : {100, 115, 130}) {
            driver.console.console().settings()->preferences()->setTextScale(scale);
            open(driver, place::Margin);
            QTRY_VERIFY_WITH_TIMEOUT(driver.shows("account_2"), patienceMs);
            const double row = driver.item("account_2")->height();
            QQuickItem* list = driver.item("accountsList");
            QTRY_COMPARE_WITH_TIMEOUT(std::fmod(list->height(), row), 0.0, patienceMs);
            QVERIFY(list->height() > list->property("room").toDouble() - row);
            const auto seen = static_cast<int>(list->height() / row);
            QVERIFY(driver.text("accountsFoot").startsWith(QStringLiteral("1 to %1 of").arg(seen)));
        }
    }

    void saysBelowTheRowsThatTheirOrderIsHeld()
    {
        ConsoleDriver driver;
        open(driver, place::Margin);
        QVERIFY(driver.text("accountsFoot").startsWith("1 to "));
        QVERIFY(driver.text("accountsFoot").endsWith(" of 5,000"));
        QTest::mouseMove(&driver.window(), driver.centre(driver.item("account_2")));
        QTRY_VERIFY_WITH_TIMEOUT(
            driver.text("accountsFoot").startsWith(QString::fromUtf8("order held while you point · 1 to ")),
            patienceMs);
        const double foot = driver.item("accountsFoot")->mapToScene(QPointF()).y();
        QQuickItem* list = driver.item("accountsList");
        QVERIFY(list->mapToScene(QPointF(0, list->height())).y() <= foot);
    }

private:
    static void open(ConsoleDriver& driver, int page)
    {
        driver.console.console().setPage(page);
        driver.settle();
    }
};
PLIMSOLL_TEST(TableTest);

} // namespace plimsoll::test

#include "table_test.moc"
