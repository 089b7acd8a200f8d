package dev.densescope.ui.shell.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.DeviceInfo;
import dev.densescope.language.Text;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.ui.Background;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;

class AboutPageTest {
    private static final List<DeviceListing> DEVICES = List.of(
            new DeviceListing(
                    new DeviceInfo("cpu", "AMD EPYC, 2 threads", "oneDNN 3.11, own loops for AVX-512", 1L << 34),
                    Optional.empty()),
            DeviceListing.noGpu(Text.verbatim("There is no NVIDIA driver on this machine.")));

    @Test
    void versionsAndDevicesAreShownAndCopied() {
        Pictures.startToolkit();
        Scene scene = Pictures.onFx(() -> Pictures.scene(
                new AboutPage(() -> DEVICES, new Background(Runnable::run, Runnable::run)).root(),
                new Appearance(Theme.DARK, false),
                680,
                560));
        Pictures.take(scene, "about");
        String shown = scene.lookup("#about-facts").lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining("\n"));
        assertTrue(shown.contains(Runtime.version().toString()), shown);
        assertTrue(shown.contains(System.getProperty("javafx.runtime.version")), shown);
        assertTrue(shown.contains("own loops for AVX-512"), shown);
        assertTrue(shown.contains("There is no NVIDIA driver"), shown);
        String copied = Pictures.onFx(() -> {
            ((Button) scene.lookup("#about-copy")).fire();
            return Clipboard.getSystemClipboard().getString();
        });
        assertTrue(copied.contains("cpu: AMD EPYC, 2 threads, oneDNN 3.11"), copied);
        assertTrue(copied.contains("library\tversion\tlicence"), copied);
    }

    @Test
    void theListOfTheBuildIsParsed() {
        List<ShippedLibrary> libraries = ShippedLibrary.parse("""
                Libraries that DenseScope ships, in lib.

                Apache Commons IO (commons-io:commons-io:2.22.0)
                    Apache-2.0
                    https://commons.apache.org/proper/commons-io/
                javax (of (old) things) (a.b:c:1)
                    GPL-2.0 with classpath exception or EPL-2.0
                """);
        assertEquals(
                List.of(
                        new ShippedLibrary(
                                "Apache Commons IO",
                                "commons-io:commons-io",
                                "2.22.0",
                                "Apache-2.0",
                                "https://commons.apache.org/proper/commons-io/"),
                        new ShippedLibrary(
                                "javax (of (old) things)",
                                "a.b:c",
                                "1",
                                "GPL-2.0 with classpath exception or EPL-2.0",
                                "")),
                libraries);
    }

    @Test
    void withoutTheListTheArchivesOnTheClassPathAreListed() {
        String classPath = String.join(
                File.pathSeparator, "target/classes", "/a/controlsfx-11.2.4.jar", "/b/javacpp-1.5.13-linux-x86_64.jar");
        assertEquals(
                List.of("controlsfx 11.2.4", "javacpp 1.5.13-linux-x86_64"),
                ShippedLibrary.onClassPath(classPath).stream()
                        .map(library -> library.name() + " " + library.version())
                        .toList());
    }
}
