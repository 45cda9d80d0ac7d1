// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/base/paged.h"

#include "support/registration.h"

#include <QTest>

#include <random>

namespace plimsoll::test {

namespace {

using Numbers = Paged<std::uint64_t, 4>;

/// A paged array beside the plain one that it must equal.
struct Pair {
    Numbers paged;
    std::vector<std::uint64_t> plain;

    void append(std::uint64_t value)
    {
        paged.append(value);
        plain.push_back(value);
    }
    void write(std::size_t index, std::uint64_t value)
    {
        paged.edit(index) = value;
        plain[index] = value;
    }
    bool agree() const
    {
        if (paged.size() != plain.size())
            return false;
        for (std::size_t i = 0; i < plain.size(); ++i)
            if (paged[i] != plain[i])
                return false;
        return true;
    }
    /// Of an array that was never forked or hashed before.
    Hash freshHash() const
    {
        Numbers fresh;
        for (const std::uint64_t value : plain)
            fresh.append(value);
        return fresh.hash();
    }
};

} // namespace

/// An array in shared pages against the plain one, through forks of forks, hashes and releases in any order. It is long
/// enough, and written often enough, for its pages to be reached without the tree.
class PagedTest : public QObject {
    Q_OBJECT

private slots:
    void forksNeverSeeEachOther()
    {
        std::mt19937 random{20261126};
        std::vector<Pair> forks(1);
        for (std::uint64_t i = 0; i < 5'000; ++i)
            forks.front().append(i);
        for (std::uint64_t step = 0; step < 200'000; ++step) {
            Pair& one = forks[random() % forks.size()];
            const std::uint32_t what = random() % 10'000;
            if (what < 9'950)
                one.write(random() % one.plain.size(), step);
            else if (what < 9'970)
                one.append(step);
            else if (what < 9'980)
                QCOMPARE(one.paged.hash(), one.freshHash());
            else if (what < 9'990) {
                Pair copy = one;
                if (forks.size() < 6)
                    forks.push_back(std::move(copy));
                else
                    forks[random() % forks.size()] = copy;
            } else if (forks.size() > 1)
                forks.erase(forks.begin() + static_cast<std::ptrdiff_t>(random() % forks.size()));
        }
        for (const Pair& one : forks) {
            QVERIFY(one.agree());
            QCOMPARE(one.paged.hash(), one.freshHash());
        }
    }

    void hashFollowsWritesBehindAShortcut()
    {
        Pair one;
        for (std::uint64_t i = 0; i < 1'000; ++i)
            one.append(i);
        for (std::uint64_t round = 0; round < 1'000; ++round) {
            one.write(round, ~round);
            one.write(round, round + 7); // the second write of a page knows its place
            QCOMPARE(one.paged.hash(), one.freshHash());
        }
    }

    void aMovedArrayKeepsItsOwn()
    {
        Pair one;
        for (std::uint64_t i = 0; i < 1'000; ++i)
            one.append(i);
        for (std::size_t i = 0; i < 1'000; ++i)
            one.write(i, 1);
        Numbers fork = one.paged;
        Pair moved = std::move(one);
        moved.write(500, 2);
        QCOMPARE(fork[500], std::uint64_t{1});
        moved.paged = Numbers{fork};
        moved.paged.edit(501) = 3;
        QCOMPARE(fork[501], std::uint64_t{1});
        QCOMPARE(moved.paged[500], std::uint64_t{1});
    }
};

PLIMSOLL_TEST(PagedTest);

} // namespace plimsoll::test

#include "paged_test.moc"
