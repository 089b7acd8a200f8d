package dev.densescope.cli.run;

import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.StepTrace;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.Run;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunPace;
import dev.densescope.session.RunProgress;
import dev.densescope.session.StepCount;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** A run's progress in one line: bar, steps per second, remaining time, loss, accuracy, live and peak bytes. */
final class ProgressText {
    private static final int BAR_WIDTH = 24;
    private static final double NANOS_PER_SECOND = 1e9;

    private ProgressText() {}

    /** @param name of the plan or the framework */
    static String of(String name, RunSettings settings, RunProgress progress) {
        StepCount count = StepCount.of(settings, progress.finishedSteps().size());
        return of(name, count, progress, RunPace.of(count, progress).left());
    }

    /**
     * The run of a group that has its turn.
     *
     * @param name of its plan
     */
    static String ofTurn(String name, Run run, RunGroup group, Collection<Run> all) {
        RunProgress progress = run.progress();
        StepCount count = count(run, progress);
        String turn = ", turn %d of %d".formatted(group.round(), group.rounds().count());
        return of(name, count, progress, left(all)) + turn;
    }

    private static StepCount count(Run run, RunProgress progress) {
        return StepCount.of(run.settings(), progress.finishedSteps().size());
    }

    /** The time that all runs still take; empty while that of one is unknown. */
    private static Optional<Duration> left(Collection<Run> all) {
        Duration sum = Duration.ZERO;
        for (Run run : all) {
            RunProgress progress = run.progress();
            if (progress.state() != RunProgress.State.ENDED) {
                Optional<Duration> left =
                        RunPace.of(count(run, progress), progress).left();
                if (left.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.plus(left.get());
            }
        }
        return Optional.of(sum);
    }

    private static String of(String name, StepCount count, RunProgress progress, Optional<Duration> left) {
        return String.format(
                Locale.ROOT,
                "%-16s [%s] step %d/%d%s%s%s, %s, peak %s",
                name,
                bar(count),
                count.last(),
                count.training(),
                count.isResumed() ? " (%d in this run)".formatted(count.finished()) : "",
                count.finished() == 0 ? " " + state(progress.state()) : speed(RunPace.of(count, progress), left),
                learned(progress),
                now(progress),
                bytes(progress.peakLiveBytes()));
    }

    /** Live bytes; of a baseline, which has no traces, the memory of its process. */
    private static String now(RunProgress progress) {
        return progress.current().isEmpty() && progress.processBytes() > 0
                ? "process " + bytes(progress.processBytes())
                : "live "
                        + bytes(progress.current().map(ProgressText::liveBytes).orElse(0L));
    }

    private static String bar(StepCount count) {
        int filled = (int) (BAR_WIDTH * count.fraction());
        return "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled);
    }

    private static String speed(RunPace pace, Optional<Duration> left) {
        return String.format(Locale.ROOT, " %.2f steps/s", NANOS_PER_SECOND / pace.totalNanos())
                + left.map(time -> ", %s left"
                                .formatted(QuantityText.PLAIN.clock(Math.round(time.toNanos() / NANOS_PER_SECOND))))
                        .orElse("");
    }

    private static String learned(RunProgress progress) {
        StringBuilder text = new StringBuilder();
        if (!progress.finishedSteps().isEmpty()) {
            StepSummary last =
                    progress.finishedSteps().get(progress.finishedSteps().size() - 1);
            text.append(", loss ").append(QuantityText.PLAIN.loss(last.loss()));
            if (!Float.isNaN(last.accuracy())) {
                text.append(", accuracy ").append(QuantityText.PLAIN.accuracy(last.accuracy()));
            }
        }
        if (progress.state() == RunProgress.State.EVALUATING) {
            return progress.finishedSteps().isEmpty()
                    ? ""
                    : text.append(", evaluating").toString();
        }
        if (!progress.epochs().isEmpty()) {
            EpochSummary epoch = progress.epochs().get(progress.epochs().size() - 1);
            text.append(", epoch ").append(epoch.epoch());
            epoch.evaluation()
                    .ifPresent(tried -> text.append(" evaluated " + QuantityText.PLAIN.accuracy(tried.accuracy())));
        }
        return text.toString();
    }

    private static String state(RunProgress.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static long liveBytes(StepTrace trace) {
        LiveProfile profile = trace.liveProfile();
        return profile.operations() == 0 ? 0 : profile.totalBytes(profile.operations() - 1);
    }

    private static String bytes(long bytes) {
        return QuantityText.PLAIN.bytes(bytes);
    }
}
