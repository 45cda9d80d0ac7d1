// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/registration.h"

#include "viewmodel/format/gadget_list_model.h"
#include "viewmodel/frame/frame_lines.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace plimsoll::test {

class GadgetListModelTest : public QObject {
    Q_OBJECT

private slots:
    void becomesEveryListThatIsAssigned()
    {
        GadgetListModel<ToastLine> model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::uint32_t seed = 7;
        for (int round = 0; round < 200; ++round) {
            std::vector<ToastLine> next;
            for (int key = 0; key < 12; ++key) {
                seed = seed * 1664525U + 1013904223U;
                if ((seed >> 28) < 9)
                    next.insert(next.begin() + static_cast<std::ptrdiff_t>((seed >> 8) % (next.size() + 1)),
                        line(key, QString::number(seed >> 20)));
            }
            model.assign(next);
            QCOMPARE(model.count(), static_cast<int>(next.size()));
            QVERIFY(model.rows() == next);
        }
    }

    void tellsOnlyTheRowThatChanged()
    {
        GadgetListModel<ToastLine> model;
        model.assign({line(1, "a"), line(2, "b"), line(3, "c")});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.assign({line(1, "a"), line(2, "x"), line(3, "c")});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(inserted.count(), 0);
        const int role = model.roleNames().key("text");
        QCOMPARE(model.data(model.index(1), role).toString(), QString("x"));
    }

private:
    static ToastLine line(int key, const QString& text)
    {
        ToastLine line;
        line.key = key;
        line.number = key;
        line.text = text;
        return line;
    }
};
PLIMSOLL_TEST(GadgetListModelTest);

} // namespace plimsoll::test

#include "gadget_list_model_test.moc"
