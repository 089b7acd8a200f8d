package dev.densescope.session.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Resident memory of this process as the operating system counts it, an independent reading beside our own sums. On Linux
 * the kernel keeps the peak (VmHWM), over the whole life of the process: {@link #startMeasuring} sets it back where that
 * is permitted; where it is not, the peak is the most that {@link #residentBytes} saw since. 0 on other systems. Confined
 * to one thread.
 */
public final class ProcessMemory {
    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final String RESET_PEAK = "5";

    private final ProcFile status = new ProcFile(Path.of("/proc/self/status"));
    private boolean kernelKeepsPeak;
    private long maxSeenBytes;

    /** Forgets the peak so far. */
    public void startMeasuring() {
        maxSeenBytes = 0;
        kernelKeepsPeak = resetPeak();
        residentBytes();
    }

    /** Resident memory now; takes about 50 microseconds. */
    public long residentBytes() {
        long bytes = status.bytes("VmRSS");
        maxSeenBytes = Math.max(maxSeenBytes, bytes);
        return bytes;
    }

    /** The most resident memory since {@link #startMeasuring}. */
    public long peakBytes() {
        residentBytes();
        return kernelKeepsPeak ? Math.max(maxSeenBytes, status.bytes("VmHWM")) : maxSeenBytes;
    }

    private static boolean resetPeak() {
        try {
            Files.writeString(RESET, RESET_PEAK, StandardOpenOption.WRITE);
            return true;
        } catch (IOException notPermitted) {
            return false;
        }
    }
}
