package dev.densescope.device.nd4j;

import dev.densescope.device.Kernel;
import java.util.function.Supplier;

/** Wraps every kernel, to run code before or after it. */
@FunctionalInterface
interface KernelWrapper {
    /** Adds nothing. */
    KernelWrapper NONE = (name, kernel) -> kernel.get();

    /**
     * Creates and wraps a kernel.
     *
     * @param name display name
     */
    Kernel wrap(String name, Supplier<Kernel> kernel);
}
