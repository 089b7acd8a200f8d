#include "fibers.h"

#include <sys/mman.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "machine.h"
#include "threads.h"

Index3 threadIdx, blockIdx, blockDim, gridDim;

/** Where the linker put all shared memory. */
extern "C" char __start_cuda_shared[], __stop_cuda_shared[];

extern "C" void densescope_switch(void** leftStack, void* enteredStack);
asm(R"(
.text
.type densescope_switch,@function
densescope_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    popq %rcx
    jmp *%rcx
.size densescope_switch,.-densescope_switch
)");

namespace emulator {
namespace {

constexpr unsigned MAXIMUM_THREADS = 1024;
constexpr unsigned WARP = 32;
constexpr size_t STACK_BYTES = 64 << 10;
constexpr size_t GUARD_BYTES = 4096;
constexpr unsigned STAGGERED = 32;
constexpr size_t STAGGER_BYTES = 320;  // stacks at equal places of pages would push each other out of the cache

enum class State { FRESH, READY, AT_BARRIER, AT_WARP_BARRIER, FINISHED };

struct Fiber {
    State state;
    void* stack;  // its stack pointer while it is not running
    unsigned warpMask;
};

/** The block that runs at the moment. Streams hold their lock while work runs, so there is one. */
struct Block {
    const char* kernel;
    ThreadBody body;
    const char* arguments;
    unsigned threads;
    unsigned running;  // index of the fiber that runs, where one does
    bool inFiber;
    unsigned turn;  // how many threads have had their turn in this phase
    bool backwards;
    int error;
    void* scheduler;
    char* stacks;
    Fiber fibers[MAXIMUM_THREADS];
    Index3 indices[MAXIMUM_THREADS];
    unsigned long long exchanged[MAXIMUM_THREADS];
    unsigned votes[MAXIMUM_THREADS];
};

Block block;
unsigned launches;

void fail(int error, const std::string& what) {
    if (!block.error) diagnose(std::string("kernel ") + block.kernel + ": " + what);
    block.error = error;
}

/** Shared memory holds NaN when a block begins: nobody may count on zeros, or on what the block before left. */
void forgetShared() { memset(__start_cuda_shared, 0xFF, __stop_cuda_shared - __start_cuda_shared); }

char* stackOf(unsigned fiber) {
    size_t each = STACK_BYTES + GUARD_BYTES;
    if (!block.stacks) {
        block.stacks = static_cast<char*>(mmap(nullptr, each * MAXIMUM_THREADS, PROT_READ | PROT_WRITE,
                                               MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
        for (unsigned i = 0; i < MAXIMUM_THREADS; i++) mprotect(block.stacks + i * each, GUARD_BYTES, PROT_NONE);
    }
    return block.stacks + fiber * each + GUARD_BYTES;
}

bool runnable(State state) { return state == State::FRESH || state == State::READY; }

/** Makes the next thread the running one whose turn it is in this phase; false where there is none. */
bool advance() {
    while (block.turn < block.threads) {
        unsigned i = block.turn++;
        unsigned index = block.backwards ? block.threads - 1 - i : i;
        if (!runnable(block.fibers[index].state)) continue;
        block.running = index;
        threadIdx = block.indices[index];
        return true;
    }
    return false;
}

void leave(State state) {
    Fiber& fiber = block.fibers[block.running];
    fiber.state = state;
    densescope_switch(&fiber.stack, advance() ? block.fibers[block.running].stack : block.scheduler);
}

void fiberMain() {
    block.body(block.arguments);
    leave(State::FINISHED);
}

/** Lays the stack out as if the fiber had called densescope_switch just before its first instruction. */
void prepare(unsigned index) {
    void** top = reinterpret_cast<void**>(stackOf(index) + STACK_BYTES - index % STAGGERED * STAGGER_BYTES);
    top[-1] = nullptr;
    top[-2] = reinterpret_cast<void*>(&fiberMain);
    memset(top - 8, 0, 6 * sizeof(void*));
    block.fibers[index] = {State::FRESH, top - 8, 0};
}

/** Runs fibers until one leaves and it is nobody's turn. */
void enter() {
    block.inFiber = true;
    densescope_switch(&block.scheduler, block.fibers[block.running].stack);
    block.inFiber = false;
}

/** Runs the first thread alone, to its first barrier or to its end. */
void runFirst() {
    prepare(0);
    block.turn = block.threads;
    block.running = 0;
    threadIdx = block.indices[0];
    enter();
}

unsigned countIn(State state) {
    unsigned count = 0;
    for (unsigned i = 0; i < block.threads; i++) count += block.fibers[i].state == state;
    return count;
}

/** Lets a warp go on once all whom its mask names have come to the barrier. */
bool releaseWarps() {
    bool released = false;
    for (unsigned first = 0; first < block.threads; first += WARP) {
        unsigned last = first + WARP < block.threads ? first + WARP : block.threads;
        unsigned wanted = 0;
        unsigned arrived = 0;
        for (unsigned i = first; i < last; i++) {
            if (block.fibers[i].state != State::AT_WARP_BARRIER) continue;
            arrived |= 1u << (i - first);
            wanted |= block.fibers[i].warpMask;
        }
        if (!arrived || (wanted & ~arrived)) continue;
        for (unsigned i = first; i < last; i++) {
            if (arrived & (1u << (i - first))) block.fibers[i].state = State::READY;
        }
        released = true;
    }
    return released;
}

bool releaseBlock() {
    if (countIn(State::AT_BARRIER) != block.threads) return false;
    for (unsigned i = 0; i < block.threads; i++) block.fibers[i].state = State::READY;
    return true;
}

/** Runs each thread to its next barrier, from either end in turn: who forgot a barrier is found out. */
void runPhase(bool backwards) {
    block.turn = 0;
    block.backwards = backwards;
    if (advance()) enter();
}

void runFibers(bool backwards) {
    for (unsigned i = 1; i < block.threads; i++) prepare(i);
    while (true) {
        runPhase(backwards);
        backwards = !backwards;
        if (countIn(State::FINISHED) == block.threads) return;
        if (!releaseWarps() && !releaseBlock()) {
            fail(LAUNCH_FAILED, "some threads of a block wait at a barrier that others never come to");
            return;
        }
    }
}

void runPlain(bool backwards) {
    for (unsigned i = 1; i < block.threads; i++) {
        threadIdx = block.indices[backwards ? block.threads - i : i];
        block.body(block.arguments);
    }
}

/**
 * The first thread tells whether the block comes to a barrier: only then the others need stacks of their own. Says whether
 * it does.
 */
bool runBlock(bool backwards) {
    runFirst();
    bool barriers = block.fibers[0].state != State::FINISHED;
    if (barriers) {
        runFibers(backwards);
    } else {
        runPlain(backwards);
    }
    return barriers;
}

void setIndices(Extent extent) {
    unsigned i = 0;
    for (unsigned z = 0; z < extent.z; z++) {
        for (unsigned y = 0; y < extent.y; y++) {
            for (unsigned x = 0; x < extent.x; x++) block.indices[i++] = {x, y, z};
        }
    }
    block.threads = i;
    blockDim = {extent.x, extent.y, extent.z};
}

void waitAt(State state, unsigned mask) {
    if (!block.inFiber) {
        fail(LAUNCH_FAILED, "a thread came to a barrier that the first thread of its block did not come to");
        return;
    }
    block.fibers[block.running].warpMask = mask;
    leave(state);
}

unsigned lane() { return block.running % WARP; }

unsigned long long exchange(unsigned mask, unsigned long long value, unsigned from) {
    unsigned own = block.running;
    block.exchanged[own] = value;
    waitAt(State::AT_WARP_BARRIER, mask);
    unsigned source = own - own % WARP + from;
    unsigned long long received = from < WARP && source < block.threads ? block.exchanged[source] : value;
    waitAt(State::AT_WARP_BARRIER, mask);
    return received;
}

}  // namespace

int runGrid(const char* kernel, ThreadBody body, const char* arguments, Extent grid, Extent threads) {
    block.kernel = kernel;
    block.body = body;
    block.arguments = arguments;
    block.error = SUCCESS;
    setIndices(threads);
    gridDim = {grid.x, grid.y, grid.z};
    bool backwards = launches++ % 2;  // nothing may depend on the order of blocks
    unsigned long long blocks = 1ull * grid.x * grid.y * grid.z;
    bool shares = true;
    for (unsigned long long i = 0; i < blocks && !block.error; i++) {
        unsigned long long index = backwards ? blocks - 1 - i : i;
        blockIdx = {static_cast<unsigned>(index % grid.x), static_cast<unsigned>(index / grid.x % grid.y),
                    static_cast<unsigned>(index / grid.x / grid.y)};
        if (shares) forgetShared();
        shares = runBlock((index + launches) % 2);
    }
    return block.error;
}

}  // namespace emulator

using namespace emulator;

namespace {

/** Where a check of the compiler stands in the kernels' source. */
struct Place {
    const char* file;
    unsigned line;
    unsigned column;
};

std::string at(const void* place) { return " in line " + std::to_string(static_cast<const Place*>(place)->line); }

}  // namespace

extern "C" {

// The compiler calls these two itself, where kernels touch memory: what is misaligned, or beyond an array.
void __ubsan_handle_type_mismatch_v1(void* place, void*) { fail(MISALIGNED_ADDRESS, "a misaligned address" + at(place)); }

void __ubsan_handle_out_of_bounds(void* place, void* index) {
    fail(ILLEGAL_ADDRESS, "index " + std::to_string(reinterpret_cast<intptr_t>(index)) + " of an array" + at(place));
}

void densescope_barrier() { waitAt(State::AT_BARRIER, 0); }

void densescope_warp_barrier(unsigned mask) {
    if (block.threads == 1) return;
    unsigned first = block.running - block.running % WARP;
    unsigned present = block.threads - first < WARP ? (1u << (block.threads - first)) - 1 : ~0u;
    waitAt(State::AT_WARP_BARRIER, mask & present);
}

unsigned long long densescope_shuffle(unsigned mask, unsigned long long value, int kind, unsigned operand) {
    unsigned from = kind == SHUFFLE_INDEX  ? operand % WARP
                    : kind == SHUFFLE_XOR  ? lane() ^ operand
                    : kind == SHUFFLE_DOWN ? lane() + operand
                                           : lane() - operand;
    unsigned first = block.running - lane();
    unsigned present = block.threads - first < WARP ? (1u << (block.threads - first)) - 1 : ~0u;
    return exchange(mask & present, value, from);
}
}
