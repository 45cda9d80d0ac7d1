// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

class QFileDialog;

namespace plimsoll {

/// Asks for a file with Qt's dialog in the colours given; it looks into none, since an open world lies among them. Qt
/// Quick's stand-in (6.4) has no "Save", takes no Enter and hands out empty paths.
class PathDialog : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString title MEMBER title_)
    Q_PROPERTY(QString acceptLabel MEMBER acceptLabel_)
    Q_PROPERTY(bool saves MEMBER saves_)
    Q_PROPERTY(bool replaces MEMBER replaces_)
    Q_PROPERTY(QStringList filters MEMBER filters_)
    Q_PROPERTY(QFont font MEMBER font_)
    Q_PROPERTY(QColor ground MEMBER ground_)
    Q_PROPERTY(QColor inset MEMBER inset_)
    Q_PROPERTY(QColor ink MEMBER ink_)
    Q_PROPERTY(QColor muted MEMBER muted_)
    Q_PROPERTY(QColor accent MEMBER accent_)
    Q_PROPERTY(QColor accentInk MEMBER accentInk_)

public:
    explicit PathDialog(QObject* parent = nullptr);
    ~PathDialog() override;

    /// Opens over the window that has the focus. `proposed` is a path: its folder is shown and its name filled in,
    /// where it is not a folder itself. A name typed without an ending gets that of the chosen filter.
    Q_INVOKABLE void ask(const QString& proposed);

signals:
    /// An absolute path, never empty.
    void chosen(const QString& path);

private:
    void dress(QFileDialog& dialog) const;

    QString title_;
    QString acceptLabel_;
    QStringList filters_;
    QFont font_;
    QColor ground_;
    QColor inset_;
    QColor ink_;
    QColor muted_;
    QColor accent_;
    QColor accentInk_;
    QPointer<QFileDialog> dialog_;
    bool saves_ = false;
    bool replaces_ = false; ///< a file that is there may be chosen for saving, after a question
};

} // namespace plimsoll
