package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.spec.json.DesignFile;
import dev.densescope.ui.Command;
import dev.densescope.ui.Frames;
import dev.densescope.ui.KeyNames;
import dev.densescope.ui.Keys;
import dev.densescope.ui.NoticeLink;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RunFileTarget;
import dev.densescope.ui.TestWorkspace;
import dev.densescope.ui.shell.file.FileDialogs;
import dev.densescope.ui.shell.file.UserSettings;
import dev.densescope.ui.shell.placement.WindowBox;
import dev.densescope.ui.theme.Palette;
import dev.densescope.ui.theme.Theme;
import dev.densescope.ui.theme.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/** Keys, palette, overlays, theme and files of the window, over screens that do little. */
class MainWindowTest {
    /** Longer than bounds of the window take to be noted. */
    private static final int SETTLED_MILLIS = 2000;

    @TempDir
    private Path folder;

    private TestWindow window;

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() {
        window = Pictures.onFx(() -> new TestWindow(folder, TestWorkspace.DESIGN));
    }

    @AfterEach
    void close() {
        fx(() -> window.crash());
    }

    @Test
    void numbersSwitchScreensAndTellThem() {
        press("Shortcut+5");
        assertEquals("Reports is shown", window.status());
        assertEquals(List.of("hidden", "shown", "hidden"), window.design.done);
        press("Shortcut+1");
        assertEquals("Design is shown", window.status());
    }

    @Test
    void theRunKeyShowsTheRunScreenAndStartsAndStopStops() {
        press("F5");
        assertTrue(window.isRunning());
        assertEquals("Run is shown", window.status());
        press("Shift+F5");
        assertFalse(window.isRunning());
    }

    @Test
    void theRunKeyAndTheRunButtonDoWhatTheShownScreenRuns() {
        window.plan.run = Optional.of(Command.of("Run this plan", () -> window.plan.done.add("ran")));
        press("Shortcut+2");
        window.plan.done.clear();
        Button button = (Button) window.find("#run-button").orElseThrow();
        assertEquals("Run this plan", button.getText());
        assertEquals(List.of("Run this plan"), menuItemsWithKey("F5"));
        press("F5");
        fx(button::fire);
        assertEquals(List.of("ran", "ran"), window.plan.done);
        assertFalse(window.isRunning(), "the design does not run");
        press("Shortcut+1");
        assertEquals("Run", button.getText());
        assertEquals(List.of("Run"), menuItemsWithKey("F5"));
    }

    private List<String> menuItemsWithKey(String key) {
        Menu run = menu("_Run");
        fx(run::show);
        fx(run::hide);
        return run.getItems().stream()
                .filter(item -> KeyNames.named(KeyCombination.valueOf(key)).equals(item.getAccelerator()))
                .map(item -> item.getText().replace("_", ""))
                .toList();
    }

