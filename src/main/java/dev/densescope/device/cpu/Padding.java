package dev.densescope.device.cpu;

/** Pads channels to whole vectors, for the internal buffers of our native loops. */
final class Padding {
    /** Channels are padded to a multiple of this, or of a divisor of it. */
    static final int CHANNELS = 16;

    private Padding() {}

    /** The padded number of channels. */
    static int padded(int channels) {
        return (channels + CHANNELS - 1) / CHANNELS * CHANNELS;
    }
}
