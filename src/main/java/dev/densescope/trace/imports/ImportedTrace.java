package dev.densescope.trace.imports;

import dev.densescope.language.Text;
import dev.densescope.memory.MemoryTimeline;
import java.util.List;
import java.util.OptionalLong;

/**
 * A trace of memory that was read from a file. Immutable.
 *
 * @param fileName the name of the file, without control characters; of an archive also the name of the entry
 * @param live live bytes over time; without points if the trace has none
 * @param reserved bytes reserved on the device over time, as bytes of unknown category; without points if not given
 * @param operations sums by name of all devices, longest first, or largest first if there are no times
 * @param events number of events in the file
 * @param notices sentences for the user about what the file does not tell, or tells otherwise than expected
 */
public record ImportedTrace(
        String fileName,
        TraceKind kind,
        MemoryTimeline live,
        MemoryTimeline reserved,
        List<OperationSum> operations,
        long events,
        List<Text> notices) {
    public ImportedTrace {
        operations = List.copyOf(operations);
        notices = List.copyOf(notices);
    }

    /** The most bytes reserved at once; empty if not given. */
    public OptionalLong maxReservedBytes() {
        return reserved.points() == 0 ? OptionalLong.empty() : OptionalLong.of(reserved.peakBytes());
    }
}
