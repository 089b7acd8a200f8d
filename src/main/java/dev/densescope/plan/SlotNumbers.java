package dev.densescope.plan;

import dev.densescope.spec.LayerPath;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the slots and the shared storages of all steps of one network: a slot has the same number under every plan
 * that uses it. For one thread.
 */
final class SlotNumbers {
    private static final String WORKSPACE = LayerPath.NETWORK + "/workspace";

    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, Integer> storages = new HashMap<>();

    SlotNumbers() {
        slot(WORKSPACE);
    }

    /** @param name unique in a step */
    int slot(String name) {
        return slots.computeIfAbsent(name, each -> slots.size());
    }

    /** @param name of a shared storage */
    int storage(String name) {
        return storages.computeIfAbsent(name, each -> storages.size());
    }

    /** The number of the workspace, which every step has. */
    int workspace() {
        return slot(WORKSPACE);
    }

    /** Number of slots so far. */
    int slots() {
        return slots.size();
    }

    /** Number of shared storages so far. */
    int storages() {
        return storages.size();
    }
}
