package dev.densescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.ui.Pictures;
import dev.densescope.ui.theme.Appearance;
import dev.densescope.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final ButtonType SAVE = new ButtonType("Save", ButtonBar.ButtonData.YES);
    private static final ButtonType DISCARD = new ButtonType("Do not save", ButtonBar.ButtonData.NO);
    private static final ButtonType CANCEL = new ButtonType("Cancel", ButtonBar.ButtonData.CANCEL_CLOSE);

    private final List<KeyCode> reached = new ArrayList<>();
    private Button behind;
    private Stage stage;
    private StackPane root;

    @BeforeEach
    void open() {
        Pictures.startToolkit();
        stage = Pictures.onFx(() -> {
            behind = new Button("Behind");
            root = new StackPane(behind);
            Scene scene = Pictures.scene(root, new Appearance(Theme.LIGHT, false), 640, 400);
            scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> reached.add(event.getCode()));
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.show();
            behind.requestFocus();
            return shown;
        });
    }

    @AfterEach
    void close() {
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
    }

    @Test
    void enterGivesThePreferredAnswerAndTheWindowIsAsBefore() throws Exception {
        CompletableFuture<Optional<ButtonType>> answer = ask(new Question(stage, "Save?", SAVE, DISCARD, CANCEL));
        Pictures.take(stage.getScene(), "question");
        press(KeyCode.S);
        assertFalse(answer.isDone());
        press(KeyCode.ENTER);
        assertEquals(Optional.of(SAVE), answer.get(10, TimeUnit.SECONDS));
        assertEquals(List.of(), reached, "no key has reached the window");
        assertEquals(List.of(behind), root.getChildren());
        assertTrue(Pictures.onFx(behind::isFocused));
        press(KeyCode.S);
        assertEquals(List.of(KeyCode.S), reached);
    }

    @Test
    void escapeCancels() throws Exception {
        CompletableFuture<Optional<ButtonType>> answer = ask(new Question(stage, "Save?", SAVE, DISCARD, CANCEL));
        press(KeyCode.ESCAPE);
        assertEquals(Optional.empty(), answer.get(10, TimeUnit.SECONDS));
    }

    @Test
    void theArrowKeysReachEveryAnswer() throws Exception {
        List<ButtonType> found = new ArrayList<>();
        for (int steps = 0; steps < 3; steps++) {
            CompletableFuture<Optional<ButtonType>> answer =
                    ask(new Question(stage, "Save?", SAVE, DISCARD, CANCEL).preferring(CANCEL));
            Pictures.take(stage.getScene(), "question-" + steps); // laid out
            for (int step = 0; step < steps; step++) {
                press(KeyCode.RIGHT);
            }
            press(KeyCode.SPACE);
            found.add(answer.get(10, TimeUnit.SECONDS).orElse(CANCEL));
        }
        assertEquals(CANCEL, found.get(0), "the preferred one has the focus");
        assertEquals(3, found.stream().distinct().count(), found::toString);
    }

    @Test
    void aWindowThatIsClosedCancels() throws Exception {
        CompletableFuture<Optional<ButtonType>> answer = ask(new Question(stage, "Save?", SAVE, CANCEL));
        close();
        assertEquals(Optional.empty(), answer.get(10, TimeUnit.SECONDS));
    }

    @Test
    void keysAreThoseOfTheNewestQuestion() throws Exception {
        CompletableFuture<Optional<ButtonType>> first = ask(new Question(stage, "Replace?", SAVE, CANCEL));
        CompletableFuture<Optional<ButtonType>> second = ask(new Question(stage, "Close?", SAVE, CANCEL));
        press(KeyCode.ESCAPE);
        assertEquals(Optional.empty(), second.get(10, TimeUnit.SECONDS));
        assertFalse(first.isDone());
        press(KeyCode.ENTER);
        assertEquals(Optional.of(SAVE), first.get(10, TimeUnit.SECONDS));
    }

    /** Asks while events are handled. */
    private CompletableFuture<Optional<ButtonType>> ask(Question question) {
        CompletableFuture<Optional<ButtonType>> answer = new CompletableFuture<>();
        int before = Pictures.onFx(() -> root.getChildren().size());
        Platform.runLater(() -> answer.complete(question.ask()));
        while (Pictures.onFx(() -> root.getChildren().size()) == before) {
            Thread.onSpinWait();
        }
        return answer;
    }

    private void press(KeyCode code) {
        Pictures.onFx(() -> {
            stage.getScene()
                    .getFocusOwner()
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return code;
        });
    }
}
