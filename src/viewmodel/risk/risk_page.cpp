// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/risk/risk_page.h"

#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/parameter_words.h"

#include <algorithm>

namespace plimsoll {

/// One column of a sheet: a parameter, and how wide it is against the others.
struct RiskPage::Column {
    const char* group;
    const char* name;
    double share;
    int rank = 0; ///< above 0: leaves a narrow grid, the highest first; its editor stays
};

namespace {

/// Large limits are cut to three digits in the grid; the editor has them all.
QString inGrid(const ParameterWords& words, std::string_view name, const std::string& text)
{
    if (name != "openBorrowLendLimit")
        return shown(words, text);
    const auto limit = format::parseQuantity(QString::fromStdString(text));
    return limit ? format::quantityCompact(*limit) : shown(words, text);
}

} // namespace

const std::vector<RiskPage::Column>& RiskPage::columnsOf(int sheet)
{
    static const std::vector<Column> assets{
        {"assets", "haircutFunction.weight", 0.8},
        {"assets", "haircutFunction.kind.base", 0.9, 4},
        {"assets", "haircutFunction.kind.positiveCurvePenalty", 1.05, 3},
        {"assets", "imfFunction.base", 0.85},
        {"assets", "imfFunction.factor", 1.2, 1},
        {"assets", "mmfFunction.base", 0.9},
        {"assets", "mmfFunction.factor", 1.25, 2},
        {"borrowLendMarkets", "fee", 0.55},
        {"borrowLendMarkets", "maxUtilization", 0.85},
        {"borrowLendMarkets", "throttleUtilizationThreshold", 0.8},
        {"borrowLendMarkets", "openBorrowLendLimit", 0.85},
    };
    static const std::vector<Column> markets{
        {"markets", "orderBookState", 1.1},
        {"markets", "makerFee", 0.7},
        {"markets", "takerFee", 0.7},
        {"markets", "filters.price.tickSize", 1.1},
        {"markets", "filters.price.minMultiplier", 0.9, 1},
        {"markets", "filters.price.maxMultiplier", 0.9, 2},
        {"markets", "filters.price.minImpactMultiplier", 0.9, 3},
        {"markets", "filters.price.maxImpactMultiplier", 0.9, 4},
        {"markets", "filters.quantity.stepSize", 1},
        {"markets", "filters.quantity.minQuantity", 1},
    };
    static const std::vector<Column> none;
    return sheet == riskSheet::Assets ? assets : sheet == riskSheet::Markets ? markets : none;
}

RiskPage::RiskPage(Session& session, ImpactPort& impacts, ParameterBook& book, QObject* parent)
    : QObject(parent)
    , session_(session)
    , book_(book)
    , assetFields_(book, {ParameterGroup::Assets, ParameterGroup::BorrowLendMarkets})
    , marketFields_(book, {ParameterGroup::Markets})
    , venueFields_(book, {ParameterGroup::Venue})
    , corridors_(session, impacts, ImpactPort::Watcher::Risk, assetFields_)
    , change_(session, book)
    , impact_(session, impacts, book, view::Page::Risk)
    , marks_(session)
    , throttleAnswer_(session)
{
    connect(&session_, &Session::snapshotChanged, this, &RiskPage::refresh);
    connect(&book_, &ParameterBook::changed, this, [this] {
        refreshGrid();
        refreshPlots();
    });
}

void RiskPage::setSheet(int sheet)
{
    if (sheet == sheet_)
        return;
    sheet_ = sheet;
    dropSelection();
    emit sheetChanged();
    refresh();
}

void RiskPage::forget()
{
    corridors_.forget();
    marks_.forget();
    throttleAnswer_.clear();
    dropSelection();
}

void RiskPage::dropSelection()
{
    row_ = -1;
    column_ = 0;
    path_.clear();
    ++historyAsked_;
    history_.assign({});
    historySteps_.clear();
    emit historyChanged();
    emit selectionChanged();
}

QStringList RiskPage::heads() const
{
    QStringList heads;
    for (const Column& column : columnsOf(sheet_))
        heads << wordsOf(column.name).shortTitle;
    return heads;
}

QStringList RiskPage::units() const
{
    QStringList units;
    for (const Column& column : columnsOf(sheet_))
        units << wordsOf(column.name).unit;
    return units;
}

QList<double> RiskPage::ranks() const
{
    QList<double> ranks;
    for (const Column& column : columnsOf(sheet_))
        ranks << column.rank;
    return ranks;
}

QList<double> RiskPage::shares() const
{
    QList<double> shares;
    for (const Column& column : columnsOf(sheet_))
        shares << column.share;
    return shares;
}

int RiskPage::columnOf(const QString& name) const
{
    const std::vector<Column>& columns = columnsOf(sheet_);
    const auto found = std::find_if(
        columns.begin(), columns.end(), [&](const Column& column) { return name == QLatin1String(column.name); });
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

int RiskPage::owners() const
{
    const RiskConfiguration& live = book_.live();
    return static_cast<int>(sheet_ == riskSheet::Markets ? live.markets.size() : live.assets.size());
}

std::string RiskPage::ownerAt(int row) const
{
    if (!book_.ready() || row < 0 || row >= owners() || sheet_ >= riskSheet::Venue)
        return {};
    const auto at = static_cast<std::size_t>(row);
    return sheet_ == riskSheet::Markets ? book_.live().markets[at].symbol : book_.live().assets[at].symbol;
}

std::string RiskPage::pathAt(int row, std::size_t column) const
{
    const Column& at = columnsOf(sheet_)[column];
    return std::string(at.group) + "." + ownerAt(row) + "." + at.name;
}

QString RiskPage::parameterTitle() const
{
    return path_.empty() ? QString() : wordsOf(nameOf(path_)).title;
}

void RiskPage::select(int row, int column)
{
    if (!book_.ready() || row < 0 || row >= owners() || columnsOf(sheet_).empty())
        return;
    if (row != row_) {
        row_ = row;
        (sheet_ == riskSheet::Markets ? marketFields_ : assetFields_).setOwner(ownerAt(row));
        if (sheet_ == riskSheet::Assets)
            corridors_.setAsset(AssetId{static_cast<std::uint16_t>(row)});
        throttleAnswer_.clear();
    }
    column_ = std::clamp(column, 0, static_cast<int>(columnsOf(sheet_).size()) - 1);
    path_ = pathAt(row_, static_cast<std::size_t>(column_));
    emit selectionChanged();
    refreshPlots();
    refreshThrottle();
    loadHistory();
}

void RiskPage::follow(const QString& path)
{
    if (path.toStdString() == path_)
        return;
    path_ = path.toStdString();
    column_ = sheet_ < riskSheet::Venue ? columnOf(QString::fromStdString(nameOf(path_))) : -1;
    emit selectionChanged();
    loadHistory();
}

void RiskPage::resetThrottle(const QString& percent, const QString& reason)
{
    const auto bound = format::parsePercent(percent);
    const std::string why = reason.trimmed().toStdString();
    if (!bound) {
        throttleAnswer_.refuse(format::whyNotRead(percent, tr("%1 is no percentage").arg(percent)));
        return;
    }
    if (why.empty()) {
        throttleAnswer_.refuse(tr("Give a reason"));
        return;
    }
    throttleAnswer_.send(Command{ResetThrottle{AssetId{static_cast<std::uint16_t>(row_)}, *bound, why}},
        tr("Bound set to %1 %").arg(format::percent(*bound)));
}

void RiskPage::refreshThrottle()
{
    const auto& pools = session_.snapshot().pools;
    const auto at = static_cast<std::size_t>(row_);
    const QString bound = sheet_ == riskSheet::Assets && row_ >= 0 && at < pools.size()
        ? format::percent(pools[at].throttleUtilizationBound)
        : QString();
    if (bound == throttleBound_)
        return;
    throttleBound_ = bound;
    emit changed();
}

void RiskPage::refresh()
{
    if (!session_.wanted().shows(view::Page::Risk) || !book_.ready())
        return;
    marks_.refresh();
    if (row_ < 0)
        refreshGrid();
    if (row_ < 0 && sheet_ < riskSheet::Venue)
        select(0, 0);
    if (sheet_ == riskSheet::Venue && path_.empty()) {
        venueFields_.setOwner({});
        follow(QStringLiteral("venue.liquidationSlice"));
    }
    refreshThrottle();
    refreshAxes();
    if (!path_.empty() && historyVersion_ != session_.snapshot().riskVersion)
        loadHistory();
}

void RiskPage::refreshGrid()
{
    if (!book_.ready() || sheet_ >= riskSheet::Venue)
        return;
    if (liveLinesOf_ != std::pair{sheet_, book_.liveVersion()}) {
        liveLinesOf_ = {sheet_, book_.liveVersion()};
        readLiveLines();
    }
    std::vector<RiskLine> lines = liveLines_;
    for (RiskLine& line : lines)
        for (std::size_t column = 0; column < columnsOf(sheet_).size(); ++column) {
            const ParameterDraft* draft = book_.draft(pathAt(line.row, column));
            line.drafts << (!draft              ? QString()
                    : !draft->after.has_value() ? draft->typed
                                                : shown(wordsOf(columnsOf(sheet_)[column].name), *draft->after));
            line.refusals << (draft ? draft->refusal : QString());
            line.modified = line.modified || draft != nullptr;
        }
    grid_.assign(lines);
    emit changed();
}

void RiskPage::readLiveLines()
{
    liveLines_.clear();
    for (int owner = 0; owner < owners(); ++owner) {
        RiskLine line;
        line.key = sheet_ * 100000 + owner;
        line.row = owner;
        line.symbol = QString::fromStdString(ownerAt(owner));
        const auto at = static_cast<std::size_t>(owner);
        if (sheet_ == riskSheet::Assets && book_.live().pools[at].state != PoolState::Open)
            line.state = format::poolStateName(book_.live().pools[at].state);
        if (sheet_ == riskSheet::Markets && book_.live().markets[at].orderBookState != OrderBookState::Open)
            line.state = shown({}, book_.liveText("markets." + ownerAt(owner) + ".orderBookState"));
        for (std::size_t column = 0; column < columnsOf(sheet_).size(); ++column) {
            const std::string live = book_.liveText(pathAt(owner, column));
            const char* name = columnsOf(sheet_)[column].name;
            const ParameterWords words = wordsOf(name);
            line.live << inGrid(words, name, live);
            line.exactly.value << shown(words, live);
        }
        liveLines_.push_back(line);
    }
}

void RiskPage::refreshPlots()
{
    const auto at = static_cast<std::size_t>(row_);
    if (sheet_ != riskSheet::Assets || row_ < 0 || at >= book_.live().assets.size()
        || at >= session_.snapshot().assets.size())
        return;
    plots_.assign(book_.live().assets[at], book_.drafted().assets[at], session_.snapshot().assets[at]);
}

/// The largest balances of a world are first known some figures after it is opened.
void RiskPage::refreshAxes()
{
    const auto& assets = session_.snapshot().assets;
    const auto at = static_cast<std::size_t>(row_);
    if (row_ >= 0 && at < assets.size() && !plots_.suits(assets[at]))
        refreshPlots();
}

QString RiskPage::announced() const
{
    for (const ParameterTarget& target : *session_.snapshot().announced)
        if (target.path == path_)
            return shown(wordsOf(nameOf(path_)), target.value);
    return {};
}

void RiskPage::loadHistory()
{
    historyVersion_ = session_.snapshot().riskVersion;
    const std::string path = path_;
    const std::uint64_t number = ++historyAsked_;
    session_.history(path, this, [this, path, number](const std::vector<view::ParameterChange>& changes) {
        if (number != historyAsked_)
            return;
        const ParameterWords words = wordsOf(nameOf(path));
        std::vector<HistoryLine> lines;
        historySteps_.clear();
        for (const view::ParameterChange& change : changes) {
            HistoryLine line;
            line.key = static_cast<qint64>(change.sequence);
            if (change.time.ms > 0)
                line.time = format::dateTime(change.time);
            line.actor = change.sequence == 0 ? tr("start of the world") : QString::fromStdString(change.actor);
            line.reason = QString::fromStdString(change.reason);
            line.before = change.before.empty() ? QString() : shown(words, change.before);
            line.after = shown(words, change.after);
            line.sequence = format::count(change.sequence);
            lines.insert(lines.begin(), line);
            // The start of the world may carry no time: it is drawn one hour before what follows it.
            const std::int64_t ms
                = change.time.ms > 0 || changes.size() < 2 ? change.time.ms : changes[1].time.ms - msPerHour;
            historySteps_ << QPointF(static_cast<double>(ms) / 1000,
                QString::fromStdString(change.after).toDouble() * (words.percent ? 100 : 1));
        }
        const auto parameter = parameterAt(book_.live(), path);
        if (!parameter || parameter->kind->form == ParameterForm::Choice)
            historySteps_.clear();
        if (!historySteps_.isEmpty())
            historySteps_ << QPointF(
                static_cast<double>(session_.snapshot().status.time.ms) / 1000, historySteps_.back().y());
        history_.assign(lines);
        emit historyChanged();
    });
}

} // namespace plimsoll
