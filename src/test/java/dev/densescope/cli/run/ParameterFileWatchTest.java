package dev.densescope.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.file.write.AtomicFile;
import dev.densescope.report.SampleRuns;
import dev.densescope.session.RunOutputs;
import dev.densescope.weights.SampleCheckpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFileWatchTest {
    @TempDir
    Path folder;

    @Test
    void writtenFilesAndTheCommandToResumeAreNamed() throws IOException {
        Path initial = folder.resolve("initial");
        Path weights = Files.writeString(folder.resolve("weights"), "older");
        Path checkpoint = Files.writeString(folder.resolve("state"), "older");
        ParameterFileWatch watch = new ParameterFileWatch(new RunOutputs(
                Optional.empty(),
                Optional.of(initial),
                Optional.of(weights),
                Optional.of(new RunOutputs.Checkpoint(checkpoint, 0))));
        assertEquals(List.of(), watch.lines());
        Files.writeString(initial, "new");
        AtomicFile.write(checkpoint, new byte[] {'o', 'l', 'd', 'e', 'r'});
        assertEquals(
                List.of(
                        "Written: " + initial,
                        "Written: %s (to resume: --resume %s)".formatted(checkpoint, checkpoint)),
                watch.lines());
        SampleCheckpoints.write(checkpoint, SampleRuns.smallSpec(), 2);
        assertEquals(
                "Written: %s (step 2; to resume: --resume %s)".formatted(checkpoint, checkpoint),
                watch.lines().get(1));
    }

    @Test
    void aCompletedTrainingIsNotResumedButCanBeTrainedLonger() throws IOException {
        Path checkpoint = folder.resolve("state");
        ParameterFileWatch watch = new ParameterFileWatch(new RunOutputs(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RunOutputs.Checkpoint(checkpoint, 0))));
        SampleCheckpoints.write(checkpoint, SampleRuns.smallSpec(), SampleCheckpoints.TRAINING_STEPS);
        assertEquals(
                List.of("Written: %s (step %d; to train longer: --resume %s with more --steps or --epochs)"
                        .formatted(checkpoint, SampleCheckpoints.TRAINING_STEPS, checkpoint)),
                watch.lines());
    }
}
