// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/console.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/enumerations.h"
#include "viewmodel/format/wording.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace plimsoll {
namespace {

constexpr int heartbeatMs = 500;
constexpr std::int64_t staleAfterMs = 3000;
constexpr std::size_t toastsMax = 4;
constexpr qsizetype recentWorldsMost = 6;

QString environmentName(view::Environment environment)
{
    switch (environment) {
    case view::Environment::Demo:
        return Console::tr("DEMO");
    case view::Environment::Training:
        return Console::tr("TRAINING");
    case view::Environment::Replay:
        return Console::tr("REPLAY");
    case view::Environment::Live:
        return Console::tr("LIVE");
    }
    return {};
}

/// What the frame said of the world before is true of none.
void sayThatThereIsNone(StatusLine& line)
{
    line.environment = StatusLine{}.environment;
    line.environmentName = Console::tr("NO WORLD");
    line.world = Console::tr("No world");
    line.worldFileName.clear();
}

StatusLine statusLine(const view::Status& status)
{
    StatusLine line;
    line.environment = static_cast<int>(status.environment);
    line.environmentName = environmentName(status.environment);
    line.world = QString::fromStdString(status.worldName);
    line.worldFile = QString::fromStdString(status.worldPath);
    line.worldFileName = QFileInfo{line.worldFile}.completeBaseName();
    line.operatorName = QString::fromStdString(status.operatorName);
    const auto role = toText(status.role);
    line.role = QString::fromUtf8(role.data(), static_cast<qsizetype>(role.size())).toLower();
    line.time = format::dateTime(status.time);
    line.stamp = QStringLiteral("%1 · %2").arg(line.worldFileName, line.time);
    line.speed = static_cast<int>(status.speedAsked);
    if (status.readOnly == view::ReadOnly::No && status.speedAsked > 0
        && status.speedAchieved < 0.9 * status.speedAsked)
        line.achieved = Console::tr("%1x reached").arg(status.speedAchieved, 0, 'f', status.speedAchieved < 10 ? 1 : 0);
    line.slowedByQueue = status.slowedByQueue;
    line.slowsForQueue = status.slowsForQueue;
    line.applied = format::count(status.appliedSequence);
    line.durable = format::count(status.durableSequence);
    line.apply = QString::number(static_cast<double>(status.applyNanoseconds) / 1000, 'f', 1);
    // What was measured last says nothing of an exchange that stands.
    line.rate = format::count(status.speedAsked > 0 ? status.commandsPerSecond : 0);
    if (status.recordedUntil && status.time > *status.recordedUntil)
        line.pricesNote = Console::tr("Prices are simulated since %1").arg(format::dateTime(*status.recordedUntil));
    line.readOnlyReason = format::whyNotNow(status);
    line.readOnly = !line.readOnlyReason.isEmpty();
    line.stands = status.readOnly != view::ReadOnly::No;
    line.fault = status.readOnly == view::ReadOnly::JournalFault;
    return line;
}

WorldFault faultLine(const OperatorAnswer& fault)
{
    WorldFault line;
    line.text = format::refusal(fault);
    line.file = QString::fromStdString(fault.file);
    for (const char* code : {"LOCKED", "NEWER_SCHEMA", "READ_ONLY_MEDIUM", "TORN"})
        line.readable |= fault.code == code;
    return line;
}

} // namespace

