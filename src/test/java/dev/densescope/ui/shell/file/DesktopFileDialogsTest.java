package dev.densescope.ui.shell.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.densescope.ui.Pictures;
import dev.densescope.ui.RecordedNotices;
import dev.densescope.ui.export.Export;
import dev.densescope.ui.export.Exports;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions about something that goes on while they are open. */
class DesktopFileDialogsTest {
    private static final Path CHECKPOINT = Path.of("a.checkpoint.safetensors");

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Exports exports = new Exports(new RecordedNotices(), work::add, Runnable::run);
    private final BooleanProperty running = new SimpleBooleanProperty(true);
    private final StackPane root = new StackPane();
    private Stage stage;
    private DesktopFileDialogs dialogs;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        stage = Pictures.onFx(() -> {
            Stage shown = new Stage();
            shown.setScene(Pictures.scene(root, new Appearance(Theme.LIGHT, false), 640, 400));
            shown.show();
            return shown;
        });
        dialogs = new DesktopFileDialogs(stage);
    }

    @AfterEach
    void close() {
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    @Test
    void theQuestionAboutExportsNamesThoseThatAreLeftAndIsSettledWhenAllAreComplete() throws Exception {
        Pictures.onFx(() -> {
            for (String name : List.of("a.html", "b.pdf")) {
                exports.begin(new Export(name, Path.of(name), name, progress -> Optional.empty()));
            }
            return exports;
        });
        CompletableFuture<Boolean> may = ask(() -> dialogs.askExporting(exports.running()));
        assertEquals("2 exports are not finished", card().getHeaderText());
        assertEquals("Closing the window cancels: a.html, b.pdf", card().getContentText());
        Pictures.onFx(() -> {
            work.remove().run();
            return work;
        });
        assertEquals("An export is not finished", card().getHeaderText());
        assertEquals("Closing the window cancels: b.pdf", card().getContentText());
        assertFalse(may.isDone());
        Pictures.onFx(() -> {
            work.remove().run();
            return work;
        });
        assertFalse(may.get(10, TimeUnit.SECONDS), "nobody has answered that the window may close");
        assertEquals(List.of(), List.copyOf(root.getChildren()));
    }

    @Test
    void theQuestionsAboutARunAreSettledWhenItHasEnded() throws Exception {
        CompletableFuture<FileDialogs.RunAnswer> closing =
                ask(() -> dialogs.askRunning(Optional.of(CHECKPOINT), 0, running));
        endRun();
        assertEquals(FileDialogs.RunAnswer.ENDED, closing.get(10, TimeUnit.SECONDS));
        running.set(true);
        CompletableFuture<FileDialogs.RunAnswer> stopping = ask(() -> dialogs.askStop(CHECKPOINT, 0, running));
        endRun();
        assertEquals(FileDialogs.RunAnswer.ENDED, stopping.get(10, TimeUnit.SECONDS));
    }

    @Test
    void aQuestionThatIsAlsoAboutWaitingRunsStays() throws Exception {
        CompletableFuture<FileDialogs.RunAnswer> stopping = ask(() -> dialogs.askStop(CHECKPOINT, 2, running));
        endRun();
        assertFalse(stopping.isDone());
        close();
        assertEquals(FileDialogs.RunAnswer.KEEP_RUNNING, stopping.get(10, TimeUnit.SECONDS));
    }

    private void endRun() {
        Pictures.onFx(() -> {
            running.set(false);
            return running;
        });
    }

    private DialogPane card() {
        return Pictures.onFx(() -> (DialogPane) root.lookup(".card"));
    }

    /** Asks while events are handled. */
    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> answer.complete(question.get()));
        while (Pictures.onFx(() -> root.getChildren().isEmpty())) {
            Thread.onSpinWait();
        }
        return answer;
    }
}
