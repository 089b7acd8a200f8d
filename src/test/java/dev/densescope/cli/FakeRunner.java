package dev.densescope.cli;

import dev.densescope.data.DatasetSummary;
import dev.densescope.data.SkippedImages;
import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Sharing;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.session.settings.RunSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Runs that end at once with made-up measurements, and write an empty file for a run file; unless told to be refused, to
 * end otherwise, or to go on until cancelled.
 */
public final class FakeRunner implements Runner {
    private final List<RunSettings> started = new ArrayList<>();
    private final List<RunOutputs> outputs = new ArrayList<>();
    private Optional<RunOutcome> outcome = Optional.empty();
    private Optional<StoragePlan> refused = Optional.empty();
    private RunRefusedException.Subject refusal = RunRefusedException.Subject.MEMORY;
    private SkippedImages skipped = SkippedImages.NONE;
    private Optional<DatasetSummary> dataset = Optional.empty();
    private int[] damaged = {0, 0};
    private List<String> notices = List.of();
    private Optional<String> whyProcessor = Optional.empty();
    private Runnable meanwhile = () -> {};
    private boolean endless;
    private boolean closed;

    public FakeRunner endingWith(RunOutcome newOutcome) {
        outcome = Optional.of(newOutcome);
        return this;
    }

    FakeRunner recognising(DatasetSummary summary) {
        dataset = Optional.of(summary);
        return this;
    }

    /** Images of each class turn out to be damaged. */
    FakeRunner damaging(int... ofTraining) {
        damaged = ofTraining;
        return this;
    }

    FakeRunner skipping(SkippedImages images) {
        skipped = images;
        return this;
    }

    /** Something happens while each run goes on. */
    FakeRunner meanwhile(Runnable event) {
        meanwhile = event;
        return this;
    }

    /** The device has this to say in every run. */
    FakeRunner noticing(String... sentences) {
        notices = List.of(sentences);
        return this;
    }

    /** Why automatic devices are the processor. */
    FakeRunner leavingOutGpus(String sentence) {
        whyProcessor = Optional.of(sentence);
        return this;
    }

    FakeRunner refusing(Strategy strategy) {
        refused = Optional.of(Sharing.of(strategy));
        return this;
    }

    /** Refused for another reason than memory. */
    FakeRunner refusing(Strategy strategy, RunRefusedException.Subject subject) {
        refusal = subject;
        return refusing(strategy);
    }

    public FakeRunner endless() {
        endless = true;
        return this;
    }

    List<RunSettings> started() {
        return started;
    }

    public List<RunOutputs> outputs() {
        return outputs;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public Optional<Text> whyProcessor(String device) {
        return device.equals("auto") ? whyProcessor.map(Text::verbatim) : Optional.empty();
    }

    @Override
    public Run start(RunSettings settings, RunOutputs files, boolean force, BooleanSupplier stop) {
        if (!force && refused.filter(settings.storage()::equals).isPresent()) {
            throw new RunRefusedException(refusal, Text.verbatim("The run needs more than there is."));
        }
        files.runFile().ifPresent(FakeRunner::touch);
        started.add(settings);
        meanwhile.run();
        outputs.add(files);
        FakeRun run = new FakeRun(settings, record(settings), dataset);
        if (!endless) {
            run.ended.complete(run.record);
        }
        return run;
    }

    @Override
    public Run startShortOfMemory(RunSettings settings, RunOutputs files, BooleanSupplier stop) {
        Optional<RunOutcome> before = outcome;
        outcome = Optional.of(new RunOutcome.OutOfMemory(1, "Memory ran out."));
        try {
            return start(settings, files, true, stop);
        } finally {
            outcome = before;
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private RunRecord record(RunSettings settings) {
        RunRecord sample = SampleRuns.run(settings.spec(), settings.storage(), settings.steps());
        RunRecord ended = SampleRuns.with(sample, sample.steps(), outcome.orElse(sample.outcome()));
        RunRecord skipping = SampleRuns.skipping(ended, skipped);
        RunRecord onImages = dataset.map(
                        summary -> SampleRuns.on(skipping, summary.withDamaged(damaged, new int[damaged.length])))
                .orElse(skipping);
        return SampleRuns.noticing(onImages, notices);
    }

    private static void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private record FakeRun(
            RunSettings settings,
            RunRecord record,
            Optional<DatasetSummary> dataset,
            CompletableFuture<RunRecord> ended)
            implements Run {
        FakeRun(RunSettings settings, RunRecord record, Optional<DatasetSummary> dataset) {
            this(settings, record, dataset, new CompletableFuture<>());
        }

        @Override
        public Schedule schedule() {
            return Schedule.compile(Network.of(settings.spec()), settings.storage());
        }

        @Override
        public RunProgress progress() {
            return new RunProgress(
                    RunProgress.State.STEPPING,
                    record.steps(),
                    record.lastTrace(),
                    record.lastTrace(),
                    record.prediction().reservedBytes(),
                    record.prediction().peakLiveBytes(),
                    0,
                    1);
        }

        @Override
        public OptionalInt checkpointSteps() {
            return OptionalInt.empty();
        }

        @Override
        public void cancel() {
            ended.complete(SampleRuns.with(
                    record,
                    record.steps(),
                    new RunOutcome.Cancelled(record.steps().size())));
        }

        @Override
        public void stop(Path file) {
            cancel();
        }
    }
}
