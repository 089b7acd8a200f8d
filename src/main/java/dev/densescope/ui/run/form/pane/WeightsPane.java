package dev.densescope.ui.run.form.pane;

import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.session.imports.WeightsFit;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.StartForm;
import dev.densescope.weights.tensor.HeadChoice;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Describes the design of the chosen weights and whether a run can start from them, and offers to use this design. */
final class WeightsPane extends VBox {
    private final StartForm start;
    private final Workspace workspace;
    private final Label what = FormRow.line("run-weights-what");
    private final Label suits = FormRow.line("run-weights-suits");
    private final Label misfit = FormRow.line("run-weights-misfit");
    private final Button design = new Button(Messages.text("run.checkpoint.takeDesign"));

    WeightsPane(StartForm start, Workspace workspace) {
        this.start = start;
        this.workspace = workspace;
        suits.getStyleClass().add("good");
        misfit.getStyleClass().add("bad");
        design.setId("run-weights-design");
        design.setMaxWidth(Double.MAX_VALUE);
        design.setOnAction(event -> found().ifPresent(weights ->
                workspace.document().edit(Messages.text("run.weights.designTaken"), weights::fitting)));
        setSpacing(4);
        getStyleClass().add("recognised");
        getChildren().addAll(what, suits, misfit, design);
        start.foundWeights().foundProperty().addListener((observable, before, now) -> show());
        start.foundWeights().refusalProperty().addListener((observable, before, now) -> show());
        start.headProperty().addListener((observable, before, now) -> show());
        start.weights().problem().addListener((observable, before, now) -> show());
        workspace.specProperty().addListener((observable, before, now) -> show());
        show();
    }

    private Optional<ImportedDesign> found() {
        return start.foundWeights().foundProperty().get();
    }

    /** A rejection of the file is shown alone, next to the file. */
    private void show() {
        boolean isRefused = !start.weights().problem().get().isEmpty();
        Optional<ImportedDesign> found = found();
        Optional<WeightsFit> fit = found.map(weights -> weights.fit(workspace.spec()));
        boolean newHead = start.headProperty().get() == HeadChoice.NEW;
        FormRow.show(
                what,
                found.map(weights -> Messages.text(
                        "run.weights.what",
                        weights.spec().name(),
                        weights.spec().classes())));
        FormRow.show(suits, fit.filter(now -> !isRefused).flatMap(now -> suits(now, newHead)));
        FormRow.show(
                misfit,
                Optional.of(start.foundWeights().refusalProperty().get())
                        .filter(sentence -> !sentence.isEmpty())
                        .or(() -> fit.flatMap(now -> misfit(now, newHead)))
                        .filter(sentence -> !isRefused));
        Presence.set(design, fit.equals(Optional.of(WeightsFit.NONE)));
    }

    private static Optional<String> suits(WeightsFit fit, boolean newHead) {
        return switch (fit) {
            case WHOLE -> Optional.of(Messages.text("run.weights.suits"));
            case ALL_BUT_CLASSIFIER ->
                newHead ? Optional.of(Messages.text("run.weights.suitsWithNewHead")) : Optional.empty();
            case NONE -> Optional.empty();
        };
    }

    private static Optional<String> misfit(WeightsFit fit, boolean newHead) {
        return switch (fit) {
            case WHOLE -> Optional.empty();
            case ALL_BUT_CLASSIFIER ->
                newHead ? Optional.empty() : Optional.of(Messages.text("run.weights.otherClassifier"));
            case NONE -> Optional.of(Messages.text("run.weights.otherDesign"));
        };
    }
}
