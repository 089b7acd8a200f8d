package dev.densescope.ui.shell.menu;

import dev.densescope.model.format.ModelFormat;
import dev.densescope.ui.Command;
import dev.densescope.ui.KeyNames;
import dev.densescope.ui.Messages;
import dev.densescope.ui.export.view.ExportMenu;
import dev.densescope.ui.shell.file.RecentFileStates;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The menus of the window, each filled when it opens. Alt, F10 and Alt with a letter open them. */
public final class WindowMenu {
    private final WindowCommands commands;
    private final ExportMenu<ModelFormat> models;
    private final Supplier<Theme> theme;
    private final MenuBar bar = new MenuBar();
    private boolean altAlone;
    /** The menu whose letter was pressed with Alt; it opens when Alt is released, which would close an open one. */
    private Optional<Menu> lettered = Optional.empty();

    /** @param theme the chosen one */
    public WindowMenu(WindowCommands commands, Supplier<Theme> theme) {
        this.commands = commands;
        this.theme = theme;
        models = commands.modelMenu();
        bar.setId("window-menu");
        bar.setMinWidth(MenuBar.USE_PREF_SIZE);
        bar.setUseSystemMenuBar(true);
        bar.getMenus()
                .addAll(
                        menu(Messages.text("menu.file"), this::file),
                        menu(Messages.text("menu.edit"), this::edit),
                        menu(Messages.text("menu.run"), () -> items(commands.runs())),
                        menu(Messages.text("menu.view"), this::view),
                        menu(Messages.text("menu.help"), this::help));
    }

    /** The menu bar, shown at the left of the top bar. */
    public MenuBar bar() {
        return bar;
    }

    /** Opens the first menu, or closes it. */
    public void open() {
        Menu first = bar.getMenus().get(0);
        if (first.isShowing()) {
            first.hide();
        } else {
            first.show();
        }
    }

    /**
     * Opens menus by Alt with their letters, before any control sees the key, and by Alt alone, which JavaFX does only on
     * Windows.
     */
    public void listenForAlt(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            altAlone = event.getCode() == KeyCode.ALT;
            lettered = Optional.empty();
            if (event.isAltDown() && !event.isControlDown() && !event.isMetaDown() && !event.isConsumed()) {
                menuOf(event.getCode()).ifPresent(menu -> {
                    event.consume();
                    lettered = Optional.of(menu);
                });
            }
        });
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.ALT) {
                released(event);
            }
        });
    }

    private void released(KeyEvent event) {
        if (altAlone || lettered.isPresent()) {
            event.consume();
        }
        if (altAlone) {
            open();
        }
        lettered.ifPresent(Menu::show);
        altAlone = false;
        lettered = Optional.empty();
    }

    private Optional<Menu> menuOf(KeyCode letter) {
        return bar.getMenus().stream()
                .filter(menu -> {
                    int mark = menu.getText().indexOf('_');
                    return mark >= 0
                            && menu.getText()
                                    .substring(mark + 1)
                                    .toUpperCase(Locale.ROOT)
                                    .startsWith(letter.getName());
                })
                .findFirst();
    }

    private static Menu menu(String name, Supplier<List<MenuItem>> items) {
        Menu menu = new Menu(name);
        menu.setOnShowing(event -> {
            if (event.getTarget() == menu) {
                menu.getItems().setAll(Mnemonics.assign(items.get()));
            }
        });
        menu.getItems().setAll(Mnemonics.assign(items.get()));
        return menu;
    }

    private List<MenuItem> file() {
        List<MenuItem> items = new ArrayList<>(items(commands.files()));
        items.add(2, recent());
        items.add(exports());
        items.add(new SeparatorMenuItem());
        items.add(item(commands.quit()));
        return items;
    }

    private List<MenuItem> edit() {
        List<MenuItem> items = new ArrayList<>(items(commands.edits()));
        items.add(new SeparatorMenuItem());
        items.add(item(commands.preferences()));
        return items;
    }

    private List<MenuItem> help() {
        List<MenuItem> items = new ArrayList<>(items(commands.pages()));
        items.add(new SeparatorMenuItem());
        items.addAll(items(commands.help()));
        return items;
    }

    private List<MenuItem> view() {
        List<MenuItem> items = new ArrayList<>(items(commands.screens()));
        items.add(new SeparatorMenuItem());
        items.add(themes());
        Menu languages = new Menu(Messages.text("menu.language"));
        languages.getItems().setAll(Mnemonics.assign(items(commands.languages())));
        items.add(languages);
        commands.layout().forEach(command -> items.add(item(command)));
        return items;
    }

    private Menu themes() {
        Menu menu = new Menu(Messages.text("menu.theme"));
        menu.setId("menu-theme");
        for (Theme each : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(Messages.of(each));
            item.setSelected(each == theme.get());
            item.setOnAction(event -> commands.choose(each));
            menu.getItems().add(item);
        }
        Mnemonics.assign(menu.getItems());
        return menu;
    }

    private static List<MenuItem> items(List<Command> commands) {
        return commands.stream().map(WindowMenu::item).toList();
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.name());
        item.setOnAction(event -> command.run());
        item.setDisable(!command.enabled().get());
        command.keys().map(KeyNames::named).ifPresent(item::setAccelerator);
        return item;
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
        menu.setId("menu-recent");
        RecentFileStates recent = commands.recent();
        for (Path file : recent.files()) {
            MenuItem item = new MenuItem(file.toString());
            item.disableProperty().bind(recent.missing(file));
            item.setOnAction(event -> commands.open(List.of(file)));
            menu.getItems().add(item);
        }
        Mnemonics.assign(menu.getItems());
        if (menu.getItems().isEmpty()) {
            menu.setDisable(true);
        } else {
            menu.getItems().addAll(new SeparatorMenuItem(), item(commands.forgetRecent()));
        }
        recent.look();
        return menu;
    }
}
