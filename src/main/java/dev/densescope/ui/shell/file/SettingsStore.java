package dev.densescope.ui.shell.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The values of the settings in memory. Changes wait until the writer applies them to the file, in which other windows may
 * have changed other values; those are then known here too. Thread-safe.
 */
final class SettingsStore {
    private final SettingsFile file;
    private final Executor writer;
    private final List<Consumer<Map<String, String>>> waiting = new ArrayList<>();
    private final Set<String> untold = new LinkedHashSet<>();
    private final Set<String> told = new LinkedHashSet<>();
    /** Held while writing, so that changes reach the file in order. */
    private final Object writing = new Object();

    private Optional<Consumer<String>> teller = Optional.empty();
    private Map<String, String> values;

    SettingsStore(Path folder, Executor writer) {
        file = new SettingsFile(folder, this::tell);
        this.writer = writer;
        values = file.read();
    }

    Path folder() {
        return file.folder();
    }

    synchronized Map<String, String> values() {
        return values;
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(values().get(key));
    }

    void set(String key, String value) {
        if (!value.equals(values().get(key))) {
            change(now -> now.put(key, value));
        }
    }

    void removeIf(Predicate<String> key) {
        if (values().keySet().stream().anyMatch(key)) {
            change(now -> now.keySet().removeIf(key));
        }
    }

    /** Applies a change here now and to the file soon; so it is applied twice. */
    void change(Consumer<Map<String, String>> edit) {
        if (add(edit)) {
            writer.execute(this::write);
        }
    }

    /** Writes all changes that wait. */
    void write() {
        synchronized (writing) {
            List<Consumer<Map<String, String>>> edits = taken();
            if (!edits.isEmpty()) {
                adopt(file.change(values(), now -> edits.forEach(edit -> edit.accept(now))));
            }
        }
    }

    void tellProblems(Consumer<String> to) {
        List<String> late;
        synchronized (this) {
            teller = Optional.of(to);
            late = List.copyOf(untold);
            untold.clear();
        }
        late.forEach(to);
    }

    /** @return whether it is the first that waits */
    private synchronized boolean add(Consumer<Map<String, String>> edit) {
        values = SettingsFile.edited(values, edit);
        waiting.add(edit);
        return waiting.size() == 1;
    }

    private synchronized List<Consumer<Map<String, String>>> taken() {
        List<Consumer<Map<String, String>>> edits = List.copyOf(waiting);
        waiting.clear();
        return edits;
    }

    private synchronized void adopt(Map<String, String> written) {
        values = SettingsFile.edited(written, now -> waiting.forEach(edit -> edit.accept(now)));
    }

    private void tell(String problem) {
        Optional<Consumer<String>> to;
        synchronized (this) {
            if (!told.add(problem)) {
                return;
            }
            to = teller;
            if (to.isEmpty()) {
                untold.add(problem);
            }
        }
        to.ifPresent(known -> known.accept(problem));
    }
}
