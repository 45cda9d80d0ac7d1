// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/changes/report_pdf.h"

#include "domain/exchange/parameter.h"
#include "domain/margin/asset_risk.h"
#include "viewmodel/changes/edited_values.h"
#include "viewmodel/format/amount_format.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QLocale>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextLayout>
#include <QTextTable>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <vector>

namespace plimsoll {

namespace {

/// One chart on paper: lines over two axes whose ends are named.
struct PaperChart {
    struct Line {
        QString name;
        QColor colour;
        QList<QPointF> points; ///< by x
        bool isDashed{};
    };
    struct Mark {
        double x{};
        QString name;
    };
    QString title;
    QList<Mark> marks; ///< of the x axis, its ends among them
    QString unit;      ///< behind the figures of the y axis
    QList<Line> lines;
    bool fromZero{true}; ///< the y axis; else it begins near the lowest point
};

const QColor ink{0x1c, 0x24, 0x2c};
const QColor faint{0xc4, 0xcc, 0xd4};
const QColor beforeColour{0x6b, 0x77, 0x85};
const QColor afterColour{0x0a, 0x5f, 0xb4};
constexpr QSize chartSize{470, 220}; ///< two of them beside one another
constexpr qreal sharpness = 3;
constexpr int stepsMost = 6; ///< of the y axis

QString tr(const char* text)
{
    return QCoreApplication::translate("report", text);
}

QString numberText(double value)
{
    return QLocale::c().toString(value, 'g', 6);
}

/// A round step of which a few reach `top`.
double stepTowards(double top)
{
    const double size = std::pow(10, std::floor(std::log10(top)));
    for (const double step : {size / 5, size / 4, size / 2, size})
        if (top / step <= stepsMost)
            return step;
    return size * 2;
}

/// Space for the figures of the y axis stands left of the plot, the marks of the x axis under it.
QImage drawn(const PaperChart& chart)
{
    QImage image{chartSize * sharpness, QImage::Format_RGB32};
    image.setDevicePixelRatio(sharpness);
    image.fill(Qt::white);
    double left = 0;
    double right = 0;
    double top = 0;
    double lowest = 0;
    bool first = true;
    for (const PaperChart::Line& line : chart.lines)
        for (const QPointF& point : line.points) {
            left = first ? point.x() : std::min(left, point.x());
            right = first ? point.x() : std::max(right, point.x());
            top = first ? point.y() : std::max(top, point.y());
            lowest = first ? point.y() : std::min(lowest, point.y());
            first = false;
        }
    if (chart.fromZero || lowest == top)
        lowest = 0;
    if (right <= left || top <= lowest)
        return image;
    const double tick = stepTowards(top - lowest);
    const double bottom = tick * std::floor(lowest / tick + 1e-9);
    const int ticks = static_cast<int>(std::ceil((top - bottom) / tick - 1e-9));
    top = bottom + tick * ticks;
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(11);
    painter.setFont(font);
    const QRectF plot{52, 42, chartSize.width() - 52.0 - 24, chartSize.height() - 42.0 - 24};
    const auto place = [&](const QPointF& point) {
        return QPointF{plot.left() + plot.width() * (point.x() - left) / (right - left),
            plot.bottom() - plot.height() * (point.y() - bottom) / (top - bottom)};
    };
    for (int step = 0; step <= ticks; ++step) {
        const double y = plot.bottom() - plot.height() * step / ticks;
        painter.setPen(QPen{faint, step == 0 ? 1.0 : 0.5});
        painter.drawLine(QPointF{plot.left(), y}, QPointF{plot.right(), y});
        painter.setPen(ink);
        painter.drawText(QRectF{0, y - 8, plot.left() - 6, 16}, Qt::AlignRight | Qt::AlignVCenter,
            numberText(bottom + tick * step) + chart.unit);
    }
    for (const PaperChart::Mark& mark : chart.marks) {
        const double x = place({mark.x, 0}).x();
        painter.setPen(QPen{faint, 0.5});
        painter.drawLine(QPointF{x, plot.top()}, QPointF{x, plot.bottom()});
        painter.setPen(ink);
        const double width = painter.fontMetrics().horizontalAdvance(mark.name);
        const double begin = std::clamp(x - width / 2, 0.0, chartSize.width() - width);
        painter.drawText(QRectF{begin, plot.bottom() + 4, width, 16}, Qt::AlignCenter | Qt::TextDontClip, mark.name);
    }
    painter.drawText(QRectF{0, 2, plot.right(), 18}, Qt::AlignLeft | Qt::AlignVCenter, chart.title);
    double key = plot.right();
    for (auto line = chart.lines.rbegin(); line != chart.lines.rend(); ++line) {
        const double width = painter.fontMetrics().horizontalAdvance(line->name);
        painter.setPen(ink);
        painter.drawText(
            QRectF{key - width, 20, width, 18}, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, line->name);
        QPen pen{line->colour, 1.6};
        if (line->isDashed)
            pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.drawLine(QPointF{key - width - 26, 29}, QPointF{key - width - 6, 29});
        key -= width + 44;
        QPolygonF path;
        for (const QPointF& point : line->points)
            path << place(point);
        painter.drawPolyline(path);
    }
    return image;
}

std::optional<PaperChart> curveChart(const ParameterEdit& edit)
{
    const QList<QPointF> before = curvePoints(edit.before);
    const QList<QPointF> after = curvePoints(edit.after);
    if (before.isEmpty() || after.isEmpty())
        return std::nullopt;
    return PaperChart{tr("%1: rate a year over utilization").arg(QString::fromStdString(edit.path)),
        {{0, tr("0 %")}, {50, tr("50 %")}, {100, tr("100 %")}}, tr(" %"),
        {{tr("before"), beforeColour, before, true}, {tr("after"), afterColour, after, false}}};
}

/// A function of the functions of one asset, which its edits move, over sizes from a thousand to a hundred million USD.
struct SizeChart {
    std::string_view prefix; ///< of the parameters that move it
    const char* title;
    double (RoughRisk::*value)(double) const;
};

constexpr std::array sizeCharts{
    SizeChart{"haircutFunction.", QT_TRANSLATE_NOOP("report", "%1: collateral weight over the size of a balance"),
        &RoughRisk::weightAt},
    SizeChart{"imfFunction.", QT_TRANSLATE_NOOP("report", "%1: initial requirement (imf) over the size of a debt"),
        &RoughRisk::imfAt},
    SizeChart{"mmfFunction.", QT_TRANSLATE_NOOP("report", "%1: maintenance requirement (mmf) over the size of a debt"),
        &RoughRisk::mmfAt},
};

QList<QPointF> overSizes(const SizeChart& chart, const AssetParameters& asset)
{
    constexpr int samples = 100;
    const RoughRisk risk = AssetRisk{asset}.rough();
    QList<QPointF> points;
    for (int i = 0; i <= samples; ++i) {
        const double size = 3 + 5.0 * i / samples; // its logarithm
        points << QPointF{size, (risk.*chart.value)(std::pow(10, size)) * 100};
    }
    return points;
}

/// One for each asset and function that the edits move, in their order.
QList<PaperChart> chartsOverSize(const std::vector<ParameterEdit>& edits, const RiskConfiguration& risk)
{
    const RiskConfiguration before = withEdits(risk, edits, &ParameterEdit::before);
    const RiskConfiguration after = withEdits(risk, edits, &ParameterEdit::after);
    QList<PaperChart> charts;
    std::set<std::pair<std::size_t, std::string_view>> drawn;
    for (const ParameterEdit& edit : edits) {
        const auto parameter = parameterAt(risk, edit.path);
        if (!parameter || parameter->kind->group != ParameterGroup::Assets)
            continue;
        for (const SizeChart& chart : sizeCharts)
            if (parameter->kind->name.starts_with(chart.prefix)
                && drawn.emplace(parameter->owner, chart.prefix).second) {
                const QString symbol = QString::fromStdString(risk.assets[parameter->owner].symbol);
                charts << PaperChart{tr(chart.title).arg(symbol),
                    {{3, tr("$1k")}, {4, tr("$10k")}, {5, tr("$100k")}, {6, tr("$1m")}, {7, tr("$10m")},
                        {8, tr("$100m")}},
                    tr(" %"),
                    {{tr("before"), beforeColour, overSizes(chart, before.assets[parameter->owner]), true},
                        {tr("after"), afterColour, overSizes(chart, after.assets[parameter->owner]), false}}};
            }
    }
    return charts;
}

/// The planned steps of a notice ramp.
std::optional<PaperChart> noticeChart(const Change& change)
{
    if (change.schedule.empty() || change.content.edits.size() != 1)
        return std::nullopt;
    const ParameterEdit& edit = change.content.edits.front();
    const Timestamp begin = std::min(change.since, change.schedule.front().at);
    const Timestamp end = change.schedule.back().at;
    PaperChart::Line line{tr("planned"), afterColour, {}, false};
    double value = QString::fromStdString(edit.before).toDouble();
    line.points << QPointF{static_cast<double>(begin.ms), value};
    for (const PlannedStep& step : change.schedule) {
        const auto at = static_cast<double>(step.at.ms);
        line.points << QPointF{at, value};
        value = QString::fromStdString(step.value).toDouble();
        line.points << QPointF{at, value};
    }
    const QList<QPointF> target{{static_cast<double>(begin.ms), value}, {static_cast<double>(end.ms), value}};
    return PaperChart{tr("%1: steps of the ramp").arg(QString::fromStdString(edit.path)),
        {{static_cast<double>(begin.ms), format::dateTime(begin)},
            {static_cast<double>(end.ms), format::dateTime(end)}},
        QString(), {{tr("orders reckon with"), beforeColour, target, true}, line}, false};
}

/// Of a ramp in equal steps, one for each edit.
QList<PaperChart> rampCharts(const Change& change, const RiskConfiguration& risk)
{
    QList<PaperChart> charts;
    const auto& ramp = change.content.ramp;
    if (!ramp || !change.schedule.empty() || ramp->steps < 2)
        return charts;
    for (const ParameterEdit& edit : change.content.edits) {
        PaperChart::Line line{tr("steps"), afterColour, {{0, QString::fromStdString(edit.before).toDouble()}}, false};
        for (std::uint32_t step = 1; step <= ramp->steps; ++step) {
            const auto value = rampValue(risk, edit, step, ramp->steps);
            line.points << QPointF{double(step), line.points.back().y()}
                        << QPointF{double(step), QString::fromStdString(value.value_or(edit.before)).toDouble()};
        }
        const std::int64_t whole = ramp->stepMs * ramp->steps;
        charts << PaperChart{tr("%1: steps of the ramp").arg(QString::fromStdString(edit.path)),
            {{0, tr("launch")}, {double(ramp->steps), tr("%1 after it").arg(format::duration(whole))}}, QString(),
            {line}, false};
    }
    return charts;
}

void setHeadings(QTextDocument& document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0)
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setTopMargin(14);
        format.setBottomMargin(4);
        QTextCursor{block}.setBlockFormat(format);
    }
}

