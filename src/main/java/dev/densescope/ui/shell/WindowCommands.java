package dev.densescope.ui.shell;

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
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** The commands of the window on all screens. Names depend on the state: {@code Undo growth rate of block 2}. */
final class WindowCommands {
    /** The actions of the window. */
    interface Actions {
        void showScreen(Screen screen);

        /** The name of what {@link #run} does on the shown screen. */
        String runName();

        /** Does what the shown screen runs; by default, shows the Run screen and starts a run there. */
        void run();

        /** Asks what to save of the run, and stops it. */
        void stop();

        void showPalette();

        void showKeys();

        void choose(Theme theme);

        void choose(LanguageChoice language);

        void resetLayout();

        void showWelcome();

        /** Opens the folder of the log. */
        void showLog();

        void quit();
    }

    private final DesignDocument document;
    private final FileDesk files;
    private final WindowParts parts;
    private final Actions actions;
    private final BooleanBinding canUndo;
    private final BooleanBinding canRedo;
    private final BooleanBinding canRun;

    WindowCommands(DesignDocument document, FileDesk files, WindowParts parts, Actions actions) {
        this.document = document;
        this.files = files;
        this.parts = parts;
        this.actions = actions;
        canUndo = document.undoNameProperty().isNotEmpty();
        canRedo = document.redoNameProperty().isNotEmpty();
        canRun = Bindings.not(parts.runs().running());
    }

    /** All commands, with their current names. */
    List<Command> all() {
        List<Command> commands = new ArrayList<>(files());
        commands.addAll(modelMenu().commands());
        commands.addAll(edits());
        commands.addAll(runs());
        commands.addAll(views());
        commands.add(parts.pages().preferences());
        commands.addAll(pages());
        commands.add(quit());
        return commands;
    }

    List<Command> files() {
        return List.of(
                Command.of(Messages.text("command.new"), () -> showDesignIf(files.startNew()))
                        .withKey("Shortcut+N"),
                Command.of(Messages.text("command.open"), files::open).withKey("Shortcut+O"),
                Command.of(Messages.text("command.save"), files::save).withKey("Shortcut+S"),
                Command.of(Messages.text("command.saveAs"), files::saveAs).withKey("Shortcut+Shift+S"));
    }

    /** The formats of the current design with its weights and its plan. */
    ExportMenu<ModelFormat> modelMenu() {
        return new ExportMenu<>(ExportOffers.MODELS, ExportPlace.DESIGN, parts.models()::export);
    }

    /** What these formats would contain now. */
    String exportedModel() {
        return parts.models().contents();
    }

    /** Opens files of any kind. */
    void open(List<Path> opened) {
        files.open(opened);
    }

    private void showDesignIf(boolean isThere) {
        if (isThere) {
            actions.showScreen(parts.screens().design());
        }
    }

    List<Command> edits() {
        return List.of(
                Command.of(undoName(), document::undo).withKey("Shortcut+Z").when(canUndo), redo("Shortcut+Shift+Z"));
    }

    List<Command> runs() {
        return List.of(
                Command.of(actions.runName(), actions::run).withKey("F5").when(canRun),
                Command.of(Messages.text("command.stop"), actions::stop)
                        .withKey("Shift+F5")
                        .when(parts.runs().running()));
    }

    List<Command> views() {
        List<Command> commands = new ArrayList<>();
        for (Screen screen : parts.screens().inOrder()) {
            commands.add(Command.of(Messages.text("command.show", screen.title()), () -> actions.showScreen(screen))
                    .withKey("Shortcut+" + (commands.size() + 1)));
        }
        commands.addAll(themes());
        commands.addAll(languages());
        commands.add(Command.of(Messages.text("command.resetLayout"), actions::resetLayout));
        commands.add(Command.of(Messages.text("command.palette"), actions::showPalette)
                .withKey("Shortcut+Shift+P"));
        commands.add(
                Command.of(Messages.text("command.keys"), actions::showKeys).withKey("F1"));
        commands.add(Command.of(Messages.text("command.log"), actions::showLog));
        return commands;
    }

    List<Command> themes() {
        return List.of(
                Command.of(Messages.text("command.theme.light"), () -> actions.choose(Theme.LIGHT)),
                Command.of(Messages.text("command.theme.dark"), () -> actions.choose(Theme.DARK)),
                Command.of(Messages.text("command.theme.contrast"), () -> actions.choose(Theme.HIGH_CONTRAST)),
                Command.of(Messages.text("command.theme.system"), () -> actions.choose(Theme.SYSTEM)));
    }

    private List<Command> languages() {
        return List.of(
                Command.of(Messages.text("command.language.system"), () -> actions.choose(LanguageChoice.SYSTEM)),
                Command.of(Messages.text("command.language.english"), () -> actions.choose(LanguageChoice.ENGLISH)),
                Command.of(Messages.text("command.language.german"), () -> actions.choose(LanguageChoice.GERMAN)));
    }

    /** Pages to read. */
    List<Command> pages() {
        List<Command> commands = new ArrayList<>();
        commands.add(Command.of(Messages.text("command.welcome"), actions::showWelcome));
        commands.add(parts.pages().guide());
        commands.addAll(parts.pages().others());
        return commands;
    }

    Command preferences() {
        return parts.pages().preferences();
    }

    Command quit() {
        return Command.of(Messages.text("command.quit"), actions::quit).withKey("Shortcut+Q");
    }

    /** Second keys of commands. */
    List<Command> secondKeys() {
        return List.of(
                redo("Shortcut+Y"),
                Command.of(Messages.text("command.keys"), actions::showKeys).withKey("Shift+Slash"));
    }

    private Command redo(String key) {
        String edit = document.redoNameProperty().get();
        String name = edit.isEmpty() ? Messages.text("command.redoNothing") : Messages.text("command.redo", edit);
        return Command.of(name, document::redo).withKey(key).when(canRedo);
    }

    /** A name that ends with the edit to undo or redo, if there is one. */
    private String undoName() {
        String edit = document.undoNameProperty().get();
        return edit.isEmpty() ? Messages.text("command.undoNothing") : Messages.text("command.undo", edit);
    }
}
