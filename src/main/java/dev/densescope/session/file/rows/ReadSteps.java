package dev.densescope.session.file.rows;

import static dev.densescope.session.file.table.CorruptRunFileException.require;

import dev.densescope.language.Text;
import dev.densescope.session.file.table.ReadingWatch;
import dev.densescope.session.file.table.Row;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The steps read from a run file, checked to be consecutive, each in its turn, with those of warm-up first. Confined to one thread. */
final class ReadSteps {
    private static final int TELL_EVERY = 1_000;
    /** Keeps sums over all steps within {@code long}. */
    private static final long MAX_NANOS = 1L << 61;

    private RunSettings settings;
    private final ReadingWatch watch;
    private final List<StepSummary> steps = new ArrayList<>();
    private long nanos;

    ReadSteps(RunSettings settings, ReadingWatch watch) {
        this.settings = settings;
        this.watch = watch;
    }

    /**
     * The settings of the run. Files of older versions do not have the steps before the run; their first step gives it.
     */
    RunSettings settings() {
        return settings;
    }

    /** The steps so far, in order. */
    List<StepSummary> all() {
        return Collections.unmodifiableList(steps);
    }

    /** The number of the last step; 0 if none. */
    int last() {
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).step();
    }

    /** Adds the next step. */
    StepSummary add(Row row) throws SQLException {
        return add(new StepSummary(
                row.count("step", 1),
                row.has("turn") ? row.count("turn", 1) : 1,
                row.flag("warmup"),
                (float) row.loss("loss"),
                (float) row.share("accuracy"),
                row.nanos("nanos"),
                row.nanos("forward_nanos"),
                row.nanos("recompute_nanos"),
                row.nanos("backward_nanos"),
                row.nanos("update_nanos"),
                row.bytes("process_bytes"),
                row.has("wait_nanos") ? row.nanos("wait_nanos") : 0));
    }

    /** Adds the next step, which has been read. */
    StepSummary add(StepSummary step) {
        requireInPlace(step);
        steps.add(step);
        if (steps.size() % TELL_EVERY == 0) {
            watch.stepsRead(steps.size(), settings.totalSteps());
        }
        return step;
    }

    private void requireInPlace(StepSummary step) {
        if (steps.isEmpty() && settings.stepsBefore() == 0 && settings.start() instanceof StartingPoint.Checkpoint) {
            settings = settings.after(step.step() - 1);
        }
        require(
                step.step() == settings.stepsBefore() + steps.size() + 1,
                () -> Text.of("step %d does not follow the one before", step.step()));
        require(
                steps.size() < settings.totalSteps(),
                () -> Text.of("it has more than its %d steps", settings.totalSteps()));
        int place = steps.size() + 1;
        require(
                step.turn() == settings.length().turnOf(place),
                () -> Text.of("step %d is not of turn %d", step.step(), step.turn()));
        require(
                step.warmup() == settings.length().isWarmup(place),
                () -> Text.of("step %d is in the wrong place among warm-up and measured steps", step.step()));
        nanos += step.nanos() + step.waitNanos() + phaseNanos(step);
        require(nanos <= MAX_NANOS, "its steps take impossible times");
    }

    private static long phaseNanos(StepSummary step) {
        return step.forwardNanos() + step.recomputeNanos() + step.backwardNanos() + step.updateNanos();
    }
}
