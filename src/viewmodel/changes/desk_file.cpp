// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/changes/desk_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <utility>

namespace plimsoll {
namespace {

constexpr qint64 bytesMax = qint64{16} << 20;

QString tr(const char* text)
{
    return QCoreApplication::translate("changes", text);
}

} // namespace

Result<std::string, QString> readDeskFile(const QString& file)
{
    QFile source{file};
    if (!source.open(QIODevice::ReadOnly))
        return tr("%1 cannot be read: %2").arg(file, source.errorString());
    if (source.size() > bytesMax)
        return tr("%1 is larger than 16 MiB").arg(file);
    return source.readAll().toStdString();
}

QString writeDeskFile(const QString& file, const std::string& text)
{
    QSaveFile target{file};
    const auto size = static_cast<qint64>(text.size());
    if (!target.open(QIODevice::WriteOnly) || target.write(text.data(), size) != size || !target.commit())
        return tr("%1 was not written: %2").arg(file, target.errorString());
    return {};
}

void noteRefused(Session& session, RefuseFile::As as, const QString& file, std::vector<std::string> faults)
{
    session.submit(RefuseFile{as, QFileInfo{file}.fileName().toStdString(), std::move(faults)}, &session,
        [](const OperatorAnswer&) {});
}

} // namespace plimsoll
