#include "memory.h"

#include <sys/mman.h>

#include <cstdint>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "machine.h"

namespace emulator {
namespace {

constexpr size_t PAGE = 4096;
constexpr size_t ALIGNMENT = 512;
constexpr size_t DRIVER_BLOCK = size_t{2} << 20;
constexpr size_t QUARANTINED = 256;
constexpr unsigned char CANARY = 0xA5;
constexpr int HOST = -1;

struct Mapping {
    char* pages;       // the first guard page
    size_t pageBytes;  // with both guard pages
    char* start;
    size_t bytes;
    int gpu;

    size_t slotBytes() const { return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }
    char* firstUsable() const { return pages + PAGE; }
    char* end() const { return start + bytes; }
    char* lastUsable() const { return pages + pageBytes - PAGE; }
};

struct Memory {
    std::mutex lock;
    std::map<uintptr_t, Mapping> live;
    std::deque<Mapping> quarantine;  // freed, and unreadable for a while: late accesses crash
    std::map<int, size_t> bytes;
    std::map<int, size_t> pieces;
};

Memory& memory() {
    static Memory* instance = new Memory;
    return *instance;
}

uintptr_t number(const void* address) { return reinterpret_cast<uintptr_t>(address); }

bool map(size_t bytes, int gpu, Mapping* mapping) {
    size_t slot = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    size_t usable = (slot + PAGE - 1) / PAGE * PAGE;
    void* pages = mmap(nullptr, usable + 2 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (pages == MAP_FAILED) return false;
    char* first = static_cast<char*>(pages) + PAGE;
    if (mprotect(first, usable, PROT_READ | PROT_WRITE)) {
        munmap(pages, usable + 2 * PAGE);
        return false;
    }
    // It ends at the guard page, up to the alignment: running past the end is the commoner mistake.
    *mapping = {static_cast<char*>(pages), usable + 2 * PAGE, first + usable - slot, bytes, gpu};
    return true;
}

void fill(const Mapping& m) {
    memset(m.firstUsable(), CANARY, m.start - m.firstUsable());
    memset(m.end(), CANARY, m.lastUsable() - m.end());
    size_t fillBytes = static_cast<size_t>(emulator::number("fillBytes"));
    memset(m.start, 0xFF, m.bytes < fillBytes ? m.bytes : fillBytes);  // NaN: nobody may count on zeros
}

bool untouched(const char* from, const char* to) {
    while (from < to && static_cast<unsigned char>(*from) == CANARY) from++;
    return from == to;
}

bool intact(const Mapping& m) {
    return untouched(m.firstUsable(), m.start) && untouched(m.end(), m.lastUsable());
}

const Mapping* find(Memory& m, const void* address) {
    auto after = m.live.upper_bound(number(address));
    if (after == m.live.begin()) return nullptr;
    const Mapping& mapping = std::prev(after)->second;
    return address <= mapping.end() ? &mapping : nullptr;
}

bool within(const Mapping* mapping, const void* address, size_t bytes) {
    return mapping && bytes <= mapping->bytes && static_cast<const char*>(address) <= mapping->end() - bytes;
}

int add(size_t bytes, int gpu, void** address) {
    Mapping mapping;
    if (!map(bytes, gpu, &mapping)) return OUT_OF_MEMORY;
    fill(mapping);
    Memory& m = memory();
    std::lock_guard<std::mutex> hold(m.lock);
    m.live[number(mapping.start)] = mapping;
    m.bytes[gpu] += mapping.slotBytes();
    m.pieces[gpu]++;
    *address = mapping.start;
    return SUCCESS;
}

/** Takes the pages away; the addresses stay taken for a while. */
void retire(Memory& m, const Mapping& mapping) {
    mmap(mapping.pages, mapping.pageBytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
    m.quarantine.push_back(mapping);
    if (m.quarantine.size() > QUARANTINED) {
        munmap(m.quarantine.front().pages, m.quarantine.front().pageBytes);
        m.quarantine.pop_front();
    }
    m.bytes[mapping.gpu] -= mapping.slotBytes();
    m.pieces[mapping.gpu]--;
}

int remove(void* address, bool host) {
    Memory& m = memory();
    std::unique_lock<std::mutex> hold(m.lock);
    auto found = m.live.find(number(address));
    if (found == m.live.end() || (found->second.gpu == HOST) != host) return INVALID_VALUE;
    Mapping mapping = found->second;
    bool whole = intact(mapping);
    m.live.erase(found);
    retire(m, mapping);
    hold.unlock();
    if (whole) return SUCCESS;
    diagnose("something was written just outside an allocation of " + std::to_string(mapping.bytes) + " bytes");
    return ILLEGAL_ADDRESS;
}

}  // namespace

int allocate(int gpu, size_t bytes, void** address) {
    count("allocations");
    if (int error = takeNumber("nextAllocationError")) return error;
    *address = nullptr;
    if (bytes == 0) return SUCCESS;
    if (bytes > freeBytes(gpu)) return OUT_OF_MEMORY;
    return add(bytes, gpu, address);
}

int release(void* address) {
    if (!address) return SUCCESS;
    return remove(address, false);
}

int allocateHost(size_t bytes, void** address) { return add(bytes, HOST, address); }

int releaseHost(void* address) { return address ? remove(address, true) : SUCCESS; }

void releaseAll(int gpu) {
    Memory& m = memory();
    std::lock_guard<std::mutex> hold(m.lock);
    for (auto each = m.live.begin(); each != m.live.end();) {
        if (each->second.gpu != gpu) {
            ++each;
            continue;
        }
        retire(m, each->second);
        each = m.live.erase(each);
    }
}

bool onDevice(const void* address, size_t bytes) {
    Memory& m = memory();
    std::lock_guard<std::mutex> hold(m.lock);
    const Mapping* mapping = find(m, address);
    return within(mapping, address, bytes) && mapping->gpu != HOST;
}

bool reachable(const void* address, size_t bytes) {
    Memory& m = memory();
    std::lock_guard<std::mutex> hold(m.lock);
    return within(find(m, address), address, bytes);
}

bool pinned(const void* address) {
    Memory& m = memory();
    std::lock_guard<std::mutex> hold(m.lock);
    const Mapping* mapping = find(m, address);
    return mapping && mapping->gpu == HOST;
}

bool findRange(const void* address, void** start, size_t* bytes) {
    Memory& m = memory();
    std::lock_guard<std::mutex> hold(m.lock);
    const Mapping* mapping = find(m, address);
    if (!mapping || address == mapping->end() || mapping->gpu == HOST) return false;
    if (start) *start = mapping->start;
    if (bytes) *bytes = mapping->bytes;
    return true;
}

size_t allocatedBytes(int gpu) {
    Memory& m = memory();
    std::lock_guard<std::mutex> hold(m.lock);
    return m.bytes[gpu];
}

size_t allocations(int gpu) {
    Memory& m = memory();
    std::lock_guard<std::mutex> hold(m.lock);
    return m.pieces[gpu];
}

size_t processBytes(int gpu) {
    size_t context = contextExists(gpu) ? static_cast<size_t>(emulator::number("contextBytes", gpu)) : 0;
    return context + (allocatedBytes(gpu) + DRIVER_BLOCK - 1) / DRIVER_BLOCK * DRIVER_BLOCK;
}

size_t freeBytes(int gpu) {
    size_t total = static_cast<size_t>(emulator::number("totalBytes", gpu));
    size_t used = processBytes(gpu) + static_cast<size_t>(emulator::number("otherProcessBytes", gpu));
    return used < total ? total - used : 0;
}

}  // namespace emulator
