// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/changes/report_pdf.h"

#include "viewmodel/format/amount_format.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>
#include <QUrl>

#include <algorithm>
#include <cmath>

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
    QString title;
    QString left; ///< at the ends of the x axis
    QString right;
    QString unit; ///< behind the figures of the y axis
    QList<Line> lines;
};

const QColor ink{0x1c, 0x24, 0x2c};
const QColor faint{0xc4, 0xcc, 0xd4};
const QColor beforeColour{0x6b, 0x77, 0x85};
const QColor afterColour{0x0a, 0x5f, 0xb4};
constexpr QSize chartSize{680, 230};
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

/// Space for the figures of the y axis stands left of the plot, the ends of the x axis under it.
QImage drawn(const PaperChart& chart)
{
    QImage image{chartSize * sharpness, QImage::Format_RGB32};
    image.setDevicePixelRatio(sharpness);
    image.fill(Qt::white);
    double left = 0;
    double right = 0;
    double top = 0;
    bool first = true;
    for (const PaperChart::Line& line : chart.lines)
        for (const QPointF& point : line.points) {
            left = first ? point.x() : std::min(left, point.x());
            right = first ? point.x() : std::max(right, point.x());
            top = std::max(top, point.y());
            first = false;
        }
    if (right <= left || top <= 0)
        return image;
    const double tick = stepTowards(top);
    const int ticks = static_cast<int>(std::ceil(top / tick - 1e-9));
    top = tick * ticks;
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(11);
    painter.setFont(font);
    const QRectF plot{64, 26, chartSize.width() - 64.0 - 12, chartSize.height() - 26.0 - 24};
    const auto place = [&](const QPointF& point) {
        return QPointF{plot.left() + plot.width() * (point.x() - left) / (right - left),
            plot.bottom() - plot.height() * point.y() / top};
    };
    for (int step = 0; step <= ticks; ++step) {
        const double y = plot.bottom() - plot.height() * step / ticks;
        painter.setPen(QPen{faint, step == 0 ? 1.0 : 0.5});
        painter.drawLine(QPointF{plot.left(), y}, QPointF{plot.right(), y});
        painter.setPen(ink);
        painter.drawText(QRectF{0, y - 8, plot.left() - 6, 16}, Qt::AlignRight | Qt::AlignVCenter,
            numberText(tick * step) + chart.unit);
    }
    const QRectF under{plot.left(), plot.bottom() + 4, plot.width(), 16};
    painter.drawText(under, Qt::AlignLeft | Qt::AlignVCenter, chart.left);
    painter.drawText(under, Qt::AlignRight | Qt::AlignVCenter, chart.right);
    painter.drawText(QRectF{plot.left(), 2, plot.width(), 18}, Qt::AlignLeft | Qt::AlignVCenter, chart.title);
    double key = plot.right();
    for (auto line = chart.lines.rbegin(); line != chart.lines.rend(); ++line) {
        const double width = painter.fontMetrics().horizontalAdvance(line->name);
        painter.setPen(ink);
        painter.drawText(
            QRectF{key - width, 2, width, 18}, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, line->name);
        QPen pen{line->colour, 1.6};
        if (line->isDashed)
            pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.drawLine(QPointF{key - width - 26, 11}, QPointF{key - width - 6, 11});
        key -= width + 44;
        QPolygonF path;
        for (const QPointF& point : line->points)
            path << place(point);
        painter.drawPolyline(path);
    }
    return image;
}

/// The points of a curve's text in per cent; empty where it is none.
QList<QPointF> curvePoints(const std::string& text)
{
    QList<QPointF> points;
    const QJsonArray array = QJsonDocument::fromJson(QByteArray::fromStdString(text)).array();
    for (const QJsonValue& each : array)
        points << QPointF{each[0].toString().toDouble() * 100, each[1].toString().toDouble() * 100};
    return points;
}

std::optional<PaperChart> curveChart(const ParameterEdit& edit)
{
    const QList<QPointF> before = curvePoints(edit.before);
    const QList<QPointF> after = curvePoints(edit.after);
    if (before.isEmpty() || after.isEmpty())
        return std::nullopt;
    return PaperChart{tr("%1: rate a year over utilization").arg(QString::fromStdString(edit.path)), tr("0 %"),
        tr("100 %"), tr(" %"), {{tr("before"), beforeColour, before, true}, {tr("after"), afterColour, after, false}}};
}

/// Of a notice ramp, whose steps are planned; another's are as long as one another.
std::optional<PaperChart> rampChart(const Change& change)
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
    return PaperChart{tr("%1: steps of the ramp").arg(QString::fromStdString(edit.path)), format::dateTime(begin),
        format::dateTime(end), QString(), {{tr("orders reckon with"), beforeColour, target, true}, line}};
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
        }
        setTables(child);
    }
}

} // namespace

QByteArray reportPdf(const QString& markdown, const Change& change)
{
    QList<PaperChart> charts;
    for (const ParameterEdit& edit : change.content.edits)
        if (auto chart = curveChart(edit))
            charts << *chart;
    if (auto chart = rampChart(change))
        charts << *chart;

    QTextDocument document;
    QFont font = document.defaultFont();
    font.setPointSizeF(8.5);
    document.setDefaultFont(font);
    QString text = markdown;
    QString shown;
    const auto place = [](qsizetype i) { return QStringLiteral("chart:%1").arg(i); };
    for (qsizetype i = 0; i < charts.size(); ++i)
        shown += QStringLiteral("\n![chart](%1)\n").arg(place(i));
    text.insert(text.indexOf(QStringLiteral("\n## Effect")), shown);
    document.setMarkdown(text, QTextDocument::MarkdownDialectGitHub);
    // A new text clears what was added before it.
    for (qsizetype i = 0; i < charts.size(); ++i)
        document.addResource(QTextDocument::ImageResource, QUrl{place(i)}, drawn(charts[i]));
    setHeadings(document);
    setTables(document.rootFrame());

    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer{&buffer};
        // The document sets margins of its own.
        writer.setPageLayout({QPageSize{QPageSize::A4}, QPageLayout::Landscape, {}});
        writer.setTitle(QString::fromStdString(change.content.name));
        writer.setCreator(QStringLiteral("Plimsoll"));
        document.print(&writer);
    }
    return bytes;
}

} // namespace plimsoll
