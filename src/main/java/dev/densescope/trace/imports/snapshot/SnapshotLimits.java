package dev.densescope.trace.imports.snapshot;

import dev.densescope.language.Text;
import dev.densescope.pickle.PickleException;
import dev.densescope.pickle.PickleLimits;

/**
 * What a snapshot may need. A snapshot of 300 MB has about 3 million entries and 6 million memoized values; with these
 * limits, a file that is made to fill memory needs less than 1 GB.
 */
final class SnapshotLimits {
    /** Entries of all devices. */
    static final int EVENTS = 4_000_000;

    /** No device has more memory. */
    static final long BYTES = 1L << 40;

    /** Memory for texts; those of a usual snapshot need a few megabytes. */
    static final long TEXT_BYTES = 100_000_000;

    /** Histories of devices. */
    static final int HISTORIES = 1_024;

    /** Dictionaries and lists that are kept as they are: few, apart from stacks, entries, blocks and segments. */
    static final int OTHERS = 100_000;

    /** PyTorch's own writer of pickles appends all entries of a device at once. */
    static final PickleLimits PICKLE = new PickleLimits(2_000_000_000L, EVENTS, 1_000, 7_000_000, 1 << 20);

    private SnapshotLimits() {}

    static void require(boolean fulfilled, long limit, Text what) {
        if (!fulfilled) {
            throw tooLarge(Text.of("it has more than %d %s", limit, what));
        }
    }

    static PickleException tooLarge(Text what) {
        return new PickleException(Text.of(
                "%s: record fewer entries, with max_entries of torch.cuda.memory._record_memory_history", what));
    }
}
