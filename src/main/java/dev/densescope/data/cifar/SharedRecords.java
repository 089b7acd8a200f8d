package dev.densescope.data.cifar;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of files that data sets in use have read, so that runs that take turns have equal ones once in memory. Bytes
 * that no data set uses any more are freed. Any thread.
 */
final class SharedRecords {
    private static final Map<Path, WeakReference<byte[]>> IN_USE = new HashMap<>(); // guarded by the class

    private SharedRecords() {}

    /**
     * Bytes equal to those just read, which nobody changes: those that a data set in use has, if it has.
     *
     * @param file that they were read from
     */
    static synchronized byte[] of(Path file, byte... read) {
        IN_USE.values().removeIf(bytes -> bytes.get() == null);
        Path key = file.toAbsolutePath();
        Optional<byte[]> known = Optional.ofNullable(IN_USE.get(key)).map(WeakReference::get);
        if (known.filter(bytes -> Arrays.equals(bytes, read)).isPresent()) {
            return known.get();
        }
        IN_USE.put(key, new WeakReference<>(read));
        return read;
    }
}
