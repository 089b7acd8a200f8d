package dev.densescope.ui.export.view;

import dev.densescope.ui.Command;
import dev.densescope.ui.Messages;
import dev.densescope.ui.export.offer.ExportFormat;
import dev.densescope.ui.export.offer.ExportOffer;
import dev.densescope.ui.export.offer.ExportPlace;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;

/**
 * The export menu of a place: an item for each format, with what opens its files, below the heading of its group. Also
 * the commands for the same formats.
 *
 * @param <F> the enum of the formats
 * @param export exports in a format, on the FX thread
 */
public record ExportMenu<F extends Enum<F>>(ExportOffer<F> offer, ExportPlace place, Consumer<F> export) {

    /** A button that opens the menu. */
    public MenuButton button() {
        MenuButton button = new MenuButton(Messages.text("export.menu"), new IconView(Icon.DOWNLOAD));
        button.getStyleClass().add("export-menu");
        button.setId(place.menuId());
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        button.getItems().setAll(items());
        return button;
    }

    /** The items. */
    public List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        String group = "";
        for (ExportFormat<F> format : offer.formats()) {
            if (!format.group().equals(group)) {
                group = format.group();
                items.add(heading(group));
            }
            items.add(item(format));
        }
        return items;
    }

    /** The commands, in the order of the menu. */
    public List<Command> commands() {
        return offer.formats().stream()
                .map(format -> Command.of(
                        Messages.text("export.command", Messages.of(place), format.title()),
                        () -> export.accept(format.format())))
                .toList();
    }

    /** A line that keys and pointer skip. */
    public static MenuItem heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("section", "menu-heading");
        SeparatorMenuItem heading = new SeparatorMenuItem();
        heading.setContent(label);
        return heading;
    }

    private MenuItem item(ExportFormat<F> format) {
        Label title = new Label(format.title());
        title.getStyleClass().add("export-title");
        Label use = new Label(format.use());
        use.getStyleClass().add("muted");
        HBox line = new HBox(title, use);
        line.getStyleClass().add("export-item");
        line.setAccessibleText(format.title() + ", " + format.use());
        MenuItem item = new MenuItem("", line);
        item.setId(place.itemId(format.id()));
        item.setOnAction(event -> export.accept(format.format()));
        return item;
    }
}