    private Menu menu(String text) {
        return ((MenuBar) window.find("#window-menu").orElseThrow())
                .getMenus().stream()
                        .filter(menu -> menu.getText().equals(text))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"1022, 620", "1280, 800"})
    void noticesCoverNeitherTheBarNorTheScreen(double width, double height) {
        fx(() -> {
            window.stage.setWidth(width);
            window.stage.setHeight(height);
            window.notices.done(
                    "A picture was saved under a name that is not short.png.",
                    List.of(new NoticeLink("Open", () -> {})));
            window.notices.failed("Something failed, which takes a sentence of some length to say. ".repeat(3));
            window.notices.ask("Is it so?", new NoticeLink("Yes", () -> {}));
        });
        Frames.settle();
        Node screen = window.design.root();
        Node bar = window.find(".top-bar").orElseThrow();
        List<Node> notices = List.of(
                window.notices.done(),
                window.find(".told").orElseThrow(),
                window.find(".question").orElseThrow());
        for (Node notice : notices) {
            Bounds seen = onScreen(notice);
            assertTrue(seen.getWidth() > 100 && seen.getHeight() > 15, () -> notice + " is seen at " + seen);
            assertTrue(onScreen(screen.getScene().getRoot()).contains(seen), () -> notice + " is in the window");
            for (Node other : List.of(screen, bar)) {
                Bounds under = onScreen(other);
                boolean apart = seen.getMinY() >= under.getMaxY() || seen.getMaxY() <= under.getMinY();
                assertTrue(apart, () -> notice + " covers " + other);
            }
        }
        Label sentence = (Label) window.find(".told .label").orElseThrow();
        assertFalse(sentence.getWidth() < 300, "the sentence has the room that is there");
    }

    private static Bounds onScreen(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void aScreensKeysWorkOnlyWhileItIsShown() {
        press("Shortcut+Delete");
        press("X");
        press("Shortcut+3");
        press("Shortcut+Delete");
        assertEquals(List.of("hidden", "shown", "delete", "plain", "hidden"), window.design.done);
        assertEquals(List.of("shown", "delete"), window.run.done);
    }

    @Test
    void aTextFieldKeepsItsLettersAndWhatDeletesText() {
        fx(window.design.field::requestFocus);
        press("X");
        press("Shortcut+Delete");
        press("Shift+Slash");
        assertEquals(List.of("hidden", "shown"), window.design.done);
        assertFalse(isShown(".keys-overview"));
        press("F1");
        assertTrue(isShown(".keys-overview"));
    }

    @Test
    void undoAndRedoHaveTheirKeysAndTheirNames() {
        fx(() -> window.workspace.document().edit("batch", spec -> spec.withBatch(9)));
        assertEquals(List.of("Undo batch"), found("undo"));
        press("Esc");
        press("Shortcut+Z");
        assertEquals(TestWorkspace.DESIGN, window.workspace.spec());
        assertEquals(List.of("Redo batch"), found("redo"));
        press("Esc");
        press("Shortcut+Y");
        assertEquals(9, window.workspace.spec().batch());
        press("Shortcut+Z");
        press("Shortcut+Shift+Z");
        assertEquals(9, window.workspace.spec().batch());
        assertEquals(List.of("Redo"), found("redo"));
    }

    @Test
    void thePaletteOpensRunsTheBestMatchAndGivesTheFocusBack() {
        fx(window.design.field::requestFocus);
        press("Shortcut+Shift+P");
        assertTrue(isShown(".command-palette"));
        press("X");
        assertEquals(List.of("hidden", "shown"), window.design.done, "the screen's keys rest meanwhile");
        press("Esc");
        assertFalse(isShown(".command-palette"));
        assertSame(window.design.field, window.stage.getScene().getFocusOwner());
        assertEquals(List.of("Show Run"), found("show run"));
        press("Enter");
        assertFalse(isShown(".command-palette"));
        assertEquals("Run is shown", window.status());
    }

    @Test
    void arrowKeysChooseInThePaletteAndACommandThatCannotBeDoneIsNot() {
        found("stop the run");
        press("Enter");
        assertTrue(isShown(".command-palette"), "nothing runs");
        found("show");
        press("Down");
        press("Down");
        press("Up");
        press("Enter");
        assertEquals("Plan is shown", window.status());
    }

    @Test
    void aClickOnThePalettesScrollBarRunsNothingAndOneOnALineRunsIt() {
        found("");
        click(node(".command-palette .scroll-bar:vertical", ScrollBar.class));
        assertTrue(isShown(".command-palette"));
        assertEquals(List.of(), window.dialogs.asked());
        found("show reports");
        click(node(".command-palette .list-cell", ListCell.class));
        assertEquals("Reports is shown", window.status());
    }

    @Test
    void theFocusCannotGoBehindAnOverlay() {
        press("F1");
        press("Tab");
        press("Esc");
        assertFalse(isShown(".keys-overview"));
        press("Shortcut+Shift+P");
        press("Tab");
        press("Shift+Tab");
        press("Esc");
        assertFalse(isShown(".command-palette"));
    }

    @Test
    void theKeysAreShownAndPutAwayByKeys() {
        press("Shift+Slash");
        assertTrue(isShown(".keys-overview"));
        Pictures.take(window.stage.getScene(), "keys");
        press("Esc");
        assertFalse(isShown(".keys-overview"));
        press("F1");
        press("Shortcut+Shift+P");
        assertFalse(isShown(".keys-overview"), "one takes the place of the other");
        assertTrue(isShown(".command-palette"));
    }

    @Test
    void thePaletteHasTheCommandsOfAllScreensAndShowsTheirs() {
        assertEquals("Plain of Run", found("plain of run").get(0));
        press("Enter");
        assertEquals("Run is shown", window.status());
        assertEquals("plain", window.run.done.get(window.run.done.size() - 1));
    }

    @Test
    void aCommandIsFoundByItsSynonyms() {
        assertEquals("Quit", found("exit").get(0));
        assertEquals("Theme: dark", found("dark mode").get(0));
    }

    @Test
    void thePaletteHasTheRecentFiles() {
        Path design = folder.resolve("narrow.json");
        DesignFile.write(design, TestWorkspace.DESIGN.withClasses(7));
        fx(() -> window.window.open(List.of(design)));
        press("Shortcut+5");
        assertEquals("Open narrow.json", found("narrow").get(0));
        press("Enter");
        assertEquals("Design is shown", window.status());
    }

    @Test
    void menusOpenByTheirLettersAndTakeNoFocus() {
        fx(window.design.field::requestFocus);
        fx(() -> {
            Keys.press(window.design.field, "Alt+F");
            Event.fireEvent(window.design.field, alt(KeyEvent.KEY_RELEASED, false));
        });
        assertTrue(menu("_File").isShowing());
        assertEquals(
                List.of("_New design", "_Open…", "Open _recent", "_Save", "Save _as…"),
                menu("_File").getItems().subList(0, 5).stream()
                        .map(MenuItem::getText)
                        .toList());
        fx(menu("_File")::hide);
        assertSame(window.design.field, window.stage.getScene().getFocusOwner());
    }

    @Test
    void altAloneAndItsFunctionKeyOpenTheFirstMenu() {
        fx(window.design.field::requestFocus);
        press("F10");
        assertTrue(menu("_File").isShowing());
        press("F10");
        assertFalse(menu("_File").isShowing());
        fx(() -> {
            Event.fireEvent(window.design.field, alt(KeyEvent.KEY_PRESSED, true));
            Event.fireEvent(window.design.field, alt(KeyEvent.KEY_RELEASED, false));
        });
        assertTrue(menu("_File").isShowing());
        fx(menu("_File")::hide);
    }

    private static KeyEvent alt(EventType<KeyEvent> type, boolean down) {
        return new KeyEvent(type, KeyEvent.CHAR_UNDEFINED, "", KeyCode.ALT, false, false, down, false);
    }

    @Test
    void neitherTheMarkOfUnsavedWorkNorTheNameMovesATab() {
        List<Double> before = tabs();
        fx(() -> window.workspace.document().edit("batch", spec -> spec.withBatch(9)));
        assertEquals(before, tabs());
        fx(() -> window.workspace
                .document()
                .edit(
                        "name",
                        spec -> spec.withName("A name that is much longer than before, "
                                + "and longer than the room that the bar has for it")));
        assertEquals(before, tabs());
        press("Shortcut+3");
        assertEquals(before, tabs());
    }

    private List<Double> tabs() {
        Pictures.take(window.stage.getScene(), "tabs");
        return Pictures.onFx(() -> window.stage.getScene().getRoot().lookupAll(".tab").stream()
                .map(tab -> onScreen(tab).getMinX())
                .toList());
    }

    @Test
    void theDeviceChipOpensTheDevicesAndThreadsOfTheNextRun() {
        Button chip = (Button) window.find("#machine-device").orElseThrow();
        fx(chip::fire);
        RadioButton cpu = inPopup("#device-cpu", RadioButton.class);
        assertTrue(inPopup("#device-auto", RadioButton.class).isSelected());
        fx(cpu::fire);
        assertEquals("cpu", window.form.deviceProperty().get());
        ComboBox<Integer> threads = threads();
        fx(() -> threads.setValue(3));
        assertEquals(3, window.form.threadsProperty().get());
        fx(chip::fire);
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Integer> threads() {
        return inPopup("#device-threads", ComboBox.class);
    }

    private static <T extends Node> T inPopup(String selector, Class<T> type) {
        return type.cast(Pictures.onFx(() -> Window.getWindows().stream()
                .map(shown -> shown.getScene().getRoot().lookup(selector))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()));
    }

    @Test
    void theNextStartShowsTheScreenThatWasShownLast() {
        press("Shortcut+4");
        fx(() -> window.crash());
        window = Pictures.onFx(() -> new TestWindow(folder, TestWorkspace.DESIGN));
        assertEquals("Compare is shown", window.status());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWindowWhoseScreenIsGoneComesToOneThatIsThere(boolean maximized) {
        fx(() -> {
            window.crash();
            window.settings.setWindow(new WindowBox(4000, -900, 2400, 1300, maximized));
        });
        window = Pictures.onFx(() -> new TestWindow(folder, TestWorkspace.DESIGN));
        WaitForAsyncUtils.sleep(400, TimeUnit.MILLISECONDS);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Stage stage = window.stage;
        assertTrue(stage.isShowing());
        assertTrue(
                screen.contains(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()),
                () -> stage.getX() + " " + stage.getY() + " " + stage.getWidth() + " " + stage.getHeight());
        assertEquals(maximized, stage.isMaximized());
    }

    @Test
    void aWindowThatIsKilledKeepsItsPlace() {
        press("Shortcut+1"); // a window that is used stays where it is put
        fx(() -> window.stage.setX(48));
        WaitForAsyncUtils.sleep(SETTLED_MILLIS, TimeUnit.MILLISECONDS);
        assertEquals(
                48,
                new UserSettings(folder, Runnable::run).window().orElseThrow().x());
    }

    @Test
    void aThemeIsWornAtOnceAndRemembered() {
        assertEquals(Palette.LIGHT.color(Token.PANEL), colorOfBar());
        found("theme: dark");
        press("Enter");
        assertEquals(Palette.DARK.color(Token.PANEL), colorOfBar());
        assertEquals(Theme.DARK, new UserSettings(folder, Runnable::run).theme());
    }

    @Test
    void aDroppedRunGoesToTheReportsAndADesignToDesign() throws IOException {
        Path run = Files.createFile(folder.resolve("a.DSCOPE"));
        fx(() -> window.window.open(List.of(run)));
        assertEquals("Reports is shown", window.status());
        assertEquals(List.of(run), window.openedRuns);
        Path design = folder.resolve("design.json");
        DesignFile.write(design, TestWorkspace.DESIGN.withClasses(7));
        fx(() -> window.window.open(List.of(design)));
        assertEquals("Design is shown", window.status());
        assertEquals(7, window.workspace.spec().classes());
        assertEquals(List.of(run), window.openedRuns);
    }

    @Test
    void aDroppedRunStaysOnAScreenThatShowsRuns() throws IOException {
        List<Path> shown = new ArrayList<>();
        window.run.runFiles = Optional.of(new RunFileTarget(name -> name, shown::add));
        Path run = Files.createFile(folder.resolve("a.dscope"));
        press("Shortcut+3");
        fx(() -> window.window.open(List.of(run)));
        assertEquals("Run is shown", window.status());
        assertEquals(List.of(run), shown);
        assertEquals(List.of(), window.openedRuns);
    }

    @Test
    void aNewDesignIsShownWhereverItWasAskedFor() {
        press("Shortcut+5");
        press("Shortcut+N");
        assertEquals("Design is shown", window.status());
    }

    @Test
    void theScreenStaysIfTheDesignDoes() {
        fx(() -> window.workspace.document().edit("batch", spec -> spec.withBatch(9)));
        press("Shortcut+5");
        window.dialogs.answer(FileDialogs.Answer.CANCEL);
        press("Shortcut+N");
        assertEquals("Reports is shown", window.status());
    }

    @Test
    void closingAsksForUnsavedWorkAndRemembersWhereTheWindowStood() {
        fx(() -> window.workspace.document().edit("batch", spec -> spec.withBatch(9)));
        press("Shortcut+Q");
        assertTrue(window.stage.isShowing());
        window.dialogs.answer(FileDialogs.Answer.DISCARD);
        press("Shortcut+Q");
        assertFalse(window.stage.isShowing());
        assertEquals(List.of("unsaved Three blocks", "unsaved Three blocks"), window.dialogs.asked());
        WindowBox box = new UserSettings(folder, Runnable::run).window().orElseThrow();
        assertEquals(window.stage.getWidth(), box.width());
    }

    @Test
    void aWindowThatIsClosedWhileMaximizedRemembersItsNormalSize() {
        double width = WindowBox.MIN_WIDTH + 8;
        double height = WindowBox.MIN_HEIGHT + 8;
        WaitForAsyncUtils.sleep(SETTLED_MILLIS, TimeUnit.MILLISECONDS);
        fx(() -> {
            window.stage.setWidth(width);
            window.stage.setHeight(height);
        });
        WaitForAsyncUtils.sleep(SETTLED_MILLIS, TimeUnit.MILLISECONDS);
        fx(() -> {
            window.stage.setMaximized(true);
            window.stage.setWidth(width + 200); // as window managers tell it
            window.stage.setHeight(height + 100);
        });
        WaitForAsyncUtils.sleep(SETTLED_MILLIS, TimeUnit.MILLISECONDS);
        press("Shortcut+Q");
        WindowBox box = new UserSettings(folder, Runnable::run).window().orElseThrow();
        assertEquals(new WindowBox(box.x(), box.y(), width, height, true), box);
    }

    @Test
    void savingByKeyAsksForAFileOnce() {
        Path file = folder.resolve("kept.json");
        window.dialogs.choose(file);
        press("Shortcut+S");
        press("Shortcut+S");
        assertEquals(List.of("save as three-blocks.json"), window.dialogs.asked());
        assertEquals(TestWorkspace.DESIGN, DesignFile.read(file));
    }

    private Color colorOfBar() {
        return Pictures.take(window.stage.getScene(), "window").getPixelReader().getColor(3, 3);
    }

    /** Opens the palette and types; the names found, best first. */
    private List<String> found(String query) {
        if (!isShown(".command-palette")) {
            press("Shortcut+Shift+P");
        }
        fx(() -> window.type(query));
        return ((ListView<?>) node(".command-palette .list-view", ListView.class))
                .getItems().stream().map(item -> ((Command) item).name()).toList();
    }

    private void press(String keys) {
        fx(() -> window.press(keys));
    }

    private boolean isShown(String selector) {
        return window.find(selector).isPresent();
    }

    private <T extends Node> T node(String selector, Class<T> type) {
        return type.cast(window.find(selector).orElseThrow());
    }

    private static void click(Node node) {
        fx(() -> Event.fireEvent(
                node,
                new MouseEvent(
                        MouseEvent.MOUSE_CLICKED,
                        1,
                        1,
                        0,
                        0,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null)));
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
        Frames.settle();
    }
}
