// Rounding as tensor cores do it, and other small arithmetic of the libraries.
#pragma once

#include <cstring>

namespace emulator {

/** A number as TF32 holds it: 10 bits behind the point, rounded to the nearest. */
inline float asTf32(float value) {
    unsigned bits;
    memcpy(&bits, &value, sizeof bits);
    if ((bits & 0x7f800000u) == 0x7f800000u) return value;
    bits = (bits + 0x1000u) & ~0x1fffu;
    memcpy(&value, &bits, sizeof value);
    return value;
}

}  // namespace emulator
