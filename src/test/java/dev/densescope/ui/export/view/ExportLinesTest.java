package dev.densescope.ui.export.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.Threads;
import dev.densescope.file.write.WriteProgress;
import dev.densescope.ui.FxThread;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.export.Export;
import dev.densescope.ui.export.Exports;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The lines of exports in a headless window; the worker writes what the test lets it write. */
class ExportLinesTest {
    private final RecordedNotices notices = new RecordedNotices();
    private final Threads.Worker worker = Threads.worker("exports of a test");
    private final Semaphore parts = new Semaphore(0);
    private Exports exports;
    private Stage stage;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        stage = Pictures.onFx(() -> {
            exports = new Exports(notices, worker, new FxThread());
            Appearance appearance = new Appearance(Theme.DARK, false);
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(new ExportLines(exports), appearance, 1280, 120));
            shown.show();
            return shown;
        });
    }

    @AfterEach
    void close() {
        parts.release(100);
        exports.close();
        worker.close();
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    @Test
    void aLongOneShowsItsProgressAndIsCancelledByItsButton() throws Exception {
        begin("a.json");
        begin("b.json");
        parts.release(4);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Pictures.onFx(() -> isSeen(0) && isSeen(1)));
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Pictures.onFx(() -> bar(0).getProgress() == 0.3));
        assertEquals(List.of("Exporting a.json", "Waiting to export b.json"), Pictures.onFx(this::texts));
        assertEquals(-1, Pictures.onFx(() -> bar(1).getProgress()));
        Pictures.take(stage.getScene(), "export-lines");
        Pictures.onFx(() -> {
            cancel(0).fire();
            return stage;
        });
        assertEquals("Cancelling a.json", Pictures.onFx(this::texts).get(0));
        assertTrue(cancel(0).isDisabled());
        parts.release(1);
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> Pictures.onFx(() -> texts().equals(List.of("Exporting b.json"))));
        parts.release(10);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> Pictures.onFx(() -> texts().isEmpty()));
        assertEquals(
                List.of("The export of a.json was cancelled. No file was written.", "Exported b.json."),
                notices.done());
    }

    @Test
    void aShortOneIsNotShown() {
        Pictures.onFx(() -> {
            begin("a.json");
            assertEquals(1, texts().size());
            assertFalse(isSeen(0));
            return stage;
        });
    }

    /** Begins an export of ten parts. */
    private void begin(String name) {
        Pictures.onFx(() -> {
            exports.begin(new Export(name, Path.of(name), name, this::write));
            return stage;
        });
    }

    private Optional<String> write(WriteProgress progress) {
        for (int part = 0; part < 10; part++) {
            parts.acquireUninterruptibly();
            progress.written(part / 10.0);
        }
        return Optional.empty();
    }

    private List<String> texts() {
        return lines().stream()
                .map(line -> ((Labeled) line.lookup(".export-text")).getText())
                .toList();
    }

    private boolean isSeen(int line) {
        return lines().get(line).isVisible();
    }

    private ProgressBar bar(int line) {
        return (ProgressBar) lines().get(line).lookup(".progress-bar");
    }

    private Button cancel(int line) {
        return (Button) lines().get(line).lookup("#export-cancel");
    }

    private List<Node> lines() {
        Scene scene = stage.getScene();
        return scene.getRoot().getChildrenUnmodifiable();
    }
}
