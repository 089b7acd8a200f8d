package dev.densescope.ui.shell.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Background;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RunFileTarget;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDropsTest {
    @TempDir
    private Path folder;

    private final List<List<Path>> opened = new ArrayList<>();
    private final Deque<Runnable> worker = new ArrayDeque<>();
    private RunFileTarget runs = new RunFileTarget(name -> "Open " + name + " in Reports", file -> {});
    private DropOverlay overlay;
    private FileDrops drops;
    private Scene scene;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        scene = Pictures.onFx(() -> {
            overlay = new DropOverlay();
            Scene built = Pictures.scene(new StackPane(overlay), new Appearance(Theme.LIGHT, false), 1022, 640);
            drops = new FileDrops(overlay, new Background(worker::add, Runnable::run), () -> runs, opened::add);
            return built;
        });
    }

    @Test
    void theOverlaySaysWhatADropDoes() throws IOException {
        Path run = Files.createFile(folder.resolve("a.dscope"));
        drag(List.of(run));
        assertEquals(List.of("Drop to open"), shown());
        worker.remove().run();
        Pictures.take(scene, "drop");
        assertEquals(List.of("Open a.dscope in Reports"), shown());
        drag(List.of(run));
        assertTrue(worker.isEmpty(), "files are recognised once");
        drops.left();
        runs = new RunFileTarget(name -> "Open " + name + " in Run", file -> {});
        drag(List.of(run));
        worker.remove().run();
        assertEquals(List.of("Open a.dscope in Run"), shown(), "another screen is shown");
        Pictures.onFx(() -> {
            drops.dropped(List.of(run));
            return drops;
        });
        assertEquals(List.of(List.of(run)), opened);
        assertFalse(overlay.isVisible());
    }

    @Test
    void theOverlayStaysAwayIfTheDesktopTellsOfTheDragAfterTheDrop() throws IOException {
        List<Path> files = List.of(Files.createFile(folder.resolve("a.dscope")));
        drag(files);
        Pictures.onFx(() -> {
            drops.dropped(files);
            return drops;
        });
        drag(files);
        worker.forEach(Runnable::run);
        assertFalse(overlay.isVisible());
        Pictures.onFx(() -> {
            drops.entered();
            return drops;
        });
        drag(files);
        assertTrue(overlay.isVisible(), "dragged again");
    }

    @Test
    void theOverlayGoesWhenTheMouseMovesSinceNothingIsDraggedThen() throws IOException {
        drag(List.of(Files.createFile(folder.resolve("a.dscope"))));
        Pictures.onFx(() -> {
            drops.accept(scene);
            Event.fireEvent(scene, mouseMoved());
            return drops;
        });
        assertFalse(overlay.isVisible());
    }

    private static MouseEvent mouseMoved() {
        return new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                9,
                9,
                9,
                9,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    @Test
    void whatCannotBeOpenedIsSaidBeforeTheDrop() throws IOException {
        drag(List.of(Files.writeString(folder.resolve("cat.gif"), "GIF89a")));
        worker.remove().run();
        Pictures.take(scene, "drop-refused");
        assertTrue(shown().get(0).startsWith("cat.gif is a GIF image"), shown()::toString);
    }

    @Test
    void theOverlayGoesWhenTheFilesLeaveTheWindow() throws IOException {
        drag(List.of(Files.createFile(folder.resolve("a.dscope"))));
        Pictures.onFx(() -> {
            drops.left();
            return drops;
        });
        assertFalse(overlay.isVisible());
        worker.remove().run();
        assertFalse(overlay.isVisible(), "what is recognised too late is not shown");
    }

    private List<String> shown() {
        return Pictures.onFx(() -> overlay.lookupAll(".drop-line").stream()
                .map(line -> ((Label) line).getText())
                .toList());
    }

    private void drag(List<Path> files) {
        Pictures.onFx(() -> {
            drops.dragged(files);
            return drops;
        });
    }
}
