package dev.densescope.failure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why no window opens. JavaFX says so in exceptions of few kinds and, at length, on standard error; the cause shows in both
 * together. Any thread; loads nothing of JavaFX, which may be what is missing.
 */
public final class WindowFailures {
    private static final String WHAT = "DenseScope cannot open its window";
    private static final String COMMAND_LINE = "'densescope --help' lists what the command line can do without one.";

    /** A library of the system that one of JavaFX's needs. */
    private static final Pattern LIBRARY =
            Pattern.compile("(lib[\\w.+-]+\\.so[.\\d]*): (cannot open shared|file too short|invalid ELF)");

    /**
     * Words by which a cause is known.
     *
     * @param words one of them is in what was thrown or said
     */
    private record Sign(List<String> words, String cause, String nextStep) {
        boolean isIn(String text) {
            return words.stream().anyMatch(text::contains);
        }

        String sentence() {
            return told(cause, nextStep);
        }
    }

    private static final List<Sign> SIGNS = List.of(
            new Sign(
                    List.of("Unable to load glass GTK library"),
                    "GTK 3, with which JavaFX makes windows, does not load",
                    "Install it with all that it needs (package libgtk-3-0 or gtk3)."),
            new Sign(
                    List.of("detected no fonts", "Fontconfig head is null", "libfontconfig", "libfreetype"),
                    "there are no fonts",
                    "Install fontconfig and some fonts (package fonts-dejavu or dejavu-sans-fonts)."),
            new Sign(
                    List.of("unable to create native thread"),
                    "the system gives this process no more threads",
                    "Raise the limit on them (ulimit -u, or the container's limit on processes)."),
            new Sign(
                    List.of("Cannot allocate memory"),
                    "the system gives this process no more memory",
                    "End other programs, or raise the limit on this process's memory (ulimit -v, or the container's)."),
            new Sign(
                    List.of("failed to map segment", "Operation not permitted"),
                    "programs may not run from the folder that JavaFX's libraries are unpacked to (noexec)",
                    "Set DENSESCOPE_CACHE to a folder of your own from which they may."),
            new Sign(
                    List.of("No space left on device", "Disk quota exceeded"),
                    "the disk to which JavaFX's libraries are unpacked is full",
                    "Make room on it, or set DENSESCOPE_CACHE to a folder on another one."),
            new Sign(
                    List.of("Too many open files"),
                    "this process has as many files open as it may",
                    "Raise the limit on open files (ulimit -n 1024)."),
            new Sign(
                    List.of("javafx", "no suitable pipeline", "java.library.path"),
                    "JavaFX's libraries are missing, damaged or for another system",
                    "Install DenseScope again."));

    private WindowFailures() {}

    /**
     * The failure of a start that JavaFX ended; it is logged.
     *
     * @param said on standard error meanwhile
     */
    public static Failure end(Throwable thrown, String said, Map<String, String> environment) {
        Failures.log(WHAT + "; JavaFX said: " + said.strip(), thrown);
        return new Failure(sentence(thrown, said, environment), said);
    }

    /**
     * Where the environment alone rules a window out: on Linux JavaFX needs an X server.
     *
     * @param environment variables of this process
     */
    public static Optional<String> noDisplay(Map<String, String> environment) {
        if (isSet(environment, "DISPLAY")) {
            return Optional.empty();
        }
        return Optional.of(
                isSet(environment, "WAYLAND_DISPLAY")
                        ? told(
                                "JavaFX needs an X server, and this desktop offers Wayland alone",
                                "Install Xwayland (package xwayland), log in again, and see that DISPLAY is set.")
                        : told(
                                "there is no display (the variable DISPLAY is not set)",
                                "Start it on a desktop; " + COMMAND_LINE));
    }

    static String sentence(Throwable thrown, String said, Map<String, String> environment) {
        String text = Reasons.chain(thrown).map(Throwable::toString).collect(Collectors.joining("\n")) + "\n" + said;
        if (text.contains("Unable to open DISPLAY")) {
            return told(
                    "the display '%s', which the variable DISPLAY names, cannot be opened"
                            .formatted(environment.getOrDefault("DISPLAY", "")),
                    "See that it is there and that this user may use it; " + COMMAND_LINE);
        }
        Matcher library = LIBRARY.matcher(text);
        if (library.find()) {
            return told(
                    "the system's library %s is missing or damaged".formatted(library.group(1)),
                    "Install the package that it belongs to again.");
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

    private static String told(String cause, String nextStep) {
        return "%s: %s. %s".formatted(WHAT, cause, nextStep);
    }
}
