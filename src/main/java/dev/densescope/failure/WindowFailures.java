package dev.densescope.failure;

import dev.densescope.language.Text;
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
    private static final Text WHAT = Text.of("DenseScope cannot open its window");
    private static final Text COMMAND_LINE =
            Text.of("'densescope --help' lists what the command line can do without one.");

    /** A system library that a library of JavaFX needs. */
    private static final Pattern LIBRARY =
            Pattern.compile("(lib[\\w.+-]+\\.so[.\\d]*): (cannot open shared|file too short|invalid ELF)");

    /**
     * A cause and the texts it is recognised by.
     *
     * @param texts texts of which at least one occurs in the output
     */
    private record Sign(List<String> texts, Text cause, Text nextStep) {
        boolean isIn(String text) {
            return texts.stream().anyMatch(text::contains);
        }

        Text sentence() {
            return describe(cause, nextStep);
        }
    }

    private static final List<Sign> SIGNS = List.of(
            new Sign(
                    List.of("Unable to load glass GTK library"),
                    Text.of("GTK 3, which JavaFX needs for windows, cannot be loaded"),
                    Text.of("Install it (package libgtk-3-0 or gtk3).")),
            new Sign(
                    List.of("detected no fonts", "Fontconfig head is null", "libfontconfig", "libfreetype"),
                    Text.of("there are no fonts"),
                    Text.of("Install fontconfig and some fonts (package fonts-dejavu or dejavu-sans-fonts).")),
            new Sign(
                    List.of("unable to create native thread"),
                    Text.of("the system allows this process no more threads"),
                    Text.of("Raise the limit on them (ulimit -u, or the container's limit on processes).")),
            new Sign(
                    List.of("Cannot allocate memory"),
                    Text.of("the system allows this process no more memory"),
                    Text.of(
                            "End other programs, or raise the limit on this process's memory (ulimit -v, or the container's).")),
            new Sign(
                    List.of("failed to map segment", "Operation not permitted"),
                    Text.of("programs may not run from the folder that JavaFX's libraries are unpacked to (noexec)"),
                    Text.of("Set DENSESCOPE_CACHE to a folder of your own without that restriction.")),
            new Sign(
                    List.of("No space left on device", "Disk quota exceeded"),
                    Text.of("the disk to which JavaFX's libraries are unpacked is full"),
                    Text.of("Free some space, or set DENSESCOPE_CACHE to a folder on another disk.")),
            new Sign(
                    List.of("Too many open files"),
                    Text.of("this process has reached its limit of open files"),
                    Text.of("Raise the limit on open files (ulimit -n 1024).")),
            new Sign(
                    List.of("javafx", "no suitable pipeline", "java.library.path"),
                    Text.of("JavaFX's libraries are missing, damaged or for another system"),
                    Text.of("Install DenseScope again.")));

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
        Text sentence = isSet(environment, "WAYLAND_DISPLAY")
                ? describe(
                        Text.of("JavaFX needs an X server, but this desktop has only Wayland"),
                        Text.of("Install Xwayland (package xwayland), log in again, and check that DISPLAY is set."))
                : describe(
                        Text.of("there is no display (the variable DISPLAY is not set)"),
                        Text.of("Start it on a desktop; %s", COMMAND_LINE));
        return Optional.of(sentence.inThisProcess());
    }

    static Text sentence(Throwable thrown, String output, Map<String, String> environment) {
        String text = Reasons.chain(thrown).map(Throwable::toString).collect(Collectors.joining("\n")) + "\n" + output;
        if (text.contains("Unable to open DISPLAY")) {
            return describe(
                    Text.of(
                            "the display '%s', named by the variable DISPLAY, cannot be opened",
                            environment.getOrDefault("DISPLAY", "")),
                    Text.of("Check that it exists and that this user may use it; %s", COMMAND_LINE));
        }
        Matcher library = LIBRARY.matcher(text);
        if (library.find()) {
            return describe(
                    Text.of("the system library %s is missing or damaged", library.group(1)),
                    Text.of("Reinstall its package."));
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

    private static Text describe(Text cause, Text nextStep) {
        return Text.of("%s: %s. %s", WHAT, cause, nextStep);
    }
}