Console::Console(ConsolePort& port, ArchivePort& archive, const DeskFormats& formats, QObject* parent)
    : QObject(parent)
    , archive_(archive)
    , session_(port, port)
    , door_(session_)
    , tables_(session_)
    , book_(session_)
    , keeper_(session_, book_)
    , overview_(session_)
    , lending_(session_, port, archive, book_)
    , margin_(session_, archive)
    , liquidations_(session_, archive)
    , risk_(session_, port, book_)
    , changes_(session_, port, formats, archive)
    , exchange_(session_)
    , journal_(session_, archive)
    , balance_(session_)
    , shift_(session_)
    , settings_(session_)
    , stops_(session_)
    , tightening_(session_, port)
    , replay_(session_)
    , scenarios_(port.scenarios())
{
    connect(&session_, &Session::snapshotChanged, this, &Console::refresh);
    connect(&session_, &Session::worldChanged, this, &Console::forgetWorld);
    connect(&session_, &Session::openFaultChanged, this, &Console::refreshFault);
    connect(&session_, &Session::openingChanged, this, &Console::refreshOpening);
    connect(settings_.preferences(), &Preferences::changed, this, &Console::darkChanged);
    const auto lockWhenIdle = [this] { door_.lockAfter(settings_.preferences()->idleMinutes() * int(msPerMinute)); };
    connect(settings_.preferences(), &Preferences::changed, &door_, lockWhenIdle);
    connect(&door_, &DeskDoor::changed, this, &Console::enterOperators);
    lockWhenIdle();
    connect(&margin_, &MarginPage::selectedChanged, this, [this] {
        ShiftSubject subject;
        if (margin_.selected() > 0)
            subject.subaccount = SubaccountId{static_cast<std::uint32_t>(margin_.selected())};
        shift_.account()->follow(subject);
    });
    connect(&lending_, &LendingPage::changed, this, [this] {
        ShiftSubject subject;
        if (lending_.selected() >= 0)
            subject.asset = AssetId{static_cast<std::uint16_t>(lending_.selected())};
        shift_.pool()->follow(subject);
    });
    connect(&journal_, &JournalPage::replayAsked, &replay_, &WorldReplay::asked);
    connect(replay_.answer(), &CommandAnswer::accepted, this, [this] { say(replay_.answer()->text(), tone::Good); });
    connect(tightening_.answer(), &CommandAnswer::accepted, this,
        [this] { say(tightening_.answer()->text(), tone::Good); }); // its sheet is closed by then
    connect(stops_.answer(), &CommandAnswer::accepted, this, [this] { say(stops_.answer()->text(), tone::Good); });
    connect(&tables_, &TableDesk::said, this, &Console::say);
    connect(&tables_, &TableDesk::inSightChanged, this, &Console::enterTables);
    connect(&heartbeat_, &QTimer::timeout, this, &Console::refreshStale);
    heartbeat_.start(heartbeatMs);
    palette_.setResolver([this](const QString& query) { return accountsLike(query); });
    enterPages();
    enterWorlds();
}

void Console::refresh()
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    status_ = statusLine(snapshot.status);
    if (session_.openFault())
        sayThatThereIsNone(status_);
    if (status_.speed > 0)
        lastSpeed_ = status_.speed;
    alerts_.assign(snapshot);
    stops_.refresh();
    enterEndings();
    refreshPassedOver();
    refreshStale();
    enterAssets();
    // A world that opens locked learns what was chosen once somebody may choose.
    if (const bool slows = settings_.preferences()->slowsForQueue();
        slows != status_.slowsForQueue && !slowAsked_ && !status_.readOnly)
        askSlowForQueue(slows);
    if (worldEntered_ != status_.worldFile) {
        worldEntered_ = status_.worldFile;
        enterWorlds();
    }
    if (beganAs_.isEmpty() && !status_.operatorName.isEmpty()) {
        beganAs_ = status_.operatorName;
        enterOperators();
    }
    emit statusChanged();
}

/// What one chose, filtered or drafted in the world before means nothing in this one.
void Console::forgetWorld()
{
    dismissPassedOver();
    margin_.reset();
    liquidations_.select(0);
    liquidations_.holdDesk()->setAsset(0);
    lending_.forget();
    risk_.forget();
    exchange_.forget();
    balance_.forget();
    alerts_.forget();
    emit worldLeft();
}

void Console::refreshFault()
{
    worldFault_ = session_.openFault() ? faultLine(*session_.openFault()) : WorldFault{};
    palette_.setHasWorld(!session_.openFault());
    if (session_.openFault())
        sayThatThereIsNone(status_);
    emit statusChanged();
}

void Console::refreshOpening()
{
    opening_.clear();
    openingShare_ = -1;
    if (const auto& opening = session_.opening()) {
        const QString name = QFileInfo{QString::fromStdString(opening->file)}.completeBaseName();
        if (opening->of == 0)
            opening_ = tr("Opening %1: loading its snapshot…").arg(name);
        else
            opening_ = tr("Opening %1: replaying %2 of %3 commands")
                           .arg(name, format::count(opening->done), format::count(opening->of));
        // Before there are figures the frame is already that of the world that comes.
        if (opening->environment && !session_.hasSnapshot()) {
            status_.environment = static_cast<int>(*opening->environment);
            status_.environmentName = environmentName(*opening->environment);
            emit statusChanged();
        }
        if (opening->of > 0)
            openingShare_ = static_cast<double>(opening->done) / static_cast<double>(opening->of);
    }
    refreshStale();
    emit openingChanged();
}

void Console::refreshPassedOver()
{
    if (passedOverSeen_ || !passedOver_.text.isEmpty())
        return;
    if (const auto fault = session_.passedOver()) {
        passedOver_ = faultLine(*fault);
        emit passedOverChanged();
    }
}

void Console::dismissPassedOver()
{
    passedOverSeen_ = true;
    passedOver_ = {};
    emit passedOverChanged();
}

