package dev.densescope.compare;

import dev.densescope.memory.StepTrace;
import dev.densescope.session.RunRecord;
import dev.densescope.session.file.RunFileWriter;
import dev.densescope.session.file.table.RunFileHeader;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.StepSummary;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Writes made-up runs to run files, as a run would: with the events of the first and the last step. */
public final class SampleRunFiles {
    private SampleRunFiles() {}

    /** The run file of a run with at least one finished step. */
    public static Path write(Path file, RunRecord run) {
        RunFileWriter writer = begin(file, run);
        writer.deviceOpened(run.device());
        writer.noticed(run.notices());
        for (StepSummary step : run.steps()) {
            writer.stepFinished(
                    step,
                    ofStep(run.lastTrace().orElseThrow(), step.step()),
                    run.measurement().orElseThrow(),
                    run.layers().stream().map(LayerMeasurement::bytes).toList());
        }
        writer.finish(run);
        writer.failure().ifPresent(failure -> {
            throw new AssertionError(failure);
        });
        return file;
    }

    /** The run file of a run in progress, without a step. */
    public static RunFileWriter begin(Path file, RunRecord run) {
        return RunFileWriter.create(
                file,
                new RunFileHeader(
                        run.startedAt(),
                        run.settings(),
                        run.environment(),
                        run.dataset(),
                        run.prediction(),
                        run.lastTrace().orElseThrow().legend()));
    }

    private static StepTrace ofStep(StepTrace trace, int step) {
        IntStream operations = IntStream.range(0, trace.finished());
        IntStream again = IntStream.range(0, trace.finished());
        return StepTrace.decode(
                trace.legend(),
                step,
                operations.mapToLong(trace::startNanos).toArray(),
                again.mapToLong(trace::endNanos).toArray(),
                trace.encodedChanges());
    }
}