void setTables(QTextFrame* frame)
{
    constexpr int columnsOfFullSize = 6;
    for (QTextFrame* child : frame->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(child)) {
            QTextTableFormat format = table->format();
            format.setBorderCollapse(true);
            format.setBorder(1);
            format.setBorderBrush(faint);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setCellPadding(3);
            format.setCellSpacing(0);
            table->setFormat(format);
            if (table->columns() > columnsOfFullSize) {
                QTextCursor cells = table->firstCursorPosition();
                cells.setPosition(table->lastCursorPosition().position(), QTextCursor::KeepAnchor);
                QTextCharFormat small;
                small.setFontPointSize(6.5);
                cells.mergeCharFormat(small);
            }
        }
        setTables(child);
    }
}

/// The end of the audit begins a page and is cut where its lines end, so that no page's end stands within it.
void setHead(QTextDocument& document)
{
    constexpr qsizetype lineLength = 96;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!block.text().startsWith(QStringLiteral("plimsoll-head ")))
            continue;
        QString text = block.text();
        for (qsizetype at = lineLength; at < text.size(); at += lineLength + 1)
            text.insert(at, QChar::LineSeparator);
        QTextCursor cursor{block};
        cursor.movePosition(QTextCursor::StartOfBlock);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        QTextCharFormat small = block.charFormat();
        QFont mono{QStringLiteral("monospace")};
        mono.setStyleHint(QFont::Monospace);
        mono.setPointSizeF(7.5);
        small.setFont(mono);
        cursor.insertText(text, small);
        for (QTextBlock above = block; above.isValid(); above = above.previous())
            if (above.blockFormat().headingLevel() > 0) {
                QTextBlockFormat format = above.blockFormat();
                format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
                QTextCursor{above}.setBlockFormat(format);
                return;
            }
    }
}

