package dev.densescope.session.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.SkippedImages;
import dev.densescope.data.open.ImageSources;
import dev.densescope.device.Kernel;
import dev.densescope.device.StepSettings;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.engine.StepOutcome;
import dev.densescope.engine.TrainingEngine;
import dev.densescope.memory.Recorder;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.file.RunFileWriter;
import dev.densescope.session.file.table.RunFileHeader;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.TrainingRecipe;
import dev.densescope.spec.Presets;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What recording costs: pairs of steps of one engine, with the same kernels on the same storage. One step is a run's (trace,
 * ledger of storage, readings of the process' memory, journal, run file), the other runs the kernels and nothing else,
 * reached by reflection because an engine always records. The order within a pair changes from pair to pair. Then the
 * same with kernels that do nothing: what recording takes on the run thread, without the noise of a step.
 */
class RecordingBenchmark {
    private static final int THREADS =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());
    private static final int WARMUP_PAIRS = 15;
    private static final int EMPTY_PAIRS = 200;
    /** {@code -Dbench.runFile=false} leaves the run file out, to tell what its thread costs. */
    private static final boolean RUN_FILE = !"false".equals(System.getProperty("bench.runFile"));

    private static final double MAX = 1.02;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"densenet-bc-40-12,64,naive,200", "densenet-bc-40-12,64,shared,200", "densenet-bc-100-12,64,shared,40"})
    void recordingCostsAtMostTwoPercentOfAStep(String preset, int batch, String strategy, int pairs)
            throws ReflectiveOperationException {
        RunSettings settings = new RunSettings(
                Presets.find(preset).orElseThrow().withBatch(batch),
                Strategies.find(strategy, SharedScope.NETWORK).orElseThrow(),
                "cpu",
                new DataChoice.Synthetic(),
                0,
                Integer.MAX_VALUE / 2,
                1,
                THREADS,
                TrainingRecipe.DEFAULT);
        RunPlan plan = RunPlan.of(settings);
        try (CpuDevice device = new CpuDevice(THREADS);
                TrainingEngine engine = new TrainingEngine(plan.schedule(), device)) {
            engine.initializeParameters(1);
            Steps steps = new Steps(plan, engine, RUN_FILE ? Optional.of(create(plan)) : Optional.empty());
            steps.pairs(WARMUP_PAIRS);
            double[][] millis = steps.pairs(pairs);
            steps.emptyKernels();
            steps.pairs(EMPTY_PAIRS);
            double[][] emptyMillis = steps.pairs(EMPTY_PAIRS);
            steps.end();
            print("%s, batch %d, %s".formatted(preset, batch, strategy), millis, emptyMillis);
            assertTrue(median(ratios(millis)) <= MAX, "recording costs more than 2 % of a step");
        }
    }

    private RunFileWriter create(RunPlan plan) {
        return RunFileWriter.create(
                folder.resolve("run.densescope"),
                new RunFileHeader(
                        plan.startedAt(),
                        plan.settings(),
                        plan.environment(),
                        Optional.empty(),
                        plan.prediction(),
                        plan.schedule().legend()));
    }

    /** Both kinds of step of one engine. */
    private static final class Steps {
        private final Schedule schedule;
        private final TrainingEngine engine;
        private final RunJournal journal;
        private final Recorder recorder;
        private final Kernel[] kernels;
        private final Minibatch minibatch;
        private final StepSettings settings = new StepSettings(1, 1, 0.1f, 0.9f, 1e-4f);
        private int recordedSteps;

        Steps(RunPlan plan, TrainingEngine engine, Optional<RunFileWriter> file) throws ReflectiveOperationException {
            schedule = plan.schedule();
            this.engine = engine;
            journal = new RunJournal(plan, file, Optional::empty, () -> SkippedImages.NONE);
            journal.started();
            recorder = journal.recorder(engine.measurement().reservedBytes());
            Field field = TrainingEngine.class.getDeclaredField("kernels");
            field.setAccessible(true);
            kernels = (Kernel[]) field.get(engine);
            minibatch = new Minibatch(schedule);
            try (ImageSource source = ImageSources.open(
                    new DataChoice.Synthetic(), plan.settings().spec(), new Sampling(1, true, Augmentation.NONE))) {
                assertTrue(source.next(minibatch.images(), minibatch.labels(), () -> false));
            }
        }

        /** Milliseconds of each pair's recorded and bare step. */
        double[][] pairs(int count) {
            double[][] millis = new double[count][2];
            for (int pair = 0; pair < count; pair++) {
                for (int turn = 0; turn < 2; turn++) {
                    int kind = (pair + turn) % 2;
                    long start = System.nanoTime();
                    if (kind == 0) {
                        recordedStep();
                    } else {
                        bareStep();
                    }
                    millis[pair][kind] = (System.nanoTime() - start) / 1e6;
                }
            }
            return millis;
        }

        /** From now on a step computes nothing. */
        void emptyKernels() {
            Arrays.fill(kernels, (Kernel) nothing -> {});
        }

        void end() {
            journal.end(new RunOutcome.Completed());
            assertTrue(journal.fileFailure().isEmpty(), "the run file was not written");
        }

        /** As a run does it. */
        private void recordedStep() {
            recordedSteps++;
            recorder.stepStarted(recordedSteps);
            long start = System.nanoTime();
            StepOutcome outcome = engine.step(minibatch.images(), minibatch.labels(), settings, recorder, () -> {
                journal.sampleProcessMemory();
                return false;
            });
            long nanos = System.nanoTime() - start;
            StepOutcome.Finished finished = (StepOutcome.Finished) outcome;
            float accuracy = (float) finished.correct() / minibatch.labels().length;
            journal.stepFinished(
                    new RunJournal.Step(finished.loss(), accuracy, nanos, 0, Optional.empty()),
                    recorder.stepFinished(),
                    engine.measurement());
        }

        /** The labels of the step before are still there. */
        private void bareStep() {
            engine.write(schedule.tensors().images(), minibatch.images());
            for (Kernel kernel : kernels) {
                kernel.run(settings);
            }
            engine.read(schedule.tensors().loss());
            engine.read(schedule.tensors().logits());
        }
    }

    private static void print(String title, double[][] millis, double[][] emptyMillis) {
        double[] ratios = ratios(millis);
        double bareMillis = median(Arrays.stream(millis).mapToDouble(pair -> pair[1]).toArray());
        double recordingMillis = median(
                Arrays.stream(emptyMillis).mapToDouble(pair -> pair[0] - pair[1]).toArray());
        System.out.printf(
                Locale.ROOT,
                "%s: %d pairs, recorded over bare: median %.4f, quartiles %.4f to %.4f; bare step %.1f ms; "
                        + "run thread's recording alone %.3f ms a step, %.2f %%%n",
                title,
                ratios.length,
                median(ratios),
                ratios[ratios.length / 4],
                ratios[ratios.length * 3 / 4],
                bareMillis,
                recordingMillis,
                100 * recordingMillis / bareMillis);
    }

    /** Recorded over bare, sorted. */
    private static double[] ratios(double[][] millis) {
        return Arrays.stream(millis).mapToDouble(pair -> pair[0] / pair[1]).sorted().toArray();
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
