package dev.densescope.ui.export;

import dev.densescope.ui.RecordedNotices;
import java.nio.file.Path;
import java.util.Optional;
import javafx.collections.ObservableList;

/** Exports that are not complete, for questions about them. */
public final class RunningExports {
    private RunningExports() {}

    /** Exports that wait for ever. */
    public static ObservableList<RunningExport> of(String... names) {
        Exports exports = new Exports(new RecordedNotices(), work -> {}, Runnable::run);
        for (String name : names) {
            exports.begin(new Export(name, Path.of(name), name, progress -> Optional.empty()));
        }
        return exports.running();
    }
}
