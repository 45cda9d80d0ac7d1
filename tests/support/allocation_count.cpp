// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/allocation_count.h"

#include <cstdlib>
#include <new>

namespace plimsoll::test {

thread_local std::uint64_t bytesAllocated = 0;

} // namespace plimsoll::test

namespace {

void* counted(void* memory, std::size_t size)
{
    if (memory == nullptr)
        std::abort();
    plimsoll::test::bytesAllocated += size;
    return memory;
}

} // namespace

void* operator new(std::size_t size)
{
    return counted(std::malloc(size), size);
}
void* operator new(std::size_t size, std::align_val_t alignment)
{
    const auto boundary = static_cast<std::size_t>(alignment);
    return counted(std::aligned_alloc(boundary, (size + boundary - 1) / boundary * boundary), size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    return counted(std::malloc(size), size);
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept
{
    std::free(memory);
}
