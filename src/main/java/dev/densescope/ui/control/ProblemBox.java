package dev.densescope.ui.control;

import dev.densescope.ui.Messages;
import dev.densescope.ui.Problem;
import dev.densescope.ui.theme.Icon;
import dev.densescope.ui.theme.IconButton;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An error message, with details that unfold and can be copied, and a button that closes it. FX thread only. */
public final class ProblemBox extends VBox {
    private final Label sentence = new Label();
    private final Label details = new Label();
    private final Hyperlink more = new Hyperlink();
    private final Button copy = new Button(Messages.text("problem.copyDetails"));
    private final HBox actions = new HBox(more, copy);

    /**
     * @param id of the label of the sentence
     * @param close forgets the problem
     */
    public ProblemBox(String id, Runnable close) {
        getStyleClass().add("problem");
        sentence.setWrapText(true);
        sentence.getStyleClass().add("bad");
        sentence.setId(id);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        details.setWrapText(true);
        details.setMinHeight(USE_PREF_SIZE);
        details.getStyleClass().add("label-small");
        details.setId(id + "-details");
        more.setId(id + "-more");
        copy.setOnAction(event -> Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, sentence.getText() + "\n" + details.getText())));
        more.setOnAction(event -> unfold(!details.isVisible()));
        HBox head = new HBox(sentence, closeButton(id, close));
        head.getStyleClass().add("problem-head");
        head.setAlignment(Pos.TOP_LEFT);
        actions.getStyleClass().add("problem-actions");
        getChildren().addAll(head, actions, details);
        show(Optional.empty());
    }

    private static Button closeButton(String id, Runnable close) {
        Button button = new IconButton(Icon.X, Messages.text("notice.close"));
        button.setId(id + "-close");
        button.setOnAction(event -> close.run());
        return button;
    }

    /** Shows a problem, or nothing. */
    public void show(Optional<Problem> problem) {
        Presence.set(this, problem.isPresent());
        problem.ifPresent(now -> {
            sentence.setText(now.sentence());
            details.setText(now.details());
            Presence.set(actions, !now.details().isEmpty());
        });
        unfold(false);
    }

    private void unfold(boolean unfolded) {
        Presence.set(details, unfolded);
        Presence.set(copy, unfolded);
        more.setText(unfolded ? Messages.text("problem.lessDetails") : Messages.text("problem.moreDetails"));
    }
}
