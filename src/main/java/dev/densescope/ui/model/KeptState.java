package dev.densescope.ui.model;

import java.util.Optional;

/**
 * What the window keeps between starts: short texts by key, such as the positions of dividers. Reading and setting never
 * touch a file. FX thread only.
 */
public interface KeptState {
    /** Beginning of the keys of the layout (dividers, columns, sizes), which Reset layout removes. */
    String LAYOUT = "layout.";

    /** The kept text; empty if there is none. It comes from a file that anybody can edit: check it. */
    Optional<String> get(String key);

    /**
     * Keeps a text. Cheap, so that it may be called for each step of a drag.
     *
     * @param key of letters, digits, dots, hyphens and underscores, such as {@code layout.run.side}
     * @throws IllegalArgumentException if the key has other characters
     */
    void set(String key, String value);

    /** Forgets a text, if there is one. */
    void remove(String key);

    /** Adds a listener that is called after Reset layout has removed the keys of the layout. */
    void onLayoutReset(Runnable listener);

    /** A state that is kept nowhere. */
    static KeptState inMemory() {
        return new KeptInMemory();
    }
}
