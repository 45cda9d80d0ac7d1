// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/console_port.h"
#include "viewmodel/access/desk_door.h"
#include "viewmodel/balance/balance_page.h"
#include "viewmodel/changes/changes_page.h"
#include "viewmodel/exchange/exchange_page.h"
#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/alert_board.h"
#include "viewmodel/frame/command_palette.h"
#include "viewmodel/frame/frame_lines.h"
#include "viewmodel/frame/session.h"
#include "viewmodel/frame/table_desk.h"
#include "viewmodel/frame/tightening.h"
#include "viewmodel/frame/venue_stops.h"
#include "viewmodel/frame/world_replay.h"
#include "viewmodel/journal/journal_page.h"
#include "viewmodel/lending/lending_page.h"
#include "viewmodel/liquidations/liquidations_page.h"
#include "viewmodel/margin/margin_page.h"
#include "viewmodel/overview/overview_page.h"
#include "viewmodel/parameters/draft_keeper.h"
#include "viewmodel/risk/risk_page.h"
#include "viewmodel/settings/settings_page.h"
#include "viewmodel/shift/shift_desk.h"

#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace plimsoll {

/// The root of what QML sees: the frame, and one view-model a page.
class Console : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(plimsoll::StatusLine status READ status NOTIFY statusChanged)
    Q_PROPERTY(bool ready READ ready NOTIFY statusChanged)
    Q_PROPERTY(plimsoll::WorldFault worldFault READ worldFault NOTIFY statusChanged)
    Q_PROPERTY(QString busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(QString opening READ opening NOTIFY openingChanged)
    Q_PROPERTY(double openingShare READ openingShare NOTIFY openingChanged)
    Q_PROPERTY(plimsoll::WorldFault passedOver READ passedOver NOTIFY passedOverChanged)
    Q_PROPERTY(bool stale READ stale NOTIFY staleChanged)
    Q_PROPERTY(QString standing READ standing NOTIFY statusChanged)
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY darkChanged)
    Q_PROPERTY(int page READ page WRITE setPage NOTIFY pageChanged)
    Q_PROPERTY(QStringList pages READ pages CONSTANT)
    Q_PROPERTY(bool gallery READ gallery WRITE setGallery NOTIFY pageChanged)
    Q_PROPERTY(QString backTo READ backTo NOTIFY pageChanged)
    Q_PROPERTY(QString forwardTo READ forwardTo NOTIFY pageChanged)
    Q_PROPERTY(QAbstractListModel* apart READ apart CONSTANT)
    Q_PROPERTY(QAbstractListModel* alerts READ alerts CONSTANT)
    Q_PROPERTY(int alertCount READ alertCount NOTIFY statusChanged)
    Q_PROPERTY(int alertTone READ alertTone NOTIFY statusChanged)
    Q_PROPERTY(QString alertHeadline READ alertHeadline NOTIFY statusChanged)
    Q_PROPERTY(plimsoll::VenueStops* stops READ stops CONSTANT)
    Q_PROPERTY(plimsoll::Tightening* tightening READ tightening CONSTANT)
    Q_PROPERTY(plimsoll::WorldReplay* replay READ replay CONSTANT)
    Q_PROPERTY(QAbstractListModel* toasts READ toasts CONSTANT)
    Q_PROPERTY(QStringList scenarios READ scenarios CONSTANT)
    Q_PROPERTY(QStringList operators READ operators NOTIFY operatorsChanged)
    Q_PROPERTY(plimsoll::DeskDoor* door READ door CONSTANT)
    Q_PROPERTY(plimsoll::CommandPalette* palette READ palette CONSTANT)
    Q_PROPERTY(plimsoll::TableDesk* tables READ tables CONSTANT)
    Q_PROPERTY(plimsoll::OverviewPage* overview READ overview CONSTANT)
    Q_PROPERTY(plimsoll::LendingPage* lending READ lending CONSTANT)
    Q_PROPERTY(plimsoll::MarginPage* margin READ margin CONSTANT)
    Q_PROPERTY(plimsoll::LiquidationsPage* liquidations READ liquidations CONSTANT)
    Q_PROPERTY(plimsoll::RiskPage* risk READ risk CONSTANT)
    Q_PROPERTY(plimsoll::ChangesPage* changes READ changes CONSTANT)
    Q_PROPERTY(plimsoll::ExchangePage* exchange READ exchange CONSTANT)
    Q_PROPERTY(plimsoll::JournalPage* journal READ journal CONSTANT)
    Q_PROPERTY(plimsoll::BalancePage* balance READ balance CONSTANT)
    Q_PROPERTY(plimsoll::ShiftDesk* shift READ shift CONSTANT)
    Q_PROPERTY(plimsoll::SettingsPage* settings READ settings CONSTANT)