void Console::acknowledgeAlert(int row)
{
    if (status_.readOnly)
        return say(status_.readOnlyReason, tone::Warning);
    for (const view::AlertKey& alert : alerts_.acknowledge(row))
        send(AcknowledgeAlert{alert}, {});
    emit statusChanged();
}

void Console::acknowledgeAlerts()
{
    if (status_.readOnly)
        return say(status_.readOnlyReason, tone::Warning);
    for (const view::AlertKey& alert : alerts_.acknowledgeAll())
        send(AcknowledgeAlert{alert}, {});
    emit statusChanged();
}

void Console::refreshStale()
{
    const bool stale = session_.hasSnapshot() && !session_.opening() && session_.msSinceSnapshot() > staleAfterMs;
    if (stale == stale_)
        return;
    stale_ = stale;
    emit staleChanged();
    emit statusChanged();
}

QString Console::standing() const
{
    if (!session_.hasSnapshot())
        return {};
    const QString clock = format::clock(session_.snapshot().status.time);
    if (stale_)
        return tr("no figures since %1").arg(clock);
    return status_.stands || status_.speed == 0 ? tr("stands at %1").arg(clock) : QString();
}

void Console::setDark(bool dark)
{
    settings_.preferences()->setTheme(dark ? Preferences::Dark : Preferences::Light);
}

QStringList Console::pages() const
{
    return format::pageNames();
}

void Console::setPage(int page)
{
    setGallery(false);
    if (page == page_)
        return;
    visited_.push_back(page_);
    left_.clear();
    show(page);
}

void Console::setGallery(bool on)
{
    if (on == gallery_)
        return;
    gallery_ = on;
    emit pageChanged();
}

void Console::show(int page)
{
    page_ = page;
    gallery_ = false;
    session_.wish([&](view::ViewRequest& wanted) { wanted.page = static_cast<view::Page>(page); });
    session_.repeat();
    emit pageChanged();
}

void Console::back()
{
    if (visited_.empty())
        return;
    left_.push_back(page_);
    const int page = visited_.back();
    visited_.pop_back();
    show(page);
}

void Console::forward()
{
    if (left_.empty())
        return;
    visited_.push_back(page_);
    const int page = left_.back();
    left_.pop_back();
    show(page);
}

void Console::tearOff(int page, const QRect& place)
{
    std::vector<ApartLine> lines = apart_.rows();
    if (page < 0 || page >= format::pageNames().size()
        || std::any_of(lines.begin(), lines.end(), [&](const ApartLine& line) { return line.page == page; }))
        return;
    ApartLine line;
    line.key = line.page = page;
    line.name = format::pageNames()[page];
    line.place = place;
    lines.push_back(line);
    showApart(lines);
}

void Console::putBack(int page)
{
    std::vector<ApartLine> lines = apart_.rows();
    std::erase_if(lines, [&](const ApartLine& line) { return line.page == page; });
    showApart(lines);
}

void Console::moveApart(int page, const QRect& place)
{
    std::vector<ApartLine> lines = apart_.rows();
    for (ApartLine& line : lines)
        if (line.page == page)
            line.place = place;
    apart_.assign(lines);
}

void Console::showApart(const std::vector<ApartLine>& lines)
{
    session_.wish([&](view::ViewRequest& wanted) {
        wanted.apart.reset();
        for (const ApartLine& line : lines)
            wanted.apart.set(static_cast<std::size_t>(line.page));
    });
    session_.repeat();
    apart_.assign(lines);
    emit apartChanged();
}

void Console::openPool(int asset)
{
    lending_.select(asset);
    setPage(place::Lending);
}

void Console::openAccount(int subaccount)
{
    margin_.seek(subaccount);
    setPage(place::Margin);
}

void Console::tradeAs(int subaccount)
{
    exchange_.setTrader(subaccount);
    setPage(place::Exchange);
}

void Console::openAccountsOf(int asset)
{
    margin_.clearFilters();
    margin_.setAssetFilter(asset + 1);
    setPage(place::Margin);
}

int Console::assetInSight(int kind) const
{
    const view::ViewSnapshot& snapshot = session_.snapshot();
    const auto id = [](const std::optional<AssetId>& asset) { return asset ? int{asset->value} : -1; };
    const auto& markets = snapshot.risk->markets;
    switch (page_) {
    case place::Overview: {
        // The pool that it points at; of books it shows none.
        const bool isOfAPool = kind == Tightening::RepayOnly || kind == Tightening::PoolLimit;
        const auto& worst = snapshot.overview.worstPool;
        return isOfAPool && worst && snapshot.pools[worst->value].borrowedQuantity.isPositive() ? id(worst) : -1;
    }
    case place::Lending:
        return lending_.selected();
    case place::Risk: {
        const std::string owner = risk_.owner().toStdString();
        for (const view::Asset& asset : snapshot.assets)
            if (asset.symbol == owner)
                return asset.id.value;
        const auto found = std::find_if(
            markets.begin(), markets.end(), [&](const MarketParameters& market) { return market.symbol == owner; });
        return found == markets.end() ? -1 : int{found->base.value};
    }
    case place::Changes:
        return changes_.asset();
    case place::Exchange: {
        const auto market = static_cast<std::size_t>(exchange_.market());
        return market < markets.size() ? int{markets[market].base.value} : -1;
    }
    case place::Margin:
        return margin_.selected() > 0 ? id(margin_.largestDebt()) : margin_.assetFilter() - 1;
    case place::Liquidations:
        return id(liquidations_.largestDebt());
    default:
        return -1;
    }
}

