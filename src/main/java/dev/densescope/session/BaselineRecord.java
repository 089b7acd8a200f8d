package dev.densescope.session;

import dev.densescope.framework.Framework;
import dev.densescope.language.Text;
import dev.densescope.session.measure.BaselineStep;
import dev.densescope.session.measure.Median;
import dev.densescope.session.measure.StepLoss;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import java.time.Instant;
import java.util.List;

/**
 * A baseline: the training of a design by another framework, in a process of its own, from the same weights and on the
 * same minibatches as runs with the same settings. Immutable.
 *
 * @param framework that trained
 * @param library its name and version, and its kernels
 * @param settings of the training; their storage plan does not apply, since the framework stores its tensors in its own
 * way
 * @param environment of the machine and of this program, which started the process
 * @param steps finished steps in order, warm-up included
 * @param processPeakBytes peak of the resident memory of the process, from the operating system; 0 if unknown
 * @param notices what differs from runs of this program, one sentence each; often none
 */
public record BaselineRecord(
        Instant startedAt,
        Framework framework,
        String library,
        RunSettings settings,
        EnvironmentInfo environment,
        List<BaselineStep> steps,
        long processPeakBytes,
        RunOutcome outcome,
        List<Text> notices)
        implements RecordedRun {
    public BaselineRecord {
        steps = List.copyOf(steps);
        notices = List.copyOf(notices);
    }

    /** The finished steps as those of runs, in order. */
    public List<StepSummary> summaries() {
        return steps.stream().map(BaselineStep::summary).toList();
    }

    /** The losses of the finished steps, in order. */
    public List<StepLoss> losses() {
        return steps.stream()
                .map(step -> new StepLoss(step.step(), step.loss()))
                .toList();
    }

    /** The display name, such as {@code Deeplearning4j}. */
    public String label() {
        return framework.label();
    }

    /** The largest number of live bytes, from the framework's own counter; 0 if unknown. */
    public long livePeakBytes() {
        return steps.stream().mapToLong(BaselineStep::livePeakBytes).max().orElse(0);
    }

    /** The steps after warm-up, or all steps if none of those was finished. */
    public List<BaselineStep> measuredSteps() {
        List<BaselineStep> measured =
                steps.stream().filter(step -> !step.warmup()).toList();
        return measured.isEmpty() ? steps : measured;
    }

    /** Median time of a measured step in nanoseconds; 0 if there is none. */
    public long medianStepNanos() {
        return Median.of(measuredSteps().stream().mapToLong(BaselineStep::nanos));
    }

    /** Images per second at the median step; 0 if there is none. */
    public double imagesPerSecond() {
        long nanos = medianStepNanos();
        return nanos == 0 ? 0 : settings.spec().batch() * 1e9 / nanos;
    }
}
