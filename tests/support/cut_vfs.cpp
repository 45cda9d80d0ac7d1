// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cut_vfs.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <new>

namespace plimsoll::test {

namespace {

std::vector<std::uint8_t> contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

/// One open file; the system's own file lies behind it in the same memory.
struct CutFile {
    sqlite3_file base;
    CutVfs* vfs;
    std::shared_ptr<CutVfs::Image>* image;

    static CutFile& of(sqlite3_file* file) { return *reinterpret_cast<CutFile*>(file); }
    static constexpr std::size_t realAt()
    {
        return (sizeof(CutFile) + alignof(std::max_align_t) - 1) / alignof(std::max_align_t)
            * alignof(std::max_align_t);
    }
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(this) + realAt()); }
    static CutVfs& vfsOf(sqlite3_vfs* vfs) { return *static_cast<CutVfs*>(vfs->pAppData); }

    bool isCut() const { return vfs->isCut(); }

    static int close(sqlite3_file* file)
    {
        CutFile& self = of(file);
        const int code = self.real()->pMethods->xClose(self.real());
        delete self.image;
        return code;
    }
    static int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset)
    {
        CutFile& self = of(file);
        return self.isCut() ? SQLITE_IOERR_READ : self.real()->pMethods->xRead(self.real(), to, size, offset);
    }
    static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset)
    {
        CutFile& self = of(file);
        const std::lock_guard lock{self.vfs->mutex_};
        const auto* bytes = static_cast<const std::uint8_t*>(from);
        (*self.image)->pending.push_back({offset, {bytes, bytes + size}, false});
        if (const int code = self.vfs->nextOperation(SQLITE_IOERR_WRITE)) {
            if (code == SQLITE_FULL)
                (*self.image)->pending.pop_back();
            return code;
        }
        return self.real()->pMethods->xWrite(self.real(), from, size, offset);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        CutFile& self = of(file);
        const std::lock_guard lock{self.vfs->mutex_};
        (*self.image)->pending.push_back({size, {}, true});
        if (const int code = self.vfs->nextOperation(SQLITE_IOERR_TRUNCATE); code != SQLITE_OK && code != SQLITE_FULL)
            return code;
        return self.real()->pMethods->xTruncate(self.real(), size);
    }
    static int sync(sqlite3_file* file, int)
    {
        CutFile& self = of(file);
        const std::lock_guard lock{self.vfs->mutex_};
        if (const int code = self.vfs->nextOperation(SQLITE_IOERR_FSYNC); code != SQLITE_OK && code != SQLITE_FULL)
            return code;
        if (self.vfs->plan_.syncs) {
            CutVfs::Image& image = **self.image;
            for (const CutVfs::Write& write : image.pending)
                CutVfs::apply(image.synced, write);
            image.pending.clear();
        }
        return SQLITE_OK;
    }
    static int fileSize(sqlite3_file* file, sqlite3_int64* size)
    {
        CutFile& self = of(file);
        return self.isCut() ? SQLITE_IOERR_FSTAT : self.real()->pMethods->xFileSize(self.real(), size);
    }
    static int lock(sqlite3_file* file, int level)
    {
        CutFile& self = of(file);
        return self.isCut() ? SQLITE_IOERR_LOCK : self.real()->pMethods->xLock(self.real(), level);
    }
    static int unlock(sqlite3_file* file, int level)
    {
        CutFile& self = of(file);
        return self.real()->pMethods->xUnlock(self.real(), level);
    }
    static int checkReservedLock(sqlite3_file* file, int* result)
    {
        CutFile& self = of(file);
        return self.real()->pMethods->xCheckReservedLock(self.real(), result);
    }
    static int fileControl(sqlite3_file* file, int operation, void* argument)
    {
        CutFile& self = of(file);
        return self.real()->pMethods->xFileControl(self.real(), operation, argument);
    }
    static int sectorSize(sqlite3_file* file) { return of(file).real()->pMethods->xSectorSize(of(file).real()); }
    static int characteristics(sqlite3_file* file)
    {
        return of(file).real()->pMethods->xDeviceCharacteristics(of(file).real());
    }
    static int shmMap(sqlite3_file* file, int region, int size, int extend, void volatile** memory)
    {
        CutFile& self = of(file);
        return self.real()->pMethods->xShmMap(self.real(), region, size, extend, memory);
    }
    static int shmLock(sqlite3_file* file, int offset, int count, int flags)
    {
        CutFile& self = of(file);
        return self.real()->pMethods->xShmLock(self.real(), offset, count, flags);
    }
    static void shmBarrier(sqlite3_file* file) { of(file).real()->pMethods->xShmBarrier(of(file).real()); }
    static int shmUnmap(sqlite3_file* file, int remove)
    {
        CutFile& self = of(file);
        return self.real()->pMethods->xShmUnmap(self.real(), remove);
    }

    static const sqlite3_io_methods* methods()
    {
        static const sqlite3_io_methods methods{2, close, read, write, truncate, sync, fileSize, lock, unlock,
            checkReservedLock, fileControl, sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr,
            nullptr};
        return &methods;
    }

    static int open(sqlite3_vfs* base, const char* name, sqlite3_file* file, int flags, int* outFlags)
    {
        CutVfs& vfs = vfsOf(base);
        CutFile& self = *new (file) CutFile{};
        if (vfs.isCut())
            return SQLITE_CANTOPEN;
        const int code = vfs.real_->xOpen(vfs.real_, name, self.real(), flags, outFlags);
        if (code != SQLITE_OK)
            return code;
        self.vfs = &vfs;
        self.image = new std::shared_ptr<CutVfs::Image>{vfs.imageOf(name ? name : "")};
        self.base.pMethods = methods();
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs* base, const char* name, int syncFolder)
    {
        CutVfs& vfs = vfsOf(base);
        if (vfs.isCut())
            return SQLITE_IOERR_DELETE;
        vfs.forget(name);
        return vfs.real_->xDelete(vfs.real_, name, syncFolder);
    }
};

