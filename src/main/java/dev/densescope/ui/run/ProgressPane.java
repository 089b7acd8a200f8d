package dev.densescope.ui.run;

import dev.densescope.chart.steps.StepRange;
import dev.densescope.chart.steps.ValueRange;
import dev.densescope.data.DataChoice;
import dev.densescope.data.DatasetSummary;
import dev.densescope.data.SkippedImages;
import dev.densescope.language.Text;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.MemoryAgreement;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepCount;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.LearningRateSchedule;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.StepLine;
import dev.densescope.ui.control.Presence;
import dev.densescope.ui.run.snapshot.RunFigures;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import dev.densescope.ui.run.text.AgreementText;
import dev.densescope.ui.run.text.RunText;
import dev.densescope.ui.theme.Appearance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Numbers of a run that is in progress or has ended: progress, memory, loss. */
final class ProgressPane extends VBox {
    private static final ValueRange PERCENT = ValueRange.fixed(0, 100);

    private final Label headline = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label sentence = new Label();
    private final Label badge = new Label();
    private final Label skipped = new Label();
    private final Label notices = new Label();
    private final FigureRow speed = new FigureRow("");
    private final FigureRow dataset = new FigureRow(Messages.text("run.dataset"));
    private final FigureRow ofRun = new FigureRow(Messages.text("run.thisRun"));
    private final FigureRow epoch = new FigureRow(Messages.text("run.epoch"));
    private final FigureRow learningRate = new FigureRow(Messages.text("run.learningRate"));
    private final FigureRow wait = new FigureRow(Messages.text("run.wait"));
    private final FigureRow peak = new FigureRow(Messages.text("run.peakSoFar"));
    private final FigureRow predictedPeak = new FigureRow(Messages.text("run.predictedPeak"));
    private final FigureRow reserved = new FigureRow(Messages.text("run.reserved"));
    private final FigureRow process = new FigureRow(Messages.text("run.process"));
    private final StepLine losses;
    private final FigureRow loss = new FigureRow("");
    private final StepLine accuracies;
    private final FigureRow accuracy = new FigureRow("");
    private final StepLine throughput;
    private final FigureRow imagesPerSecond = new FigureRow("");
    private final FigureRow evaluation = new FigureRow("");
    private final Tooltip datasetTooltip = new Tooltip();
    private Optional<DatasetSummary> recognised = Optional.empty();
    private SkippedImages listed = SkippedImages.NONE;

    /** @param chooseStep shows a step in the charts */
    ProgressPane(Appearance appearance, IntConsumer chooseStep) {
        losses = new StepLine(
                appearance,
                new StepLine.Quantity(Messages.text("run.loss"), Optional.empty(), value -> RunText.loss(value)));
        accuracies = new StepLine(
                appearance,
                new StepLine.Quantity(
                        Messages.text("run.accuracy"), Optional.of(PERCENT), value -> RunText.accuracy(value / 100)));
        throughput = new StepLine(
                appearance,
                new StepLine.Quantity(Messages.text("run.throughput"), Optional.empty(), RunText::imagesPerSecond));
        for (StepLine line : new StepLine[] {losses, accuracies, throughput}) {
            line.setOnStep(chooseStep);
        }
        headline.getStyleClass().add("figure-large");
        headline.setId("run-headline");
        bar.setMaxWidth(Double.MAX_VALUE);
        for (Label told : new Label[] {headline, sentence, notices, skipped}) {
            told.setWrapText(true);
            told.setMinHeight(USE_PREF_SIZE); // or its end, the next step, is cut off where height is short
        }
        sentence.setId("run-sentence");
        skipped.setId("run-skipped");
        skipped.getStyleClass().add("skipped");
        notices.setId("run-notices");
        notices.getStyleClass().add("informs");
        badge.getStyleClass().add("badge");
        badge.setId("run-badge");
        dataset.setId("run-dataset");
        Presence.set(dataset, false);
        ofRun.setId("run-this-run");
        epoch.setId("run-epoch");
        learningRate.setId("run-learning-rate-now");
        badge.setWrapText(true);
        evaluation.setId("run-evaluated");
        VBox facts = new VBox(speed, dataset, ofRun, epoch, learningRate, wait, peak, predictedPeak, reserved, process);
        facts.getStyleClass().add("facts");
        GridPane lines = equalWidths(
                learned(Messages.text("run.loss"), losses, loss),
                learned(Messages.text("run.accuracyPercent"), accuracies, accuracy),
                learned(Messages.text("run.throughput"), throughput, imagesPerSecond));
        getStyleClass().add("run-progress");
        getChildren().addAll(headline, bar, sentence, notices, skipped, badge, facts, lines, evaluation);
    }

