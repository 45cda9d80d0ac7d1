// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/access/hidden_text.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QQuickItem>
#include <QQuickWindow>

namespace plimsoll {

namespace {

class PasswordInterface : public QAccessibleObject, public QAccessibleActionInterface {
public:
    explicit PasswordInterface(QQuickItem* item)
        : QAccessibleObject(item)
    {
    }

    QAccessibleInterface* parent() const override
    {
        const QQuickItem* root = item().window() != nullptr ? item().window()->contentItem() : nullptr;
        for (QQuickItem* up = item().parentItem(); up != nullptr && up != root; up = up->parentItem())
            if (auto* found = QAccessible::queryAccessibleInterface(up))
                return found;
        return QAccessible::queryAccessibleInterface(item().window());
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name)
            return words()->name();
        if (kind == QAccessible::Description)
            return words()->description();
        return kind == QAccessible::Value ? QString(item().property("length").toInt(), QChar(0x2022)) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::Role role() const override { return QAccessible::EditableText; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.editable = state.passwordEdit = true;
        state.focusable = item().isEnabled();
        state.focused = item().hasActiveFocus();
        state.disabled = !item().isEnabled();
        state.invisible = state.offscreen = !item().isVisible();
        return state;
    }
    QRect rect() const override
    {
        const QRectF place = item().mapRectToScene(QRectF{0, 0, item().width(), item().height()});
        return item().window() == nullptr
            ? QRect{}
            : QRect{item().window()->mapToGlobal(place.topLeft()).toPoint(), place.size().toSize()};
    }
    QWindow* window() const override { return item().window(); }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (name == setFocusAction())
            item().forceActiveFocus();
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    const HiddenText* words() const { return item().findChild<HiddenText*>({}, Qt::FindDirectChildrenOnly); }
    QQuickItem& item() const { return *static_cast<QQuickItem*>(object()); }
};

QAccessibleInterface* passwordInterface(const QString&, QObject* object)
{
    auto* item = qobject_cast<QQuickItem*>(object);
    const bool isHidden = item != nullptr && item->findChild<HiddenText*>({}, Qt::FindDirectChildrenOnly) != nullptr;
    return isHidden ? new PasswordInterface{item} : nullptr;
}

} // namespace

HiddenText::HiddenText(QObject* parent)
    : QObject(parent)
{
    // Asked before that of Qt Quick, which is there once a field is made; twice it is not taken.
    QAccessible::installFactory(passwordInterface);
}

void HiddenText::setName(const QString& name)
{
    name_ = name;
    emit changed();
    tell(QAccessible::NameChanged);
}

void HiddenText::setDescription(const QString& description)
{
    description_ = description;
    emit changed();
    tell(QAccessible::DescriptionChanged);
}

/// What Qt Quick told of the field came before the words were here; where somebody listened then, with an interface of
/// its own, which hands out the text.
void HiddenText::tell(QAccessible::Event what)
{
    if (parent() == nullptr)
        return;
    QAccessibleInterface* known = QAccessible::queryAccessibleInterface(parent());
    if (known != nullptr && dynamic_cast<PasswordInterface*>(known) == nullptr)
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(known));
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event{parent(), what};
    QAccessible::updateAccessibility(&event);
}

} // namespace plimsoll
