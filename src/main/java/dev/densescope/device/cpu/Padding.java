package dev.densescope.device.cpu;

/** How many channels our loops in machine code work on in memory of their own: whole vectors. */
final class Padding {
    /** Channels are padded to a multiple of this or of a part of it. */
    static final int CHANNELS = 16;

    private Padding() {}

    /** Channels with padding. */
    static int padded(int channels) {
        return (channels + CHANNELS - 1) / CHANNELS * CHANNELS;
    }
}
