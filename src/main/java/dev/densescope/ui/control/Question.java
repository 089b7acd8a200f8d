package dev.densescope.ui.control;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * A question on a card over a window, which is dimmed and takes no other events until it is answered. It is no window of
 * its own: under X11 a modal one ends that its owner is maximized. FX thread only.
 */
public final class Question {
    private final Window owner;
    private final DialogPane card = new DialogPane();
    private final StackPane scrim = new StackPane(card);
    private final EventHandler<KeyEvent> keys = this::key;
    private final EventHandler<WindowEvent> hidden = event -> cancel();
    private Optional<ButtonType> answer = Optional.empty();
    private boolean answered;
    private boolean settled;

    /** @param owner a window whose root is a pane that stacks its children, or a pop-over of it */
    public Question(Window owner, String title, ButtonType... answers) {
        this.owner = windowOf(owner);
        card.getStyleClass().add("card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        titled(title);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.getButtonTypes().setAll(answers);
        scrim.getStyleClass().addAll("scrim", "question-scrim");
    }

    /** Asks this, also while it is open. */
    public Question titled(String title) {
        card.setHeaderText(title);
        card.setAccessibleText(title);
        return this;
    }

    /** Says what depends on the answer, also while it is open. */
    public Question saying(String text) {
        card.setContentText(text);
        card.setAccessibleText(card.getHeaderText() + " " + text);
        return this;
    }

    /** Shows what depends on the answer. */
    public Question showing(Node content) {
        card.setContent(content);
        return this;
    }

    /** Makes an answer that of Enter, instead of the first one that agrees. */
    public Question preferring(ButtonType preferred) {
        for (ButtonType type : card.getButtonTypes()) {
            button(type).setDefaultButton(type.equals(preferred));
        }
        return this;
    }

    /** Handles events until it is answered; empty if it was cancelled. */
    public Optional<ButtonType> ask() {
        Pane root = (Pane) owner.getScene().getRoot();
        Node focused = owner.getScene().getFocusOwner();
        card.getButtonTypes().forEach(type -> button(type).addEventHandler(ActionEvent.ACTION, event -> answer(type)));
        root.getChildren().add(scrim);
        owner.addEventFilter(KeyEvent.ANY, keys);
        owner.addEventHandler(WindowEvent.WINDOW_HIDDEN, hidden);
        preferred().requestFocus();
        if (owner instanceof Stage stage) {
            stage.setIconified(false);
            stage.toFront();
        }
        Platform.enterNestedEventLoop(this);
        owner.removeEventFilter(KeyEvent.ANY, keys);
        owner.removeEventHandler(WindowEvent.WINDOW_HIDDEN, hidden);
        root.getChildren().remove(scrim);
        if (focused != null) {
            focused.requestFocus();
        }
        return answer;
    }

    /** Removes the question unanswered, because what it asks about has changed; it counts as cancelled. */
    public void settle() {
        if (!answered) {
            settled = true;
            end();
        }
    }

    /** Whether {@link #settle} has ended it. */
    public boolean isSettled() {
        return settled;
    }

    private void answer(ButtonType type) {
        if (!answered) { // once, though the loop may have to wait for another
            answer = Optional.of(type).filter(chosen -> !cancels(chosen));
            end();
        }
    }

    private void end() {
        answered = true;
        scrim.setDisable(true);
        Platform.exitNestedEventLoop(this, null);
    }

    private static boolean cancels(ButtonType type) {
        return type.getButtonData() == ButtonBar.ButtonData.CANCEL_CLOSE; // JavaFX counts "no" as well
    }

    private void cancel() {
        card.getButtonTypes().stream().filter(Question::cancels).findFirst().ifPresent(this::answer);
    }

    /** All keys are those of the card, so that none of the window's commands is run. */
    private void key(KeyEvent event) {
        event.consume();
        if (event.getEventType() != KeyEvent.KEY_PRESSED || isCovered()) {
            return;
        }
        switch (event.getCode()) {
            case ESCAPE -> cancel();
            case ENTER, SPACE -> focused().fire();
            case TAB -> travel(event.isShiftDown() ? -1 : 1);
            case LEFT, UP -> travel(-1);
            case RIGHT, DOWN -> travel(1);
            default -> {
                // does nothing
            }
        }
    }

    /** Whether another question stands over this one. */
    private boolean isCovered() {
        List<Node> all = scrim.getParent().getChildrenUnmodifiable();
        return all.get(all.size() - 1) != scrim;
    }

    private void travel(int by) {
        List<Button> buttons = buttons();
        int next = Math.floorMod(buttons.indexOf(focused()) + by, buttons.size());
        buttons.get(next).requestFocus();
    }

    private Button focused() {
        return buttons().stream().filter(Node::isFocused).findFirst().orElseGet(this::preferred);
    }

    private Button preferred() {
        return buttons().stream()
                .filter(Button::isDefaultButton)
                .findFirst()
                .orElseGet(() -> buttons().get(0));
    }

    /** The buttons from left to right, which depends on the platform. */
    private List<Button> buttons() {
        return card.getButtonTypes().stream()
                .map(this::button)
                .sorted(Comparator.comparingDouble(Node::getLayoutX))
                .toList();
    }

    private Button button(ButtonType type) {
        return (Button) card.lookupButton(type);
    }

    /** The window that a pop-over belongs to. */
    private static Window windowOf(Window window) {
        return window instanceof PopupWindow popup ? windowOf(popup.getOwnerWindow()) : window;
    }
}
