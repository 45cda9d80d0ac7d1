// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/format/gadget_list_model.h"

namespace plimsoll {

GadgetListBase::GadgetListBase(const QMetaObject& gadget, QObject* parent)
    : QAbstractListModel(parent)
    , gadget_(gadget)
{
}

QHash<int, QByteArray> GadgetListBase::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int property = 0; property < gadget_.propertyCount(); ++property)
        names.insert(Qt::UserRole + property, gadget_.property(property).name());
    return names;
}

QVariant GadgetListBase::data(const QModelIndex& index, int role) const
{
    const int property = role - Qt::UserRole;
    if (!index.isValid() || index.row() >= rowCount({}) || property < 0 || property >= gadget_.propertyCount())
        return {};
    return gadget_.property(property).readOnGadget(rowAt(index.row()));
}

void GadgetListBase::tellChanged(int row, const void* before, const void* after)
{
    QList<int> roles;
    for (int property = 0; property < gadget_.propertyCount(); ++property)
        if (gadget_.property(property).readOnGadget(before) != gadget_.property(property).readOnGadget(after))
            roles << Qt::UserRole + property;
    if (!roles.empty()) // none would say all
        emit dataChanged(index(row), index(row), roles);
}

} // namespace plimsoll
