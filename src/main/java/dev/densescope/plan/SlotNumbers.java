package dev.densescope.plan;

import dev.densescope.spec.LayerPath;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of the slots of one network's steps, whatever their plans: a slot that is the same in two steps has the same number.
 * And numbers of shared storages. For one thread.
 */
final class SlotNumbers {
    private static final String WORKSPACE = LayerPath.NETWORK + "/workspace";

    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, Integer> storages = new HashMap<>();

    SlotNumbers() {
        slot(WORKSPACE);
    }

    /** @param name that no other slot of a step has */
    int slot(String name) {
        return slots.computeIfAbsent(name, each -> slots.size());
    }

    /** @param name of a shared storage */
    int storage(String name) {
        return storages.computeIfAbsent(name, each -> storages.size());
    }

    /** The workspace's, which is in every step. */
    int workspace() {
        return slot(WORKSPACE);
    }

    /** How many slots there are. */
    int slots() {
        return slots.size();
    }

    /** How many shared storages there are. */
    int storages() {
        return storages.size();
    }
}
