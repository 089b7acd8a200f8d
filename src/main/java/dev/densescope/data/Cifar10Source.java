package dev.densescope.data;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import java.nio.file.Path;
import java.util.Optional;

/** Minibatches of CIFAR-10: pixels / 255, minus mean, over standard deviation. The test batch, if there, evaluates. */
final class Cifar10Source {
    /** Of the training images, by channel (paper.md, training recipe of the originals). */
    private static final double[] MEANS = {0.4914, 0.4822, 0.4465};

    private static final double[] STANDARD_DEVIATIONS = {0.2470, 0.2435, 0.2616};

    private static final InputSpec INPUT =
            new InputSpec(Cifar10Images.CHANNELS, Cifar10Images.SIDE, Cifar10Images.SIDE);

    private Cifar10Source() {}

    static ImageSource open(Path folder, DenseNetSpec spec, Sampling sampling) {
        requireFittingDesign(spec);
        Cifar10Images images = Cifar10Images.readTraining(folder);
        int batch = spec.batch();
        if (batch > images.count()) {
            throw new DataException("The batch of %d is larger than the %d images in %s: set it to at most %d."
                    .formatted(batch, images.count(), folder, images.count()));
        }
        Normalisation normalisation = new Normalisation(INPUT, MEANS, STANDARD_DEVIATIONS);
        Optional<EvaluationImages> evaluation = Cifar10Images.readTest(folder)
                .map(test -> new StreamedEvaluation(
                        test.count(),
                        batch,
                        () -> MinibatchStream.direct(new EvaluationReader(test, normalisation, batch), 0)));
        return new StreamedSource(
                images.count(),
                batch,
                Optional.empty(),
                MinibatchStream.direct(
                        new TrainingReader(images, normalisation, batch, sampling), sampling.firstMinibatch()),
                evaluation,
                () -> SkippedImages.NONE);
    }

    private static void requireFittingDesign(DenseNetSpec spec) {
        InputSpec input = spec.input();
        if (!input.equals(INPUT) || spec.classes() != Cifar10Images.CLASSES) {
            throw new DataException(
                    ("CIFAR-10 images are 32x32 with 3 channels in 10 classes, but the design reads %dx%d with %d "
                                    + "channels in %d classes: set input to 32, channels to 3 and classes to 10.")
                            .formatted(input.height(), input.width(), input.channels(), spec.classes()));
        }
    }
}
