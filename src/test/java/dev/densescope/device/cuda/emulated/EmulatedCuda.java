package dev.densescope.device.cuda.emulated;

import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;

/**
 * The emulated CUDA: its libraries, the settings of its machine, and what it counted. All tests of a process share one
 * machine, so a test that changes it calls {@link #reset} before and after. Any thread.
 *
 * <p>Settings ({@link #set}; a name followed by {@code .1} is that of the second GPU alone) are listed in {@code
 * src/test/cuda-emulator/README.md}. Another process is given them as {@code name=value;name=value} in the environment
 * variable {@link #ENVIRONMENT}.
 */
public final class EmulatedCuda {
    public static final String ENVIRONMENT = "DENSESCOPE_CUDA_EMULATOR";

    /** Loads the emulator, and nothing of CUDA's names. Where {@link #supported} says no, it fails. */
    public EmulatedCuda() {
        System.load(folder().resolve(EmulatedLibrary.CORE).toString());
    }

    /** Whether the libraries run here. */
    public static boolean supported() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    /** The absolute path of the folder with all libraries, libcuda.so.1 and libnvidia-ml.so.1 among them. */
    public static Path folder() {
        return EmulatorSources.LIBRARIES.toAbsolutePath();
    }

    /** Changes a setting from now on. */
    public void set(String name, Object value) {
        try (BytePointer nameText = new BytePointer(name);
                BytePointer valueText = new BytePointer(value.toString())) {
            if (!change(nameText.address(), valueText.address())) {
                throw new IllegalArgumentException("the emulated CUDA has no setting " + name);
            }
        }
    }

    /** All settings as at the beginning, no counts, no error. What was allocated stays. */
    public void reset() {
        forgetChanges();
    }

    /** How often something happened since the last reset: launches, graphLaunches, synchronizations, allocations, copies, products or convolutions. */
    public long count(String name) {
        try (BytePointer text = new BytePointer(name)) {
            return counted(text.address());
        }
    }

    /** Live allocations of device memory. */
    public long allocations(int gpu) {
        return liveAllocations(gpu);
    }

    /** Bytes of device memory that are allocated. */
    public long allocatedBytes(int gpu) {
        return liveBytes(gpu);
    }

    /** The last sentence about a mistake of the program, since the last reset; empty without one. */
    public String diagnosis() {
        return new BytePointer() {
            {
                address = diagnosisText();
            }
        }.getString();
    }

    private static native boolean change(long name, long value);

    private static native void forgetChanges();

    private static native long counted(long name);

    private static native long liveAllocations(int gpu);

    private static native long liveBytes(int gpu);

    private static native long diagnosisText();
}
