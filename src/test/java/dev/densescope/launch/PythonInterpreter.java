package dev.densescope.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The Python of this machine, which tests use as an independent reader. */
public final class PythonInterpreter {
    private static final Optional<String> FOUND = find();

    private PythonInterpreter() {}

    /**
     * The program itself; empty without Python. The command {@code python3} may be a script that chooses among several,
     * which takes several times as long as Python.
     */
    public static Optional<String> found() {
        return FOUND;
    }

    private static Optional<String> find() {
        try {
            Process process = new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 && !printed.isEmpty() ? Optional.of(printed) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
