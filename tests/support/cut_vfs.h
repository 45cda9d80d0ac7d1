// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace plimsoll::test {

/// What goes wrong, counted in writes, truncations and syncs from the call of begin.
struct CutPlan {
    std::uint64_t seed{};
    std::uint64_t cutAt{};  ///< the operation at which the power goes; 0 = never
    std::uint64_t fullAt{}; ///< from this operation on the disk is full; 0 = never
    bool syncs{true};       ///< false: a disk that says it has synced and has not
};

/// An SQLite file system over the system's own that remembers what was not yet synced. At the cut everything stops;
/// then settle() leaves in each file what was synced and, of each later write, all, nothing or a part, by the seed.
class CutVfs {
public:
    /// Registers itself under `name` until it is destroyed.
    explicit CutVfs(const std::string& name);
    CutVfs(const CutVfs&) = delete;
    CutVfs& operator=(const CutVfs&) = delete;
    ~CutVfs();

    const std::string& name() const { return name_; }
    void begin(const CutPlan& plan);
    std::uint64_t operations() const;
    bool isCut() const;
    /// After all connections are closed: makes the files what a machine would find that starts again.
    void settle();

private:
    friend struct CutFile;
    struct Write {
        std::int64_t offset{};
        std::vector<std::uint8_t> bytes;
        bool truncates{}; ///< to `offset` bytes
    };
    struct Image {
        std::vector<std::uint8_t> synced;
        std::vector<Write> pending;
    };

    std::shared_ptr<Image> imageOf(const std::string& path);
    void forget(const std::string& path);
    /// SQLITE_OK, or what the operation answers instead of being done.
    int nextOperation(int failure);
    static void apply(std::vector<std::uint8_t>& content, const Write& write);
    std::vector<std::uint8_t> survivors(const Image& image);

    std::string name_;
    sqlite3_vfs vfs_{};
    sqlite3_vfs* real_{};
    mutable std::mutex mutex_;
    CutPlan plan_;
    std::uint64_t operations_{};
    bool cut_{};
    std::mt19937_64 random_;
    std::map<std::string, std::shared_ptr<Image>> images_;
};

} // namespace plimsoll::test