/// A stretch of the document from top to bottom, which is laid out as one page without end.
struct Span {
    qreal top{};
    qreal bottom{};

    qreal height() const { return bottom - top; }
};

/// What a page is filled with whole: a line of text, or a row of a table.
struct Piece {
    Span span;
    Span head{};               ///< of its table, to be shown again above it; none above the head itself
    std::vector<Span> lines{}; ///< of a row
    bool isRow{};
    bool keepsNext{}; ///< is not the last of a page
    bool beginsPage{};
};

std::vector<Span> linesOf(const QTextBlock& block)
{
    const QRectF place = block.document()->documentLayout()->blockBoundingRect(block);
    std::vector<Span> lines;
    for (int i = 0; i < block.layout()->lineCount(); ++i) {
        const QTextLine line = block.layout()->lineAt(i);
        lines.push_back({place.top() + line.y(), place.top() + line.y() + line.height()});
    }
    return lines;
}

void addBlock(std::vector<Piece>& pieces, const QTextBlock& block)
{
    const bool isHeading = block.blockFormat().headingLevel() > 0;
    bool begins = block.blockFormat().pageBreakPolicy() == QTextFormat::PageBreak_AlwaysBefore;
    for (const Span& line : linesOf(block)) {
        pieces.push_back({line, {}, {}, false, isHeading, begins});
        begins = false;
    }
}

