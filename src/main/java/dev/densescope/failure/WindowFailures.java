package dev.densescope.failure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Explains why the window cannot be opened. JavaFX reports the cause partly in the exception and partly on standard
 * error, so both are searched. Thread-safe; loads no JavaFX class, since JavaFX may be missing.
 */
public final class WindowFailures {
    private static final String WHAT = "DenseScope cannot open its window";
    private static final String COMMAND_LINE = "'densescope --help' lists what the command line can do without one.";

    /** A system library that a library of JavaFX needs. */
    private static final Pattern LIBRARY =
            Pattern.compile("(lib[\\w.+-]+\\.so[.\\d]*): (cannot open shared|file too short|invalid ELF)");

    /**
     * A cause and the texts it is recognised by.
     *
     * @param texts texts of which at least one occurs in the output
     */
    private record Sign(List<String> texts, String cause, String nextStep) {
        boolean isIn(String text) {
            return texts.stream().anyMatch(text::contains);
        }

        String sentence() {
            return describe(cause, nextStep);
        }
    }

    private static final List<Sign> SIGNS = List.of(
            new Sign(
                    List.of("Unable to load glass GTK library"),
                    "GTK 3, which JavaFX needs for windows, cannot be loaded",
                    "Install it (package libgtk-3-0 or gtk3)."),
            new Sign(
                    List.of("detected no fonts", "Fontconfig head is null", "libfontconfig", "libfreetype"),
                    "there are no fonts",
                    "Install fontconfig and some fonts (package fonts-dejavu or dejavu-sans-fonts)."),
            new Sign(
                    List.of("unable to create native thread"),
                    "the system allows this process no more threads",
                    "Raise the limit on them (ulimit -u, or the container's limit on processes)."),
            new Sign(
                    List.of("Cannot allocate memory"),
                    "the system allows this process no more memory",
                    "End other programs, or raise the limit on this process's memory (ulimit -v, or the container's)."),
            new Sign(
                    List.of("failed to map segment", "Operation not permitted"),
                    "programs may not run from the folder that JavaFX's libraries are unpacked to (noexec)",
                    "Set DENSESCOPE_CACHE to a folder of your own without that restriction."),
            new Sign(
                    List.of("No space left on device", "Disk quota exceeded"),
                    "the disk to which JavaFX's libraries are unpacked is full",
                    "Free some space, or set DENSESCOPE_CACHE to a folder on another disk."),
            new Sign(
                    List.of("Too many open files"),
                    "this process has reached its limit of open files",
                    "Raise the limit on open files (ulimit -n 1024)."),
            new Sign(
                    List.of("javafx", "no suitable pipeline", "java.library.path"),
                    "JavaFX's libraries are missing, damaged or for another system",
                    "Install DenseScope again."));

    private WindowFailures() {}

    /**
     * Logs and describes the failure of JavaFX to start.
     *
     * @param output what JavaFX wrote to standard error
     */
    public static Failure end(Throwable thrown, String output, Map<String, String> environment) {
        Failures.log(WHAT + "; JavaFX said: " + output.strip(), thrown);
        return new Failure(sentence(thrown, output, environment), output);
    }

    /**
     * Returns a sentence if the environment rules out a window: on Linux, JavaFX needs an X server.
     *
     * @param environment variables of this process
     */
    public static Optional<String> noDisplay(Map<String, String> environment) {
        if (isSet(environment, "DISPLAY")) {
            return Optional.empty();
        }
        return Optional.of(
                isSet(environment, "WAYLAND_DISPLAY")
                        ? describe(
                                "JavaFX needs an X server, but this desktop has only Wayland",
                                "Install Xwayland (package xwayland), log in again, and check that DISPLAY is set.")
                        : describe(
                                "there is no display (the variable DISPLAY is not set)",
                                "Start it on a desktop; " + COMMAND_LINE));
    }

    static String sentence(Throwable thrown, String output, Map<String, String> environment) {
        String text = Reasons.chain(thrown).map(Throwable::toString).collect(Collectors.joining("\n")) + "\n" + output;
        if (text.contains("Unable to open DISPLAY")) {
            return describe(
                    "the display '%s', named by the variable DISPLAY, cannot be opened"
                            .formatted(environment.getOrDefault("DISPLAY", "")),
                    "Check that it exists and that this user may use it; " + COMMAND_LINE);
        }
        Matcher library = LIBRARY.matcher(text);
        if (library.find()) {
            return describe(
                    "the system library %s is missing or damaged".formatted(library.group(1)),
                    "Reinstall its package.");
        }
        return SIGNS.stream()
                .filter(sign -> sign.isIn(text))
                .findFirst()
                .map(Sign::sentence)
                .orElseGet(() -> Explanations.of(thrown).sentence(WHAT, thrown));
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private static String describe(String cause, String nextStep) {
        return "%s: %s. %s".formatted(WHAT, cause, nextStep);
    }
}
