package dev.densescope.data.minibatch;

/** A subset of stored images. Thread-safe. */
public final class SubsetImages implements StoredImages {
    private final StoredImages all;
    private final int[] images;

    /** @param images indices of the images in the subset */
    public SubsetImages(StoredImages all, int[] images) {
        this.all = all;
        this.images = images.clone();
    }

    @Override
    public int count() {
        return images.length;
    }

    @Override
    public String name(int image) {
        return all.name(images[image]);
    }

    @Override
    public int label(int image) {
        return all.label(images[image]);
    }

    @Override
    public boolean read(int image, byte[] pixels) {
        return all.read(images[image], pixels);
    }
}
