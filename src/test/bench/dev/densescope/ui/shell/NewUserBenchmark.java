package dev.densescope.ui.shell;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How soon a new user knows whether a design fits into a given memory, with no code warmed up. */
class NewUserBenchmark {
    @TempDir
    private Path folder;

    @Test
    void fromTheStartToTheFirstVerdict() {
        long began = System.currentTimeMillis();
        try (WholeWindow window = new WholeWindow(folder)) {
            long shown = System.currentTimeMillis();
            boolean fits = new NewUser(window).fitsInto("500 MiB");
            long now = System.currentTimeMillis();
            System.out.printf(
                    "%s within 500 MiB: %d ms after the window was opened, which took %d ms; %d ms after the start of Java%n",
                    fits ? "fits" : "does not fit",
                    now - shown,
                    shown - began,
                    now - ManagementFactory.getRuntimeMXBean().getStartTime());
        }
    }
}
