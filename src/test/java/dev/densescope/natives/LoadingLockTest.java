package dev.densescope.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoadingLockTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void aStartWaitsForAnotherThatLoadsLibraries() throws Exception {
        Process other = otherProcess();
        try {
            boolean otherHasLoaded =
                    LoadingLock.hold(folder, PATIENCE, () -> Files.exists(folder.resolve(Loading.LOADED)));

            assertTrue(otherHasLoaded);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void afterItsPatienceAStartLoadsAllTheSame() throws Exception {
        Process other = otherProcess();
        try {
            assertEquals("loaded", LoadingLock.hold(folder, Duration.ofMillis(1), () -> "loaded"));
            assertTrue(other.isAlive());
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void whatIsLoadedMayLoadMore() {
        assertEquals("more", LoadingLock.hold(() -> LoadingLock.hold(() -> "more")));
    }

    @Test
    void withoutAFolderForTheLockLibrariesLoadAllTheSame() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertEquals("loaded", LoadingLock.hold(file.resolve("below"), PATIENCE, () -> "loaded"));
    }

    private Process otherProcess() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loading.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals('l', other.getInputStream().read(), "it holds the lock");
        return other;
    }

    /** Says that it holds the lock of a folder, and makes a file a moment later. */
    static final class Loading {
        private static final String LOADED = "loaded";
        private static final long MOMENT_MILLIS = 1500;

        private Loading() {}

        public static void main(String[] arguments) {
            LoadingLock.hold(Path.of(arguments[0]), PATIENCE, () -> {
                System.out.println("loading");
                try {
                    Thread.sleep(MOMENT_MILLIS);
                    return Files.createFile(Path.of(arguments[0], LOADED));
                } catch (IOException | InterruptedException failed) {
                    throw new IllegalStateException(failed);
                }
            });
        }
    }
}
