package dev.densescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.data.Augmentation;
import dev.densescope.data.DataChoice;
import dev.densescope.data.ImageSource;
import dev.densescope.data.Sampling;
import dev.densescope.data.image.ImageFiles;
import dev.densescope.data.open.ImageSources;
import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.memory.Recorder;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From PNG files to a network that tells them apart, under every strategy alike. */
class ImageFolderTrainingTest {
    private static final int IMAGES_PER_CLASS = 16;
    private static final int STEPS = 60;
    private static final long SEED = 3;
    private static final DenseNetSpec DESIGN = new DenseNetSpec(
            "tiny",
            InputSpec.square(12),
            Stem.CIFAR,
            8,
            List.of(new DenseBlockSpec(2, 4, 2), new DenseBlockSpec(2, 4, 2)),
            0.5,
            0,
            3,
            16);

    @TempDir
    static Path folder;

    private record Curve(List<Float> losses, double accuracy) {}

    /** Stripes along, stripes across and checks, each of its own width, place and colours. */
    @BeforeAll
    static void writeImages() {
        Random random = new Random(SEED);
        for (int i = 0; i < IMAGES_PER_CLASS; i++) {
            int width = 3 + random.nextInt(2);
            int start = random.nextInt(6);
            int dark = random.nextInt(0x606060) & 0x7F7F7F;
            int light = dark | 0x808080;
            write("across", i, (x, y) -> (y + start) / width % 2 == 0 ? dark : light);
            write("along", i, (x, y) -> (x + start) / width % 2 == 0 ? dark : light);
            write("checks", i, (x, y) -> ((x + start) / width + (y + start) / width) % 2 == 0 ? dark : light);
        }
    }

    private static void write(String name, int number, ImageFiles.Pattern pattern) {
        ImageFiles.png(folder.resolve(name).resolve(number + ".png"), 20, 16, pattern);
    }

    @Test
    void everyStrategyLearnsAFolderOfImagesOnTheSameCurve() {
        Curve naive = train(Strategy.NAIVE);
        assertTrue(naive.accuracy() > 0.95, "accuracy " + naive.accuracy());
        for (Strategy strategy : Strategy.values()) {
            assertEquals(naive, train(strategy), strategy.id());
        }
    }

    private static Curve train(Strategy strategy) {
        Schedule schedule = Schedule.compile(Network.of(DESIGN), strategy, TestDevice.THREADS);
        try (Device device = TestDevice.CPU.open();
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            engine.initializeParameters(SEED);
            List<Float> losses = losses(schedule, engine);
            return new Curve(losses, accuracy(engine));
        }
    }

    private static List<Float> losses(Schedule schedule, TrainingEngine engine) {
        Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
        float[] images = new float[DESIGN.batch() * 12 * 12 * 3];
        int[] labels = new int[DESIGN.batch()];
        List<Float> losses = new ArrayList<>();
        try (ImageSource source = open(new Sampling(SEED, true, Augmentation.CROP_FLIP))) {
            for (int step = 1; step <= STEPS; step++) {
                assertTrue(source.next(images, labels, () -> false));
                recorder.stepStarted(step);
                StepSettings settings = new StepSettings(step, SEED, 0.1f, 0.9f, 1e-4f);
                StepOutcome outcome = engine.step(images, labels, settings, recorder, () -> false);
                recorder.stepFinished();
                losses.add(((StepOutcome.Finished) outcome).loss());
            }
        }
        return losses;
    }

    private static double accuracy(TrainingEngine engine) {
        float[] images = new float[DESIGN.batch() * 12 * 12 * 3];
        int[] labels = new int[DESIGN.batch()];
        Score score = Score.NONE;
        try (ImageSource source = open(new Sampling(SEED, false, Augmentation.NONE))) {
            for (int i = 0; i < source.batchesPerEpoch(); i++) {
                assertTrue(source.next(images, labels, () -> false));
                score = score.plus(engine.evaluate(images, labels, labels.length, () -> false)
                        .orElseThrow());
            }
        }
        assertEquals(3 * IMAGES_PER_CLASS, score.images());
        return (double) score.correct() / score.images();
    }

    private static ImageSource open(Sampling sampling) {
        return ImageSources.open(new DataChoice.Images(folder), DESIGN, sampling);
    }
}
