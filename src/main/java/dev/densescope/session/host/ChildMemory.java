package dev.densescope.session.host;

import java.nio.file.Path;

/**
 * Resident memory of another process of this user, from the operating system; 0 on other systems than Linux, and after the
 * process has ended.
 */
public final class ChildMemory {
    private final ProcFile status;

    /** @param pid number of the process */
    public ChildMemory(long pid) {
        status = new ProcFile(Path.of("/proc", Long.toString(pid), "status"));
    }

    /** Current resident memory in bytes. */
    public long residentBytes() {
        return status.bytes("VmRSS");
    }

    /** Peak of resident memory in bytes since the process started. */
    public long peakBytes() {
        return status.bytes("VmHWM");
    }
}
