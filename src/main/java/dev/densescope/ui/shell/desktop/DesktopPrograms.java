package dev.densescope.ui.shell.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The programs with which a desktop opens files and folders, tried in order. Immutable; any thread.
 *
 * @param commands each a program with arguments, to which the file is added
 * @param selection how a folder is shown with a file selected
 * @param patience how long a program may take to fail; one that runs longer has opened the file
 */
public record DesktopPrograms(List<List<String>> commands, FileSelection selection, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<List<String>> LINUX = List.of(
            List.of("xdg-open"),
            List.of("gio", "open"),
            List.of("firefox"),
            List.of("google-chrome"),
            List.of("chromium"));

    public DesktopPrograms {
        commands = List.copyOf(commands);
    }

    /** The programs of an operating system. */
    public static DesktopPrograms of(String operatingSystem) {
        String name = operatingSystem.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new DesktopPrograms(
                    List.of(List.of("rundll32", "url.dll,FileProtocolHandler")), FileSelection.NONE, PATIENCE);
        }
        return new DesktopPrograms(
                name.startsWith("mac") ? List.of(List.of("open")) : LINUX, FileSelection.of(name), PATIENCE);
    }

    /**
     * Opens a file or folder, or returns a clause with the reason why no program did. Waits only for early failures of
     * the program.
     */
    Optional<String> open(Path file) {
        List<String> missing = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (List<String> command : commands) {
            try {
                Optional<Integer> failed = failed(start(command, file));
                if (failed.isEmpty()) {
                    return Optional.empty();
                }
                failures.add("%s ended with code %d".formatted(command.get(0), failed.get()));
            } catch (IOException notThere) {
                missing.add(command.get(0));
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        if (!missing.isEmpty()) {
            failures.add("%s cannot be started".formatted(String.join(", ", missing)));
        }
        return Optional.of(String.join("; ", failures));
    }

    /** Shows the folder of a file with the file selected; false if the desktop cannot do that. */
    boolean select(Path file) {
        List<String> command = selection.command(file);
        try {
            return !command.isEmpty() && failed(start(command)).isEmpty();
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Process start(List<String> command, Path file) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.add(file.toString());
        return start(whole);
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The exit code of a process that failed at once. */
    private Optional<Integer> failed(Process process) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() != 0
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }
}
