#include "algorithms.h"

#include "machine.h"

namespace emulator {
namespace {

bool any(const Geometry&) { return true; }
bool never(const Geometry&) { return false; }
bool packed(const Geometry& g) { return g.x.packed() && g.y.packed(); }

bool threeByThree(const Geometry& g) {
    return packed(g) && g.w.h == 3 && g.w.w == 3 && g.convolution.strideH == 1 && g.convolution.strideW == 1;
}

bool fusedWinograd(const Geometry& g) { return threeByThree(g) && capabilityMajor(currentGpu()) < 9; }

size_t none(const Geometry&) { return 0; }
size_t indices(const Geometry& g) { return (g.w.c * g.w.h * g.w.w + g.y.h * g.y.w) * 8 + 1000; }
size_t columns(const Geometry& g) { return g.w.c * g.w.h * g.w.w * g.y.h * g.y.w * sizeof(float); }
size_t partialFilters(const Geometry& g) { return g.w.bytes() * 4; }
size_t tiles(const Geometry& g) { return g.w.k * g.w.c * 16 * sizeof(float); }
size_t allTiles(const Geometry& g) {
    return (g.x.n * (g.w.c + g.w.k) * ((g.y.h + 3) / 4) * ((g.y.w + 3) / 4) + g.w.k * g.w.c) * 36 * sizeof(float);
}

const Algorithm FORWARD_ALGORITHMS[] = {
    {1, true, any, indices},            // IMPLICIT_PRECOMP_GEMM
    {6, true, fusedWinograd, tiles},    // WINOGRAD
    {7, true, threeByThree, allTiles},  // WINOGRAD_NONFUSED
    {0, true, any, none},               // IMPLICIT_GEMM
    {2, true, packed, columns},         // GEMM
    {3, true, never, none},             // DIRECT
    {4, true, never, none},             // FFT
    {5, true, never, none},             // FFT_TILING
};

const Algorithm BACKWARD_DATA_ALGORITHMS[] = {
    {0, false, any, none},              // ALGO_0
    {1, true, any, indices},            // ALGO_1
    {4, true, fusedWinograd, tiles},    // WINOGRAD
    {5, true, threeByThree, allTiles},  // WINOGRAD_NONFUSED
    {2, true, never, none},             // FFT
    {3, true, never, none},             // FFT_TILING
};

const Algorithm BACKWARD_FILTER_ALGORITHMS[] = {
    {0, false, any, none},              // ALGO_0
    {3, false, any, partialFilters},    // ALGO_3
    {1, true, any, indices},            // ALGO_1
    {5, true, threeByThree, allTiles},  // WINOGRAD_NONFUSED
    {2, true, never, none},             // FFT
    {6, true, never, none},             // FFT_TILING
};

template <int N>
Ranking rank(const Algorithm (&algorithms)[N]) {
    return {algorithms, N};
}

}  // namespace

Ranking rankingOf(Direction direction) {
    switch (direction) {
        case Direction::FORWARD:
            return rank(FORWARD_ALGORITHMS);
        case Direction::BACKWARD_DATA:
            return rank(BACKWARD_DATA_ALGORITHMS);
        default:
            return rank(BACKWARD_FILTER_ALGORITHMS);
    }
}

const Algorithm* algorithmOf(Direction direction, int number) {
    Ranking ranking = rankingOf(direction);
    for (int i = 0; i < ranking.count; i++) {
        if (ranking.first[i].number == number) return ranking.first + i;
    }
    return nullptr;
}

bool supported(const Algorithm& algorithm, const Geometry& geometry) {
    if (!number("stridedConvolutions") && !packed(geometry)) return false;
    return algorithm.supports(geometry);
}

}  // namespace emulator
