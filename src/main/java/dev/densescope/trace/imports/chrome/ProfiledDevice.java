package dev.densescope.trace.imports.chrome;

import dev.densescope.language.Text;

/**
 * A device of torch.profiler.
 *
 * @param type as in PyTorch's {@code DeviceType}: 0 for the processor, 1 for NVIDIA's GPUs
 */
record ProfiledDevice(long type, long index) {
    private static final long PROCESSOR = 0;
    private static final long NVIDIA = 1;

    boolean isProcessor() {
        return type == PROCESSOR;
    }

    /** The name in a sentence. */
    Text label() {
        if (isProcessor()) {
            return Text.of("the processor");
        }
        return type == NVIDIA ? Text.of("GPU %d", index) : Text.of("device %d of type %d", index, type);
    }
}
