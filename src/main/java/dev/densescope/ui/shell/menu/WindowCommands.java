package dev.densescope.ui.shell.menu;

import dev.densescope.model.format.ModelFormat;
import dev.densescope.ui.Command;
import dev.densescope.ui.LanguageChoice;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Screen;
import dev.densescope.ui.export.offer.ExportOffers;
import dev.densescope.ui.export.offer.ExportPlace;
import dev.densescope.ui.export.view.ExportMenu;
import dev.densescope.ui.model.DesignDocument;
import dev.densescope.ui.shell.file.FileDesk;
import dev.densescope.ui.shell.file.RecentFileStates;
import dev.densescope.ui.shell.screens.WindowParts;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** The commands of the window on all screens. Names depend on the state: {@code Undo growth rate of block 2}. */
public final class WindowCommands {
    /** The actions of the window. */
    public interface Actions {
        void showScreen(Screen screen);

        /** The name of what {@link #run} does on the shown screen. */
        String runName();

        /** Does what the shown screen runs; by default, shows the Run screen and starts a run there. */
        void run();

        /** Whether no run starts, since the field in focus holds text that cannot be used, which is told. */
        boolean refusesRun();

        /** Asks what to save of the run, and stops it. */
        void stop();

        void openMenus();

        void showPalette();

        void showKeys();

        void choose(Theme theme);

        void choose(LanguageChoice language);

        void resetLayout();

        /** Opens the folder of the log. */
        void showLog();

        void showWelcome();

        void quit();
    }

    private final DesignDocument document;
    private final FileDesk files;
    private final WindowParts parts;
    private final RecentFileStates recent;
    private final Actions actions;
    private final BooleanBinding canUndo;
    private final BooleanBinding canRedo;
    private final BooleanBinding canRun;

    public WindowCommands(
            DesignDocument document, FileDesk files, WindowParts parts, RecentFileStates recent, Actions actions) {
        this.document = document;
        this.files = files;
        this.parts = parts;
        this.recent = recent;
        this.actions = actions;
        canUndo = document.undoNameProperty().isNotEmpty();
        canRedo = document.redoNameProperty().isNotEmpty();
        canRun = Bindings.not(parts.runs().running());
    }

    /** All commands, with their current names. */
    public List<Command> all() {
        return groups().stream().flatMap(group -> group.commands().stream()).toList();
    }

    /**
     * A menu.
     *
     * @param commands of the menu and of its submenus
     */
    public record Group(String title, List<Command> commands) {}

    /** The commands by menu. */
    public List<Group> groups() {
        return List.of(
                group(
                        Messages.text("menu.file"),
                        List.of(files(), modelMenu().commands(), recentCommands(), List.of(quit()))),
                group(Messages.text("menu.edit"), List.of(edits(), List.of(preferences()))),
                group(Messages.text("menu.run"), List.of(runs())),
                group(Messages.text("menu.view"), List.of(screens(), themes(), languages(), layout())),
                group(Messages.text("menu.help"), List.of(pages(), help())));
    }

    private static Group group(String menu, List<List<Command>> commands) {
        String title = menu.replace("_", ""); // marks the key of the menu
        return new Group(
                title,
                commands.stream()
                        .flatMap(List::stream)
                        .map(command -> command.in(title))
                        .toList());
    }

    List<Command> files() {
        return List.of(
                Command.of(Messages.text("command.new"), files::startNew)
                        .withKey("Shortcut+N")
                        .withSynonyms(Messages.text("command.new.synonyms")),
                Command.of(Messages.text("command.open"), files::open)
                        .withKey("Shortcut+O")
                        .withSynonyms(Messages.text("command.open.synonyms")),
                Command.of(Messages.text("command.save"), files::save)
                        .withKey("Shortcut+S")
                        .withSynonyms(Messages.text("command.save.synonyms")),
                Command.of(Messages.text("command.saveAs"), files::saveAs)
                        .withKey("Shortcut+Shift+S")
                        .withSynonyms(Messages.text("command.saveAs.synonyms")));
    }

    /** The formats of the current design with its weights and its plan. */
    ExportMenu<ModelFormat> modelMenu() {
        return new ExportMenu<>(ExportOffers.MODELS, ExportPlace.DESIGN, parts.models()::export);
    }

    /** What these formats would contain now. */
    String exportedModel() {
        return parts.models().contents();
    }

    /** The recent files of the File menu. */
    public RecentFileStates recent() {
        return recent;
    }

    private List<Command> recentCommands() {
        List<Command> commands = new ArrayList<>();
        for (Path file : recent.files()) {
            commands.add(Command.of(Messages.text("command.openRecent", file.getFileName()), () -> open(List.of(file)))
                    .withSynonyms(file.toString().replace(',', ' '))
                    .when(Bindings.not(recent.missing(file))));
        }
        if (!commands.isEmpty()) {
            commands.add(forgetRecent());
        }
        return commands;
    }

    Command forgetRecent() {
        return Command.of(Messages.text("menu.forgetRecent"), recent::forgetAll);
    }