void Console::openChange(int number)
{
    setPage(place::Changes);
    changes_.setPart(ChangesPage::All);
    changes_.select(number);
}

QStringList Console::operators() const
{
    QStringList names{beganAs_};
    for (const Operator& one : practiceOperators())
        names << QString::fromStdString(one.name);
    names.removeDuplicates();
    return names;
}

void Console::signIn(const QString& name)
{
    send(SignIn{name.toStdString()}, tr("%1 has the desk").arg(name));
}

void Console::openAlert(int row)
{
    const AlertLine* found = alerts_.lineAt(row);
    if (found == nullptr)
        return;
    const AlertLine alert = *found;
    if (alert.page == place::Lending && alert.asset >= 0)
        openPool(alert.asset);
    else
        setPage(alert.page);
}

void Console::say(const QString& text, int tone)
{
    std::vector<ToastLine> lines = toasts_.rows();
    ToastLine line;
    line.key = line.number = nextToast_++;
    line.text = text;
    line.tone = tone;
    lines.push_back(line);
    if (lines.size() > toastsMax)
        lines.erase(lines.begin());
    toasts_.assign(lines);
}

void Console::dismissToast(int number)
{
    std::vector<ToastLine> lines = toasts_.rows();
    std::erase_if(lines, [&](const ToastLine& line) { return line.number == number; });
    toasts_.assign(lines);
}

void Console::send(OperatorCommand command, const QString& done)
{
    session_.submit(std::move(command), this, [this, done](const OperatorAnswer& answer) {
        if (!answer.accepted)
            say(format::refusal(answer), tone::Warning);
        else if (!done.isEmpty())
            say(done, tone::Good);
    });
}

/// The answer names the file that was really written or opened; `done` says where it goes.
void Console::sendForFile(OperatorCommand command, const QString& doing, const QString& done)
{
    busy_ = doing;
    emit busyChanged();
    session_.submit(std::move(command), this, [this, done](const OperatorAnswer& answer) {
        busy_.clear();
        emit busyChanged();
        if (answer.accepted)
            say(done.arg(QDir::toNativeSeparators(QString::fromStdString(answer.file))), tone::Good);
        else
            say(format::refusal(answer), tone::Warning);
        enterWorlds();
    });
}

void Console::setSpeed(int speed)
{
    if (const QString why = format::readOnlyReason(session_.snapshot().status); !why.isEmpty())
        return say(why, tone::Warning);
    send(SetClockSpeed{static_cast<std::uint32_t>(speed)}, {});
}
void Console::togglePause()
{
    setSpeed(status_.speed > 0 ? 0 : lastSpeed_);
}
void Console::step()
{
    send(StepClock{}, {});
}
void Console::setSlowForQueue(bool on)
{
    settings_.preferences()->setSlowsForQueue(on);
    askSlowForQueue(on);
}

/// A wish that is refused is none: what stands is what the exchange does.
void Console::askSlowForQueue(bool on)
{
    slowAsked_ = true;
    session_.submit(SlowForQueue{on}, this, [this](const OperatorAnswer& answer) {
        slowAsked_ = false;
        if (answer.accepted)
            return;
        say(format::refusal(answer), tone::Warning);
        settings_.preferences()->setSlowsForQueue(session_.snapshot().status.slowsForQueue);
    });
}

QStringList Console::scenarios() const
{
    QStringList titles;
    for (const ScenarioTitle& scenario : scenarios_)
        titles << QString::fromStdString(scenario.title);
    return titles;
}