public:
    Console(ConsolePort& port, ArchivePort& archive, const DeskFormats& formats, QObject* parent = nullptr);

    const StatusLine& status() const { return status_; }
    bool ready() const { return session_.hasSnapshot() && !session_.openFault(); }
    const WorldFault& worldFault() const { return worldFault_; }
    const Session* session() const { return &session_; }
    /// What is being done with a world's file until its answer is there; empty at rest.
    const QString& busy() const { return busy_; }
    /// How far the opening of a world has come, in words; empty at rest.
    const QString& opening() const { return opening_; }
    /// 0 to 1; below 0 while that is not known.
    double openingShare() const { return openingShare_; }
    /// Why the world that was left last is not the one that is open, until dismissed.
    const WorldFault& passedOver() const { return passedOver_; }
    /// Since when no figure comes, for charts: "stands at 21:14:05"; empty while they do.
    QString standing() const;
    bool stale() const { return stale_; }
    bool dark() const { return settings_.preferences()->dark(); }
    /// Chooses one of the two for good, whatever the system does.
    void setDark(bool dark);
    int page() const { return page_; }
    void setPage(int page);
    /// Their names, by Place.
    QStringList pages() const;
    /// The pages that back() and forward() go to; empty where there is none.
    QString backTo() const { return visited_.empty() ? QString() : pages().at(visited_.back()); }
    QString forwardTo() const { return left_.empty() ? QString() : pages().at(left_.back()); }
    /// The pages in windows of their own.
    GadgetListModel<ApartLine>* apart() { return &apart_; }
    QAbstractListModel* alerts() { return &alerts_.lines(); }
    /// Alerts that nobody acknowledged.
    int alertCount() const { return alerts_.open(); }
    int alertTone() const { return alerts_.tone(); }
    QString alertHeadline() const { return alerts_.headline(); }
    VenueStops* stops() { return &stops_; }
    Tightening* tightening() { return &tightening_; }
    WorldReplay* replay() { return &replay_; }
    QAbstractListModel* toasts() { return &toasts_; }
    /// Titles of those that a new world may start from, the default first.
    QStringList scenarios() const;
    DeskDoor* door() { return &door_; }
    /// Who may take the desk of a world for practice: whoever began here, then one of each role.
    QStringList operators() const;
    CommandPalette* palette() { return &palette_; }
    TableDesk* tables() { return &tables_; }
    OverviewPage* overview() { return &overview_; }
    LendingPage* lending() { return &lending_; }
    MarginPage* margin() { return &margin_; }
    LiquidationsPage* liquidations() { return &liquidations_; }
    RiskPage* risk() { return &risk_; }
    ChangesPage* changes() { return &changes_; }
    ExchangePage* exchange() { return &exchange_; }
    JournalPage* journal() { return &journal_; }
    BalancePage* balance() { return &balance_; }
    ShiftDesk* shift() { return &shift_; }
    SettingsPage* settings() { return &settings_; }

    /// The component gallery stands in place of the page, until another page, or the same, is asked for.
    bool gallery() const { return gallery_; }
    void setGallery(bool on);

    Q_INVOKABLE void dismissPassedOver();
    Q_INVOKABLE void back();
    /// To the page that was left by going back.
    Q_INVOKABLE void forward();
    /// Shows a page in a window of its own too, at `place` where that is not empty.
    Q_INVOKABLE void tearOff(int page, const QRect& place = {});
    Q_INVOKABLE void putBack(int page);
    /// Remembers where its window is.
    Q_INVOKABLE void moveApart(int page, const QRect& place);
    Q_INVOKABLE void openPool(int asset);
    Q_INVOKABLE void openAccount(int subaccount);
    /// Opens the Exchange page for one account.
    Q_INVOKABLE void tradeAs(int subaccount);
    Q_INVOKABLE void openAlert(int row);
    Q_INVOKABLE void acknowledgeAlert(int row);
    Q_INVOKABLE void acknowledgeAlerts();
    Q_INVOKABLE void dismissToast(int number);

    /// The accounts that owe or hold an asset, worst first; -1 for all.
    Q_INVOKABLE void openAccountsOf(int asset);
    /// Every hold in force, on the Liquidations page.
    Q_INVOKABLE void openHolds();
    /// The asset that the page in sight is about, for an emergency of that kind (Tightening); -1 where it is about
    /// none.
    Q_INVOKABLE int assetInSight(int kind) const;
    Q_INVOKABLE void openChange(int number);
    /// Another operator takes the desk.
    Q_INVOKABLE void signIn(const QString& name);

    /// Speed 0 pauses.
    Q_INVOKABLE void setSpeed(int speed);
    Q_INVOKABLE void togglePause();
    Q_INVOKABLE void step();
    Q_INVOKABLE void setSlowForQueue(bool on);

    /// From one of the scenarios, by its place among them.
    Q_INVOKABLE void newDemoWorld(int scenario);
    Q_INVOKABLE void newTrainingWorld(int scenario);
    /// The same, for operators who sign in, and where parameters move by changes only.
    Q_INVOKABLE void newLiveWorld(int scenario);
    Q_INVOKABLE void restartWorld();
    /// The same, once it is confirmed where drafts would be left behind (`restartAsked`).
    Q_INVOKABLE void askRestart();
    Q_INVOKABLE void duplicateWorld(const QString& file);
    Q_INVOKABLE void openWorld(const QString& file, bool readOnly);
    Q_INVOKABLE void backUpWorld(const QString& file);
    Q_INVOKABLE void restoreWorld(const QString& file);
    /// A file beside the open world that is not there yet: "crash-copy.plimsoll" for the ending "copy". Without an
    /// ending, the folder of the world.
    Q_INVOKABLE QString worldFile(const QString& ending) const;
    /// The worlds beside the open one, latest first, at most six.
    Q_INVOKABLE QStringList recentWorlds() const;
    /// The same behind the open one.
    Q_INVOKABLE QStringList worldsHere() const;
    /// How many more there are.
    Q_INVOKABLE int worldsBeyond() const;
    /// The keys go to the reason for a hold of the chosen account, of the next in the queue where none is.
    Q_INVOKABLE void askHold();
    /// "crash-copy · LIVE · 2026-11-26 09:56": its name, what it was made for and when it was last written.
    Q_INVOKABLE QString worldTitle(const QString& file) const;

