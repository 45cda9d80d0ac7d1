// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/console_driver.h"
#include "qml/sol_corridor.h"
#include "support/registration.h"

#include "viewmodel/format/enumerations.h"

#include <QAccessible>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <functional>
#include <string_view>
#include <vector>

namespace plimsoll::test {

namespace {

const QString kept = QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/qml/golden");

/// A row that its list has made ahead of time; how many there are is nobody's business.
bool isBeyondItsList(QAccessibleInterface* thing)
{
    return thing->role() == QAccessible::Row && thing->parent() != nullptr
        && !thing->parent()->rect().intersects(thing->rect());
}

/// What a screen reader finds below an item: a line for each thing with role, name and value, indented by depth.
void tell(QAccessibleInterface* thing, int depth, QStringList& lines)
{
    if (thing == nullptr || thing->state().invisible || isBeyondItsList(thing))
        return;
    const QMetaEnum roles = QMetaEnum::fromType<QAccessible::Role>();
    const QString name = thing->text(QAccessible::Name);
    const QString value = thing->text(QAccessible::Value);
    const QAccessible::State state = thing->state();
    QStringList words{QString(2 * depth, QLatin1Char(' ')) + QString::fromLatin1(roles.valueToKey(thing->role()))};
    if (!name.isEmpty())
        words << QLatin1Char('"') + name + QLatin1Char('"');
    if (!value.isEmpty() && value != name)
        words << QLatin1String("= ") + value;
    if (state.selectable)
        words << (state.selected ? QStringLiteral("[x]") : QStringLiteral("[ ]"));
    if (state.checkable)
        words << (state.checked ? QStringLiteral("[x]") : QStringLiteral("[ ]"));
    // This Qt does not tell what is disabled. A head that orders nothing has no press to miss.
    const auto* item = qobject_cast<const QQuickItem*>(thing->object());
    const bool acts = thing->role() != QAccessible::StaticText && thing->role() != QAccessible::Row && item != nullptr
        && !item->objectName().startsWith(QLatin1String("head_"));
    if (state.disabled || (acts && !item->isEnabled()))
        words << QStringLiteral("(disabled)");
    lines << words.join(QLatin1Char(' '));
    for (int i = 0; i < thing->childCount(); ++i)
        tell(thing->child(i), depth + 1, lines);
}

/// As which pictures a sight is kept; each is told in words.
enum class Pictures { Both, Dark, Light, None };

struct Sight {
    const char* name;
    std::function<void(ConsoleDriver&)> go;
    Pictures pictures = Pictures::Both;
};

void open(ConsoleDriver& driver, int page)
{
    driver.console.console().setPage(page);
    driver.settle();
}

void openWith(ConsoleDriver& driver, int page, view::ReadOnly readOnly)
{
    driver.exchange.world().status.readOnly = readOnly;
    driver.exchange.publish();
    open(driver, page);
}

/// Each begins on the Overview of a fresh window.
const std::vector<Sight>& sights()
{
    static const std::vector<Sight> all{
        {"overview", [](ConsoleDriver&) {}},
        {"lending", [](ConsoleDriver& driver) { open(driver, place::Lending); }},
        {"lending-draft",
            [](ConsoleDriver& driver) {
                driver.exchange.curveAnswer = corridorOfSol();
                open(driver, place::Lending);
                LendingPage& lending = *driver.console.console().lending();
                lending.select(4);
                driver.settle();
                lending.curve()->drag(1, 72, 11);
                lending.limits()->field(QStringLiteral("throttleUtilizationThreshold"))->type(QStringLiteral("101"));
            }},
        {"margin", [](ConsoleDriver& driver) { open(driver, place::Margin); }},
        {"liquidations", [](ConsoleDriver& driver) { open(driver, place::Liquidations); }},
        {"liquidations-account",
            [](ConsoleDriver& driver) {
                open(driver, place::Liquidations);
                driver.console.console().liquidations()->selectFirst();
            }},
        {"risk", [](ConsoleDriver& driver) { open(driver, place::Risk); }},
        {"risk-draft",
            [](ConsoleDriver& driver) {
                open(driver, place::Risk);
                RiskPage& risk = *driver.console.console().risk();
                risk.select(4, 0);
                risk.ownFields()->field(QStringLiteral("mmfFunction.base"))->type(QStringLiteral("0.2"));
            }},
        {"changes", [](ConsoleDriver& driver) { open(driver, place::Changes); }},
        {"changes-compared",
            [](ConsoleDriver& driver) {
                open(driver, place::Changes);
                ChangeFiles& files = *driver.console.console().changes()->files();
                const QTemporaryDir folder;
                const QString path = folder.filePath(QStringLiteral("risk.json"));
                files.exportConfiguration(path);
                QVERIFY(QTest::qWaitFor([&] { return QFile::exists(path); }, patienceMs));
                QFile file{path};
                file.open(QIODevice::ReadOnly);
                const QByteArray text = file.readAll().replace("\"0.95\"", "\"0.9\"");
                file.close();
                file.open(QIODevice::WriteOnly);
                file.write(text);
                file.close();
                files.compare(path);
            }},
        {"exchange", [](ConsoleDriver& driver) { open(driver, place::Exchange); }},
        {"journal", [](ConsoleDriver& driver) { open(driver, place::Journal); }},
        {"balance",
            [](ConsoleDriver& driver) {
                BalanceSheet& sheet = driver.exchange.sheetAnswer;
                sheet.sequence = driver.exchange.world().status.appliedSequence;
                sheet.time = driver.exchange.world().status.time;
                sheet.accounts = 5000;
                for (const view::Pool& pool : driver.exchange.world().pools) {
                    AssetBalance asset;
                    asset.borrowed = pool.borrowedQuantity;
                    asset.lends = pool.lentQuantity;
                    asset.available = pool.lentQuantity + pool.lentQuantity;
                    asset.locked = Quantity::whole(17);
                    asset.fundHeld = Quantity::whole(3);
                    asset.deposits = asset.owes() - asset.borrowed + Quantity::whole(5);
                    asset.withdrawals = Quantity::whole(5);
                    asset.holders = 1234;
                    sheet.assets.push_back(asset);
                    sheet.marks.push_back(driver.exchange.world().assets[pool.asset.value].markPrice);
                }
                open(driver, place::Balance);
            }},
        {"settings", [](ConsoleDriver& driver) { open(driver, place::Settings); }, Pictures::None},
        {"palette", [](ConsoleDriver& driver) { driver.press(Qt::Key_K, Qt::ControlModifier); }},
        {"state-paused",
            [](ConsoleDriver& driver) {
                driver.exchange.world().status.speedAsked = 0;
                driver.exchange.publish();
                open(driver, place::Liquidations);
            },
            Pictures::None},
        {"state-read-only",
            [](ConsoleDriver& driver) {
                openWith(driver, place::Liquidations, view::ReadOnly::OpenedReadOnly);
                driver.console.console().liquidations()->selectFirst();
            },
            Pictures::Dark},
        {"state-read-only-lending",
            [](ConsoleDriver& driver) { openWith(driver, place::Lending, view::ReadOnly::OpenedReadOnly); },
            Pictures::None},
        {"state-read-only-risk",
            [](ConsoleDriver& driver) { openWith(driver, place::Risk, view::ReadOnly::OpenedReadOnly); },
            Pictures::None},
        {"state-read-only-changes",
            [](ConsoleDriver& driver) { openWith(driver, place::Changes, view::ReadOnly::OpenedReadOnly); },
            Pictures::None},
        {"state-read-only-exchange",
            [](ConsoleDriver& driver) { openWith(driver, place::Exchange, view::ReadOnly::OpenedReadOnly); },
            Pictures::None},
        {"state-replaying", [](ConsoleDriver& driver) { openWith(driver, place::Overview, view::ReadOnly::Replaying); },
            Pictures::None},
        {"state-disk-full",
            [](ConsoleDriver& driver) {
                driver.exchange.world().status.readOnlyDetail = "database or disk is full";
                openWith(driver, place::Overview, view::ReadOnly::JournalFault);
            },
            Pictures::None},
        {"state-at-its-limit",
            [](ConsoleDriver& driver) {
                driver.exchange.world().status.stoppedBy = "RANGE SOL.lentQuantity";
                driver.exchange.publish();
                driver.settle();
            },
            Pictures::None},
        {"state-opening",
            [](ConsoleDriver& driver) {
                driver.exchange.opens = WorldOpening{"/worlds/big.plimsoll", 12'000, 48'000};
                driver.exchange.publish();
                driver.settle();
            },
            Pictures::None},
        {"state-no-world",
            [](ConsoleDriver& driver) {
                OperatorAnswer fault;
                fault.code = "LOCKED";
                fault.detail = "/worlds/a.plimsoll: Another Plimsoll has this world open for writing.";
                fault.file = "/worlds/a.plimsoll";
                driver.exchange.fault = fault;
                driver.exchange.publish();
                driver.settle();
            },
            Pictures::Light},
        {"state-old-figures",
            [](ConsoleDriver& driver) { QTRY_VERIFY_WITH_TIMEOUT(driver.console.console().stale(), patienceMs); },
            Pictures::None},
    };
    return all;
}

/// Long enough for what fades in to be there.
constexpr int restMs = 400;

bool keepsAnew()
{
    return qEnvironmentVariable("PLIMSOLL_GOLDEN") == QLatin1String("keep");
}

/// The share of pixels that differ by more than the eye would see, 0 to 1.
double differing(const QImage& a, const QImage& b)
{
    constexpr int seen = 24;
    if (a.size() != b.size())
        return 1;
    qint64 count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QColor left = a.pixelColor(x, y);
            const QColor right = b.pixelColor(x, y);
            count += qAbs(left.red() - right.red()) + qAbs(left.green() - right.green())
                        + qAbs(left.blue() - right.blue())
                    > seen
                ? 1
                : 0;
        }
    return static_cast<double>(count) / (static_cast<double>(a.width()) * a.height());
}

} // namespace

