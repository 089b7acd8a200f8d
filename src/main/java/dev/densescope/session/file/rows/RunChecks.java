package dev.densescope.session.file.rows;

import static dev.densescope.session.file.table.CorruptRunFileException.require;

import dev.densescope.language.Text;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.DeviceMemoryUse;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import java.util.List;
import java.util.Optional;

/** Checks that the results in a run file are consistent: steps, epochs, measurement, outcome. */
final class RunChecks {
    private final RunRecord record;
    private final List<StepSummary> steps;

    RunChecks(RunRecord record) {
        this.record = record;
        steps = record.steps();
    }

    void requireSound() {
        require(
                record.measurement().isPresent() != steps.isEmpty(),
                () -> Text.of(
                        "it has finished %d steps, but measured %s",
                        steps.size(), steps.isEmpty() ? Text.of("something") : Text.of("nothing")));
        record.lastTrace()
                .ifPresent(trace -> require(isFinished(trace.step()), "it traced a step it has not finished"));
        for (DeviceMemoryUse.Sample sample : record.deviceMemory().samples()) {
            require(isFinished(sample.step()), "it sampled a step it has not finished");
        }
        requireEpochs();
        requireOutcome(record.outcome(), steps, record.settings());
    }

    private void requireEpochs() {
        int before = 0;
        for (EpochSummary epoch : record.epochs()) {
            require(
                    epoch.epoch() <= record.settings().epochs().orElse(0),
                    () -> Text.of(
                            "it has epoch %d, but was to have %d",
                            epoch.epoch(), record.settings().epochs().orElse(0)));
            require(
                    epoch.step() > before
                            && (isFinished(epoch.step())
                                    || epoch.step() == record.settings().stepsBefore()),
                    () -> Text.of("epoch %d ends with no step", epoch.epoch()));
            require(
                    epoch.firstStep() > before && epoch.firstStep() <= epoch.step(),
                    () -> Text.of("epoch %d does not begin with step %d", epoch.epoch(), epoch.firstStep()));
            before = epoch.step();
        }
    }

    /** Checks that an outcome is one after these steps. */
    static void requireOutcome(RunOutcome outcome, List<StepSummary> steps, RunSettings settings) {
        Optional<StepSummary> last = steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
        if (outcome instanceof RunOutcome.Completed) {
            require(
                    steps.size() == settings.totalSteps(),
                    () -> Text.of("it completed with %d of %d steps", steps.size(), settings.totalSteps()));
        } else if (outcome instanceof RunOutcome.Cancelled cancelled) {
            require(
                    last.isEmpty() || last.get().step() == cancelled.step(),
                    () -> Text.of("it was cancelled after step %d, which is not its last", cancelled.step()));
        } else if (outcome instanceof RunOutcome.NotFinite notFinite) {
            boolean ofLast = last.filter(step -> step.step() == notFinite.step())
                    .filter(step -> Float.compare(step.loss(), notFinite.loss()) == 0)
                    .isPresent();
            require(
                    ofLast,
                    () -> Text.of("the loss of step %d was not finite, which is not its last", notFinite.step()));
        }
    }

    private boolean isFinished(int step) {
        return !steps.isEmpty()
                && step >= steps.get(0).step()
                && step <= steps.get(steps.size() - 1).step();
    }
}
