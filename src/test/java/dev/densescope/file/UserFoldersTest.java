package dev.densescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    private static final Map<String, String> NONE = Map.of();

    @Test
    void linuxFollowsTheFreedesktopFolders() {
        assertEquals(Path.of("/home/u/.config/densescope"), UserFolders.settings("Linux", "/home/u", NONE));
        assertEquals(Path.of("/home/u/.local/share/densescope"), UserFolders.data("Linux", "/home/u", NONE));
        Map<String, String> chosen = Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d");
        assertEquals(Path.of("/c/densescope"), UserFolders.settings("Linux", "/home/u", chosen));
        assertEquals(Path.of("/d/densescope"), UserFolders.data("Linux", "/home/u", chosen));
    }

    @Test
    void theDataFolderIsSetByTheVariableThatIsNamed() {
        for (String system : List.of("Linux", "Windows 11", "Mac OS X")) {
            String variable = UserFolders.dataVariable(system);
            Map<String, String> chosen = Map.of(variable, "/elsewhere");
            String home =
                    UserFolders.home(system, "/home/u", chosen, Path.of("/tmp")).toString();
            assertTrue(UserFolders.data(system, home, chosen).startsWith("/elsewhere"), system);
        }
    }

    @Test
    void aRelativeOrEmptyFreedesktopFolderIsIgnored() {
        Map<String, String> wrong = Map.of("XDG_CONFIG_HOME", "somewhere", "XDG_DATA_HOME", " ");
        assertEquals(Path.of("/home/u/.config/densescope"), UserFolders.settings("Linux", "/home/u", wrong));
        assertEquals(Path.of("/home/u/.local/share/densescope"), UserFolders.data("Linux", "/home/u", wrong));
    }

    @Test
    void windowsUsesItsApplicationData() {
        Map<String, String> chosen = Map.of("APPDATA", "roaming", "LOCALAPPDATA", "local", "XDG_DATA_HOME", "/d");
        assertEquals(Path.of("roaming", "densescope"), UserFolders.settings("Windows 11", "home", chosen));
        assertEquals(Path.of("local", "densescope"), UserFolders.data("Windows 11", "home", chosen));
        assertEquals(
                Path.of("home", "AppData", "Roaming", "densescope"), UserFolders.settings("Windows 10", "home", NONE));
        assertEquals(Path.of("home", "AppData", "Local", "densescope"), UserFolders.data("Windows 10", "home", NONE));
    }

    @Test
    void macKeepsBothInApplicationSupport() {
        Path expected = Path.of("/Users/u/Library/Application Support/densescope");
        assertEquals(expected, UserFolders.settings("Mac OS X", "/Users/u", Map.of("XDG_CONFIG_HOME", "/c")));
        assertEquals(expected, UserFolders.data("Mac OS X", "/Users/u", NONE));
    }

    @Test
    void whatCanBeMadeAgainIsInTheCache() {
        Map<String, String> chosen = Map.of("XDG_CACHE_HOME", "/c", "LOCALAPPDATA", "local");
        assertEquals(Path.of("/home/u/.cache/densescope"), UserFolders.cache("Linux", "/home/u", NONE));
        assertEquals(Path.of("/c/densescope"), UserFolders.cache("Linux", "/home/u", chosen));
        assertEquals(Path.of("local", "densescope", "cache"), UserFolders.cache("Windows 11", "home", chosen));
        assertEquals(Path.of("/Users/u/Library/Caches/densescope"), UserFolders.cache("Mac OS X", "/Users/u", chosen));
    }

    @Test
    void aUserWhomTheSystemDoesNotKnowHasAFolderAmongTemporaryFiles() {
        Path temporary = Path.of("/tmp/densescope-12345");
        assertEquals(Path.of("/home/u"), UserFolders.home("Linux", "/home/u", NONE, temporary));
        assertEquals(Path.of("/other"), UserFolders.home("Linux", "?", Map.of("HOME", "/other"), temporary));
        assertEquals(temporary, UserFolders.home("Linux", "?", Map.of("HOME", "?"), temporary));
        assertEquals(temporary, UserFolders.home("Linux", "", NONE, temporary));
    }

    @Test
    void homeIsWhereTheShellSaysItIs() {
        Map<String, String> other = Map.of("HOME", "/other");
        Path temporary = Path.of("/tmp/densescope-12345");
        assertEquals(Path.of("/other"), UserFolders.home("Linux", "/home/u", other, temporary));
        assertEquals(Path.of("/other"), UserFolders.home("Mac OS X", "/Users/u", other, temporary));
        assertEquals(Path.of("/home/u"), UserFolders.home("Windows 11", "/home/u", other, temporary));
        assertEquals(Path.of("/home/u"), UserFolders.home("Linux", "/home/u", Map.of("HOME", "relative"), temporary));
    }
}