/// Every page on one fixed world, as text and as a picture, against what is kept in tests/qml/golden.
/// PLIMSOLL_GOLDEN=keep writes them anew.
class GoldenTest : public QObject {
    Q_OBJECT

private slots:
    void tells_data()
    {
        QTest::addColumn<int>("sight");
        for (std::size_t i = 0; i < sights().size(); ++i)
            QTest::addRow("%s", sights()[i].name) << static_cast<int>(i);
    }
    void tells()
    {
        QFETCH(int, sight);
        QAccessible::setActive(true);
        ConsoleDriver driver;
        const Sight& shown = sights()[static_cast<std::size_t>(sight)];
        shown.go(driver);
        QTest::qWait(restMs);
        const auto told = [&driver] {
            QStringList lines;
            tell(QAccessible::queryAccessibleInterface(&driver.window()), 0, lines);
            // Where new worlds go is another place on each machine.
            return lines.join(QLatin1Char('\n')).replace(QDir::currentPath(), QStringLiteral("HERE")).toUtf8() + '\n';
        };
        QFile file{kept + QLatin1Char('/') + QLatin1String(shown.name) + QStringLiteral(".txt")};
        if (keepsAnew()) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(told());
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        // On a busy machine a row of the first layout may go later than others come.
        const QByteArray before = file.readAll();
        QByteArray text = told();
        const bool same = QTest::qWaitFor([&] { return (text = told()) == before; }, patienceMs);
        const QStringList expected = QString::fromUtf8(before).split(QLatin1Char('\n'));
        const QStringList found = QString::fromUtf8(text).split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < qMax(expected.size(), found.size()); ++i)
            QVERIFY2(expected.value(i) == found.value(i),
                qPrintable(QStringLiteral("line %1: %2\nkept: %3").arg(i + 1).arg(found.value(i), expected.value(i))));
        QVERIFY(same);
    }

    void looks_data()
    {
        QTest::addColumn<int>("sight");
        QTest::addColumn<bool>("light");
        for (const bool light : {false, true})
            for (std::size_t i = 0; i < sights().size(); ++i)
                if (const Pictures kept = sights()[i].pictures;
                    kept == Pictures::Both || kept == (light ? Pictures::Light : Pictures::Dark))
                    QTest::addRow("%s-%s", sights()[i].name, light ? "light" : "dark") << static_cast<int>(i) << light;
    }
    void looks()
    {
        QFETCH(int, sight);
        QFETCH(bool, light);
        ConsoleDriver driver;
        driver.console.console().setDark(!light);
        sights()[static_cast<std::size_t>(sight)].go(driver);
        QTest::mouseMove(&driver.window(), QPoint(driver.window().width() / 2, 2));
        QTest::qWait(restMs);
        const QImage found = driver.window().grabWindow().convertToFormat(QImage::Format_RGB32);
        const QString name = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".png");
        if (keepsAnew()) {
            QVERIFY(found.save(kept + QLatin1Char('/') + name));
            return;
        }
        const QImage expected = QImage{kept + QLatin1Char('/') + name}.convertToFormat(QImage::Format_RGB32);
        QVERIFY2(!expected.isNull(), qPrintable(name));
        const double share = differing(found, expected);
        // For looking at: what differs lies in the build folder.
        constexpr double allowed = 0.005;
        if (share > allowed)
            found.save(QStringLiteral("differs-") + name);
        QVERIFY2(share <= allowed, qPrintable(QStringLiteral("%1: %2 of all pixels differ").arg(name).arg(share)));
    }
};
PLIMSOLL_TEST(GoldenTest);

} // namespace plimsoll::test

#include "golden_test.moc"