void addTable(std::vector<Piece>& pieces, QTextTable& table)
{
    const QRectF place = table.document()->documentLayout()->frameBoundingRect(&table);
    std::vector<Piece> rows;
    for (int row = 0; row < table.rows(); ++row) {
        Piece piece;
        piece.isRow = true;
        piece.keepsNext = row == 0;
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = table.cellAt(row, column);
            for (auto each = cell.begin(); !each.atEnd(); ++each)
                for (const Span& line : linesOf(each.currentBlock()))
                    piece.lines.push_back(line);
        }
        const auto byTop = [](const Span& a, const Span& b) { return a.top < b.top; };
        const auto byBottom = [](const Span& a, const Span& b) { return a.bottom < b.bottom; };
        piece.span = {std::min_element(piece.lines.begin(), piece.lines.end(), byTop)->top,
            std::max_element(piece.lines.begin(), piece.lines.end(), byBottom)->bottom};
        rows.push_back(std::move(piece));
    }
    // Rows meet in the middle between their texts, where the line between them is.
    for (std::size_t row = 1; row < rows.size(); ++row)
        rows[row].span.top = rows[row - 1].span.bottom = (rows[row - 1].span.bottom + rows[row].span.top) / 2;
    rows.front().span.top = place.top();
    rows.back().span.bottom = place.bottom();
    for (std::size_t row = 1; row < rows.size(); ++row)
        rows[row].head = rows.front().span;
    pieces.insert(pieces.end(), rows.begin(), rows.end());
}

std::vector<Piece> piecesOf(const QTextDocument& document)
{
    std::vector<Piece> pieces;
    const QTextFrame* root = document.rootFrame();
    for (auto each = root->begin(); !each.atEnd(); ++each) {
        if (auto* table = qobject_cast<QTextTable*>(each.currentFrame()))
            addTable(pieces, *table);
        else if (each.currentBlock().isValid())
            addBlock(pieces, each.currentBlock());
    }
    return pieces;
}

/// What stands on one page.
struct Page {
    Span span;
    Span head;    ///< above it; none where it is empty
    qreal edge{}; ///< that the lines around its rows reach beyond it
};

/// Where a row that is higher than a page is cut: between lines of its text.
qreal cutOf(const Piece& row, qreal from, qreal until)
{
    qreal cut = until;
    for (bool moved = true; moved;) {
        moved = false;
        for (const Span& line : row.lines)
            if (line.top < cut && cut < line.bottom) {
                cut = line.top;
                moved = true;
            }
    }
    return cut > from ? cut : until;
}

