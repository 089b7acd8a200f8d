package dev.densescope.ui.shell.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.failure.ProgramLog;
import dev.densescope.ui.Background;
import dev.densescope.ui.ClearButton;
import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPageTest {
    private static final String OLDER = """
            at a line of an entry that was cut
            2026-11-30T09:00:00.123Z 4711 WARN  [files and previews] dev.densescope.ui.shell.file.Autosave: Unsaved work cannot be kept: disk full
            """;
    private static final String NEWER = """
            2026-11-30T10:00:00.123+01:00 4711 ERROR [run] dev.densescope.failure.Failures: The run failed
            java.lang.IllegalStateException: no
            	at dev.densescope.Main.main(Main.java:1)
            """;

    @TempDir
    private Path folder;

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private LogPage page;
    private Scene scene;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("densescope.1.log"), OLDER);
        Files.writeString(folder.resolve("densescope.log"), NEWER);
        Pictures.startToolkit();
        scene = Pictures.onFx(() -> {
            page = new LogPage(new ProgramLog(folder), new Background(worker::add, Runnable::run), () -> {});
            Scene built = Pictures.scene(page.root(), new Appearance(Theme.LIGHT, false), 880, 560);
            page.shown();
            return built;
        });
        read();
    }

    @AfterEach
    void close() {
        fx(() -> page.hidden());
    }

    @Test
    void theSearchIsClearedByItsButton() {
        TextField search = (TextField) scene.lookup("#log-search");
        fx(() -> search.setText("disk"));
        fx(() -> ClearButton.click(search));
        assertEquals("", search.getText());
    }

    @Test
    void entriesOfAllFilesAreShownOldestFirstWithTheirDetails() {
        assertEquals(List.of("Unsaved work cannot be kept: disk full", "The run failed"), messages());
        fx(() -> table().getSelectionModel().select(1));
        Pictures.take(scene, "log");
        String details = ((TextArea) scene.lookup("#log-details")).getText();
        assertTrue(details.contains("IllegalStateException: no\n\tat dev.densescope.Main"), details);
        assertEquals("2026-11-30 10:00:00", table().getItems().get(1).shortTime());
    }

    @Test
    void levelAndTextFilter() {
        fx(() -> ((ToggleButton) scene.lookup("#log-level").lookupAll(".toggle-button").stream()
                        .filter(button -> ((ToggleButton) button).getText().equals("Errors"))
                        .findFirst()
                        .orElseThrow())
                .fire());
        assertEquals(List.of("The run failed"), messages());
        fx(() -> ((TextField) scene.lookup("#log-search")).setText("DISK"));
        assertEquals(List.of(), messages());
    }

    @Test
    void newEntriesAreShownAndUnchangedFilesNotReadAgain() throws IOException {
        LogFiles files = new LogFiles(new ProgramLog(folder));
        assertEquals(2, files.readIfChanged().orElseThrow().size());
        assertTrue(files.readIfChanged().isEmpty());
        String entry = "2026-11-30T11:00:00.000Z 4711 INFO  [main] dev.densescope.Main: later\n";
        Files.write(
                folder.resolve("densescope.log"), entry.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        fx(() -> page.shown());
        read();
        assertEquals("later", messages().get(2));
    }

    @Test
    void anUnknownLevelAndALogThatIsNotThereAreNoFaults() throws IOException {
        assertEquals(LogLevel.DEBUG, LogLevel.of("TRACE"));
        assertEquals(
                List.of(),
                new LogFiles(new ProgramLog(folder.resolve("none")))
                        .readIfChanged()
                        .orElseThrow());
    }

    private List<String> messages() {
        return table().getItems().stream().map(LogEntry::message).toList();
    }

    @SuppressWarnings("unchecked")
    private TableView<LogEntry> table() {
        return (TableView<LogEntry>) scene.lookup("#log-entries");
    }

    private void read() {
        fx(() -> worker.remove().run());
    }

    private static void fx(Runnable work) {
        Pictures.onFx(() -> {
            work.run();
            return work;
        });
    }
}
