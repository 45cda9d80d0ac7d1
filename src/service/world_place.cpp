// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/world_place.h"

#include <filesystem>
#include <initializer_list>

namespace plimsoll {

namespace {

std::optional<std::string> firstWithContent(const std::string& file, std::initializer_list<const char*> suffixes)
{
    for (const char* suffix : suffixes) {
        const std::string beside = file + suffix;
        std::error_code none;
        const auto status = std::filesystem::symlink_status(beside, none);
        const bool isEmpty
            = std::filesystem::is_regular_file(status) && std::filesystem::file_size(beside, none) == 0 && !none;
        if (std::filesystem::exists(status) && !isEmpty)
            return beside;
    }
    return std::nullopt;
}

} // namespace

std::string worldFileOf(const std::string& path)
{
    std::error_code none;
    if (!std::filesystem::is_symlink(path, none))
        return path;
    const std::string file = std::filesystem::weakly_canonical(path, none).string();
    return file.empty() ? path : file;
}

std::optional<std::string> leftoverAt(const std::string& path)
{
    const auto left = firstWithContent(worldFileOf(path), {"-wal", "-journal", "-shm", ".audit"});
    return left ? left : draftLeftAt(path);
}

std::optional<std::string> draftLeftAt(const std::string& path)
{
    return firstWithContent(worldFileOf(path), {".new", ".new-wal", ".new-journal", ".new-shm"});
}

} // namespace plimsoll