    /** Opens files of any kind. */
    public void open(List<Path> opened) {
        files.open(opened);
    }

    List<Command> edits() {
        return List.of(
                Command.of(undoName(), document::undo)
                        .withKey("Shortcut+Z")
                        .withSynonyms(Messages.text("command.undo.synonyms"))
                        .when(canUndo),
                redo("Shortcut+Shift+Z"));
    }

    List<Command> runs() {
        return List.of(
                Command.of(actions.runName(), actions::run)
                        .withKey("F5")
                        .withSynonyms(Messages.text("command.run.synonyms"))
                        .when(canRun),
                Command.of(Messages.text("command.stop"), actions::stop)
                        .withKey("Shift+F5")
                        .withSynonyms(Messages.text("command.stop.synonyms"))
                        .when(parts.runs().running()));
    }

    /** The screens, in the order of their tabs. */
    List<Command> screens() {
        List<Command> commands = new ArrayList<>();
        for (Screen screen : parts.screens().inOrder()) {
            commands.add(Command.of(Messages.text("command.show", screen.title()), () -> actions.showScreen(screen))
                    .withKey("Shortcut+" + (commands.size() + 1))
                    .withSynonyms(Messages.text("command.show.synonyms")));
        }
        return commands;
    }

    List<Command> themes() {
        return List.of(
                Command.of(Messages.text("command.theme.light"), () -> choose(Theme.LIGHT))
                        .withSynonyms(Messages.text("command.theme.light.synonyms")),
                Command.of(Messages.text("command.theme.dark"), () -> choose(Theme.DARK))
                        .withSynonyms(Messages.text("command.theme.dark.synonyms")),
                Command.of(Messages.text("command.theme.contrast"), () -> choose(Theme.HIGH_CONTRAST))
                        .withSynonyms(Messages.text("command.theme.contrast.synonyms")),
                Command.of(Messages.text("command.theme.system"), () -> choose(Theme.SYSTEM))
                        .withSynonyms(Messages.text("command.theme.system.synonyms")));
    }

    void choose(Theme theme) {
        actions.choose(theme);
    }

    List<Command> layout() {
        return List.of(Command.of(Messages.text("command.resetLayout"), actions::resetLayout)
                .withSynonyms(Messages.text("command.resetLayout.synonyms")));
    }

    List<Command> help() {
        return List.of(
                Command.of(Messages.text("command.palette"), actions::showPalette)
                        .withKey("Shortcut+Shift+P")
                        .withSynonyms(Messages.text("command.palette.synonyms")),
                Command.of(Messages.text("command.keys"), actions::showKeys)
                        .withKey("F1")
                        .withSynonyms(Messages.text("command.keys.synonyms")),
                Command.of(Messages.text("command.log"), actions::showLog)
                        .withSynonyms(Messages.text("command.log.synonyms")));
    }

    List<Command> languages() {
        return List.of(
                Command.of(Messages.text("command.language.system"), () -> actions.choose(LanguageChoice.SYSTEM))
                        .withSynonyms(Messages.text("command.language.system.synonyms")),
                Command.of(Messages.text("command.language.english"), () -> actions.choose(LanguageChoice.ENGLISH))
                        .withSynonyms(Messages.text("command.language.english.synonyms")),
                Command.of(Messages.text("command.language.german"), () -> actions.choose(LanguageChoice.GERMAN))
                        .withSynonyms(Messages.text("command.language.german.synonyms")));
    }

    /** Pages to read. */
    List<Command> pages() {
        List<Command> commands = new ArrayList<>();
        commands.add(Command.of(Messages.text("command.welcome"), actions::showWelcome)
                .withSynonyms(Messages.text("command.welcome.synonyms")));
        commands.add(parts.pages().guide());
        commands.addAll(parts.pages().others());
        return commands;
    }

    Command preferences() {
        return parts.pages().preferences();
    }

    Command quit() {
        return Command.of(Messages.text("command.quit"), actions::quit)
                .withKey("Shortcut+Q")
                .withSynonyms(Messages.text("command.quit.synonyms"));
    }

    /** Further keys of commands, and of the menus. */
    public List<Command> secondKeys() {
        return List.of(
                redo("Shortcut+Y"),
                Command.of(Messages.text("command.keys"), actions::showKeys).withKey("Shift+Slash"),
                Command.of(Messages.text("command.menus"), actions::openMenus).withKey("F10"));
    }

    private Command redo(String key) {
        String edit = document.redoNameProperty().get();
        String name = edit.isEmpty() ? Messages.text("command.redoNothing") : Messages.text("command.redo", edit);
        return Command.of(name, document::redo)
                .withKey(key)
                .withSynonyms(Messages.text("command.redo.synonyms"))
                .when(canRedo);
    }

    /** A name that ends with the edit to undo or redo, if there is one. */
    private String undoName() {
        String edit = document.undoNameProperty().get();
        return edit.isEmpty() ? Messages.text("command.undoNothing") : Messages.text("command.undo", edit);
    }
}
