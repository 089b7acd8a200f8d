package dev.densescope.ui.reports;

import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** An error message in one sentence, with collapsible details. */
final class ProblemBox extends VBox {
    private final Label sentence = new Label();
    private final Label details = new Label();
    private final Hyperlink more = new Hyperlink();
    private final Button copy = new Button(Messages.text("reports.copyDetails"));

    ProblemBox() {
        getStyleClass().add("problem");
        sentence.setWrapText(true);
        sentence.getStyleClass().add("bad");
        sentence.setId("reports-problem");
        details.setWrapText(true);
        details.getStyleClass().add("label-small");
        copy.setOnAction(event -> Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, sentence.getText() + "\n" + details.getText())));
        more.setOnAction(event -> unfold(!details.isVisible()));
        HBox actions = new HBox(more, copy);
        actions.getStyleClass().add("problem-actions");
        getChildren().addAll(sentence, actions, details);
        show(Optional.empty());
    }

    void show(Optional<ReportsModel.Problem> problem) {
        Presence.set(this, problem.isPresent());
        problem.ifPresent(now -> {
            sentence.setText(now.sentence());
            details.setText(now.details());
        });
        unfold(false);
    }

    private void unfold(boolean unfolded) {
        Presence.set(details, unfolded);
        Presence.set(copy, unfolded);
        more.setText(unfolded ? Messages.text("reports.lessDetails") : Messages.text("reports.moreDetails"));
    }
}