signals:
    void statusChanged();
    void staleChanged();
    void busyChanged();
    void openingChanged();
    void passedOverChanged();
    void pageChanged();
    void apartChanged();
    void darkChanged();
    void operatorsChanged();
    /// What was typed for the world before, and not asked for, is of no world now.
    void worldLeft();
    /// More is known of the worlds in the folder.
    void worldsChanged();
    /// The palette asks for a venue-wide control (VenueStop).
    void stopAsked(int which);
    /// The palette asks to end a venue-wide stop that is in force.
    void stopEndAsked(int which);
    /// The palette asks for an emergency tightening (Tightening::Kind) of an asset.
    void tightenAsked(int kind, int asset);
    /// The palette asks for the sheet of keys.
    void keysAsked();
    /// A restart leaves so many drafts behind in the world that is open: whether it shall.
    void restartAsked(int drafts);
    /// The palette asks for the menu of worlds.
    void worldMenuAsked();

private:
    void refresh();
    void refreshStale();
    void show(int page);
    void say(const QString& text, int tone);
    void send(OperatorCommand command, const QString& done);
    void sendForFile(OperatorCommand command, const QString& doing, const QString& done);
    void refreshFault();
    void refreshOpening();
    void refreshPassedOver();
    void forgetWorld();
    void askEnvironments();
    void askSlowForQueue(bool on);
    void makeWorld(int scenario, WorldKind kind);
    void showApart(const std::vector<ApartLine>& lines);
    void enterPages();
    void enterAssets();
    void watchPool(AssetId asset);
    void pauseLiquidationsOf(AssetId asset);
    QStringList otherWorlds() const;
    void openAside(int aside);
    void openCalls();
    void openLiquidation(int subaccount);
    void askHoldOf(int subaccount);
    void openMarket(int market);
    void openFunds(FundsTicket::Kind kind);
    void openTraderSettings();
    void enterWorlds();
    void enterEndings();
    void enterOperators();
    void enterTables();
    std::vector<CommandPalette::Entry> accountsLike(const QString& query);

    ArchivePort& archive_;
    Session session_;
    DeskDoor door_;
    CommandPalette palette_;
    TableDesk tables_;
    ParameterBook book_;
    DraftKeeper keeper_;
    OverviewPage overview_;
    LendingPage lending_;
    MarginPage margin_;
    LiquidationsPage liquidations_;
    RiskPage risk_;
    ChangesPage changes_;
    ExchangePage exchange_;
    JournalPage journal_;
    BalancePage balance_;
    ShiftDesk shift_;
    SettingsPage settings_;
    StatusLine status_;
    WorldFault worldFault_;
    QString beganAs_;
    QString busy_;
    QString opening_;
    double openingShare_ = -1;
    WorldFault passedOver_;
    bool passedOverSeen_ = false;
    GadgetListModel<ApartLine> apart_;
    AlertBoard alerts_;
    VenueStops stops_;
    QStringList endings_; ///< stops that the palette ends
    Tightening tightening_;
    WorldReplay replay_;
    GadgetListModel<ToastLine> toasts_;
    std::vector<ScenarioTitle> scenarios_;
    QString worldEntered_;
    std::map<std::string, std::string> environments_; ///< of the worlds in the folder, by file, as far as known
    QTimer heartbeat_;
    std::vector<int> visited_; ///< before this page, latest last
    std::vector<int> left_;    ///< by going back, latest last
    int page_ = 0;
    bool gallery_ = false;
    int lastSpeed_ = 1;
    int nextToast_ = 1;
    std::size_t assetsEntered_ = 0;
    bool stale_ = false;
    bool slowAsked_ = false;
};

} // namespace plimsoll