CutVfs::CutVfs(const std::string& name)
    : name_(name)
    , real_(sqlite3_vfs_find(nullptr))
{
    vfs_ = *real_;
    vfs_.iVersion = 1;
    vfs_.szOsFile = static_cast<int>(CutFile::realAt()) + real_->szOsFile;
    vfs_.pNext = nullptr;
    vfs_.zName = name_.c_str();
    vfs_.pAppData = this;
    vfs_.xOpen = CutFile::open;
    vfs_.xDelete = CutFile::remove;
    vfs_.xAccess = [](sqlite3_vfs* vfs, const char* path, int flags, int* result) {
        sqlite3_vfs* below = CutFile::vfsOf(vfs).real_;
        return below->xAccess(below, path, flags, result);
    };
    vfs_.xFullPathname = [](sqlite3_vfs* vfs, const char* path, int size, char* result) {
        sqlite3_vfs* below = CutFile::vfsOf(vfs).real_;
        return below->xFullPathname(below, path, size, result);
    };
    sqlite3_vfs_register(&vfs_, 0);
}

CutVfs::~CutVfs()
{
    sqlite3_vfs_unregister(&vfs_);
}

void CutVfs::begin(const CutPlan& plan)
{
    const std::lock_guard lock{mutex_};
    plan_ = plan;
    operations_ = 0;
    cut_ = false;
    random_.seed(plan.seed);
    images_.clear();
}

std::uint64_t CutVfs::operations() const
{
    const std::lock_guard lock{mutex_};
    return operations_;
}

bool CutVfs::isCut() const
{
    const std::lock_guard lock{mutex_};
    return cut_;
}

std::shared_ptr<CutVfs::Image> CutVfs::imageOf(const std::string& path)
{
    const std::lock_guard lock{mutex_};
    std::shared_ptr<Image>& image = images_[path];
    if (!image)
        image = std::make_shared<Image>(Image{contentOf(path), {}});
    return image;
}

void CutVfs::forget(const std::string& path)
{
    const std::lock_guard lock{mutex_};
    images_.erase(path);
}

int CutVfs::nextOperation(int failure)
{
    if (cut_)
        return failure;
    ++operations_;
    if (plan_.cutAt != 0 && operations_ >= plan_.cutAt) {
        cut_ = true;
        return failure;
    }
    return plan_.fullAt != 0 && operations_ >= plan_.fullAt ? SQLITE_FULL : SQLITE_OK;
}

void CutVfs::apply(std::vector<std::uint8_t>& content, const Write& write)
{
    const auto offset = static_cast<std::size_t>(write.offset);
    if (write.truncates) {
        content.resize(offset);
        return;
    }
    if (content.size() < offset + write.bytes.size())
        content.resize(offset + write.bytes.size());
    std::copy(write.bytes.begin(), write.bytes.end(), content.begin() + write.offset);
}

std::vector<std::uint8_t> CutVfs::survivors(const Image& image)
{
    constexpr std::size_t sector = 512;
    std::vector<std::uint8_t> content = image.synced;
    // Some machines lose all of a cache, some nearly nothing: how much is drawn for each file.
    const std::uint64_t keptOfTen = random_() % 11;
    for (const Write& write : image.pending) {
        if (random_() % 10 >= keptOfTen)
            continue;
        if (random_() % 4 != 0 || write.truncates) {
            apply(content, write);
            continue;
        }
        for (std::size_t at = 0; at < write.bytes.size(); at += sector) {
            const std::size_t size = std::min(sector, write.bytes.size() - at);
            const std::size_t kept = random_() % 2 == 0 ? random_() % (size + 1) : (random_() % 2 == 0 ? size : 0);
            const auto from = write.bytes.begin() + static_cast<std::ptrdiff_t>(at);
            if (kept > 0)
                apply(content,
                    {write.offset + static_cast<std::int64_t>(at), {from, from + static_cast<std::ptrdiff_t>(kept)},
                        false});
        }
    }
    return content;
}

void CutVfs::settle()
{
    const std::lock_guard lock{mutex_};
    for (const auto& [path, image] : images_) {
        if (!std::filesystem::exists(path))
            continue;
        const std::vector<std::uint8_t> content = survivors(*image);
        std::ofstream file(path, std::ios::binary | std::ios::trunc);
        file.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
        std::filesystem::remove(path + "-shm");
    }
    images_.clear();
}

} // namespace plimsoll::test
