package dev.densescope.ui.run;

import dev.densescope.session.imports.ImportedDesign;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.form.StartForm;
import dev.densescope.ui.run.model.RunModel;
import dev.densescope.weights.tensor.HeadChoice;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;

/**
 * The weights that the next run starts from, and whether they fit the design, next to the Run button. Hidden if there are
 * none, and while the options are open that say the same.
 */
final class StartLine extends Label {
    private final RunModel model;

    StartLine(RunModel model) {
        this.model = model;
        StartForm start = model.form().start();
        StringBinding text = Bindings.createStringBinding(
                () -> found().map(this::text).orElse(""),
                start.kindProperty(),
                start.headProperty(),
                start.foundWeights().foundProperty(),
                model.workspace().specProperty());
        setId("run-starts-from");
        getStyleClass().add("label-small");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        textProperty().bind(text);
        visibleProperty()
                .bind(text.isNotEmpty().and(model.form().moreShownProperty().not()));
        managedProperty().bind(visibleProperty());
    }

    private Optional<ImportedDesign> found() {
        StartForm start = model.form().start();
        return start.foundWeights()
                .foundProperty()
                .get()
                .filter(weights -> start.kindProperty().get() == StartForm.Kind.WEIGHTS);
    }

    private String text(ImportedDesign weights) {
        Path file = weights.file().getFileName();
        boolean newHead = model.form().start().headProperty().get() == HeadChoice.NEW;
        return switch (weights.fit(model.workspace().spec())) {
            case WHOLE -> Messages.text("run.startsFrom", file);
            case ALL_BUT_CLASSIFIER ->
                newHead ? Messages.text("run.startsFromNewHead", file) : Messages.text("run.startsFromNoHead", file);
            case NONE -> Messages.text("run.startsFromOther", file);
        };
    }
}