void Console::newDemoWorld(int scenario)
{
    makeWorld(scenario, WorldKind::Demo);
}
void Console::newTrainingWorld(int scenario)
{
    makeWorld(scenario, WorldKind::Training);
}
void Console::newLiveWorld(int scenario)
{
    makeWorld(scenario, WorldKind::Live);
}
void Console::makeWorld(int scenario, WorldKind kind)
{
    const ScenarioTitle& from = scenarios_.at(static_cast<std::size_t>(scenario));
    sendForFile(NewWorld{from.name, {}, kind}, tr("Making a new world…"),
        tr("New world from “%1”, in %2").arg(QString::fromStdString(from.title), QStringLiteral("%1")));
}
void Console::restartWorld()
{
    sendForFile(RestartWorld{}, tr("Restarting…"), tr("Restarted in %1; the world before keeps its file"));
}
void Console::askRestart()
{
    if (const auto drafts = static_cast<int>(book_.drafts().size()); drafts > 0)
        emit restartAsked(drafts);
    else
        restartWorld();
}
void Console::duplicateWorld(const QString& file)
{
    sendForFile(DuplicateWorld{file.toStdString()}, tr("Duplicating…"), tr("Duplicated to %1"));
}
void Console::openWorld(const QString& file, bool readOnly)
{
    sendForFile(OpenWorld{file.toStdString(), readOnly}, tr("Opening %1…").arg(QFileInfo{file}.completeBaseName()),
        readOnly ? tr("Opened %1 read-only") : tr("Opened %1"));
}
void Console::backUpWorld(const QString& file)
{
    sendForFile(BackUpWorld{file.toStdString()}, tr("Backing up…"), tr("Backed up to %1"));
}
void Console::restoreWorld(const QString& file)
{
    sendForFile(RestoreWorld{file.toStdString()}, tr("Restoring…"), tr("Restored into %1"));
}

QString Console::worldFile(const QString& ending) const
{
    const QString open = QString::fromStdString(session_.snapshot().status.worldPath);
    const QFileInfo world{open.isEmpty() ? worldFault_.file : open};
    const QString stem = world.absolutePath() + u'/' + world.completeBaseName() + u'-' + ending;
    if (ending.isEmpty())
        return world.absolutePath();
    QString file = stem + QStringLiteral(".plimsoll");
    for (int number = 2; QFileInfo::exists(file); ++number)
        file = QStringLiteral("%1-%2.plimsoll").arg(stem).arg(number);
    return file;
}

QStringList Console::otherWorlds() const
{
    const QFileInfo open{QString::fromStdString(session_.snapshot().status.worldPath)};
    QStringList files;
    if (open.filePath().isEmpty() && worldFault_.file.isEmpty())
        return files;
    const QDir folder{worldFile({})};
    for (const QFileInfo& file : folder.entryInfoList({QStringLiteral("*.plimsoll")}, QDir::Files, QDir::Time))
        if (file.absoluteFilePath() != open.absoluteFilePath())
            files << file.absoluteFilePath();
    return files;
}

QStringList Console::recentWorlds() const
{
    return otherWorlds().mid(0, recentWorldsMost);
}

int Console::worldsBeyond() const
{
    return static_cast<int>(std::max<qsizetype>(0, otherWorlds().size() - recentWorldsMost));
}

QStringList Console::worldsHere() const
{
    QStringList files = recentWorlds();
    const QString open = QString::fromStdString(session_.snapshot().status.worldPath);
    if (!open.isEmpty())
        files.prepend(open);
    return files;
}

QString Console::worldTitle(const QString& file) const
{
    const QFileInfo world{file};
    const auto environment = environments_.find(file.toStdString());
    QStringList parts{world.completeBaseName()};
    if (file == status_.worldFile)
        parts << status_.environmentName;
    else if (environment != environments_.end())
        parts << QString::fromStdString(environment->second);
    parts << world.lastModified().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    return parts.join(QStringLiteral(" · "));
}

/// Only their files tell which worlds are live.
void Console::askEnvironments()
{
    std::vector<std::string> paths;
    for (const QString& file : recentWorlds())
        if (!environments_.contains(file.toStdString()))
            paths.push_back(file.toStdString());
    if (paths.empty())
        return;
    archive_.environments(
        std::move(paths), session_.onGui(this, [this](const std::map<std::string, std::string>& found) {
            const std::size_t known = environments_.size();
            environments_.insert(found.begin(), found.end());
            if (environments_.size() == known)
                return;
            enterWorlds();
            emit worldsChanged();
        }));
}

