package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Theme;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

/** The theme of the desktop is asked in the background and followed. */
class SystemThemeTest {
    private static final Map<String, String> DARK =
            Map.of("gsettings", "'prefer-dark'", "reg", "AppsUseLightTheme REG_DWORD 0x0", "defaults", "Dark");

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final SimpleBooleanProperty focused = new SimpleBooleanProperty();
    private boolean dark = true;

    @Test
    void aWindowThatGetsTheFocusHasTheThemeOfTheDesktopWithoutWaitingForIt() {
        Appearance appearance = followed(Theme.SYSTEM);
        focused.set(true);
        assertEquals(Palette.LIGHT, appearance.palette(), "nobody waits for the desktop");
        work.remove().run();
        assertEquals(Palette.DARK, appearance.palette());
        dark = false;
        focused.set(false);
        focused.set(true);
        work.remove().run();
        assertEquals(Palette.LIGHT, appearance.palette());
    }

    @Test
    void aThemeThatTheUserHasChosenStaysUntilThatOfTheDesktopIs() {
        Appearance appearance = followed(Theme.LIGHT);
        focused.set(true);
        assertTrue(work.isEmpty(), "the desktop is not asked");
        appearance.choose(Theme.SYSTEM);
        work.remove().run();
        assertEquals(Palette.DARK, appearance.palette());
        appearance.choose(Theme.HIGH_CONTRAST);
        assertEquals(Palette.HIGH_CONTRAST, appearance.palette());
    }

    @Test
    void eachDesktopIsAskedInItsWay() {
        for (String name : List.of("Linux", "Windows 11", "Mac OS X")) {
            Appearance appearance = followed(name, Theme.LIGHT);
            appearance.choose(Theme.SYSTEM);
            work.remove().run();
            assertEquals(Palette.DARK, appearance.palette(), name);
        }
    }

    @Test
    void aToolThatIsNotThereMeansLight() {
        assertEquals("", SystemTheme.run(List.of("no-such-program-of-any-desktop")));
    }

    private Appearance followed(Theme theme) {
        return followed("Linux", theme);
    }

    private Appearance followed(String system, Theme theme) {
        Appearance appearance = new Appearance(theme, false);
        SystemTheme desktop =
                new SystemTheme(system, command -> dark ? DARK.get(command.get(0)) : "", work::add, Runnable::run);
        desktop.follow(focused, appearance);
        return appearance;
    }
}
