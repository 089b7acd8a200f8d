package dev.densescope.data;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import java.nio.file.Path;

/** Minibatches of CIFAR-10: pixels / 255, minus mean, over standard deviation. An epoch's incomplete last is dropped. */
final class Cifar10Source implements ImageSource {
    /** Of the training images, by channel (paper.md, training recipe of the originals). */
    private static final double[] MEAN = {0.4914, 0.4822, 0.4465};

    private static final double[] STANDARD_DEVIATION = {0.2470, 0.2435, 0.2616};
    private static final float[][] NORMALISED = normalised();

    private final Cifar10Images images;
    private final EpochOrder order;
    private final byte[] pixels = new byte[Cifar10Images.RECORD_BYTES - 1];

    private Cifar10Source(Cifar10Images images, EpochOrder order) {
        this.images = images;
        this.order = order;
    }

    static Cifar10Source open(Path folder, DenseNetSpec spec, long seed, boolean shuffle) {
        requireFittingDesign(spec);
        Cifar10Images images = Cifar10Images.readTraining(folder);
        if (spec.batch() > images.count()) {
            throw new DataException("The batch of %d is larger than the %d images in %s: set it to at most %d."
                    .formatted(spec.batch(), images.count(), folder, images.count()));
        }
        return new Cifar10Source(images, new EpochOrder(images.count(), seed, shuffle));
    }

    @Override
    public void next(float[] target, int[] labels) {
        order.startMinibatch(labels.length);
        for (int i = 0; i < labels.length; i++) {
            int image = order.next();
            labels[i] = images.label(image);
            images.copyPixels(image, pixels);
            normalise(target, i * pixels.length);
        }
    }

    private void normalise(float[] target, int start) {
        for (int channel = 0; channel < Cifar10Images.CHANNELS; channel++) {
            float[] normalised = NORMALISED[channel];
            int from = channel * Cifar10Images.PIXELS;
            for (int pixel = 0; pixel < Cifar10Images.PIXELS; pixel++) {
                target[start + pixel * Cifar10Images.CHANNELS + channel] =
                        normalised[Byte.toUnsignedInt(pixels[from + pixel])];
            }
        }
    }

    private static void requireFittingDesign(DenseNetSpec spec) {
        InputSpec input = spec.input();
        InputSpec needed = new InputSpec(Cifar10Images.CHANNELS, Cifar10Images.SIDE, Cifar10Images.SIDE);
        if (!input.equals(needed) || spec.classes() != Cifar10Images.CLASSES) {
            throw new DataException(
                    ("CIFAR-10 images are 32x32 with 3 channels in 10 classes, but the design reads %dx%d with %d "
                                    + "channels in %d classes: set input to 32, channels to 3 and classes to 10.")
                            .formatted(input.height(), input.width(), input.channels(), spec.classes()));
        }
    }

    private static float[][] normalised() {
        float[][] table = new float[Cifar10Images.CHANNELS][256];
        for (int channel = 0; channel < table.length; channel++) {
            for (int pixel = 0; pixel < 256; pixel++) {
                table[channel][pixel] = (float) ((pixel / 255.0 - MEAN[channel]) / STANDARD_DEVIATION[channel]);
            }
        }
        return table;
    }
}
