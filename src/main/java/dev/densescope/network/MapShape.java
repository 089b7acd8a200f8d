package dev.densescope.network;

/**
 * Shape of the feature maps of one image.
 *
 * @param channels C
 * @param height H
 * @param width W
 */
public record MapShape(int channels, int height, int width) {
    /** H * W. */
    public long pixels() {
        return (long) height * width;
    }

    /** C * H * W. */
    public long elements() {
        return Math.multiplyExact(channels, pixels());
    }

    public MapShape withChannels(int newChannels) {
        return new MapShape(newChannels, height, width);
    }

    /** The shape after 2x2 pooling with stride 2; an odd last row or column is dropped. */
    public MapShape halved() {
        return new MapShape(channels, height / 2, width / 2);
    }

    @Override
    public String toString() {
        return channels + " × " + height + " × " + width;
    }
}
