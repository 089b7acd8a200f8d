package dev.densescope.ui.shell.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedWarnings;
import dev.densescope.ui.shell.placement.WindowBox;
import dev.densescope.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSettingsTest {
    private static final WindowBox BOX = new WindowBox(10, 20, 1300.5, 800, true);

    @TempDir
    private Path folder;

    @Test
    void whatIsRememberedIsThereAtTheNextStart() throws IOException {
        UserSettings settings = new UserSettings(folder.resolve("new").resolve("folder"));
        settings.setTheme(Theme.HIGH_CONTRAST);
        settings.setWindow(BOX);
        settings.remember(folder.resolve("ü 1.json"));
        UserSettings next = new UserSettings(folder.resolve("new").resolve("folder"));
        assertEquals(Theme.HIGH_CONTRAST, next.theme());
        assertEquals(Optional.of(BOX), next.window());
        assertEquals(List.of(folder.resolve("ü 1.json")), next.recentFiles());
        assertEquals(Optional.of(folder), next.lastFolder());
        try (Stream<Path> files = Files.list(folder.resolve("new").resolve("folder"))) {
            assertEquals(1, files.count(), "no temporary file is left");
        }
    }

    @Test
    void twoWindowsDoNotUndoWhatTheOtherHasChanged() {
        new UserSettings(folder).setRun(Map.of("steps", "10", "seed", "1"));
        UserSettings one = new UserSettings(folder);
        UserSettings other = new UserSettings(folder);
        one.setTheme(Theme.DARK);
        one.remember(folder.resolve("one.json"));
        one.setRun(Map.of("steps", "99", "seed", "1"));
        other.remember(folder.resolve("other.json"));
        other.setWindow(BOX);
        other.setRun(Map.of("steps", "10", "seed", "7"));
        UserSettings next = new UserSettings(folder);
        assertEquals(Theme.DARK, next.theme());
        assertEquals(List.of(folder.resolve("other.json"), folder.resolve("one.json")), next.recentFiles());
        assertEquals(Optional.of(BOX), next.window());
        assertEquals(Map.of("steps", "99", "seed", "7"), next.run());
    }

    @Test
    void settingsThatAreThereStayWhenTheirFileCannotBeReadForAMoment() throws IOException {
        UserSettings settings = new UserSettings(folder);
        settings.setTheme(Theme.DARK);
        Files.writeString(folder.resolve("settings.properties"), "\\uXYZ");
        settings.setWindow(BOX);
        assertEquals(Theme.DARK, new UserSettings(folder).theme());
    }

    @Test
    void theFirstStartHasDefaults() {
        UserSettings settings = new UserSettings(folder.resolve("nothing here"));
        assertEquals(Theme.SYSTEM, settings.theme());
        assertEquals(Optional.empty(), settings.window());
        assertEquals(List.of(), settings.recentFiles());
        assertEquals(Optional.empty(), settings.lastFolder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\uXYZ",
                "theme=PURPLE\nwindow=1 2 3\nrecent.0=\\u0000\nlastFolder=\\u0000",
                "window=NaN 0 900 700 true",
                "window=0 0 -900 700 true",
                "\u0000\u0001\u0002"
            })
    void aBrokenFileCountsAsEmptyAndCanBeWrittenAgain(String content) throws IOException {
        Files.writeString(folder.resolve("settings.properties"), content);
        UserSettings settings = new UserSettings(folder);
        assertEquals(Theme.SYSTEM, settings.theme());
        assertEquals(Optional.empty(), settings.window());
        assertEquals(List.of(), settings.recentFiles());
        assertEquals(Optional.empty(), settings.lastFolder());
        settings.setTheme(Theme.DARK);
        assertEquals(Theme.DARK, new UserSettings(folder).theme());
    }

    @Test
    void bytesThatAreNoTextCountAsEmpty() throws IOException {
        Files.write(folder.resolve("settings.properties"), new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
        assertEquals(Theme.SYSTEM, new UserSettings(folder).theme());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        UserSettings settings = new UserSettings(file);
        try (LoggedWarnings warnings = new LoggedWarnings(UserSettings.class)) {
            settings.setTheme(Theme.DARK);
            assertEquals(
                    List.of("Settings cannot be kept in " + file + ": a file of this name exists."),
                    warnings.sentences());
        }
        assertEquals(Theme.DARK, settings.theme());
        assertEquals("not a folder", Files.readString(file));
    }

    @Test
    void recentFilesAreTheNewestTenNewestFirst() {
        UserSettings settings = new UserSettings(folder);
        List<Path> expected = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            settings.remember(folder.resolve(i + ".json"));
            expected.add(0, folder.resolve(i + ".json"));
        }
        assertEquals(expected.subList(0, 10), settings.recentFiles());
        settings.remember(folder.resolve("5.json"));
        List<Path> again = new UserSettings(folder).recentFiles();
        assertEquals(folder.resolve("5.json"), again.get(0));
        assertEquals(10, again.size());
        assertEquals(1, again.stream().filter(folder.resolve("5.json")::equals).count());
    }

    @Test
    void forgettingRecentFilesKeepsTheRest() {
        UserSettings settings = new UserSettings(folder);
        settings.setTheme(Theme.DARK);
        settings.remember(folder.resolve("a.json"));
        settings.forgetRecentFiles();
        assertEquals(List.of(), new UserSettings(folder).recentFiles());
        assertEquals(Theme.DARK, new UserSettings(folder).theme());
    }

    @Test
    void aRelativeFileIsRememberedFromTheRoot() {
        UserSettings settings = new UserSettings(folder);
        settings.remember(Path.of("a.json"));
        assertTrue(settings.recentFiles().get(0).isAbsolute());
    }
}
