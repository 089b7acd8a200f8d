package dev.densescope.plan;

import java.util.Arrays;
import java.util.List;

/**
 * The operations of one layer in one pass, reduced to the slots that they use: a segment of a schedule without views,
 * names and offsets. Immutable.
 */
final class StepSegment {
    /**
     * A slot that the segment uses.
     *
     * @param slot its number, see {@link SlotNumbers}
     * @param first operation that uses it, counted from the first of the segment
     * @param last operation that uses it, counted likewise, or {@link SlotUses#UNTIL_THE_END}
     * @param reachedBytes bytes from the start of the slot to the end of the largest use
     */
    record Use(int slot, int first, int last, long reachedBytes) {}

    /** A feature map that forward writes to shared storage: the number of the storage, and the bytes of the map. */
    record SharedFeatureMap(int storage, long bytes) {}

    private final int operations;
    private final long workspaceBytes;
    private final long ownFeatureMapBytes;
    private final Use[] uses;
    private final SharedFeatureMap[] sharedFeatureMaps;

    /**
     * @param operations number of operations
     * @param workspaceBytes the largest workspace that any of them may use
     * @param uses in the order of the slots' ids
     * @param ownFeatureMapBytes bytes of feature maps of dense layers that forward writes to storage of their own
     */
    StepSegment(
            int operations,
            long workspaceBytes,
            List<Use> uses,
            long ownFeatureMapBytes,
            List<SharedFeatureMap> sharedFeatureMaps) {
        this.operations = operations;
        this.workspaceBytes = workspaceBytes;
        this.uses = uses.toArray(Use[]::new);
        this.ownFeatureMapBytes = ownFeatureMapBytes;
        this.sharedFeatureMaps = sharedFeatureMaps.toArray(SharedFeatureMap[]::new);
    }

    int operations() {
        return operations;
    }

    long workspaceBytes() {
        return workspaceBytes;
    }

    long ownFeatureMapBytes() {
        return ownFeatureMapBytes;
    }

    /** Adds its uses, for a segment that starts at the given operation. */
    void addTo(SlotUses all, int segment, int firstOperation) {
        for (Use use : uses) {
            int last = use.last() == SlotUses.UNTIL_THE_END ? use.last() : firstOperation + use.last();
            all.use(use.slot(), segment, firstOperation + use.first(), last, use.reachedBytes());
        }
    }

    /** Updates the largest feature map of each shared storage. */
    void widen(long[] widest) {
        for (SharedFeatureMap map : sharedFeatureMaps) {
            widest[map.storage()] = Math.max(widest[map.storage()], map.bytes());
        }
    }

    @Override
    public String toString() {
        return "%d operations that use %s".formatted(operations, Arrays.toString(uses));
    }
}