void Console::enterWorlds()
{
    const QString kind = tr("World");
    std::vector<CommandPalette::Entry> entries{{tr("Restart the world"), kind, {}, [this] { askRestart(); }},
        {tr("Duplicate, open, back up or restore a world…"), kind, {}, [this] { emit worldMenuAsked(); }, false,
            tr("backup copy")},
        {tr("Replay a world to a moment…"), kind, {}, [this] { emit replay_.asked({}); }, false,
            tr("branch time travel journal")}};
    askEnvironments();
    for (const QString& file : recentWorlds())
        entries.push_back({tr("Open recent world %1").arg(worldTitle(file)), kind, {},
            [this, file] { openWorld(file, false); }, false});
    for (int scenario = 0; scenario < static_cast<int>(scenarios_.size()); ++scenario)
        entries.push_back({tr("New demo world: %1").arg(scenarios().at(scenario)), kind, {},
            [this, scenario] { newDemoWorld(scenario); }, false});
    for (int scenario = 0; scenario < static_cast<int>(scenarios_.size()); ++scenario)
        entries.push_back({tr("New training world: %1").arg(scenarios().at(scenario)), kind, {},
            [this, scenario] { newTrainingWorld(scenario); }, false});
    for (int scenario = 0; scenario < static_cast<int>(scenarios_.size()); ++scenario)
        entries.push_back({tr("New live world, with sign-in: %1").arg(scenarios().at(scenario)), kind, {},
            [this, scenario] { newLiveWorld(scenario); }, false});
    palette_.setEntries(kind, std::move(entries));
}

/// Those that come in sight are asked for when they are chosen: they may have gone by then.
void Console::enterTables()
{
    const QString kind = tr("Table");
    std::vector<CommandPalette::Entry> entries;
    QStringList names;
    for (const QPointer<QObject>& table : tables_.inSight()) {
        const QString name = table ? table->property("name").toString() : QString();
        if (name.isEmpty() || names.contains(name))
            continue;
        names << name;
        const auto call = [table](const char* verb) {
            return [table, verb] {
                if (table)
                    QMetaObject::invokeMethod(table, verb);
            };
        };
        entries.push_back({tr("Save %1 as CSV").arg(name), kind, {}, call("save"), true, tr("export")});
        if (!table->property("table").toString().isEmpty())
            entries.push_back({tr("Columns of %1").arg(name), kind, tr("Shift+F10"), call("openMenu")});
        entries.push_back({tr("Copy the row of %1").arg(name), kind, tr("Ctrl+C"), call("copyRow")});
    }
    palette_.setEntries(kind, std::move(entries));
}

void Console::enterPages()
{
    const QString kind = tr("Page");
    std::vector<CommandPalette::Entry> pages;
    const QStringList names = format::pageNames();
    const QStringList also{tr("home dashboard watch notes"), tr("pools curves utilization rates interest"),
        tr("accounts margin fraction what-if"), tr("queue lanes waterfall"), tr("parameters haircuts requirements"),
        tr("drafts approvals desk ramps versions rails"), tr("books orders trade"), tr("audit trail history export"),
        tr("assets liabilities sheet invariant"), tr("preferences density text size motion")};
    for (int page = 0; page < names.size(); ++page)
        pages.push_back(
            {names[page], kind, format::pageKey(page), [this, page] { setPage(page); }, true, also.value(page)});
    palette_.setEntries(kind, std::move(pages));
    const QString action = tr("Action");
    std::vector<CommandPalette::Entry> actions{
        {tr("Pause or go on"), action, QStringLiteral("Ctrl+Space"), [this] { togglePause(); }},
        {tr("Step"), action, QStringLiteral("Ctrl+."), [this] { step(); }},
        {tr("This page in a window of its own"), action, QStringLiteral("Ctrl+Shift+W"), [this] { tearOff(page_); },
            true, tr("tear off apart screen")},
        {tr("Component gallery"), action, {}, [this] { setGallery(true); }},
        {tr("Dark or light"), action, QStringLiteral("Ctrl+T"), [this] { setDark(!dark()); }, false, tr("theme")},
        {tr("Keys and shortcuts"), action, QStringLiteral("F1"), [this] { emit keysAsked(); }, false,
            tr("help cheat sheet")},
        {tr("Lend"), action, {}, [this] { openFunds(FundsTicket::Lend); }},
        {tr("Redeem"), action, {}, [this] { openFunds(FundsTicket::Redeem); }},
        {tr("Borrow"), action, {}, [this] { openFunds(FundsTicket::Borrow); }},
        {tr("Repay"), action, {}, [this] { openFunds(FundsTicket::Repay); }},
        {tr("Deposit"), action, {}, [this] { openFunds(FundsTicket::Deposit); }},
        {tr("Withdraw"), action, {}, [this] { openFunds(FundsTicket::Withdraw); }},
        {tr("Settings of a subaccount"), action, {}, [this] { openTraderSettings(); }, true,
            tr("leverage auto-lend limit")},
        {tr("Margin calls"), action, {}, [this] { openCalls(); }},
        {tr("Hold or release the chosen account"), action, QStringLiteral("Ctrl+H"), [this] { askHold(); }, true,
            tr("take over liquidation reason")},
        {tr("Holds: hold or release debts in an asset"), action, {}, [this] { openAside(LiquidationsPage::OfHolds); },
            true, tr("in force")},
        {tr("Backstop: deposit to the fund, capacity of providers"), action, {},
            [this] {
                openAside(LiquidationsPage::OfBackstop);
                emit liquidations_.depositAsked();
            }},
        {tr("Verify the journal"), action, {}, [this] {
             setPage(place::Journal);
             journal_.verify();
         }}};
    const auto stop = [this](int which) { return [this, which] { emit stopAsked(which); }; };
    actions.push_back({tr("Halt matching"), action, QStringLiteral("Ctrl+E, M"), stop(venueStop::Matching)});
    actions.push_back({tr("Pause liquidations"), action, QStringLiteral("Ctrl+E, L"), stop(venueStop::Liquidations)});
    actions.push_back({tr("Cancel all orders"), action, QStringLiteral("Ctrl+E, O"), stop(venueStop::Orders)});
    actions.push_back({tr("Acknowledge all alerts"), action, {}, [this] { acknowledgeAlerts(); }});
    for (const int speed : {1, 10, 60, 600})
        actions.push_back({tr("Clock speed %1x").arg(speed), action, {}, [this, speed] { setSpeed(speed); }});
    palette_.setEntries(action, std::move(actions));
}

