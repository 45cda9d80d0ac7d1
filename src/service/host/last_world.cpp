// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/last_world.h"

#include <filesystem>
#include <fstream>

namespace plimsoll {

namespace {

std::filesystem::path noteIn(const std::string& dataFolder)
{
    return std::filesystem::path{dataFolder} / "last-world";
}

} // namespace

std::string lastWorldIn(const std::string& dataFolder)
{
    std::ifstream note{noteIn(dataFolder)};
    std::string path;
    std::getline(note, path);
    return path;
}

void noteLastWorld(const std::string& dataFolder, const std::string& path)
{
    std::error_code ignored;
    std::filesystem::create_directories(dataFolder, ignored);
    const std::filesystem::path note = noteIn(dataFolder);
    const std::filesystem::path beside = note.string() + ".new";
    {
        std::ofstream file{beside};
        file << std::filesystem::absolute(path, ignored).string() << '\n';
        if (!file.flush())
            return;
    }
    std::filesystem::rename(beside, note, ignored);
}

} // namespace plimsoll
