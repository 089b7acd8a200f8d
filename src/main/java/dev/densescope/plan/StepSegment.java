package dev.densescope.plan;

import java.util.Arrays;
import java.util.List;

/**
 * The operations of one layer in one pass, reduced to what they use: what is left of a schedule when views, names and places
 * are taken away. Immutable.
 */
final class StepSegment {
    /**
     * A slot that the part uses.
     *
     * @param slot its number among all that the evaluator knows
     * @param first operation that uses it, from the part's first
     * @param last the same, or {@link SlotUses#UNTIL_THE_END}
     * @param reachedBytes from the slot's start
     */
    record Use(int slot, int first, int last, long reachedBytes) {}

    /** A feature map that forward makes in shared storage: the number of the storage's name, and its bytes. */
    record SharedFeatureMap(int storage, long bytes) {}

    private final int operations;
    private final long workspaceBytes;
    private final long ownFeatureMapBytes;
    private final Use[] uses;
    private final SharedFeatureMap[] sharedFeatureMaps;

    /**
     * @param operations their number
     * @param workspaceBytes the most that any of them may use as workspace
     * @param uses in the order of the slots' ids
     * @param ownFeatureMapBytes of dense layers, made by forward in storage of their own
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

    /** Adds what it uses, if it begins with an operation. */
    void addTo(SlotUses all, int part, int firstOperation) {
        for (Use use : uses) {
            int last = use.last() == SlotUses.UNTIL_THE_END ? use.last() : firstOperation + use.last();
            all.use(use.slot(), part, firstOperation + use.first(), last, use.reachedBytes());
        }
    }

    /** Raises what is the widest in each shared storage. */
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
