package dev.densescope.session.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Resident memory of this process, as reported by the operating system, independent of the recorder. On Linux, the
 * kernel records the peak since the process started (VmHWM). {@link #startMeasuring} resets it if that is permitted;
 * otherwise the peak is the largest value of {@link #residentBytes} since then. 0 on other systems. Confined to one
 * thread.
 */
public final class ProcessMemory {
    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final String RESET_PEAK = "5";

    private final ProcFile status = new ProcFile(Path.of("/proc/self/status"));
    private boolean kernelKeepsPeak;
    private long maxSeenBytes;

    /** Resets the peak. */
    public void startMeasuring() {
        maxSeenBytes = 0;
        kernelKeepsPeak = resetPeak();
        residentBytes();
    }

    /** Current resident memory in bytes; takes about 50 microseconds. */
    public long residentBytes() {
        long bytes = status.bytes("VmRSS");
        maxSeenBytes = Math.max(maxSeenBytes, bytes);
        return bytes;
    }

    /** Peak of resident memory in bytes since {@link #startMeasuring}. */
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
