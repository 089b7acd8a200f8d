package dev.densescope.ui.shell.menu;

import dev.densescope.ui.Command;
import dev.densescope.ui.Screen;
import dev.densescope.ui.shell.palette.KeysOverview;
import dev.densescope.ui.shell.screens.Screens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The commands of all screens: first those of the screen that is shown, then those of the others, which show their screen.
 *
 * @param current the screen that is shown
 */
public record ScreenCommands(Screens screens, Screen current, Consumer<Screen> show) {
    /** The commands of the window and of all screens. */
    public List<Command> after(List<Command> ofWindow) {
        List<Command> all = new ArrayList<>(ofWindow);
        for (Screen screen : currentFirst()) {
            for (Command command : screen.commands()) {
                Command named = command.in(screen.title());
                all.add(screen == current ? named : named.after(() -> show.accept(screen)));
            }
        }
        return all;
    }

    /** The keys of all screens, also of those that their controls handle. */
    public List<KeysOverview.Section> keys() {
        return currentFirst().stream()
                .map(screen -> new KeysOverview.Section(
                        screen.title(),
                        screen == current,
                        Stream.concat(screen.commands().stream(), screen.controlKeys().stream())
                                .toList()))
                .toList();
    }

    private List<Screen> currentFirst() {
        List<Screen> ordered = new ArrayList<>(screens.inOrder());
        ordered.remove(current);
        ordered.add(0, current);
        return ordered;
    }
}
