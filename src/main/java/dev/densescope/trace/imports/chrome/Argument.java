package dev.densescope.trace.imports.chrome;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The arguments of events that are read, other than the bytes of categories. */
enum Argument {
    TOTAL_RESERVED("Total Reserved"),
    TOTAL_ALLOCATED("Total Allocated"),
    BYTES("Bytes"),
    DEVICE_ID("Device Id"),
    DEVICE_TYPE("Device Type");

    private static final Map<String, Argument> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Argument::key, Function.identity()));

    private final String key;

    Argument(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    static Optional<Argument> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }
}
