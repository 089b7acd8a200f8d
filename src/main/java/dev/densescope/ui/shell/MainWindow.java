package dev.densescope.ui.shell;

import dev.densescope.ui.AttemptNotices;
import dev.densescope.ui.Background;
import dev.densescope.ui.Command;
import dev.densescope.ui.LanguageChoice;
import dev.densescope.ui.Messages;
import dev.densescope.ui.RunFileTarget;
import dev.densescope.ui.Screen;
import dev.densescope.ui.control.InvalidMark;
import dev.densescope.ui.export.view.ExportLines;
import dev.densescope.ui.model.KeptState;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.shell.device.DeviceChip;
import dev.densescope.ui.shell.file.Autosave;
import dev.densescope.ui.shell.file.DesignFileWatch;
import dev.densescope.ui.shell.file.FileDesk;
import dev.densescope.ui.shell.file.FileDialogs;
import dev.densescope.ui.shell.file.RecentFileStates;
import dev.densescope.ui.shell.file.UserSettings;
import dev.densescope.ui.shell.hint.HintStrip;
import dev.densescope.ui.shell.menu.CommandKeys;
import dev.densescope.ui.shell.menu.ScreenCommands;
import dev.densescope.ui.shell.menu.TopBar;
import dev.densescope.ui.shell.menu.WindowCommands;
import dev.densescope.ui.shell.menu.WindowMenu;
import dev.densescope.ui.shell.notice.WindowNotices;
import dev.densescope.ui.shell.open.DropOverlay;
import dev.densescope.ui.shell.open.FileDrops;
import dev.densescope.ui.shell.open.OpenTargets;
import dev.densescope.ui.shell.palette.CommandPalette;
import dev.densescope.ui.shell.palette.KeysOverview;
import dev.densescope.ui.shell.palette.OverlayCard;
import dev.densescope.ui.shell.placement.WindowPlacement;
import dev.densescope.ui.shell.screens.WindowParts;
import dev.densescope.ui.shell.welcome.WelcomePage;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** The window: its screens, bar, status line, overlays, commands and files. FX thread only. */
final class MainWindow implements WindowCommands.Actions {
    /** All attempts to start a run. */
    private static final String RUN = "run";

    private static final String LAST_SCREEN = KeptState.LAYOUT + "screen";

    private final Stage stage;
    private final WindowPlacement placement;
    private final Workspace workspace;
    private final Appearance appearance;
    private final WindowParts parts;
    private final UserSettings settings;
    private final WindowNotices notices;
    private final AttemptNotices attempts;
    private final FileDesk files;
    private final Autosave autosave;
    private final UnsavedWorkRecovery workLeftBehind;
    private final DesignFileWatch fileWatch;
    private final WindowCommands commands;
    private final OverlayCard overlay = new OverlayCard();
    private final DropOverlay dropOverlay = new DropOverlay();
    private final Background opening;
    private final CommandPalette palette = new CommandPalette(overlay);
    private final KeysOverview keys = new KeysOverview(overlay);
    private final BorderPane frame = new BorderPane();
    private final HintStrip hintStrip;
    private final StatusLine statusLine;
    private final WelcomePage welcome;
    private final WindowMenu menus;
    private final TopBar topBar;
    private final WindowClosing leaving;
    private final Stopping stopping;
    private Screen current;

    /**
     * @param notices shared with the screens
     * @param opening recognises and reads files
     * @param keeper keeps unsaved work, however long a file is read
     */
    MainWindow(
            Stage stage,
            Workspace workspace,
            Appearance appearance,
            WindowParts parts,
            WindowNotices notices,
            UserSettings settings,
            FileDialogs dialogs,
            Background opening,
            Executor keeper) {
        this.opening = opening;
        this.stage = stage;
        placement = new WindowPlacement(stage, settings::setWindow);
        this.workspace = workspace;
        this.appearance = appearance;
        appearance.themeProperty().addListener((observable, before, now) -> settings.setTheme(now));
        this.parts = parts;
        current = parts.screens().design();
        this.settings = settings;
        this.notices = notices;
        attempts = new AttemptNotices(notices);
        hintStrip = new HintStrip(parts.pages().hints());
        statusLine = new StatusLine(notices.done(), hintStrip);
        files = new FileDesk(
                workspace.document(),
                parts.startingWeights(),
                dialogs,
                notices,
                settings,
                new OpenTargets(this::showDesign, this::openRun, this::compare),
                opening);
        RecentFileStates recent = new RecentFileStates(settings, opening, notices);
        welcome = new WelcomePage(
                workspace,
                settings,
                files,
                recent,
                notices,
                opening,
                this::showDesign,
                parts.pages().guide()::run);
        autosave = new Autosave(settings.folder(), workspace.document(), keeper);
        workLeftBehind = new UnsavedWorkRecovery(workspace.document(), autosave, notices, opening);
        fileWatch = new DesignFileWatch(workspace.document(), notices, opening);
        commands = new WindowCommands(workspace.document(), files, parts, recent, this);
        leaving = new WindowClosing(parts, workspace.document(), files, dialogs, notices, this::close);
        stopping = new Stopping(parts.runs(), dialogs, notices);
        menus = new WindowMenu(commands, appearance::theme);
        DeviceChip device = new DeviceChip(workspace, parts.devices(), appearance);
        topBar = new TopBar(workspace, parts, menus.bar(), device, this);
    }

