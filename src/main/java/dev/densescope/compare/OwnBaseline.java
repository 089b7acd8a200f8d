package dev.densescope.compare;

import dev.densescope.language.Text;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.measure.BaselineStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Makes a baseline comparable: another framework tells its live bytes at their peak alone, and no layers. */
record OwnBaseline(BaselineRecord run) {
    ComparedRun compared(Optional<Path> file) {
        RunIdentity identity = RunIdentity.of(run, Text.verbatim(run.framework().id()), RunOrigin.BASELINE, file);
        MemoryFigures memory = new MemoryFigures(
                OptionalLong.empty(), known(run.livePeakBytes()), OptionalLong.empty(), known(run.processPeakBytes()));
        return new ComparedRun(identity, memory, steps(), Optional.empty(), Optional.of(run), OwnRun.notices(run));
    }

    private StepFigures steps() {
        List<Long> nanos = run.steps().stream()
                .filter(step -> !step.warmup())
                .map(BaselineStep::nanos)
                .toList();
        return new StepFigures(nanos, OptionalDouble.empty(), run.losses());
    }

    private static OptionalLong known(long bytes) {
        return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }
}
