package dev.densescope.ui.shell.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.LoggedWarnings;
import dev.densescope.ui.LanguageChoice;
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
        UserSettings settings = new UserSettings(folder.resolve("new").resolve("folder"), Runnable::run);
        settings.setTheme(Theme.HIGH_CONTRAST);
        settings.setWindow(BOX);
        settings.remember(folder.resolve("ü 1.json"));
        UserSettings next = new UserSettings(folder.resolve("new").resolve("folder"), Runnable::run);
        assertEquals(Theme.HIGH_CONTRAST, next.theme());
        assertEquals(Optional.of(BOX), next.window());
        assertEquals(List.of(folder.resolve("ü 1.json")), next.recentFiles());
        assertEquals(Optional.of(folder), next.lastFolder());
        try (Stream<Path> files = Files.list(folder.resolve("new").resolve("folder"))) {
            assertEquals(1, files.count(), "no temporary file is left");
        }
    }

    @Test
    void theLanguageIsKnownBeforeTheWindowOpens() throws IOException {
        assertEquals(LanguageChoice.SYSTEM, KeptLanguage.in(folder));
        new UserSettings(folder, Runnable::run).setLanguage(LanguageChoice.GERMAN);
        assertEquals(LanguageChoice.GERMAN, new UserSettings(folder, Runnable::run).language());
        assertEquals(LanguageChoice.GERMAN, KeptLanguage.in(folder));
        Files.writeString(folder.resolve("settings.properties"), "\\uXYZ");
        assertEquals(LanguageChoice.SYSTEM, KeptLanguage.in(folder));
        assertEquals("\\uXYZ", Files.readString(folder.resolve("settings.properties")), "for the window to tell of");
    }

    @Test
    void twoWindowsDoNotUndoWhatTheOtherHasChanged() {
        new UserSettings(folder, Runnable::run).setRun(Map.of("steps", "10", "seed", "1"));
        UserSettings one = new UserSettings(folder, Runnable::run);
        UserSettings other = new UserSettings(folder, Runnable::run);
        one.setTheme(Theme.DARK);
        one.remember(folder.resolve("one.json"));
        one.setRun(Map.of("steps", "99", "seed", "1"));
        other.remember(folder.resolve("other.json"));
        other.setWindow(BOX);
        other.setRun(Map.of("steps", "10", "seed", "7"));
        UserSettings next = new UserSettings(folder, Runnable::run);
        assertEquals(Theme.DARK, next.theme());
        assertEquals(List.of(folder.resolve("other.json"), folder.resolve("one.json")), next.recentFiles());
        assertEquals(Optional.of(BOX), next.window());
        assertEquals(Map.of("steps", "99", "seed", "7"), next.run());
    }

    @Test
    void settingsThatAreThereStayWhenTheirFileCannotBeReadForAMoment() throws IOException {
        UserSettings settings = new UserSettings(folder, Runnable::run);
        settings.setTheme(Theme.DARK);
        Files.writeString(folder.resolve("settings.properties"), "\\uXYZ");
        settings.setWindow(BOX);
        assertEquals(Theme.DARK, new UserSettings(folder, Runnable::run).theme());
    }

    @Test
    void theFirstStartHasDefaults() {
        UserSettings settings = new UserSettings(folder.resolve("nothing here"), Runnable::run);
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
        UserSettings settings = new UserSettings(folder, Runnable::run);
        assertEquals(Theme.SYSTEM, settings.theme());
        assertEquals(Optional.empty(), settings.window());
        assertEquals(List.of(), settings.recentFiles());
        assertEquals(Optional.empty(), settings.lastFolder());
        settings.setTheme(Theme.DARK);
        assertEquals(Theme.DARK, new UserSettings(folder, Runnable::run).theme());
    }

    @Test
    void bytesThatAreNoTextCountAsEmpty() throws IOException {
        Files.write(folder.resolve("settings.properties"), new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
        assertEquals(Theme.SYSTEM, new UserSettings(folder, Runnable::run).theme());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        UserSettings settings = new UserSettings(file, Runnable::run);
        try (LoggedWarnings warnings = new LoggedWarnings(SettingsFile.class)) {
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
        UserSettings settings = new UserSettings(folder, Runnable::run);
        List<Path> expected = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            settings.remember(folder.resolve(i + ".json"));
            expected.add(0, folder.resolve(i + ".json"));
        }
        assertEquals(expected.subList(0, 10), settings.recentFiles());
        settings.remember(folder.resolve("5.json"));
        List<Path> again = new UserSettings(folder, Runnable::run).recentFiles();
        assertEquals(folder.resolve("5.json"), again.get(0));
        assertEquals(10, again.size());
        assertEquals(1, again.stream().filter(folder.resolve("5.json")::equals).count());
    }

    @Test
    void forgettingRecentFilesKeepsTheRest() {
        UserSettings settings = new UserSettings(folder, Runnable::run);
        settings.setTheme(Theme.DARK);
        settings.remember(folder.resolve("a.json"));
        settings.forgetRecentFiles();
        assertEquals(List.of(), new UserSettings(folder, Runnable::run).recentFiles());
        assertEquals(Theme.DARK, new UserSettings(folder, Runnable::run).theme());
    }

    @Test
    void aRelativeFileIsRememberedFromTheRoot() {
        UserSettings settings = new UserSettings(folder, Runnable::run);
        settings.remember(Path.of("a.json"));
        assertTrue(settings.recentFiles().get(0).isAbsolute());
    }

    @Test
    void aDamagedFileIsToldOnceAndKeptAside() throws IOException {
        Files.writeString(folder.resolve("settings.properties"), "theme=DARK\nwindow=\\uXYZ");
        UserSettings settings = new UserSettings(folder, Runnable::run);
        List<String> told = new ArrayList<>();
        settings.tellProblems(told::add);
        settings.setTheme(Theme.LIGHT);
        Path copy = folder.resolve("settings.damaged-1.properties");
        assertEquals(
                List.of(
                        "The settings were damaged, so the window starts with the defaults. The damaged file is kept as "
                                + copy + "."),
                told);
        assertEquals("theme=DARK\nwindow=\\uXYZ", Files.readString(copy));
        assertEquals(Theme.LIGHT, new UserSettings(folder, Runnable::run).theme());
    }

    @Test
    void aFileThatCannotBeReadIsToldAndLeftAsItIs() throws IOException {
        Path file = Files.createDirectory(folder.resolve("settings.properties"));
        UserSettings settings = new UserSettings(folder, Runnable::run);
        List<String> told = new ArrayList<>();
        settings.tellProblems(told::add);
        settings.setTheme(Theme.DARK);
        assertEquals(2, told.size(), told::toString);
        assertTrue(
                told.get(0).startsWith("The window starts with the default settings, since " + file), told::toString);
        assertTrue(told.get(1).startsWith("Changes of settings are lost when the window closes."), told::toString);
        assertEquals(Theme.DARK, settings.theme());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.filter(Files::isDirectory).toList());
        }
        Files.delete(file);
        Files.writeString(file, "theme=LIGHT\nlanguage=GERMAN");
        settings.setTheme(Theme.SYSTEM);
        UserSettings next = new UserSettings(folder, Runnable::run);
        assertEquals(Theme.SYSTEM, next.theme());
        assertEquals(LanguageChoice.GERMAN, next.language(), "what was there is still there");
    }

    @Test
    void aFileThatIsNoTextIsDamaged() throws IOException {
        Files.write(folder.resolve("settings.properties"), new byte[] {'a', '=', (byte) 0xff});
        new UserSettings(folder, Runnable::run);
        assertTrue(Files.exists(folder.resolve("settings.damaged-1.properties")));
    }

    @Test
    void theNextDamagedFileDoesNotReplaceTheCopyOfTheFirst() throws IOException {
        for (String damage : List.of("\\u1", "\\u2")) {
            Files.writeString(folder.resolve("settings.properties"), damage);
            new UserSettings(folder, Runnable::run);
        }
        assertEquals("\\u1", Files.readString(folder.resolve("settings.damaged-1.properties")));
        assertEquals("\\u2", Files.readString(folder.resolve("settings.damaged-2.properties")));
    }

    @Test
    void settingsThatCannotBeKeptAreToldOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        UserSettings settings = new UserSettings(file, Runnable::run);
        List<String> told = new ArrayList<>();
        settings.tellProblems(told::add);
        settings.setTheme(Theme.DARK);
        settings.setTheme(Theme.LIGHT);
        assertEquals(
                List.of("Changes of settings are lost when the window closes. " + file
                        + " cannot be written: a file of this name exists."),
                told);
    }

    @Test
    void changesAreThereAtOnceAndReachTheFileTogetherWhenTheWriterIsReady() {
        List<Runnable> writes = new ArrayList<>();
        UserSettings settings = new UserSettings(folder, writes::add);
        settings.set("layout.run.side", "0.3");
        settings.set("layout.run.side", "0.4");
        settings.setTheme(Theme.DARK);
        assertEquals(Optional.of("0.4"), settings.get("layout.run.side"));
        assertEquals(1, writes.size());
        assertTrue(Files.notExists(folder.resolve("settings.properties")));
        writes.remove(0).run();
        UserSettings next = new UserSettings(folder, writes::add);
        assertEquals(Optional.of("0.4"), next.get("layout.run.side"));
        assertEquals(Theme.DARK, next.theme());
        settings.set("layout.run.side", "0.5");
        assertEquals(1, writes.size());
        settings.flush();
        assertEquals(Optional.of("0.5"), new UserSettings(folder, writes::add).get("layout.run.side"));
    }

    @Test
    void whatAnotherWindowHasWrittenDoesNotUndoAChangeThatWaits() {
        List<Runnable> writes = new ArrayList<>();
        UserSettings one = new UserSettings(folder, writes::add);
        UserSettings other = new UserSettings(folder, Runnable::run);
        one.set("memory", "8");
        other.set("memory", "9");
        other.set("screen", "run");
        assertEquals(Optional.of("8"), one.get("memory"));
        writes.get(0).run();
        assertEquals(Optional.of("8"), new UserSettings(folder, Runnable::run).get("memory"));
        assertEquals(Optional.of("run"), one.get("screen"), "changes of other windows are known after a write");
    }

    @Test
    void resetLayoutForgetsTheLayoutAndTellsScreens() {
        UserSettings settings = new UserSettings(folder, Runnable::run);
        List<Optional<String>> seen = new ArrayList<>();
        settings.onLayoutReset(() -> seen.add(settings.get("layout.run.side")));
        settings.setWindow(BOX);
        settings.set("layout.run.side", "0.4");
        settings.set("memory", "8");
        settings.resetLayout();
        assertEquals(List.of(Optional.empty()), seen);
        UserSettings next = new UserSettings(folder, Runnable::run);
        assertEquals(Optional.empty(), next.window());
        assertEquals(Optional.empty(), next.get("layout.run.side"));
        assertEquals(Optional.of("8"), next.get("memory"));
    }

    @Test
    void aKeyThatTheFileCouldNotTellFromDamageIsRefused() {
        UserSettings settings = new UserSettings(folder, Runnable::run);
        assertThrows(IllegalArgumentException.class, () -> settings.set("a key", "1"));
    }
}
