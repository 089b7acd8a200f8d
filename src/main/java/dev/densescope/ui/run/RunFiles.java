package dev.densescope.ui.run;

import dev.densescope.session.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Names the files that runs are kept in.
 *
 * @param folder the user's folder for runs; made when the first run is
 * @param clock its zone is the user's
 */
public record RunFiles(Path folder, Clock clock) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /** A file that does not exist yet, such as {@code 20250304-050607-densenet-bc-100-12-shared.dscope}. */
    public Path next(RunSettings settings) {
        String design = settings.spec()
                .name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String stem = TIME.format(ZonedDateTime.now(clock))
                + "-"
                + (design.isEmpty() ? "design" : design)
                + "-"
                + settings.strategy().id();
        Path file = folder.resolve(stem + ".dscope");
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(stem + "-" + number + ".dscope");
        }
        return file;
    }
}
