package dev.densescope.ui.run.table;

import dev.densescope.session.StepCount;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.ui.Messages;
import dev.densescope.ui.control.DataTable;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import dev.densescope.ui.run.text.RunText;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import javafx.scene.layout.Region;

/** The epochs of a run, one per row, with loss and accuracy on training and evaluation images. */
final class EpochTable {
    private final DataTable<EpochSummary> table = new DataTable<>();

    EpochTable() {
        table.number(
                        Messages.text("run.epochs.epoch"),
                        72,
                        EpochSummary::epoch,
                        epoch -> Integer.toString(epoch.epoch()))
                .number(
                        Messages.text("run.epochs.step"),
                        88,
                        EpochSummary::step,
                        epoch -> epoch.firstStep() + "–" + epoch.step())
                .number(
                        Messages.text("run.epochs.trainingLoss"),
                        116,
                        EpochSummary::trainingLoss,
                        epoch -> RunText.loss(epoch.trainingLoss()))
                .number(
                        Messages.text("run.epochs.trainingAccuracy"),
                        136,
                        EpochSummary::trainingAccuracy,
                        epoch -> RunText.accuracy((float) epoch.trainingAccuracy()))
                .number(
                        Messages.text("run.epochs.evaluationLoss"),
                        124,
                        epoch -> tried(epoch, EpochSummary.Evaluation::loss),
                        epoch -> RunText.loss(tried(epoch, EpochSummary.Evaluation::loss)))
                .number(
                        Messages.text("run.epochs.evaluationAccuracy"),
                        144,
                        epoch -> tried(epoch, EpochSummary.Evaluation::accuracy),
                        epoch -> RunText.accuracy((float) tried(epoch, EpochSummary.Evaluation::accuracy)))
                .number(
                        Messages.text("run.epochs.images"),
                        124,
                        epoch -> tried(epoch, EpochSummary.Evaluation::images),
                        epoch -> RunText.decimals(tried(epoch, EpochSummary.Evaluation::images), 0));
        table.compactTo(48.0, 70.0, 88.0, 92.0, 96.0, 100.0, 92.0);
        table.whenEmpty(Messages.text("run.epochs.none"));
        table.setAccessibleText(Messages.text("run.epochs"));
        table.setId("run-epoch-table");
    }

    /** What the table shows; a resumed run has no epochs of the runs before it. */
    static String subtitle(RunSnapshot now) {
        StepCount count = now.figures().count();
        OptionalInt epochs = now.settings().epochs();
        if (!count.isResumed() || epochs.isEmpty()) {
            return Messages.text("run.epochs.subtitle");
        }
        return Messages.text("run.epochs.resumed", count.epochOf(count.before() + 1, epochs.getAsInt()));
    }

    Region node() {
        return table;
    }

    void show(List<EpochSummary> epochs) {
        if (!table.getItems().equals(epochs)) {
            table.getItems().setAll(epochs);
            table.sort();
        }
    }

    /** A value of the evaluation; NaN without evaluation. */
    private static double tried(EpochSummary epoch, ToDoubleFunction<EpochSummary.Evaluation> figure) {
        return epoch.evaluation().map(figure::applyAsDouble).orElse(Double.NaN);
    }
}