    /** Shows the window at its last position, still without a screen, so that its first frame comes soon. */
    void show() {
        frame.setId("frame");
        frame.setTop(new VBox(topBar, notices.lines(), new ExportLines(parts.exports())));
        frame.setBottom(statusLine);
        StackPane.setAlignment(frame, Pos.TOP_LEFT); // on a screen too small for it, it begins where it should
        Scene scene = new Scene(new StackPane(frame, overlay, dropOverlay));
        appearance.dress(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(this::activeCommands));
        new FileDrops(dropOverlay, opening, this::runFiles, this::open).accept(scene);
        menus.listenForAlt(scene);
        stage.setScene(scene);
        stage.titleProperty().bind(workspace.specProperty().map(spec -> Messages.text("app.windowTitle", spec.name())));
        stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, this::closeRequested);
        topBar.mark(lastScreen());
        placement.show(settings.window());
        workLeftBehind.offer(settings.folder());
        autosave.start(parts.pages().autosave());
        fileWatch.start();
    }

    /** Shows the last screen, unless one is shown already. */
    void showLastScreen() {
        if (frame.getCenter() == null) {
            showScreen(lastScreen());
        }
    }

    @Override
    public void showScreen(Screen screen) {
        overlay.hide();
        current.hidden();
        current = screen;
        frame.setCenter(screen.root());
        statusLine.show(screen);
        topBar.select(screen);
        screen.shown();
        hintStrip.show(parts.screens().hints(screen));
        settings.set(LAST_SCREEN, Integer.toString(parts.screens().inOrder().indexOf(screen) + 1));
    }

    @Override
    public void showWelcome() {
        showScreen(welcome.screen());
    }

    /** Shows the welcome page if it has never been shown. */
    void welcomeNewUser() {
        if (welcome.isNew()) {
            showWelcome();
        }
    }

    /** The screen shown last; the first if there is none. */
    private Screen lastScreen() {
        String number = settings.get(LAST_SCREEN).orElse("");
        List<Screen> screens = parts.screens().inOrder();
        return screens.stream()
                .filter(screen -> number.equals(Integer.toString(screens.indexOf(screen) + 1)))
                .findFirst()
                .orElse(screens.get(0));
    }

    @Override
    public String runName() {
        return current.run().map(Command::name).orElseGet(() -> Messages.text("command.run"));
    }

    @Override
    public boolean refusesRun() {
        Optional<TextInputControl> unused = InvalidMark.inFocus(stage.getScene());
        unused.ifPresentOrElse(
                field -> attempts.failed(
                        RUN, Messages.text("command.run.unused", field.getAccessibleText(), field.getAccessibleHelp())),
                () -> attempts.succeeded(RUN));
        return unused.isPresent();
    }

    @Override
    public void run() {
        if (refusesRun()) {
            return;
        }
        current.run().ifPresentOrElse(Command::run, () -> {
            showScreen(parts.screens().run());
            parts.runs().start();
        });
    }

    @Override
    public void stop() {
        stopping.begin();
    }

    @Override
    public void openMenus() {
        menus.open();
    }

    @Override
    public void showPalette() {
        commands.recent().look();
        palette.show(new ScreenCommands(parts.screens(), current, this::showScreen).after(commands.all()));
    }

    @Override
    public void showKeys() {
        List<KeysOverview.Section> ofWindow = new ArrayList<>();
        commands.groups()
                .forEach(group -> ofWindow.add(new KeysOverview.Section(group.title(), true, group.commands())));
        ofWindow.add(new KeysOverview.Section(Messages.text("keys.more"), true, commands.secondKeys()));
        keys.show(ofWindow, new ScreenCommands(parts.screens(), current, this::showScreen).keys());
    }

    @Override
    public void choose(Theme theme) {
        appearance.choose(theme);
    }

    @Override
    public void choose(LanguageChoice language) {
        settings.setLanguage(language);
        notices.done(Messages.text("language.fromNextStart"));
    }

    @Override
    public void showLog() {
        notices.showLog();
    }

    @Override
    public void resetLayout() {
        settings.resetLayout();
        placement.reset();
    }

    @Override
    public void quit() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private List<Command> activeCommands() {
        List<Command> active = new ArrayList<>(commands.all());
        active.addAll(commands.secondKeys());
        if (!overlay.isVisible()) {
            active.addAll(current.commands());
        }
        return active;
    }

    private void closeRequested(WindowEvent event) {
        event.consume();
        leaving.begin();
    }

    private void close() {
        fileWatch.stop();
        autosave.forget();
        workLeftBehind.leave();
        settings.setWindow(placement.now());
        stage.close();
    }

    /** Opens dropped or named files, each on the screen for it. */
    void open(List<Path> opened) {
        if (!opened.isEmpty()) {
            commands.open(opened);
        }
    }

    private void showDesign() {
        showScreen(parts.screens().design());
    }

    private void compare(List<Path> compared) {
        showScreen(parts.screens().compare());
        parts.compareFiles().accept(compared);
    }

    private void openRun(Path file) {
        runFiles().open().accept(file);
    }

    /** The screen shows it, or Reports. */
    private RunFileTarget runFiles() {
        return current.runFiles()
                .orElseGet(() -> new RunFileTarget(name -> Messages.text("opening.inReports", name), this::openReport));
    }

    private void openReport(Path file) {
        showScreen(parts.screens().reports());
        parts.openRunFile().accept(file);
    }
}
