package dev.densescope.session.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileSummaryTest {
    @TempDir
    private Path folder;

    @Test
    void aSummaryIsThatOfTheWholeRecord() throws IOException {
        Path file = folder.resolve("run.dscope");
        RunRecord run = SampleRun.write(file, 3, new RunOutcome.Completed());
        assertEquals(
                new RunFileSummary(
                        run.startedAt(),
                        run.settings(),
                        Optional.empty(),
                        "completed",
                        OptionalLong.of(run.measurement().orElseThrow().reservedBytes()),
                        Files.size(file)),
                RunFileReader.summary(file));
    }

    @Test
    void aRunWithoutStepsHasNoReservedBytes() {
        Path file = folder.resolve("run.dscope");
        SampleRun.write(file, 0, new RunOutcome.Cancelled(0));
        RunFileSummary summary = RunFileReader.summary(file);
        assertEquals(OptionalLong.empty(), summary.reservedBytes());
        assertEquals("cancelled", summary.outcome());
    }

    @Test
    void aFileThatIsCutOffIsRefusedInOneSentence() throws IOException {
        Path file = folder.resolve("run.dscope");
        SampleRun.write(file, 3, new RunOutcome.Completed());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, 3000));
        assertThrows(RunFileException.class, () -> RunFileReader.summary(file));
        Path text = Files.writeString(folder.resolve("text.dscope"), "no run");
        assertEquals(
                "%s is not a run file.".formatted(text),
                assertThrows(RunFileException.class, () -> RunFileReader.summary(text))
                        .sentence());
    }
}