/// What ends a stop is found while there is one.
void Console::enterEndings()
{
    const QString kind = tr("Stop in force");
    std::vector<CommandPalette::Entry> entries;
    QStringList titles;
    for (const StopLine& line : stops_.inForce()) {
        if (line.which == venueStop::Assets)
            continue;
        titles << line.title;
        const QString keys = line.which == stops_.endable() ? QStringLiteral("Ctrl+E, E") : QString();
        entries.push_back({tr("End it now: %1").arg(line.title), kind, keys,
            [this, which = line.which] { emit stopEndAsked(which); }, false, tr("resume go on lift halt pause")});
    }
    if (std::exchange(endings_, titles) != titles)
        palette_.setEntries(kind, std::move(entries));
}

void Console::enterOperators()
{
    const QString kind = tr("Operator");
    std::vector<CommandPalette::Entry> entries;
    if (door_.asks()) {
        entries.push_back({tr("Sign in"), kind, QStringLiteral("Ctrl+L"), [this] { emit door_.asked(false); }});
        if (!door_.shut()) {
            entries.push_back(
                {tr("Lock the desk"), kind, QStringLiteral("Ctrl+L"), [this] { door_.lock(); }, true, tr("sign out")});
            entries.push_back({tr("Choose another passphrase"), kind, {}, [this] { emit door_.asked(true); }});
        }
        if (door_.administrator())
            entries.push_back({tr("Operators of this world"), kind, {}, [this] { emit door_.operatorsAsked(); }});
    }
    for (const QString& name : door_.asks() ? QStringList{} : operators())
        entries.push_back({tr("Take the desk as %1").arg(name), kind, {}, [this, name] { signIn(name); }});
    palette_.setEntries(kind, std::move(entries));
    emit operatorsChanged();
}

void Console::enterAssets()
{
    const std::vector<view::Asset>& assets = session_.snapshot().assets;
    if (assets.size() == assetsEntered_)
        return;
    assetsEntered_ = assets.size();
    const QString kind = tr("Pool");
    std::vector<CommandPalette::Entry> entries;
    for (const view::Asset& asset : assets)
        entries.push_back(
            {QString::fromStdString(
                 asset.displayName == asset.symbol ? asset.symbol : asset.symbol + " " + asset.displayName),
                kind, {}, [this, id = asset.id] { openPool(id.value); }, true, tr("utilization curve rates")});
    palette_.setEntries(kind, std::move(entries));
    const QString watching = tr("Watch list");
    std::vector<CommandPalette::Entry> watches;
    for (const view::Asset& asset : assets)
        watches.push_back({tr("Watch or unwatch %1").arg(QString::fromStdString(asset.symbol)), watching, {},
            [this, id = asset.id] { watchPool(id); }});
    palette_.setEntries(watching, std::move(watches));
    const QString stopping = tr("Asset");
    const auto& markets = session_.snapshot().risk->markets;
    const auto hasBook = [&](AssetId asset) {
        return std::any_of(
            markets.begin(), markets.end(), [&](const MarketParameters& market) { return market.base == asset; });
    };
    std::vector<CommandPalette::Entry> stops;
    for (const view::Asset& asset : assets) {
        const QString symbol = QString::fromStdString(asset.symbol);
        stops.push_back({tr("Pause liquidations of %1 debts").arg(symbol), stopping, {},
            [this, id = asset.id] { pauseLiquidationsOf(id); }});
        const auto tighten = [&](const QString& title, const char* key, Tightening::Kind kind) {
            stops.push_back({title.arg(symbol), stopping, QStringLiteral("Ctrl+E, ") + QLatin1String(key),
                [this, kind, id = asset.id] { emit tightenAsked(kind, id.value); }});
        };
        tighten(tr("Lower the collateral weight of %1"), "W", Tightening::Weight);
        tighten(tr("Halt borrowing of %1: pool to repay only"), "R", Tightening::RepayOnly);
        tighten(tr("Lower the pool limit of %1"), "B", Tightening::PoolLimit);
        if (hasBook(asset.id)) {
            tighten(tr("Halt the %1 book: cancel only"), "C", Tightening::CancelOnly);
            tighten(tr("Book of %1 to post only"), "P", Tightening::PostOnly);
        }
    }
    palette_.setEntries(stopping, std::move(stops));
    const QString market = tr("Market");
    std::vector<CommandPalette::Entry> books;
    for (std::size_t at = 0; at < markets.size(); ++at)
        books.push_back({tr("Book of %1").arg(format::marketName(markets[at].symbol)), market, {},
            [this, at] { openMarket(static_cast<int>(at)); }, true, tr("order depth trades")});
    palette_.setEntries(market, std::move(books));
}

