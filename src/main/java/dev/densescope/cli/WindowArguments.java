package dev.densescope.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments that open the window: none, or files. Loads nothing of the command line.
 *
 * @param files opened in the window, in order
 */
public record WindowArguments(List<Path> files) {
    /** A first argument that is one of these is the command, whatever files there are. */
    static final Set<String> COMMANDS =
            Set.of("profile", "predict", "plan", "devices", "import", "export", "report", "compare", "sweep");

    private static final String DEBUG = "--debug";

    public WindowArguments {
        files = List.copyOf(files);
    }

    /**
     * The files if all arguments are files; empty if they are for the command line. A file exists, or its name has a
     * folder or an extension: a misspelt command is left to the command line, a missing file to the window.
     */
    public static Optional<WindowArguments> of(String... args) {
        List<Path> files = new ArrayList<>();
        for (String arg : args) {
            if (arg.equals(DEBUG)) {
                continue;
            }
            if ((files.isEmpty() && COMMANDS.contains(arg)) || !isFile(arg)) {
                return Optional.empty();
            }
            files.add(Path.of(arg));
        }
        return Optional.of(new WindowArguments(files));
    }

    private static boolean isFile(String arg) {
        if (arg.isEmpty() || arg.startsWith("-")) {
            return false;
        }
        try {
            Path path = Path.of(arg);
            return arg.contains("/")
                    || arg.contains(File.separator)
                    || String.valueOf(path.getFileName()).lastIndexOf('.') > 0
                    || Files.exists(path);
        } catch (InvalidPathException none) {
            return false;
        }
    }
}
