package dev.densescope.compare;

import dev.densescope.compare.time.TurnTimes;
import dev.densescope.language.Text;
import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.MemoryTimeline;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.session.PlanName;
import dev.densescope.session.RecordedRun;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.spec.LayerPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Makes a run of DenseScope comparable. */
record OwnRun(RunRecord run) {
    ComparedRun compared(Optional<Path> file) {
        RunIdentity identity = RunIdentity.of(run, PlanName.told(run), RunOrigin.DENSESCOPE, file);
        return new ComparedRun(identity, memory(), steps(), profile(), Optional.of(run), notices(run));
    }

    private MemoryFigures memory() {
        return run.measurement().map(OwnRun::memory).orElse(MemoryFigures.NONE);
    }

    private static MemoryFigures memory(Measurement measured) {
        long process = measured.processPeakBytes();
        return new MemoryFigures(
                OptionalLong.of(measured.reservedBytes()),
                OptionalLong.of(measured.peakLiveBytes()),
                OptionalLong.of(measured.forwardFeatureMapBytes()),
                process == 0 ? OptionalLong.empty() : OptionalLong.of(process));
    }

    private StepFigures steps() {
        List<Long> nanos = run.steps().stream()
                .filter(step -> !step.warmup())
                .map(StepSummary::nanos)
                .toList();
        long median = run.medianStepNanos();
        OptionalDouble share =
                median == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) run.medianRecomputeNanos() / median);
        return new StepFigures(nanos, share, run.losses(), TurnTimes.of(run));
    }

    private Optional<StepProfile> profile() {
        return run.lastTrace().filter(trace -> trace.finished() > 0).map(trace -> {
            List<TracedOperation> operations = trace.legend().operations().subList(0, trace.finished());
            return new StepProfile(MemoryTimeline.of(trace), operations, layers(trace));
        });
    }

    private List<LayerFigures> layers(StepTrace trace) {
        Map<LayerPath, Long> peaks = new HashMap<>();
        LiveProfile live = trace.liveProfile();
        for (int i = 0; i < trace.finished(); i++) {
            peaks.merge(trace.legend().operations().get(i).layer(), live.totalBytes(i), Math::max);
        }
        return run.layers().stream().map(layer -> figures(layer, peaks)).toList();
    }

    private static LayerFigures figures(LayerMeasurement layer, Map<LayerPath, Long> peaks) {
        return new LayerFigures(
                layer.layer(),
                layer.bytes().ownFeatureMapBytes(),
                peaks.getOrDefault(layer.layer(), 0L),
                layer.forwardNanos() + layer.recomputeNanos() + layer.backwardNanos());
    }

    /** How it ended, unless it completed, and its own notices. */
    static List<Text> notices(RecordedRun run) {
        List<Text> notices = new ArrayList<>();
        if (!(run.outcome() instanceof RunOutcome.Completed)) {
            notices.add(run.outcome().text());
        }
        notices.addAll(run.notices());
        return notices;
    }
}