    /** @param dataset the recognised data set of the run; empty for synthetic images */
    void show(RunSnapshot now, Optional<DatasetSummary> dataset) {
        recognised = dataset;
        RunFigures figures = now.figures();
        bar.setProgress(figures.fraction());
        now.record().ifPresentOrElse(record -> showEnded(now, record), () -> showRunning(now));
        peak.showBytes(figures.peakLiveBytes());
        predictedPeak.showBytes(now.outline().prediction().peakLiveBytes());
        reserved.showBytes(figures.reservedBytes());
        process.showBytes(figures.processBytes());
        showLearned(now, losses, StepSummary::loss);
        showLearned(now, accuracies, step -> 100 * step.accuracy());
        int batch = now.settings().spec().batch();
        showLearned(now, throughput, step -> imagesPerSecond(batch, step));
        showLast(imagesPerSecond, now, step -> QuantityText.window().significant(imagesPerSecond(batch, step)));
        showLast(loss, now, step -> RunText.loss(step.loss()));
        showLast(accuracy, now, step -> RunText.accuracy(step.accuracy()));
        showOfRun(now.settings().warmupSteps(), figures);
        showTraining(now, figures);
        showWait(now, figures);
        notices.setText(String.join("\n", now.log().notices()));
        Presence.set(notices, !now.log().notices().isEmpty());
        showSkipped(now.log().skipped());
        showEpoch(figures.lastEpoch());
        showDataset();
    }

    private void showDataset() {
        Presence.set(dataset, recognised.isPresent());
        recognised.ifPresent(summary -> {
            dataset.show(Messages.text(
                    "run.datasetImages",
                    summary.classes().size(),
                    summary.training().images(),
                    summary.evaluation().map(DatasetSummary.Part::images).orElse(0)));
            String told = Stream.concat(Stream.of(summary.sentence()), summary.notices().stream())
                    .map(Text::inThisProcess)
                    .collect(Collectors.joining("\n"));
            if (!told.equals(datasetTooltip.getText())) {
                datasetTooltip.setText(told);
                Tooltip.install(dataset, datasetTooltip);
            }
        });
    }

    private static VBox learned(String heading, StepLine line, FigureRow last) {
        Label label = new Label(heading);
        label.getStyleClass().add("section");
        VBox box = new VBox(label, line, last);
        box.getStyleClass().add("loss");
        return box;
    }

    /** Nodes side by side with equal widths. */
    private static GridPane equalWidths(Node... nodes) {
        GridPane row = new GridPane();
        row.setHgap(16);
        for (int column = 0; column < nodes.length; column++) {
            ColumnConstraints equal = new ColumnConstraints();
            equal.setPercentWidth(100.0 / nodes.length);
            row.getColumnConstraints().add(equal);
            row.add(nodes[column], column, 0);
        }
        return row;
    }

    private void showRunning(RunSnapshot now) {
        RunFigures figures = now.figures();
        int warmupSteps = now.settings().warmupSteps();
        headline.setText(
                figures.step() == 0
                        ? Messages.text("run.starting")
                        : Messages.text(
                                "run.stepOf", figures.step(), figures.count().training()));
        Presence.set(bar, true);
        String doing = doing(now, figures, warmupSteps);
        sentence.setText(doing);
        Presence.set(sentence, !doing.isEmpty());
        Presence.set(badge, false);
        peak.rename(Messages.text("run.peakSoFar"));
        process.rename(Messages.text("run.process"));
        speed.rename(speedName(now));
        speed.show(RunText.imagesPerSecond(figures.imagesPerSecond()));
    }

    /** The label of the speed, with the remaining time if it is known. */
    private static String speedName(RunSnapshot now) {
        String timed = now.log().steps().isEmpty() ? Messages.text("run.timing") : Messages.text("run.speed");
        return now.figures().left().map(RunText::left).orElse(timed);
    }

    private void showEnded(RunSnapshot now, RunRecord record) {
        headline.setText(Messages.text(
                "run.stepsOf", now.figures().step(), now.figures().count().training()));
        Presence.set(bar, false);
        sentence.setText(now.log().ending());
        Presence.set(sentence, true);
        peak.rename(Messages.text("run.measuredPeak"));
        process.rename(Messages.text("run.processPeak"));
        speed.rename(
                record.steps().isEmpty()
                        ? Messages.text("run.noMedianStep")
                        : Messages.text("run.medianStep", RunText.millis(record.medianStepNanos())));
        speed.show(RunText.imagesPerSecond(record.imagesPerSecond()));
        Presence.set(badge, record.measurement().isPresent());
        record.measurement().ifPresent(measured -> showBadge(MemoryAgreement.of(record)));
    }

