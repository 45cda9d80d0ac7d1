// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hand_probe.h"

#include "app/item_in.h"
#include "app/probe.h"
#include "viewmodel/format/enumerations.h"

#include <QElapsedTimer>
#include <QMouseEvent>

#include <algorithm>
#include <functional>
#include <iomanip>
#include <vector>

namespace plimsoll {
namespace {

/// The hand rests after so many movements, until what it asked for has come, though no longer than this.
constexpr int movementsAtOnce = 8;
constexpr int patienceMs = 2000;
/// Movements one way before the hand turns; it does not come back to where there is nothing drafted.
constexpr int reach = 24;
constexpr int nearest = 4;
/// BTC in the shipped world, in a smaller one its last.
constexpr int assetMoved = 2;

/// Until a page that was just opened has its figures.
void settle()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < patienceMs)
        waitForEvents();
}

/// A mouse on the window, and when the window was painted.
class Hand {
public:
    explicit Hand(QQuickWindow& window)
        : window_(window)
    {
        // The software renderer paints on this thread.
        QObject::connect(
            &window, &QQuickWindow::afterRendering, &watch_, [this] { painted_ = true; }, Qt::DirectConnection);
    }
    void press(QPointF at) { send(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton); }
    void release(QPointF at) { send(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton); }
    /// Moves and waits for the frame after it; in ms.
    double move(QPointF at)
    {
        sinceMoved_.start();
        send(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton);
        paint();
        return elapsed();
    }
    /// Waits until it has come and been painted; in ms since the movement.
    double awaitPainted(const std::function<bool()>& hasCome)
    {
        while (!hasCome() && elapsed() < patienceMs)
            waitForEvents();
        paint();
        return elapsed();
    }

private:
    void paint()
    {
        painted_ = false;
        window_.update();
        while (!painted_)
            waitForEvents();
    }
    double elapsed() const { return static_cast<double>(sinceMoved_.nsecsElapsed()) / 1e6; }
    void send(QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons held)
    {
        QMouseEvent event{type, at, window_.mapToGlobal(at), button, held, Qt::NoModifier};
        QCoreApplication::sendEvent(&window_, &event);
    }

    QQuickWindow& window_;
    QObject watch_;
    QElapsedTimer sinceMoved_;
    bool painted_ = false;
};

/// `step` is a movement's way in the window. What has come is asked only where the movement asks for more.
void probe(QQuickWindow& window, const char* control, QPointF grip, QPointF step, int seconds,
    const std::function<bool()>& hasCome, std::ostream& out)
{
    std::vector<double> followed;
    std::vector<double> tables;
    Hand hand{window};
    hand.press(grip);
    QElapsedTimer total;
    total.start();
    for (int movement = 1; total.elapsed() < 1000 * seconds; ++movement) {
        const int along = movement % (2 * reach);
        followed.push_back(hand.move(grip + step * (nearest + (along < reach ? along : 2 * reach - along))));
        if (hasCome && movement % movementsAtOnce == 0)
            tables.push_back(hand.awaitPainted(hasCome));
    }
    hand.release(grip);
    out << std::left << std::setw(15) << control << std::right << std::setw(12) << followed.size() << "        ";
    writeSpread(out, followed);
    out << "          ";
    writeSpread(out, tables);
    out << '\n';
}

} // namespace

void probeHands(ConsoleWindow& console, int secondsPerControl, std::ostream& out)
{
    QQuickWindow& window = *console.window();
    out << "a hand on     movements  followed: median    p99  worst    table: median    p99  worst  (ms)\n";
    const auto middleOf = [](const QQuickItem& item, double across) {
        return item.mapToScene({across * item.width(), item.height() / 2});
    };

    console.console().setPage(place::Risk);
    RiskPage& risk = *console.console().risk();
    settle();
    risk.select(std::min(assetMoved, risk.grid()->rowCount() - 1), 0);
    settle();
    if (const QQuickItem* slider = itemIn(window.contentItem(), QStringLiteral("slider_haircutFunction.weight"))) {
        const double across = slider->property("visualPosition").toDouble();
        probe(
            window, "weight", middleOf(*slider, across), QPointF{-slider->width() / 100, 0}, secondsPerControl,
            [&risk] { return risk.impact()->shown() && !risk.impact()->computing(); }, out);
    }
    risk.change()->discard();

    console.console().setPage(place::Lending);
    settle();
    if (const QQuickItem* point = itemIn(window.contentItem(), QStringLiteral("curveHandle1")))
        probe(window, "curve point", middleOf(*point, 0.5), QPointF{0, -2}, secondsPerControl, {}, out);
    console.console().lending()->change()->discard();
}

} // namespace plimsoll
