package dev.densescope.ui.run.viewed;

import dev.densescope.memory.StepTrace;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.ui.Background;
import dev.densescope.ui.LatestWork;
import dev.densescope.ui.Messages;
import dev.densescope.ui.run.snapshot.RunSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The finished step that the charts show instead of the latest one. Its operations and events are read from the run file,
 * which has those of some steps. FX thread only; files are read in the background.
 */
public final class StepChoice {
    private final LatestWork reads;
    private final ReadOnlyObjectWrapper<Optional<ChosenStep>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", Optional.empty());

    public StepChoice(Background background) {
        reads = new LatestWork(background);
    }

    /** The chosen step; empty if the charts show the latest one. */
    public ReadOnlyObjectProperty<Optional<ChosenStep>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /**
     * Chooses a step.
     *
     * @param run the run in the charts
     * @param file its run file; empty if it has none
     * @param step its number; ignored if the run has no such step
     */
    public void choose(RunSnapshot run, Optional<Path> file, int step) {
        Optional<StepSummary> summary =
                run.log().steps().stream().filter(one -> one.step() == step).findFirst();
        if (summary.isEmpty()) {
            return;
        }
        reads.stop();
        Optional<StepTrace> shown = run.shown().filter(trace -> trace.step() == step);
        chosen.set(Optional.of(new ChosenStep(summary.get(), shown, "")));
        if (shown.isPresent()) {
            return;
        }
        if (file.isEmpty()) {
            change(now -> now.without(Messages.text("run.step.totalsOnly")));
            return;
        }
        reads.begin(
                Messages.text("run.step.readFailed"),
                stop -> read(file.get(), step),
                this::change,
                failure -> change(now -> now.without(failure.sentence())));
    }

    /** Shows the latest step again. */
    public void clear() {
        reads.stop();
        chosen.set(Optional.empty());
    }

    /** Called on the worker; returns what is known of the chosen step then. */
    private static UnaryOperator<ChosenStep> read(Path file, int step) {
        try {
            Optional<StepTrace> trace = RunFileReader.trace(file, step);
            List<Integer> traced = trace.isPresent() ? List.of() : RunFileReader.tracedSteps(file);
            return now -> trace.map(now::with).orElseGet(() -> now.without(remark(traced)));
        } catch (RunFileException unreadable) {
            return now -> now.without(unreadable.sentence());
        }
    }

    private static String remark(List<Integer> traced) {
        return traced.isEmpty()
                ? Messages.text("run.step.totalsOnly")
                : Messages.text(
                        "run.step.tracedOnly",
                        traced.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private void change(UnaryOperator<ChosenStep> change) {
        chosen.set(chosen.get().map(change));
    }
}