    private String doing(RunSnapshot now, RunFigures figures, int warmupSteps) {
        return switch (now.log().state()) {
            case PREPARING ->
                now.settings().data() instanceof DataChoice.Images images
                        ? Messages.text("run.readingFolder", images.folder())
                        : Messages.text("run.preparing");
            case EVALUATING -> Messages.text("run.evaluating", RunText.evaluationImages(recognised));
            case FINISHING_STEP -> Messages.text("run.finishingStep");
            case CANCELLING -> Messages.text("run.stopping");
            case STEPPING, ENDED ->
                figures.step() - figures.count().before() <= warmupSteps
                        ? Messages.text("run.warmupNote", warmupSteps)
                        : "";
        };
    }

    /** Shows the steps of this run and its warm-up steps, if it was resumed or has warm-up steps. */
    private void showOfRun(int warmupSteps, RunFigures figures) {
        StepCount count = figures.count();
        Presence.set(ofRun, figures.step() > 0 && (count.isResumed() || warmupSteps > 0));
        ofRun.show(Messages.text("run.thisRunSteps", count.finished(), count.ofRun(), warmupSteps));
    }

    /** Shows the epoch, and the learning rate if it changes. */
    private void showTraining(RunSnapshot now, RunFigures figures) {
        int step = figures.step();
        OptionalInt epochs = now.settings().epochs();
        TrainingRecipe recipe = now.settings().recipe();
        boolean begun = step > 0;
        Presence.set(epoch, begun && epochs.isPresent());
        Presence.set(learningRate, begun && (epochs.isPresent() || recipe.schedule() != LearningRateSchedule.CONSTANT));
        if (begun) {
            int count = epochs.orElse(1);
            epoch.show(
                    Messages.text("run.epochOf", Math.min(count, figures.count().epochOf(step, count)), count));
            learningRate.show(RunText.learningRate(
                    recipe.learningRate(step, figures.count().training())));
        }
    }

    /** Shows the time of waiting for images, except for synthetic ones, for which it is negligible. */
    private void showWait(RunSnapshot now, RunFigures figures) {
        Presence.set(wait, !(now.settings().data() instanceof DataChoice.Synthetic));
        wait.show(
                now.log().steps().isEmpty()
                        ? RunText.millis(0)
                        : Messages.text("run.waitAStep", RunText.millis(figures.waitNanos() / 1e6)));
    }

    private void showSkipped(SkippedImages images) {
        skipped.setText(Messages.text("run.skipped", images.count()));
        Presence.set(skipped, images.count() > 0);
        if (!images.equals(listed)) {
            listed = images;
            skipped.setTooltip(new Tooltip(RunText.skipped(images)));
        }
    }

    private void showBadge(MemoryAgreement agreement) {
        badge.setText(AgreementText.badge(agreement));
        badge.getStyleClass().removeAll("badge-good", "badge-bad");
        badge.getStyleClass().add(agreement.isExact() ? "badge-good" : "badge-bad");
        badge.setTooltip(new Tooltip(AgreementText.details(agreement)));
    }

    /** Shows the finished steps and, during a run, some of the steps to come. */
    private static void showLearned(RunSnapshot now, StepLine line, LearnedValues.Value value) {
        LearnedValues values = new LearnedValues(now.log().steps(), value);
        int planned = now.figures().count().ofRun();
        line.show(values, now.record().isPresent() ? StepRange.of(values) : StepRange.growing(values, planned));
    }

    private static void showLast(FigureRow row, RunSnapshot now, Function<StepSummary, String> text) {
        List<StepSummary> steps = now.log().steps();
        if (steps.isEmpty()) {
            row.show("–");
        } else {
            StepSummary last = steps.get(steps.size() - 1);
            row.show(text.apply(last));
        }
    }

    private static float imagesPerSecond(int batch, StepSummary step) {
        return step.nanos() == 0 ? 0 : (float) (batch * 1e9 / step.nanos());
    }

    private void showEpoch(Optional<EpochSummary> epoch) {
        Optional<EpochSummary.Evaluation> tried = epoch.flatMap(EpochSummary::evaluation);
        Presence.set(evaluation, tried.isPresent());
        tried.ifPresent(on -> {
            evaluation.rename(Messages.text(
                    "run.evaluated", epoch.orElseThrow().epoch(), on.images(), RunText.evaluationImages(recognised)));
            evaluation.show(RunText.accuracy((float) on.accuracy()));
        });
    }
}
