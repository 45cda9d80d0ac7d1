// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/frame/path_dialog.h"

#include <QFileDialog>
#include <QFileIconProvider>
#include <QFileInfo>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QWindow>

namespace plimsoll {
namespace {

/// "csv" of "Comma-separated (*.csv)".
QString endingOf(const QString& filter)
{
    static const QRegularExpression ending{QStringLiteral("\\*\\.(\\w+)")};
    return ending.match(filter).captured(1);
}

/// A path without an ending that one of the filters names.
QString withoutEnding(const QString& path, const QStringList& filters)
{
    for (const QString& filter : filters)
        if (const QString ending = u'.' + endingOf(filter); ending.size() > 1 && path.endsWith(ending))
            return path.chopped(ending.size());
    return path;
}

/// Tells a file by its name. Qt's own provider, and desktops' dialogs in this process, look into files whose ending
/// they do not know; and whoever closes a file of this process ends the locks that SQLite holds on it (fcntl, POSIX):
/// the next program that reads an open world would then take its log from under the writer.
class NamesOnly final : public QFileIconProvider {
public:
    using QFileIconProvider::icon;
    QIcon icon(const QFileInfo& file) const override { return icon(file.isDir() ? Folder : File); }
    QString type(const QFileInfo& file) const override
    {
        return file.isDir() ? PathDialog::tr("Folder") : file.suffix();
    }
};

} // namespace

PathDialog::PathDialog(QObject* parent)
    : QObject(parent)
{
}

PathDialog::~PathDialog()
{
    delete dialog_;
}

void PathDialog::ask(const QString& proposed)
{
    delete dialog_;
    const QFileInfo at{proposed};
    const QString folder = at.isDir() ? at.absoluteFilePath() : at.absolutePath();
    dialog_ = new QFileDialog{nullptr, title_, folder};
    QFileDialog& dialog = *dialog_;
    static NamesOnly namesOnly;
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    dialog.setIconProvider(&namesOnly);
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.setAcceptMode(saves_ ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog.setFileMode(saves_ ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog.setOption(QFileDialog::DontConfirmOverwrite, !replaces_);
    dialog.setNameFilters(filters_);
    dialog.setViewMode(QFileDialog::Detail);
    dialog.setLabelText(QFileDialog::Accept, acceptLabel_);
    dialog.setDefaultSuffix(endingOf(filters_.value(0)));
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [this, &dialog](const QString& filter) {
        dialog.setDefaultSuffix(endingOf(filter));
        const QString typed = dialog.selectedFiles().value(0);
        if (saves_ && !dialog.defaultSuffix().isEmpty() && !typed.isEmpty())
            dialog.selectFile(withoutEnding(typed, filters_) + u'.' + dialog.defaultSuffix());
    });
    if (!at.isDir())
        dialog.selectFile(at.fileName());
    connect(&dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (!path.isEmpty())
            emit chosen(QFileInfo{path}.absoluteFilePath());
    });
    dress(dialog);
    constexpr QSize roomy{760, 480};
    dialog.resize(roomy);
    dialog.setWindowModality(Qt::ApplicationModal);
    const QPointer<QWindow> over = QGuiApplication::focusWindow();
    connect(&dialog, &QFileDialog::finished, this, [over] {
        if (over)
            over->requestActivate();
    });
    dialog.winId();
    if (over && dialog.windowHandle() != nullptr)
        dialog.windowHandle()->setTransientParent(over);
    dialog.show();
}

void PathDialog::dress(QFileDialog& dialog) const
{
    if (!ground_.isValid())
        return;
    QPalette palette = dialog.palette();
    for (const auto role : {QPalette::Window, QPalette::Button, QPalette::AlternateBase, QPalette::ToolTipBase})
        palette.setColor(role, ground_);
    palette.setColor(QPalette::Base, inset_);
    for (const auto role : {QPalette::WindowText, QPalette::ButtonText, QPalette::Text, QPalette::ToolTipText})
        palette.setColor(role, ink_);
    for (const auto role : {QPalette::WindowText, QPalette::ButtonText, QPalette::Text})
        palette.setColor(QPalette::Disabled, role, muted_);
    palette.setColor(QPalette::PlaceholderText, muted_);
    palette.setColor(QPalette::Highlight, accent_);
    palette.setColor(QPalette::HighlightedText, accentInk_);
    palette.setColor(QPalette::Light, inset_);
    palette.setColor(QPalette::Mid, muted_);
    palette.setColor(QPalette::Dark, inset_);
    palette.setColor(QPalette::Shadow, inset_);
    dialog.setPalette(palette);
    dialog.setFont(font_);
}

} // namespace plimsoll
