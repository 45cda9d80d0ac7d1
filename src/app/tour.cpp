// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour.h"

#include "app/item_in.h"
#include "viewmodel/format/enumerations.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QImage>
#include <QJSEngine>
#include <QTemporaryFile>
#include <QTextStream>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>
#include <vector>

namespace plimsoll {
namespace {

constexpr int settleMs = 450;
constexpr int settleStepMs = 50;
constexpr int firstFiguresMs = 5000;
constexpr int longestMs = 20'000;
/// What a small world, or a locked desk, does not have.
constexpr int mayNotComeMs = 3000;
/// A trader of the shipped world with balances and a debt.
constexpr int traderShown = 700;

void settle(int ms)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

/// Until something is so, or for as long as anyone would wait; whether it came to be.
template <class Holds>
bool settleUntil(Holds holds, int patienceMs = longestMs)
{
    for (int waited = 0; !holds() && waited < patienceMs; waited += settleStepMs)
        settle(settleStepMs);
    return holds();
}

struct Stop {
    QString name;
    std::function<void(Console&)> go;
    std::function<bool(Console&)> isDone = [](Console&) { return true; };
};

/// SOL in the shipped world, in a smaller one its last.
int assetShown(Console& console)
{
    constexpr int sol = 4;
    return std::min(sol, console.lending()->pools()->rowCount() - 1);
}

/// The first account that went through the queue; nobody where none did.
void selectDone(LiquidationsPage& page)
{
    const QAbstractListModel& done = *page.done();
    if (done.rowCount() > 0)
        page.select(done.data(done.index(0), done.roleNames().key("subaccount")).toInt());
    settleUntil([&] { return page.steps()->lines()->rowCount() > 0; }, mayNotComeMs);
}

/// Nothing where the world does not have it.
void type(const ParameterList* fields, const char* name, const char* value)
{
    if (ParameterField* field = fields->field(QString::fromLatin1(name)))
        field->type(QString::fromLatin1(value));
}

void selectAsset(Console& console)
{
    console.risk()->setSheet(riskSheet::Assets);
    console.risk()->select(assetShown(console), 0);
}

/// Types one value of SOL and takes it to the change desk, in so many steps.
void propose(Console& console, const char* parameter, const char* value, int steps, const QString& reason)
{
    ChangeDraft& change = *console.risk()->change();
    type(console.risk()->ownFields(), parameter, value);
    change.setReason(reason);
    change.setPlanned(steps > 1);
    change.setSteps(QString::number(steps));
    change.propose();
    settleUntil([&] { return !change.pending(); });
}

/// A ramp that only tightens, and a loosening that waits for a second person.
void proposeChanges(Console& console)
{
    console.setPage(place::Risk);
    console.risk()->change()->discard();
    selectAsset(console);
    propose(console, "imfFunction.base", "0.12", 4, QStringLiteral("Depth of SOL has halved since noon"));
    propose(console, "haircutFunction.weight", "0.96", 1, QStringLiteral("Lenders ask for more room in SOL"));
}

std::vector<Stop> stops()
{
    const auto open = [](int place) { return [place](Console& console) { console.setPage(place); }; };
    return {
        {QStringLiteral("overview"),
            [](Console& console) {
                if (console.shift()->lines()->rowCount() > 0)
                    return console.setPage(place::Overview);
                console.openAccount(traderShown);
                console.shift()->account()->watch(true);
                console.shift()->account()->pin(QStringLiteral("Called twice, deposits before midnight"));
                console.openPool(assetShown(console));
                console.shift()->pool()->watch(true);
                console.setPage(place::Overview);
                console.margin()->select(0);
            }},
        {QStringLiteral("lending"), open(place::Lending)},
        {QStringLiteral("lending-draft"),
            [](Console& console) {
                console.setPage(place::Lending);
                console.lending()->curve()->drag(1, 72, 11);
                type(console.lending()->limits(), "throttleUtilizationThreshold", "101");
            }},
        {QStringLiteral("margin"), open(place::Margin)},
        {QStringLiteral("margin-account"), [](Console& console) { console.margin()->selectRow(2); }},
        {QStringLiteral("margin-brushed"),
            [](Console& console) {
                console.margin()->select(0);
                console.margin()->setOverFraction(true);
                console.margin()->brush(1, 6);
            }},
        {QStringLiteral("liquidations"),
            [](Console& console) {
                console.margin()->clearFilters();
                console.margin()->setOverFraction(false);
                console.setPage(place::Liquidations);
            }},
        {QStringLiteral("liquidations-holds"),
            [](Console& console) {
                HoldDesk& holds = *console.liquidations()->holdDesk();
                holds.setAsset(assetShown(console));
                holds.holdAsset(5, QStringLiteral("Books are thin"));
                console.liquidations()->setAside(2);
            }},
        {QStringLiteral("liquidations-calls"),
            [](Console& console) {
                console.liquidations()->setAside(1);
                console.liquidations()->setCalling(true);
            }},
        {QStringLiteral("liquidations-account"),
            [](Console& console) {
                console.liquidations()->setCalling(false);
                console.liquidations()->selectFirst();
            }},
        {QStringLiteral("liquidations-done"), [](Console& console) { selectDone(*console.liquidations()); }},
        {QStringLiteral("liquidations-by-hand"),
            [](Console& console) {
                console.liquidations()->selectFirst();
                console.liquidations()->takeOver(QStringLiteral("By hand while the feed is shaky"));
                console.stops()->apply(venueStop::Matching, 5, QStringLiteral("Index provider is down"));
            }},
        {QStringLiteral("risk"),
            [](Console& console) {
                console.stops()->apply(venueStop::Matching, 0, QStringLiteral("Index is back"));
                console.liquidations()->release(QStringLiteral("Automatic steps again"));
                console.liquidations()->select(0);
                console.lending()->change()->discard();
                console.setPage(place::Risk);
                console.risk()->setSheet(riskSheet::Assets);
            }},
        {QStringLiteral("risk-impact"),
            [](Console& console) {
                selectAsset(console);
                type(console.risk()->ownFields(), "haircutFunction.weight", "0.9");
            },
            [](Console& console) {
                const ChangeImpact& impact = *console.risk()->impact();
                return impact.shown() && !impact.computing() && !impact.playing();
            }},
        {QStringLiteral("risk-markets"),
            [](Console& console) {
                console.risk()->change()->discard();
                console.risk()->setSheet(riskSheet::Markets);
                console.risk()->select(2, 2);
                type(console.risk()->marketFields(), "takerFee", "7.5");
                console.risk()->change()->setPlanned(true);
            }},
        {QStringLiteral("risk-venue"),
            [](Console& console) {
                console.risk()->change()->setPlanned(false);
                console.risk()->setSheet(riskSheet::Venue);
            }},
        {QStringLiteral("risk-marks"), [](Console& console) { console.risk()->setSheet(riskSheet::Marks); }},
        {QStringLiteral("risk-draft"),
            [](Console& console) {
                console.risk()->change()->discard();
                selectAsset(console);
                type(console.risk()->ownFields(), "haircutFunction.weight", "0.9");
                type(console.risk()->ownFields(), "mmfFunction.base", "0.2");
            }},
        {QStringLiteral("changes"),
            [](Console& console) {
                proposeChanges(console);
                console.setPage(place::Changes);
                console.changes()->setPart(ChangesPage::All);
                settleUntil([&] { return console.changes()->selected() > 0; }, mayNotComeMs);
            }},
        {QStringLiteral("changes-ramp"),
            [](Console& console) {
                ChangesPage& changes = *console.changes();
                // A desk that nobody signed in at has none.
                if (changes.selected() <= 0)
                    return;
                changes.select(changes.selected() - 1);
                settleUntil([&] { return changes.line().number == changes.selected(); });
                changes.ask(int(ChangeVerb::Launch));
                settleUntil([&] { return !changes.answer()->pending() && !changes.ramp().isEmpty(); });
            }},
        {QStringLiteral("changes-notice"),
            [](Console& console) {
                console.setPage(place::Risk);
                selectAsset(console);
                propose(console, "haircutFunction.weight", "0.9", 1, QStringLiteral("Depth of SOL has halved again"));
                console.setPage(place::Changes);
                ChangesPage& changes = *console.changes();
                if (!settleUntil([&] { return changes.property("takesSigner").toBool(); }, mayNotComeMs))
                    return;
                changes.setSigner(1);
                changes.ask(int(ChangeVerb::Approve));
                settleUntil([&] { return changes.mayGiveNotice(); }, mayNotComeMs);
                changes.planNotice();
                settleUntil([&] { return changes.notice()->planned(); });
            }},
        {QStringLiteral("exchange"),
            [](Console& console) {
                console.risk()->change()->discard();
                console.exchange()->setTrader(traderShown);
                console.exchange()->setPanel(ExchangePage::Trade);
                console.setPage(place::Exchange);
            }},
        {QStringLiteral("exchange-margin"),
            [](Console& console) {
                // A fresh account with 1,000 USDC buys 2,000 USDC worth on margin.
                ExchangePage& exchange = *console.exchange();
                exchange.createAccount();
                if (!settleUntil([&] { return exchange.trader() != traderShown; }, mayNotComeMs))
                    return;
                exchange.setPanel(ExchangePage::Funds);
                exchange.funds()->setKind(FundsTicket::Deposit);
                exchange.funds()->setQuantity(QStringLiteral("1000"));
                settleUntil([&] { return exchange.funds()->canSend(); });
                exchange.funds()->send();
                settleUntil([&] { return !exchange.funds()->pending(); });
                exchange.setPanel(ExchangePage::Trade);
                exchange.ticket()->setMargin(true);
                exchange.ticket()->setPrice(QString(exchange.figures().mark).remove(u','));
                exchange.ticket()->setQuantity(QStringLiteral("10"));
                settleUntil([&] { return exchange.ticket()->trial()->known(); });
            }},
        {QStringLiteral("exchange-refused"),
            [](Console& console) { console.exchange()->ticket()->setQuantity(QStringLiteral("90")); }},
        {QStringLiteral("exchange-funds"),
            [](Console& console) {
                console.exchange()->ticket()->setQuantity({});
                console.exchange()->setPanel(ExchangePage::Funds);
                console.exchange()->funds()->setKind(FundsTicket::Borrow);
                console.exchange()->funds()->setQuantity(QStringLiteral("250"));
            }},
        {QStringLiteral("exchange-settings"),
            [](Console& console) {
                console.exchange()->funds()->setQuantity({});
                console.exchange()->setPanel(ExchangePage::Settings);
                console.exchange()->settings()->setAutoLend(true);
            }},
        {QStringLiteral("journal-operators"),
            [](Console& console) {
                console.exchange()->settings()->discard();
                console.journal()->setTable(int(archive::Table::Actions));
                console.setPage(place::Journal);
                settleUntil([&] { return !console.journal()->loading(); });
            }},
        {QStringLiteral("journal"),
            [](Console& console) {
                console.exchange()->settings()->discard();
                console.journal()->setTable(int(archive::Table::Events));
                console.setPage(place::Journal);
                settleUntil([&] { return !console.journal()->loading(); });
            }},
        {QStringLiteral("journal-entry"),
            [](Console& console) {
                console.journal()->setTable(int(archive::Table::Liquidations));
                settleUntil([&] { return !console.journal()->loading(); });
                console.journal()->open(0);
                settleUntil([&] { return console.journal()->entry()->rowCount() > 0; }, mayNotComeMs);
            }},
        {QStringLiteral("balance"),
            [](Console& console) {
                console.journal()->close();
                console.setPage(place::Balance);
                settleUntil([&] { return console.balance()->known(); });
            }},
        {QStringLiteral("settings"), [](Console& console) { console.setPage(place::Settings); }},
        {QStringLiteral("gallery"), [](Console& console) { console.setGallery(true); }},
    };
}

/// What opens by a button: where it is in sight and may be pressed.
void press(QQuickWindow& window, const char* button)
{
    QQuickItem* found = itemIn(window.contentItem(), QString::fromLatin1(button));
    if (found != nullptr && found->isEnabled())
        QMetaObject::invokeMethod(found, "clicked");
}

void write(QQuickWindow& window, const char* field, const QString& text)
{
    if (QQuickItem* found = itemIn(window.contentItem(), QString::fromLatin1(field)))
        found->setProperty("text", text);
}

/// The object of that name that belongs to an item below another; null where there is none.
QObject* objectBelow(QQuickItem* from, const QString& name)
{
    if (auto* found = from->findChild<QObject*>(name))
        return found;
    for (QQuickItem* child : from->childItems())
        if (QObject* found = objectBelow(child, name))
            return found;
    return nullptr;
}

/// Asks a popup to open, by one of its functions.
template <class... Arguments>
void ask(QQuickWindow& window, const char* popup, const char* function, Arguments... arguments)
{
    const QString name = QString::fromLatin1(popup);
    auto* found = window.findChild<QObject*>(name);
    if (found == nullptr)
        found = objectBelow(window.contentItem(), name);
    if (found != nullptr) {
        const QJSValue object = qjsEngine(found)->newQObject(found);
        object.property(QString::fromLatin1(function)).callWithInstance(object, {QJSValue(arguments)...});
    }
}

QFileDialog* fileDialog()
{
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* dialog = qobject_cast<QFileDialog*>(widget); dialog != nullptr && dialog->isVisible())
            return dialog;
    return nullptr;
}

void closePopupsOf(QQuickItem* item)
{
    for (QObject* each : item->children())
        if (each->inherits("QQuickPopup") && each->property("visible").toBool())
            QMetaObject::invokeMethod(each, "close");
    for (QQuickItem* child : item->childItems())
        closePopupsOf(child);
}

void closePopups(QQuickWindow& window)
{
    for (QObject* each : window.findChildren<QObject*>())
        if (each->inherits("QQuickPopup") && each->property("visible").toBool())
            QMetaObject::invokeMethod(each, "close");
    closePopupsOf(window.contentItem());
    if (QFileDialog* dialog = fileDialog())
        dialog->reject();
}

/// What of the gallery, which is open, lies below the edge of the window, a windowful a stop.
std::vector<Stop> restOfGallery(const QQuickWindow& window)
{
    std::vector<Stop> parts;
    QQuickItem* scroll = itemIn(window.contentItem(), QStringLiteral("galleryScroll"));
    if (scroll == nullptr)
        return parts;
    const double end = scroll->property("contentHeight").toDouble() - scroll->height();
    for (double at = scroll->height(); at < end + scroll->height(); at += scroll->height())
        parts.push_back({QStringLiteral("gallery-%1").arg(parts.size() + 2),
            [scroll, to = std::min(at, end)](Console&) { scroll->setProperty("contentY", to); }});
    return parts;
}

/// Everything that opens over a page.
std::vector<Stop> popups(QQuickWindow& window)
{
    const auto byButton = [&window](const char* name, int page, const char* button) {
        return Stop{QString::fromLatin1(name), [&window, page, button](Console& console) {
                        console.setPage(page);
                        settle(settleStepMs);
                        press(window, button);
                    }};
    };
    return {
        byButton("popup-palette", place::Overview, "paletteButton"),
        {QStringLiteral("popup-keys"), [&window](Console&) { ask(window, "keysPopup", "open"); }},
        byButton("popup-alerts", place::Overview, "alertButton"),
        byButton("popup-world", place::Overview, "worldButton"),
        byButton("popup-operator", place::Overview, "operatorButton"),
        {QStringLiteral("popup-stop"), [&window](Console&) { ask(window, "stopPopup", "ask", -1, false); }},
        {QStringLiteral("popup-stop-matching"), [&window](Console&) { ask(window, "stopPopup", "ask", 0, false); }},
        {QStringLiteral("popup-tighten"),
            [&window](Console& console) {
                ask(window, "tightenPopup", "ask", int(Tightening::Weight), assetShown(console));
                settleUntil([&] { return !console.tightening()->isFinding(); }, mayNotComeMs);
            }},
        byButton("popup-filters", place::Margin, "savedFilters"),
        {QStringLiteral("popup-choice"),
            [&window](Console& console) {
                console.setPage(place::Margin);
                settle(settleStepMs);
                if (QQuickItem* choice = itemIn(window.contentItem(), QStringLiteral("assetFilter")))
                    QMetaObject::invokeMethod(choice->property("popup").value<QObject*>(), "open");
            }}, // what any choice looks like
        byButton("popup-files", place::Changes, "changeFiles"),
        {QStringLiteral("popup-versions"),
            [&window](Console& console) {
                console.setPage(place::Changes);
                settle(settleStepMs);
                ask(window, "versionsPopup", "ask");
            }},
        {QStringLiteral("popup-rails"),
            [&window](Console& console) {
                console.setPage(place::Changes);
                settle(settleStepMs);
                ask(window, "railsPopup", "ask");
            }},
        byButton("popup-account", place::Exchange, "newAccount"),
        {QStringLiteral("popup-file"),
            [&window](Console& console) {
                console.setPage(place::Journal);
                settle(settleStepMs);
                press(window, "journalExport");
                settleUntil([] { return fileDialog() != nullptr; }, mayNotComeMs);
            }},
    };
}

/// The desk of a live world that nobody has opened before, and who may take it.
std::vector<Stop> doorStops(QQuickWindow& window)
{
    const QString words = QStringLiteral("tide and timber");
    const auto shut = [](Console& console) { return console.door()->shut(); };
    return {
        {QStringLiteral("door"), [](Console& console) { console.setPage(place::Overview); }},
        {QStringLiteral("popup-first-administrator"),
            [&window, words](Console&) {
                ask(window, "signInPopup", "ask", false);
                settle(settleStepMs);
                write(window, "signInNewName", QStringLiteral("ada"));
                write(window, "signInPassphrase", words);
                write(window, "signInAgain", QStringLiteral("tide and tinder"));
                press(window, "signInApply");
            }},
        {QStringLiteral("popup-operators"),
            [&window, words, shut](Console& console) {
                console.door()->makeFirst(QStringLiteral("ada"), words, words);
                settleUntil([&] { return !shut(console); });
                if (console.door()->names().size() < 2)
                    console.door()->add(QStringLiteral("bea"), 2, words, words);
                settleUntil([&] { return console.door()->names().size() > 1; });
                ask(window, "operatorsPopup", "ask");
            }},
        {QStringLiteral("popup-operator-live"), [&window](Console&) { press(window, "operatorButton"); }},
        {QStringLiteral("popup-passphrase"), [&window](Console&) { ask(window, "signInPopup", "ask", true); }},
        {QStringLiteral("popup-sign-in"),
            [&window, shut](Console& console) {
                console.door()->lock();
                settleUntil([&] { return shut(console); });
                ask(window, "signInPopup", "ask", false);
            }},
    };
}

/// A world that is only looked at, where each page has something that cannot be pressed; or none.
std::vector<Stop> stateStops(const Console& console)
{
    if (!console.ready())
        return {{QStringLiteral("no-world"), [](Console&) {}}};
    std::vector<Stop> all;
    const std::pair<const char*, int> pages[]{{"overview", place::Overview}, {"lending", place::Lending},
        {"margin", place::Margin}, {"liquidations", place::Liquidations}, {"risk", place::Risk},
        {"changes", place::Changes}, {"exchange", place::Exchange}};
    for (const auto& [name, page] : pages)
        all.push_back({QString::fromLatin1(name) + QStringLiteral("-read-only"), [page = page](Console& shown) {
                           shown.setPage(page);
                           if (page == place::Liquidations)
                               shown.liquidations()->selectFirst();
                           if (page == place::Risk)
                               selectAsset(shown);
                       }});
    return all;
}

void awaitFigures(const Console& console)
{
    for (int waited = 0; !console.ready() && waited < firstFiguresMs; waited += 50)
        settle(50);
}

bool draw(QQuickWindow& window, const QString& path)
{
    QFileDialog* dialog = fileDialog();
    const QImage picture = dialog != nullptr ? dialog->grab().toImage() : window.grabWindow();
    return !picture.isNull() && picture.save(path);
}

/// Goes to a stop and waits for what it shows.
void visit(const Stop& stop, Console& console)
{
    stop.go(console);
    settle(settleMs);
    for (int waited = 0; !stop.isDone(console) && waited < longestMs; waited += settleMs)
        settle(settleMs);
}

struct Form {
    QSize size;
    int textPercent;
};

QString nameOf(const Stop& stop, const Form& form, bool dark)
{
    return QStringLiteral("%1-%2-%3%4.png")
        .arg(stop.name, dark ? QStringLiteral("dark") : QStringLiteral("light"))
        .arg(form.size.width())
        .arg(form.textPercent == 100 ? QString() : QStringLiteral("-large"));
}

/// Draws one stop in one theme, says so, and closes what it opened; whether it came to be.
bool drawStop(ConsoleWindow& console, const Stop& stop, const Form& form, bool dark, const QDir& folder)
{
    console.console().setDark(dark);
    visit(stop, console.console());
    const QString name = nameOf(stop, form, dark);
    const bool drawn = draw(*console.window(), folder.filePath(name));
    closePopups(*console.window());
    QTextStream(stdout) << (drawn ? name : QStringLiteral("%1: cannot be drawn").arg(name)) << Qt::endl;
    return drawn;
}

void take(const Form& form, ConsoleWindow& console)
{
    console.window()->resize(form.size);
    console.console().settings()->preferences()->setTextScale(form.textPercent);
}

/// At 1280x800, each stop in both themes before the next: what one does is there for those behind it.
int drawStops(ConsoleWindow& console, const std::vector<Stop>& stops, const QDir& folder)
{
    const Form form{{1280, 800}, 100};
    take(form, console);
    int failed = 0;
    for (const Stop& stop : stops)
        for (const bool dark : {true, false})
            failed += drawStop(console, stop, form, dark, folder) ? 0 : 1;
    return failed;
}

} // namespace