/// Fills pages of that height one after the other.
std::vector<Page> pagesOf(const std::vector<Piece>& pieces, qreal height, qreal edge)
{
    std::vector<Page> pages;
    qreal top = pieces.empty() ? 0 : pieces.front().span.top; // within a piece that began on the page before
    for (std::size_t first = 0; first < pieces.size();) {
        const Span head = pieces[first].head;
        const qreal room = height - head.height();
        const auto fits = [&](std::size_t i) { return pieces[i].span.bottom - top <= room; };
        const qreal around = pieces[first].isRow ? edge : 0;
        std::size_t next = first;
        while (next < pieces.size() && fits(next) && (next == first || !pieces[next].beginsPage))
            ++next;
        if (next == first) {
            const qreal cut = cutOf(pieces[first], top, top + room);
            pages.push_back({{top, cut}, head, around});
            top = cut;
            continue;
        }
        if (next < pieces.size()) {
            std::size_t last = next;
            while (last > first && pieces[last - 1].keepsNext)
                --last;
            next = last > first ? last : next;
        }
        pages.push_back(
            {{top, pieces[next - 1].span.bottom}, head, std::max(around, pieces[next - 1].isRow ? edge : 0)});
        first = next;
        if (first < pieces.size())
            top = pieces[first].span.top;
    }
    return pages;
}

/// A stretch of the document at `y` of the paper's text.
void paint(QPainter& painter, const QTextDocument& document, const Span& span, qreal y, qreal edge)
{
    painter.save();
    painter.translate(0, y - span.top);
    const qreal width = document.textWidth();
    painter.setClipRect(QRectF{-edge, span.top - edge, width + 2 * edge, span.height() + 2 * edge});
    QAbstractTextDocumentLayout::PaintContext context;
    // What only touches it is not written under the clip.
    context.clip = QRectF{0, span.top + 1, width, span.height() - 2};
    context.palette.setColor(QPalette::Text, Qt::black);
    document.documentLayout()->draw(&painter, context);
    painter.restore();
}

void print(QTextDocument& document, QPdfWriter& writer)
{
    constexpr double marginInches = 2 / 2.54;
    const QPointF margin{marginInches * writer.logicalDpiX(), marginInches * writer.logicalDpiY()};
    const qreal height = writer.height() - 2 * margin.y();
    document.setDocumentMargin(0);
    document.documentLayout()->setPaintDevice(&writer);
    document.setTextWidth(writer.width() - 2 * margin.x());
    QPainter painter{&writer};
    painter.translate(margin);
    const std::vector<Page> pages = pagesOf(piecesOf(document), height, writer.logicalDpiY() / 96.0);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0)
            writer.newPage();
        const Page& page = pages[i];
        if (page.head.height() > 0)
            paint(painter, document, page.head, 0, page.edge);
        paint(painter, document, page.span, page.head.height(), page.edge);
        painter.setFont(document.defaultFont());
        painter.drawText(QRectF{0, height, document.textWidth(), margin.y() / 2}, Qt::AlignRight | Qt::AlignBottom,
            tr("%1 of %2").arg(i + 1).arg(pages.size()));
    }
}

} // namespace

QByteArray reportPdf(const QString& markdown, const Change& change, const RiskConfiguration& risk)
{
    QList<PaperChart> charts;
    const std::vector<ParameterEdit> edits = editsThatWent(change, risk);
    for (const ParameterEdit& edit : edits)
        if (auto chart = curveChart(edit))
            charts << *chart;
    charts << chartsOverSize(edits, risk) << rampCharts(change, risk);
    if (auto chart = noticeChart(change))
        charts << *chart;

    QTextDocument document;
    QFont font = document.defaultFont();
    font.setPointSizeF(8.5);
    document.setDefaultFont(font);
    QString text = markdown;
    QString shown;
    const auto place = [](qsizetype i) { return QStringLiteral("chart:%1").arg(i); };
    for (qsizetype i = 0; i < charts.size(); ++i)
        shown += (i % 2 == 0 ? QStringLiteral("\n\n") : QStringLiteral(" "))
            + QStringLiteral("![chart](%1)").arg(place(i));
    shown += u'\n';
    text.insert(text.indexOf(QStringLiteral("\n## Effect")), shown);
    document.setMarkdown(text, QTextDocument::MarkdownDialectGitHub);
    // A new text clears what was added before it.
    for (qsizetype i = 0; i < charts.size(); ++i)
        document.addResource(QTextDocument::ImageResource, QUrl{place(i)}, drawn(charts[i]));
    setHeadings(document);
    setTables(document.rootFrame());
    setHead(document);

    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer{&buffer};
        writer.setPageLayout({QPageSize{QPageSize::A4}, QPageLayout::Landscape, {}});
        writer.setTitle(QString::fromStdString(change.content.name));
        writer.setCreator(QStringLiteral("Plimsoll"));
        print(document, writer);
    }
    return bytes;
}

} // namespace plimsoll
