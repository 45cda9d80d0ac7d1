// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

using Input = std::vector<std::uint8_t>;

std::vector<Input> readCorpus(const std::filesystem::path& folder)
{
    std::vector<Input> corpus;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    std::sort(corpus.begin(), corpus.end()); // folders list their files in any order
    return corpus;
}

void run(const Input& input)
{
    LLVMFuzzerTestOneInput(input.data(), input.size());
}

/// A few random edits of one input: changed, doubled and dropped pieces, and pieces of another.
Input mutated(const std::vector<Input>& corpus, std::mt19937_64& random)
{
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : static_cast<std::size_t>(random() % limit); };
    Input input = corpus[below(corpus.size())];
    for (std::size_t edits = 1 + below(4); edits > 0 && !input.empty(); --edits) {
        const auto at = input.begin() + static_cast<std::ptrdiff_t>(below(input.size()));
        const auto left = static_cast<std::size_t>(input.end() - at);
        const auto piece = static_cast<std::ptrdiff_t>(1 + below(left < 32 ? left : 32));
        switch (below(4)) {
        case 0:
            *at = static_cast<std::uint8_t>(random());
            break;
        case 1:
            input.erase(at, at + (piece < static_cast<std::ptrdiff_t>(left) ? piece : 1));
            break;
        case 2: {
            const Input copy(at, at + (piece < static_cast<std::ptrdiff_t>(left) ? piece : 1));
            input.insert(at, copy.begin(), copy.end());
            break;
        }
        default: {
            const Input& other = corpus[below(corpus.size())];
            const auto from = static_cast<std::ptrdiff_t>(below(other.size()));
            const auto size = static_cast<std::ptrdiff_t>(other.size()) - from;
            input.insert(at, other.begin() + from, other.begin() + from + (size < 32 ? size : 32));
        }
        }
    }
    return input;
}

} // namespace

/// Feeds every file of a corpus folder to the fuzz target that this is linked with, then random edits of them for so
/// many seconds: what once was found stays mended, also where there is no Clang. Exit 1 where the folder holds no
/// file; a defect aborts.
int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: " << argv[0] << " FOLDER SECONDS\n";
        return 2;
    }
    const std::vector<Input> corpus = readCorpus(argv[1]);
    if (corpus.empty())
        return 1;
    for (const Input& input : corpus)
        run(input);

    std::mt19937_64 random(20261125);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(std::stoi(argv[2]));
    std::uint64_t runs = 0;
    for (; std::chrono::steady_clock::now() < until; ++runs)
        run(mutated(corpus, random));
    std::cout << corpus.size() << " inputs replayed, " << runs << " edits tried\n";
    return 0;
}
