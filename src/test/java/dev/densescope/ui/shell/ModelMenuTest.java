package dev.densescope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.model.format.ModelFormat;
import dev.densescope.ui.Frames;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formats of the model in the menu of the window. */
class ModelMenuTest {
    @TempDir
    private Path folder;

    private TestWindow window;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        window = Pictures.onFx(() -> new TestWindow(folder, TestWorkspace.DESIGN));
    }

    @AfterEach
    void close() {
        fx(() -> window.crash());
    }

    @Test
    void theMenuSaysWhatWouldBeWritten() {
        fx(() -> window.startingWeights.use(folder.resolve("trained.safetensors")));
        Menu exports = exports();
        Pictures.take(menu().getItems().get(0).getParentPopup().getScene(), "window-menu");
        fx(exports::show);
        Pictures.take(exports.getItems().get(1).getParentPopup().getScene(), "model-menu");
        Set<String> texts = exports.getItems().get(1).getParentPopup().getScene().getRoot().lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.toSet());
        assertTrue(
                texts.containsAll(List.of("weights of trained.safetensors · plan shared", "ONNX")), texts.toString());
    }

    @Test
    void itsItemsWriteTheModelOnTheWorkerAndTellIt() throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        window.exportDialogs.into(target);
        exports().getItems().stream().filter(item -> item.getId() != null).forEach(item -> fx(item::fire));
        assertEquals(0, files(target), "nothing is written on the FX thread");
        while (!window.exportWorker.isEmpty()) {
            window.exportWorker.remove().run();
        }
        Frames.settle();
        assertEquals(ModelFormat.values().length, files(target));
        assertEquals(
                List.of("Exported %s.".formatted(window.exportDialogs.asked().get(ModelFormat.values().length - 1))),
                window.notices());
    }

    private static long files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private Menu menu() {
        return ((MenuBar) window.find("#window-menu").orElseThrow()).getMenus().get(0);
    }

    /** Opens the menu, and returns that of exports in it. */
    private Menu exports() {
        fx(() -> menu().show());
        Menu exports = (Menu) menu().getItems().stream()
                .filter(item -> "design-export".equals(item.getId()))
                .findFirst()
                .orElseThrow();
        return exports;
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
        Frames.settle();
    }
}
