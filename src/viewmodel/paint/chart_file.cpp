// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/paint/chart_file.h"

#include "domain/base/ensure.h"
#include "viewmodel/format/csv_file.h"
#include "viewmodel/paint/bar_series.h"
#include "viewmodel/paint/plot_series.h"

#include <QDateTime>
#include <QDir>
#include <QFontMetrics>
#include <QImageWriter>
#include <QPainter>
#include <QQuickItemGrabResult>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

namespace plimsoll {
namespace {

QString number(double value)
{
    return QString::number(value, 'g', 15);
}

QString timeOf(double seconds)
{
    return QDateTime::fromMSecsSinceEpoch(qRound64(seconds * 1000), Qt::UTC).toString(Qt::ISODate);
}

void addFigures(const QQuickItem& item, const QString& title, QString& csv)
{
    if (!item.isVisible())
        return;
    const auto add = [&](const QString& name, const QList<QPointF>& points, bool timed) {
        if (name.isEmpty())
            return;
        for (const QPointF& point : points)
            csv += format::csvLine({title, name, timed ? timeOf(point.x()) : number(point.x()), number(point.y())});
    };
    if (const auto* line = qobject_cast<const PlotSeries*>(&item))
        add(line->name(), line->pointsInSight(), line->timed());
    else if (const auto* bars = qobject_cast<const BarSeries*>(&item))
        add(bars->name(), bars->points(), false);
    for (const QQuickItem* child : item.childItems())
        addFigures(*child, title, csv);
}

} // namespace

QString ChartFile::proposed() const
{
    static const QRegularExpression other(QStringLiteral("[^a-z0-9]+"));
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return folder.filePath(QString(title_).toLower().replace(other, QStringLiteral("-")) + QStringLiteral(".png"));
}

void ChartFile::write(const QString& path)
{
    ENSURE(desk_ != nullptr, "a chart lets files out by its desk");
    desk_->letOut("chart " + title_.toStdString(), path, this, [this, path](const QString& refusal) {
        if (refusal.isEmpty())
            writeGranted(path);
        else
            emit written(path, refusal);
    });
}

void ChartFile::writeGranted(const QString& path)
{
    if (path.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive))
        return writePicture(path);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(figures().toUtf8());
    emit written(path, file.isOpen() && file.commit() ? QString() : file.errorString());
}

QString ChartFile::figures() const
{
    const auto head = [](const QString& axis, const QString& unit) {
        return unit.isEmpty() ? axis : QStringLiteral("%1: %2").arg(axis, unit);
    };
    QString csv = format::csvLine({QStringLiteral("chart"), QStringLiteral("series"), head(QStringLiteral("x"), xUnit_),
        head(QStringLiteral("y"), yUnit_)});
    addFigures(*chart_, title_, csv);
    return csv;
}

void ChartFile::writePicture(const QString& path)
{
    grabbed_ = picture_->grabToImage();
    if (!grabbed_) {
        emit written(path, tr("the window is not shown"));
        return;
    }
    connect(grabbed_.data(), &QQuickItemGrabResult::ready, this, [this, path] {
        const QImage chart = grabbed_->image();
        grabbed_.clear();
        const QFontMetrics letters(font_);
        constexpr int wrapped = Qt::AlignLeft | Qt::TextWordWrap;
        const QRect below(letters.height(), chart.height(), chart.width() - 2 * letters.height(), chart.height());
        const QRect words = letters.boundingRect(below, wrapped, title_);
        const int line = title_.isEmpty() ? 0 : words.height() + letters.height();
        QImage picture(chart.width(), chart.height() + line, QImage::Format_RGB32);
        picture.fill(ground_);
        QPainter painter(&picture);
        painter.drawImage(0, 0, chart);
        painter.setFont(font_);
        painter.setPen(ink_);
        painter.drawText(words, wrapped, title_);
        painter.end();
        QImageWriter writer(path);
        emit written(path, writer.write(picture) ? QString() : writer.errorString());
    });
}

} // namespace plimsoll
