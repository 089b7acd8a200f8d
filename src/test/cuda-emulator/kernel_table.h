// Turns the functions of a source into entries of its table. Included behind the kernels, so it uses no library.
#pragma once

#include "kernels.h"

namespace emulator {
namespace {

template <typename T>
struct IsPointer {
    static constexpr bool value = false;
};
template <typename T>
struct IsPointer<T*> {
    static constexpr bool value = true;
};

template <typename T>
struct Plain {
    using Type = T;
};
template <typename T>
struct Plain<const T> {
    using Type = T;
};

template <int... I>
struct Indices {};
template <int N, int... I>
struct IndicesUpTo : IndicesUpTo<N - 1, N - 1, I...> {};
template <int... I>
struct IndicesUpTo<0, I...> {
    using Type = Indices<I...>;
};

/** The kernel's parameters as the driver packs them: each at a multiple of its alignment. */
struct Layout {
    int count = 0;
    unsigned bytes = 0;
    Parameter parameter[MAXIMUM_PARAMETERS] = {};

    constexpr void add(unsigned size, unsigned alignment, bool pointer) {
        unsigned offset = (bytes + alignment - 1) / alignment * alignment;
        parameter[count++] = {offset, size, pointer};
        bytes = offset + size;
    }
};

template <typename... P>
constexpr Layout layoutOf(void (*)(P...)) {
    static_assert(sizeof...(P) <= MAXIMUM_PARAMETERS, "more parameters than the table holds");
    Layout layout;
    (layout.add(sizeof(P), alignof(P), IsPointer<typename Plain<P>::Type>::value), ...);
    return layout;
}

template <auto FUNCTION>
constexpr Layout LAYOUT = layoutOf(FUNCTION);

template <auto FUNCTION, typename... P, int... I>
void call(void (*)(P...), const char* arguments, Indices<I...>) {
    FUNCTION(*reinterpret_cast<const typename Plain<P>::Type*>(arguments + LAYOUT<FUNCTION>.parameter[I].offset)...);
}

template <typename... P>
typename IndicesUpTo<sizeof...(P)>::Type indicesOf(void (*)(P...));

template <auto FUNCTION>
void body(const char* arguments) {
    call<FUNCTION>(FUNCTION, arguments, decltype(indicesOf(FUNCTION)){});
}

template <auto FUNCTION>
constexpr Kernel kernel(const char* name, unsigned maximumThreads) {
    constexpr Layout layout = LAYOUT<FUNCTION>;
    Kernel entry = {name, &body<FUNCTION>, maximumThreads, layout.count, layout.bytes, {}};
    for (int i = 0; i < layout.count; i++) entry.parameter[i] = layout.parameter[i];
    return entry;
}

constexpr unsigned launchBounds(unsigned threads = 1024, unsigned = 0, unsigned = 0) { return threads; }

}  // namespace
}  // namespace emulator
