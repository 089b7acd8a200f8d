package dev.densescope.ui.run;

import dev.densescope.ui.Messages;
import dev.densescope.ui.run.model.RunModel;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for confirmation before a run replaces files or an unsaved training. Hidden if there is no question. */
final class OutputQuestionBox extends VBox {
    private static final double GAP = 12;

    OutputQuestionBox(RunModel model) {
        Label question = new Label();
        question.setId("run-output-question");
        question.getStyleClass().add("bad");
        question.setWrapText(true);
        question.setMinHeight(USE_PREF_SIZE);
        question.textProperty().bind(model.outputQuestion().textProperty());
        Hyperlink replace = new Hyperlink();
        replace.textProperty().bind(model.outputQuestion().agreementProperty());
        replace.setId("run-replace-outputs");
        replace.setOnAction(event -> model.outputQuestion().agree());
        Hyperlink keep = new Hyperlink(Messages.text("run.replace.keep"));
        keep.setId("run-keep-outputs");
        keep.setOnAction(event -> model.outputQuestion().forget());
        getChildren().addAll(question, new HBox(GAP, replace, keep));
        visibleProperty().bind(model.outputQuestion().textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