QString folderFault(const QDir& folder)
{
    std::error_code refused;
    std::filesystem::create_directories(folder.path().toStdString(), refused);
    if (refused)
        return QString::fromStdString(refused.message());
    QTemporaryFile probe{folder.filePath(QStringLiteral("plimsoll-XXXXXX"))};
    return probe.open() ? QString() : probe.errorString();
}

int runTour(ConsoleWindow& console, const QDir& folder)
{
    if (console.window() == nullptr || !folderFault(folder).isEmpty())
        return 1;
    awaitFigures(console.console());
    int failed = 0;
    for (const Form form : {Form{{1280, 800}, 100}, Form{{1280, 800}, 130}, Form{{2560, 1440}, 100}}) {
        take(form, console);
        for (const bool dark : {true, false}) {
            console.console().risk()->change()->discard();
            const auto drawAll = [&](const std::vector<Stop>& part) {
                for (const Stop& stop : part)
                    failed += drawStop(console, stop, form, dark, folder) ? 0 : 1;
            };
            drawAll(stops());
            drawAll(restOfGallery(*console.window()));
            drawAll(popups(*console.window()));
        }
    }
    return failed;
}

int runLossTour(ConsoleWindow& console, const QDir& folder)
{
    const Stop loss{QStringLiteral("risk-loss"),
        [](Console& desk) {
            desk.setPage(place::Risk);
            desk.risk()->change()->discard();
            selectAsset(desk);
            type(desk.risk()->ownFields(), "haircutFunction.weight", "0.86");
        },
        [](Console& desk) {
            const ChangeImpact& impact = *desk.risk()->impact();
            return impact.shown() && !impact.computing() && !impact.playing();
        }};
    return drawStops(console, {loss}, folder);
}

int runDoorTour(ConsoleWindow& console, const QDir& folder)
{
    if (console.window() == nullptr)
        return 1;
    awaitFigures(console.console());
    return drawStops(console, doorStops(*console.window()), folder);
}

int runStateTour(ConsoleWindow& console, const QDir& folder)
{
    if (console.window() == nullptr)
        return 1;
    settleUntil([&] { return console.console().ready() || !console.console().worldFault().text.isEmpty(); });
    return drawStops(console, stateStops(console.console()), folder);
}

int runSelfTest(ConsoleWindow& console)
{
    if (console.window() != nullptr) {
        awaitFigures(console.console());
        for (const bool dark : {false, true}) {
            console.console().setDark(dark);
            console.console().risk()->change()->discard();
            for (const std::vector<Stop>& part : {stops(), popups(*console.window())})
                for (const Stop& stop : part) {
                    stop.go(console.console());
                    settle(settleMs);
                    closePopups(*console.window());
                }
        }
    }
    QTextStream errors(stderr);
    for (const QString& warning : console.warnings())
        errors << warning << '\n';
    return static_cast<int>(console.warnings().size()) + (console.window() == nullptr ? 1 : 0);
}

} // namespace plimsoll
