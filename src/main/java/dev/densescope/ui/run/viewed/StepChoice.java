package dev.densescope.ui.run.viewed;

import dev.densescope.memory.StepTrace;
import dev.densescope.session.file.RunFileException;
import dev.densescope.session.file.RunFileReader;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.ui.Background;
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
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<ChosenStep>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", Optional.empty());
    private int choices; // an answer to an earlier one is not waited for any more

    public StepChoice(Background background) {
        this.background = background;
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
        int choice = ++choices;
        Optional<StepTrace> shown = run.shown().filter(trace -> trace.step() == step);
        chosen.set(Optional.of(new ChosenStep(summary.get(), shown, "")));
        if (shown.isPresent()) {
            return;
        }
        if (file.isEmpty()) {
            answer(choice, now -> now.without(Messages.text("run.step.totalsOnly")));
            return;
        }
        background.begin(
                Messages.text("run.step.readFailed"),
                () -> read(file.get(), step, choice),
                failure -> answer(choice, now -> now.without(failure.sentence())));
    }

    /** Shows the latest step again. */
    public void clear() {
        choices++;
        chosen.set(Optional.empty());
    }

    private void read(Path file, int step, int choice) {
        try {
            Optional<StepTrace> trace = RunFileReader.trace(file, step);
            List<Integer> traced = trace.isPresent() ? List.of() : RunFileReader.tracedSteps(file);
            background
                    .fx()
                    .execute(() ->
                            answer(choice, now -> trace.map(now::with).orElseGet(() -> now.without(remark(traced)))));
        } catch (RunFileException unreadable) {
            background.fx().execute(() -> answer(choice, now -> now.without(unreadable.sentence())));
        }
    }

    private static String remark(List<Integer> traced) {
        return traced.isEmpty()
                ? Messages.text("run.step.totalsOnly")
                : Messages.text(
                        "run.step.tracedOnly",
                        traced.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private void answer(int choice, UnaryOperator<ChosenStep> change) {
        if (choice == choices) {
            chosen.set(chosen.get().map(change));
        }
    }
}
