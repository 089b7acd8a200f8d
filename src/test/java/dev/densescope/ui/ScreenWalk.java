package dev.densescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.shell.placement.WindowBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goes through every workflow in all sizes, languages and themes, and writes a picture of each state to
 * {@code target/walk}, to be looked at: {@code mvn -B -Pwalk test}. With {@code -Dwalk.display=true} it needs a display,
 * such as that of {@code xvfb-run}; otherwise it is headless.
 */
class ScreenWalk {
    private static final int MAX_MINUTES = 15;
    private static final boolean ON_DISPLAY = Boolean.getBoolean("walk.display");
    private static final List<String> HEADLESS = List.of(
            "-Dglass.platform=Monocle", "-Dmonocle.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true");

    /** @param scale pixels per unit */
    private record Size(int width, int height, int scale) {
        String folder() {
            return width + "x" + height + (scale == 1 ? "" : "@" + scale + "x");
        }

        /** A screen that has room for the window. */
        List<String> options() {
            return ON_DISPLAY
                    ? List.of("-Dglass.gtk.uiScale=" + scale, "-Dprism.order=sw")
                    : Stream.concat(
                                    HEADLESS.stream(),
                                    Stream.of(
                                            "-Dheadless.geometry=" + width + "x" + height + "-32",
                                            "-Dpictures.scale=" + scale))
                            .toList();
        }
    }

    @TempDir
    private Path folder;

    static Stream<Arguments> sizesAndLanguages() {
        List<Size> sizes = List.of(
                new Size((int) WindowBox.MIN_WIDTH, (int) WindowBox.MIN_HEIGHT, 1),
                new Size(1280, 800, 1),
                new Size(1920, 1080, 1),
                new Size(2560, 1440, 2));
        return sizes.stream()
                .flatMap(size -> Stream.of("en-US", "de-DE").map(language -> Arguments.of(size, language)));
    }

    @ParameterizedTest
    @MethodSource("sizesAndLanguages")
    void everyStateIsShown(Size size, String language) throws IOException, InterruptedException {
        Path pictures = Path.of("target", "walk", size.folder() + "-" + language.substring(0, 2))
                .toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("packaging", "java.options").toAbsolutePath()));
        command.addAll(size.options());
        command.addAll(List.of(
                "-Dpictures.home=DenseScope", // relative, so that pictures have no temporary path
                "-cp",
                System.getProperty("java.class.path"),
                ScreenPictures.Launcher.class.getName(),
                pictures.toString(),
                Integer.toString(size.width()),
                Integer.toString(size.height()),
                language));
        Path said = folder.resolve("said.txt");
        Process walk = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertTrue(walk.waitFor(MAX_MINUTES, TimeUnit.MINUTES), "does not end");
        } finally {
            walk.destroyForcibly();
        }
        assertEquals(0, walk.exitValue(), () -> read(said));
        assertEquals("", logged(folder.resolve("DenseScope").resolve("logs")));
        System.out.println(pictures);
    }

    private static String logged(Path logs) throws IOException {
        if (!Files.isDirectory(logs)) {
            return "";
        }
        try (Stream<Path> files = Files.list(logs)) {
            return String.join("\n", files.map(ScreenWalk::read).toList());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
