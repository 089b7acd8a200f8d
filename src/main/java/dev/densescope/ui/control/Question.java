package dev.densescope.ui.control;

import dev.densescope.ui.Messages;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.StageStyle;
import javafx.stage.Window;

/**
 * A question over a window, which waits for its answer: a card in the theme of the window, which is dimmed meanwhile. FX
 * thread only.
 */
public final class Question {
    private Question() {}

    /**
     * A question that is not shown yet.
     *
     * @param title the question
     * @param text what depends on the answer; empty if there is other content
     * @param answers the buttons
     */
    public static Alert over(Window owner, String title, String text, ButtonType... answers) {
        Alert question = new Alert(Alert.AlertType.NONE, text, answers);
        question.initOwner(owner);
        question.initStyle(
                Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)
                        ? StageStyle.TRANSPARENT
                        : StageStyle.UNDECORATED);
        question.setTitle(Messages.text("app.title"));
        question.setHeaderText(title);
        DialogPane pane = question.getDialogPane();
        pane.getStyleClass().add("question-card");
        pane.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
        pane.getScene().setFill(Color.TRANSPARENT);
        if (owner.getScene().getRoot() instanceof StackPane root) {
            dimmed(question, root);
        }
        return question;
    }

    /** Dims a window while the question is shown. */
    private static void dimmed(Alert question, StackPane root) {
        Region scrim = new Region();
        scrim.getStyleClass().add("scrim");
        question.showingProperty().addListener((observable, before, showing) -> {
            root.getChildren().remove(scrim);
            if (showing) {
                root.getChildren().add(scrim);
            }
        });
    }
}