void Console::openMarket(int market)
{
    exchange_.setMarket(market);
    setPage(place::Exchange);
}

void Console::pauseLiquidationsOf(AssetId asset)
{
    openHolds();
    liquidations_.holdDesk()->pick(asset.value);
}

void Console::openHolds()
{
    openAside(LiquidationsPage::OfHolds);
}

void Console::openAside(int aside)
{
    liquidations_.setCalling(false);
    liquidations_.setAside(aside);
    setPage(place::Liquidations);
}

void Console::openCalls()
{
    liquidations_.setCalling(true);
    setPage(place::Liquidations);
}

void Console::openLiquidation(int subaccount)
{
    openAside(LiquidationsPage::OfAccount);
    liquidations_.select(subaccount);
}

void Console::askHold()
{
    if (!ready())
        return;
    openAside(LiquidationsPage::OfAccount);
    liquidations_.askReason();
}

void Console::askHoldOf(int subaccount)
{
    openLiquidation(subaccount);
    liquidations_.askReason();
}

void Console::openFunds(FundsTicket::Kind kind)
{
    exchange_.funds()->setKind(kind);
    exchange_.setPanel(ExchangePage::Funds);
    setPage(place::Exchange);
}

void Console::openTraderSettings()
{
    exchange_.setPanel(ExchangePage::Settings);
    setPage(place::Exchange);
}

void Console::watchPool(AssetId asset)
{
    const ShiftSubject subject{{}, asset};
    const std::vector<ShiftSubject>& list = session_.snapshot().shift->watched;
    const bool on = std::find(list.begin(), list.end(), subject) == list.end();
    const QString symbol = format::symbol(asset, session_.snapshot());
    send(WatchSubject{subject, on},
        on ? tr("%1 is on the watch list of the Overview").arg(symbol) : tr("%1 is off the watch list").arg(symbol));
}

/// "4521", "acc 4521", "trade as account 4521", "hold 4521".
std::vector<CommandPalette::Entry> Console::accountsLike(const QString& query)
{
    QStringList typed = query.simplified().split(u' ');
    bool numeric = false;
    const int number = typed.takeLast().toInt(&numeric);
    if (!numeric || number <= 0) {
        const QString word = query.simplified();
        const bool asksForOne = word.size() >= 3 && tr("account").startsWith(word, Qt::CaseInsensitive);
        return asksForOne ? std::vector<CommandPalette::Entry>{{tr("Account: type its number"), tr("Account"), {},
                   [this] { setPage(place::Margin); }}}
                          : std::vector<CommandPalette::Entry>{};
    }
    std::vector<CommandPalette::Entry> found{
        {tr("Account %1").arg(number), tr("Account"), {}, [this, number] { openAccount(number); }, true,
            tr("margin what-if story")},
        {tr("Trade as account %1").arg(number), tr("Exchange"), {}, [this, number] { tradeAs(number); }, true,
            tr("order buy sell deposit withdraw lend redeem borrow repay")},
        {tr("Liquidation of account %1").arg(number), tr("Liquidations"), {},
            [this, number] { openLiquidation(number); }, true, tr("step stage")},
        {tr("Hold or release account %1").arg(number), tr("Liquidations"), {}, [this, number] { askHoldOf(number); },
            true, tr("take over reason")}};
    std::erase_if(found, [&](const CommandPalette::Entry& entry) { return !CommandPalette::answers(entry, typed); });
    return found;
}

} // namespace plimsoll
