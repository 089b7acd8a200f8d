package dev.densescope.device.cpu.parallel;

import dev.densescope.device.Kernel;
import java.util.Arrays;

/** Runs kernels one after the other. */
public final class Sequence {
    /** A kernel that does nothing. */
    public static final Kernel NOTHING = settings -> {};

    private Sequence() {}

    public static Kernel of(Kernel... kernels) {
        Kernel[] needed =
                Arrays.stream(kernels).filter(kernel -> kernel != NOTHING).toArray(Kernel[]::new);
        if (needed.length == 1) {
            return needed[0];
        }
        return settings -> {
            for (Kernel kernel : needed) {
                kernel.run(settings);
            }
        };
    }
}
