package dev.densescope.ui.run.form.pane;

import dev.densescope.data.DatasetSummary;
import dev.densescope.data.open.DatasetPreview;
import dev.densescope.language.Text;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InvalidSpecException;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.model.Workspace;
import dev.densescope.ui.run.form.DataForm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/**
 * The recognised data set, shown before a run, with actions that fit the design to the images or change the
 * recognition.
 */
final class RecognisedPane extends VBox {
    private final DataForm form;
    private final Workspace workspace;
    private final Label training = FormRow.line("run-recognised");
    private final Label evaluation = FormRow.line("run-recognised-evaluation");
    private final Label classes = FormRow.line("run-recognised-classes");
    private final Label notices = FormRow.line("run-recognised-notices");
    private final Label skipped = FormRow.line("run-recognised-skipped");
    private final Label misfit = FormRow.line("run-misfit");
    private final Label largeBatch = FormRow.line("run-large-batch");
    private final Button fit = new Button();

    RecognisedPane(DataForm form, Workspace workspace) {
        this.form = form;
        this.workspace = workspace;
        Label looking = FormRow.line("run-looking");
        looking.setText(Messages.text("run.form.looking"));
        classes.getStyleClass().add("label-small");
        notices.getStyleClass().add("label-small");
        skipped.getStyleClass().add("label-small");
        misfit.getStyleClass().add("bad");
        largeBatch.getStyleClass().add("bad");
        fit.setId("run-fit-design");
        fit.setMaxWidth(Double.MAX_VALUE);
        fit.setOnAction(event -> fitDesign());
        setSpacing(4);
        getStyleClass().add("recognised");
        getChildren()
                .addAll(
                        FormRow.showWhere(looking, form.lookingProperty().map(now -> now)),
                        training,
                        evaluation,
                        classes,
                        notices,
                        skipped,
                        misfit,
                        fit,
                        largeBatch,
                        FormRow.showWhere(asClasses(), form.splitsProperty().map(now -> now)),
                        FormRow.showWhere(
                                splitsAgain(), form.foldersAreClassesProperty().map(now -> now)));
        form.recognisedProperty().addListener((observable, before, now) -> show());
        form.folderProblem().addListener((observable, before, now) -> show());
        workspace.specProperty().addListener((observable, before, now) -> show());
        show();
    }

    private Button asClasses() {
        Button button = new Button(Messages.text("run.form.foldersAreClasses"));
        button.setId("run-folders-are-classes");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> form.foldersAreClassesProperty().set(true));
        return button;
    }

    private Hyperlink splitsAgain() {
        Hyperlink link = new Hyperlink(Messages.text("run.form.recogniseSplits"));
        link.setId("run-recognise-splits");
        link.setOnAction(event -> form.foldersAreClassesProperty().set(false));
        return link;
    }

    private void show() {
        Optional<DatasetPreview> preview = form.recognisedProperty().get();
        Optional<DatasetSummary> dataset = preview.map(DatasetPreview::summary);
        FormRow.show(training, dataset.map(RecognisedPane::training));
        FormRow.show(evaluation, dataset.map(RecognisedPane::evaluation));
        FormRow.show(classes, dataset.map(RecognisedText::someClasses));
        classes.setTooltip(
                dataset.map(now -> new Tooltip(RecognisedText.allClasses(now))).orElse(null));
        FormRow.show(notices, preview.map(now -> told(now.notices(workspace.spec()))));
        FormRow.show(skipped, preview.flatMap(now -> now.skipped().sentence().map(Text::inThisProcess)));
        Optional<DatasetSummary> unfit = dataset.filter(now -> !now.fits(workspace.spec()));
        boolean refused = !form.folderProblem().get().isEmpty(); // in its own words, above
        FormRow.show(
                misfit,
                unfit.map(now -> RecognisedText.misfit(now, workspace.spec())).filter(text -> !refused));
        FormRow.show(
                largeBatch,
                dataset.filter(now -> !refused
                                && workspace.spec().batch() > now.training().images())
                        .map(now -> RecognisedText.largeBatch(now, workspace.spec())));
        fit.setText(unfit.map(now -> RecognisedText.fit(now, workspace.spec())).orElse(""));
        Presence.set(fit, unfit.isPresent());
    }

    private static String told(List<Text> sentences) {
        return sentences.stream().map(Text::inThisProcess).collect(Collectors.joining("\n"));
    }

    private static String training(DatasetSummary dataset) {
        return Messages.text(
                "run.form.recognised",
                dataset.classes().size(),
                dataset.training().images(),
                dataset.training().name().inThisProcess());
    }

    private static String evaluation(DatasetSummary dataset) {
        return dataset.evaluation()
                .map(part -> Messages.text(
                        "run.form.evaluates", part.images(), part.name().inThisProcess()))
                .orElse(Messages.text("run.form.evaluatesNone"));
    }

    private void fitDesign() {
        form.recognisedProperty().get().map(DatasetPreview::summary).ifPresent(dataset -> {
            try {
                DenseNetSpec fitted = dataset.fit(workspace.spec());
                workspace.document().edit(Messages.text("run.form.fitted"), design -> fitted);
            } catch (InvalidSpecException refused) {
                form.refuse(refused.sentence());
            }
        });
    }
}
