package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import java.util.function.Supplier;

/** Sees every kernel as it is made, and may do something more when it runs. */
@FunctionalInterface
interface KernelWrapper {
    /** Nothing more. */
    KernelWrapper NONE = (name, kernel) -> kernel.get();

    /**
     * Makes a kernel.
     *
     * @param name what it computes, for people
     */
    Kernel wrap(String name, Supplier<Kernel> kernel);
}
