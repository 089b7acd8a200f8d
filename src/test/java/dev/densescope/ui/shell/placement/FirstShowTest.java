package dev.densescope.ui.shell.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.ui.Pictures;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Window managers are corrected while a window appears; its user never is. */
class FirstShowTest {
    private static final WindowBox WANTED = new WindowBox(40, 30, 1100, 700, false);
    private static final WindowBox LOWER = new WindowBox(40, 67, 1100, 700, false);
    private static final WindowBox SMALLER = new WindowBox(40, 30, 1060, 700, false);

    private final FirstShow first = new FirstShow(WANTED);

    @BeforeAll
    static void startTheToolkit() {
        Pictures.startToolkit();
    }

    @Test
    void aWindowIsCorrectedUntilItHasStoodRightForSomeLooks() {
        assertEquals(Optional.of(WANTED), first.correction(SMALLER, false));
        assertEquals(Optional.empty(), first.correction(WANTED, true));
        assertEquals(Optional.of(WANTED), first.correction(LOWER, true));
        for (int look = 0; look < 3; look++) {
            assertEquals(Optional.empty(), first.correction(WANTED, true));
        }
        assertEquals(Optional.empty(), first.correction(SMALLER, true));
        assertEquals(Optional.empty(), first.correction(LOWER, true));
    }

    @Test
    void aWindowManagerThatHasNotYetHadItsSayIsWaitedFor() {
        for (int look = 0; look < 5; look++) {
            assertEquals(Optional.empty(), first.correction(WANTED, false));
        }
        assertEquals(Optional.of(WANTED), first.correction(LOWER, true));
    }

    @Test
    void aWindowThatIsUsedIsItsUsers() {
        first.end();
        assertEquals(Optional.empty(), first.correction(SMALLER, true));
    }

    @Test
    void aWindowManagerThatMovesItByItsFrameIsCorrected() throws InterruptedException {
        assertEquals(WANTED, shown(20, stage -> stage.setY(WANTED.y() + 37)));
    }

    @Test
    void aWindowThatItsUserShrinksOrMovesALittleStaysThere() throws InterruptedException {
        assertEquals(new WindowBox(65, 30, 1060, 700, false), shown(700, stage -> {
            stage.setWidth(1060);
            stage.setX(65);
        }));
    }

    @Test
    void aWindowInWhichSomebodyTypesStaysWhereItIs() throws InterruptedException {
        assertEquals(new WindowBox(65, 30, 1100, 700, false), shown(20, stage -> {
            KeyEvent typed = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, false, false, false, false);
            stage.getScene().getRoot().fireEvent(typed);
            stage.setX(65);
        }));
    }

    /** Where a window stands in the end that was shown and then changed. */
    private static WindowBox shown(int millis, Consumer<Stage> change) throws InterruptedException {
        Stage stage = Pictures.onFx(Stage::new);
        WindowPlacement placement = Pictures.onFx(() -> {
            stage.setScene(new Scene(new Pane()));
            WindowPlacement placed = new WindowPlacement(stage, box -> {});
            placed.show(Optional.of(WANTED));
            return placed;
        });
        Thread.sleep(millis);
        Pictures.onFx(() -> {
            change.accept(stage);
            return stage;
        });
        Thread.sleep(1800);
        WindowBox there = Pictures.onFx(placement::now);
        Pictures.onFx(() -> {
            stage.close();
            return stage;
        });
        return there;
    }
}
