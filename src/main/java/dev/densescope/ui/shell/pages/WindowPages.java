package dev.densescope.ui.shell.pages;

import dev.densescope.ui.Command;
import dev.densescope.ui.shell.hint.Hints;
import java.util.List;
import javafx.beans.property.BooleanProperty;

/**
 * The pages of the window, in windows of their own.
 *
 * @param hints which hints are still shown
 * @param autosave whether unsaved work is saved on the side
 * @param preferences shows the preferences
 * @param guide shows the user guide
 * @param others show the other pages
 */
public record WindowPages(
        Hints hints, BooleanProperty autosave, Command preferences, Command guide, List<Command> others) {
    public WindowPages {
        others = List.copyOf(others);
    }
}
