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
#include <QFontDatabase>
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
#include <memory>
#include <optional>
#include <set>

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
            format.setHeaderRowCount(1); // on each page that it goes over
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
        QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
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

/// The first heading that ends a page on `device`, laid out as QTextDocument::print() does; none where none is left.
std::optional<int> loneHeading(const QTextDocument& document, QPdfWriter& device)
{
    constexpr double marginInches = 2 / 2.54;
    const std::unique_ptr<QTextDocument> laid{document.clone()};
    for (QTextBlock block = laid->begin(); block.isValid(); block = block.next())
        for (const QTextLayout::FormatRange& range : block.textFormats())
            if (range.format.isImageFormat()) // a clone has no resources
                laid->addResource(QTextDocument::ImageResource, QUrl{range.format.toImageFormat().name()},
                    document.resource(QTextDocument::ImageResource, QUrl{range.format.toImageFormat().name()}));
    QAbstractTextDocumentLayout* layout = laid->documentLayout();
    layout->setPaintDevice(&device);
    QTextFrameFormat frame = laid->rootFrame()->frameFormat();
    frame.setMargin(static_cast<int>(marginInches * device.logicalDpiY()));
    laid->rootFrame()->setFrameFormat(frame);
    laid->setPageSize(QSizeF(device.width(), device.height()));
    const auto page = [&](double y) { return static_cast<int>(y / device.height()); };
    for (QTextBlock block = laid->begin(); block.isValid(); block = block.next()) {
        const QTextBlock next = block.next();
        const bool breaks = block.blockFormat().pageBreakPolicy() == QTextFormat::PageBreak_AlwaysBefore;
        if (block.blockFormat().headingLevel() == 0 || breaks || !next.isValid())
            continue;
        if (page(layout->blockBoundingRect(block).top()) != page(layout->blockBoundingRect(next).bottom()))
            return block.blockNumber();
    }
    return std::nullopt;
}

} // namespace

QByteArray reportPdf(const QString& markdown, const Change& change, const RiskConfiguration& risk)
{
    QList<PaperChart> charts;
    for (const ParameterEdit& edit : change.content.edits)
        if (auto chart = curveChart(edit))
            charts << *chart;
    charts << chartsOverSize(change.content.edits, risk) << rampCharts(change, risk);
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
        // The document sets margins of its own.
        writer.setPageLayout({QPageSize{QPageSize::A4}, QPageLayout::Landscape, {}});
        writer.setTitle(QString::fromStdString(change.content.name));
        writer.setCreator(QStringLiteral("Plimsoll"));
        while (const auto lone = loneHeading(document, writer)) {
            const QTextBlock block = document.findBlockByNumber(*lone);
            QTextBlockFormat format = block.blockFormat();
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            QTextCursor{block}.setBlockFormat(format);
        }
        document.print(&writer);
    }
    return bytes;
}

} // namespace plimsoll
