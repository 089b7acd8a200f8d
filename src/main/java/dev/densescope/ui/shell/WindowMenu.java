package dev.densescope.ui.shell;

import dev.densescope.model.format.ModelFormat;
import dev.densescope.ui.Command;
import dev.densescope.ui.KeyNames;
import dev.densescope.ui.Messages;
import dev.densescope.ui.export.view.ExportMenu;
import dev.densescope.ui.shell.file.UserSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu of the window, filled each time it opens. */
final class WindowMenu {
    private final WindowCommands commands;
    private final ExportMenu<ModelFormat> models;
    private final UserSettings settings;

    WindowMenu(WindowCommands commands, UserSettings settings) {
        this.commands = commands;
        models = commands.modelMenu();
        this.settings = settings;
    }

    MenuButton button() {
        MenuButton button = new MenuButton("", FontIcon.of(Feather.MENU, 16));
        button.getStyleClass().addAll("flat", "icon");
        button.setAccessibleText(Messages.text("menu.title"));
        button.setTooltip(new Tooltip(Messages.text("menu.tip")));
        button.setId("window-menu");
        button.setOnShowing(event -> button.getItems().setAll(items()));
        button.getItems().setAll(items());
        return button;
    }

    private List<MenuItem> items() {
        List<Command> fileCommands = commands.files();
        List<MenuItem> items = new ArrayList<>();
        fileCommands.subList(0, 2).forEach(command -> items.add(item(command)));
        items.add(recent());
        fileCommands.subList(2, fileCommands.size()).forEach(command -> items.add(item(command)));
        items.add(exports());
        items.add(new SeparatorMenuItem());
        commands.edits().forEach(command -> items.add(item(command)));
        items.add(new SeparatorMenuItem());
        commands.runs().forEach(command -> items.add(item(command)));
        items.add(submenu(Messages.text("menu.view"), commands.views()));
        items.add(item(commands.preferences()));
        items.add(submenu(Messages.text("menu.help"), commands.pages()));
        items.add(new SeparatorMenuItem());
        items.add(item(commands.quit()));
        return items;
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.name());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> command.run());
        item.setDisable(!command.enabled().get());
        command.keys().map(KeyNames::named).ifPresent(item::setAccelerator);
        return item;
    }

    private static Menu submenu(String name, List<Command> commands) {
        Menu menu = new Menu(name);
        commands.forEach(command -> menu.getItems().add(item(command)));
        return menu;
    }

    private Menu exports() {
        Menu menu = new Menu(Messages.text("menu.exportModel"));
        menu.setId(models.place().menuId());
        menu.getItems().add(ExportMenu.heading(commands.exportedModel()));
        menu.getItems().addAll(models.items());
        return menu;
    }

    private Menu recent() {
        Menu menu = new Menu(Messages.text("menu.recent"));
        for (Path file : settings.recentFiles()) {
            MenuItem item = new MenuItem(file.toString());
            item.setMnemonicParsing(false);
            item.setDisable(!Files.isRegularFile(file));
            item.setOnAction(event -> commands.open(List.of(file)));
            menu.getItems().add(item);
        }
        if (menu.getItems().isEmpty()) {
            menu.setDisable(true);
        } else {
            MenuItem forget = new MenuItem(Messages.text("menu.forgetRecent"));
            forget.setOnAction(event -> settings.forgetRecentFiles());
            menu.getItems().addAll(new SeparatorMenuItem(), forget);
        }
        return menu;
    }
}
