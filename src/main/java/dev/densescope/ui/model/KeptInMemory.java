package dev.densescope.ui.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A state that ends with the process. */
public final class KeptInMemory implements KeptState {
    private final Map<String, String> values = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void set(String key, String value) {
        values.put(key, value);
    }

    @Override
    public void remove(String key) {
        values.remove(key);
    }

    @Override
    public void onLayoutReset(Runnable listener) {
        listeners.add(listener);
    }

    /** What Reset layout does. */
    public void resetLayout() {
        values.keySet().removeIf(key -> key.startsWith(LAYOUT));
        listeners.forEach(Runnable::run);
    }
}
