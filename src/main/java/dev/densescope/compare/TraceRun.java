package dev.densescope.compare;

import dev.densescope.language.Text;
import dev.densescope.trace.imports.ImportedTrace;
import dev.densescope.trace.imports.TraceKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes an imported trace comparable: it has live and reserved bytes, and neither steps nor losses. */
record TraceRun(ImportedTrace trace) {
    ComparedRun compared(Path file) {
        boolean hasLive = trace.live().points() > 0;
        RunIdentity identity = new RunIdentity(
                Text.verbatim(trace.fileName()), origin(), Text.NONE, Optional.empty(), Optional.of(file), "");
        MemoryFigures memory = new MemoryFigures(
                trace.maxReservedBytes(),
                hasLive ? OptionalLong.of(trace.live().peakBytes()) : OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        return new ComparedRun(
                identity,
                memory,
                StepFigures.NONE,
                hasLive ? Optional.of(new StepProfile(trace.live())) : Optional.empty(),
                Optional.empty(),
                trace.notices());
    }

    private RunOrigin origin() {
        return trace.kind() == TraceKind.PYTORCH_SNAPSHOT ? RunOrigin.PYTORCH_SNAPSHOT : RunOrigin.CHROME_TRACE;
    }
}
