package dev.densescope.data.minibatch;

/** Reads minibatches of stored images in file order, without augmentation. */
public final class EvaluationReader implements MinibatchReader {
    private final StoredImages images;
    private final Normalisation normalisation;
    private final int batch;
    private final byte[] pixels;

    public EvaluationReader(StoredImages images, Normalisation normalisation, int batch) {
        this.images = images;
        this.normalisation = normalisation;
        this.batch = batch;
        pixels = new byte[normalisation.elements()];
    }

    @Override
    public int size(long minibatch) {
        return (int) Math.max(0, Math.min(batch, images.count() - minibatch * batch));
    }

    @Override
    public void read(long minibatch, int position, float[] target, int[] labels) {
        int image = Math.toIntExact(minibatch * batch + position);
        if (images.read(image, pixels)) {
            labels[position] = images.label(image);
            normalisation.apply(pixels, CropFlip.NONE, target, position * pixels.length);
        } else {
            labels[position] = UNREADABLE;
        }
    }
}
