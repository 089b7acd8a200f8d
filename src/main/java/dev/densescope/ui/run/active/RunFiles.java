package dev.densescope.ui.run.active;

import dev.densescope.failure.Failures;
import dev.densescope.file.FolderLock;
import dev.densescope.file.write.NameClaim;
import dev.densescope.session.file.RunFileName;
import dev.densescope.session.settings.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Names the run files.
 *
 * @param folder the user's folder for runs, created with the first run
 * @param clock clock with the user's time zone
 */
public record RunFiles(Path folder, Clock clock) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    /**
     * A name for a run file that no other process uses until this is closed. Close it after the file was created.
     *
     * @param file a file that does not exist yet
     */
    public record Claimed(Path file, NameClaim name) implements AutoCloseable {
        /** Releases the name. If that fails, other starts choose another one, so the run goes on. */
        @Override
        public void close() {
            try {
                name.close();
            } catch (IOException failed) {
                Failures.log("The claim of %s cannot be removed".formatted(file), failed);
            }
        }
    }

    /**
     * Claims the next name, and creates the folder if it is missing.
     *
     * @throws IOException if the folder is not writable
     */
    public Claimed claim(RunSettings settings) throws IOException {
        return claim(settings, settings.storage().id());
    }

    /**
     * The same for a training that is no run of a strategy.
     *
     * @param id of its framework
     * @throws IOException if the folder is not writable
     */
    public Claimed claim(RunSettings settings, String id) throws IOException {
        Files.createDirectories(folder);
        return FolderLock.hold(folder, PATIENCE, () -> {
            Path file = next(settings, id);
            return new Claimed(file, NameClaim.of(file));
        });
    }

    /** A file that does not exist yet, such as {@code 20250304-050607-densenet-bc-100-12-shared.dscope}. */
    private Path next(RunSettings settings, String id) {
        String design = settings.spec()
                .name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String stem = TIME.format(ZonedDateTime.now(clock)) + "-" + (design.isEmpty() ? "design" : design) + "-" + id;
        Path file = folder.resolve(stem + RunFileName.EXTENSION);
        for (int number = 2; isTaken(file); number++) {
            file = folder.resolve(stem + "-" + number + RunFileName.EXTENSION);
        }
        return file;
    }

    private static boolean isTaken(Path file) {
        return Files.exists(file) || NameClaim.isClaimed(file);
    }
}
